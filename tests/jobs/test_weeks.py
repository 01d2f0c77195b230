"""Weeks with public holidays and make-up days, played fast, by one process, by one that restarts, and by several at once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from bot.storage.database import Database
from tests.jobs.province import EVERY_DAY, MARKET, SALON, StillClock, World, at, found, looks, outcomes, outgoing

# 国务院办公厅关于2026年部分节假日安排的通知
SPRING = (date(2026, 2, 9), date(2026, 3, 1))
SPRING_WORK = {*range(9, 15), *range(24, 29)}  # February; the 14th and the 28th are Saturdays made up for
AUTUMN = (date(2026, 9, 28), date(2026, 10, 11))
AUTUMN_WORK = {28, 29, 30, 8, 9, 10}  # from September 28 on; October 10 is a Saturday made up for


def days(period: tuple[date, date]) -> list[date]:
    return [period[0] + timedelta(days=number) for number in range((period[1] - period[0]).days + 1)]


async def check(database: Database, period: tuple[date, date], work: set[int]) -> None:
    """Every slot was run once, at its time, and reached the right people."""
    expected: list[tuple[object, str, int]] = []
    for day in days(period):
        works = day.day in work
        managers = [11, 12, 21, 31] if works else [31]
        officers = [9001, 9002, 9003, 9004] if works else [9001, 9002, 9003]
        for wall in ((8, 30), (10, 30)):
            expected += [(at(day, *wall), "reminder", chat) for chat in managers]
        for wall in ((12, 5), (14, 0)):
            expected += [(at(day, *wall), "digest", chat) for chat in officers]
    sent = await outgoing(database)
    assert [(row.at, row.screen, row.chat_id) for row in sent] == expected
    assert {row.subject for row in sent if row.screen == "reminder"} == {str(MARKET), str(SALON), str(EVERY_DAY)}
    left = [key for key, outcome in (await outcomes(database)).items() if outcome != "done"]
    assert left == [f"open:{period[1] + timedelta(days=1)}"]


@pytest.mark.parametrize("restarts", [False, pytest.param(True, marks=pytest.mark.slow)])
@pytest.mark.parametrize(("period", "work"), [(SPRING, SPRING_WORK), (AUTUMN, AUTUMN_WORK)])
async def test_holidays_and_make_up_days(database: Database, period: tuple[date, date], work: set[int], restarts: bool) -> None:
    await found(database)
    world = World(database, StillClock(at(period[0], 0)))
    for day in days(period):
        for moment in looks(day):
            if restarts:
                world.restart()
            await world.tick(moment)
    await check(database, period, work)


@pytest.fixture
async def processes(database_url: str) -> AsyncIterator[list[World]]:
    """Three processes, each with its own connections, its own clock and its own memory."""
    databases = [Database(database_url) for _ in range(3)]
    await found(databases[0])
    yield [World(database, StillClock(at(AUTUMN[0], 0))) for database in databases]
    for database in databases:
        await database.dispose()


@pytest.mark.parametrize("how_many", [2, 3])
@pytest.mark.slow
async def test_several_processes_that_all_think_they_lead(processes: list[World], how_many: int) -> None:
    for day in days(AUTUMN):
        for moment in looks(day):
            await asyncio.gather(*(world.tick(moment) for world in processes[:how_many]))
    await check(processes[0].database, AUTUMN, AUTUMN_WORK)


async def test_processes_whose_clocks_differ(processes: list[World]) -> None:
    """One clock is two minutes fast and one ten minutes slow: things happen once, when the first clock says so."""
    monday = date(2026, 11, 23)
    fast, right, slow = processes
    for moment in (at(monday, 6, 50) + timedelta(minutes=number) for number in range(0, 440, 2)):
        await asyncio.gather(fast.tick(moment + timedelta(minutes=2)), right.tick(moment), slow.tick(moment - timedelta(minutes=10)))
    sent = await outgoing(right.database)
    counts = {when: sum(row.at == when for row in sent) for when in {row.at for row in sent}}
    # In one round all three look; the fast one, one round ahead of the right one, is always the first to find a slot due.
    assert counts == {at(monday, 8, 30): 4, at(monday, 10, 30): 4, at(monday, 12, 6): 4, at(monday, 14): 4}
