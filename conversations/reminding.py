"""提醒 When a manager is reminded of what: the duties, the own times within what the policy allows, and an enterprise's own days off."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from conversations.policy import Policy


class Duty(StrEnum):
    """What a manager is reminded of. `overdue`: what is still open of the day's disinfection, in the evening; `returns`: return checks that
    wait for somebody."""

    LEDGER = "ledger"
    READINGS = "readings"
    DISINFECTION = "disinfection"
    OVERDUE = "overdue"
    RETURNS = "returns"


WISHED = (Duty.LEDGER, Duty.READINGS, Duty.DISINFECTION)
"""Duties that people may choose own times for, as a wish spells them."""
MOST_OWN = 4
"""Own times of a duty."""
SNOOZES = (timedelta(minutes=30), timedelta(minutes=60))
"""How long reminders can be put off."""
MOST_AHEAD = 60
"""Days: so far ahead an enterprise may say that it is closed. Who closes for longer is not at work, which the officer has to know."""

Span = tuple[time, time | None]
"""From a wall-clock time on until before another; None: until the day is over."""


@dataclass(frozen=True, slots=True)
class OwnTimes:
    """What a person wants: times of the own, and to hear nothing until `snoozed_until` (local; None: no such wish, or it is over)."""

    times: tuple[tuple[Duty, time], ...] = ()
    snoozed_until: datetime | None = None

    def of(self, duty: Duty) -> tuple[time, ...]:
        """The own times of a duty, in order."""
        return tuple(sorted(at for one, at in self.times if one is duty))


@dataclass(frozen=True, slots=True)
class Closing:
    """歇业 Days off of an enterprise's own, both included."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Whether it is closed on `day`."""
        return self.first <= day <= self.last


def is_quiet(wall: time, policy: Policy) -> bool:
    """Whether `wall` lies in the quiet hours."""
    begins, ends = policy.quiet_from, policy.quiet_until
    return wall >= begins or wall < ends if begins > ends else begins <= wall < ends


def spans(duty: Duty, policy: Policy) -> tuple[Span, ...]:
    """When an own time of a duty may lie: of the ledger after the day opens and before the cutoff; of the readings in either half of the
    day; of disinfection before what is still open is told. Never in the quiet hours."""
    if duty is Duty.READINGS:
        wanted: tuple[Span, ...] = ((policy.day_opens, policy.evening_from), (policy.evening_from, None))
    else:
        wanted = ((policy.day_opens, policy.cutoff if duty is Duty.LEDGER else policy.disinfection_overdue),)
    return tuple(found for each in wanted for loud in _loud(policy) if (found := _common(each, loud)) is not None)


def _loud(policy: Policy) -> tuple[Span, ...]:
    """The stretches of a day outside the quiet hours."""
    begins, ends = policy.quiet_from, policy.quiet_until
    if begins == ends:
        return ((time(0), None),)
    return ((ends, begins),) if begins > ends else ((time(0), begins), (ends, None))


def _common(one: Span, other: Span) -> Span | None:
    begins = max(one[0], other[0])
    ends = min((each for each in (one[1], other[1]) if each is not None), default=None)
    return None if ends is not None and ends <= begins else (begins, ends)


def allowed(duty: Duty, at: time, policy: Policy) -> bool:
    """Whether the policy lets somebody be reminded of `duty` at that time."""
    return any(begins <= at and (ends is None or at < ends) for begins, ends in spans(duty, policy))


def of_half(duty: Duty, at: time, policy: Policy) -> tuple[Span, ...]:
    """Own times that stand for the policy's time `at`: all of the duty; of the readings those of the same half of the day."""
    found = spans(duty, policy)
    if duty is not Duty.READINGS:
        return found
    evening = at >= policy.evening_from
    return tuple(each for each in found if (each[0] >= policy.evening_from) is evening)


def good_until(duty: Duty, at: time, policy: Policy) -> time | None:
    """Until when a reminder at an own time still makes sense; None: until the day is over."""
    if duty is Duty.READINGS:
        return policy.evening_from if at < policy.evening_from else None
    return policy.cutoff if duty is Duty.LEDGER else policy.disinfection_overdue


def policy_times(duty: Duty, policy: Policy) -> tuple[time, ...]:
    """The policy's times of a duty that can be wished for."""
    if duty is Duty.LEDGER:
        return tuple(sorted(policy.reminders))
    return tuple(sorted(policy.readings if duty is Duty.READINGS else policy.disinfection_times))


def last_before_cutoff(policy: Policy) -> time | None:
    """The policy's last reminder of the ledger before the cutoff, which everybody gets who has not reported; it names what follows."""
    return max((at for at in policy.reminders if at < policy.cutoff), default=None)


def what_follows(now: datetime, policy: Policy) -> bool:
    """Whether a reminder of the ledger at `now` (local) is the last one before the cutoff."""
    last = last_before_cutoff(policy)
    return last is not None and last <= now.time() < policy.cutoff


def counting_times(duty: Duty, own: OwnTimes, policy: Policy) -> tuple[time, ...]:
    """When a person is reminded of a duty: the own times that the policy allows, and those of the policy that they do not stand for."""
    wished = [at for at in own.of(duty) if allowed(duty, at, policy)]
    always = last_before_cutoff(policy) if duty is Duty.LEDGER else None
    kept = [at for at in policy_times(duty, policy) if at == always or not any(_within(each, of_half(duty, at, policy)) for each in wished)]
    return tuple(sorted({*wished, *kept}))


def _within(at: time, some: tuple[Span, ...]) -> bool:
    return any(begins <= at and (ends is None or at < ends) for begins, ends in some)


def snooze_ends(now: datetime, policy: Policy) -> tuple[tuple[str, datetime], ...]:
    """Until when reminders may be put off at `now` (local), by the button's token: `30`, `60` minutes; `last`: until the last one before
    the cutoff. To whole minutes; never into the quiet hours, never into another day."""
    minute = now.replace(second=0, microsecond=0)
    found = [(f"{ahead // timedelta(minutes=1)}", minute + ahead) for ahead in SNOOZES]
    last = last_before_cutoff(policy)
    if last is not None and minute.time() < last:
        found.append(("last", datetime.combine(now.date(), last, now.tzinfo)))
    return tuple((name, until) for name, until in found if until.date() == now.date() and not is_quiet(until.time(), policy))


@dataclass(frozen=True, slots=True)
class ClosingBook:
    """The days off of an enterprise that are not over yet, in order. `work_day`: whether it would work today if it were not closed."""

    closings: tuple[Closing, ...] = ()
    work_day: bool = True

    def on(self, day: date) -> Closing | None:
        """What closes it on `day`."""
        return next((one for one in self.closings if one.covers(day)), None)
