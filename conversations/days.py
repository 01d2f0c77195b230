"""Days and ranges of days that people type: `2.20`, `20号`, `昨天`, `2月20日到26日`, `2.20-26`, `20-26 Feb`.

Where no year is said, the latest one is meant in which the day is not later than tomorrow. A day that does not exist is never moved.
"""

import re
from datetime import date, timedelta
from enum import StrEnum

from conversations.said_day import LONGEST, SaidDay, said_day, uniform
from conversations.weekdays_ahead import read_weekday, read_weekdays


class DayProblem(StrEnum):
    """Why a text gives no day. Its text is `day-problem-CODE`."""

    NO_DAY = "none"
    NO_SUCH_DAY = "impossible"
    BACKWARDS = "backwards"
    OPEN_ENDED = "open"


Range = tuple[date, date]
MOST_OF_A_YEAR = timedelta(days=330)
"""So far ahead a day without a year can be meant: one that has passed a few weeks ago is that one."""
_BETWEEN = re.compile(r" ?(?:起|开始|以来)? ?(?:-+|~|直到|一直到|到|至|(?<![a-z])(?:to|until|till|through)(?![a-z])) ?")
_BEFORE = re.compile(r"^(?:从|自|由|from |since )")
_AFTER = re.compile(r"(?:为止|止)$")
_OPEN = re.compile(r"(?:起|开始|以后|之后|以来|[-~到至]|to|until|onwards?|on)$")
_AHEAD = re.compile(r"^(?!.*(?:上(?!午)|last)).*(?:周|星期|礼拜)[1-7日天]")
"""A weekday that is not said to have been."""


def read_day(text: str, today: date) -> date | DayProblem:
    """One day. `20号` is the latest 20th not later than tomorrow."""
    if len(text) > LONGEST:
        return DayProblem.NO_DAY
    said = said_day(uniform(text), today)
    return DayProblem.NO_DAY if said is None else _day(said, today)


def read_day_between(text: str, today: date, least: date, most: date) -> date | DayProblem:
    """One day where only days from `least` to `most` can be meant, which may lie ahead: what was left out (the year, the month) is such
    that the day is one of these, and else the day nearest to today."""
    said = said_day(uniform(text), today) if len(text) <= LONGEST else None
    if said is None or isinstance(said, date) or said.year is not None or said.back is not None:
        return DayProblem.NO_DAY if said is None else _day(said, today)
    if said.month is not None:
        tries = [_date(today.year + ahead, said.month, said.day) for ahead in (-1, 0, 1)]
    else:
        tries = [_date(*_months_before(today, -ahead), said.day) for ahead in range(-2, 3)]
    days = sorted((day for day in tries if isinstance(day, date)), key=lambda day: abs(day - today))
    return next((day for day in days if least <= day <= most), days[0] if days else DayProblem.NO_SUCH_DAY)


def read_range(text: str, today: date) -> Range | DayProblem:
    """The first and the last day, both included; of one day alone both are that day. What the second leaves out is as in the first
    (`2.20-26`), and the other way round (`20-26 Feb`); `12.25-1.5` goes over New Year."""
    if len(text) > LONGEST:
        return DayProblem.NO_DAY
    plain = _AFTER.sub("", _BEFORE.sub("", uniform(text)))
    said = said_day(plain, today)
    if isinstance(said, date) or (said is not None and (said.month is None or 1 <= said.month <= 12)):
        day = _day(said, today)
        return day if isinstance(day, DayProblem) else (day, day)
    problems = set() if said is None else {DayProblem.NO_SUCH_DAY}
    for left, right in _splits(plain):
        first, last = said_day(left, today), said_day(right, today)
        if first is None or last is None:
            continue
        days = _range(first, last, today)
        if not isinstance(days, DayProblem):
            return days
        problems.add(days)
    return next((one for one in (DayProblem.BACKWARDS, DayProblem.NO_SUCH_DAY) if one in problems), DayProblem.NO_DAY)


def read_range_ahead(text: str, today: date, most: date) -> Range | DayProblem:
    """The first and the last day of something that is to come, until `most`: what is left out (the year, the month) is such that the day
    lies ahead, and else the day nearest to today. `24-26` and `12.30-3` go on from their first day. Without a last day: OPEN_ENDED."""
    if len(text) > LONGEST:
        return DayProblem.NO_DAY
    weekdays = read_weekdays(uniform(text), today)
    if weekdays is not None:
        return weekdays
    plain = _AFTER.sub("", _BEFORE.sub("", uniform(text)))
    whole = _ahead(plain, today, today, most)
    if not isinstance(whole, DayProblem):
        return whole, whole
    problems = {whole}  # `24-26` is no day of a month, but two days
    for left, right in _splits(plain):
        first, last = _both_ahead(left, right, today, most)
        if isinstance(first, DayProblem) or isinstance(last, DayProblem):
            problems |= {one for one in (first, last) if isinstance(one, DayProblem)}
        elif first <= last:
            return first, last
        else:
            problems.add(DayProblem.BACKWARDS)
    if _OPEN.search(plain) and not isinstance(_ahead(_OPEN.sub("", plain).strip(), today, today, most), DayProblem):
        return DayProblem.OPEN_ENDED
    return next((one for one in (DayProblem.BACKWARDS, DayProblem.NO_SUCH_DAY) if one in problems), DayProblem.NO_DAY)


def _both_ahead(left: str, right: str, today: date, most: date) -> tuple[date | DayProblem, date | DayProblem]:
    begin, end = said_day(left, today), said_day(right, today)
    if isinstance(begin, SaidDay) and _bare(begin) and isinstance(end, SaidDay) and end.month is not None:
        last = _ahead(right, today, today, most)  # `24-26 Dec`: the month is said of both
        return (last if isinstance(last, DayProblem) else _latest(begin.day, last)), last
    if isinstance(begin, SaidDay) and isinstance(end, SaidDay) and _bare(begin) and _bare(end) and begin.day <= end.day:
        return _in_one_month(begin.day, end.day, today)
    first = _ahead(left, today, today, most)
    if isinstance(first, DayProblem):
        return first, first
    return first, read_weekday(right, first) or _ahead(right, today, first, most)


def _in_one_month(first: int, last: int, today: date) -> tuple[date | DayProblem, date | DayProblem]:
    """`29-31`: of the first month to come that has both."""
    for ahead in range(13):
        month = _months_before(today, -ahead)
        begin, end = _date(*month, first), _date(*month, last)
        if isinstance(begin, date) and isinstance(end, date) and begin >= today:
            return begin, end
    return DayProblem.NO_SUCH_DAY, DayProblem.NO_SUCH_DAY


def _ahead(text: str, today: date, least: date, most: date) -> date | DayProblem:
    """One day, from `least` to `most` where what is left out allows it; days that are named by today are counted from `today`."""
    said = said_day(text, today)
    if isinstance(said, date):
        # The coming Friday, not the last one.
        return said + timedelta(days=7) if said < today and _AHEAD.search(text) else said
    return DayProblem.NO_DAY if said is None else read_day_between(text, least, least, most)


def _splits(text: str) -> list[tuple[str, str]]:
    """All ways to part a text in two days, the most even first (`2-20-2-26`), of two the one with less on the right (`2-20-26`)."""
    splits = [(text[: match.start()], text[match.end() :]) for match in _BETWEEN.finditer(text)][::-1]
    return sorted(splits, key=lambda split: abs(split[0].count("-") - split[1].count("-")))


def _day(said: SaidDay | date, today: date) -> date | DayProblem:
    if isinstance(said, date):
        return said
    if said.back is not None:
        return _date(*_months_before(today, said.back), said.day)
    if said.year is not None:
        return _date(said.year, said.month or 0, said.day)
    tomorrow = today + timedelta(days=1)
    if said.month is not None:
        later = (said.month, said.day) > (tomorrow.month, tomorrow.day)
        return _date(tomorrow.year - later, said.month, said.day)
    return _latest(said.day, tomorrow)


def _range(first: SaidDay | date, last: SaidDay | date, today: date) -> Range | DayProblem:
    if isinstance(first, SaidDay) and isinstance(last, SaidDay) and _bare(first) and not _bare(last):
        end = _day(last, today)
        begin = end if isinstance(end, DayProblem) else _latest(first.day, end)
    else:
        begin = _day(first, today)
        end = begin if isinstance(begin, DayProblem) else _end(last, begin, today, rolling=isinstance(first, SaidDay) and _bare(first))
    if isinstance(begin, DayProblem) or isinstance(end, DayProblem):
        return DayProblem.NO_SUCH_DAY
    return (begin, end) if begin <= end else DayProblem.BACKWARDS


def _end(last: SaidDay | date, begin: date, today: date, *, rolling: bool) -> date | DayProblem:
    """The end of what begins on a known day. `rolling`: a day without a month may be of the next month (`25号到3号`)."""
    if isinstance(last, date) or last.year is not None or last.back is not None:
        return _day(last, today)
    if last.month is not None:
        return _date(begin.year + (last.month < begin.month), last.month, last.day)
    if rolling and last.day < begin.day:
        return _date(*_months_before(begin, -1), last.day)
    return _date(begin.year, begin.month, last.day)


def _bare(said: SaidDay) -> bool:
    return said.month is None and said.back is None


def _latest(day: int, until: date) -> date | DayProblem:
    """The latest day of this number in a month, not later than `until`."""
    tries = (_date(*_months_before(until, back), day) for back in range(3))
    return next((one for one in tries if isinstance(one, date) and one <= until), DayProblem.NO_SUCH_DAY)


def _months_before(today: date, back: int) -> tuple[int, int]:
    year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
    return year, month + 1


def _date(year: int, month: int, day: int) -> date | DayProblem:
    try:
        return date(year, month, day)
    except ValueError:
        return DayProblem.NO_SUCH_DAY
