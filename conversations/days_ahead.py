"""Days that lie ahead, as people type them: `12.24-12.26`, `明天`, `28-30`, `周五`, `下周一到下周三`, `next Friday`.

Where no year or month is said the next such day is meant, and of a weekday the next one, today included.
"""

import re
from datetime import date, timedelta

from conversations.days import DayProblem, Range, read_range
from conversations.said_day import LONGEST, uniform

_STEP = 27
"""Fewer days than any month has: no day of a month is passed over."""
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE = re.compile(r"(?P<which>下个?|[这本])?(?:周|星期|礼拜)(?P<day>[1-7日天])")
_ENGLISH = re.compile(rf"(?:(?P<which>next|this) )?(?P<name>{'|'.join(_NAMES)})(?:s|nes|r|rs|ur)?(?:day)?")
_BETWEEN = re.compile(r" ?(?:-+|~|到|至|\bto\b|\buntil\b) ?")


def read_leave_days(text: str, today: date) -> Range | DayProblem:
    """The first and the last day, both included. What can only be meant of the past is read as of the past."""
    weekdays = _weekdays(uniform(text), today) if len(text) <= LONGEST else None
    if weekdays is not None:
        return weekdays
    now = read_range(text, today)
    if isinstance(now, DayProblem) or now[1] >= today or "上" in text:
        return now
    for ahead in range(_STEP, 365, _STEP):
        # What is said of the day on which it is said (昨天, 上周三) moves along with it: that is no later day.
        tries = [read_range(text, today + timedelta(days=ahead + by)) for by in (-7, 0, 7)]
        found = tries[1]
        if not isinstance(found, DayProblem) and found[0] >= today and found in (tries[0], tries[2]):
            return found
    return now


def _weekdays(text: str, today: date) -> Range | None:
    """A weekday, or from one to another."""
    parts = _BETWEEN.split(text)
    first = _weekday(parts[0], today)
    if len(parts) > 2 or first is None:
        return None
    # Where the first says which week the second need not: it is the next such day after it.
    says_which = len(parts) == 2 and re.match("[下这本]|next |this ", parts[1]) is not None
    last = _weekday(parts[1], today if says_which else first) if len(parts) == 2 else first
    if last is not None and last < first:
        return None
    return None if last is None else (first, last)


def _weekday(text: str, today: date) -> date | None:
    chinese, english = _CHINESE.fullmatch(text), _ENGLISH.fullmatch(text)
    if chinese is not None:
        weekday, which = "1234567".find(chinese["day"]) % 7, (chinese["which"] or "")[:1]
    elif english is not None:
        weekday, which = _NAMES.index(english["name"]), {"next": "下", "this": "这"}.get(english["which"] or "", "")
    else:
        return None
    this_week = today - timedelta(days=today.weekday()) + timedelta(days=weekday)
    if which == "下":
        return this_week + timedelta(days=7)
    return this_week if which or this_week >= today else this_week + timedelta(days=7)
