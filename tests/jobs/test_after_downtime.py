"""What comes of alerts when nobody ran the jobs for a day or two: one level at a time is told, each has its day."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import insert

from bot.jobs.escalating import Escalating
from bot.storage import tables as t
from bot.storage.database import Database
from conversations.chain import Happening
from tests.jobs.chases import heard
from tests.jobs.province import LONG_AGO, MARKET, PATHS, StillClock, World, at, found, looks
from tests.storage.alert_world import the

WEDNESDAY = date(2026, 11, 25)
THURSDAY, FRIDAY, SATURDAY = (WEDNESDAY + timedelta(days=days) for days in (1, 2, 3))
PROVINCE, CITY, COUNTY, STAND_IN = 9001, 9002, 9003, 9005


class Jobs:
    """Both of the leader's jobs that alerts depend on, by one clock. `daily_first`: which of them looks first; a tick promises no order."""

    def __init__(self, database: Database, *, daily_first: bool) -> None:
        self.world = World(database, StillClock(at(WEDNESDAY, 0)))
        self._chains = Escalating(database, self.world.clock)
        self._daily_first = daily_first

    async def tick(self, *moments: datetime) -> None:
        """A look of both at each of the moments."""
        for moment in moments:
            self.world.clock.moment = moment
            works = [self.world.daily.run, self._chains.run]
            for work in works if self._daily_first else reversed(works):
                await work()


async def stand_in(database: Database) -> None:
    """The market is one officer's; a colleague in the county stands in."""
    path = PATHS["220104"]
    async with database.begin() as conn:
        await conn.execute(insert(t.account).values(id=STAND_IN, chat_id=STAND_IN, language="zh-CN", name="9005"))
        seat = {"account_id": STAND_IN, "role": "officer", "division_code": "220104", "path": path, "since": LONG_AGO}
        await conn.execute(insert(t.membership).values(seat))
        given = {"account_id": COUNTY, "enterprise_id": MARKET, "path": path, "since": LONG_AGO}
        await conn.execute(insert(t.assignment).values(given))


async def levels(database: Database) -> list[tuple[str, int]]:
    """When which officer was told of the silent market."""
    number = (await the(database, f"silent:{MARKET}")).row.id
    return [(f"{one.at.astimezone(at(WEDNESDAY, 0).tzinfo):%d %H:%M}", one.account) for one in await heard(database, number)]


@pytest.mark.parametrize("daily_first", [False, True])
async def test_city_and_province_are_not_told_at_once_after_a_downtime_that_ends_on_the_third_day(
    database: Database, daily_first: bool
) -> None:
    """The city's step had been due for a day when the third silent day was noticed: both would have happened in the same second."""
    await found(database)
    await stand_in(database)
    jobs = Jobs(database, daily_first=daily_first)
    await jobs.tick(*looks(WEDNESDAY, end="15:00"), at(WEDNESDAY, 15), at(WEDNESDAY, 19, 20))
    await jobs.tick(*looks(THURSDAY, end="15:00"))  # then the machine is off; at 15:30 the city would have been told
    await jobs.tick(at(FRIDAY, 12, 5), at(FRIDAY, 12, 6), at(FRIDAY, 15), at(FRIDAY, 19))
    assert await levels(database) == [("25 15:00", COUNTY), ("25 19:20", STAND_IN), ("27 12:05", CITY)]
    await jobs.tick(*looks(SATURDAY, end="13:00"), at(SATURDAY, 12, 31))
    assert (await levels(database))[3:] == [("28 12:31", PROVINCE)], "a day later, when the city has done nothing"
    raised = [event for event in (await the(database, f"silent:{MARKET}")).events if event.kind is Happening.RAISED]
    assert len(raised) == daily_first, "the level is told, whichever of the two does it"


@pytest.mark.parametrize("daily_first", [False, True])
async def test_without_a_downtime_the_third_day_goes_up_as_ever(database: Database, daily_first: bool) -> None:
    """The city was told the afternoon before, and has had its day: the province is told with the third day."""
    await found(database)
    await stand_in(database)
    jobs = Jobs(database, daily_first=daily_first)
    for day in (WEDNESDAY, THURSDAY):
        await jobs.tick(*looks(day, end="15:00"), at(day, 15), at(day, 15, 30), at(day, 19, 20))
    await jobs.tick(*looks(FRIDAY, end="13:00"), at(FRIDAY, 12, 6))
    assert (await levels(database))[2:] == [("26 15:30", CITY), ("27 12:05" if daily_first else "27 12:06", PROVINCE)]
