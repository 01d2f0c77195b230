"""What the bot notices by the clock, through two weeks with restarts and several processes: every alert once, folded day by day, raised on
the third missed day, ended by what was missing."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import delete, insert, select, update

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.secrets import Keyring
from bot.storage.writers import Deed, apply
from conversations.chain import Happening
from conversations.codes import Half, IsolationKind, Rule
from conversations.records import FileReport, OpenIsolation, Record, TakeReading, Totals
from tests.jobs.province import BLOCKED, EVERY_DAY, MARKET, SALON, SILENT, StillClock, World, at, found, looks, outcomes
from tests.jobs.test_disinfection import plan
from tests.storage.alert_world import standing

MONDAY = date(2026, 11, 23)
DAYS = [MONDAY + timedelta(days=number) for number in range(14)]
WORK_DAYS = [day for day in DAYS if day.weekday() < 5]
PERSON, NORMAL = 1, Decimal("36.5")


async def do(database: Database, record: Record, now: datetime) -> None:
    """A manager's record, as the desk stores it."""
    async with database.begin() as conn:
        await apply(conn, [Deed(record, 11, 11, "")], now, Keyring("a key for tests"))


async def file(database: Database, enterprise_id: int, day: date, now: datetime) -> None:
    await do(database, FileReport(enterprise_id, day, 1, False, Totals(10, 10, 0, 0, 0, 0, 0, 0), (), ()), now)


async def two_weeks(worlds: list[World], *, restarts: bool) -> None:
    """MARKET reports every work day; SALON on Wednesdays alone; EVERY_DAY is late by two hours; SILENT and BLOCKED never do. Somebody in
    MARKET is isolated all the time, and read on Tuesdays; MARKET disinfects on no day."""
    database = worlds[0].database
    await found(database)
    await plan(database, (MARKET, 1))
    async with database.begin() as conn:
        person = {"id": PERSON, "enterprise_id": MARKET, "position": 1, "name": "张三", "initials": "zs"}
        await conn.execute(insert(t.staff).values(**person))
    until = MONDAY + timedelta(days=14)
    await do(database, OpenIsolation(MARKET, PERSON, IsolationKind.HOME, MONDAY, until, Rule.CONTACT), at(MONDAY, 0, 30))
    for day in DAYS:
        for moment in looks(day):
            for world in worlds if restarts else ():
                world.restart()
            await asyncio.gather(*(world.tick(moment) for world in worlds))
            wall = (moment.hour, moment.minute)
            if wall == (9, 0) and day.weekday() < 5:
                await file(database, MARKET, day, moment)
            if wall == (9, 0) and day.weekday() == 2:
                await file(database, SALON, day, moment)
            if wall == (9, 0) and day.weekday() == 1:
                for half in Half:
                    await do(database, TakeReading(1, MARKET, PERSON, day, half, NORMAL, ()), moment)
            if wall == (14, 0):
                await file(database, EVERY_DAY, day, moment)


async def check(database: Database) -> None:
    alerts = await standing(database)
    told = {key: [(one.row.state, one.row.since, one.row.day, one.row.times) for one in found] for key, found in alerts.items()}
    assert f"silent:{MARKET}" not in told
    # Late every day: opened at the cutoff, ended by the report.
    assert told[f"silent:{EVERY_DAY}"] == [("resolved", day, day, 1) for day in DAYS]
    assert {one.row.outcome for one in alerts[f"silent:{EVERY_DAY}"]} == {"reported"}
    first, second, third = WORK_DAYS[:2], WORK_DAYS[3:7], WORK_DAYS[8:]
    assert told[f"silent:{SALON}"] == [
        ("resolved", first[0], first[-1], 2),
        ("resolved", second[0], second[-1], 4),
        ("open", third[0], third[-1], 2),
    ]
    assert told[f"silent:{BLOCKED}"] == [("open", MONDAY, WORK_DAYS[-1], 10)]
    assert f"silent:{SILENT}" not in told, "who has no manager is to be invited, not alerted"
    raised = {key: [sum(event.kind is Happening.RAISED for event in one.events) for one in found] for key, found in alerts.items()}
    assert (raised[f"silent:{SALON}"], raised[f"silent:{BLOCKED}"], sum(raised[f"silent:{EVERY_DAY}"])) == ([0, 1, 0], [1], 0)
    # The second run of the salon is Thursday, Friday, Monday: raised on the third, at the cutoff.
    async with database.read() as conn:
        moments = select(t.alert_event.c.at).where(t.alert_event.c.kind == "raised").order_by(t.alert_event.c.at)
        assert list(await conn.scalars(moments)) == [at(WORK_DAYS[2], 12, 5), at(WORK_DAYS[5], 12, 5)]
    assert told["disinfection:1"] == [("open", MONDAY, WORK_DAYS[-1], 10)]
    tuesdays = [DAYS[1], DAYS[8]]
    assert told[f"readings:{PERSON}"] == [
        ("resolved", MONDAY, MONDAY, 1),
        ("resolved", tuesdays[0] + timedelta(days=1), tuesdays[1] - timedelta(days=1), 6),
        ("open", tuesdays[1] + timedelta(days=1), DAYS[-1], 5),
    ]
    kinds = ("silent_alert", "readings_alert", "disinfection_alert")
    closed = [outcome for key, outcome in (await outcomes(database)).items() if key.startswith(kinds)]
    assert closed == ["done"] * (4 * len(DAYS))


@pytest.mark.parametrize("restarts", [False, pytest.param(True, marks=pytest.mark.slow)])
async def test_two_weeks(database: Database, restarts: bool) -> None:
    await two_weeks([World(database, StillClock(at(MONDAY, 0)))], restarts=restarts)
    await check(database)


@pytest.fixture
async def processes(database_url: str) -> AsyncIterator[list[World]]:
    """Two processes, each with its own connections and memory."""
    databases = [Database(database_url) for _ in range(2)]
    yield [World(database, StillClock(at(MONDAY, 0))) for database in databases]
    for database in databases:
        await database.dispose()


@pytest.mark.slow
async def test_two_weeks_of_two_processes_that_both_think_they_lead(processes: list[World]) -> None:
    await two_weeks(processes, restarts=False)
    await check(processes[0].database)


async def test_after_a_day_of_downtime_the_laggards_are_told_of_before_midnight(database: Database) -> None:
    await found(database)
    world = World(database, StillClock(at(MONDAY, 6)))
    await world.tick(at(MONDAY, 23))
    alerts = await standing(database)
    assert sorted(alerts) == [f"silent:{n}" for n in (MARKET, SALON, EVERY_DAY, BLOCKED)]
    assert {found[0].row.next_at for found in alerts.values()} == {at(MONDAY, 23)}


async def test_cards_that_stand_are_edited(database: Database) -> None:
    """Folded, or not owed any more: whoever has the card sees it, and nobody hears of it."""
    await found(database)
    world, tuesday = World(database, StillClock(at(MONDAY, 0))), MONDAY + timedelta(days=1)
    await world.play(looks(MONDAY))
    alerts = {key: found[0].row.id for key, found in (await standing(database)).items()}
    async with database.begin() as conn:
        rows = [
            {"chat_id": 9003, "card": f"alert/{alerts[key]}", "message_id": number, "sent_at": at(MONDAY, 13)}
            for number, key in enumerate((f"silent:{MARKET}", f"silent:{EVERY_DAY}"))
        ]
        await conn.execute(insert(t.card), rows)
        await conn.execute(delete(t.outbox))
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id == EVERY_DAY).values(active=False))
    await world.play(looks(tuesday, end="12:06"))
    async with database.read() as conn:
        edits = (await conn.execute(select(t.outbox).where(t.outbox.c.edit).order_by(t.outbox.c.id))).all()
    assert [(row.chat_id, row.card, row.screen, row.lane) for row in edits] == [
        (9003, f"alert/{alerts[key]}", "alert", "alert") for key in (f"silent:{MARKET}", f"silent:{EVERY_DAY}")
    ]
    assert (await standing(database))[f"silent:{EVERY_DAY}"][0].row.note == "=not_owed"
