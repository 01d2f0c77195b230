"""Samples at hand, and the guide that ticks itself off: what the page asks for and is told."""

import asyncio
from typing import Any

import aiohttp
import orjson
import pytest

from bot.simulator import Guide, Phone, Simulator, Step, running
from tests.simulator.conftest import ANNA, TOKEN, Clock


@pytest.fixture
def trial(clock: Clock) -> Simulator:
    simulator = Simulator(clock, token=TOKEN, phones=(Phone(ANNA, "小红", started=True, samples=(("花名册.csv", b"\xe5"),)),))
    said = Step("say", "说话", {"zh": "发一条消息", "en": "Send a message"}, lambda: bool(simulator.read(ANNA).messages), phone=ANNA)
    simulator.guide = Guide((said, Step("never", "永不", "", lambda: False, offer="jump:cutoff", label="跳")), finished="完")
    return simulator


async def _state(page: aiohttp.ClientSession) -> dict[str, Any]:
    async with page.get("/phones") as answer:
        return dict(await answer.json())


async def test_a_sample_is_sent_with_one_click(trial: Simulator) -> None:
    async with running(trial) as address, aiohttp.ClientSession(address) as page:
        (phone,) = (await _state(page))["phones"]
        assert phone["samples"] == ["花名册.csv"]
        for index, status in ((0, 200), (1, 400)):
            async with page.post(f"/phones/{ANNA}/sample", json={"index": index}) as answer:
                assert answer.status == status
    (message,) = trial.read(ANNA).messages
    assert message.get("document")["file_name"] == "花名册.csv"


async def test_the_page_hears_when_a_step_is_done(trial: Simulator) -> None:
    async with running(trial) as address, aiohttp.ClientSession(address) as page, asyncio.timeout(10):
        steps = (await _state(page))["guide"]["steps"]
        assert [(step["key"], step["done"], step["offer"]) for step in steps] == [("say", False, ""), ("never", False, "jump:cutoff")]
        async with page.get("/phones/events") as events:
            await trial.people.type(ANNA, "您好")
            async for line in events.content:
                told = orjson.loads(line.removeprefix(b"data: ")) if line.strip() else {}
                if told.get("kind") == "guide":
                    break
        assert [step["done"] for step in told["steps"]] == [True, False]


def test_what_was_done_stays_done() -> None:
    answers = iter([False, True])
    guide = Guide((Step("once", "一次", "", lambda: next(answers)),))
    assert guide.done == set()
    assert guide.done == {"once"}
    assert guide.done == {"once"}, "not asked again"
