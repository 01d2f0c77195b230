"""A temperature that counts for half an hour: who leaves a questionnaire lying and comes back later measures again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from conversations.engine.kinds import Got, Prompt, Reading
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.engine.temperature import Temperature
from conversations.view import Line

FRESH = timedelta(minutes=30)
MEASURED = "measured_at"
"""The note beside the answer: when it was told (local)."""
_TEMPERATURE = Temperature()


@dataclass(frozen=True, slots=True)
class FreshTemperature:
    """As `Temperature`. `also`: questions that are asked again with it when it has grown old."""

    also: tuple[str, ...] = ()

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        return _TEMPERATURE.prompt(scope, half)

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        return self._timed(_TEMPERATURE.tapped(token, scope, half), scope)

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        reading = _TEMPERATURE.typed(text, scope, half)
        return self._timed(reading, scope) or reading

    def _timed(self, reading: Reading | None, scope: Scope) -> Reading | None:
        if not isinstance(reading, Got):
            return reading
        again = tuple((name, None) for name in self.also if old(scope) is not None)
        return Got(reading.value, ((MEASURED, scope.briefing.now.isoformat()), *again))

    def valid(self, value: Value, scope: Scope) -> bool:
        return _TEMPERATURE.valid(value, scope) and _told_at(scope) is not None and old(scope) is None

    def reopen(self, value: Value) -> Value | None:
        return _TEMPERATURE.reopen(value)


def _told_at(scope: Scope) -> datetime | None:
    said = scope.notes.get(f"{scope.prefix}{MEASURED}")
    return datetime.fromisoformat(said) if isinstance(said, str) else None


def old(scope: Scope) -> datetime | None:
    """When the temperature was told that does not count any more; None where it does, or there is none."""
    at = _told_at(scope)
    return at if at is not None and scope.briefing.now - at > FRESH else None


def old_lines(scope: Scope) -> tuple[Line, ...]:
    """Why it is asked again."""
    at = old(scope)
    return (Line("temperature-old", {"at": at}),) if at is not None else ()
