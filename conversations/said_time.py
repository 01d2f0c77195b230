"""Times of today that people type: `9:30`, `９点半`, `下午3点`, `1小时前`, `刚才`. Never one that is still to come, never yesterday."""

import re
import unicodedata
from datetime import datetime, timedelta
from enum import StrEnum

from conversations.amounts import AmountProblem, read_minutes

MOST_TYPED = 30


class TimeProblem(StrEnum):
    """Why a text gives no moment of today. Its text is `time-problem-CODE`."""

    NO_TIME = "none"
    FUTURE = "future"
    EARLIER = "earlier"


_NOW = {"现在", "刚才", "刚刚", "刚做完", "now", "justnow"}
_BEFORE_TODAY = re.compile(r"昨|前天|前日|yesterday")
_CLOCK = re.compile(
    r"(?:今天|今日|today)?(上午|早上|早晨|今早|凌晨|中午|下午|傍晚|晚上|今晚)?"
    r"([0-9]{1,2})(?:[:.点时]([0-5][0-9])?分?|(半)|点(半))?(am|pm)?"
)
_FOUR = re.compile(r"([0-9]{1,2})([0-5][0-9])")
_AGO = re.compile(r"(.+?)(?:之前|以前|前|ago)")
_LATE = {"下午", "傍晚", "晚上", "今晚", "pm"}
_CHINESE = ("十二", "十一", "十", "九", "八", "七", "六", "五", "四", "三", "两", "二", "一")
_VALUES = (12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 2, 1)


def read_time(text: str, now: datetime) -> datetime | TimeProblem:
    """The moment, to the minute, between the midnight before `now` and `now`."""
    said = "".join(unicodedata.normalize("NFKC", text).lower().split())
    if not said or len(said) > MOST_TYPED:
        return TimeProblem.NO_TIME
    if said in _NOW:
        return now.replace(second=0, microsecond=0)
    if _BEFORE_TODAY.search(said):
        return TimeProblem.EARLIER
    if ago := _AGO.fullmatch(said):
        minutes = read_minutes(ago[1])
        if minutes is AmountProblem.OUT_OF_BOUNDS:
            return TimeProblem.EARLIER
        return TimeProblem.NO_TIME if isinstance(minutes, AmountProblem) else before(now, minutes)
    hour_minute = _clock(_arabic(said))
    if hour_minute is None:
        return TimeProblem.NO_TIME
    moment = now.replace(hour=hour_minute[0], minute=hour_minute[1], second=0, microsecond=0)
    return moment if moment <= now else TimeProblem.FUTURE


def before(now: datetime, minutes: int) -> datetime | TimeProblem:
    """So many minutes ago, to the minute, as long as that is today."""
    moment = now - timedelta(minutes=minutes)
    return moment.replace(second=0, microsecond=0) if moment.date() == now.date() else TimeProblem.EARLIER


def _arabic(said: str) -> str:
    for word, value in zip(_CHINESE, _VALUES, strict=True):
        said = said.replace(f"{word}点", f"{value}点")
    return said


def _clock(said: str) -> tuple[int, int] | None:
    if four := _FOUR.fullmatch(said):
        hour, minute = int(four[1]), int(four[2])
        return (hour, minute) if hour < 24 else None
    found = _CLOCK.fullmatch(said)
    if found is None or said.isdigit():
        return None  # an hour alone may be anything
    half = found[4] or found[5]
    hour, minute = int(found[2]), 30 if half else int(found[3] or 0)
    if (found[1] in _LATE or found[6] in _LATE) and hour < 12:
        hour += 12
    elif hour == 12 and (found[6] == "am" or found[1] == "凌晨"):
        hour = 0
    elif hour == 12 and found[1] in ("晚上", "今晚"):
        return None  # the end of a day, and of today that is still to come
    return (hour, minute) if hour < 24 else None
