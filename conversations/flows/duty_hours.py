"""值班时间 When an officer is on duty. The subject is the officer's divisions."""

from dataclasses import dataclass, replace
from datetime import time, timedelta

from pydantic import BaseModel, ConfigDict

from conversations.about_duty import own_concerned, wants_rotas, with_me
from conversations.duty import Hours, Officer, Rota, Uncovered
from conversations.duty_records import SetDutyHours
from conversations.duty_scope import WEEK, holes_of, own_of, rotas
from conversations.duty_text import WORK_HOURS, read_hours
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Choice, Choosable, Got, Option, Prompt, Reading, Refused, fixed
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.roles import Action
from conversations.screens.duty import duty_card
from conversations.screens.duty_parts import hole_lines, hours_line
from conversations.view import Line, Style

NAME = "duty_hours"
ALWAYS, WORK = "always", "work"
_USUAL: dict[str, tuple[Hours, ...]] = {ALWAYS: (), WORK: WORK_HOURS}


class HoursDraft(BaseModel):
    """Each stretch as weekday, beginning and end."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    hours: list[tuple[int, time, time]]


def to_value(hours: tuple[Hours, ...]) -> Value:
    """What is kept of an answer."""
    return [[one.weekday, f"{one.begins:%H:%M}", f"{one.ends:%H:%M}"] for one in hours]


def from_value(value: Value) -> tuple[Hours, ...] | None:
    """The inverse; None where it is no such answer."""
    try:
        return tuple(Hours(int(day), time.fromisoformat(begins), time.fromisoformat(ends)) for day, begins, ends in value)
    except (TypeError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class DutyTimes:
    """Always, on work days, or as typed."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        del scope, half
        return Prompt((Line("duty-hours-hint"),), tuple((Choosable(Line(f"button-duty-{name}"), name),) for name in _USUAL))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        del scope, half
        return Got(to_value(_USUAL[token])) if token in _USUAL else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        del scope, half
        read = read_hours(text)
        return Refused(Line("refused-duty-hours")) if read is None else Got(to_value(read))

    def valid(self, value: Value, scope: Scope) -> bool:
        del scope
        return isinstance(value, list) and from_value(value) is not None

    def reopen(self, value: Value) -> Value | None:
        del value
        return None


def changed(scope: Scope) -> Officer:
    """The officer with the hours as they are answered."""
    own = own_of(scope, scope.subject)
    hours = from_value(scope.value("hours"))
    return own if hours is None else replace(own, hours=hours)


def holes(scope: Scope) -> tuple[Uncovered, ...]:
    """What that would leave uncovered in the next seven days."""
    days = [scope.briefing.today + timedelta(days=ahead) for ahead in range(WEEK)]
    return holes_of(rotas(scope, scope.subject), own_of(scope, scope.subject), changed(scope), days)


def makes_holes(scope: Scope) -> bool:
    """There would be some."""
    return bool(holes(scope))


def warning(scope: Scope) -> tuple[Line, ...]:
    """Which ones."""
    return Line("duty-hours-new", {"hours": hours_line(changed(scope).hours)}), Line("duty-hole-warning"), *hole_lines(holes(scope))


def header(scope: Scope) -> tuple[Line, ...]:
    """How it is now."""
    return Line("duty-hours-title"), Line("duty-hours-now", {"hours": hours_line(own_of(scope, scope.subject).hours)})


def record(draft: HoursDraft, scope: Scope) -> Finish:
    """Store them, and show the rota as it is then."""
    del draft
    after: Rota = with_me(rotas(scope, scope.subject)[0], changed(scope))
    view = duty_card(after, scope.briefing, Line("duty-hours-set"))
    return Finish((SetDutyHours(changed(scope).hours),), view, Line("toast-filed"))


FLOW = Flow(
    name=NAME,
    draft=HoursDraft,
    header=header,
    asks=(
        Ask("hours", DutyTimes()),
        Ask("anyway", Choice(fixed(Option("yes", Line("button-duty-anyway"), Style.DANGER))), when=makes_holes, lines=warning),
    ),
    record=record,
    wants=wants_rotas,
    action=Action.SET_DUTY,
    concerns=own_concerned,
)
