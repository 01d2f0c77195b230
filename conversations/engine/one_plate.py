"""Asking a plate: the usual one as a button, another one typed, or none at all."""

from collections.abc import Callable
from dataclasses import dataclass

from conversations.engine.kinds import Choosable, Got, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.plate import read_plate
from conversations.view import Line, Style

NO_PLATE = "none"
_NONE = frozenset({"无", "没有", "无车牌", "没有车牌", "步行", "走路", "none", "no plate", "on foot"})


@dataclass(frozen=True, slots=True)
class Plate:
    """The value is the plate in its stored form, empty for none. `usual`: what is offered."""

    usual: Callable[[Scope], tuple[str, ...]]

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del half
        offered = [Choosable(Line("plate", {"plate": plate}), plate, Style.PRIMARY) for plate in self.usual(scope) if plate]
        return Prompt(rows=(*in_rows(offered, 2), (Choosable(Line("button-no-plate"), NO_PLATE),)))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del half
        if token == NO_PLATE:
            return Got("")
        return Got(token) if token in self.usual(scope) else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del scope, half
        if text.strip().lower() in _NONE:
            return Got("")
        plate = read_plate(text[:60], light=True)
        return Refused(Line("refused-courier-plate", {"text": text.strip()[:20]})) if plate is None else Got(plate)

    def valid(self, value: Value, scope: Scope) -> bool:
        del scope
        return isinstance(value, str) and (not value or read_plate(value, light=True) == value)

    def reopen(self, value: Value) -> Value | None:
        del value
        return None
