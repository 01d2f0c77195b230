"""From which day a new disinfection point is due."""

from datetime import date, datetime, timedelta

from conversations.disinfection import BY_THE_CLOCK, PointKind
from conversations.policy import Policy


def due_from(kind: PointKind, now: datetime, policy: Policy) -> date:
    """The day from which a point that is added `now` (local) is due: nobody has missed a time of a day on which there was no point yet, so
    that one by the clock begins tomorrow once today's first time is over."""
    late = kind in BY_THE_CLOCK and now.time() > min(policy.disinfection_times)
    return now.date() + timedelta(days=1) if late else now.date()
