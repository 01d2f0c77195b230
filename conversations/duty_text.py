"""Hours as people type them: `周一至周五 8:00-18:00`, `工作日 8-12，14-18；周六 9-12`, `weekdays 8-18`, `每天 22:00-6:00`, `全天`."""

import re
import unicodedata
from datetime import time

from conversations.duty import END, Hours
from conversations.rules.duty import tidy
from conversations.said_clock import read_clock

LONGEST = 200
"""Signs of a text that may say hours."""
WORK_HOURS = tuple(Hours(weekday, time(8, 0), time(18, 0)) for weekday in range(5))
"""工作日 08:00–18:00, the usual answer."""

_SAME = str.maketrans("‐‑‒–—―−－〜∼～", "--------~~~")
_BLANK = re.compile(r"(?<![0-9]) | (?![0-9])")
"""A blank parts nothing but two numbers."""
_ALWAYS = frozenset({"全天", "全天候", "24小时", "随时", "一直", "always", "anytime", "24/7", "allday", "roundtheclock"})
_NUMERALS = {**{sign: number for number, sign in enumerate("一二三四五六日")}, "天": 6, **{str(number + 1): number for number in range(7)}}
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SETS = {
    **dict.fromkeys(("工作日", "平日", "平时", "workdays", "workday", "weekdays", "weekday"), tuple(range(5))),
    **dict.fromkeys(("周末", "双休日", "weekends", "weekend"), (5, 6)),
    **dict.fromkeys(("每天", "每日", "天天", "everyday", "daily"), tuple(range(7))),
}
_TO = r"(?:-|~|至|到|to|till|until)"
_ENGLISH = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|r|ur)?(?:days?)?\.?"
_CHINESE = r"(?:周|星期|礼拜)(?:[一二三四五六日天]+|[1-7](?![0-9:.点时]))"
_DAY = rf"(?:{_CHINESE}|{_ENGLISH})"
_LATER = rf"(?:{_DAY}|[一二三四五六日天]|[1-7](?![0-9:.点时]))"
_CLOCK = r"(?:[上下]午|早上|中午|晚上|傍晚)?[0-9]{1,2}(?:[:.点时](?:[0-9]{2}分?|半)?)?(?:am|pm)?"
_TOKEN = re.compile(
    rf"(?P<range>{_DAY}{_TO}(?:{_LATER}))|(?P<set>{'|'.join(_SETS)})|(?P<day>{_DAY})"
    rf"|(?P<from>{_CLOCK}){_TO}(?P<until>{_CLOCK})|(?P<whole>全天|allday)|(?P<between>[ ,;、/:]|和|及|与|and)"
)


def read_hours(text: str) -> tuple[Hours, ...] | None:
    """The hours; nothing for "always"; None where the text says none. What goes over midnight is two stretches."""
    if len(text) > LONGEST:
        return None
    plain = unicodedata.normalize("NFKC", text.translate(_SAME)).lower().translate(_SAME)
    said = _BLANK.sub("", " ".join(plain.split())).strip(",;.。")
    if said in _ALWAYS:
        return ()
    days: list[int] = []
    found: list[Hours] = []
    fresh, at = True, 0
    while at < len(said):
        token = _TOKEN.match(said, at)
        if token is None:
            return None
        at = token.end()
        named = _days(token)
        if named is not None:
            days, fresh = [*([] if fresh else days), *named], False
        elif token["between"] is None:
            told = _stretch(token, days or list(range(7)))
            if told is None:
                return None
            found += told
            fresh = True
    return tidy(found) if found and fresh else None


def _days(token: re.Match[str]) -> tuple[int, ...] | None:
    """The weekdays that a token names; None where it names none."""
    if token["set"]:
        return _SETS[token["set"]]
    if token["day"]:
        return _named(token["day"])
    if not token["range"]:
        return None
    first, last = (_named(part)[-1] for part in re.split(_TO, token["range"], maxsplit=1))
    return tuple((first + ahead) % 7 for ahead in range((last - first) % 7 + 1))


def _named(text: str) -> tuple[int, ...]:
    if text[:3] in _NAMES:
        return (_NAMES.index(text[:3]),)
    return tuple(_NUMERALS[sign] for sign in re.sub("周|星期|礼拜", "", text))


def _stretch(token: re.Match[str], days: list[int]) -> list[Hours] | None:
    if token["whole"]:
        return [Hours(day, END, END) for day in days]
    begins, ends = _clock(token["from"]), _clock(token["until"])
    if begins is None or ends is None or begins == 24 * 60 or begins == ends:
        return None
    if ends > begins:
        return [Hours(day, _wall(begins), _wall(ends)) for day in days]
    over = [Hours((day + 1) % 7, END, _wall(ends)) for day in days if ends]
    return [*(Hours(day, _wall(begins), END) for day in days), *over]


def _clock(text: str) -> int | None:
    """Minutes since midnight; 24:00 is the end of the day."""
    if re.fullmatch("24(?:[:.点时](?:00分?)?)?", text):
        return 24 * 60
    read = read_clock(text)
    return None if read is None else read[0] * 60 + read[1]


def _wall(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)
