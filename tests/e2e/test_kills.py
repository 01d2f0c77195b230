"""SIGKILL at random moments while thirty managers report at once: what was confirmed is there once, what was acknowledged has had its
effect once, and no message is doubled but what was on its way at the very moment of a kill."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import Select, func, select

from bot.storage import tables as t
from tests.e2e.killer import Killer
from tests.e2e.persons import joins
from tests.e2e.shift import STAFF, Shift
from tests.e2e.stage import DAY, Stage
from tests.e2e.town import Town, found

MANAGERS = 30
OFFICER = 900


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
    doubles = await killer.doubles()
    alerts = [b for b in stage.simulator.read(OFFICER).from_bot if "预警" in b.texts[0]]
    assert MANAGERS <= len(alerts) <= MANAGERS + doubles


@pytest.mark.slow
async def test_killed_while_thirty_report(stage: Stage) -> None:
    await _play(stage, kills=4, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2, 3])
async def test_killed_again_and_again(stage: Stage, seed: int) -> None:
    await _play(stage, kills=20, seed=seed)
