"""A moment to come as people type it: `明天 9:00`, `周五下午3点半`, `12月1日9点`, `18:30`, `tomorrow 9:00`, `25 Nov 3 pm`."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from conversations.days import MOST_OF_A_YEAR, DayProblem, read_range_ahead
from conversations.said_clock import PARTS, read_clock
from conversations.said_day import LONGEST, uniform

MOST_AHEAD = 60
"""Days that a moment may lie ahead."""
_NOW = {"现在", "马上", "立即", "立刻", "now", "at once"}
_SAYS_TIME = re.compile(r"[:.点时半]|[ap]m$")
_SHORT = re.compile(r"(今|明|后)(早|晚|夜)(?![上晨里])")
_FULL = {"早": "早上", "晚": "晚上", "夜": "夜里"}
_PART = re.compile(rf" ?({PARTS})$")


class WhenProblem(StrEnum):
    """Why a text gives no moment to come. Its text is `when-problem-CODE`."""

    NO_TIME = "none"
    NO_CLOCK = "clock"
    PAST = "past"
    FAR = "far"


def read_when(text: str, now: datetime) -> datetime | WhenProblem:
    """The moment, to the minute, aware as `now` is; `now` itself for words that mean it. Without a day it is one of today."""
    plain = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    if not plain or len(plain) > LONGEST:
        return WhenProblem.NO_TIME
    if plain in _NOW:
        return now
    plain = _SHORT.sub(lambda short: f"{short[1]}天{_FULL[short[2]]}", plain)
    found = _by_blanks(plain, now.date()) or _by_signs(plain, now.date())
    if found is None:
        return WhenProblem.NO_CLOCK if _day(plain, now.date()) is not None else WhenProblem.NO_TIME
    return fitting(datetime.combine(found[0], found[1], now.tzinfo), now)


def fitting(moment: datetime, now: datetime) -> datetime | WhenProblem:
    """The moment, where it lies ahead and not too far."""
    if moment <= now:
        return WhenProblem.PAST
    return moment if moment <= now + timedelta(days=MOST_AHEAD) else WhenProblem.FAR


def _by_blanks(text: str, today: date) -> tuple[date, time] | None:
    words = text.split(" ")
    for count in range(1, min(3, len(words)) + 1):
        found = _both(" ".join(words[:-count]), "".join(words[-count:]), today)
        if found is not None:
            return found
    return None


def _by_signs(text: str, today: date) -> tuple[date, time] | None:
    cuts = (cut for cut in range(1, len(text)) if _SAYS_TIME.search(text[cut:]))
    return next((found for cut in cuts if (found := _both(text[:cut], text[cut:], today)) is not None), None)


def _both(day: str, clock: str, today: date) -> tuple[date, time] | None:
    part = _PART.search(day.strip())
    if part is not None:  # `今天晚上 8点`: it says which eight
        day, clock = day.strip()[: part.start()], part[1] + clock
    at = (read_clock(clock) or read_clock(uniform(clock))) if day.strip() or _SAYS_TIME.search(clock) or len(clock) == 4 else None
    on = _day(day, today) if day.strip() else today
    return (on, time(*at)) if at is not None and on is not None else None


def _day(text: str, today: date) -> date | None:
    found = read_range_ahead(text.strip(" ,，的"), today, today + MOST_OF_A_YEAR)
    return None if isinstance(found, DayProblem) or found[0] != found[1] else found[0]
