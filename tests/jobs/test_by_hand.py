"""Reminders that an officer sends by hand: the laggards below a division or one of them, at most once an hour each."""

import asyncio
from datetime import date, datetime, timedelta

import pytest

from bot.storage import schedule
from bot.storage import tables as t
from bot.storage.database import Database
from tests.jobs.province import BLOCKED, EVERY_DAY, MARKET, PATHS, SALON, StillClock, World, at, found, looks, outgoing, report

MONDAY = date(2026, 11, 23)
NOON = at(MONDAY, 12, 10)


@pytest.fixture
async def opened(database: Database) -> Database:
    """The province after the last reminder of the morning."""
    await found(database)
    await World(database, StillClock(at(MONDAY, 0))).play(looks(MONDAY, end="12:05"))
    return database


async def remind(database: Database, now: datetime, code: str, enterprise_id: int | None = None) -> int:
    """An officer of the division taps the button."""
    async with database.begin() as conn:
        return await schedule.remind_by_hand(
            conn,
            day=MONDAY,
            path=PATHS[code],
            enterprise_id=enterprise_id,
            now=now,
            not_before=now + timedelta(minutes=1),
            expires_at=now + timedelta(hours=1),
        )


async def by_hand(database: Database, now: datetime) -> list[tuple[int, str]]:
    return [(sent.chat_id, sent.subject) for sent in await outgoing(database) if sent.at == now]


async def test_all_laggards_of_a_division(opened: Database) -> None:
    assert await remind(opened, NOON, "220104") == 3
    assert await by_hand(opened, NOON) == [(11, str(MARKET)), (12, str(MARKET)), (31, str(EVERY_DAY))]
    async with opened.read() as conn:
        rows = [row for row in await conn.execute(t.outbox.select()) if row.created_at == NOON]
        marked = {row.enterprise_id for row in await conn.execute(t.due.select()) if row.reminded_at == NOON}
    assert {(row.not_before, row.expires_at) for row in rows} == {(NOON + timedelta(minutes=1), NOON + timedelta(hours=1))}
    assert marked == {MARKET, EVERY_DAY}


async def test_one_laggard_and_nobody_of_another_division(opened: Database) -> None:
    assert await remind(opened, NOON, "220105", MARKET) == 0
    assert await remind(opened, NOON, "220000", SALON) == 1
    assert await by_hand(opened, NOON) == [(21, str(SALON))]


async def test_at_most_once_an_hour_whoever_asks(opened: Database) -> None:
    assert await remind(opened, NOON, "220100", MARKET) == 2
    assert await remind(opened, NOON, "220104") == 1  # in the same moment, of the same batch
    assert await remind(opened, NOON + timedelta(minutes=59), "220100") == 1  # the salon alone
    assert await remind(opened, NOON + timedelta(minutes=60), "220104") == 3


async def test_nobody_who_has_reported_or_cannot_be_reached(opened: Database) -> None:
    await report(opened, MARKET, MONDAY)
    assert await remind(opened, NOON, "220104") == 1
    assert await remind(opened, NOON, "220105", BLOCKED) == 0


async def test_two_officers_who_tap_at_once(opened: Database, database_url: str) -> None:
    other = Database(database_url)
    counts = await asyncio.gather(remind(opened, NOON, "220100"), remind(other, NOON + timedelta(seconds=1), "220104"))
    await other.dispose()
    assert sum(counts) == 4
