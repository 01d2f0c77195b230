"""Killed between any two steps, failing, or racing with a report: what is due still happens, and happens once."""

import asyncio
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
import structlog.testing
from sqlalchemy import delete, event, insert, text

from bot.jobs import daily
from bot.storage import reminding, schedule
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.statements import Connection
from conversations.reminding import Duty
from tests.jobs.province import LONG_AGO, MARKET, PATHS, SALON, StillClock, World, at, found, laggards, looks, outcomes, outgoing

MONDAY = date(2026, 11, 23)


class Killed(BaseException):
    """The process is gone."""


class Statements:
    """Counts the statements of a database, and kills the process at a chosen one."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.kill_at: int | None = None

    def __call__(self, _conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        self.seen.append(statement)
        if self.kill_at is not None and len(self.seen) >= self.kill_at:
            raise Killed


@contextmanager
def watched(database: Database) -> Iterator[Statements]:
    """Watch all statements of the database."""
    statements = Statements()
    engines = [engine.sync_engine for engine in database.engines]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", statements)
    yield statements
    for engine in engines:
        event.remove(engine, "before_cursor_execute", statements)


@pytest.fixture
async def world(database: Database) -> World:
    await found(database)
    return World(database, StillClock(at(MONDAY, 0)))


@pytest.mark.parametrize("moment", [at(MONDAY, 7), at(MONDAY, 8, 30), at(MONDAY, 12, 5)], ids=["opening", "reminder", "digest"])
async def test_killed_at_every_statement_in_turn(world: World, database_url: str, moment: Any) -> None:
    """The process dies at its first statement, the next one at its second, and so on, until one comes through."""
    await world.play(look for look in looks(MONDAY) if look < moment)
    before = len(await outgoing(world.database))
    lives = 0
    while True:
        lives += 1
        successor = Database(database_url)
        process = World(successor, StillClock(moment))
        with watched(successor) as statements:
            statements.kill_at = lives
            try:
                await process.tick(moment)
            except Killed:
                continue
            finally:
                await successor.dispose()
            break
    assert lives >= 5
    expected = {7: 0, 8: 4, 12: 4}[moment.hour]
    assert len(await outgoing(world.database)) - before == expected
    assert len(await laggards(world.database, MONDAY)) == 5


async def test_killed_after_the_commit_and_before_the_sender_is_woken(world: World) -> None:
    await world.play(looks(MONDAY, end="08:30"))

    def die() -> None:
        raise Killed

    world.daily._on_queued = die
    with pytest.raises(Killed):
        await world.tick(at(MONDAY, 8, 30))
    world.restart()
    await world.tick(at(MONDAY, 8, 31))
    assert [sent.at for sent in await outgoing(world.database)] == [at(MONDAY, 8, 30)] * 4


async def test_while_the_day_cannot_be_opened_its_reminders_wait(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daily, "LONGEST_PAUSE", 0.0)
    real = schedule.open_day

    async def fails(*_: object) -> int:
        raise RuntimeError("not now")

    monkeypatch.setattr(schedule, "open_day", fails)
    with structlog.testing.capture_logs() as lines:
        await world.play(looks(MONDAY, end="08:31"))
    drafts = f"drafts:{MONDAY}:0300"  # of no day that would have to be open
    assert {line["event"] for line in lines if line["slot"] != drafts} == {"slot_failed"}
    assert {key: outcome for key, outcome in (await outcomes(world.database)).items() if outcome is not None} == {drafts: "done"}
    monkeypatch.setattr(schedule, "open_day", real)
    await world.tick(at(MONDAY, 8, 40))
    assert [sent.at for sent in await outgoing(world.database)] == [at(MONDAY, 8, 40)] * 4


async def test_a_slot_that_fails_is_tried_again_later_and_holds_up_no_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object) -> int:
        raise RuntimeError("never")

    real = reminding.queue_reminders

    async def fails_for_ledgers(
        conn: Connection, slots: Sequence[reminding.Reminding], at: reminding.At, awake: Collection[int] = ()
    ) -> int:
        if any(slot.duty is Duty.LEDGER for slot in slots):
            await fails()
        return await real(conn, slots, at, awake)

    monkeypatch.setattr(reminding, "queue_reminders", fails_for_ledgers)
    with structlog.testing.capture_logs() as lines:
        await world.play([*looks(MONDAY, end="08:31"), at(MONDAY, 8, 31), at(MONDAY, 8, 32), at(MONDAY, 12, 5)])
    failed = [line["slot"] for line in lines if line["event"] == "slot_failed"]
    assert failed == ["reminder:2026-11-23:0830"]  # the pause after the first failure, in real time, is not over
    assert [sent.screen for sent in await outgoing(world.database)] == ["digest"] * 4


async def test_a_report_that_is_being_filed_while_the_day_opens_leaves_no_laggard(world: World, database_kind: str) -> None:
    await world.tick(at(MONDAY, 6, 59))
    heads = dict.fromkeys(("on_post", "remote", "isolated", "hospital", "leave", "not_returned", "symptomatic"), 0)
    row = {"enterprise_id": MARKET, "day": MONDAY, "revision": 1, "late": False, "headcount": 0, **heads}
    async with world.database.begin() as conn:
        await conn.execute(insert(t.report), [{**row, "reported_by": 11, "reported_at": LONG_AGO}])
        opening = asyncio.create_task(world.tick(at(MONDAY, 7)))
        if database_kind == "postgres":
            waits = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
            while not await conn.scalar(waits):
                assert not opening.done()
        await conn.execute(delete(t.due).where(t.due.c.day == MONDAY, t.due.c.enterprise_id == MARKET))
    await opening
    assert MARKET not in await laggards(world.database, MONDAY)
    assert SALON in await laggards(world.database, MONDAY)


async def test_reminding_takes_as_many_statements_for_a_thousand_as_for_one(world: World) -> None:
    async def statements_at(hour: int, minute: int) -> int:
        with watched(world.database) as statements:
            await world.tick(at(MONDAY, hour, minute))
        return len(statements.seen)

    await world.play(looks(MONDAY, end="08:30"))
    few = await statements_at(8, 30)
    await statements_at(9, 0)  # the readings of those in isolation
    many = [
        {"id": n, "uscc": str(n), "name": f"企业{n}", "division_code": "220104", "path": PATHS["220104"], "headcount": 1}
        for n in range(100, 1100)
    ]
    async with world.database.begin() as conn:
        await conn.execute(insert(t.enterprise), many)
        await conn.execute(
            insert(t.membership), [{"account_id": 11, "role": "manager", "enterprise_id": row["id"], "since": LONG_AGO} for row in many]
        )
    assert await world.daily.open_again() == 1000
    assert await statements_at(10, 30) == few
    assert len(await outgoing(world.database)) == 4 + 1004
    assert few <= 7  # on SQLite two of them are BEGIN, on PostgreSQL three stand around the one that queues; one looks for what was put off
