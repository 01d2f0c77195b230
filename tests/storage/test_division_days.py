"""Figures of divisions and what is open in them, on both databases."""

from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import insert, update

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.schedule import open_day
from conversations.codes import Status, Symptom
from conversations.officer_day import DayFigures, Figures
from conversations.records import FileReport
from tests.storage.world import (
    DAY,
    PATHS,
    at,
    counting,
    days_ago,
    do,
    entry,
    found_county,
    found_enterprises,
    found_people,
    know,
    ledger,
    staff,
)

COUNTY, CITY = 9003, 9002
HERE = (PATHS["220104"],)


async def a_week(database: Database) -> None:
    """Two counties of a city: four enterprises in one, one in the other; yesterday one was silent, today two have reported."""
    await found_county(database, 4)
    async with database.begin() as conn:
        await found_enterprises(conn, [50], "220105")
        await found_people(conn, [501], "manager", lambda _: {"enterprise_id": 50, "path": PATHS["220105"]})
        for day in (days_ago(1), DAY):
            await open_day(conn, day, True)
    ill = entry(staff(1, 1), Status.HOME_ISOLATION, "38.0", Symptom.COUGH)
    yesterday = days_ago(1)
    await do(database, *(ledger(n, day=yesterday) for n in (2, 3, 50)), now=at(9, day=yesterday))
    await do(database, with_isolated(ledger(1, ill, day=yesterday), 1), now=at(9, day=yesterday))
    await do(database, with_isolated(ledger(1, ill), 1), ledger(2), now=at(9))
    await do(database, with_isolated(ledger(1, ill, entry(staff(1, 2), Status.HOME_ISOLATION), revision=2), 2), now=at(10))


def with_isolated(report: FileReport, heads: int) -> FileReport:
    """The report with so many heads in isolation."""
    return replace(report, totals=replace(report.totals, isolated=heads))


async def test_figures_of_a_division_of_its_parts_and_of_the_days_behind(database: Database) -> None:
    await a_week(database)
    days = (await know(database, ("division", "220100"), ("division", "220104"), ("division", "220581"), ("division", "x"))).division_days
    assert set(days) == {"220100", "220104", "220581"}
    city, county = days["220100"], days["220104"]
    assert city.figures == Figures(owed=5, silent=3, symptomatic=1, urgent=1)
    assert [(part.code, part.figures.owed, part.figures.silent, part.figures.urgent) for part in city.parts] == [
        ("220104", 4, 2, 1), ("220105", 1, 1, 0)
    ]  # fmt: skip
    assert county.figures == Figures(owed=4, silent=2, symptomatic=1, urgent=1)
    assert (county.parts, days["220581"].figures) == ((), Figures())
    assert len(city.trend) == 14
    assert city.trend[-2:] == (DayFigures(days_ago(1), 5, 1, 1, 1), DayFigures(DAY, 5, 3, 1, 2))
    assert city.trend[0] == DayFigures(days_ago(13), 0, 0, 0, 0)


async def test_figures_take_as_many_statements_for_one_division_as_for_three(database: Database) -> None:
    await a_week(database)
    counts = []
    for codes in (("220100",), ("220100", "220104", "220105")):
        with counting(database) as counted:
            await know(database, *(("division", code) for code in codes), *(("open_day", f"{COUNTY}:{code}") for code in codes))
        counts.append(len(counted))
    assert counts[0] == counts[1]


async def test_what_is_open_for_an_officer(database: Database) -> None:
    await a_week(database)
    async with database.begin() as conn:
        await conn.execute(update(t.alert).values(state="acknowledged", holder_id=COUNTY))
        row = {"enterprise_id": 1, "staff_id": staff(1, 1), "path": PATHS["220104"], "kind": "home", "first": days_ago(14)}
        await conn.execute(insert(t.isolation), [{**row, "until": DAY, "rule": "contact", "opened_at": at(8)}])
    friday = datetime.combine(date(2026, 11, 27), time(8), at(8).tzinfo)
    for account, expected in ((COUNTY, (1, 0, 0)), (CITY, (0, 0, 1))):
        key = f"{account}:220104"
        found = (await know(database, ("open_day", key))).open_days[key]
        assert (found.mine, found.unassigned, found.others) == expected
        assert (found.missed_yesterday, found.ending, found.rest_tomorrow) == (1, 1, False)
    assert (await know(database, ("open_day", "1:220104"), now=friday)).open_days["1:220104"].rest_tomorrow


async def test_the_whole_province_is_the_top_that_has_anybody(database: Database) -> None:
    assert (await know(database, ("division", "all"))).division_days == {}, "nothing is imported yet"
    await a_week(database)
    async with database.begin() as conn:
        await conn.execute(insert(t.division).values(code="110000", name="北京市", level="province", path="/110000/"))
    days = (await know(database, ("division", "all"), ("division", "220104"))).division_days
    assert set(days) >= {"all", "220104"}
    assert (days["all"].code, days["all"].figures.owed) == ("220000", 5)
    assert "220100" in {part.code for part in days["all"].parts}
