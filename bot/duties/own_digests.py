"""Which of the times that officers have chosen for a digest have come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.duties.day_plan import moment_of
from bot.duties.quiet import not_before
from conversations.policy import Policy

WORTH = timedelta(hours=2)
"""So long after its time a digest is still sent, by a process that was away meanwhile."""


@dataclass(frozen=True, slots=True)
class Come:
    """A time that has come: `wall` on the local day, due at a moment (UTC), worth sending until `expires_at`."""

    wall: time
    due_at: datetime
    expires_at: datetime


def come(walls: Iterable[time], day: date, since: datetime, now: datetime, zone: tzinfo, policy: Policy) -> tuple[Come, ...]:
    """The times of the local `day` that have come after `since` and by `now` (aware), are still worth sending, and lie outside the quiet
    hours: a time that was chosen before these hours grew is not kept waiting, but left out."""
    found = []
    for wall in sorted(set(walls)):
        due_at = moment_of(day, wall, zone)
        quiet = not_before(due_at.astimezone(zone), policy) > due_at or not_before(now.astimezone(zone), policy) > now
        if since < due_at <= now < due_at + WORTH and not quiet:
            found.append(Come(wall, due_at, due_at + WORTH))
    return tuple(found)
