"""CPU per outbound call with 256 calls in flight against 8: `python -m tests.bench.outbound ours|peer API IN_FLIGHT CALLS` is one run."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable

from tests.bench.bots import BOT_CORE, OURS, PEER, keep_to
from tests.bench.figures import Figure, Scale
from tests.bench.stub import Stub

MOST_RATIO = 1.5
FEW, MANY = 8, 256
_DELAY = 0.05
_TEXT = "<b>便民超市第 17 店</b>\n今日健康台账尚未填报，12:00 截报。"
_BUTTONS = (("✅ 全部正常", "ok:17:2026-11-23"), ("有异常，逐人填写", "bad:17:2026-11-23"))

Send = Callable[[int], Awaitable[object]]


async def _flood(send: Send, in_flight: int, calls: int) -> float:
    """Milliseconds of CPU a call, with `in_flight` calls always out; as many again go before, to open the connections."""
    numbers = iter(range(in_flight + calls))
    began = 0.0

    async def one() -> None:
        nonlocal began
        for number in numbers:
            if number == in_flight:
                began = time.process_time()
            await send(1_000_000 + number)

    async with asyncio.TaskGroup() as group:
        for _ in range(in_flight):
            group.create_task(one())
    return (time.process_time() - began) * 1000 / calls


async def _ours(api_url: str, in_flight: int, calls: int) -> float:
    from bot.files.made import make_apart
    from bot.mailbox.messenger import Parcel
    from bot.telegram.api import Api
    from bot.telegram.outbound import TelegramMessenger
    from bot.telegram.transport import Transport
    from conversations.wording import Screen, ScreenButton

    screen = Screen(_TEXT, tuple((ScreenButton(label, data, "plain"),) for label, data in _BUTTONS), "task")
    async with Api("10001:ours", api_url, Transport()) as api:
        messenger = TelegramMessenger(api, make_apart)
        return await _flood(lambda chat: messenger.deliver(Parcel(chat, screen, None)), in_flight, calls)


async def _peer(api_url: str, in_flight: int, calls: int) -> float:
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup
    from telegram.ext import Application

    application = Application.builder().token("10001:peer").base_url(f"{api_url}/bot").updater(None).build()
    markup = InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)] for label, data in _BUTTONS])
    async with application:
        return await _flood(lambda chat: application.bot.send_message(chat, _TEXT, reply_markup=markup), in_flight, calls)


async def _run(which: str, in_flight: int, calls: int) -> float:
    stub = Stub()
    url = await stub.start()
    stub.delay = _DELAY
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.outbound", which, url, str(in_flight), str(calls), stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    await stub.stop()
    if process.returncode:
        raise RuntimeError(f"the outbound run of {which} failed")
    return float(output)


async def measure(scale: Scale) -> list[Figure]:
    """Both transports with few and with many calls in flight, each in a process of its own."""
    told: dict[tuple[str, int], float] = {}
    for which in (OURS, PEER):
        for in_flight in (FEW, MANY):
            told[which, in_flight] = await _run(which, in_flight, scale.calls)
    ours, peer = (told[which, MANY] / told[which, FEW] for which in (OURS, PEER))
    return [
        Figure(
            f"outbound CPU per call, {MANY} in flight against {FEW}",
            "any",
            f"{ours:.2f} × ({told[OURS, FEW]:.2f} → {told[OURS, MANY]:.2f} ms)",
            f"{peer:.2f} × ({told[PEER, FEW]:.2f} → {told[PEER, MANY]:.2f} ms)",
            goal=f"≤ {MOST_RATIO} ×",
            met=ours <= MOST_RATIO,
        )
    ]


if __name__ == "__main__":
    import uvloop

    keep_to(BOT_CORE)
    run = _ours if sys.argv[1] == OURS else _peer
    # Ours runs on uvloop in service; the peer on asyncio's own loop, as its documentation has it.
    with asyncio.Runner(loop_factory=uvloop.new_event_loop if sys.argv[1] == OURS else None) as runner:
        sys.stdout.write(str(runner.run(run(sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))))
