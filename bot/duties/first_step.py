"""When the chain of an alert begins that was opened by the clock.

The officers hear of silent enterprises, and of disinfection that is overdue, by a digest. A message about each enterprise beside it would
tell the same twice, and most of them report once they were reminded. So the chain of such an alert begins an hour after the last digest
that tells of it: by then officers have read it, and what is still not done is told once more, in one bundled message, to whoever is next
in the chain as well. What no digest tells of begins at once.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo

from bot.duties.day_plan import moment_of

AFTER_DIGEST = timedelta(hours=1)


def after_digests(day: date, digests: Iterable[time], now: datetime, zone: tzinfo) -> datetime:
    """The moment (UTC) of the first step of an alert that digests of `day` tell of at these wall-clock times, at least one; not before
    `now`."""
    return max(now, moment_of(day, max(digests), zone) + AFTER_DIGEST)


def reminded_at(day: date, readings: Iterable[time], begins: time, ends: time | None, zone: tzinfo) -> datetime:
    """The moment (UTC) of the first reminder of a half of `day`, or the beginning of that half if it has none: whose isolation opened later
    was not asked for this temperature. `ends`: none for the evening."""
    within = [wall for wall in readings if wall >= begins and (ends is None or wall < ends)]
    return moment_of(day, min(within, default=begins), zone)
