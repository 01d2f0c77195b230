"""When a delivery was handed over, as people write it: `10:25`, `10点25`, `上午10点半`, `3月5日 15:20`, `昨天21:40`, `2020-03-05T10:25`.

A time that can be meant in two ways is not guessed: `10.25` may be a day, `3点20` in the evening may be 03:20 or 15:20.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from conversations.days import DayProblem, read_day
from conversations.delivery_file import RowProblem
from conversations.said_day import uniform

OLDEST = timedelta(days=366)
"""A time further back belongs to no delivery that is still told."""

_NUMBER = r"(?:\d{1,2}|[零〇一二两三四五六七八九十]{1,3})"
_PARTS = {
    **dict.fromkeys(("凌晨", "清晨", "早上", "早晨", "上午", "今早", "早"), "am"),
    "中午": "noon",
    **dict.fromkeys(("下午", "傍晚", "晚上", "夜里", "今晚", "晚"), "pm"),
}
_DONE = r"送达|送到|完成|交接|签收|妥投|交付"
_BEFORE = r"取货|取餐|取件|取|下单|接单|出发|揽收|发货"
_TIME = re.compile(
    rf"(?:(?P<done>{_DONE}|delivered|handed over)|(?P<early>{_BEFORE}|ordered|picked up))?(?:时间)?\s?(?:[:@]|\bat\b)?\s?"
    rf"(?P<said>(?P<part>{'|'.join(_PARTS)})?\s?"
    r"(?:(?<!\d)(?<!\d[.:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,6})?(?P<zone>z|[+-]\d{2}:\d{2})?)?(?![\d:])"
    rf"|(?<!\d[.:])(?<![\d零〇一二两三四五六七八九十])(?P<oclock>{_NUMBER})(?:点钟?|时(?![代尚间光辰刻]))(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<past>{_NUMBER})分?(?!\d)|整)?"
    r"|(?<!\d)(?<!\d[.:])(?P<bare>\d{1,2})(?=\s?[ap]\.?m\b))"
    r"(?:\s?(?P<half_day>[ap])\.?m\b\.?)?)"
    rf"(?:\s?(?:(?P<done_behind>{_DONE})|(?P<early_behind>{_BEFORE}))(?!(?:时间)?\s?[:@]?\s?\d))?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<![\dA-Za-z.-])20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}(?:日|t(?=\d)|(?![\d日-]))|(?<!\d)\d{1,2}月\d{1,2}[日号]|(?<![\dA-Za-z-])20\d{6}(?![\dA-Za-z-])"
    r"|(?<![\dA-Za-z./-])\d{1,2}[/.]\d{1,2}(?= \d{1,2}:\d)"
    rf"|(?:今天|今日|昨天|昨日|大前天|前天|前日|明天)(?=[^\u4e00-\u9fff]|{'|'.join(_PARTS)}|{_DONE}|$)|\b(?:today|yesterday|tomorrow)\b",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?<![\w.:-])(?:[01]?\d|2[0-3])\.[0-5]\d(?![\w.:%-])")
_RANGE = re.compile(r"\s?(?:[-~]+|至|到|to)\s?")


class TimeRead(NamedTuple):
    """The time of a line (local, aware), or why there is none and what was written; and the line without it."""

    at: datetime | None
    problem: RowProblem | None
    written: str
    rest: str


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    written: str
    hour: int
    minute: int
    part: str
    sure: bool
    zone: str
    done: bool
    early: bool


def says_day(text: str) -> bool:
    """Whether the half-width text names a day."""
    return _DATE.search(text) is not None


def take_time(line: str, now: datetime, *, by_hand: bool = True) -> TimeRead:
    """The time of handing over in a half-width line. `by_hand`: a person wrote it, so that `3:20` may be 15:20; systems write 24 hours."""
    rest, dates = _without(_DATE, line)
    times = list(_times(rest))
    plain = _blank(rest, [(one.start, one.end) for one in times])
    if not times:
        plain, dotted = _without(_DOTTED, plain)
        written = " ".join([*dates, *dotted])
        return TimeRead(None, RowProblem.TIME if written else None, written, plain)
    meant = _meant(rest, times)
    if len({(one.hour, one.minute, one.part) for one in meant}) > 1 or len(set(dates)) > 1:
        return TimeRead(None, RowProblem.TIME, " ".join([*dates, *(one.written for one in times)]), plain)
    written = " ".join([*dates, meant[0].written])
    at = _at(meant[0], dates[0] if dates else "", now, by_hand=by_hand)
    if at is None or at < now - OLDEST:
        return TimeRead(None, RowProblem.TIME, written, plain)
    return TimeRead(None, RowProblem.FUTURE, written, plain) if at > now else TimeRead(at, None, written, plain)


def _times(text: str) -> Iterator[_Found]:
    for match in _TIME.finditer(text):
        hour = _number(match["hour"] or match["oclock"] or match["bare"])
        minute = (
            30
            if match["half"]
            else _number(match["quarter"]) * 15
            if match["quarter"]
            else _number(match["minute"] or match["past"] or "0")
        )
        part = _PARTS[match["part"]] if match["part"] else {"a": "am", "p": "pm", "": ""}[(match["half_day"] or "").lower()]
        sure = bool(part) or (match["hour"] or "").startswith("0") or not 1 <= hour <= 6
        done, early = bool(match["done"] or match["done_behind"]), bool(match["early"] or match["early_behind"])
        yield _Found(match.start(), match.end(), match["said"].strip(), hour, minute, part, sure, match["zone"] or "", done, early)


def _meant(text: str, times: list[_Found]) -> list[_Found]:
    """Which of several times tell of handing over: those that say so; else those that do not tell of something earlier. Of a span of
    time its end counts."""
    ends = [
        one for one, after in zip(times, [*times[1:], None], strict=True) if not after or not _RANGE.fullmatch(text[one.end : after.start])
    ]
    return [one for one in ends if one.done] or [one for one in ends if not one.early] or ends


def _at(found: _Found, day: str, now: datetime, *, by_hand: bool) -> datetime | None:
    on = _day(day, now.date()) if day else now.date()
    hour = _hour(found)
    if on is None or hour is None or found.minute > 59:
        return None
    if found.zone:
        try:
            text = f"{on.isoformat()}T{hour:02}:{found.minute:02}:00{found.zone.upper().replace('Z', '+00:00')}"
            return datetime.fromisoformat(text).astimezone(now.tzinfo)
        except (ValueError, OverflowError):
            return None
    at = datetime(on.year, on.month, on.day, hour, found.minute, tzinfo=now.tzinfo)
    if by_hand and not found.sure and at.replace(hour=hour + 12) <= now:
        return None
    return at


def _hour(found: _Found) -> int | None:
    """The hour of the day, None where there is no such hour. Midnight said as `晚上12点` is the end of a day and told of by nobody yet."""
    hour, part = found.hour, found.part
    if part == "am":
        return None if hour > 12 else 0 if hour == 12 and not found.written.startswith(("上午", "早")) else hour
    if part == "noon":
        return hour + 12 if hour <= 2 else hour if 11 <= hour <= 14 else None
    if part == "pm":
        if hour == 12:
            return None if found.written.startswith(("晚", "今晚", "夜")) else 12
        return hour + 12 if hour < 12 else hour if hour < 24 else None
    return hour if hour < 24 else None


def _day(text: str, today: date) -> date | None:
    day = read_day(text.lower().rstrip("t"), today)
    return None if isinstance(day, DayProblem) else day


def _number(text: str) -> int:
    digits = uniform(text)
    return int(digits) if digits.isdecimal() else 99


def _without(form: re.Pattern[str], text: str) -> tuple[str, list[str]]:
    found = list(form.finditer(text))
    return _blank(text, [match.span() for match in found]), [match[0].strip() for match in found]


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with a tab in place of each span: what stood on both sides of it stays apart."""
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], "\t"]
        last = end
    return "".join([*pieces, text[last:]])
