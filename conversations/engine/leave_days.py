"""Asking for days that lie ahead: tomorrow, this week, next week as buttons, a day or a span typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from conversations.days import MOST_OF_A_YEAR, DayProblem, Range, read_range_ahead
from conversations.engine.days import day_problem_line
from conversations.engine.kinds import Choosable, Got, Prompt, Reading, Refused, in_rows
from conversations.engine.period import days_of
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.screens.stays import span
from conversations.view import Fact, Line

MOST_AHEAD = 365
"""Days from today on in which the last one may lie."""


@dataclass(frozen=True, slots=True)
class LeaveDays:
    """The value is the first and the last day, both included, in ISO: not before today, at most `most` of them."""

    most: Callable[[Scope], int]

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del half
        offered = [Choosable(Line(f"button-ahead-{name}"), name) for name in self._usual(scope)]
        return Prompt((Line("ahead-hint-one" if self.most(scope) == 1 else "ahead-hint"),), in_rows(offered, 2))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del half
        days = self._usual(scope).get(token)
        return Got([days[0].isoformat(), days[1].isoformat()]) if days else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del half
        today = scope.briefing.today
        days = read_range_ahead(text, today, today + MOST_OF_A_YEAR)
        if isinstance(days, DayProblem):
            return Refused(day_problem_line(days, ahead=True))
        first, last = days
        count = (last - first).days + 1
        if first < today:
            return Refused(Line("refused-ahead-past", {"days": span(first, last, today)}))
        most = self.most(scope)
        if count > most:
            facts: dict[str, Fact] = {"days": span(first, last, today), "count": count, "most": most}
            return Refused(Line("refused-ahead-one" if most == 1 else "refused-ahead-long", facts))
        if last > today + timedelta(days=MOST_AHEAD):
            return Refused(Line("refused-ahead-far", {"days": span(first, last, today)}))
        return Got([first.isoformat(), last.isoformat()])

    def valid(self, value: Value, scope: Scope) -> bool:
        days = days_of(value)
        return days is not None and scope.briefing.today <= days[0] <= days[1] and (days[1] - days[0]).days < self.most(scope)

    def reopen(self, value: Value) -> Value | None:
        del value
        return None

    def _usual(self, scope: Scope) -> dict[str, Range]:
        today = scope.briefing.today
        tomorrow, sunday = today + timedelta(days=1), today + timedelta(days=6 - today.weekday())
        usual = {"today": (today, today), "tomorrow": (tomorrow, tomorrow)}
        if self.most(scope) > 1:
            usual |= {"this-week": (today, sunday)} if sunday > tomorrow else {}
            usual |= {"next-week": (sunday + timedelta(days=1), sunday + timedelta(days=7))}
        return usual
