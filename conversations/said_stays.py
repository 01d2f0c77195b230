"""Where and when in one typed text: `武汉 2.10-2.15`, `2月20日到26日在西安`, `西安昨天`. What is left beside the days is the place."""

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from conversations.days import DayProblem, Range, read_range

MOST = 80
"""Signs of one stay that are looked at."""
MOST_AT_ONCE = 10
_MAY_BE_DAYS = re.compile(r"[0-9〇零一二三四五六七八九十廿今昨前现目周期拜]|day|now", re.IGNORECASE)
_SURELY_DAYS = re.compile(r"[0-9月日号今昨前周期拜]|day|now", re.IGNORECASE)
_HOUSE = re.compile(r"(?:街|路|巷|道|弄|胡同|楼|栋|幢|村|组|单元|室|号)$")
_BARE_NUMBER = re.compile(r"[0-9〇零一二三四五六七八九十]+[号栋幢楼室]?")
_AROUND = " ,:.、\t"
_BETWEEN = (re.compile(r"[,、]"), re.compile(r"[,、]|(?<=[0-9日号天])\s+(?=[^\W\d_])"))


class Said(NamedTuple):
    """The part that speaks of the place, and the days that are said, why they are none, or None where nothing speaks of days."""

    place: str
    days: Range | DayProblem | None


def several(text: str, today: date) -> tuple[str, ...]:
    """The stays of a text: one a line, or with a semicolon between; with commas or blanks, where every part has its place and its days."""
    lines = re.split(r"[\n;]+", unicodedata.normalize("NFKC", text[:2000]))
    parts = (part.strip(_AROUND) for line in lines for part in _in_one_line(line, today))
    return tuple(part for part in parts if part)[:MOST_AT_ONCE]


def _in_one_line(line: str, today: date) -> list[str]:
    for between in _BETWEEN:
        parts = [part for part in between.split(line) if part.strip(_AROUND)]
        told = [split_said(part, today) for part in parts]
        if all(said.place and isinstance(said.days, tuple) for said in told):
            return parts
    return [line]


def split_said(text: str, today: date) -> Said:
    """Place and days of one stay, in whichever order. The place has no digits: what follows or goes before them is the days."""
    plain = unicodedata.normalize("NFKC", text[:MOST]).strip(_AROUND)
    if not _MAY_BE_DAYS.search(plain):
        return Said(plain, None)
    whole = read_range(plain, today)
    if whole is not DayProblem.NO_DAY:
        return Said("", whole)
    return _days_last(plain, today) or _days_first(plain, today) or Said(plain, None)


def _days_last(plain: str, today: date) -> Said | None:
    for cut in range(1, len(plain)):
        place, days = plain[:cut], plain[cut:]
        if place[-1].isdigit():
            return None
        found = read_range(days, today)
        if found is not DayProblem.NO_DAY:
            number_of_house = _HOUSE.search(place) and _BARE_NUMBER.fullmatch(days)
            return None if number_of_house else Said(_place(place), found)
    return None


def _days_first(plain: str, today: date) -> Said | None:
    for cut in range(len(plain) - 1, 0, -1):
        days, place = plain[:cut], plain[cut:]
        if place[0].isdigit():
            return None
        # `二道` begins with a number, but with no day.
        found = read_range(days, today) if _SURELY_DAYS.search(days) else DayProblem.NO_DAY
        if found is not DayProblem.NO_DAY:
            return Said(_place(place), found)
    return None


def _place(text: str) -> str:
    bare = re.sub(r"^(?:一直|都|待|住|呆|人)*(?:在|去了?|到)", "", text.strip(_AROUND))
    return re.sub(r"(?:从|自)$", "", bare).strip(_AROUND)
