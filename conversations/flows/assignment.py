"""指派 An officer answers for a sector in a division, or for one enterprise. The subject is the place: `d220104`, `e17`."""

from pydantic import BaseModel, ConfigDict

from conversations.about_duty import assigning_concerned, assigning_of, wants_assigning
from conversations.codes import Sector
from conversations.duty import Assigning, Officer
from conversations.duty_records import AssignOfficer
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.kinds import Choice, Option, fixed
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.roles import Action
from conversations.rules.duty import acting
from conversations.screens.assigning import assigned
from conversations.view import Fact, Line, Style

NAME = "assignment"
YES, NO = "yes", "no"


class AssignmentDraft(BaseModel):
    """`officer` is an account; `move`: whether the open alerts go along."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    officer: int
    sector: Sector | None = None
    move: str = NO


def place(scope: Scope) -> Assigning:
    """Where."""
    found = assigning_of(scope.subject, scope.briefing)
    assert found is not None, "the access check comes first"  # noqa: S101
    return found


def of_division(scope: Scope) -> bool:
    """A sector is asked for."""
    return place(scope).enterprise_id is None


def officers(scope: Scope) -> tuple[Option, ...]:
    """Who may be assigned; those on duty now are marked."""
    found = place(scope).officers
    people = {one.id: one for one in found}

    def label(one: Officer) -> Line:
        on = acting(one.id, people, scope.briefing.now) == one.id
        return Line("assign-officer-on" if on else "assign-officer", {"name": one.name, "division": one.division_name})

    return tuple(Option(str(one.id), label(one)) for one in found)


def sector(scope: Scope) -> Sector | None:
    """The sector that was chosen."""
    said = scope.value("sector")
    return Sector(said) if said else None


def not_yet(value: Value, scope: Scope) -> Objection | None:
    """They have it already."""
    about = sector(scope)
    same = (one for one in place(scope).assignments if str(one.officer_id) == value and one.sector == about)
    known = next((one for one in same if about is not None or not of_division(scope)), None)
    return Objection(Line("refused-assigned", {"officer": known.officer})) if known else None


def open_alerts(scope: Scope) -> int:
    """Unresolved alerts that could go along."""
    return place(scope).open_of(sector(scope))


def has_open(scope: Scope) -> bool:
    """There are some."""
    return open_alerts(scope) > 0


def counted(scope: Scope) -> tuple[Line, ...]:
    """How many."""
    return (Line("assign-open", {"count": open_alerts(scope)}),)


def header(scope: Scope) -> tuple[Line, ...]:
    """Where, and what."""
    about = sector(scope)
    chosen = (Line("assign-sector", {"sector": Line(f"sector-{about}")}),) if about is not None else ()
    return (Line("assign-place", {"name": place(scope).name}), *chosen)


def record(draft: AssignmentDraft, scope: Scope) -> Finish:
    """Store it."""
    here, move = place(scope), draft.move == YES and has_open(scope)
    about: Fact = Line(f"sector-{draft.sector}") if draft.sector is not None else here.name
    name = next(one.name for one in here.officers if one.id == draft.officer)
    stored = AssignOfficer(draft.officer, here.path, draft.sector, here.enterprise_id, move)
    return Finish((stored,), assigned(here, name, about, open_alerts(scope) if move else 0), Line("toast-filed"))


SECTORS = fixed(*(Option(each.value, Line(f"sector-{each}")) for each in Sector))
MOVE = fixed(Option(YES, Line("button-assign-move"), Style.PRIMARY), Option(NO, Line("button-assign-keep")))
FLOW = Flow(
    name=NAME,
    draft=AssignmentDraft,
    header=header,
    asks=(
        Ask("sector", Choice(SECTORS), when=of_division),
        Ask("officer", Choice(officers, per_row=1), check=not_yet),
        Ask("move", Choice(MOVE, per_row=1), when=has_open, lines=counted),
    ),
    record=record,
    wants=wants_assigning,
    action=Action.ASSIGN,
    concerns=assigning_concerned,
)
