"""Which enterprises have disinfection still open, checked against a plain calculation and line by line."""

import random
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import update

from bot.storage import tables as t
from bot.storage.briefings import load_facts
from bot.storage.database import Database
from conversations.disinfection import BY_THE_CLOCK, OverdueEnterprise, OverduePage, PointKind, Shortfall
from conversations.disinfection_records import ChangePoint, RemovePoint, WithdrawLogs
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.rules.disinfection import points_today
from conversations.want import Want
from tests.storage.courier_world import found_runs, run_row
from tests.storage.disinfection_world import FIVE, NINE, ONE, add, book, log, plan, treated, van
from tests.storage.overdue_world import SUNDAY, evening, rides_at_random, told_at_random
from tests.storage.world import DAY, KEYRING, PATHS, at, days_ago, do, found_county, found_enterprises, found_people, know, staff


async def page(database: Database, hour: int, key: str = "220104:0", day: date = DAY, policy: Policy = DEFAULT_POLICY) -> OverduePage:
    """A page of what is open, seen at an hour."""
    async with database.begin() as conn:
        facts = await load_facts(
            conn,
            [Want("overdue", key)],
            now_local=at(hour, day=day),
            code_hasher=KEYRING.code_hashes,
            is_work_day=lambda day: day.weekday() < 5,
            policy=policy,
        )
    return facts.overdue[key]


def told(found: OverduePage) -> list[tuple[int, int, int]]:
    """Enterprise, points, slots."""
    return [(one.enterprise_id, one.points, one.slots) for one in found.enterprises]


async def test_what_has_begun_and_is_not_done_is_open(database: Database) -> None:
    await found_county(database)
    hall, till = await add(database, 1, plan(times_a_day=3), plan("收银台", 1, PointKind.EQUIPMENT))
    await add(database, 2, plan(times_a_day=2), van(), plan("到货", 0, PointKind.GOODS))
    await add(database, 3, van())
    assert [told(await page(database, hour)) for hour in (8, 9, 13, 17)] == [
        [],
        [(1, 2, 2), (2, 1, 1)],
        [(1, 2, 3), (2, 1, 1)],
        [(1, 2, 4), (2, 1, 2)],
    ]
    await log(database, 1, treated(hall.id), treated(till.id))
    assert told(await page(database, 9)) == [(2, 1, 1)]
    found = await page(database, 13)
    assert (found.division, found.division_name, found.path, found.day) == ("220104", "区划220104", PATHS["220104"], DAY)
    assert (found.due, found.total, found.page, found.pages) == (2, 2, 0, 1)
    assert found.enterprises[0] == OverdueEnterprise(1, "企业0001", "区划220104", 1, 1)


async def test_a_vehicle_is_open_that_went_out_more_often_than_it_was_disinfected(database: Database) -> None:
    """A delivery firm may have nothing that is due by the clock."""
    await found_county(database)
    truck, spare, _ = await add(database, 3, van(), van("吉A99999"), plan("到货", 0, PointKind.GOODS))
    await add(database, 1, plan(), van())
    async with database.begin() as conn:
        own = [run_row(n, enterprise_id=3, started_at=at(8 + n)) for n in (1, 2)]
        others = [run_row(3, enterprise_id=2), run_row(4, enterprise_id=3, started_at=at(9, day=days_ago(1)), plate="吉A99999")]
        await found_runs(conn, [*own, *others], shared=False)
    found = await page(database, 18)
    assert (told(found), found.due, found.total) == ([(1, 1, 3), (3, 1, 1)], 2, 2)
    await log(database, 3, treated(truck.id, None, when=at(11)))
    await log(database, 3, treated(truck.id, None, Shortfall.CHLORINE, when=at(12)))
    assert told(await page(database, 18)) == [(1, 1, 3), (3, 1, 1)]
    assert told(await page(database, 18, "220105:0")) == []
    await log(database, 3, treated(truck.id, None, when=at(13)))
    assert told(await page(database, 18)) == [(1, 1, 3)]
    async with database.begin() as conn:
        later = [run_row(5, enterprise_id=1, staff_id=staff(1, 1)), run_row(6, enterprise_id=3, plate="吉A99999")]
        await found_runs(conn, later, shared=False)
    assert told(await page(database, 18)) == [(1, 2, 4), (3, 1, 1)]
    await do(database, RemovePoint(3, spare.id))
    found = await page(database, 18)
    assert (told(found), found.due) == ([(1, 2, 4)], 1)


async def test_a_run_over_midnight_is_open_on_the_day_on_which_it_comes_back(database: Database) -> None:
    """As in the manager's book: unless the vehicle was disinfected before."""
    await found_county(database)
    (van_,) = await add(database, 1, van(), now=at(8, day=SUNDAY))
    await add(database, 2, van(), now=at(8, day=SUNDAY))
    await add(database, 3, van(), now=at(8, day=SUNDAY))
    over = {"started_at": at(22, day=SUNDAY), "vehicle_disinfected": False}
    rows = [
        run_row(1, **over, ended_at=at(2)),
        run_row(2, **over, enterprise_id=2, ended_at=None),
        run_row(3, **{**over, "vehicle_disinfected": True}, enterprise_id=3, ended_at=at(2)),
    ]
    async with database.begin() as conn:
        await found_runs(conn, rows, shared=False)
    assert told(await page(database, 20)) == [(1, 1, 1), (2, 1, 1)]
    await log(database, 1, treated(van_.id, None, when=at(3)))
    assert told(await page(database, 20)) == [(2, 1, 1)]


async def test_what_was_too_weak_withdrawn_or_done_on_another_day_counts_not(database: Database) -> None:
    await found_county(database)
    (hall,) = await add(database, 1, plan(times_a_day=1))
    await log(database, 1, treated(hall.id, NINE, Shortfall.CONTACT))
    await log(database, 1, treated(hall.id, NINE, when=at(9, day=days_ago(3))))
    assert told(await page(database, 18)) == [(1, 1, 1)]
    await log(database, 1, treated(hall.id))
    assert told(await page(database, 18)) == []
    await do(database, WithdrawLogs(1, tuple(one.id for one in (await book(database, now=at(18))).logs)))
    assert told(await page(database, 18)) == [(1, 1, 1)]


async def test_a_log_counts_until_the_next_time_of_its_point(database: Database) -> None:
    await found_county(database)
    often, twice = await add(database, 1, plan(times_a_day=3), plan(times_a_day=2))
    for point in (often, twice):
        await log(database, 1, treated(point.id, when=at(0, 30)))
        await log(database, 1, treated(point.id, when=at(16, 59)))
    assert told(await page(database, 18)) == [(1, 2, 2)]
    for point in (often, twice):
        await log(database, 1, treated(point.id, when=at(23, 59)))
    assert told(await page(database, 23)) == []


async def test_what_is_not_due_is_not_open(database: Database) -> None:
    await found_county(database, 5)
    async with database.begin() as conn:
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id == 5).values(works_every_day=True))
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id == 4).values(active=False))
    (gone,) = await add(database, 1, plan())
    await do(database, RemovePoint(1, gone.id))
    await add(database, 2, plan(), now=at(14))
    for enterprise in (3, 4, 5):
        await add(database, enterprise, plan(), now=at(8, day=SUNDAY))
    assert told(await page(database, 18)) == [(3, 1, 3), (5, 1, 3)]
    assert (await page(database, 18)).due == 2
    assert told(await page(database, 18, day=SUNDAY)) == [(5, 1, 3)]
    assert (await page(database, 18, day=SUNDAY)).due == 1
    assert told(await page(database, 18, day=DAY + timedelta(days=1))) == [(2, 1, 3), (3, 1, 3), (5, 1, 3)]


async def test_a_change_of_the_plan_or_of_the_policy_counts_at_once(database: Database) -> None:
    await found_county(database)
    (hall,) = await add(database, 1, plan(times_a_day=3))
    await log(database, 1, treated(hall.id, ONE), treated(hall.id, FIVE))
    assert told(await page(database, 18)) == [(1, 1, 1)]
    await do(database, ChangePoint(1, hall.id, plan(times_a_day=2)))
    assert told(await page(database, 18)) == [], "what was done at one is what was due since nine"
    four = Policy(disinfection_times=(time(9), time(11), time(13), time(17)))
    await do(database, ChangePoint(1, hall.id, plan(times_a_day=7)))
    assert told(await page(database, 18, policy=four)) == [(1, 1, 2)]


async def test_pages_are_of_a_division_and_all_below_it_most_open_first(database: Database) -> None:
    await found_county(database, 10)
    async with database.begin() as conn:
        await found_enterprises(conn, [11, 12], "220105")
        await found_people(conn, [111, 121], "manager", lambda n: {"enterprise_id": n // 10})
    for n in range(1, 13):
        await add(database, n, plan(times_a_day=1 if n < 10 else 3))
    county, last, behind, city, other, elsewhere = [
        await page(database, 18, key) for key in ("220104:0", "220104:1", "220104:9", "220100:0", "220105:0", "220581:0")
    ]
    assert [(one.total, one.pages, one.due) for one in (county, city, other)] == [(10, 2, 10), (12, 2, 12), (2, 1, 2)]
    assert [one for one, _, _ in told(county)] == [10, 1, 2, 3, 4, 5, 6, 7]
    assert told(last) == told(behind) == [(8, 1, 1), (9, 1, 1)]
    assert behind.page == 1
    assert [one for one, _, _ in told(city)][:4] == [10, 11, 12, 1]
    assert city.enterprises[1].division_name == "区划220105"
    assert (elsewhere.total, elsewhere.pages, elsewhere.due, elsewhere.enterprises) == (0, 1, 0, ())
    assert (await know(database, ("overdue", "999999:0"))).overdue == {}


async def _open_by_the_book(database: Database, enterprise_id: int, now: datetime) -> tuple[int, int]:
    """Points and times that the enterprise's own card calls open."""
    today = points_today(await book(database, enterprise_id, now), now, DEFAULT_POLICY)
    found = [one.open for one in today if one.point.plan.kind in BY_THE_CLOCK and one.open]
    return len(found), sum(found)


async def _runs_by_the_book(database: Database, enterprise_id: int, now: datetime) -> dict[str, int]:
    """Of each plate the runs that the enterprise's own card wants followed up today."""
    return {plate: runs for (plate, day), runs in (await book(database, enterprise_id, now)).runs.items() if day == now.date()}


@pytest.mark.parametrize("seed", range(3))
async def test_it_is_what_a_plain_calculation_says(database: Database, seed: int) -> None:
    dice = random.Random(seed)
    await found_county(database, 6)
    async with database.begin() as conn:
        for n in range(1, 7):
            kept = {"works_every_day": dice.random() < 0.5, "active": dice.random() < 0.9}
            await conn.execute(update(t.enterprise).where(t.enterprise.c.id == n).values(kept))
        rows = {row.id: row for row in await conn.execute(t.enterprise.select())}
    everything = await told_at_random(database, dice)
    rides = rides_at_random(everything, dice)
    for now in (at(hour, day=day) for day in (DAY, SUNDAY) for hour in (8, 9, 13, 23)):
        await evening(database, rides, now.date())
        works = {n for n, row in rows.items() if row.active and (row.works_every_day or now.date() != SUNDAY)}
        expected: dict[int, tuple[int, int]] = {}
        for one in everything:
            n, count = one.point.enterprise_id, one.open_at(now)
            if n in works and count:
                points, slots = expected.get(n, (0, 0))
                expected[n] = points + 1, slots + count
        found = await page(database, now.hour, day=now.date())
        assert {n: (points, slots) for n, points, slots in told(found)} == expected
        assert found.total == len(expected)
        vehicles = [one for one in everything if one.point.plan.plate]
        out = {n: sum(one.open_at(now) for one in vehicles if one.point.enterprise_id == n) for n in works}
        for n in works if now.hour == 23 else ():  # when all times have begun: before that a card may call a weak log open a little early
            points, slots = expected.get(n, (0, 0))
            assert await _open_by_the_book(database, n, now) == (points - out[n], slots - out[n]), "people are shown the same"
            runs = {one.point.plan.plate: one.runs_on(now.date()) for one in vehicles if one.point.enterprise_id == n}
            assert await _runs_by_the_book(database, n, now) == {plate: count for plate, count in runs.items() if count}, "of runs, too"
        by_the_clock = {one.point.enterprise_id for one in everything if one.point.plan.times_a_day and one.point.since <= now.date()}
        assert found.due == len((by_the_clock & works) | {n for n, count in out.items() if count})
