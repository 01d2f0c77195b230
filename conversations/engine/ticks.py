"""Ticking several of a list that may be long: pages, all ticked or none at first."""

from collections.abc import Callable
from dataclasses import dataclass

from conversations.engine.kinds import DONE, Choosable, Got, Half, Options, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.view import Line, Style

PAGE = 20
"""Choices on a page."""
Named = Callable[[str, Scope], tuple[str, ...]]
"""Tokens that a text names."""


def names_nothing(_text: str, _scope: Scope) -> tuple[str, ...]:
    """For choices that can only be tapped."""
    return ()


@dataclass(frozen=True, slots=True)
class Ticks:
    """At least one of `options`. `done` names the text of the button that ends the choice (of `$count`), `none` what is said when nothing
    is ticked, `unread` what is said to a text that names none (`named`). The value is a list of tokens."""

    options: Options
    done: str
    none: str
    unread: str
    all_at_first: bool = False
    per_row: int = 2
    named: Named = names_nothing

    def _ticked(self, scope: Scope, half: Value | None) -> list[str]:
        known = [option.token for option in self.options(scope)]
        picked = (half or {}).get("picked")
        if picked is None:
            return known if self.all_at_first else []
        return [token for token in known if token in picked]

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """A page of the list, ticks before what is chosen."""
        ticked, options = self._ticked(scope, half), self.options(scope)
        pages = max(1, -(-len(options) // PAGE))
        page = max(0, min((half or {}).get("page", 0), pages - 1))
        buttons = [
            Choosable(Line("chosen", {"label": o.label}) if o.token in ticked else o.label, ("-" if o.token in ticked else "+") + o.token)
            for o in options[page * PAGE : (page + 1) * PAGE]
        ]
        turning = [Choosable(Line("button-previous"), f"page {page - 1}")] if page else []
        if page + 1 < pages:
            turning.append(Choosable(Line("button-next", {"page": page + 2, "pages": pages}), f"page {page + 1}"))
        rows = [*in_rows(buttons, self.per_row), *((tuple(turning),) if turning else ())]
        if ticked:
            rows.append((Choosable(Line(self.done, {"count": len(ticked)}), DONE, Style.PRIMARY),))
        return Prompt(rows=tuple(rows))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """A tick, a page, or enough."""
        ticked, state = self._ticked(scope, half), dict(half or {})
        if token == DONE:
            return Got(ticked) if ticked else Refused(Line(self.none))
        if token.startswith("page ") and token[5:].isascii() and token[5:].isdigit() and len(token) < 12:
            return Half({**state, "picked": ticked, "page": int(token[5:])})
        sign, name = token[:1], token[1:]
        if sign not in ("+", "-") or not any(option.token == name for option in self.options(scope)):
            return None
        kept = [known for known in ticked if known != name]
        return Half({**state, "picked": [*kept, name] if sign == "+" else kept})

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """Ticks what is named."""
        known = [option.token for option in self.options(scope)]
        found = [token for token in self.named(text, scope) if token in known]
        if not found:
            return Refused(Line(self.unread))
        return Half({**(half or {}), "picked": list(dict.fromkeys([*self._ticked(scope, half), *found]))})

    def valid(self, value: Value, scope: Scope) -> bool:
        """Something of it is still there."""
        return bool(self.still_there(value, scope))

    def still_there(self, value: Value, scope: Scope) -> list[str]:
        """What was ticked and is still on the list, in its order."""
        chosen = value if isinstance(value, list) else []
        return [option.token for option in self.options(scope) if option.token in chosen]

    def reopen(self, value: Value) -> Value | None:
        """The ticks as they were."""
        return {"picked": value}
