"""Texts in our own font: how wide they are, how they are broken into lines and cut, what cannot be written."""

import math
import unicodedata
from functools import lru_cache
from importlib.resources import files

from PIL import ImageFont

LINE = 1.25
"""Height of a line of text, in sizes."""
BASELINE = 0.37
"""How far below the middle of its line a text stands, in sizes: Chinese characters are then in the middle."""
_LONGEST = 240
"""Characters that a line is measured for at most: more than a picture is wide."""
_NOT_FIRST = frozenset("，。、；：？！）》」』”’…％·,.;:?!)]}%")
_NOT_LAST = frozenset("（《「『“‘([{")
_NOWHERE = "\U0010ffff"
_ELLIPSIS = "…"


@lru_cache(maxsize=64)
def font(size: int) -> ImageFont.FreeTypeFont:
    """Noto Sans SC Regular. Laid out character by character: the same on every machine, whatever is installed there."""
    path = str(files("bot").joinpath("fonts/NotoSansSC-Regular.ttf"))
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def weight(size: int) -> float:
    """By how much a bold text is thickened all around, in pixels: there is only Regular."""
    return size / 42


def width(text: str, size: int, bold: bool = False) -> int:
    """Pixels from its left to its right."""
    return math.ceil(font(size).getlength(text) + (2 * weight(size) if bold else 0))


@lru_cache(maxsize=4096)
def _is_missing(character: str) -> bool:
    """Whether the font draws the box of an unknown character for it."""
    return bytes(font(20).getmask(character)) == bytes(font(20).getmask(_NOWHERE)) and character != " "


def clean(text: str) -> str:
    """A text as it can be written in a line: composed, single spaces, without control characters and marks that stand on others. Emoji
    that the font lacks are left out where anything else is there; a letter that it lacks becomes a box, so that it is seen."""
    composed = unicodedata.normalize("NFC", text)
    plain = "".join(" " if one.isspace() else one for one in composed if one.isspace() or unicodedata.category(one)[0] not in "CM")
    words = " ".join(plain.split())
    shown = "".join(one for one in words if unicodedata.category(one) not in ("So", "Sk") or not _is_missing(one))
    return " ".join(shown.split()) or words


def cut(text: str, size: int, room: float, *, bold: bool = False, middle: bool = False) -> str:
    """The text, or as much of it as there is room for, with … at its end or in its middle."""
    if len(text) <= _LONGEST and width(text, size, bold) <= room:
        return text
    low, high = 0, min(len(text) - 1, _LONGEST)
    while low < high:
        kept = (low + high + 1) // 2
        if width(_shortened(text, kept, middle), size, bold) <= room:
            low = kept
        else:
            high = kept - 1
    short = _shortened(text, low, middle)
    return short if width(short, size, bold) <= room else ""


def _shortened(text: str, kept: int, middle: bool) -> str:
    tail = kept // 2 if middle else 0
    return f"{text[: kept - tail].rstrip()}{_ELLIPSIS}{text[len(text) - tail :].lstrip() if tail else ''}"


def wrapped(text: str, size: int, room: float, most: int, *, bold: bool = False) -> list[str]:
    """The text in at most so many lines; what has no room is cut at the end. No line for an empty text."""
    lines: list[str] = []
    rest = text
    while rest:
        fits = _fitting(rest, size, room, bold)
        if fits >= len(rest) or len(lines) == most - 1:
            lines.append(cut(rest, size, room, bold=bold))
            break
        taken = next((index for index in range(fits, 0, -1) if _may_break(rest, index)), max(1, fits))
        lines.append(rest[:taken].rstrip())
        rest = rest[taken:].lstrip()
    return lines


def _fitting(text: str, size: int, room: float, bold: bool) -> int:
    low, high = 0, min(len(text), _LONGEST)
    while low < high:
        count = (low + high + 1) // 2
        if width(text[:count], size, bold) <= room:
            low = count
        else:
            high = count - 1
    return low


def _may_break(text: str, index: int) -> bool:
    before, after = text[index - 1], text[index]
    if before == " " or after == " ":
        return True
    return (_is_wide(before) or _is_wide(after)) and before not in _NOT_LAST and after not in _NOT_FIRST


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
