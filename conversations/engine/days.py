"""Choosing a day: on a calendar of buttons, or typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from conversations.days import DayProblem, read_day_between
from conversations.engine.kinds import Choosable, Got, Half, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.screens.stays import span
from conversations.view import Line, Style

MONTH, OFF = "month ", "off"
"""What tokens of months begin with (`month 2020-02`), and the token of a field without a day to choose. A day's token is the day in ISO."""
WEEK = 7
QUICK = {"before": -2, "yesterday": -1, "today": 0, "tomorrow": 1}
"""Days with a button of their own, in days from today."""

Rows = tuple[tuple[Choosable, ...], ...]


def calendar(month: date, least: date, most: date, prefix: str = "") -> Rows:
    """The weeks of the month that `month` lies in, Monday first, as far as they have days from `least` to `most`; other fields are `OFF`.
    Below it the months before and after, where they have such days. `prefix` stands in front of every token."""
    first = month.replace(day=1)
    after = _next_month(first)
    begin = first - timedelta(days=first.weekday())
    days = [begin + timedelta(days=number) for number in range(((after - begin).days + WEEK - 1) // WEEK * WEEK)]
    offered = [day if first <= day < after and least <= day <= most else None for day in days]
    weeks = [offered[start : start + WEEK] for start in range(0, len(offered), WEEK)]
    fields = [_field(day, prefix) for week in weeks if any(week) for day in week]
    turning = [_to_month("before", first - timedelta(days=1), prefix)] if least < first else []
    turning += [_to_month("after", after, prefix)] if most >= after else []
    return (*in_rows(fields, WEEK), *((tuple(turning),) if turning else ()))


def calendar_lines(month: date) -> tuple[Line, ...]:
    """What stands above the calendar: the month, the days of the week."""
    return Line("calendar-month", {"year": str(month.year), "month": _month_name(month)}), Line("calendar-weekdays")


def day_problem_line(problem: DayProblem, *, ahead: bool = False) -> Line:
    """Why what was typed is no day, and what to type instead. `ahead`: a day to come is asked for, so the examples are such days."""
    return Line(f"day-ahead-problem-{problem}" if ahead else f"day-problem-{problem}")


def _field(day: date | None, prefix: str) -> Choosable:
    if day is None:
        return Choosable(Line("calendar-off"), f"{prefix}{OFF}")
    return Choosable(Line("calendar-day", {"day": day.day}), f"{prefix}{day.isoformat()}")


def _to_month(way: str, month: date, prefix: str) -> Choosable:
    return Choosable(Line(f"button-month-{way}", {"month": _month_name(month)}), f"{prefix}{MONTH}{month:%Y-%m}")


def _month_name(month: date) -> Line:
    return Line("month-name", {"month": month.month})


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Day:
    """One day from `least` to `most`, both included. `quick`: names of `QUICK` that have a button of their own, in this order. The value is
    the day in ISO; the half-made choice holds the month that is shown."""

    least: Callable[[Scope], date]
    most: Callable[[Scope], date]
    quick: tuple[str, ...] = ()

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        least, most, today = self.least(scope), self.most(scope), scope.briefing.today
        shown = _date(f"{(half or {}).get('month', '')}-01") or today
        month = min(max(shown, least.replace(day=1)), most)
        named = [(name, today + timedelta(days=QUICK[name])) for name in self.quick]
        quick = [Choosable(Line(f"button-day-{name}"), day.isoformat(), Style.PRIMARY) for name, day in named if least <= day <= most]
        lines = (Line("day-ahead-hint" if self._ahead(scope) else "day-hint"), *calendar_lines(month))
        return Prompt(lines, (*((tuple(quick),) if quick else ()), *calendar(month, least, most)))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del half
        if token == OFF:
            return Refused(Line("refused-day-off", {"days": self._bounds(scope)}))
        if token.startswith(MONTH):
            month = _date(f"{token.removeprefix(MONTH)}-01")
            return Half({"month": f"{month:%Y-%m}"}) if month else None
        day = _date(token)
        return self._taken(day, scope) if day else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del half
        day = read_day_between(text, scope.briefing.today, self.least(scope), self.most(scope))
        return Refused(day_problem_line(day, ahead=self._ahead(scope))) if isinstance(day, DayProblem) else self._taken(day, scope)

    def valid(self, value: Value, scope: Scope) -> bool:
        day = _date(value) if isinstance(value, str) else None
        return day is not None and self.least(scope) <= day <= self.most(scope)

    def reopen(self, value: Value) -> Value | None:
        """The month of the answer."""
        return {"month": str(value)[:7]}

    def _taken(self, day: date, scope: Scope) -> Reading:
        if self.least(scope) <= day <= self.most(scope):
            return Got(day.isoformat())
        told = span(day, day, scope.briefing.today)
        return Refused(Line("refused-day-bounds", {"day": told, "days": self._bounds(scope)}))

    def _ahead(self, scope: Scope) -> bool:
        return self.least(scope) >= scope.briefing.today

    def _bounds(self, scope: Scope) -> Line:
        return span(self.least(scope), self.most(scope), scope.briefing.today)
