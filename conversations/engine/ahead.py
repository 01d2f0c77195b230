"""Asking for days that are to come: the next ones as buttons, a day or a span typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from conversations.days import DayProblem, read_range_ahead
from conversations.engine.days import day_problem_line
from conversations.engine.kinds import Choosable, Got, Prompt, Reading, Refused
from conversations.engine.period import days_of
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.view import Line

QUICK = {"today": 0, "tomorrow": 1, "after-tomorrow": 2}
"""Days with a button, in days from today."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The value is the first and the last day, both included, in ISO. `refused`: why those days cannot be chosen, None where they can.
    `most`: how many days ahead is looked for a day of which not all is said."""

    most: int
    refused: Callable[[date, date, Scope], Line | None]

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del half
        days = {name: scope.briefing.today + timedelta(days=ahead) for name, ahead in QUICK.items()}
        offered = tuple(Choosable(Line(f"button-ahead-{n}"), n) for n, day in days.items() if self.refused(day, day, scope) is None)
        return Prompt((Line("ahead-hint"),), (offered,) if offered else ())

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del half
        if token not in QUICK:
            return None
        day = scope.briefing.today + timedelta(days=QUICK[token])
        return self._taken(day, day, scope)

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del half
        today = scope.briefing.today
        days = read_range_ahead(text, today, today + timedelta(days=self.most))
        return Refused(day_problem_line(days, ahead=True)) if isinstance(days, DayProblem) else self._taken(*days, scope)

    def valid(self, value: Value, scope: Scope) -> bool:
        days = days_of(value)
        return days is not None and self.refused(*days, scope) is None

    def reopen(self, value: Value) -> Value | None:
        del value
        return None

    def _taken(self, first: date, last: date, scope: Scope) -> Reading:
        line = self.refused(first, last, scope)
        return Refused(line) if line is not None else Got([first.isoformat(), last.isoformat()])
