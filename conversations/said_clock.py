"""A time of the day as people type it: `18:05`, `１８：０５`, `18点05分`, `18点半`, `下午6点`, `1805`."""

import re
import unicodedata

PARTS = "凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|早|晚"
"""The parts of a day that may stand before an hour."""
_FORM = re.compile(
    rf"(?P<part>{PARTS}|am|pm)?(?P<hour>[0-9]{{1,2}})(?:[:.点时](?:(?P<minute>[0-9]{{1,2}})分?|(?P<half>半))?)?(?P<after>am|pm)?"
)
_FOUR = re.compile(r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})")
_LATE = frozenset({"下午", "傍晚", "pm"})
_NIGHT = frozenset({"晚上", "晚", "夜里", "半夜"})
_EVENING = 5
"""The first hour that an evening may have: three o'clock "in the evening" is nobody's word."""


def read_clock(text: str) -> tuple[int, int] | None:
    """Hour and minute; None where the text is no time of a day, or may be of this day as well as of the next (`晚上12点`)."""
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())[:16]
    match = _FOUR.fullmatch(plain) or _FORM.fullmatch(plain)
    if match is None or (plain.isdigit() and len(plain) == 3):
        return None
    found = match.groupdict()
    part = found.get("part") or found.get("after")
    hour, minute = _hour(int(found["hour"]), part), 30 if found.get("half") else int(found.get("minute") or 0)
    return (hour, minute) if hour is not None and hour < 24 and minute < 60 else None


def _hour(hour: int, part: str | None) -> int | None:
    """Of 24, for an hour that was said of a part of the day."""
    if part in ("夜里", "半夜") and hour < _EVENING:
        return hour
    if part in _NIGHT:
        return hour + 12 if _EVENING <= hour < 12 else hour if hour > 12 else None
    if part in ("凌晨", "am") and hour == 12:
        return 0
    afternoon = part in _LATE or (part == "中午" and hour < 3)
    return hour + 12 if afternoon and hour < 12 else hour
