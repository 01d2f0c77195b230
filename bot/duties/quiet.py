"""Quiet hours: routine messages wait until the morning, urgent ones never do (DOMAIN.md, policy defaults)."""

from datetime import datetime, timedelta

from bot.duties.day_plan import moment_of
from conversations.policy import Policy


def not_before(now: datetime, policy: Policy, *, urgent: bool = False) -> datetime:
    """The earliest moment at which a message that exists at `now` may leave: `now` itself outside the quiet hours and for urgent
    ones, else the end of the quiet hours. `now` is local and aware; what comes back is in the same zone.

    Raises ValueError for a moment without a zone.
    """
    if now.tzinfo is None:
        raise ValueError("now needs a zone")
    wall, begins, ends = now.time(), policy.quiet_from, policy.quiet_until
    over_midnight = begins > ends
    quiet = (wall >= begins or wall < ends) if over_midnight else begins <= wall < ends
    if urgent or not quiet:
        return now
    day = now.date() + timedelta(days=1) if over_midnight and wall >= begins else now.date()
    return max(now, moment_of(day, ends, now.tzinfo).astimezone(now.tzinfo))
