"""Choosing people from a roster: paged, searchable by a part of the name or by pinyin initials."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conversations.briefing import Person
from conversations.engine.kinds import DONE, Choosable, Got, Half, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.view import Line, Style

ALL = "all"
PAGE = 12
"""People on a page: six rows of two fit a small phone without scrolling."""


def find_people(people: Sequence[Person], text: str) -> list[Person]:
    """People whose name contains `text` or whose pinyin initials begin with it."""
    wanted = "".join(unicodedata.normalize("NFKC", text).lower().split())
    if not wanted:
        return list(people)
    return [p for p in people if wanted in "".join(p.name.lower().split()) or p.initials.startswith(wanted)]


def named_people(people: Sequence[Person], text: str) -> list[Person] | None:
    """Everybody named in full in a list like `王芳、李强`; None when one of the words is not exactly one person's name."""
    words = unicodedata.normalize("NFKC", text).replace("、", " ").replace(",", " ").replace(";", " ").split()
    by_name: dict[str, list[Person]] = {}
    for person in people:
        by_name.setdefault(person.name, []).append(person)
    found = [by_name.get(word, []) for word in words]
    return [matches[0] for matches in found] if found and all(len(matches) == 1 for matches in found) else None


def person_label(person: Person, everybody: Sequence[Person] = ()) -> Line:
    """How a person stands on a button: with the post where there is one, and never the same as a namesake of `everybody`."""
    mark = mark_of(person, everybody) or person.post
    return Line("person-with-post", {"name": person.name, "post": mark}) if mark else Line("person", {"name": person.name})


def person_name(person: Person, everybody: Sequence[Person]) -> Line:
    """The name alone, unless `everybody` has another of that name."""
    mark = mark_of(person, everybody)
    return Line("person-with-post", {"name": person.name, "post": mark}) if mark else Line("person", {"name": person.name})


def namesakes(people: Sequence[Person]) -> tuple[Person, ...]:
    """Those present whose name somebody else has too, in the order of the roster."""
    often = Counter(person.name for person in people if not person.departed)
    return tuple(person for person in people if not person.departed and often[person.name] > 1)


def mark_of(person: Person, everybody: Sequence[Person]) -> str | None:
    """What tells a person from the namesakes: department, post or both where they differ, else a number in the order of the roster; None
    for somebody whose name nobody shares."""
    same = [each for each in everybody if each.name == person.name and not each.departed]
    if len(same) < 2:
        return None
    for tell in (_department, _post, _both):
        told = [tell(each) for each in same]
        if all(told) and len(set(told)) == len(told):
            return tell(person)
    place = next((number for number, each in enumerate(same, 1) if each.id == person.id), len(same) + 1)
    return " ".join(part for part in (person.post or person.department, str(place)) if part)


def _department(person: Person) -> str:
    return person.department or ""


def _post(person: Person) -> str:
    return person.post or ""


def _both(person: Person) -> str:
    return " ".join(part for part in (person.department, person.post) if part)


@dataclass(frozen=True, slots=True)
class People:
    """Any number of people of `source`. `may_be_none`: whether choosing nobody is an answer. `everybody`: among whom namesakes are told
    apart. `done` names the text of the button that ends the choice (of `$count`). The value is a list of ids as strings."""

    source: Callable[[Scope], tuple[Person, ...]]
    may_be_none: Callable[[Scope], bool]
    everybody: Callable[[Scope], Sequence[Person]]
    done: str = "button-done-count"

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        state = half or {}
        picked, find = state.get("picked", []), state.get("find", "")
        choosable, everybody = self.source(scope), self.everybody(scope)
        found = find_people(choosable, find)
        pages = max(1, -(-len(found) // PAGE))
        page = min(state.get("page", 0), pages - 1)
        shown = found[page * PAGE : (page + 1) * PAGE]
        names = tuple(person_name(person, everybody) for person in choosable if str(person.id) in picked)
        lines = [Line("people-picked", {"count": len(names), "names": names})] if names else []
        if find:
            lines.append(Line("people-found", {"find": find, "count": len(found)}))
        if len(choosable) > PAGE:
            lines.append(Line("people-search-hint"))
        buttons = [self._button(person, person_label(person, everybody), str(person.id) in picked) for person in shown]
        rows = [*in_rows(buttons, 2), *self._turning(page, pages, find)]
        if names or self.may_be_none(scope):
            rows.append((Choosable(Line(self.done, {"count": len(names)}), DONE, Style.PRIMARY),))
        return Prompt(tuple(lines), tuple(rows))

    @staticmethod
    def _button(person: Person, label: Line, picked: bool) -> Choosable:
        return Choosable(Line("chosen", {"label": label}) if picked else label, f"{'-' if picked else '+'}{person.id}")

    @staticmethod
    def _turning(page: int, pages: int, find: str) -> list[tuple[Choosable, ...]]:
        turning: list[Choosable] = []
        if page > 0:
            turning.append(Choosable(Line("button-previous"), f"page {page - 1}"))
        if page + 1 < pages:
            turning.append(Choosable(Line("button-next", {"page": page + 2, "pages": pages}), f"page {page + 1}"))
        if find:
            turning.append(Choosable(Line("button-show-all"), ALL))
        return [tuple(turning)] if turning else []

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        state = dict(half or {})
        picked: list[str] = list(state.get("picked", []))
        if token == DONE:
            return Got(picked) if picked or self.may_be_none(scope) else Refused(Line("refused-choose-people"))
        if token == ALL:
            return Half({**state, "find": "", "page": 0})
        if token.startswith("page ") and token[5:].isascii() and token[5:].isdigit():
            return Half({**state, "page": int(token[5:])})
        sign, key = token[:1], token[1:]
        if sign not in ("+", "-") or not any(str(person.id) == key for person in self.source(scope)):
            return None
        kept = [known for known in picked if known != key]
        return Half({**state, "picked": [*kept, key] if sign == "+" else kept})

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        state = dict(half or {})
        people = self.source(scope)
        named = named_people(people, text[:2000])
        if named is not None:
            picked = list(dict.fromkeys([*state.get("picked", []), *(str(person.id) for person in named)]))
            return Half({**state, "picked": picked, "find": "", "page": 0})
        find = text.strip()[:20]
        if not find_people(people, find):
            return Refused(Line("refused-nobody-found", {"find": find}))
        return Half({**state, "find": find, "page": 0})

    def valid(self, value: Value, scope: Scope) -> bool:
        if not isinstance(value, list):
            return False
        return bool(self.still_there(value, scope)) or self.may_be_none(scope)

    def still_there(self, value: Value, scope: Scope) -> list[str]:
        """The chosen who are still in the roster: one who has left it takes his answers along."""
        known = {str(person.id) for person in self.source(scope)}
        return [key for key in value or [] if key in known]

    def reopen(self, value: Value) -> Value | None:
        return {"picked": value}
