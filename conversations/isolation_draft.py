"""What is told of somebody in isolation: the record of a reading with the alert it gives rise to, and the isolation as it is after a
reading or a step."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from conversations.alert_draft import AlertDraft
from conversations.briefing import Briefing
from conversations.codes import Half, IsolationKind, IsolationStep, Status, Symptom
from conversations.policy import Policy
from conversations.records import ChangeIsolation, HealthEntry, TakeReading
from conversations.returns import Isolation, IsolationChange, TemperatureReading
from conversations.rules.fitness import alerts_of
from conversations.rules.isolation import day_number, days_in_all
from conversations.view import Fact, Line

READINGS = "isolation_readings"
"""The flow; its subject is the enterprise, the day, the half, and for one person alone the staff id."""
_STATUS = {IsolationKind.HOME: Status.HOME_ISOLATION, IsolationKind.CENTRAL: Status.CENTRAL_ISOLATION}


def alert_of_reading(
    isolation: Isolation, day: date, temperature: Decimal, symptoms: tuple[Symptom, ...], policy: Policy
) -> AlertDraft | None:
    """The alert of a reading with fever or symptoms: the same one that the daily ledger would open."""
    entry = HealthEntry(isolation.staff_id, temperature, symptoms, _STATUS[isolation.kind])
    drafts = alerts_of(isolation.enterprise_id, (entry,), policy)
    facts: dict[str, Fact] = {"day": day_number(isolation, day), "days": days_in_all(isolation), "until": isolation.until}
    return replace(drafts[0], details=(Line("alert-in-isolation", facts),)) if drafts else None


def taking(isolation: Isolation, day: date, half: Half, temperature: Decimal, symptoms: tuple[Symptom, ...], policy: Policy) -> TakeReading:
    """The record of one reading."""
    alert = alert_of_reading(isolation, day, temperature, symptoms, policy)
    return TakeReading(isolation.id, isolation.enterprise_id, isolation.staff_id, day, half, temperature, symptoms, alert)


def with_reading(isolation: Isolation, taken: TakeReading, briefing: Briefing) -> Isolation:
    """The isolation as it is once the reading is stored."""
    by = briefing.account.name if briefing.account else ""
    fresh = TemperatureReading(taken.day, taken.half, taken.temperature, taken.symptoms, briefing.now, by)
    kept = tuple(each for each in isolation.readings if (each.day, each.half) != (taken.day, taken.half))
    return replace(isolation, readings=(*kept, fresh))


def with_step(isolation: Isolation, change: ChangeIsolation, briefing: Briefing) -> Isolation:
    """The isolation as it is once the step is stored."""
    by = briefing.account.name if briefing.account else ""
    ended = change.step if change.step in (IsolationStep.RELEASED, IsolationStep.COMPLETED) else None
    line = IsolationChange(change.step, briefing.now, change.until, by, change.note)
    return replace(isolation, until=change.until, kind=change.kind, ended=ended, changes=(*isolation.changes, line))
