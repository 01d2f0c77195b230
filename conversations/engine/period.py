"""Asking a span of days that is over or under way: the usual ones as buttons, a day or a span typed."""

from dataclasses import dataclass
from datetime import date, timedelta

from conversations.days import DayProblem, read_range
from conversations.engine.days import day_problem_line
from conversations.engine.kinds import Choosable, Got, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.screens.stays import span
from conversations.view import Line, Style

USUAL = {"today": (0, 0), "yesterday": (1, 1), "3": (2, 0), "7": (6, 0), "14": (13, 0)}
"""Spans with a button: from and until how many days ago."""


@dataclass(frozen=True, slots=True)
class Period:
    """The value is the first and the last day, both included, in ISO; not after today, and not more than `most_days` days ago."""

    most_days: int = 400

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del scope, half
        buttons = [Choosable(Line(f"button-period-{name}"), name, Style.PLAIN) for name in USUAL]
        return Prompt((Line("period-hint"),), (*in_rows(buttons[:2], 2), *in_rows(buttons[2:], 3)))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del half
        if token not in USUAL:
            return None
        first, last = (scope.briefing.today - timedelta(days=days) for days in USUAL[token])
        return Got([first.isoformat(), last.isoformat()])

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del half
        today = scope.briefing.today
        days = read_range(text, today)
        if isinstance(days, DayProblem):
            return Refused(day_problem_line(days))
        first, last = days
        if first > today:
            return Refused(Line("refused-period-future", {"days": span(first, last, today)}))
        if first < today - timedelta(days=self.most_days):
            return Refused(Line("refused-period-past", {"days": self.most_days}))
        return Got([first.isoformat(), min(last, today).isoformat()])

    def valid(self, value: Value, scope: Scope) -> bool:
        days = days_of(value)
        return days is not None and days[0] <= days[1] <= scope.briefing.today

    def reopen(self, value: Value) -> Value | None:
        del value
        return None


def days_of(value: Value) -> tuple[date, date] | None:
    """The days of an answer; None where it is none."""
    try:
        first, last = value
        return date.fromisoformat(first), date.fromisoformat(last)
    except (TypeError, ValueError):
        return None
