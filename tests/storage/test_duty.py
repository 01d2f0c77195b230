"""Who acts for an officer, who answers for an enterprise: hours, leave, stand-ins and assignments as they are stored."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.answering import Answering, Place, answering
from bot.storage.database import Database
from bot.storage.duty import acting_for
from tests.storage.plans import plans, scanned, settle
from tests.storage.world import DAY, PATHS, at, counting, found_county, found_enterprises, found_people, found_places

PROVINCE, CITY, COUNTY, COLLEAGUE = 9001, 9002, 9003, 9004
OWN = PATHS["220104"]


@pytest.fixture
async def county(database: Database) -> Database:
    """Enterprises 1 to 3 in 220104 with two officers, one for the city and one for the province. 2 and 3 are retail."""
    await found_county(database)
    async with database.begin() as conn:
        await found_people(conn, [COLLEAGUE], "officer", lambda _: {"division_code": "220104", "path": OWN})
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id > 1).values(sector="retail"))
    return database


async def works(database: Database, officer: int, *spans: tuple[int, time, time]) -> None:
    rows = [{"account_id": officer, "weekday": day, "begins": begins, "ends": ends} for day, begins, ends in spans]
    async with database.begin() as conn:
        await conn.execute(insert(t.duty_hours), rows)


async def goes(database: Database, officer: int, first: date, last: date, stand_in: int | None = None, **more: Any) -> None:
    row = {"account_id": officer, "first": first, "last": last, "stand_in": stand_in, "at": at(8), "by": officer, **more}
    async with database.begin() as conn:
        await conn.execute(insert(t.absence), [row])


async def acting(database: Database, *officers: int, now: datetime | None = None) -> dict[int, tuple[int, ...]]:
    async with database.read() as conn:
        return dict(await acting_for(conn, officers, now or at(9)))


async def assign(database: Database, officer: int, **about: Any) -> None:
    row = {"account_id": officer, "path": OWN, "sector": None, "enterprise_id": None, "since": at(8), "by": PROVINCE, "ended_at": None}
    async with database.begin() as conn:
        await conn.execute(insert(t.assignment), [{**row, **about}])


async def answers(database: Database, enterprise: int | None = 1, path: str = OWN, today: date | None = DAY) -> Answering:
    place = Place(enterprise, path)
    async with database.read() as conn:
        return (await answering(conn, [place], today))[place]


async def leave_office(database: Database, officer: int) -> None:
    async with database.begin() as conn:
        await conn.execute(update(t.membership).where(t.membership.c.account_id == officer).values(ended_at=at(8)))


async def test_without_hours_always_and_else_within_them(county: Database) -> None:
    await works(county, COUNTY, (DAY.weekday(), time(8), time(12)), (DAY.weekday(), time(20), time(0)))
    assert await acting(county, COUNTY, CITY) == {COUNTY: (COUNTY,), CITY: (CITY,)}
    assert await acting(county, COUNTY, now=at(12)) == {COUNTY: ()}
    assert await acting(county, COUNTY, now=at(23, 59)) == {COUNTY: (COUNTY,)}
    assert await acting(county, COUNTY, now=at(9, day=DAY + timedelta(days=1))) == {COUNTY: ()}
    assert await acting(county) == {}


async def test_leave_and_who_stands_in(county: Database) -> None:
    await goes(county, COUNTY, DAY, DAY, COLLEAGUE)
    await goes(county, CITY, DAY, DAY)
    assert await acting(county, COUNTY, CITY, PROVINCE) == {COUNTY: (COLLEAGUE,), CITY: (), PROVINCE: (PROVINCE,)}
    assert await acting(county, COUNTY, now=at(9, day=DAY + timedelta(days=1))) == {COUNTY: (COUNTY,)}


async def test_who_stands_in_is_on_leave_too(county: Database) -> None:
    await goes(county, COUNTY, DAY, DAY, COLLEAGUE)
    await goes(county, COLLEAGUE, DAY, DAY, CITY)
    assert await acting(county, COUNTY) == {COUNTY: (CITY,)}
    await goes(county, CITY, DAY, DAY, PROVINCE)
    assert await acting(county, COUNTY, COLLEAGUE) == {COUNTY: (PROVINCE,), COLLEAGUE: (PROVINCE,)}
    await goes(county, PROVINCE, DAY, DAY, COUNTY)
    assert await acting(county, COUNTY) == {COUNTY: ()}


async def test_what_was_withdrawn_and_who_is_no_officer_any_more(county: Database) -> None:
    await goes(county, COUNTY, DAY, DAY, COLLEAGUE, withdrawn_at=at(8))
    assert await acting(county, COUNTY) == {COUNTY: (COUNTY,)}
    await goes(county, COUNTY, DAY, DAY, COLLEAGUE)
    await leave_office(county, COLLEAGUE)
    assert await acting(county, COUNTY) == {COUNTY: ()}


async def test_who_has_another_division_now_stands_in_no_more(county: Database) -> None:
    await goes(county, COUNTY, DAY, DAY, COLLEAGUE)
    elsewhere = {"division_code": "220105", "path": PATHS["220105"]}
    async with county.begin() as conn:
        await conn.execute(update(t.membership).where(t.membership.c.account_id == COLLEAGUE).values(elsewhere))
    assert await acting(county, COUNTY) == {COUNTY: ()}


async def test_without_assignments_the_own_division_answers(county: Database) -> None:
    levels = ((PATHS["220100"], (CITY,)), (PATHS["220000"], (PROVINCE,)))
    assert await answers(county) == Answering((COUNTY, COLLEAGUE), (), levels)
    assert await answers(county, path=PATHS["220105"]) == Answering((), (), levels)
    assert await answers(county, enterprise=None) == Answering((COUNTY, COLLEAGUE), (), levels)


async def test_an_enterprise_before_a_sector_before_the_division(county: Database) -> None:
    await assign(county, CITY, path=PATHS["220100"], sector="retail")
    assert (await answers(county, 1)).responsible == (COUNTY, COLLEAGUE), "another sector"
    assert (await answers(county, 2)).responsible == (CITY,)
    assert (await answers(county, 2)).substitutes == (COUNTY, COLLEAGUE)
    await assign(county, COLLEAGUE, sector="retail")
    assert (await answers(county, 2)).responsible == (COLLEAGUE,), "the nearest division upward"
    await assign(county, COUNTY, enterprise_id=2)
    assert (await answers(county, 2)) == Answering((COUNTY,), (COLLEAGUE,), (await answers(county)).levels)
    assert (await answers(county, 3)).responsible == (COLLEAGUE,)
    await assign(county, CITY, enterprise_id=2)
    assert (await answers(county, 2)).responsible == (COUNTY, CITY), "several may be"


async def test_ended_ones_never_count(county: Database) -> None:
    await assign(county, COUNTY, enterprise_id=2, ended_at=at(8))
    assert (await answers(county, 2)).responsible == (COUNTY, COLLEAGUE)
    await assign(county, COLLEAGUE, enterprise_id=2)
    await leave_office(county, COLLEAGUE)
    assert await answers(county, 2) == Answering((COUNTY,), (), (await answers(county)).levels)


async def test_an_office_elsewhere_is_none_here(county: Database) -> None:
    async with county.begin() as conn:
        await found_people(conn, [9005], "officer", lambda _: {"division_code": "220105", "path": PATHS["220105"]})
    await assign(county, 9005, enterprise_id=2)
    assert (await answers(county, 2)).responsible == (COUNTY, COLLEAGUE)


async def test_who_is_named_to_stand_in_comes_first(county: Database) -> None:
    await assign(county, COUNTY, enterprise_id=2)
    await goes(county, COUNTY, DAY + timedelta(days=3), DAY + timedelta(days=4), CITY)
    await goes(county, COUNTY, DAY - timedelta(days=4), DAY - timedelta(days=3), PROVINCE)
    assert (await answers(county, 2)).substitutes == (CITY, COLLEAGUE)
    assert (await answers(county, 2, today=None)).substitutes == (COLLEAGUE,)


async def test_as_many_statements_for_many_as_for_one(county: Database) -> None:
    await assign(county, CITY, path=PATHS["220100"], sector="retail")
    few, many = [Place(2, OWN)], [Place(n, path) for n in (1, 2, 3) for path in PATHS.values()]
    counts = []
    for places in (few, many):
        with counting(county) as sent:
            async with county.begin() as conn:
                await answering(conn, places, DAY)
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 4
    with counting(county) as sent:
        async with county.begin() as conn:
            await acting_for(conn, [COUNTY, CITY, PROVINCE, COLLEAGUE], at(9))
    assert len(sent) == 2


async def test_plans(database: Database) -> None:
    ids = range(1, 2001)
    async with database.begin() as conn:
        await found_places(conn)
        await found_enterprises(conn, ids, sector="retail")
        officers = {n: "220104" if n % 2 else "220105" for n in range(5000, 6000)}
        await found_people(conn, list(officers), "officer", lambda n: {"division_code": officers[n], "path": PATHS[officers[n]]})
        old = {"at": at(8), "by": 5000, "stand_in": 5001}
        rows = [
            {"account_id": n, "first": DAY - timedelta(days=back), "last": DAY - timedelta(days=back), **old}
            for n in officers
            for back in (0, 30, 60)
        ]
        await conn.execute(insert(t.absence), rows)
        spans = [{"account_id": n, "weekday": day, "begins": time(8), "ends": time(18)} for n in officers for day in range(5)]
        await conn.execute(insert(t.duty_hours), spans)
        over = {"account_id": 5001, "since": at(8), "by": 5000}
        # A few in each of many counties.
        one_by_one = [{"enterprise_id": n, "sector": None, "path": f"/220000/{n // 4:06}/", **over} for n in ids]
        await conn.execute(insert(t.assignment), one_by_one)
        await conn.execute(insert(t.assignment), [{"enterprise_id": None, "sector": "retail", "path": OWN, **over}])
    await settle(database)

    async def asked(conn: AsyncConnection) -> None:
        await acting_for(conn, [5000, 5001], at(9))
        await answering(conn, [Place(7, PATHS["220581"])], DAY)

    for plan in await plans(database, asked, prefer_indexes=True):
        assert not scanned(plan) - {"reached", "named"}, plan
