"""Whom a name may mean: the index of one enterprise's roster, by full name, given name, surname, part and sound.

Nothing is guessed here: a form that fits several people, or one only by a likely slip, comes back with all candidates."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from conversations.quick import sounds
from conversations.quick.normalise import normal
from conversations.quick.surnames import surname_of

_DEPARTMENT = re.compile(r"^(.+?)\s*\((.+)\)$")
_DOTS = "· ."
_LATIN = re.compile(r"[a-z]+")
_BEFORE = "的-:([]) \t/|"
_AFTER = " -([\t/|·的:"
_UNIT = ("部门", "员工", "部", "组", "科", "员")


def squeezed(name: str) -> str:
    """A normal-form name without blanks and dots."""
    return "".join(sign for sign in name if sign not in _DOTS)


@dataclass(frozen=True, slots=True)
class Who:
    """A name in the text: matched when `name` is set, ambiguous when only candidates are, else unknown."""

    token: str
    name: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A full name at a place of the text."""

    end: int
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the roster, taken apart. `base` is the squeezed name without the department."""

    spelled: str
    written: str
    base: str
    department: str
    surname: str
    given: str

    @classmethod
    def of(cls, spelled: str) -> "Person":
        """The parts of a roster name."""
        written = normal(spelled)
        department = ""
        if parts := _DEPARTMENT.match(written):
            written, department = parts[1], parts[2].strip()
        base = squeezed(written)
        surname = "" if "·" in written else surname_of(base)
        return cls(spelled, written, base, department, surname, base[len(surname) :] if surname else "")

    def parts(self) -> set[str]:
        """What of a long, foreign or mixed name may be used alone."""
        if self.surname:
            return set()
        pieces = {squeezed(piece) for piece in re.split(r"[·. ]+", self.written)} | set(_LATIN.findall(self.written))
        if len(self.base) > 3 and "·" not in self.written and not _LATIN.search(self.base):
            pieces |= {self.base[:k] for k in range(2, len(self.base))}
            pieces |= {self.base[k:] for k in range(1, len(self.base) - 1)}
        return {piece for piece in pieces if len(piece) > 1 and piece != self.base}


class Roster:
    """The people of one enterprise; every answer lists positions in roster order."""

    def __init__(self, names: Sequence[str]) -> None:
        self.people = [Person.of(name) for name in dict.fromkeys(names) if squeezed(normal(name))]
        self.by_base: dict[str, list[int]] = defaultdict(list)
        self.by_given: dict[str, list[int]] = defaultdict(list)
        self.by_surname: dict[str, list[int]] = defaultdict(list)
        self.by_given_sign: dict[str, list[int]] = defaultdict(list)
        self.by_part: dict[str, list[int]] = defaultdict(list)
        for place, person in enumerate(self.people):
            self.by_base[person.base].append(place)
            if person.surname:
                self.by_surname[person.surname].append(place)
                if len(person.given) == 2:
                    self.by_given[person.given].append(place)
                for sign in sorted(set(person.given)):
                    self.by_given_sign[sign].append(place)
            for part in sorted(person.parts()):
                self.by_part[part].append(place)
        self.longest = max((len(base) for base in self.by_base), default=0)
        self._first = {base[0] for base in self.by_base}
        self.departments = {person.department for person in self.people if person.department}

    @cached_property
    def _by_sound(self) -> dict[tuple[str, ...], list[int]]:
        index: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, person in enumerate(self.people):
            index[sounds.sound_of(person.base)].append(place)
        return index

    def slips(self, name: str) -> list[int]:
        """Whom a squeezed name that fits nobody may mean by a likely slip of the same length."""
        near = set(self._by_sound.get(sounds.sound_of(name), ()))
        for other in (*sounds.swaps(name), *sounds.look_alikes(name)):
            near.update(self.by_base.get(other, ()))
        return sorted(near)

    def who(self, token: str, people: Iterable[int], *, sure: bool) -> Who:
        """The answer for a token: matched only where the form is sure and fits one."""
        places = sorted(set(people))
        if sure and len(places) == 1:
            return Who(token, name=self.people[places[0]].spelled)
        return Who(token, candidates=tuple(self.people[place].spelled for place in places))

    def full_name_at(self, text: str, start: int) -> Found | None:
        """The longest roster name that begins at this place of the normal form."""
        if text[start] not in self._first or _inside_latin(text, start):
            return None
        best: Found | None = None
        signs: list[str] = []
        gaps = 0
        place = start
        while place < len(text) and len(signs) < self.longest:
            sign = text[place]
            if sign in _DOTS:
                gaps += 1
                if gaps > 2:
                    break
            else:
                if gaps and best and not self._dotted(signs):
                    break
                signs.append(sign)
                gaps = 0
                people = self.by_base.get("".join(signs))
                if people and not _inside_latin(text, place + 1) and self._allowed(text, start, place + 1, people):
                    best = Found(place + 1, tuple(people))
            place += 1
        return best

    def _dotted(self, signs: list[str]) -> bool:
        head = "".join(signs)
        return head in self.by_part

    def _allowed(self, text: str, start: int, end: int, people: Sequence[int]) -> bool:
        written = text[start:end]
        if "." in written or "·" in written:
            return any("·" in self.people[p].written or " " in self.people[p].written for p in people)
        if " " in written and not _LATIN.search(written):
            tail = text[end - 1 : end + 1]
            return not (start and "\u3400" <= text[start - 1] <= "\u9fff") and tail not in {"明天", "明日", "今天", "今日"}
        return True

    def by_department(self, text: str, start: int, end: int, people: Sequence[int]) -> list[int]:
        """Of people of one name those whose department stands next to it."""
        after, before = text[end : end + 24], text[max(0, start - 24) : start].rstrip(_BEFORE)
        bare = next((before.removesuffix(unit) for unit in _UNIT if before.endswith(unit)), before)
        bracketed = after.lstrip().removeprefix("(").removeprefix("-").lstrip() if after.lstrip()[:1] in ("(", "-") else ""
        for said in (
            [p for p in people if self._department(p, bracketed)],
            [p for p in people if (own := self.people[p].department) and (before.endswith(own) or bare.endswith(own))],
            [p for p in people if self._department(p, after.lstrip(_AFTER))],
        ):
            if said:
                return said
        return list(people)

    def _department(self, place: int, text: str) -> bool:
        own = self.people[place].department
        return bool(own) and text.startswith(own)


@lru_cache(maxsize=32)
def roster_of(names: tuple[str, ...]) -> Roster:
    """The index of a roster; the same enterprise reports day after day, so the last few are kept."""
    return Roster(names)


def _inside_latin(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    return bool(_LATIN.fullmatch(text[place - 1 : place + 1]))
