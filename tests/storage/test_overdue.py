"""Which enterprises have disinfection still open, checked against a plain calculation and line by line."""

import random
from datetime import date, time, timedelta

import pytest
from sqlalchemy import update

from bot.storage import tables as t
from bot.storage.briefings import load_facts
from bot.storage.database import Database
from conversations.briefing import Want
from conversations.disinfection import OverdueEnterprise, OverduePage, PointKind, Shortfall
from conversations.disinfection_records import ChangePoint, RemovePoint, WithdrawLogs
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.rules.disinfection import times_of
from tests.storage.disinfection_world import FIVE, NINE, ONE, add, book, log, plan, treated, van
from tests.storage.world import DAY, KEYRING, PATHS, at, days_ago, do, found_county, found_enterprises, found_people, know

SUNDAY = days_ago(1)


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


async def test_what_was_too_weak_withdrawn_or_done_at_another_time_counts_not(database: Database) -> None:
    await found_county(database)
    (hall,) = await add(database, 1, plan(times_a_day=1))
    await log(database, 1, treated(hall.id, NINE, Shortfall.CONTACT))
    await log(database, 1, treated(hall.id, None, when=at(9, 10)))
    await log(database, 1, treated(hall.id, NINE, when=at(9, day=days_ago(3))))
    assert told(await page(database, 18)) == [(1, 1, 1)]
    await log(database, 1, treated(hall.id))
    assert told(await page(database, 18)) == []
    await do(database, WithdrawLogs(1, tuple(one.id for one in (await book(database, now=at(18))).logs)))
    assert told(await page(database, 18)) == [(1, 1, 1)]


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
    await log(database, 1, treated(hall.id, NINE), treated(hall.id, FIVE))
    assert told(await page(database, 18)) == [(1, 1, 1)]
    await do(database, ChangePoint(1, hall.id, plan(times_a_day=2)))
    assert told(await page(database, 18)) == []
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


@pytest.mark.parametrize("seed", range(3))
async def test_it_is_what_a_plain_calculation_says(database: Database, seed: int) -> None:
    dice = random.Random(seed)
    await found_county(database, 6)
    async with database.begin() as conn:
        for n in range(1, 7):
            told = {"works_every_day": dice.random() < 0.5, "active": dice.random() < 0.9}
            await conn.execute(update(t.enterprise).where(t.enterprise.c.id == n).values(told))
        rows = {row.id: row for row in await conn.execute(t.enterprise.select())}
    plain: dict[tuple[date, time], dict[int, list[int]]] = {}
    for n in range(1, 7):
        for number in range(dice.randint(0, 4)):
            kind = dice.choice(list(PointKind))
            point = (await add(database, n, plan(f"点{number}", dice.randint(1, 5), kind), now=at(8, day=days_ago(dice.randint(0, 2)))))[-1]
            for day, slot in ((day, slot) for day in (DAY, SUNDAY) for slot in (NINE, ONE, FIVE)):
                weak = dice.random() < 0.2
                logged = dice.random() < 0.5
                if logged:
                    await log(database, n, treated(point.id, slot, *([Shortfall.CHLORINE] if weak else []), when=at(slot.hour, day=day)))
                works = rows[n].active and (day == DAY or rows[n].works_every_day)
                due = works and point.since <= day and slot in times_of(point.plan.times_a_day, DEFAULT_POLICY)
                if due and not (logged and not weak):
                    plain.setdefault((day, slot), {}).setdefault(n, []).append(point.id)
    for day in (DAY, SUNDAY):
        for hour in (9, 13, 17):
            open_points = [
                (n, one) for (d, slot), of in plain.items() if d == day and slot.hour <= hour for n, some in of.items() for one in some
            ]
            expected = {n: (len({p for m, p in open_points if m == n}), sum(m == n for m, _ in open_points)) for n, _ in open_points}
            found = await page(database, hour, day=day)
            assert {one.enterprise_id: (one.points, one.slots) for one in found.enterprises} == expected
            assert found.total == len(expected)
