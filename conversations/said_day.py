"""A day as people write it, before it is known which one is meant: `2.20`, `2月20号`, `二十号`, `上个月3号`, `昨天`, `上周三`, `20 Feb`."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = 80
"""Signs of a text that may say a day or a range of days."""

_SAME = str.maketrans("‐‑‒–—―−－〜∼～。．", "--------~~~..")
_DIGITS = {sign: digit for digit, signs in enumerate(("〇零", "一", "二两", "三", "四", "五", "六", "七", "八", "九")) for sign in signs}
_NUMBER = re.compile("[〇零一二两三四五六七八九十廿卅]+")
_TENS = re.compile("([一二三四五六七八九])?十([一二三四五六七八九])?")
_WORDS = {
    **dict.fromkeys(("今天", "今日", "今", "现在", "目前", "today", "now"), 0),
    **dict.fromkeys(("昨天", "昨日", "yesterday"), -1),
    **dict.fromkeys(("前天", "前日", "day before yesterday", "the day before yesterday"), -2),
    "大前天": -3,
    **dict.fromkeys(("明天", "明日", "tomorrow"), 1),
    **dict.fromkeys(("后天", "day after tomorrow", "the day after tomorrow"), 2),
}
_WEEKDAYS = {"1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "7": 6, "日": 6, "天": 6}
_ENGLISH_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = rf"(?P<name>sept|{'|'.join(f'{name}|{name[:3]}' for name in _MONTHS)})"
_DAY = r"(?P<day>\d{1,2})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<year>\d{{4}}|\d\d)(?P<sign>[./-])(?P<month>\d{{1,2}})(?P=sign){_DAY}",
        rf"(?P<year>\d{{4}}|\d\d)年(?P<month>\d{{1,2}})月{_DAY}[日号]?",
        rf"(?P<month>\d{{1,2}})(?:月|[./]){_DAY}[日号]?",
        rf"(?P<month>\d{{1,2}})-{_DAY}",  # `10-16日` are two days
        rf"{_DAY}[日号]?",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?P<which>上|本|这|当)个?月{_DAY}[日号]?",
        rf"{_DAY}(?:st|nd|rd|th)?(?: of)? ?{_MONTH}\.?(?:,? ?(?P<year>\d{{4}}))?",
        rf"{_MONTH}\.? ?{_DAY}(?:st|nd|rd|th)?(?:,? ?(?P<year>\d{{4}}))?",
    )
)
_BLANK = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_AGO = re.compile(r"(?P<days>\d{1,3})(?:[天日]以?前| days? ago)")
_WEEKDAY = re.compile(r"(?P<last>上个?)?[这本]?个?(?:周|星期|礼拜)(?P<weekday>[1-7日天])")
_AROUND = (
    re.compile(rf"^{_ENGLISH_WEEKDAY}[,.]? ?(?=\d|{_MONTH})"),
    re.compile(r"[ ,(]*(?:周|星期|礼拜)[1-7日天]\)?$"),
    re.compile(r" ?(?:凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|早|晚)$"),
)
"""What may stand around a day without saying another one."""


@dataclass(frozen=True, slots=True)
class SaidDay:
    """What of a day is said: always which of the month, perhaps the month, perhaps the year (`back` months before the present one
    instead). Nothing is checked yet."""

    day: int
    month: int | None = None
    year: int | None = None
    back: int | None = None


def uniform(text: str) -> str:
    """Half-width, small letters, numbers as digits, one kind of stroke, single blanks between words alone."""
    plain = unicodedata.normalize("NFKC", text.translate(_SAME)).lower().translate(_SAME)
    return _NUMBER.sub(_digits, _BLANK.sub("", " ".join(plain.split()))).strip(" .,;:!、")


def said_day(text: str, today: date) -> SaidDay | date | None:
    """Reads one day of a `uniform` text: a date where the text alone says it, or what is said of it; None when it is no day."""
    text = text.strip(" .,;()")
    offset = _WORDS.get(text)
    if offset is not None:
        return today + timedelta(days=offset)
    for form in _FORMS:
        match = form.fullmatch(text)
        if match and _of_our_time(match.groupdict().get("year"), today):
            return _of(match.groupdict(), today)
    ago, weekday = _AGO.fullmatch(text), _WEEKDAY.fullmatch(text)
    if ago:
        return today - timedelta(days=int(ago["days"]))
    if weekday:
        return _on(_WEEKDAYS[weekday["weekday"]], today, last=bool(weekday["last"]))
    bare = text
    for around in _AROUND:
        bare = around.sub("", bare)
    return said_day(bare, today) if bare != text else None


def _of_our_time(year: str | None, today: date) -> bool:
    """Two digits are a year only where they are this one or the next to it: `12-2-6` is no day of 2012."""
    return year is None or len(year) == 4 or abs(int(year) - today.year % 100) <= 1


def _of(found: dict[str, str | None], today: date) -> SaidDay:
    day, name, year = int(found["day"] or 0), found.get("name"), found.get("year")
    if found.get("which"):
        return SaidDay(day, back=1 if found["which"] == "上" else 0)
    month = _month(name) if name else int(found["month"] or 0) if "month" in found else None
    if year is None:
        return SaidDay(day, month)
    return SaidDay(day, month, int(year) if len(year) == 4 else today.year // 100 * 100 + int(year))


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))


def _on(weekday: int, today: date, *, last: bool) -> date:
    """The latest such day that is not to come; `last`: of the week before."""
    if last:
        return today - timedelta(days=today.weekday() + 7 - weekday)
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def _digits(match: re.Match[str]) -> str:
    signs = match[0].replace("廿", "二十").replace("卅", "三十")
    tens = _TENS.fullmatch(signs)
    if tens:
        return str(10 * _DIGITS.get(tens[1] or "一", 1) + _DIGITS.get(tens[2] or "〇", 0))
    return match[0] if "十" in signs else "".join(str(_DIGITS[sign]) for sign in signs)
