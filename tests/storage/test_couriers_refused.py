"""Who was not let ride today, as the book of couriers knows it."""

from datetime import timedelta

from bot.storage.database import Database
from conversations.courier_records import SetCourier
from tests.storage.run_world import PLATE, refuse, start
from tests.storage.world import at, do, found_county, know, staff

ZHANG = staff(1, 1)


async def test_who_was_not_let_ride_is_known_that_day_until_they_are_well(database: Database) -> None:
    await found_county(database)
    await do(database, SetCourier(1, ZHANG, PLATE), now=at(7))
    await do(database, refuse(ZHANG))

    async def refused(day: int = 0) -> list[bool]:
        found = await know(database, ("couriers", 1), ("own_runs", ZHANG), now=at(9) + timedelta(days=day))
        return [book.couriers[0].refused is not None for book in (found.couriers[1], found.own_runs[ZHANG])]

    assert await refused() == [True, True]
    assert await refused(1) == [False, False], "another day, another temperature"
    await do(database, start(ZHANG))
    assert await refused() == [False, False]
