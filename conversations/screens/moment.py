"""Moments on cards: the day and the time, and the year where it is not this one."""

from datetime import datetime

from conversations.view import Line


def moment(when: datetime, now: datetime) -> Line:
    """An aware moment in the zone of `now`: `2月20日 周四 08:00`."""
    local = when.astimezone(now.tzinfo)
    facts = {"day": local.date(), "at": local}
    return Line("moment", facts) if local.year == now.year else Line("moment-of-year", {**facts, "year": str(local.year)})
