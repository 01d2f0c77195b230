"""How risky a place was over a span of days: the greatest level that was stated of it, of what it lies in, or of what lies in it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from typing import NamedTuple

from conversations.codes import RiskLevel
from conversations.returns import RiskStatement

SEVERITY = {level: n for n, level in enumerate(RiskLevel)}
"""Levels from the least to the greatest, as numbers to compare."""


class FoundRisk(NamedTuple):
    """The greatest level of a span: stated of `division` from `since` on by the statement; None where nothing was ever stated."""

    level: RiskLevel
    division: str
    since: datetime | None
    statement_id: int | None


class _InForce(NamedTuple):
    statement: RiskStatement
    end: datetime | None


def level_over(place: str, risks: Iterable[RiskStatement], first: date, last: date, now: datetime | None, zone: tzinfo) -> FoundRisk:
    """The greatest level at any moment from 00:00 of `first` to 24:00 of `last` (local), or at `now` where that is given. `risks`: all
    statements about the place, its ancestors and its descendants, in any order. Of several that are as great the place's own comes first,
    then the earliest. `since` of what is found is local."""
    start, end = _midnight(first, zone), _midnight(last + timedelta(days=1), zone)
    found = [
        each.statement
        for each in _timelines(risks)
        if _touches(each, start, end) or (now is not None and each.statement.since <= now and (each.end is None or now < each.end))
    ]
    if not found:
        return FoundRisk(RiskLevel.LOW, place, None, None)
    best = min(found, key=lambda each: (-SEVERITY[each.level], each.place != place, each.since, each.place))
    return FoundRisk(best.level, best.place, best.since.astimezone(zone), best.id)


def _midnight(day: date, zone: tzinfo) -> datetime:
    """00:00 of a local day, in UTC: aware moments of one zone would be compared by their clocks, not by what they mean."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def _touches(each: _InForce, start: datetime, end: datetime) -> bool:
    return each.statement.since < end and (each.end is None or start < each.end)


def _timelines(risks: Iterable[RiskStatement]) -> Iterator[_InForce]:
    """Each statement with the moment at which the next one about the same place takes its turn. Of several from one moment on the one
    that was made last counts; a statement set back in time counts from its `since`."""
    places: dict[str, dict[datetime, RiskStatement]] = {}
    for statement in sorted(risks, key=lambda each: each.id):
        places.setdefault(statement.place, {})[statement.since.astimezone(UTC)] = statement
    for moments in places.values():
        line = sorted(moments.items())
        for (_, statement), (ends, _) in pairwise(line):
            yield _InForce(statement, ends)
        yield _InForce(line[-1][1], None)
