"""Whether a courier may ride: fit by temperature and symptoms, and nobody who may not be on post; and the alert where somebody may not."""

from decimal import Decimal

from conversations.alert_draft import AlertDraft, HealthEntry
from conversations.briefing import Briefing
from conversations.codes import AlertKind, BarReason, Status, Symptom
from conversations.courier import Courier, CourierRun
from conversations.ledger_people import ALERTING, bar_of
from conversations.return_facts import Bar
from conversations.rules.fitness import has_fever
from conversations.view import Line


def bar_to_ride(courier: Courier, briefing: Briefing) -> Bar | None:
    """Why a courier may not be on post today; None for everybody who may."""
    ledger = briefing.ledgers.get(courier.enterprise_id)
    return bar_of(ledger, courier.staff_id) if ledger is not None else None


def bar_reason(bar: Bar) -> Line:
    """The reason, worded so that it can be read by the courier, the manager and an officer alike."""
    if bar.reason is BarReason.ISOLATION and bar.until is not None:
        return Line("ride-bar-isolation", {"until": bar.until})
    return Line("ride-bar-other" if bar.reason is BarReason.ISOLATION else f"ride-bar-{bar.reason}")


def alert_at_start(courier: Courier, temperature: Decimal, symptoms: tuple[Symptom, ...]) -> AlertDraft:
    """An unfit courier was about to ride."""
    entry = HealthEntry(courier.staff_id, temperature, symptoms, Status.ON_POST, attempted_on_post=True)
    return _alert(courier.enterprise_id, entry, Line("alert-courier-start"))


def alert_of_barred(courier: Courier, bar: Bar) -> AlertDraft | None:
    """Somebody in isolation, or judged not fit, was about to ride; None for reasons that are no danger yet."""
    if bar.reason not in ALERTING:
        return None
    entry = HealthEntry(courier.staff_id, None, (), Status.ON_POST, attempted_on_post=True)
    return _alert(courier.enterprise_id, entry, Line("alert-courier-barred", {"why": bar_reason(bar)}))


def alert_at_end(run: CourierRun, temperature: Decimal, briefing: Briefing) -> AlertDraft | None:
    """A courier came back with a fever; None where there is none."""
    if not has_fever(temperature, (), briefing.policy):
        return None
    entry = HealthEntry(run.staff_id, temperature, (), Status.ON_POST)
    told = Line("alert-courier-end", {"day": run.day, "start": run.started_at, "end": briefing.now, "deliveries": run.deliveries})
    return _alert(run.enterprise_id, entry, told)


def _alert(enterprise_id: int, entry: HealthEntry, told: Line) -> AlertDraft:
    return AlertDraft(f"courier:{enterprise_id}:{entry.staff_id}", AlertKind.UNFIT_COURIER, entry.staff_id, entry, (told,))
