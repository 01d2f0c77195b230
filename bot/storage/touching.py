"""Which current checks a statement about a place touches: stays in the place, in what lies in it, or told of only as what it lies in."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, select

from bot.storage import tables as t
from bot.storage.columns import among, below, texts
from bot.storage.officers import upward
from conversations.policy import Policy


def horizon(today: date, policy: Policy) -> date:
    """The day of leaving from which on a stay can change a verdict: an isolation from an earlier one would be over (`rules/verdict.py`), so
    that what becomes known of its place now changes nothing, however open the check is otherwise."""
    return today - timedelta(days=policy.isolation_days)


def touched(paths: Collection[str], since: date) -> CompoundSelect[Any]:
    """Rows `(path, check_id)`, without repetition: the current checks with a stay that lasted to `since` or later and that lies at or below
    one of `paths`, or that was told of as one of the places above it."""
    top, above = texts(paths, "member_top"), sorted({up for path in paths for up in upward(path)[1:]})
    lasting = t.stay.c.last >= since
    inside = select(top.c.value.label("path"), t.stay.c.check_id).join_from(top, t.stay, below(t.stay.c.path, top.c.value) & lasting)
    around = (
        select(top.c.value, t.stay.c.check_id)
        .join_from(t.stay, top, top.c.value.like(t.stay.c.path + "_%"))
        .where(among(t.stay.c.path, above), lasting)
    )
    return inside.union(around)
