"""When disinfection is due by the clock: which of the policy's times are a point's, and from which day on."""

from datetime import date, datetime, time, timedelta

from conversations.disinfection import BY_THE_CLOCK, PointKind
from conversations.policy import Policy


def times_of(times_a_day: int, policy: Policy) -> tuple[time, ...]:
    """The times of the policy at which a point is due that is due so often: once is the first, twice the first and the last, more often is
    spread evenly; whatever asks for more than there are gets all of them."""
    times = tuple(sorted(set(policy.disinfection_times)))
    if times_a_day >= len(times):
        return times
    if times_a_day <= 1:
        return times[:times_a_day]
    gap = (len(times) - 1) / (times_a_day - 1)
    return tuple(times[round(number * gap)] for number in range(times_a_day))


def due_from(kind: PointKind, now: datetime, policy: Policy) -> date:
    """The day from which a point that is added `now` (local) is due: nobody has missed a time of a day on which there was no point yet, so
    that one by the clock begins tomorrow once today's first time has begun."""
    late = kind in BY_THE_CLOCK and now.time() > min(policy.disinfection_times)
    return now.date() + timedelta(days=1) if late else now.date()
