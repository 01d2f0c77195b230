"""Writing made uniform before anything is compared: one sign in, at most one sign out, so that every sign of the
normal form knows where it stood in the message and a name can be quoted exactly as written."""

from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

LIST_MARK = "\ue000"
"""Stands for a circled number, a keycap or the like: it numbers a list and is never a reading."""

_SAME = {
    "\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\x0b": " ", "\x0c": "\n",
    "\u2028": "\n", "\u2029": "\n", "\x85": "\n",
    "【": "[", "】": "]", "〔": "[", "〕": "]", "「": "[", "」": "]", "『": "[", "』": "]", "《": "[", "》": "]",
    "•": "·", "・": "·", "‧": "·", "∙": "·", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "―": "-",
    "〜": "~", "∼": "~", "～": "~", "﹣": "-", "˚": "°", "º": "°", "｡": "。", "､": "、", "︰": ":", "∶": ":",
    "✓": "√", "✔": "√", "☑": "√", "✗": "×", "✘": "×", "☒": "×",
}  # fmt: skip
_DROPPED = frozenset("\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\r\u00ad\u200e\u200f")
_KEYCAP = "\u20e3"


@dataclass(frozen=True, slots=True)
class Text:
    """The normal form, with the place in the message of every sign of it."""

    normal: str
    source: str
    places: tuple[int, ...]

    def quoted(self, start: int, end: int) -> str:
        """The message's own writing of normal[start:end]."""
        if start >= end:
            return ""
        return self.source[self.places[start] : self.places[end - 1] + 1]


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def _simplified(sign: str) -> str:
    """Sign by sign, so that roster and message meet whatever stands around a character."""
    simple: str = _converter().convert(sign)
    return simple if len(simple) == 1 else sign


def _is_list_mark(sign: str) -> bool:
    return "\u2460" <= sign <= "\u24ff" or "\u2776" <= sign <= "\u2793" or "\u3220" <= sign <= "\u3229" or sign == "🔟"


def normal_sign(sign: str) -> str:
    """Half-width, simplified, small letters; empty for signs that are only dressing."""
    if sign < "\u0080":
        return "" if sign == "\r" else sign.lower()
    if sign in _DROPPED:
        return ""
    if sign in _SAME:
        return _SAME[sign]
    if "\uff01" <= sign <= "\uff5e":
        return chr(ord(sign) - 0xFEE0).lower()
    if _is_list_mark(sign):
        return LIST_MARK
    if "\u3400" <= sign <= "\u9fff":
        return _simplified(sign)
    small = sign.lower()
    return small if len(small) == 1 else sign


def normalise(message: str) -> Text:
    """The message in its normal form."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(message):
        if sign == _KEYCAP:
            if signs and signs[-1].isdigit():
                signs[-1] = LIST_MARK
            continue
        plain = normal_sign(sign)
        if plain:
            signs.append(plain)
            places.append(place)
    return Text("".join(signs), message, tuple(places))


def normal(word: str) -> str:
    """A single word or name in the normal form."""
    return normalise(word).normal.strip()
