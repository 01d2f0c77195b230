"""What a call costs this process does not grow with the calls in flight (DESIGN §10: at most 1.5 times at 256 against 8)."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from bot.mailbox.messenger import Delivered, Parcel
from bot.telegram.api import Api
from bot.telegram.outbound import TelegramMessenger
from bot.telegram.transport import Transport
from tests.telegram.screens import Button, Screen, nothing

CARD = Screen("今日应报：<b>某某超市</b>\n截止 12:00。", ((Button("全部正常", "ok:17", "success"), Button("有异常", "bad:17")),))
MOST = 1.5


@pytest.fixture
def still_server() -> Iterator[str]:
    """A server in a process of its own, answering after 50 ms."""
    command = [sys.executable, str(Path(__file__).with_name("still_server.py")), "0.05"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.terminate()


async def cost_of_a_call(messenger: TelegramMessenger, calls: int, at_once: int) -> float:
    """CPU seconds of this process for each of `calls`, `at_once` of them in flight."""
    waiting = iter(range(1, calls + 1))

    async def work() -> None:
        for chat_id in waiting:
            assert await messenger.deliver(Parcel(chat_id, CARD)) == Delivered(4321)

    before = time.process_time()
    await asyncio.gather(*(work() for _ in range(at_once)))
    return (time.process_time() - before) / calls


@pytest.mark.slow
async def test_a_call_costs_the_same_however_many_are_in_flight(still_server: str) -> None:
    async with Api("1:A", still_server, Transport()) as api:
        messenger = TelegramMessenger(api, nothing)
        await cost_of_a_call(messenger, 512, 256)
        few, many = [], []
        for _ in range(5):
            few.append(await cost_of_a_call(messenger, 64, 8))
            many.append(await cost_of_a_call(messenger, 1024, 256))
    assert median(many) <= MOST * median(few)
