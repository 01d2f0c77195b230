"""Nights and weekends: an alert goes to who is on duty, and to those off duty where nobody ahead in its chain is."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from bot.storage import tables as t
from bot.storage.database import Database
from conversations.duty_text import WORK_HOURS
from tests.jobs.chases import CITY, COUNTY, PROVINCE, Runner, fever, found, heard, silence
from tests.storage.test_taking_over import OTHER as STAND_IN
from tests.storage.test_taking_over import leave, officers
from tests.storage.world import SHANGHAI, at

SATURDAY = date(2026, 11, 28)


@pytest.fixture
async def runner(database: Database) -> Runner:
    await found(database)
    return Runner(database, at(9))


async def work_days_alone(runner: Runner, *officers: int) -> None:
    rows = [{"account_id": n, "weekday": one.weekday, "begins": one.begins, "ends": one.ends} for n in officers for one in WORK_HOURS]
    async with runner.database.begin() as conn:
        await conn.execute(insert(t.duty_hours), rows)


async def told(runner: Runner, number: int) -> list[tuple[str, int]]:
    return [(f"{one.at.astimezone(SHANGHAI):%d %H:%M}", one.account) for one in await heard(runner.database, number)]


async def test_at_night_those_above_who_are_off_duty_hear_of_what_is_urgent(runner: Runner) -> None:
    await work_days_alone(runner, CITY, PROVINCE)
    number = await fever(runner.database, at(22))
    await runner.play(at(22), at(23, 50))
    assert await told(runner, number) == [("23 22:00", COUNTY), ("23 22:15", CITY), ("23 22:45", PROVINCE), ("23 23:45", PROVINCE)]


async def test_on_a_weekend_without_anybody_the_responsible_hear_and_not_the_admins_each_hour(runner: Runner) -> None:
    await work_days_alone(runner, COUNTY, CITY, PROVINCE)
    number = await silence(runner.database, at(15, day=SATURDAY))
    await runner.play(at(15, day=SATURDAY), at(7, day=SATURDAY + timedelta(days=2)), timedelta(minutes=15))
    assert await told(runner, number) == [("28 15:00", COUNTY), ("28 19:15", CITY), ("29 19:30", PROVINCE)]


async def test_at_night_whoever_stands_in_hears_and_not_the_one_on_leave(runner: Runner) -> None:
    """The county's officer is on leave, a colleague stands in; all of them work by day alone."""
    await officers(runner.database, STAND_IN)
    await leave(runner.database, COUNTY, STAND_IN)
    await leave(runner.database, CITY, None)
    await work_days_alone(runner, COUNTY, STAND_IN, CITY, PROVINCE)
    number = await fever(runner.database, at(22))
    await runner.play(at(22), at(22, 50))
    expected = [("23 22:00", STAND_IN), ("23 22:15", PROVINCE)]
    assert await told(runner, number) == expected, "and the city, where nobody is, is passed over"
