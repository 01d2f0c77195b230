"""休假与调班 Leave with or without somebody who stands in, and a swap: one day, a colleague stands in. The subject is which of the two, and
the officer's divisions."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from conversations.about_duty import own_concerned, wants_rotas
from conversations.briefing import Briefing
from conversations.duty import Leave, Officer, Uncovered
from conversations.duty_records import TakeLeave
from conversations.duty_scope import NOBODY, colleagues, holes_of_leave, leave_of, overlapping, own_of, rotas
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.kinds import Choice, Option, fixed
from conversations.engine.leave_days import LeaveDays
from conversations.engine.period import days_of
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.roles import Action, Subject
from conversations.screens.duty import leave_taken
from conversations.screens.duty_parts import hole_lines
from conversations.screens.stays import span
from conversations.view import Fact, Line, Style
from conversations.want import Want

NAME = "duty_leave"
LEAVE, SWAP = "leave", "swap"
MOST_DAYS = 90
"""Days of one leave: whoever is away for longer is no officer for that time."""


class LeaveDraft(BaseModel):
    """The first and the last day, and who stands in."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    days: tuple[date, date]
    stand_in: str = NOBODY


def is_swap(scope: Scope) -> bool:
    """One day, and somebody stands in."""
    return scope.subject[0] == SWAP


def most_days(scope: Scope) -> int:
    """How many days it may be."""
    return 1 if is_swap(scope) else MOST_DAYS


def _own(scope: Scope) -> Officer:
    return own_of(scope, scope.subject[1:])


def candidates(scope: Scope) -> tuple[Officer, ...]:
    """Who may stand in."""
    return colleagues(rotas(scope, scope.subject[1:]), _own(scope))


def somebody(scope: Scope) -> bool:
    """There is anybody who could."""
    return is_swap(scope) or bool(candidates(scope))


def options(scope: Scope) -> tuple[Option, ...]:
    """The colleagues, those who are on leave then marked; nobody, unless it is a swap."""
    days = days_of(scope.value("days"))
    offered = []
    for one in candidates(scope):
        facts: dict[str, Fact] = {"name": one.name, "division": one.division_name}
        away = days is not None and overlapping(one, *days) is not None
        offered.append(Option(str(one.id), Line("duty-colleague-away" if away else "duty-colleague", facts)))
    nobody = () if is_swap(scope) else (Option(NOBODY, Line("button-duty-no-stand-in")),)
    return (*offered, *nobody)


def not_taken(value: Value, scope: Scope) -> Objection | None:
    """Days on which they are on leave already."""
    days = days_of(value)
    other = overlapping(_own(scope), *days) if days else None
    if other is None:
        return None
    return Objection(
        Line(
            "refused-swap-overlap" if other.swap else "refused-leave-overlap", {"days": span(other.first, other.last, scope.briefing.today)}
        )
    )


def leave(scope: Scope) -> Leave | None:
    """The leave as it was answered."""
    return leave_of(scope, str(scope.value("stand_in") or NOBODY), swap=is_swap(scope))


def holes(scope: Scope) -> tuple[Uncovered, ...]:
    """What it would leave uncovered."""
    told = leave(scope)
    return holes_of_leave(rotas(scope, scope.subject[1:]), _own(scope), told) if told else ()


def makes_holes(scope: Scope) -> bool:
    """There would be some."""
    return bool(holes(scope))


def warning(scope: Scope) -> tuple[Line, ...]:
    """Which ones."""
    told = leave(scope)
    chosen = rotas(scope, scope.subject[1:])[0].people().get(told.stand_in or 0) if told else None
    who = Line("duty-chosen-stand-in", {"name": chosen.name}) if chosen else Line("duty-chosen-nobody")
    return (who, Line("duty-hole-warning"), *hole_lines(holes(scope)))


def header(scope: Scope) -> tuple[Line, ...]:
    """Which of the two, and the days once they are known."""
    days = days_of(scope.value("days"))
    told = (Line("duty-chosen-days", {"days": span(*days, scope.briefing.today)}),) if days else ()
    return (Line("duty-swap-title" if is_swap(scope) else "duty-leave-title"), *told)


def record(draft: LeaveDraft, scope: Scope) -> Finish:
    """Store it."""
    del draft
    told, rota = leave(scope), rotas(scope, scope.subject[1:])[0]
    assert told is not None, "all is answered"  # noqa: S101
    stored = TakeLeave(told.first, told.last, told.stand_in, told.swap)
    return Finish((stored,), leave_taken(told, rota, scope.briefing), Line("toast-filed"))


def wants(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The rotas."""
    return wants_rotas(subject[1:])


def concerns(subject: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The first of the own divisions."""
    return own_concerned(subject[1:], briefing)


FLOW = Flow(
    name=NAME,
    draft=LeaveDraft,
    header=header,
    asks=(
        Ask("days", LeaveDays(most_days), check=not_taken),
        Ask("stand_in", Choice(options, per_row=1), when=somebody),
        Ask("anyway", Choice(fixed(Option("yes", Line("button-duty-anyway"), Style.DANGER))), when=makes_holes, lines=warning),
    ),
    record=record,
    wants=wants,
    action=Action.SET_DUTY,
    concerns=concerns,
)
