"""Disinfection that is overdue: of which enterprises it is told, what the card names, what ends it."""

from datetime import date, time

from bot.storage.database import Database
from bot.storage.disinfection_alerts import close_not_due, tell_overdue
from bot.storage.job_alerts import Noticed, Told
from conversations.chain import Severity
from conversations.codes import AlertKind, AlertState
from conversations.disinfection import Shortfall
from conversations.disinfection_records import RemovePoint
from conversations.policy import DEFAULT_POLICY
from conversations.rules.escalation import opened, resolved
from tests.storage.alert_world import CHAIN, counts, standing, take, the
from tests.storage.disinfection_world import FIVE, NINE, ONE, add, log, plan, treated, van
from tests.storage.world import DAY, at, days_ago, do, found_county, utc

NEXT = days_ago(-1)
KEY = "disinfection:1"


async def digest(database: Database, day: date = DAY, *, is_work_day: bool = True) -> Told:
    """At 20:00; the chain begins an hour later."""
    async with database.begin() as conn:
        await close_not_due(conn, day, at(20, day=day), DEFAULT_POLICY)
        noticed = Noticed(AlertKind.DISINFECTION_OVERDUE, day, at(20, day=day), at(21, day=day))
        return await tell_overdue(conn, noticed, is_work_day, DEFAULT_POLICY)


async def test_an_enterprise_with_anything_open_gets_one_alert(database: Database) -> None:
    await found_county(database)
    (shop,) = await add(database, 1, plan("店堂", 2))
    (done,) = await add(database, 2, plan("后厨", 1))
    await add(database, 3, van())
    await log(database, 1, treated(shop.id, NINE))
    await log(database, 2, treated(done.id, NINE))
    assert counts(await digest(database)) == (1, 0)
    assert sorted(await standing(database)) == [KEY]
    found = await the(database, KEY)
    row = found.row
    assert (row.kind, row.severity, row.enterprise_id, row.staff_id, row.day) == ("disinfection_overdue", Severity.ROUTINE, 1, None, DAY)
    assert found.lines == [("overdue-points", {"points": 1, "names": ["店堂"]})]
    change = opened(CHAIN, utc(at(21)))
    assert (found.chase, found.events) == (change.chase, change.events)


async def test_three_points_are_named_as_they_were_typed(database: Database) -> None:
    await found_county(database)
    names = ['A"区', "B\\区", "C区", "D区"]
    await add(database, 1, *(plan(name, 3) for name in names))
    await add(database, 2, *(plan(name, 1) for name in names[:3]))
    await digest(database)
    assert (await the(database, KEY)).lines == [("overdue-points-more", {"points": 4, "names": names[:3]})]
    assert (await the(database, "disinfection:2")).lines == [("overdue-points", {"points": 3, "names": names[:3]})]


async def test_another_day_is_folded(database: Database) -> None:
    await found_county(database)
    await add(database, 1, plan())
    await digest(database)
    assert counts(await digest(database, NEXT)) == (0, 1)
    (found,) = (await standing(database))[KEY]
    assert (found.row.times, found.row.since, found.row.day) == (2, DAY, NEXT)


async def test_done_the_same_evening_it_ends(database: Database) -> None:
    await found_county(database)
    shop, store = await add(database, 1, plan("店堂", 1), plan("库房", 2))
    await digest(database)
    before = await the(database, KEY)
    await log(database, 1, treated(shop.id, NINE, when=at(20, 10)), treated(store.id, NINE, when=at(9)), now=at(20, 15))
    assert (await the(database, KEY)).chase == before.chase
    await log(database, 1, treated(store.id, FIVE, Shortfall.CONTACT, when=at(20, 20)))  # it does not count
    assert (await the(database, KEY)).chase == before.chase
    await log(database, 1, treated(store.id, FIVE, when=at(20, 30)))
    found, expected = await the(database, KEY), resolved(before.chase, None, at(20, 30), "=reported")
    assert (found.chase, found.events, found.row.outcome) == (expected.chase, (*before.events, *expected.events), "reported")


async def test_all_done_the_next_day_it_ends_and_not_before(database: Database) -> None:
    await found_county(database)
    (shop,) = await add(database, 1, plan("店堂", 3))
    await digest(database)
    for hour, slot, state in ((9, NINE, "open"), (13, ONE, "open"), (17, FIVE, "resolved")):
        await log(database, 1, treated(shop.id, slot, when=at(hour, 5, NEXT)))
        assert (await the(database, KEY)).row.state == state


async def test_what_was_done_yesterday_and_logged_today_ends_yesterday(database: Database) -> None:
    await found_county(database)
    (shop,) = await add(database, 1, plan("店堂", 1))
    await digest(database)
    await log(database, 1, treated(shop.id, time(9), when=at(20, 30)), now=at(0, 30, NEXT))
    assert (await the(database, KEY)).chase.state is AlertState.RESOLVED


async def test_who_holds_it_is_told_that_it_was_done(database: Database) -> None:
    await found_county(database)
    (shop,) = await add(database, 1, plan("店堂", 1))
    await digest(database)
    await take(database, KEY, 9003, at(20, 5))
    await log(database, 1, treated(shop.id, NINE, when=at(20, 30)))
    found = await the(database, KEY)
    assert (found.chase.state, found.row.fine_now) == (AlertState.ACKNOWLEDGED, True)


async def test_without_points_nothing_is_owed_and_a_day_off_changes_nothing(database: Database) -> None:
    await found_county(database)
    (shop,) = await add(database, 1, plan("店堂", 1))
    await add(database, 2, plan("店堂", 1))
    await digest(database)
    before = await the(database, KEY)
    await do(database, RemovePoint(1, shop.id), now=at(8, day=NEXT))
    assert counts(await digest(database, NEXT, is_work_day=False)) == (0, 0)
    found, expected = await the(database, KEY), resolved(before.chase, None, at(20, day=NEXT), "=not_owed")
    assert (found.chase, found.events) == (expected.chase, (*before.events, *expected.events))
    assert (await the(database, "disinfection:2")).chase.state is AlertState.OPEN
