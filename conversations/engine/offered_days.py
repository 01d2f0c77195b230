"""Choosing a day of which a few are offered by name, such as "7 days more"; any other on the calendar, or typed."""

from dataclasses import dataclass

from conversations.engine.days import Day
from conversations.engine.kinds import Choosable, Options, Prompt, fixed, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.view import Style

NOTHING: Options = fixed()


@dataclass(frozen=True, slots=True)
class OfferedDay(Day):
    """A `Day` with buttons for the days of `offered` above its calendar; their tokens are days in ISO."""

    offered: Options = NOTHING

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        below = Day.prompt(self, scope, half)
        offered = [Choosable(o.label, o.token, Style.PRIMARY) for o in self.offered(scope) if self.valid(o.token, scope)]
        return Prompt(below.lines, (*in_rows(offered, 1), *below.rows))
