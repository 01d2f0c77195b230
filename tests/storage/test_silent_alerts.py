"""Silent enterprises: who gets an alert, what is folded, when it goes up a level, what ends it."""

import asyncio
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.job_alerts import Noticed, Told
from bot.storage.silent_alerts import LOOKED_BACK, MANY_DAYS, close_not_owed, stop_owing, tell_silent
from bot.storage.writers import Deed, apply
from conversations.chain import Chain, Due, Event, Happening, Severity, Step, StepKind
from conversations.codes import AlertKind, AlertOutcome, AlertState
from conversations.reminder_records import CloseDays
from conversations.rules.escalation import broken, opened, raised, resolved
from tests.storage.alert_world import CHAIN, counts, freeze, owe, standing, take, the
from tests.storage.world import KEYRING, at, do, found_county, ledger, utc

THURSDAY = date(2026, 11, 19)
AGAIN = Event(Happening.AGAIN)
FRIDAY, MONDAY, TUESDAY = (THURSDAY + timedelta(days=days) for days in (1, 4, 5))


def later(day: date) -> datetime:
    return at(15, day=day)


async def cutoff(database: Database, day: date, minute: int = 5) -> Told:
    """The slot of the day: at 12:05; the chain begins at 15:00."""
    async with database.begin() as conn:
        return await tell_silent(conn, Noticed(AlertKind.SILENT, day, at(12, minute, day), later(day)))


async def test_every_laggard_gets_an_alert_and_nobody_else(database: Database) -> None:
    await found_county(database, 5)
    await owe(database, MONDAY, range(1, 6))
    await do(database, ledger(2, day=MONDAY), now=at(9, day=MONDAY))
    assert counts(await cutoff(database, MONDAY)) == (4, 0)
    alerts = await standing(database)
    assert sorted(alerts) == ["silent:1", "silent:3", "silent:4", "silent:5"]
    (found,) = alerts["silent:3"]
    row = found.row
    assert (row.kind, row.severity, row.enterprise_id, row.staff_id, row.path) == (
        "silent",
        Severity.ROUTINE,
        3,
        None,
        "/220000/220100/220104/",
    )
    assert (row.since, row.day, row.times, row.opened_at, row.reported_by, row.chain) == (
        MONDAY,
        MONDAY,
        1,
        utc(at(12, 5, MONDAY)),
        None,
        None,
    )
    change = opened(CHAIN, utc(later(MONDAY)))
    assert (found.chase, found.events) == (change.chase, change.events)


async def test_the_card_says_for_how_long_and_whom_one_can_reach(database: Database) -> None:
    await found_county(database, 4)
    async with database.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id == 21).values(reachable=False))
        await conn.execute(update(t.membership).where(t.membership.c.account_id == 31).values(ended_at=at(8)))
    await do(database, ledger(4, day=THURSDAY), by=41, now=at(9, day=THURSDAY))
    await owe(database, FRIDAY, [1, 4])
    await owe(database, MONDAY, range(1, 5))
    await cutoff(database, MONDAY)
    assert (await the(database, "silent:1")).lines == [
        ("silent-days", {"days": 2}),
        ("silent-never", {}),
        ("silent-managers", {"managers": 1, "reachable": 1}),
    ]
    assert (await the(database, "silent:2")).lines[2] == ("silent-out-of-reach", {"managers": 1})
    assert "silent:3" not in await standing(database), "who has no manager is to be invited, not alerted"
    assert (await the(database, "silent:4")).lines[:2] == [("silent-days", {"days": 2}), ("silent-last", {"day": {"date": "2026-11-19"}})]


async def test_another_day_is_folded_and_the_same_day_is_not_counted_twice(database: Database) -> None:
    await found_county(database)
    await owe(database, FRIDAY, [1])
    await cutoff(database, FRIDAY)
    assert counts(await cutoff(database, FRIDAY)) == (0, 0)
    assert counts(await cutoff(database, FRIDAY, 6)) == (0, 1)
    assert (await the(database, "silent:1")).row.times == 1
    await owe(database, MONDAY, [1, 2])
    assert counts(await cutoff(database, MONDAY)) == (1, 1)
    (folded,) = (await standing(database))["silent:1"]
    assert (folded.row.times, folded.row.since, folded.row.day) == (2, FRIDAY, MONDAY)
    # On the second day nothing happens to the chain.
    assert (folded.chase, folded.events) == (opened(CHAIN, utc(later(FRIDAY))).chase, (Event(Happening.OPENED), AGAIN))
    await cutoff(database, MONDAY, 6)
    assert (await the(database, "silent:1")).events[1:] == (AGAIN,), "once a day"


async def test_the_third_day_goes_up_a_level_though_a_weekend_lies_between(database: Database) -> None:
    await found_county(database)
    for day in (THURSDAY, FRIDAY, MONDAY):
        await owe(database, day, [1])
        await cutoff(database, day)
    found = await the(database, "silent:1")
    expected = raised(opened(CHAIN, utc(later(THURSDAY))).chase, utc(at(12, 5, MONDAY)))
    assert (found.chase, found.events) == (expected.chase, (Event(Happening.OPENED), AGAIN, AGAIN, *expected.events))
    assert (found.chase.step, found.row.times, found.row.since) == (2, 3, THURSDAY)
    await owe(database, TUESDAY, [1])
    await cutoff(database, TUESDAY)
    again = await the(database, "silent:1")
    assert (again.chase, again.events) == (found.chase, (*found.events, AGAIN))  # raised once


async def test_a_day_reported_in_between_begins_a_new_run(database: Database) -> None:
    await found_county(database)
    await owe(database, THURSDAY, [1])
    await cutoff(database, THURSDAY)
    await do(database, ledger(1, day=FRIDAY), now=at(9, day=FRIDAY))
    for day in (MONDAY, TUESDAY):
        await owe(database, day, [1])
        await cutoff(database, day)
    found = await the(database, "silent:1")
    assert (found.row.times, found.row.since, found.chase.step, found.events[1:]) == (2, MONDAY, 0, (AGAIN,))


async def test_a_new_alert_of_a_third_day_goes_up_at_once(database: Database) -> None:
    """An officer had resolved it; the enterprise is silent all the same."""
    await found_county(database)
    for day in (THURSDAY, FRIDAY):
        await owe(database, day, [1])
    await owe(database, MONDAY, [1])
    assert counts(await cutoff(database, MONDAY)) == (1, 0)
    found = await the(database, "silent:1")
    first = opened(CHAIN, utc(later(MONDAY)))
    second = raised(first.chase, utc(at(12, 5, MONDAY)))
    assert (found.chase, found.events) == (second.chase, (*first.events, *second.events))
    assert (found.row.times, found.row.since) == (1, THURSDAY)


LEVELS_FIRST = Chain((Step(StepKind.LEVEL, 5), Step(StepKind.RESPONSIBLE, 5), Step(StepKind.ADMINS, 5)))
NO_LEVEL = Chain((Step(StepKind.RESPONSIBLE, 5), Step(StepKind.SUBSTITUTES, 5)))


@pytest.mark.parametrize(("chain", "step"), [(CHAIN, step) for step in range(6)] + [(LEVELS_FIRST, 0), (LEVELS_FIRST, 1), (NO_LEVEL, 0)])
async def test_a_frozen_chain_goes_up_as_the_rule_says(database: Database, chain: Chain, step: int) -> None:
    await found_county(database)
    for day in (THURSDAY, FRIDAY):
        await owe(database, day, [1])
        await cutoff(database, day)
    await freeze(database, "silent:1", chain, step=step)
    before = await the(database, "silent:1")
    await owe(database, MONDAY, [1])
    await cutoff(database, MONDAY)
    found, expected = await the(database, "silent:1"), raised(before.chase, utc(at(12, 5, MONDAY)))
    assert (found.chase, found.events) == (expected.chase, (*before.events, AGAIN, *expected.events))
    assert broken(found.chase) == ()


async def test_what_somebody_holds_is_not_raised_but_later(database: Database) -> None:
    await found_county(database)
    for day in (THURSDAY, FRIDAY):
        await owe(database, day, [1])
        await cutoff(database, day)
    await freeze(database, "silent:1")
    await take(database, "silent:1", 9003, at(16, day=FRIDAY))
    await owe(database, MONDAY, [1])
    await cutoff(database, MONDAY)
    held = await the(database, "silent:1")
    assert (held.chase.state, held.chase.holder, held.chase.due, held.row.times) == (AlertState.ACKNOWLEDGED, 9003, Due.ASK, 3)
    async with database.begin() as conn:  # taken back from the holder
        await conn.execute(update(t.alert).values(state="open", holder_id=None, due="step"))
    await owe(database, TUESDAY, [1])
    await cutoff(database, TUESDAY)
    assert [event.kind for event in (await the(database, "silent:1")).events] == [
        Happening.OPENED,
        *[Happening.AGAIN] * 3,
        Happening.RAISED,
    ]


async def test_a_late_report_ends_it(database: Database) -> None:
    await found_county(database)
    await owe(database, MONDAY, [1, 2, 3])
    await cutoff(database, MONDAY)
    before = await the(database, "silent:1")
    aftermath = await do(database, ledger(1, day=MONDAY, late=True), now=at(13, day=MONDAY))
    found = await the(database, "silent:1")
    expected = resolved(before.chase, None, at(13, day=MONDAY), "=reported")
    assert (found.chase, found.events) == (expected.chase, (*before.events, *expected.events))
    row = found.row
    assert (row.outcome, row.note, row.resolved_by, row.resolved_at) == (AlertOutcome.REPORTED, "=reported", None, utc(at(13, day=MONDAY)))
    assert aftermath.changed_alerts == (row.id,)
    assert (await the(database, "silent:2")).chase.state is AlertState.OPEN


async def test_the_report_of_the_day_after_ends_it_and_one_of_the_day_before_does_not(database: Database) -> None:
    await found_county(database)
    await owe(database, MONDAY, [1, 2])
    await cutoff(database, MONDAY)
    await do(database, ledger(1, day=FRIDAY, late=True), now=at(13, day=MONDAY))
    await do(database, ledger(2, day=TUESDAY), now=at(8, day=TUESDAY))
    assert [(await the(database, f"silent:{n}")).chase.state for n in (1, 2)] == [AlertState.OPEN, AlertState.RESOLVED]


async def test_what_somebody_holds_is_fine_now_and_theirs_to_resolve(database: Database) -> None:
    await found_county(database)
    await owe(database, MONDAY, [1])
    await cutoff(database, MONDAY)
    await take(database, "silent:1", 9003, at(13, day=MONDAY))
    before = await the(database, "silent:1")
    aftermath = await do(database, ledger(1, day=MONDAY, late=True), now=at(14, day=MONDAY))
    found = await the(database, "silent:1")
    assert (found.chase, found.events, found.row.fine_now) == (before.chase, before.events, True)
    assert aftermath.changed_alerts == (found.row.id,)
    amended = await do(database, ledger(1, day=MONDAY, revision=2, late=True), now=at(15, day=MONDAY))
    assert amended.changed_alerts == ()
    # Silent again the next day: it is the holder's, and not fine any more; the run is a new one.
    await owe(database, TUESDAY, [1])
    await cutoff(database, TUESDAY)
    (again,) = (await standing(database))["silent:1"]
    assert (again.row.fine_now, again.row.times, again.row.since) == (False, 2, TUESDAY)


async def test_who_owes_nothing_any_more_is_left_alone(database: Database) -> None:
    await found_county(database, 5)
    await owe(database, MONDAY, range(1, 6))
    await cutoff(database, MONDAY)
    away = {"at": at(18, day=MONDAY), "by": 11}
    async with database.begin() as conn:
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id == 1).values(active=False))
        rows = [
            {"enterprise_id": 2, "first": TUESDAY, "last": TUESDAY, "withdrawn_at": None, **away},
            {"enterprise_id": 3, "first": TUESDAY, "last": TUESDAY, "withdrawn_at": at(19, day=MONDAY), **away},
            {"enterprise_id": 4, "first": FRIDAY, "last": MONDAY, "withdrawn_at": None, **away},
        ]
        await conn.execute(insert(t.closing), rows)
        before = (await the(database, "silent:1")).chase
        changed = await close_not_owed(conn, TUESDAY, at(12, 5, TUESDAY))
        changed += await stop_owing(conn, [5], at(12, 6, TUESDAY))
    alerts = {key: found[-1] for key, found in (await standing(database)).items()}
    assert changed == [alerts[key].row.id for key in ("silent:1", "silent:2", "silent:5")]
    assert [alerts[f"silent:{n}"].chase.state is AlertState.OPEN for n in range(1, 6)] == [False, False, True, True, False]
    expected = resolved(before, None, at(12, 5, TUESDAY), "=not_owed")
    assert (alerts["silent:1"].chase, alerts["silent:1"].events[1:]) == (expected.chase, expected.events)
    assert (alerts["silent:1"].row.outcome, alerts["silent:1"].row.note) == (None, "=not_owed")


async def test_who_closes_today_is_not_silent_any_more(database: Database) -> None:
    await found_county(database, 2)
    await owe(database, MONDAY, [1, 2])
    await cutoff(database, MONDAY)
    aftermath = await do(database, CloseDays(1, MONDAY, TUESDAY), by=11, now=at(13, day=MONDAY))
    alerts = {key: found[-1] for key, found in (await standing(database)).items()}
    assert [alerts[f"silent:{n}"].chase.state for n in (1, 2)] == [AlertState.RESOLVED, AlertState.OPEN]
    assert aftermath.changed_alerts == (alerts["silent:1"].row.id,)


async def test_after_weeks_the_number_of_days_is_rounded_and_the_first_day_is_kept(database: Database) -> None:
    await found_county(database)
    days = [MONDAY + timedelta(days=number) for number in range(LOOKED_BACK + 5)]
    for day in days:
        await owe(database, day, [1])
        await cutoff(database, day)
    found = await the(database, "silent:1")
    assert (found.row.times, found.row.since) == (len(days), MONDAY)
    assert found.lines[0] == ("silent-many-days", {"days": MANY_DAYS})


async def somebody_waits(conn: AsyncConnection, task: asyncio.Task[Any], database: Database) -> None:
    """Until the task waits for what this transaction holds. On SQLite it waits for the one writer anyway."""
    while not database.is_sqlite and not await conn.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
        assert not task.done()


async def test_of_a_report_that_is_being_stored_no_alert_is_opened(database: Database) -> None:
    await found_county(database)
    await owe(database, MONDAY, [1, 2])
    async with database.begin() as conn:
        await apply(conn, [Deed(ledger(1, day=MONDAY, late=True), 11, 11, "")], at(12, 5, MONDAY), KEYRING)
        slot = asyncio.create_task(cutoff(database, MONDAY))
        await somebody_waits(conn, slot, database)
    assert counts(await slot) == (1, 0)
    assert list(await standing(database)) == ["silent:2"]


async def test_a_report_that_comes_while_alerts_are_opened_ends_its_own(database: Database) -> None:
    await found_county(database)
    await owe(database, MONDAY, [1])
    async with database.begin() as conn:
        await tell_silent(conn, Noticed(AlertKind.SILENT, MONDAY, at(12, 5, MONDAY), later(MONDAY)))
        report = asyncio.create_task(do(database, ledger(1, day=MONDAY, late=True), now=at(12, 5, MONDAY)))
        await somebody_waits(conn, report, database)
    await report
    assert (await the(database, "silent:1")).chase.state is AlertState.RESOLVED
