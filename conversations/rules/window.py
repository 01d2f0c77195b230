"""The days that a return check looks at: the look-back before the return day, and which of them no stay covers."""

from collections.abc import Iterable
from datetime import date, timedelta

from conversations.returns import Stay


def window_of(return_day: date, look_back_days: int) -> tuple[date, date]:
    """The first and last day that stays have to cover: the `look_back_days` days before the return day."""
    return return_day - timedelta(days=look_back_days), return_day - timedelta(days=1)


def window_days(return_day: date, look_back_days: int) -> tuple[date, ...]:
    """The same days one by one, oldest first."""
    first, _ = window_of(return_day, look_back_days)
    return tuple(first + timedelta(days=n) for n in range(look_back_days))


def missing_days(stays: Iterable[Stay], return_day: date, look_back_days: int) -> tuple[date, ...]:
    """The days of the window that no stay covers, oldest first."""
    spans = [(stay.first, stay.last) for stay in stays]
    return tuple(day for day in window_days(return_day, look_back_days) if not any(first <= day <= last for first, last in spans))


def in_ranges(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Days joined to ranges of days that follow each other, oldest first."""
    ranges: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if ranges and ranges[-1][1] + timedelta(days=1) == day:
            ranges[-1] = (ranges[-1][0], day)
        else:
            ranges.append((day, day))
    return tuple(ranges)
