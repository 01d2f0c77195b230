"""Choosing people from a roster: paged, searchable by a part of the name or by pinyin initials."""

import unicodedata
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


def person_label(person: Person) -> Line:
    """How a person stands on a button: with the post where there is one, so that namesakes can be told apart."""
    return Line("person-with-post", {"name": person.name, "post": person.post}) if person.post else Line("person", {"name": person.name})


@dataclass(frozen=True, slots=True)
class People:
    """Any number of people of `source`. `may_be_none`: whether choosing nobody is an answer. The value is a list of ids as strings."""

    source: Callable[[Scope], tuple[Person, ...]]
    may_be_none: Callable[[Scope], bool]

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        state = half or {}
        picked, find = state.get("picked", []), state.get("find", "")
        everybody = self.source(scope)
        found = find_people(everybody, find)
        pages = max(1, -(-len(found) // PAGE))
        page = min(state.get("page", 0), pages - 1)
        shown = found[page * PAGE : (page + 1) * PAGE]
        names = tuple(person.name for person in everybody if str(person.id) in picked)
        lines = [Line("people-picked", {"count": len(names), "names": names})] if names else []
        if find:
            lines.append(Line("people-found", {"find": find, "count": len(found)}))
        if len(everybody) > PAGE:
            lines.append(Line("people-search-hint"))
        buttons = [self._button(person, str(person.id) in picked) for person in shown]
        rows = [*in_rows(buttons, 2), *self._turning(page, pages, find)]
        if names or self.may_be_none(scope):
            rows.append((Choosable(Line("button-done-count", {"count": len(names)}), DONE, Style.PRIMARY),))
        return Prompt(tuple(lines), tuple(rows))

    @staticmethod
    def _button(person: Person, picked: bool) -> Choosable:
        label = person_label(person)
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
