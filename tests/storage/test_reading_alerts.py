"""Temperatures that were not taken: of whom it is told, what is folded, what ends it."""

from datetime import date, datetime

from sqlalchemy import update

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.job_alerts import Noticed, Told
from bot.storage.reading_alerts import close_not_isolated, tell_missed
from conversations.chain import Severity
from conversations.codes import AlertKind, AlertState, Half, IsolationKind, IsolationStep, Status
from conversations.records import ChangeIsolation
from conversations.rules.escalation import opened, resolved
from tests.storage.alert_world import CHAIN, counts, standing, take, the
from tests.storage.return_world import isolating, reading
from tests.storage.world import DAY, at, days_ago, do, entry, found_county, ledger, staff, utc

NEXT = days_ago(-1)
ONE, TWO, THREE = (staff(1, number) for number in (1, 2, 3))
KEYS = [f"readings:{person}" for person in (ONE, TWO, THREE)]


async def isolate(database: Database, now: datetime | None = None) -> None:
    """Everybody of enterprise 1, in isolations 1 to 3."""
    await found_county(database)
    for person in (ONE, TWO, THREE):
        await do(database, isolating(1, person), now=now or at(8))


async def morning_is_over(database: Database, day: date = DAY) -> Told:
    async with database.begin() as conn:
        noticed = Noticed(AlertKind.READINGS_MISSED, day, at(14, day=day), at(14, day=day))
        return await tell_missed(conn, noticed, Half.MORNING, at(9, day=day))


async def evening_is_over(database: Database, day: date = DAY) -> Told:
    async with database.begin() as conn:
        noticed = Noticed(AlertKind.READINGS_MISSED, day, at(21, day=day), at(21, day=day))
        return await tell_missed(conn, noticed, Half.EVENING, at(17, day=day))


async def test_everybody_whose_temperature_is_missing_gets_an_alert(database: Database) -> None:
    await isolate(database)
    await do(database, reading(2, 1, TWO), now=at(10))
    assert counts(await morning_is_over(database)) == (2, 0)
    alerts = await standing(database)
    assert sorted(alerts) == [KEYS[0], KEYS[2]]
    found = await the(database, KEYS[0])
    row = found.row
    assert (row.kind, row.severity, row.enterprise_id, row.staff_id, row.since, row.day) == (
        "readings_missed",
        Severity.ROUTINE,
        1,
        ONE,
        DAY,
        DAY,
    )
    assert found.lines == [("readings-missed-morning", {"day": {"date": "2026-11-23"}})]
    change = opened(CHAIN, utc(at(14)))
    assert (found.chase, found.events) == (change.chase, change.events)


async def test_nobody_is_missed_who_was_not_asked_for_it(database: Database) -> None:
    await isolate(database, now=at(11))
    assert counts(await morning_is_over(database)) == (0, 0)
    assert counts(await evening_is_over(database)) == (3, 0)


async def test_both_halves_of_a_day_are_one_time_and_the_next_day_is_another(database: Database) -> None:
    await isolate(database)
    await do(database, reading(2, 1, TWO), reading(3, 1, THREE), now=at(10))
    await morning_is_over(database)
    await do(database, reading(3, 1, THREE, Half.EVENING), now=at(18))
    assert counts(await evening_is_over(database)) == (1, 1)
    one, two = await the(database, KEYS[0]), await the(database, KEYS[1])
    assert (one.lines[0][0], one.row.times, two.lines[0][0]) == ("readings-missed-both", 1, "readings-missed-evening")
    assert counts(await morning_is_over(database, NEXT)) == (1, 2)
    one = await the(database, KEYS[0])
    assert (one.row.times, one.row.since, one.row.day, one.lines[0][0]) == (2, DAY, NEXT, "readings-missed-morning")


async def test_the_next_temperature_ends_it(database: Database) -> None:
    await isolate(database)
    await morning_is_over(database)
    before = await the(database, KEYS[0])
    late = await do(database, reading(1, 1, ONE, Half.EVENING), now=at(17))
    found = await the(database, KEYS[0])
    expected = resolved(before.chase, None, at(17), "=reported")
    assert (found.chase, found.events, found.row.outcome) == (expected.chase, (*before.events, *expected.events), "reported")
    assert late.changed_alerts == (found.row.id,)
    # Told in the ledger; of the third nothing is told but where they are.
    told = ledger(1, entry(TWO, Status.HOME_ISOLATION, "36.4"), entry(THREE, Status.HOME_ISOLATION))
    await do(database, told, now=at(18))
    assert [(await the(database, key)).chase.state for key in KEYS[1:]] == [AlertState.RESOLVED, AlertState.OPEN]


async def test_a_report_without_a_temperature_does_not_make_it_good(database: Database) -> None:
    await isolate(database)
    await morning_is_over(database)
    await take(database, KEYS[0], 9003, at(15))
    assert (await do(database, ledger(1, entry(ONE, Status.HOME_ISOLATION)), now=at(15))).changed_alerts == ()
    aftermath = await do(database, reading(1, 1, ONE, Half.EVENING), now=at(16))
    found = await the(database, KEYS[0])
    assert (found.chase.state, found.row.fine_now, aftermath.changed_alerts) == (AlertState.ACKNOWLEDGED, True, (found.row.id,))


async def test_a_repeated_temperature_was_not_taken_anew(database: Database) -> None:
    await isolate(database)
    told = entry(ONE, Status.HOME_ISOLATION, "36.4")
    await do(database, ledger(1, told), now=at(10))
    await evening_is_over(database)
    await do(database, ledger(1, told, revision=2), now=at(22))
    assert (await the(database, KEYS[0])).chase.state is AlertState.OPEN


async def test_with_the_isolation_it_ends(database: Database) -> None:
    await isolate(database)
    await morning_is_over(database)
    before = await the(database, KEYS[0])
    steps = [
        ChangeIsolation(number, step, days_ago(-14), IsolationKind.HOME, "note")
        for number, step in ((1, IsolationStep.RELEASED), (2, IsolationStep.TO_CENTRAL))
    ]
    await do(database, *steps, by=9003, now=at(16))
    found, expected = await the(database, KEYS[0]), resolved(before.chase, None, at(16), "=not_owed")
    assert (found.chase, found.events, found.row.outcome) == (expected.chase, (*before.events, *expected.events), None)
    async with database.begin() as conn:
        await conn.execute(update(t.staff).where(t.staff.c.id == TWO).values(departed_at=at(17)))
        await close_not_isolated(conn, at(21))
    assert [(await the(database, key)).chase.state for key in KEYS[1:]] == [AlertState.RESOLVED, AlertState.OPEN]
