"""Asking a body temperature: usual values as buttons, anything else typed."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from conversations.engine.kinds import Choosable, Got, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.rules.temperature import Celsius, read_temperature
from conversations.view import Line

USUAL = ("36.3", "36.5", "36.8", "37.0", "37.3", "37.5", "37.8", "38.0", "38.2", "38.5", "39.0", "39.5")
"""Readings offered as buttons, °C."""


def written(value: Decimal) -> str:
    """A reading in °C as it is kept and shown: one decimal, two where the second says something."""
    return f"{value:.1f}" if value == value.quantize(Decimal("0.1")) else f"{value:.2f}"


@dataclass(frozen=True, slots=True)
class Temperature:
    """The value is the reading in °C as text, `"38.2"`: decimals survive JSON that way."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del scope, half
        return Prompt(rows=in_rows([Choosable(Line("degrees", {"value": value}), value) for value in USUAL], 4))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del half
        return Got(token) if self.valid(token, scope) else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del half
        policy = scope.briefing.policy
        reading = read_temperature(text, policy)
        if reading is None:
            return Refused(Line("refused-not-a-temperature"))
        if isinstance(reading, Celsius):
            return Got(written(reading.value))
        facts = {"value": str(reading.value), "lowest": str(policy.lowest_plausible), "highest": str(policy.highest_plausible)}
        return Refused(Line("refused-temperature-no-point" if reading.hint else "refused-temperature-range", facts))

    def valid(self, value: Value, scope: Scope) -> bool:
        policy = scope.briefing.policy
        try:
            return isinstance(value, str) and policy.lowest_plausible <= Decimal(value) <= policy.highest_plausible
        except InvalidOperation:
            return False

    def reopen(self, value: Value) -> Value | None:
        del value
        return None
