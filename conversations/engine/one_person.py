"""Asking for one person: from the roster, by a button of its own (the usual one, nobody), or as a name that is typed."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from conversations.briefing import Person
from conversations.engine.kinds import Choosable, Got, Half, Options, Prompt, Reading, Refused, in_rows
from conversations.engine.people import ALL, PAGE, find_people, named_people, person_label
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.view import Line, Style

MOST_NAME = 40
AS_TYPED = "typed"
"""Token that takes what was typed as the name."""


@dataclass(frozen=True, slots=True)
class OnePerson:
    """The value is `id:5`, `name:王芳` (only where `free`), or `=TOKEN` of one of `first`. A typed name that the roster has is that person;
    a part of one, or pinyin initials, searches."""

    source: Callable[[Scope], tuple[Person, ...]]
    first: Options
    free: bool = False

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """The buttons of their own, then a page of the roster."""
        state, everybody = half or {}, self.source(scope)
        find = str(state.get("find", ""))
        found = find_people(everybody, find)
        pages = max(1, -(-len(found) // PAGE))
        page = max(0, min(state.get("page", 0), pages - 1))
        rows: list[tuple[Choosable, ...]] = [(Choosable(option.label, f"={option.token}", option.style),) for option in self.first(scope)]
        rows += in_rows([Choosable(person_label(p, everybody), f"id:{p.id}") for p in found[page * PAGE : (page + 1) * PAGE]], 2)
        turning = [Choosable(Line("button-previous"), f"page {page - 1}")] if page else []
        if page + 1 < pages:
            turning.append(Choosable(Line("button-next", {"page": page + 2, "pages": pages}), f"page {page + 1}"))
        turning += [Choosable(Line("button-show-all"), ALL)] if find else []
        lines = (Line("people-found", {"find": find, "count": len(found)}),) if find else ()
        if find and self.free:
            rows.append((Choosable(Line("button-this-name", {"name": find}), AS_TYPED, Style.PRIMARY),))
        return Prompt(lines, (*rows, *((tuple(turning),) if turning else ())))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """A person, or a page."""
        state = dict(half or {})
        if token == AS_TYPED and self.free and state.get("find"):
            return Got(f"name:{state['find']}")
        if token == ALL:
            return Half({})
        if token.startswith("page ") and token[5:].isascii() and token[5:].isdigit() and len(token) < 12:
            return Half({**state, "page": int(token[5:])})
        return Got(token) if not token.startswith("name:") and self.valid(token, scope) else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """A name of the roster, a part of one, or (where `free`) any other name."""
        del half
        said = " ".join(unicodedata.normalize("NFKC", text).split())
        if not said or len(said) > MOST_NAME:
            return Refused(Line("refused-too-long", {"most": MOST_NAME, "length": len(said)}))
        people = self.source(scope)
        named = named_people(people, said)
        if named is not None and len(named) == 1:
            return Got(f"id:{named[0].id}")
        if find_people(people, said):
            return Half({"find": said})
        return Got(f"name:{said}") if self.free else Refused(Line("refused-nobody-found", {"find": said}))

    def valid(self, value: Value, scope: Scope) -> bool:
        """Somebody who is still there."""
        if not isinstance(value, str):
            return False
        if value.startswith("name:"):
            return self.free and 5 < len(value) <= 5 + MOST_NAME
        if value.startswith("="):
            return any(f"={option.token}" == value for option in self.first(scope))
        return any(f"id:{person.id}" == value for person in self.source(scope))

    def reopen(self, value: Value) -> Value | None:
        """Chosen anew."""
        del value
        return None
