"""Thousands of phones, and the troubles that befall a share of what is sent to them."""

from bot.simulator import Fault, FaultKind, ManualTimer, Simulator, crowd
from tests.simulator.conftest import ANNA, Bot


async def test_a_crowd_has_its_share_who_cannot_be_written_to(bot: Bot, simulator: Simulator) -> None:
    simulator.limits.enabled = False
    some = crowd(simulator.people, 1000, blocked=0.03, deactivated=0.01)
    assert (len(some.users), len(some.blocked), len(some.deactivated), len(some.reachable)) == (1000, 30, 10, 960)
    assert await bot.updates() == [], "nobody told the bot"
    answers = {user: await simulator.call("sendMessage", chat_id=user, text="x") for user in some.users}
    assert {user for user, answer in answers.items() if answer["ok"]} == set(some.reachable)
    refused = {answer["description"] for answer in answers.values() if not answer["ok"]}
    assert refused == {"Forbidden: bot was blocked by the user", "Forbidden: user is deactivated"}
    again = crowd(Simulator(simulator.world.clock, token="1:x").people, 1000, blocked=0.03, deactivated=0.01)
    assert again == some, "the seed decides"


async def test_twenty_thousand_get_a_message_each(simulator: Simulator) -> None:
    simulator.limits.enabled = False
    for user in crowd(simulator.people, 20_000).users:
        assert (await simulator.call("sendMessage", chat_id=user, text="x"))["ok"]
    assert simulator.log.counts["sendMessage"] == 20_000


async def test_a_share_of_the_calls_fails(simulator: Simulator) -> None:
    simulator.limits.enabled = False
    simulator.faults.add(Fault(FaultKind.ERROR, method="send*", probability=0.02, code=502))
    for user in crowd(simulator.people, 2000).users:
        await simulator.call("sendMessage", chat_id=user, text="x")
        assert (await simulator.call("getMe"))["ok"], "no sending"
    failed = sum(call.status == 502 for call in simulator.log.of("sendMessage"))
    assert 15 < failed < 75


async def test_a_firm_flood_holds_for_as_long_as_it_says(bot: Bot, simulator: Simulator, timer: ManualTimer) -> None:
    simulator.faults.add(Fault(FaultKind.FLOOD, method="send*", times=1, retry_after=5, firm=True))
    told = "429 Too Many Requests: retry after"
    assert await bot.refused("sendMessage", chat_id=ANNA, text="x") == f"{told} 5"
    assert await bot.refused("sendPhoto", chat_id=ANNA, photo="x") == f"{told} 5"
    assert simulator.limits.hurried == 0, "that was on its way"
    timer.advance(3)
    assert await bot.refused("editMessageText", chat_id=ANNA, message_id=1, text="x") == f"{told} 2"
    await bot("getMe")
    assert simulator.limits.hurried == 1
    timer.advance(2)
    await bot("sendMessage", chat_id=ANNA, text="x")
    assert (simulator.limits.hurried, simulator.limits.refused) == (1, 2)


async def test_the_paid_rate_is_a_thousand_a_second(simulator: Simulator) -> None:
    some = crowd(simulator.people, 1100)
    paid = [await simulator.call("sendMessage", chat_id=user, text="x", allow_paid_broadcast="true") for user in some.users]
    assert [answer["ok"] for answer in paid] == [True] * 1000 + [False] * 100
    free = [await simulator.call("sendMessage", chat_id=user, text="x") for user in some.users[:31]]
    assert [answer["ok"] for answer in free] == [True] * 30 + [False], "a rate of its own"
