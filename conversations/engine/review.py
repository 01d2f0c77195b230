"""The last question of a flow: everything at a glance, each line can be changed, and confirming signs exactly what was shown."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conversations.engine.kinds import Choosable, Got, Half, Prompt, Reading, Refused
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.view import Line, Style

PAGE = 10
"""Items on a page of the review."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the review. `fields`: what of it can be changed, as (path of the answer, label); none where nothing can."""

    key: str
    line: Line
    label: Line
    fields: tuple[tuple[str, Line], ...]


def digest(counted: Mapping[str, Value], basis: Value = None) -> str:
    """A short fingerprint of the answers shown and of what they build on: 10 hexadecimal digits."""
    return hashlib.sha256(json.dumps([list(counted.items()), basis], ensure_ascii=False).encode()).hexdigest()[:10]


def no_basis(_scope: Scope) -> Value:
    """The answers alone."""
    return None


@dataclass(frozen=True, slots=True)
class Review:
    """Shows `items` and, below them, `total`; the answer is the digest of what was confirmed. When what it builds on (`basis`) changes
    under a card, that card confirms nothing any more."""

    items: Callable[[Scope], tuple[Item, ...]]
    total: Callable[[Scope], tuple[Line, ...]]
    confirm: Line
    basis: Callable[[Scope], Value] = no_basis

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        state = half or {}
        items = self.items(scope)
        opened = next((item for item in items if item.key == state.get("open")), None)
        if opened is not None:
            rows = [(Choosable(label, f"edit {path}"),) for path, label in opened.fields]
            return Prompt((opened.line, Line("review-which")), (*rows, (Choosable(Line("button-to-review"), "close"),)))
        pages = max(1, -(-len(items) // PAGE))
        page = min(state.get("page", 0), pages - 1)
        shown = items[page * PAGE : (page + 1) * PAGE]
        lines = tuple(item.line for item in shown)
        if pages > 1:
            lines = (*lines, Line("page-of", {"page": page + 1, "pages": pages}))
        turning = [Choosable(Line("button-previous"), f"page {page - 1}")] if page else []
        if page + 1 < pages:
            turning.append(Choosable(Line("button-next", {"page": page + 2, "pages": pages}), f"page {page + 1}"))
        rows = [(Choosable(self.confirm, f"yes {self._digest(scope)}", Style.SUCCESS),)]
        rows += [(self._opener(item),) for item in shown if item.fields]
        return Prompt((*lines, *self.total(scope)), (*rows, tuple(turning)) if turning else tuple(rows))

    def _digest(self, scope: Scope) -> str:
        return digest(scope.counted, self.basis(scope))

    @staticmethod
    def _opener(item: Item) -> Choosable:
        label = Line("button-edit", {"what": item.label})
        return Choosable(label, f"edit {item.fields[0][0]}" if len(item.fields) == 1 else f"open {item.key}")

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        state = dict(half or {})
        word, _, rest = token.partition(" ")
        if word == "yes":
            return Got(rest) if rest == self._digest(scope) else None
        if word == "close":
            return Half({**state, "open": None})
        if word == "open" and any(item.key == rest for item in self.items(scope)):
            return Half({**state, "open": rest})
        if word == "page" and rest.isascii() and rest.isdigit():
            return Half({**state, "open": None, "page": int(rest)})
        return None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del text, scope, half
        return Refused(Line("refused-confirm-first"))

    def valid(self, value: Value, scope: Scope) -> bool:
        return isinstance(value, str) and value == self._digest(scope)

    def reopen(self, value: Value) -> Value | None:
        del value
        return None
