"""Asking amounts: the strength of chlorine and ethanol, minutes. Usual values as buttons, anything else typed."""

from collections.abc import Callable
from dataclasses import dataclass

from conversations.amounts import (
    CHLORINE_BOUNDS,
    ETHANOL_BOUNDS,
    MINUTES_BOUNDS,
    AmountProblem,
    Dilution,
    read_chlorine,
    read_ethanol,
    read_minutes,
)
from conversations.engine.kinds import Choosable, Got, Half, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.view import Line, Style

Offered = Callable[[Scope], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole number within `bounds`; `read` says what a text comes to. `shown` names the text of a value (`$value`), `unread` and `beyond`
    what is said to a text that is none or lies outside. A dilution is kept as half an answer: what it comes to is one tap away."""

    read: Callable[[str], int | Dilution | AmountProblem]
    bounds: tuple[int, int]
    offered: Offered
    shown: str
    unread: str
    beyond: str

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """The usual values, and what a dilution comes to."""
        buttons = [self._button(value) for value in dict.fromkeys(self.offered(scope)) if self._within(value)]
        rows = in_rows(buttons, 3)
        come_to = (half or {}).get("value")
        if come_to is None:
            return Prompt(rows=rows)
        taken = Choosable(Line("button-dilution", {"value": come_to}), str(come_to), Style.PRIMARY)
        said = Line("dilution-comes-to", {"dilution": str((half or {}).get("dilution", "")), "value": come_to})
        return Prompt((said,), ((taken,), *rows))

    def _button(self, value: int) -> Choosable:
        return Choosable(Line(self.shown, {"value": value}), str(value))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """One of the buttons."""
        known = {*self.offered(scope), (half or {}).get("value")}
        value = int(token) if token.isascii() and token.isdigit() and len(token) < 9 else None
        return Got(value) if value is not None and value in known and self._within(value) else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """Read it; what is implausible is never stored."""
        del scope, half
        found = self.read(text)
        if isinstance(found, Dilution):
            return Half({"dilution": found.parts, "value": found.mg_l})
        if found is AmountProblem.OUT_OF_BOUNDS:
            return Refused(Line(self.beyond, {"least": self.bounds[0], "most": self.bounds[1]}))
        return Refused(Line(self.unread)) if isinstance(found, AmountProblem) else Got(found)

    def _within(self, value: int) -> bool:
        return self.bounds[0] <= value <= self.bounds[1]

    def valid(self, value: Value, scope: Scope) -> bool:
        """A whole number within the bounds."""
        del scope
        return isinstance(value, int) and not isinstance(value, bool) and self._within(value)

    def reopen(self, value: Value) -> Value | None:
        """Asked anew."""
        del value
        return None


def chlorine(offered: Offered) -> Amount:
    """Available chlorine, mg/L."""
    return Amount(read_chlorine, CHLORINE_BOUNDS, offered, "mg-l", "refused-chlorine", "refused-chlorine-bounds")


def ethanol(offered: Offered) -> Amount:
    """Percent by volume."""
    return Amount(read_ethanol, ETHANOL_BOUNDS, offered, "percent", "refused-ethanol", "refused-ethanol-bounds")


def minutes(offered: Offered) -> Amount:
    """Minutes."""
    return Amount(read_minutes, MINUTES_BOUNDS, offered, "minutes", "refused-minutes", "refused-minutes-bounds")
