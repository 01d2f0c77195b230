"""Asking when something was done today: now, a little earlier, or a typed time; never in the future, never before midnight."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from conversations.engine.kinds import Choosable, Got, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.said_time import TimeProblem, before, read_time
from conversations.view import Line, Style

NOW = "now"
AGO = (30, 60, 120)
"""Minutes ago that have a button of their own."""


def time_of(value: Value) -> time | None:
    """The time of an answer (`"09:30"`)."""
    try:
        return time.fromisoformat(value) if isinstance(value, str) and len(value) == 5 else None
    except ValueError:
        return None


def on_day(moment: time, now: datetime) -> datetime:
    """The moment of today, aware as `now` is."""
    return now.replace(hour=moment.hour, minute=moment.minute, second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of today to the minute; the value is `"09:30"`. `morning`: what "this morning" means."""

    morning: Callable[[Scope], time]

    def _offered(self, scope: Scope) -> list[tuple[str, Line]]:
        now = scope.briefing.now
        of_today = [minutes for minutes in AGO if not isinstance(before(now, minutes), TimeProblem)]
        found = [(NOW, Line("button-now")), *((f"ago {m}", Line("button-ago", {"minutes": m})) for m in of_today)]
        morning = on_day(self.morning(scope), now)
        if morning < now:
            found.append((f"at {morning:%H:%M}", Line("button-this-morning", {"at": morning})))
        return found

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """The moments on buttons."""
        del half
        buttons = [Choosable(label, token, Style.PRIMARY if token == NOW else Style.PLAIN) for token, label in self._offered(scope)]
        return Prompt(rows=((buttons[0],), *in_rows(buttons[1:], 2)))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """The moment that the button means now."""
        del half
        word, _, rest = token.partition(" ")
        now = scope.briefing.now
        if token == NOW:
            return Got(f"{now:%H:%M}")
        if word == "ago" and rest in map(str, AGO):
            return self._read(before(now, int(rest)))
        found = time_of(rest) if word == "at" else None
        return Got(rest) if found is not None and on_day(found, now) <= now else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """A time in words or figures."""
        del half
        return self._read(read_time(text, scope.briefing.now))

    @staticmethod
    def _read(found: datetime | TimeProblem) -> Reading:
        return Refused(Line(f"time-problem-{found}")) if isinstance(found, TimeProblem) else Got(f"{found:%H:%M}")

    def valid(self, value: Value, scope: Scope) -> bool:
        """A time of today that has been."""
        found = time_of(value)
        return found is not None and on_day(found, scope.briefing.now) <= scope.briefing.now

    def reopen(self, value: Value) -> Value | None:
        """Asked anew."""
        del value
        return None
