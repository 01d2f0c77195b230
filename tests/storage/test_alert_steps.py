"""What officers and enterprises do to alerts, as rows: deeds under locks, corrections, what gets worse, who leaves."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.mailbox import alert_letters, outbox
from bot.storage import tables as t
from bot.storage.database import Conflict, Database
from bot.storage.escalation import escalate
from bot.storage.members import end_membership
from conversations.alert_records import AcknowledgeAlert, HandOverAlert, ReopenAlert, ResolveAlert, SilenceAlert
from conversations.chain import chain_from_json
from conversations.codes import AlertKind, AlertOutcome, Status
from conversations.duty_records import AssignOfficer
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.records import AlertDraft, Record
from tests.jobs.chases import CITY, COUNTY, PROVINCE, Runner, alert, fever, found, heard, queued, silence, timeline
from tests.storage.world import DAY, PATHS, at, counting, days_ago, do, entry, ledger, staff


@pytest.fixture
async def runner(database: Database) -> Runner:
    await found(database)
    return Runner(database, at(9))


async def kinds(runner: Runner, number: int) -> list[str]:
    return [kind for _, kind in await timeline(runner.database, number)]


async def test_a_chain_is_frozen_when_its_alert_opens(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    frozen = chain_from_json((await alert(runner.database, number)).chain)
    assert [(step.kind.value, step.wait, step.people) for step in frozen.steps] == [
        ("responsible", 15, (COUNTY,)),
        ("substitutes", 15, ()),
        ("level", 30, (CITY,)),
        ("level", 60, (PROVINCE,)),
    ]
    async with runner.database.begin() as conn:
        await conn.execute(update(t.membership).where(t.membership.c.account_id == CITY).values(ended_at=at(9, 1)))
        policy = {"version": 2, "values": {"alert_substitute_minutes": 5}, "since": at(9, 1), "by": None}
        await conn.execute(insert(t.policy), [policy])
    await runner.tick(at(9, 10))
    assert chain_from_json((await alert(runner.database, number)).chain) == frozen
    await runner.tick(at(9, 15))
    assert [one.account for one in await heard(runner.database, number)] == [COUNTY, PROVINCE], "who is no officer any more is skipped"


async def test_silence_ends_with_the_question(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    await do(runner.database, SilenceAlert(number, at(11)), by=COUNTY, now=at(9, 5))
    row = await alert(runner.database, number)
    assert (row.state, row.holder_id, row.silent_until, row.next_at) == ("acknowledged", COUNTY, at(11), at(11))
    await runner.tick(at(11))
    assert (await alert(runner.database, number)).silent_until is None
    assert [one.kind for one in await heard(runner.database, number)] == ["step", "ask"]


@pytest.mark.parametrize(
    "deed",
    [
        AcknowledgeAlert(1),
        SilenceAlert(1, at(12)),
        HandOverAlert(1, PROVINCE),
        ResolveAlert(1, "no"),
        ReopenAlert(1),
        AcknowledgeAlert(404),
    ],
)
async def test_what_changes_nothing_is_a_conflict(runner: Runner, deed: Record) -> None:
    await fever(runner.database, at(9))
    await do(runner.database, AcknowledgeAlert(1), by=COUNTY, now=at(9, 5))
    with pytest.raises(Conflict):
        await do(runner.database, deed, by=CITY, now=at(9, 6))
    assert (await alert(runner.database, 1)).holder_id == COUNTY


async def test_an_alert_is_not_reopened_beside_the_one_that_was_opened_anew(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await do(runner.database, ResolveAlert(number, "=false_alarm", AlertOutcome.FALSE_ALARM), by=COUNTY, now=at(9, 5))
    assert (await alert(runner.database, number)).outcome == "false_alarm"
    anew = await fever(runner.database, at(9, day=DAY + timedelta(days=1)))
    assert anew != number
    with pytest.raises(Conflict):
        await do(runner.database, ReopenAlert(number), by=COUNTY, now=at(10, day=DAY + timedelta(days=1)))


async def test_deeds_are_audited(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await do(runner.database, SilenceAlert(number, at(11)), by=COUNTY, now=at(9, 5))
    await do(runner.database, HandOverAlert(number, CITY), by=COUNTY, now=at(9, 6))
    await do(runner.database, ResolveAlert(number, "typed, with a name", None), by=CITY, now=at(9, 7))
    await do(runner.database, ReopenAlert(number), by=CITY, now=at(9, 8))
    c = t.audit_event.c
    async with runner.database.read() as conn:
        rows = (await conn.execute(select(c.action, c.details).where(c.subject == f"alert/{number}").order_by(c.id))).all()
    assert [tuple(row) for row in rows] == [
        ("silence_alert", {"until": at(11).isoformat()}),
        ("hand_over_alert", {"to": CITY}),
        ("resolve_alert", {}),
        ("reopen_alert", {}),
    ]


async def test_a_correction_closes_what_nobody_holds_and_marks_what_somebody_does(runner: Runner) -> None:
    free, held = await fever(runner.database, at(9), 1), await fever(runner.database, at(9), 2)
    await do(runner.database, AcknowledgeAlert(held), by=COUNTY, now=at(9, 5))
    for enterprise in (1, 2):
        done = await do(runner.database, ledger(enterprise, revision=2), by=enterprise * 10 + 1, now=at(9, 10))
        assert done.changed_alerts == ((free, held)[enterprise - 1],)
    closed, kept = await alert(runner.database, free), await alert(runner.database, held)
    assert (closed.state, closed.outcome, closed.note, closed.next_at) == ("resolved", "corrected", "=corrected", None)
    assert (closed.resolved_by, closed.fine_now) == (None, True)
    assert (kept.state, kept.holder_id, kept.fine_now) == ("acknowledged", COUNTY, True)
    assert await kinds(runner, free) == ["opened", "corrected", "resolved"]
    assert await kinds(runner, held) == ["opened", "acknowledged", "corrected"]


async def test_what_several_days_told_of_is_not_taken_back_by_one(runner: Runner) -> None:
    number = await fever(runner.database, at(9, day=days_ago(1)))
    assert await do(runner.database, ledger(1, entry(staff(1, 1), Status.HOSPITAL, "38.5")), now=at(9))
    await do(runner.database, ledger(1, revision=2), now=at(9, 10))
    row = await alert(runner.database, number)
    assert (row.state, row.fine_now, row.times) == ("open", True, 2)


async def test_the_well_report_of_another_day_only_marks(runner: Runner) -> None:
    number = await fever(runner.database, at(9, day=days_ago(1)))
    await do(runner.database, ledger(1), now=at(9))
    row = await alert(runner.database, number)
    assert (row.state, row.fine_now) == ("open", True)


async def test_a_routine_alert_that_becomes_urgent_begins_anew_at_once(runner: Runner) -> None:
    number = await silence(runner.database, at(9), 1)
    async with runner.database.begin() as conn:
        key = f"health:1:{staff(1, 1)}"
        row = {"key": key, "kind": AlertKind.MEDIUM_RISK.value, "staff_id": staff(1, 1), "status": "leave", "reported_by": 11}
        await conn.execute(update(t.alert).where(t.alert.c.id == number).values(row))
    await runner.tick(at(9))
    draft = AlertDraft(key, AlertKind.FEVER, staff(1, 1), entry(staff(1, 1), Status.HOSPITAL, "38.5"))
    done = await do(runner.database, _with(ledger(1, entry(staff(1, 1), Status.HOSPITAL, "38.5")), draft), now=at(9, 5))
    assert done.ringing_alerts == (number,)
    async with runner.database.begin() as conn:
        told = await escalate(conn, (), at(9, 5), DEFAULT_POLICY, lambda moment: moment, ringing=done.ringing_alerts)
        drafts = await alert_letters.about(conn, told)
        await outbox.queue(conn, drafts, at(9, 5), at(9, 5), {draft.chat_id for draft in drafts})
    assert (await kinds(runner, number))[-3:] == ["told", "again", "told"]
    assert [(one.account, one.kind, one.round) for one in await heard(runner.database, number)] == [
        (COUNTY, "step", 0),
        (COUNTY, "step", 1),
    ]
    assert [screen for screen, _, _ in await queued(runner.database)] == ["alert_bundle", "alert"]


async def test_who_holds_a_routine_alert_hears_that_it_has_become_urgent(runner: Runner) -> None:
    number = await silence(runner.database, at(9), 1)
    async with runner.database.begin() as conn:
        key = f"health:1:{staff(1, 1)}"
        row = {"key": key, "kind": AlertKind.MEDIUM_RISK.value, "staff_id": staff(1, 1), "status": "leave", "reported_by": 11}
        await conn.execute(update(t.alert).where(t.alert.c.id == number).values(row))
    await runner.tick(at(9))
    await do(runner.database, SilenceAlert(number, at(20)), by=COUNTY, now=at(9, 4))
    draft = AlertDraft(key, AlertKind.FEVER, staff(1, 1), entry(staff(1, 1), Status.HOSPITAL, "38.5"))
    done = await do(runner.database, _with(ledger(1, entry(staff(1, 1), Status.HOSPITAL, "38.5")), draft), now=at(9, 5))
    async with runner.database.begin() as conn:
        told = await escalate(conn, (), at(9, 5), DEFAULT_POLICY, lambda moment: moment, ringing=done.ringing_alerts)
    assert [(one.account_id, one.kind.value, one.bundle) for one in told.told] == [(COUNTY, "again", None)]
    row = await alert(runner.database, number)
    assert (row.holder_id, row.silent_until, row.next_at) == (COUNTY, None, at(13, 5))


async def test_what_moved_while_it_was_held_goes_on_from_the_first_of_the_new_chain(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    await do(runner.database, AcknowledgeAlert(number), by=COUNTY, now=at(9, 5))
    await do(runner.database, AssignOfficer(CITY, PATHS["220104"], None, 1, move=True), by=PROVINCE, now=at(10))
    await runner.play(at(13), at(14))
    told = [(one.account, one.kind, one.round, one.step) for one in await heard(runner.database, number)]
    assert told == [(COUNTY, "step", 0, 0), (COUNTY, "ask", 1, 0), (CITY, "step", 1, 0), (COUNTY, "back", 1, 0), (COUNTY, "step", 1, 1)]


def _with(record: Any, draft: AlertDraft) -> Any:
    return replace(record, alerts=(draft,))


async def test_who_leaves_loses_what_they_held_and_the_chain_goes_on(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    await do(runner.database, AcknowledgeAlert(number), by=COUNTY, now=at(9, 5))
    async with runner.database.begin() as conn:
        member = await conn.scalar(select(t.membership.c.id).where(t.membership.c.account_id == COUNTY))
        assert member is not None
        assert await end_membership(conn, member, at(9, 20))
    await runner.tick(at(9, 20))
    assert [one.account for one in await heard(runner.database, number)] == [COUNTY, CITY]
    assert "taken_back" in await kinds(runner, number)


async def test_many_deeds_take_as_many_statements_as_one(runner: Runner) -> None:
    alerts = [await fever(runner.database, at(9), enterprise) for enterprise in (1, 2, 3)]
    await runner.tick(at(9))
    with counting(runner.database) as one:
        await do(runner.database, AcknowledgeAlert(alerts[0]), by=COUNTY)
    with counting(runner.database) as many:
        await do(runner.database, *(AcknowledgeAlert(number) for number in alerts[1:]), by=COUNTY)
    assert len(many) == len(one)


def test_the_policy_of_alerts_is_that_of_the_domain() -> None:
    told_after = (DEFAULT_POLICY.alert_substitute_minutes, DEFAULT_POLICY.alert_city_minutes, DEFAULT_POLICY.alert_province_minutes)
    assert told_after == (15, 30, 60)
    assert (Policy().alert_held_minutes, Policy().alert_back_minutes) == (240, 30)
