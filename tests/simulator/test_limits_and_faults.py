"""The rate limits of the real server, and trouble on demand."""

import asyncio

import aiohttp
import pytest

from bot.simulator import Fault, FaultKind, ManualTimer, Phone, RefusedError, Simulator
from bot.simulator.limits import Limits
from tests.simulator.conftest import ANNA, BORIS, Bot


async def test_bursts_into_one_chat_pass_and_a_flow_does_not(bot: Bot, timer: ManualTimer) -> None:
    for _ in range(10):
        await bot("sendMessage", chat_id=ANNA, text="x")
    answer = await bot.simulator.call("sendMessage", chat_id=ANNA, text="x")
    assert answer == {
        "ok": False, "error_code": 429, "description": "Too Many Requests: retry after 1", "parameters": {"retry_after": 1},
    }  # fmt: skip
    await bot("sendMessage", chat_id=BORIS, text="x")
    timer.advance(1)
    await bot("sendMessage", chat_id=ANNA, text="x")
    assert bot.simulator.limits.refused == 1


async def test_thirty_a_second_over_all_chats(bot: Bot, simulator: Simulator, timer: ManualTimer) -> None:
    for number in range(40):
        simulator.people.add(Phone(5000 + number, "x", started=True))
    answers = [await simulator.call("sendMessage", chat_id=5000 + number, text="x") for number in range(40)]
    assert [answer["ok"] for answer in answers] == [True] * 30 + [False] * 10
    timer.advance(0.5)
    answers = [await simulator.call("sendMessage", chat_id=5000 + number, text="x") for number in range(40)]
    assert sum(answer["ok"] for answer in answers) == 15


async def test_twenty_a_minute_in_a_group(bot: Bot, simulator: Simulator, timer: ManualTimer) -> None:
    group = await simulator.people.group("一队", {ANNA})
    for _ in range(20):
        await bot("sendMessage", chat_id=group.id, text="x")
    assert await bot.refused("sendMessage", chat_id=group.id, text="x") == "429 Too Many Requests: retry after 3"
    timer.advance(3)
    await bot("sendMessage", chat_id=group.id, text="x")


def test_what_counts_and_what_does_not() -> None:
    limits = Limits(ManualTimer())
    for method in ("getupdates", "getme", "sendchataction", "setmycommands"):
        for _ in range(100):
            limits.check(method, "1")
    for number in range(15):
        limits.check("editmessagetext", str(number))
        limits.check("answercallbackquery", "")
    with pytest.raises(RefusedError):
        limits.check("sendphoto", "99")
    for number in range(900):
        limits.check("sendmessage", str(1000 + number), paid=True)
    limits.enabled = False
    for _ in range(1000):
        limits.check("sendmessage", "1")


async def test_trouble_by_method_and_number(bot: Bot, simulator: Simulator) -> None:
    simulator.faults.add(Fault(FaultKind.FLOOD, method="sendMessage", times=1, retry_after=7))
    simulator.faults.add(Fault(FaultKind.ERROR, method="sendmessage", times=1, code=502))
    simulator.faults.add(Fault(FaultKind.ERROR_AFTER, method="sendMessage", times=1))
    await bot("getMe")
    said = [await bot.refused("sendMessage", chat_id=ANNA, text="x") for _ in range(3)]
    assert said == ["429 Too Many Requests: retry after 7", "502 Bad Gateway", "500 Internal Server Error"]
    assert len(simulator.read(ANNA).messages) == 1, "only the last was carried out"
    await bot("sendMessage", chat_id=ANNA, text="x")
    simulator.faults.add(Fault(FaultKind.ERROR, probability=0.5))
    oks = [(await simulator.call("getMe"))["ok"] for _ in range(200)]
    assert 60 < sum(oks) < 140
    simulator.faults.clear()
    await bot("getMe")


async def test_a_delayed_answer(bot: Bot, simulator: Simulator, timer: ManualTimer) -> None:
    simulator.faults.add(Fault(FaultKind.DELAY, times=1, seconds=30))
    call = asyncio.create_task(bot("sendMessage", chat_id=ANNA, text="x"))
    await timer.until_sleeping()
    assert len(simulator.read(ANNA).messages) == 1
    timer.advance(30)
    await call


@pytest.mark.parametrize(("kind", "carried_out"), [(FaultKind.LOST, 1), (FaultKind.DROPPED, 0)])
async def test_a_lost_answer_closes_the_connection(
    http: aiohttp.ClientSession, simulator: Simulator, kind: FaultKind, carried_out: int
) -> None:
    simulator.faults.add(Fault(kind, method="sendMessage", times=1))
    with pytest.raises(aiohttp.ClientError):
        await http.post("sendMessage", json={"chat_id": ANNA, "text": "x"})
    assert len(simulator.read(ANNA).messages) == carried_out
    assert [call.reached for call in simulator.log.of("sendMessage")] == [False]
    async with http.post("sendMessage", json={"chat_id": ANNA, "text": "y"}) as response:
        assert (await response.json())["ok"]
