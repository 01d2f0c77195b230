"""A time of the day as people type it: `18:05`, `１８：０５`, `18点05分`, `18点半`, `下午6点`, `1805`."""

import re
import unicodedata

_FORM = re.compile(
    r"(?P<part>[上下]午|早上|中午|晚上|傍晚|am|pm)?(?P<hour>[0-9]{1,2})(?:[:.点时](?:(?P<minute>[0-9]{1,2})分?|(?P<half>半))?)?(?P<after>am|pm)?"
)
_FOUR = re.compile(r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})")
_LATE = frozenset({"下午", "晚上", "傍晚", "pm"})


def read_clock(text: str) -> tuple[int, int] | None:
    """Hour and minute; None where the text is no time of a day."""
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())[:16]
    match = _FOUR.fullmatch(plain) or _FORM.fullmatch(plain)
    if match is None or (plain.isdigit() and len(plain) == 3):
        return None
    found = match.groupdict()
    hour, minute = int(found["hour"]), 30 if found.get("half") else int(found.get("minute") or 0)
    late = found.get("part") in _LATE or found.get("after") in _LATE
    hour += 12 if late and hour < 12 else 0
    return (hour, minute) if hour < 24 and minute < 60 else None
