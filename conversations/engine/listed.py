"""One of many: a page of buttons at a time, and whatever is typed searches them."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conversations.engine.kinds import Choosable, Got, Half, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.view import Line

ALL = "all"
PAGE = 12
"""Buttons on a page."""
MOST_SOUGHT = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the many: what is stored, its label, and the words by which it is found."""

    token: str
    label: Line
    words: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Words as they are compared."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class Listed:
    """Exactly one of `entries`. `hint` is said where there are several pages, `unknown` to a text that finds none (with `find`)."""

    entries: Callable[[Scope], Sequence[Entry]]
    hint: Line
    unknown: str
    per_row: int = 2

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        state = half or {}
        find = state.get("find", "")
        found = self._found(scope, find)
        pages = max(1, -(-len(found) // PAGE))
        page = min(state.get("page", 0), pages - 1)
        shown = found[page * PAGE : (page + 1) * PAGE]
        lines = [Line("listed-found", {"find": find, "count": len(found)})] if find else []
        lines += [Line("page-of", {"page": page + 1, "pages": pages}), self.hint] if pages > 1 else []
        turning = [Choosable(Line("button-previous"), f"page {page - 1}")] if page else []
        if page + 1 < pages:
            turning.append(Choosable(Line("button-next", {"page": page + 2, "pages": pages}), f"page {page + 1}"))
        turning += [Choosable(Line("button-show-all"), ALL)] if find else []
        rows = in_rows([Choosable(each.label, f"={each.token}") for each in shown], self.per_row)
        return Prompt(tuple(lines), (*rows, tuple(turning)) if turning else rows)

    def _found(self, scope: Scope, find: str) -> list[Entry]:
        wanted = plain(find)
        return [each for each in self.entries(scope) if not wanted or any(wanted in plain(word) for word in each.words)]

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        state = dict(half or {})
        if token == ALL:
            return Half({})
        if token.startswith("page ") and token[5:].isascii() and token[5:].isdigit():
            return Half({**state, "page": int(token[5:])})
        return Got(token[1:]) if token.startswith("=") and self.valid(token[1:], scope) else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del half
        find = text.strip()[:MOST_SOUGHT]
        found = self._found(scope, find)
        exact = [each for each in found if plain(find) in map(plain, each.words)]
        for certain in (exact, found):
            if len(certain) == 1:
                return Got(certain[0].token)
        return Half({"find": find, "page": 0}) if found else Refused(Line(self.unknown, {"find": find}))

    def valid(self, value: Value, scope: Scope) -> bool:
        return any(each.token == value for each in self.entries(scope))

    def reopen(self, value: Value) -> Value | None:
        del value
        return None
