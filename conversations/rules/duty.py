"""值班 Who acts for an officer at a moment, and when nobody of a division does.

An officer on leave is stood in for at the own hours, whatever the hours of whoever stands in: that is what standing in means. Whoever
stands in and is on leave too is stood in for in turn, three times at most, and never by somebody who was passed already. Whoever has
blocked the bot hears of nothing, and is on duty for nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time

from conversations.duty import END, Hours, Officer, Stretch

HOPS = 3
"""From one who stands in to the next at most so often."""
WHOLE_DAY = Stretch(END, END)
_MINUTES = 24 * 60

Span = tuple[int, int]
"""Minutes of a day, the first included, the last not."""


def acting(officer: int, officers: Mapping[int, Officer], moment: datetime) -> int | None:
    """Who acts for the officer at a local moment: they themselves, who stands in, or nobody while they are off duty. An officer who is
    not among `officers` acts for nobody."""
    known = officers.get(officer)
    if known is None or not is_on(known.hours, moment):
        return None
    return there(officer, officers, moment.date())


def is_on(hours: Iterable[Hours], moment: datetime) -> bool:
    """Whether the local moment lies within the hours; always, without any."""
    at = moment.hour * 60 + moment.minute
    return any(begins <= at < ends for begins, ends in _spans(hours, moment.weekday()))


def there(officer: int, officers: Mapping[int, Officer], day: date) -> int | None:
    """Who is there in the place of the officer on a day: the first who is not on leave, from them over those who stand in, if they can be
    written to."""
    passed: list[int] = []
    while officer in officers and officer not in passed and len(passed) <= HOPS:
        leave = next((one for one in officers[officer].leaves if one.has(day)), None)
        if leave is None:
            return officer if officers[officer].reachable else None
        passed.append(officer)
        if leave.stand_in is None:
            return None
        officer = leave.stand_in
    return None


def holes(division: Iterable[int], officers: Mapping[int, Officer], day: date) -> tuple[Stretch, ...]:
    """The stretches of a local day in which none of the `division`'s officers is on duty or stood in for, in order."""
    covered = [span for one in division if there(one, officers, day) is not None for span in _spans(officers[one].hours, day.weekday())]
    found, at = [], 0
    for begins, ends in joined(covered):
        if begins > at:
            found.append((at, begins))
        at = ends
    return tuple(stretch(span) for span in (*found, *([(at, _MINUTES)] if at < _MINUTES else [])))


def stretches(hours: Sequence[Hours], day: date) -> tuple[Stretch, ...]:
    """When somebody of these hours is on duty on a day."""
    return tuple(stretch(span) for span in joined(_spans(hours, day.weekday())))


def tidy(hours: Iterable[Hours]) -> tuple[Hours, ...]:
    """The same hours, without overlaps, in order; all of the week is no hours at all."""
    told = tuple(hours)
    by_day = {weekday: joined(_spans([one for one in told if one.weekday == weekday], weekday, ())) for weekday in range(7)}
    if all(spans == [(0, _MINUTES)] for spans in by_day.values()):
        return ()
    return tuple(Hours(weekday, _wall(begins), _wall(ends)) for weekday, spans in by_day.items() for begins, ends in spans)


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap as one."""
    found: list[Span] = []
    for begins, ends in sorted(spans):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return found


def stretch(span: Span) -> Stretch:
    """Minutes as wall-clock time."""
    return Stretch(_wall(span[0]), _wall(span[1]))


def _spans(hours: Iterable[Hours], weekday: int, none: Sequence[Span] = ((0, _MINUTES),)) -> list[Span]:
    """The minutes of a weekday; `none` where there are no hours at all."""
    told = list(hours)
    if not told:
        return list(none)
    return [(_minute(one.begins), _minute(one.ends) or _MINUTES) for one in told if one.weekday == weekday]


def _minute(wall: time) -> int:
    return wall.hour * 60 + wall.minute


def _wall(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)
