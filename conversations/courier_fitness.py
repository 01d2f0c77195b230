"""Whether a courier may ride: fit by temperature and symptoms, and nobody who may not be on post; and the alert where somebody may not."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from conversations.alert_draft import AlertDraft, HealthEntry
from conversations.briefing import Briefing
from conversations.codes import CARRIED_OVER, AlertKind, BarReason, Status, Symptom
from conversations.courier import Courier, CourierRun
from conversations.ledger_people import ALERTING, bar_of
from conversations.return_facts import Bar
from conversations.rules.fitness import has_fever, is_unfit
from conversations.screens.run_parts import clock
from conversations.view import Fact, Line


def bar_to_ride(courier: Courier, briefing: Briefing) -> Bar | None:
    """Why a courier may not be on post today; None for everybody who may."""
    ledger = briefing.ledgers.get(courier.enterprise_id)
    return bar_of(ledger, courier.staff_id) if ledger is not None else None


def told_unwell(courier: Courier, briefing: Briefing) -> HealthEntry | None:
    """What the ledger tells of a courier who is ill or isolated: today's report, else the last one, as long as nothing newer is told."""
    ledger = briefing.ledgers.get(courier.enterprise_id)
    if ledger is None:
        return None
    entries = ledger.today.entries if ledger.today is not None else ledger.carried
    entry = next((each for each in entries if each.staff_id == courier.staff_id), None)
    if entry is None:
        return None
    return entry if entry.status in CARRIED_OVER or is_unfit(entry.temperature, entry.symptoms, briefing.policy) else None


def why_not(courier: Courier, briefing: Briefing) -> Line | None:
    """Why a courier may not ride today, before anything is asked; None where nothing is in the way."""
    bar = bar_to_ride(courier, briefing)
    if bar is not None:
        return bar_reason(bar)
    entry = told_unwell(courier, briefing)
    return None if entry is None else _reason_told(entry)


def _reason_told(entry: HealthEntry) -> Line:
    findings = (*(() if entry.temperature is None else (Line("degrees", {"value": str(entry.temperature)}),)),)
    said = (*findings, *(Line(f"symptom-{code}") for code in entry.symptoms), Line(f"status-{entry.status}"))
    return Line("ride-bar-ledger", {"said": said})


def bar_reason(bar: Bar) -> Line:
    """The reason, worded so that it can be read by the courier, the manager and an officer alike."""
    if bar.reason is BarReason.ISOLATION and bar.until is not None:
        return Line("ride-bar-isolation", {"until": bar.until})
    return Line("ride-bar-other" if bar.reason is BarReason.ISOLATION else f"ride-bar-{bar.reason}")


def alert_at_start(courier: Courier, temperature: Decimal, symptoms: tuple[Symptom, ...]) -> AlertDraft:
    """An unfit courier was about to ride."""
    entry = HealthEntry(courier.staff_id, temperature, symptoms, Status.ON_POST, attempted_on_post=True)
    return _alert(courier.enterprise_id, entry, Line("alert-courier-start"))


MOST_MEASURED = 10
"""Earlier measurings on an alert's card."""
MEASURED, RODE = "alert-courier-before", "alert-courier-rode"
"""Lines of an alert that stay when another one is told of the same courier."""


def measured_before(temperature: Decimal, symptoms: Sequence[Symptom], at: datetime) -> Line:
    """A measuring that was told before the one that the alert shows."""
    findings: tuple[Fact, ...] = (Line("degrees", {"value": str(temperature)}), *(Line(f"symptom-{code}") for code in symptoms))
    return Line(MEASURED, {"day": at.date(), "at": at, "findings": findings})


def rode_after(temperature: Decimal, at: datetime) -> Line:
    """Measured again the courier was fit, and rode."""
    return Line(RODE, {"day": at.date(), "at": at, "temperature": Line("degrees", {"value": str(temperature)})})


def alert_of_barred(courier: Courier, briefing: Briefing) -> AlertDraft | None:
    """Somebody who is in isolation, was judged not fit or was told of as ill was about to ride; None for reasons that are no danger yet."""
    bar, told, why = bar_to_ride(courier, briefing), told_unwell(courier, briefing), why_not(courier, briefing)
    if why is None or (told is None and (bar is None or bar.reason not in ALERTING)):
        return None
    temperature, symptoms = (told.temperature, told.symptoms) if told is not None else (None, ())
    entry = HealthEntry(courier.staff_id, temperature, symptoms, Status.ON_POST, attempted_on_post=True)
    return _alert(courier.enterprise_id, entry, Line("alert-courier-barred", {"why": why}))


def alert_at_end(run: CourierRun, temperature: Decimal, briefing: Briefing) -> AlertDraft | None:
    """A courier came back with a fever; None where there is none."""
    if not has_fever(temperature, (), briefing.policy):
        return None
    entry = HealthEntry(run.staff_id, temperature, (), Status.ON_POST)
    told = Line(
        "alert-courier-end", {"day": run.day, "start": run.started_at, "end": clock(briefing.now, run), "deliveries": run.deliveries}
    )
    return _alert(run.enterprise_id, entry, told)


def _alert(enterprise_id: int, entry: HealthEntry, told: Line) -> AlertDraft:
    return AlertDraft(f"courier:{enterprise_id}:{entry.staff_id}", AlertKind.UNFIT_COURIER, entry.staff_id, entry, (told,))
