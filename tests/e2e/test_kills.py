"""SIGKILL at random moments while thirty managers report at once: what was confirmed is there once, what was acknowledged has had its
effect once, and no message is doubled but what was on its way at the very moment of a kill."""

import asyncio
import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from sqlalchemy import Select, func, select

from bot.simulator import RealTimer
from bot.storage import tables as t
from tests.e2e.persons import joins
from tests.e2e.shift import STAFF, Shift
from tests.e2e.stage import DAY, Stage
from tests.e2e.town import Town, found

MANAGERS = 30
OFFICER = 900
UNSURE_SECONDS = 1.0
"""How long before a kill a message may have been sent without its outcome having been written down."""
BETWEEN = timedelta(minutes=2)
"""By how much the clock goes on with each new start: longer than a letter stays in the hands of a process that is dead."""


@dataclass
class Killer:
    """Kills and starts again; notes when (in seconds of the simulator's timer)."""

    stage: Stage
    seed: int
    at: list[float] = field(default_factory=list)

    async def run(self, kills: int) -> None:
        """Each life lasts a random while, from before it serves to well into the load."""
        chance = random.Random(self.seed)
        for _ in range(kills):
            life = chance.choice((chance.uniform(0.0, 0.3), chance.uniform(0.0, 1.5)))
            await RealTimer().sleep(life)  # not waiting for anything: the moment is what is tried out
            self.at.append(self.stage.simulator.world.timer.seconds())
            await self.stage.bot.kill()
            self.stage.set_clock(self.stage.now() + BETWEEN)
            await self.stage.begin()
            if chance.random() < 0.8:
                await self.stage.bot.until("serving")
        await self.stage.bot.until("serving")

    def unsure(self) -> int:
        """How many messages were sent right before a kill, so that nobody may know of them."""
        sent = [call.seconds for call in self.stage.simulator.log.of("sendMessage") if call.ok]
        return sum(any(0 <= kill - at <= UNSURE_SECONDS for kill in self.at) for at in sent)


async def _play(stage: Stage, kills: int, seed: int) -> None:
    town = await found(stage.database, stage.keyring, MANAGERS, STAFF)
    chats = dict(zip(range(101, 101 + MANAGERS), town.enterprises, strict=True))
    await town.enrol(chats, [OFFICER])
    stage.simulator.webhook.first_pause, stage.simulator.webhook.longest_pause = 0.05, 0.2
    shifts = [Shift(joins(stage.simulator, chat, "经理", started=True)) for chat in chats]
    joins(stage.simulator, OFFICER, "联络员", started=True)
    stage.secrets |= set(STAFF)
    await stage.start("08:31")
    killer, over = Killer(stage, seed), asyncio.Event()
    async with asyncio.TaskGroup() as everybody:
        for shift in shifts:
            everybody.create_task(shift.work(over))
        await killer.run(kills)
        over.set()
    await stage.all_taken()
    await stage.all_sent()
    await stage.stop()
    await _once(stage, town, {chats[shift.person.id]: shift.filed for shift in shifts})
    await _few_doubles(stage, killer)


async def _once(stage: Stage, town: Town, filed: dict[int, int]) -> None:
    """Every report that a phone has shown as filed is there once, with one entry; every alert once; every update was taken once."""
    day = date.fromisoformat(DAY)
    async with stage.database.read() as conn:
        inbox = set((await conn.execute(select(t.inbox.c.update_id).where(t.inbox.c.update_id > 0))).scalars())
        assert inbox == {update["update_id"] for update in stage.simulator.updates.log}
        rows = (await conn.execute(select(t.report).where(t.report.c.day == day).order_by(t.report.c.revision))).all()
        revisions = {owner: [row.revision for row in rows if row.enterprise_id == owner] for owner in town.enterprises}
        assert revisions == {owner: list(range(1, count + 1)) for owner, count in filed.items()}
        entries = {row.id: row.entries for row in await conn.execute(_entries())}
        assert {row.id: int(row.revision > 1) for row in rows} == {row.id: entries.get(row.id, 0) for row in rows}
        alerts = (await conn.execute(select(t.alert.c.enterprise_id))).scalars()
        assert sorted(alerts) == sorted(filed)
        audit = (
            select(t.audit_event.c.subject, func.count()).where(t.audit_event.c.action == "file_report").group_by(t.audit_event.c.subject)
        )
        assert {row[0]: row[1] for row in await conn.execute(audit)} == {f"enterprise/{owner}": count for owner, count in filed.items()}
        assert await conn.scalar(select(func.count()).select_from(t.dead_letter)) == 0
        owing = select(func.count()).select_from(t.due).where(t.due.c.day == day)
        assert await conn.scalar(owing) == 0


def _entries() -> Select[tuple[int, int]]:
    entry = t.health_entry.c
    return select(entry.report_id.label("id"), func.count().label("entries")).group_by(entry.report_id)


async def _few_doubles(stage: Stage, killer: Killer) -> None:
    """Messages that went out twice are at most those that were on their way at a kill, and an alert is a new message only once."""
    async with stage.database.read() as conn:
        delivered = select(func.count()).select_from(t.outbox).where(t.outbox.c.outcome == "delivered", ~t.outbox.c.edit)
        wanted = await conn.scalar(delivered) or 0
    sent = sum(call.ok for call in stage.simulator.log.of("sendMessage"))
    doubles, unsure = sent - wanted, killer.unsure()
    stage.say(f"{len(killer.at)} kills, {len(stage.simulator.updates.log)} updates, {sent} messages; {doubles} doubled, {unsure} possible")
    assert 0 <= doubles <= unsure
    alerts = [b for b in stage.simulator.read(OFFICER).from_bot if "预警" in b.texts[0]]
    assert MANAGERS <= len(alerts) <= MANAGERS + doubles


@pytest.mark.slow
async def test_killed_while_thirty_report(stage: Stage) -> None:
    await _play(stage, kills=4, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2, 3])
async def test_killed_again_and_again(stage: Stage, seed: int) -> None:
    await _play(stage, kills=20, seed=seed)
