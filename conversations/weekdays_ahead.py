"""Weekdays that lie ahead, as people type them: `周五`, `下周一到下周三`, `next Friday`, `Wed to Fri`: the next one, today included."""

import re
from datetime import date, timedelta

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE = re.compile(r"(?P<which>下个?|[这本])?(?:周|星期|礼拜)(?P<day>[1-7日天])")
_ENGLISH = re.compile(rf"(?:(?P<which>next|this) )?(?P<name>{'|'.join(_NAMES)})(?:s|nes|r|rs|ur)?(?:day)?")
_BETWEEN = re.compile(r" ?(?:-+|~|到|至|\bto\b|\buntil\b) ?")
_AND = re.compile(r" ?(?:、|,|和|及|\band\b|(?<=[1-7日天])(?=(?:下个?|[这本])?(?:周|星期|礼拜))) ?")
"""Between two days that follow each other."""


def read_weekdays(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day, both included, of a `uniform` text that says a weekday, or from one to another; None for any other."""
    parts = _BETWEEN.split(text)
    listed = len(parts) == 1
    parts = _AND.split(text) if listed else parts
    first = read_weekday(parts[0], today)
    if len(parts) > 2 or first is None:
        return None
    # Where the first says which week the second need not: it is the next such day after it.
    says_which = len(parts) == 2 and re.match("[下这本]|next |this ", parts[1]) is not None
    last = read_weekday(parts[1], today if says_which else first) if len(parts) == 2 else first
    if last is None or last < first or (listed and (last - first).days > 1):
        return None
    return first, last


def read_weekday(text: str, today: date) -> date | None:
    """The day of a `uniform` text that says a weekday: the next one, `today` included; None for any other."""
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
