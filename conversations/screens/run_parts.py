"""What the cards of courier runs say in the same way: the courier, the vehicle, the times, how much there is of everything."""

from datetime import datetime, timedelta

from conversations.about_couriers import is_own
from conversations.briefing import Briefing
from conversations.courier import CourierRun, Delivery
from conversations.screens.moment import moment
from conversations.screens.parts import masked
from conversations.view import Fact, Line


def courier_name(run: CourierRun, briefing: Briefing) -> str:
    """The name for those whose courier it is; surname and a star for everybody else."""
    return run.courier if is_own(run, briefing) else masked(run.courier)


def vehicle(plate: str) -> str | Line:
    """The plate, or that there is none."""
    return plate or Line("run-no-plate")


def clock(when: datetime, run: CourierRun) -> Line:
    """A time of a run; with its day where that is another one than the run's."""
    local = when.astimezone(run.started_at.tzinfo)
    return Line("clock", {"at": local}) if local.date() == run.day else Line("moment", {"day": local.date(), "at": local})


def span_of(run: CourierRun, briefing: Briefing) -> Line:
    """From when to when, and for how long."""
    end = run.ended_at or briefing.now
    minutes = max(0, (end - run.started_at) // timedelta(minutes=1))
    facts: dict[str, Fact] = {"start": moment(run.started_at, briefing.now), "hours": minutes // 60, "minutes": minutes % 60}
    if run.ended_at is None:
        return Line("run-under-way", facts)
    return Line("run-over", {**facts, "end": clock(run.ended_at, run)})


def counts_of(run: CourierRun) -> Line:
    """Deliveries, and how many of them went wrong."""
    return Line("run-deliveries", {"count": run.deliveries, "exceptions": run.exceptions})


def is_sharing(run: CourierRun, now: datetime) -> bool:
    """Whether a live location is going into the run."""
    return run.ended_at is None and run.sharing_until is not None and run.sharing_until > now


SILENT = timedelta(minutes=10)
"""A phone that is under way tells where it is every few seconds; one that stands tells less."""


def silent_since(run: CourierRun, now: datetime) -> datetime | None:
    """The last point of a live location of which nothing came for a while: perhaps it has been stopped, or the phone is off."""
    at = run.last_point_at
    return at if at is not None and is_sharing(run, now) and now - at > SILENT else None


def is_overnight(run: CourierRun, briefing: Briefing) -> bool:
    """A run of another day that was never ended."""
    return run.ended_at is None and run.day < briefing.today


def delivery_line(place: int, delivery: Delivery, run: CourierRun) -> Line:
    """One delivery: number, area, time, contactless or not, what went wrong; of the recipient nothing but that a phone is kept."""
    return Line("delivery", {"place": str(place), "order": delivery.order_no, "facts": _facts(delivery, run)})


def _facts(delivery: Delivery, run: CourierRun) -> Line:
    parts: list[Fact] = [delivery.area] if delivery.area else []
    parts += [clock(delivery.handed_over_at, run)] if delivery.handed_over_at is not None else []
    parts += [contactless(delivery.contactless)] if delivery.contactless is not None else []
    parts += [Line("delivery-exception", {"exception": delivery.exception})] if delivery.exception else []
    parts += [Line("delivery-phone-kept")] if delivery.phone_kept else []
    return Line("delivery-facts", {"facts": tuple(parts)}) if parts else Line("delivery-nothing")


def contactless(value: bool) -> Line:
    """Whether it was handed over without contact."""
    return Line("contactless-yes" if value else "contactless-no")
