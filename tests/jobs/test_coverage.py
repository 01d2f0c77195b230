"""The warning of holes in the next day's duty: the evening before, once, to those whom they concern."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.duties.coverage import Facts, decide
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.writers import Deed, apply
from conversations.duty import Hours, Leave, Officer
from conversations.duty_records import SetDutyHours, TakeLeave
from conversations.policy import Policy
from conversations.records import Record
from conversations.rules.coverage import Post
from tests.jobs.province import LONG_AGO, StillClock, World, at, found, looks, outcomes, outgoing, set_reachable
from tests.storage.world import KEYRING

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
PROVINCE, CITY, COUNTY, OTHER = 9001, 9002, 9003, 9004


@pytest.fixture
async def world(database: Database) -> World:
    """The province on Monday morning."""
    await found(database)
    return World(database, StillClock(at(MONDAY, 6)))


async def goes(database: Database, officer: int, first: date, last: date, stand_in: int | None = None) -> None:
    row = {"account_id": officer, "first": first, "last": last, "stand_in": stand_in, "at": LONG_AGO, "by": officer}
    async with database.begin() as conn:
        await conn.execute(insert(t.absence), [row])


async def warned(world: World) -> list[tuple[str, int, str]]:
    sent = await outgoing(world.database)
    return [(f"{row.at:%d %H:%M}", row.chat_id, row.subject) for row in sent if row.screen == "uncovered"]


async def test_the_division_and_the_next_level_hear_of_it(world: World) -> None:
    await goes(world.database, COUNTY, TUESDAY, TUESDAY)
    await goes(world.database, OTHER, TUESDAY, TUESDAY, CITY)
    await world.tick(at(MONDAY, 17, 59))
    assert await warned(world) == []
    for _ in range(2):
        await world.tick(at(MONDAY, 18))
        world.restart()
    assert await warned(world) == [("23 18:00", chat, str(TUESDAY)) for chat in (CITY, COUNTY)]
    async with world.database.read() as conn:
        keys = set((await conn.execute(select(t.outbox.c.dedupe_key))).scalars())
    assert {f"duty_warning:{TUESDAY}:acc-{CITY}", f"duty_warning:{TUESDAY}:acc-{COUNTY}"} <= keys


async def test_one_message_a_person_for_several_divisions(world: World) -> None:
    await goes(world.database, COUNTY, TUESDAY, TUESDAY)
    await goes(world.database, OTHER, MONDAY, TUESDAY)
    await world.play(looks(MONDAY))
    assert await warned(world) == [("23 19:00", chat, str(TUESDAY)) for chat in (CITY, COUNTY, OTHER)]


async def test_no_hole_no_message(world: World) -> None:
    await goes(world.database, COUNTY, MONDAY, MONDAY)
    await goes(world.database, OTHER, TUESDAY, TUESDAY, PROVINCE)
    await world.play(looks(MONDAY))
    assert await warned(world) == []
    assert (await outcomes(world.database))[f"duty_warning:{MONDAY}:1800"] == "done"


async def test_hours_make_holes_too_and_who_cannot_be_reached_gets_nothing(world: World) -> None:
    row = {"account_id": COUNTY, "weekday": TUESDAY.weekday(), "begins": time(8), "ends": time(18)}
    async with world.database.begin() as conn:
        await conn.execute(insert(t.duty_hours), [row])
    await set_reachable(world.database, CITY, False)
    await world.tick(at(MONDAY, 18))
    # Of the city nobody hears: the province does.
    assert await warned(world) == [("23 18:00", chat, str(TUESDAY)) for chat in (PROVINCE, COUNTY)]


async def test_who_cannot_be_reached_is_a_hole(world: World) -> None:
    await set_reachable(world.database, COUNTY, False)
    await world.tick(at(MONDAY, 18))
    assert await warned(world) == [("23 18:00", CITY, str(TUESDAY))]


async def test_whoever_left_the_office_leaves_no_hole(world: World) -> None:
    await goes(world.database, COUNTY, TUESDAY, TUESDAY)
    async with world.database.begin() as conn:
        await conn.execute(update(t.membership).where(t.membership.c.account_id == COUNTY).values(ended_at=LONG_AGO))
    await world.tick(at(MONDAY, 18))
    assert await warned(world) == []


async def test_at_the_time_of_the_policy_and_not_after_the_day(world: World) -> None:
    await goes(world.database, COUNTY, TUESDAY, TUESDAY + timedelta(days=1))
    world.policy = Policy(duty_warning=time(20, 0))
    world.restart()
    await world.tick(at(MONDAY, 19))
    assert await warned(world) == []
    await world.tick(at(TUESDAY, 7))
    assert await warned(world) == [], "it was away until the hole had come"
    assert (await outcomes(world.database))[f"duty_warning:{MONDAY}:2000"] == "expired"


def test_the_decision_names_each_once() -> None:
    posts = [Post(1, "a", "甲", "/1/2/"), Post(1, "b", "乙", "/1/3/"), Post(2, "p", "省", "/1/")]
    officers = {1: Officer(1, leaves=(Leave(TUESDAY, TUESDAY),)), 2: Officer(2)}
    assert decide(Facts(TUESDAY, posts, officers)) == (1, 2)
    assert decide(Facts(MONDAY, posts, officers)) == ()


async def does(world: World, now: datetime, record: Record, by: int, leave_at: datetime | None = None) -> None:
    async with world.database.begin() as conn:
        await apply(conn, [Deed(record, by, by, "")], now, KEYRING, leave_at)


async def test_a_leave_taken_after_the_warning_is_told_to_the_others_at_once(world: World) -> None:
    await goes(world.database, OTHER, TUESDAY, TUESDAY)
    await world.tick(at(MONDAY, 17, 59))
    await does(world, at(MONDAY, 17, 59), TakeLeave(TUESDAY, TUESDAY, CITY), COUNTY)
    await world.tick(at(MONDAY, 18))
    assert await warned(world) == [("23 18:00", chat, str(TUESDAY)) for chat in (CITY, OTHER)]
    for officer, stand_in in ((PROVINCE, CITY), (CITY, None)):
        await does(world, at(MONDAY, 20), TakeLeave(TUESDAY, TUESDAY, stand_in), officer)
    later = [row for row in await warned(world) if row[0] == "23 20:00"]
    assert later == [("23 20:00", chat, str(TUESDAY)) for chat in (PROVINCE, COUNTY)], "the city stood in for both, the province is above"
    await does(world, at(MONDAY, 20, 1), SetDutyHours((Hours(TUESDAY.weekday(), time(8), time(12)),)), CITY)
    assert len(await warned(world)) == 4, "the hole is there already"


async def test_what_may_not_leave_before_midnight_is_too_late(world: World) -> None:
    await world.play(looks(MONDAY, end="20:00"))
    await does(world, at(MONDAY, 22), TakeLeave(TUESDAY, TUESDAY), COUNTY, at(TUESDAY, 7))
    assert await warned(world) == []
