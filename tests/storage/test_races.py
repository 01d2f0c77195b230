"""Several processes on one PostgreSQL: what two do at once happens once, and nobody waits for ever."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import func, select

from bot.storage import schedule
from bot.storage import tables as t
from bot.storage.briefings import load_facts, load_seats, save_sessions
from bot.storage.database import Database
from bot.storage.writers import Deed, apply
from conversations.briefing import Want
from conversations.codes import AlertState, Status
from conversations.engine.session import Session
from conversations.records import AcknowledgeAlert, AddStaff, NewPerson
from tests.storage.world import DAY, KEYRING, at, do, entry, found_county, know, ledger, staff

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)]


async def again_on_conflict(database: Database, work: Callable[[], Awaitable[None]]) -> None:
    """What the desk does."""
    for _ in range(20):
        try:
            await work()
        except Exception as error:
            if not database.is_conflict(error):
                raise
        else:
            return
    raise AssertionError("no end of conflicts")


async def test_two_managers_report_at_once_and_become_two_revisions(database: Database, database_url: str) -> None:
    await found_county(database)
    other = Database(database_url)

    async def report(where: Database, by: int) -> None:
        async def work() -> None:
            async with where.begin() as conn:
                await load_seats(conn, [by])
                facts = await load_facts(
                    conn, [Want("ledger", 1)], now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True
                )
                today = facts.ledgers[1].today
                record = ledger(1, revision=today.revision + 1 if today else 1)
                await apply(conn, [Deed(record, by, by, "")], at(9), KEYRING)

        await again_on_conflict(where, work)

    await asyncio.gather(*(report(where, by) for where, by in ((database, 11), (other, 21), (database, 31), (other, 9003))))
    async with database.read() as conn:
        revisions = (await conn.scalars(select(t.report.c.revision).order_by(t.report.c.revision))).all()
    assert revisions == [1, 2, 3, 4]
    await other.dispose()


async def test_two_officers_tap_at_once_and_one_holds_the_alert(database: Database, database_url: str) -> None:
    await found_county(database)
    await do(database, ledger(1, entry(staff(1, 1), Status.HOSPITAL, "38.0")))
    other = Database(database_url)
    took = []

    async def tap(where: Database, by: int) -> None:
        async def work() -> None:
            async with where.begin() as conn:
                await load_seats(conn, [by])
                facts = await load_facts(
                    conn, [Want("alert", 1)], now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True
                )
                if facts.alerts[1].state is AlertState.OPEN:
                    await apply(conn, [Deed(AcknowledgeAlert(1), by, by, "")], at(9), KEYRING)
                    took.append(by)

        await again_on_conflict(where, work)

    await asyncio.gather(*(tap(where, by) for where, by in ((database, 9001), (other, 9002), (database, 9003))))
    assert took == [(await know(database, ("alert", 1))).alerts[1].holder_id]
    await other.dispose()


async def test_batches_that_share_chats_wait_for_each_other_in_order(database: Database, database_url: str) -> None:
    other = Database(database_url)

    async def turn(where: Database, chats: list[int]) -> None:
        async with where.begin() as conn:
            seats = await load_seats(conn, chats)
            await save_sessions(conn, {chat: Session(version=seat.session.version + 1) for chat, seat in seats.items()}, at(9))

    chats = list(range(100, 132))
    batches = [chats, chats[::-1], chats[5:], chats[::-2]] * 5
    await asyncio.gather(*(turn((database, other)[n % 2], batch) for n, batch in enumerate(batches)))
    async with database.begin() as conn:
        seats = await load_seats(conn, chats)
    assert {chat: seat.session.version for chat, seat in seats.items()} == {chat: sum(chat in batch for batch in batches) for chat in chats}
    await other.dispose()


async def test_people_added_at_once_get_different_places(database: Database, database_url: str) -> None:
    await found_county(database)
    other = Database(database_url)
    await asyncio.gather(*(do((database, other)[n % 2], AddStaff(1, (NewPerson(f"人{n}", "r"),))) for n in range(8)))
    async with database.read() as conn:
        positions = (await conn.scalars(select(t.staff.c.position).where(t.staff.c.enterprise_id == 1))).all()
    assert sorted(positions) == list(range(1, 12))
    await other.dispose()


async def test_a_day_opened_while_reports_come_in_leaves_no_reporter_a_laggard(database: Database, database_url: str) -> None:
    await found_county(database, 20)
    other = Database(database_url)

    async def open_day() -> None:
        async with other.begin() as conn:
            await schedule.open_day(conn, DAY, True)

    await asyncio.gather(open_day(), *(do(database, ledger(n)) for n in range(1, 21)))
    async with database.read() as conn:
        assert await conn.scalar(select(func.count()).select_from(t.due)) == 0
    await other.dispose()
