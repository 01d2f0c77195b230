"""Asking when a broadcast leaves: at once, at one of a few usual times, or as typed."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from conversations.broadcast_night import after_night, night_lines
from conversations.engine.kinds import Choosable, Got, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.said_when import WhenProblem, fitting, read_when
from conversations.screens.moment import moment
from conversations.view import Line, Style

NOW = "now"
USUAL = ((0, time(14, 0)), (0, time(17, 0)), (1, time(9, 0)), (1, time(14, 0)))
"""Days from today, and the time."""


def start_of(value: Value, now: datetime) -> datetime | None:
    """The moment of an answer, aware; None for at once."""
    return None if value == NOW else datetime.fromisoformat(str(value)).replace(tzinfo=now.tzinfo)


@dataclass(frozen=True, slots=True)
class SendTime:
    """The value is `now`, or a local moment to the minute (`2026-11-24T09:00`)."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del half
        now, policy = scope.briefing.now, scope.briefing.policy
        at_once = Choosable(Line("button-broadcast-now"), NOW, Style.PRIMARY)
        later = [Choosable(Line("as-it-is", {"text": moment(at, now)}), f"{at:%Y-%m-%dT%H:%M}") for at in self._usual(scope)]
        return Prompt((*night_lines(now, now, policy), Line("broadcast-when-hint")), ((at_once,), *in_rows(later, 2)))

    @staticmethod
    def _usual(scope: Scope) -> list[datetime]:
        """With the end of the night first, where it is night."""
        now = scope.briefing.now
        usual = (datetime.combine(now.date() + timedelta(days=days), at, now.tzinfo) for days, at in USUAL)
        return [at for at in (after_night(now, scope.briefing.policy), *usual) if at > now]

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del half
        if token == NOW:
            return Got(NOW)
        return Got(token) if token in [f"{at:%Y-%m-%dT%H:%M}" for at in self._usual(scope)] else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del half
        now = scope.briefing.now
        found = read_when(text, now)
        if isinstance(found, WhenProblem):
            return Refused(Line(f"when-problem-{found}"))
        return Got(NOW if found == now else f"{found:%Y-%m-%dT%H:%M}")

    def valid(self, value: Value, scope: Scope) -> bool:
        """At once, or a moment that has not passed."""
        try:
            at = start_of(value, scope.briefing.now)
        except ValueError:
            return False
        return at is None or not isinstance(fitting(at, scope.briefing.now), WhenProblem)

    def reopen(self, value: Value) -> Value | None:
        del value
        return None
