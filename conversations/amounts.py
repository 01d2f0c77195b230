"""Amounts as people type them: available chlorine in mg/L, ethanol in percent, minutes. All after NFKC; nothing is ever guessed.

A dilution (`1:100`) is no concentration. What it comes to is said for the usual 5 % bleach ("84"), and taken only when the person says so.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

MOST_TYPED = 40
"""Longer texts are no amounts."""
CHLORINE_BOUNDS = (50, 10_000)
"""mg/L of available chlorine: below there is none to speak of, above is for spilt blood alone."""
ETHANOL_BOUNDS = (30, 99)
"""Percent by volume."""
MINUTES_BOUNDS = (1, 720)
USUAL_BLEACH_MG_L = 50_000
"""Available chlorine of the usual bleach, 5 %."""


class AmountProblem(StrEnum):
    """Why a text gives no amount."""

    NONE = "none"
    OUT_OF_BOUNDS = "bounds"


@dataclass(frozen=True, slots=True)
class Dilution:
    """`parts` of water to one of bleach; `mg_l` is what that comes to for 5 % bleach, rounded to two digits."""

    parts: str
    mg_l: int


_NUMBER = r"([0-9]+(?:\.[0-9]+)?)"
_THOUSANDS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")
_NAMED = re.compile(r"^(?:有效氯|含氯|余氯|浓度|氯)(?:浓度|含量)?(?:为|是|:)?")
_BLEACH = "84"
"""The name of the usual bleach; nobody uses so little chlorine."""
_MG_L = re.compile(rf"{_NUMBER}(?:(?:mg|毫克)(?:/l|/升|每升|l)?|ppm)?")
_G_L = re.compile(rf"{_NUMBER}(?:g|克)(?:/l|/升|每升)")
_PERCENT = re.compile(rf"(?:{_NUMBER}%|百分之{_NUMBER})")
_STRENGTH = re.compile(rf"{_NUMBER}(?:%|度|vol|%vol)?")
_DILUTION = re.compile(rf"(?:稀释)?{_NUMBER}(?::|比|/){_NUMBER}|(?:稀释)?{_NUMBER}倍(?:稀释)?")
_MINUTES = re.compile(rf"{_NUMBER}(?:分钟|分|minutes|minute|mins|min|m|')?")
_HOURS = re.compile(rf"{_NUMBER}个?(?:小时|钟头|hours|hour|hrs|hr|h)(?:{_NUMBER}(?:分钟|分|minutes|mins|min|m)?)?")
_HALF = re.compile(rf"{_NUMBER}个半(?:小时|钟头)")
_WORDS = {"半小时": "30", "半个小时": "30", "半个钟头": "30", "半个钟": "30", "halfanhour": "30", "一刻钟": "15", "三刻钟": "45"}
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_CHINESE = re.compile(r"[一二三四五六七八九两]?十[一二三四五六七八九]?|[一二三四五六七八九两]")


def plain(text: str) -> str:
    """NFKC, lower case, without blanks, and the signs that NFKC leaves alone."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split()).replace("∶", ":").replace("。", ".")


def _arabic(text: str) -> str:
    return _CHINESE.sub(lambda found: str(_number(found[0])), text)


def _number(word: str) -> int:
    tens, ten, ones = word.partition("十")
    return (_DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)) if ten else _DIGITS[word]


def read_chlorine(text: str) -> int | Dilution | AmountProblem:
    """Available chlorine in mg/L: `500`, `1,000mg/L`, `500ppm`, `0.05%`, `0.5克/升`, `有效氯500`. Parts of a milligram are
    dropped, never rounded up."""
    said = _NAMED.sub("", _THOUSANDS.sub(lambda found: found[0].replace(",", ""), plain(text)))
    if len(said) > MOST_TYPED or said == _BLEACH:
        return AmountProblem.NONE
    if percent := _PERCENT.fullmatch(said):
        return _within(Decimal(percent[1] or percent[2]) * 10_000, CHLORINE_BOUNDS)
    if grams := _G_L.fullmatch(said):
        return _within(Decimal(grams[1]) * 1000, CHLORINE_BOUNDS)
    if found := _MG_L.fullmatch(said):
        return _within(Decimal(found[1]), CHLORINE_BOUNDS)
    return _dilution(_arabic(said))


def _dilution(said: str) -> Dilution | AmountProblem:
    found = _DILUTION.fullmatch(said)
    if found is None:
        return AmountProblem.NONE
    one, parts = Decimal(found[1] or 1), Decimal(found[2] or found[3])
    if not one or not parts or one >= parts:
        return AmountProblem.NONE
    exact = int(USUAL_BLEACH_MG_L * one / parts)
    step = 10 ** max(0, len(str(exact)) - 2)
    mg_l = exact // step * step
    least, most = CHLORINE_BOUNDS
    written = f"{one.normalize():f}:{parts.normalize():f}"
    return Dilution(written, mg_l) if least <= mg_l <= most else AmountProblem.OUT_OF_BOUNDS


def read_ethanol(text: str) -> int | AmountProblem:
    """Percent by volume: `75`, `75%`, `75度`. Parts of a percent are dropped."""
    said = plain(text).removeprefix("百分之")
    found = _STRENGTH.fullmatch(said) if len(said) <= MOST_TYPED else None
    return _within(Decimal(found[1]), ETHANOL_BOUNDS) if found else AmountProblem.NONE


def read_minutes(text: str) -> int | AmountProblem:
    """Minutes: `30`, `30分`, `半小时`, `1小时`, `1.5小时`, `一个半小时`, `1小时20分`. Parts of a minute are dropped."""
    said = plain(text)
    if len(said) > MOST_TYPED:
        return AmountProblem.NONE
    said = _arabic(_WORDS.get(said, said))
    if found := _HALF.fullmatch(said):
        return _within(Decimal(found[1]) * 60 + 30, MINUTES_BOUNDS)
    if found := _HOURS.fullmatch(said):
        return _within(Decimal(found[1]) * 60 + Decimal(found[2] or 0), MINUTES_BOUNDS)
    if found := _MINUTES.fullmatch(said):
        return _within(Decimal(found[1]), MINUTES_BOUNDS)
    return AmountProblem.NONE


def _within(value: Decimal, bounds: tuple[int, int]) -> int | AmountProblem:
    least, most = bounds
    return int(value) if least <= value <= most else AmountProblem.OUT_OF_BOUNDS
