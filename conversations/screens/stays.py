"""Stays as people see them: the days of the look-back as a strip, which of them are missing, and each stay in a line."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from conversations.returns import Stay
from conversations.rules.window import in_ranges, missing_days, window_days
from conversations.screens.place import place_line
from conversations.view import Line

COVERED, OPEN = "■", "□"
ROW = 14
"""Squares in a row of the strip: what a small phone shows beside the dates at its ends."""
FAR = 180
"""Days from which on a year has to be said."""


def day_short(day: date, near: date) -> Line:
    """`11月9日`; with the year where it is far from `near`."""
    facts = {"month": day.month, "day": day.day}
    return Line("day-short-year", {**facts, "year": str(day.year)}) if is_far(day, near) else Line("day-short", facts)


def is_far(day: date, near: date) -> bool:
    """Whether the year has to be said."""
    return abs((day - near).days) >= FAR


def span(first: date, last: date, near: date) -> Line:
    """`11月9日–12日`, or the one day."""
    begin = day_short(first, near)
    if first == last:
        return begin
    if (first.year, first.month) == (last.year, last.month) and not is_far(first, near):
        return Line("span-in-month", {"first": first.day, "last": last.day, "month": first.month})
    return Line("span", {"first": begin, "last": day_short(last, near)})


def strip_lines(stays: Iterable[Stay], return_day: date, look_back_days: int) -> tuple[Line, ...]:
    """One square a day, oldest first, covered ones filled, with the dates at the ends."""
    days = window_days(return_day, look_back_days)
    missing = frozenset(missing_days(stays, return_day, look_back_days))
    rows = [days[start : start + ROW] for start in range(0, len(days), ROW)]
    return tuple(
        Line(
            "stay-strip",
            {
                "first": day_short(row[0], return_day),
                "squares": "".join(OPEN if day in missing else COVERED for day in row),
                "last": day_short(row[-1], return_day),
            },
        )
        for row in rows
    )


def missing_line(missing: Sequence[date], look_back_days: int) -> Line:
    """Which days no stay covers, those that follow each other as one."""
    if not missing:
        return Line("stays-complete", {"count": look_back_days})
    ranges = tuple(span(first, last, missing[-1]) for first, last in in_ranges(missing))
    return Line("stays-missing", {"count": len(missing), "days": ranges})


def stay_line(stay: Stay, near: date) -> Line:
    """Place and days."""
    return Line("stay", {"place": place_line(stay.place), "days": span(stay.first, stay.last, near)})


def stay_lines(stays: Iterable[Stay], near: date) -> tuple[Line, ...]:
    """Each stay in a line of its own, newest first."""
    return tuple(Line("stay-listed", {"stay": stay_line(stay, near)}) for stay in newest_first(stays))


def joined(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """Stays in one place whose days touch or overlap as one; the latest day of leaving first."""
    found: list[Stay] = []
    for stay in sorted(stays):
        before = found[-1] if found else None
        if before is not None and before.place == stay.place and stay.first <= before.last + timedelta(days=1):
            found[-1] = Stay(stay.place, before.first, max(before.last, stay.last))
        else:
            found.append(stay)
    return newest_first(found)


def newest_first(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """The latest day of leaving first."""
    return tuple(sorted(set(stays), key=lambda stay: (stay.last, stay.first, stay.place), reverse=True))
