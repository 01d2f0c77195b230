"""The tables of words compiled: which word, of which kind, begins at a place of the text. The longest wins."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from conversations.quick import health_words as health
from conversations.quick.tokens import Kind
from conversations.quick.words import DEPARTMENTS, FILLER, WORDS

_DEGREE = (
    "有点儿?|有些|稍微|略微|略有|略|轻微|轻度|微微|也|还|都|又|很|太|特别|非常|一直|仍然|仍|偶尔|好像|"
    "总是?|老是?|已经?|今天|今早|现在|早上|着|过|了|得?很|全|均|有|出现|感觉|点|依然|明显|再"
)
_DENY = "不再|不是|不太|不|没再|没有|没|未|无|不怎么|没怎么"
_GAP = f"(?:{_DEGREE}|{_DENY}){{0,4}}"
_DENIAL = re.compile(f"(?:{_DENY})(?!停|断|时)")
_UNIT = "(?:部门?|组|科|处|岗|班组|员(?!工))?"


@dataclass(frozen=True, slots=True)
class Word:
    """One table entry, compiled. `gaps` tells that a denial inside turns it round."""

    kind: Kind
    code: str
    shape: re.Pattern[str]
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A word found: what it is and where it ends."""

    kind: Kind
    code: str
    end: int
    denied: bool = False
    over: bool = False


def _first_signs(entry: str) -> str:
    """The plain characters that an entry may begin with."""
    if entry.startswith("~"):
        return _first_signs(entry[1:])
    if entry.startswith("["):
        closing = entry.index("]")
        signs = entry[1:closing]
        rest = entry[closing + 1 :]
        if signs.startswith("0-9"):
            signs = "0123456789" + signs[3:]
        if signs == "a-z":
            signs = "abcdefghijklmnopqrstuvwxyz"
        return signs + (_first_signs(rest[1:]) if rest.startswith("?") else "")
    if entry.startswith("(?:"):
        closing = _closing(entry)
        inside, rest = entry[3:closing], entry[closing + 1 :]
        firsts = "".join(_first_signs(branch) for branch in _branches(inside) if branch)
        return firsts + (_first_signs(rest[1:]) if rest[:1] in ("?", "*") else "")
    if entry.startswith("\\"):
        return entry[1]
    return entry[0] + (_first_signs(entry[2:]) if entry[1:2] == "?" and len(entry) > 2 else "")


def _closing(entry: str) -> int:
    """Where the group that opens an entry closes."""
    depth = 0
    for place, sign in enumerate(entry):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return place
    raise ValueError(entry)


def _branches(inside: str) -> list[str]:
    branches, depth, begin = [], 0, 0
    for place, sign in enumerate(inside):
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            branches.append(inside[begin:place])
            begin = place + 1
    return [*branches, inside[begin:]]


def _entries() -> Iterator[tuple[Kind, str, str, bool]]:
    for table, kind, denied in (
        (health.SYMPTOMS, Kind.SYMPTOM, False),
        (health.DENIALS, Kind.SYMPTOM, True),
        (health.STATUSES, Kind.STATUS, False),
    ):
        for code, words in table.items():
            yield from ((kind, code, entry, denied) for entry in words.split())
    yield from ((Kind.STATUS, "", entry, False) for entry in health.UNCODED_STATUS.split())
    yield from ((Kind.COMPLAINT, "", entry, False) for entry in health.COMPLAINTS.split())
    yield from ((Kind.NORMAL, "", entry, False) for entry in health.NORMAL.split())
    yield from ((Kind.DEPARTMENT, "", entry + _UNIT, False) for entry in DEPARTMENTS.split())
    for kind, words in WORDS.items():
        yield from ((kind, "", entry, False) for entry in words.split())
    yield from ((Kind.FILLER, "", entry, False) for entry in FILLER.split())


@cache
def _by_first_sign() -> dict[str, tuple[Word, ...]]:
    index: dict[str, list[Word]] = defaultdict(list)
    for kind, code, entry, denied in _entries():
        word = Word(kind, code, re.compile(entry.replace("~", _GAP)), denied)
        for sign in dict.fromkeys(_first_signs(entry)):
            index[sign].append(word)
    return {sign: tuple(words) for sign, words in index.items()}


_GAPPED = frozenset({Kind.SYMPTOM, Kind.COMPLAINT, Kind.NORMAL})


def word_at(text: str, start: int) -> Hit | None:
    """The longest word of the tables that begins here; among equals the one that stands first in the tables."""
    best: Hit | None = None
    for word in _by_first_sign().get(text[start], ()):
        found = word.shape.match(text, start)
        if found and found.end() > start and (best is None or found.end() > best.end):
            best = Hit(word.kind, word.code, found.end(), word.denied, over=word.denied)
    return best and _turned(best, text[start : best.end])


_OWN_DENIAL = re.compile(
    "没.*(?:力气|劲儿?)$|无力|.*[退透通喘]不|[闻尝吃]不|[没未].*退|.*烧.*[没未]退|没有?[味嗅]觉|鼻子?.*不.*[通透]|喘不|.*退不|.*有.*无力|提不|使不"
)


def _turned(hit: Hit, written: str) -> Hit:
    """A symptom with a denial in its gap is denied; words that hold a 无, 没 or 不 themselves are not."""
    if hit.kind is Kind.NORMAL:
        negative = re.search("(?:不|没有?|未|不太|不怎么)(?:正常|健康|良好|好)", written)
        return Hit(Kind.COMPLAINT, "", hit.end, False) if negative else _weak(hit, written)
    if hit.kind not in (Kind.SYMPTOM, Kind.COMPLAINT) or hit.denied or _OWN_DENIAL.match(written):
        return hit
    if hit.kind is Kind.COMPLAINT and written.startswith("不"):
        return hit
    return Hit(hit.kind, hit.code, hit.end, bool(_DENIAL.search(written)))


def _weak(hit: Hit, written: str) -> Hit:
    return Hit(hit.kind, "weak", hit.end, False) if re.fullmatch(_WEAK, written) else hit


_WEAK = "|".join(health.WEAK_NORMAL.split())
