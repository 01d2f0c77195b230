"""A Bot API server in trouble, a poller too many, updates that are none, processes that die or are told to stop."""

import asyncio
from collections import Counter

import pytest
from sqlalchemy import func, select

from bot.simulator import Fault, FaultKind, RealTimer
from bot.storage import tables as t
from tests.e2e.balancer import balancing
from tests.e2e.persons import Person, joins
from tests.e2e.process import BotProcess
from tests.e2e.stage import Stage, free_port
from tests.e2e.town import found

STAFF = ("王芳", "李强")
MANAGERS = 12
OFFICER = 900
LEASE_SECONDS = 30.0
"""Within which the lease moves after a kill (DESIGN §6)."""


@pytest.fixture
async def people(stage: Stage) -> list[Person]:
    """Twelve managers, enrolled, and an officer."""
    town = await found(stage.database, stage.keyring, MANAGERS, STAFF)
    chats = dict(zip(range(101, 101 + MANAGERS), town.enterprises, strict=True))
    await town.enrol(chats, [OFFICER])
    stage.secrets |= set(STAFF)
    return [joins(stage.simulator, chat, "经理", started=True) for chat in (*chats, OFFICER)]


async def _count(stage: Stage, statement: object) -> int:
    async with stage.database.read() as conn:
        return int(await conn.scalar(statement) or 0)  # type: ignore[call-overload]


def _rows(table: object) -> object:
    return select(func.count()).select_from(table)  # type: ignore[arg-type]


def _unsent() -> object:
    return select(func.count()).select_from(t.outbox).where(t.outbox.c.outcome.is_(None))


async def test_too_many_requests(stage: Stage, people: list[Person]) -> None:
    """429 with retry_after: the lane is silent until it is over, then everybody gets the answer, once."""
    stage.expected |= {"too_many_requests"}
    await stage.start("08:01")
    stage.simulator.faults.add(Fault(FaultKind.FLOOD, method="sendMessage", times=1, retry_after=2))
    await people[0].types("/report")
    refused = await stage.simulator.wait_for_call(lambda call: call.status == 429)
    for person in people[1:4]:
        await person.types("/report")
    for person in people[:4]:
        await person.sees("每日健康台账")
    later = [call.seconds - refused.seconds for call in stage.simulator.log.of("sendMessage") if call.seconds > refused.seconds]
    # What was on its way already when the refusal came may still arrive.
    assert [after for after in later if 0.1 < after < 1.9] == []
    await stage.all_sent()
    assert sum(call.ok for call in stage.simulator.log.of("sendMessage")) == 4


@pytest.mark.slow
async def test_a_server_in_trouble(stage: Stage, people: list[Person]) -> None:
    """5xx, lost and dropped and slow answers, of all methods: everything is done once, and every card tells the truth in the end."""
    stage.expected |= {"outcome_unknown", "poll_unanswered", "poll_refused", "api_away", "api_busy", "tap_not_answered", "menu_not_set"}
    await stage.start("08:01")
    faults = stage.simulator.faults
    troubles = (
        Fault(FaultKind.ERROR, probability=0.1, code=502),
        Fault(FaultKind.ERROR_AFTER, probability=0.08),
        Fault(FaultKind.LOST, probability=0.08),
        Fault(FaultKind.DROPPED, probability=0.08),
        Fault(FaultKind.DELAY, probability=0.1, seconds=0.3),
    )
    for trouble in troubles:
        faults.add(trouble)
    managers = people[:-1]
    await asyncio.gather(*(person.types("/report") for person in managers))
    for person in managers:
        await person.tap("✅ 全部正常")
    await asyncio.gather(*(person.sees("已上报", "零报告") for person in managers))
    faults.clear()
    await stage.all_taken()
    await stage.all_sent()
    assert await _count(stage, _rows(t.report)) == MANAGERS
    assert await _count(stage, _rows(t.dead_letter)) == 0


async def test_garbage_between_updates(stage: Stage, people: list[Person]) -> None:
    """What is no update goes to the dead letters and is acknowledged; everyone else's go through."""
    await stage.start("08:01")
    updates = stage.simulator.updates
    garbage: list[dict[str, object]] = [
        {"message": "no object"},
        {"message": {"message_id": 1, "date": 1, "chat": {"id": "x", "type": "private"}, "text": "hm"}},
        {"callback_query": {"id": 5}},
        {"callback_query": None},
    ]
    for place, person in enumerate(people[:4]):
        await person.types("/report")
        stage.garbage.add(updates.inject(garbage[place]))
    stage.garbage.add(updates.inject({"chat_boost": {"boost": 1}}))
    for person in people[:4]:
        await person.sees("每日健康台账")
    await stage.all_taken()
    assert await _count(stage, _rows(t.dead_letter)) == len(garbage)
    assert await _count(stage, _rows(t.inbox)) == len(updates.log)


@pytest.mark.slow
async def test_told_to_stop_under_load(stage: Stage, people: list[Person]) -> None:
    """SIGTERM: what was acknowledged is done and told, what was not comes to the next process; nothing is told twice."""
    await stage.start("08:01")
    managers = people[:-1]
    for person in managers:
        await person.types("/report")
    cards = [await person.button("✅ 全部正常") for person in managers]
    for person, card in zip(managers, cards, strict=True):
        await stage.simulator.people.tap(person.id, card.id, "✅ 全部正常")
        await person.types("/history")
    await stage.bot.stop()
    assert await _count(stage, _unsent()) == 0
    stage.simulator.webhook.first_pause = 0.1
    await stage.start("08:05")
    for person in managers:
        await person.sees("填报记录")
        await person.sees("已上报", "零报告")
    await stage.all_taken()
    await stage.all_sent()
    assert await _count(stage, _rows(t.report)) == MANAGERS
    assert sum(call.ok for call in stage.simulator.log.of("sendMessage")) == 2 * MANAGERS


@pytest.mark.parametrize("way", ["polling"])
async def test_another_poller(stage: Stage, people: list[Person]) -> None:
    """Somebody polls with the same token: the bot says so, waits a little, and loses nothing."""
    stage.expected |= {"polled_elsewhere"}
    await stage.start("08:01")
    for person in people[:3]:
        while stage.simulator.world.poll.waiting is None:  # nobody is told when a poll begins
            await RealTimer().sleep(0.02)
        await stage.simulator.call("getUpdates", timeout=0)
        await person.types("/report")
        await person.sees("每日健康台账")
    await stage.bot.until("polled_elsewhere")
    assert await _count(stage, _rows(t.inbox)) == 3


def _reminders(people: list[Person]) -> Counter[int]:
    return Counter({person.id: sum("🔔" in bubble.text for bubble in person.chat.from_bot) for person in people})


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.parametrize("way", ["webhook"])
@pytest.mark.parametrize("database_kind", ["postgres"])
async def test_another_process_leads_when_the_leader_is_killed(stage: Stage, people: list[Person]) -> None:
    """Two processes behind a balancer; the one that leads is killed right before the reminder is due. It comes once, and soon."""
    stage.expected |= {"outcome_unknown"}
    stage.webhook_port, managers = free_port(), people[:-1]
    ports = free_port(), free_port()
    async with balancing(stage.webhook_port, ports):
        stage.set_clock(stage.now().replace(hour=0, minute=29, second=45))  # 08:29:45 in Shanghai
        bots = [await stage.begin(port=port) for port in ports]
        for bot in bots:
            await bot.until("serving")
        await managers[0].types("/report")
        await managers[0].taps("✅ 全部正常")
        leader, other = await _leading(bots)
        await leader.kill()
        await managers[1].types("/report")
        await managers[1].taps("✅ 全部正常")
        await managers[1].sees("已上报")
        await other.until("lease_gained", LEASE_SECONDS)
        await other.until("slot_closed", which=lambda line: line["slot"] == "reminder:2026-11-23:0830")
        await asyncio.gather(*(person.sees("🔔", "催报") for person in managers[2:]))
        await stage.all_sent()
    assert _reminders(managers) == Counter({person.id: int(place > 1) for place, person in enumerate(managers)})


async def _leading(bots: list[BotProcess]) -> tuple[BotProcess, BotProcess]:
    """The process that leads, and the other."""
    waits = {asyncio.create_task(bot.until("lease_gained")): bot for bot in bots}
    done, waiting = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    leader = waits[done.pop()]
    return leader, next(bot for bot in bots if bot is not leader)
