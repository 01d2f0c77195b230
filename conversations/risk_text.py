"""Reading what is said of the risk of places: `朝阳区 medium`, `自2月20日8时起，长春朝阳区由低风险调整为高风险（省指挥部通告）`.

A line names one place, one level and, if it is not to count from now on, one moment. What is left of it is the place; text in brackets, or
behind the level and the moment, is a note. Nothing is guessed: two levels or two days in a line are a problem of that line.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from conversations.codes import RiskLevel
from conversations.days import DayProblem, read_day
from conversations.said_day import uniform

MOST_LINES = 30
"""Lines of one message; longer lists are files."""
MOST_LINE = 200
MOST_BACK = timedelta(days=730)
MOST_AHEAD = timedelta(days=60)


class SaidProblem(StrEnum):
    """Why a line, or a moment, is not taken. `unknown`: there is no such place; `many`: too many of that name to choose from;
    `too_many`: of a message with more lines than are read, the first that was not."""

    NO_PLACE = "no_place"
    NO_LEVEL = "no_level"
    TWO_LEVELS = "two_levels"
    BAD_DAY = "bad_day"
    TWO_DAYS = "two_days"
    FAR = "far"
    TOO_LONG = "too_long"
    UNKNOWN = "unknown"
    MANY = "many"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Said:
    """A line as it was read. `place` as typed; `level` None where none is named; `since` local, without a zone, None for from now on."""

    place: str
    level: RiskLevel | None
    since: datetime | None
    note: str = ""


_LEVELS = {"高": RiskLevel.HIGH, "中": RiskLevel.MEDIUM, "低": RiskLevel.LOW}
_LEVELS |= {"h": RiskLevel.HIGH, "m": RiskLevel.MEDIUM, "l": RiskLevel.LOW}
_WORDS = {0: ("今天", "今日", "today"), -1: ("昨天", "昨日", "yesterday"), -2: ("前天",), 1: ("明天", "明日", "tomorrow"), 2: ("后天",)}
_DAYS = {word: shift for shift, words in _WORDS.items() for word in words}
_LEVEL = re.compile(
    r"[由从](?:[高中低]风险)(?:地区|等级)?(?=.*[高中低]风险)|"  # where it comes from is not what it is from now on
    r"(?P<two>(?:[高中低][、和及/]?){1,2}[高中低]风险)|"
    r"(?P<full>[高中低])(?:风险|危)(?:地区|区域|等级)?|"
    r"风险(?:等级|级别)?(?:[上下]?调整?|[升降]|定)?[:为是至到]?\s*(?P<after>[高中低])(?![一-鿿])|"
    r"(?<![^\s,，:;；→>=])(?P<alone>[高中低hml])(?![^\s,，。;；])|"
    r"(?<![a-z])(?P<word>high|medium|mid|low)(?![a-z])(?:[- ]?risk)?",
    re.IGNORECASE,
)
_CLOCK = r"(?P<hour>[0-9]{1,2})\s*[:点时]\s*(?:(?P<minute>[0-9]{1,2})(?::[0-9]{2}(?:\.0+)?)?分?|(?P<half>半))?"
_MOMENT = re.compile(
    r"(?P<now>现在|即时|即刻|立即|(?<![a-z])now(?![a-z]))|"
    r"(?:(?P<word>今[天日]|昨[天日]|前天|明[天日]|后天|(?<![a-z])(?:today|yesterday|tomorrow)(?![a-z]))|"
    r"(?<![0-9.])(?P<packed>20[0-9]{6})(?![0-9])|"
    r"(?<![0-9.])(?:(?P<year>[0-9]{4})\s*[-./年]\s*)?(?P<month>[0-9]{1,2})\s*[-./月]\s*(?P<day>[0-9]{1,2})(?:\s*[日号]|(?!\.?[0-9])))"
    r"(?:[\sT的,，]*(?:" + _CLOCK + r"))?|"
    r"(?<![0-9.:])(?P<only>[0-9]{1,2}[:点时](?:[0-9]{1,2}分?)?)(?![0-9:])",
    re.IGNORECASE,
)
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十廿]+(?=[年月日号点时])")
_NUMBERING = re.compile(r"^\s*(?:[-•*·]|[0-9]{1,2}[、)]|[0-9]{1,2}\.(?![0-9]))\s*")
_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)|(?:备注|说明|note)\s*:\s*(?P<rest>.*)$", re.IGNORECASE)
_EDGES = " \t,，、;；。.:：→=>-"
_BEFORE_MOMENT = re.compile(r"(?:[自从于由在]|(?<![a-z])(?:since|from|at|on))$", re.IGNORECASE)
_AFTER_MOMENT = re.compile(r"^(?:起|开始|以后|之后|后)")
_BEFORE_LEVEL = re.compile(
    r"(?:风险(?:等级|级别)?)?(?:(?:[上下]?调整?|[升降]|定|列|划|改|变更?|确定|设)?[为至到成]|是|(?<![a-z])(?:is|to|as))$", re.IGNORECASE
)


def read_lines(text: str, today: date) -> tuple[tuple[str, Said | SaidProblem], ...]:
    """Every line that holds something, as typed and as read."""
    lines = [line.strip() for line in text.splitlines()]
    return tuple((line, read_line(line, today)) for line in lines if line)


def read_line(line: str, today: date) -> Said | SaidProblem:
    """One line. The level may be missing; the place may not."""
    if len(line) > MOST_LINE:
        return SaidProblem.TOO_LONG
    plain = _NUMBERING.sub("", _plain(line)).strip()
    notes = [(found["inside"] or found["rest"] or "").strip() for found in _BRACKETS.finditer(plain)]
    plain = _BRACKETS.sub(" ", plain)
    moments = list(_MOMENT.finditer(plain))
    if len(moments) > 1:
        return SaidProblem.TWO_DAYS
    since = _moment(moments[0], today) if moments else None
    if isinstance(since, SaidProblem):
        return since
    levels = set(_levels(_MOMENT.sub(" ", plain)))
    if len(levels) > 1:
        return SaidProblem.TWO_LEVELS
    place, *rest = [*_pieces(plain), ""]
    if not place:
        return SaidProblem.NO_PLACE
    if not moments:
        since, rest = _day_among(rest, today)
    note = " ".join(filter(None, (*rest, *notes)))
    return Said(place, next(iter(levels), None), since, note)


def place_in(line: str) -> str | None:
    """The place that a line names, whatever else it says and whether it can be taken: what was stated of it has to be known first."""
    plain = _BRACKETS.sub(" ", _NUMBERING.sub("", _plain(line[:MOST_LINE])).strip())
    return next(_pieces(plain), None)


def _day_among(pieces: list[str], today: date) -> tuple[datetime | None, list[str]]:
    """A day written in another way (`Feb 20`, `二月二十日`) where it stands alone, and the other pieces."""
    for place, piece in enumerate(pieces):
        since = read_since(piece, today)
        if isinstance(since, datetime):
            return since, [*pieces[:place], *pieces[place + 1 :]]
    return None, pieces


def read_since(text: str, today: date) -> datetime | SaidProblem | None:
    """A moment that stands alone: local, without a zone; None for 现在. What is none at all is a bad day."""
    plain = _plain(text).strip().removesuffix("起").strip(_EDGES)
    found = _MOMENT.fullmatch(plain)
    if found:
        return _moment(found, today)
    day = read_day(plain, today)
    return SaidProblem.BAD_DAY if isinstance(day, DayProblem) else _within_reach(datetime.combine(day, time.min), today)


def read_level(text: str) -> RiskLevel | None:
    """A level that stands alone; None for what is none."""
    levels = set(_levels(unicodedata.normalize("NFKC", text).strip()))
    return levels.pop() if len(levels) == 1 else None


def within_reach(since: datetime, now: datetime) -> bool:
    """Whether a moment lies where statements are taken: two years back, two months ahead. Both have a zone, or both have none."""
    return now - MOST_BACK <= since <= now + MOST_AHEAD


def _plain(text: str) -> str:
    """Half-width, and digits where a day or a time is written in words (`二月二十日零时`)."""
    return _NUMERAL.sub(lambda found: f" {uniform(found[0])}", unicodedata.normalize("NFKC", text))


def _levels(text: str) -> Iterator[RiskLevel | None]:
    """The levels named; None beside the first where a range of them is."""
    for found in _LEVEL.finditer(text):
        if found["two"]:
            yield from (None, RiskLevel.HIGH)
        letter = found["full"] or found["after"] or found["alone"] or found["word"]
        if letter:
            yield _LEVELS[letter[0].lower()]


def _pieces(text: str) -> Iterator[str]:
    """What is neither level nor moment, without the words that tie them together."""
    marks = sorted([*_MOMENT.finditer(text), *_LEVEL.finditer(_MOMENT.sub(lambda m: " " * len(m[0]), text))], key=lambda m: m.start())
    start, after_moment = 0, False
    for mark in marks:
        moment = mark.re is _MOMENT
        yield from _piece(text[start : mark.start()], after_moment, _BEFORE_MOMENT if moment else _BEFORE_LEVEL)
        start, after_moment = mark.end(), moment
    yield from _piece(text[start:], after_moment, None)


def _piece(text: str, after_moment: bool, ending: re.Pattern[str] | None) -> Iterator[str]:
    piece = text.strip(_EDGES)
    if after_moment:
        piece = _AFTER_MOMENT.sub("", piece).strip(_EDGES)
    if ending is not None:
        piece = ending.sub("", piece).strip(_EDGES)
    if piece:
        yield piece


def _moment(found: re.Match[str], today: date) -> datetime | SaidProblem | None:
    if found["now"]:
        return None
    try:
        if found["only"]:
            hour, _, minute = found["only"].replace("点", ":").replace("时", ":").rstrip("分").partition(":")
            moment = datetime.combine(today, time(int(hour), int(minute or 0)))
        else:
            wall = time(int(found["hour"] or 0), 30 if found["half"] else int(found["minute"] or 0))
            moment = datetime.combine(_day(found, today), wall)
    except ValueError:
        return SaidProblem.BAD_DAY
    return _within_reach(moment, today)


def _within_reach(moment: datetime, today: date) -> datetime | SaidProblem:
    return moment if within_reach(moment, datetime.combine(today, time.min)) else SaidProblem.FAR


def _day(found: re.Match[str], today: date) -> date:
    """The day named; without a year the one nearest to today. Raises ValueError for a day that does not exist."""
    if found["word"]:
        return today + timedelta(days=_DAYS[found["word"].lower()])
    if found["packed"]:
        return date(int(found["packed"][:4]), int(found["packed"][4:6]), int(found["packed"][6:]))
    month, day = int(found["month"]), int(found["day"])
    if found["year"]:
        return date(int(found["year"]), month, day)
    year = min(range(today.year - 1, today.year + 2), key=lambda each: abs(date(each, month, min(day, 28)) - today))
    return date(year, month, day)
