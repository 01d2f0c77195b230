"""设置消毒点 The proposal that fits the trade: everything is ticked, what does not fit is unticked, vehicles get their plates."""

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned
from conversations.about_disinfection import book_of, wants_book
from conversations.briefing import Enterprise
from conversations.disinfection import PointKind, PointPlan
from conversations.disinfection_records import AddPoints
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.kinds import Option
from conversations.engine.plates import Plates
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.engine.ticks import Ticks
from conversations.point_file import MOST_POINTS
from conversations.point_names import point_name
from conversations.roles import Action
from conversations.rules.point_proposals import Proposal, plan_of, proposals_for
from conversations.screens.disinfection_parts import often_line, treatment_line
from conversations.screens.parts import button, to_today
from conversations.view import Line, Style, View

NAME = "points_setup"


class SetupDraft(BaseModel):
    """The points that were left ticked, and the plates of the vehicles."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    points: tuple[str, ...]
    plates: tuple[str, ...] | None = None


def enterprise_of(scope: Scope) -> Enterprise:
    """Whose points they are."""
    return scope.briefing.enterprises[int(scope.subject[0])]


def language_of(scope: Scope) -> str:
    """In which the names are written down."""
    account = scope.briefing.account
    return account.language if account is not None else scope.briefing.chat_language


def proposed(scope: Scope) -> tuple[Proposal, ...]:
    """What is proposed and not there yet; vehicles always, for there may be another one."""
    known = {point.plan.name for point in book_of(enterprise_of(scope).id, scope.briefing).points}
    found = proposals_for(enterprise_of(scope).sector)
    return tuple(one for one in found if one.kind is PointKind.VEHICLE or point_name(one.key, language_of(scope)) not in known)


def options(scope: Scope) -> tuple[Option, ...]:
    """One tick each."""
    return tuple(Option(one.key, Line(f"point-name-{one.key}")) for one in proposed(scope))


TICKS = Ticks(options, "button-points-ticked", "refused-no-points", "refused-tap-points", all_at_first=True)


def ticked(scope: Scope) -> tuple[Proposal, ...]:
    """What is wanted."""
    wanted = TICKS.still_there(scope.value("points"), scope)
    return tuple(one for one in proposed(scope) if one.key in wanted)


def has_vehicles(scope: Scope) -> bool:
    """A plate has to be asked for."""
    return any(one.kind is PointKind.VEHICLE for one in ticked(scope))


def plans(scope: Scope) -> tuple[PointPlan, ...]:
    """The points as they will be: one for each plate; without a plate a vehicle is left out."""
    policy, language, found = scope.briefing.policy, language_of(scope), []
    for one in ticked(scope):
        name = point_name(one.key, language)
        if one.kind is PointKind.VEHICLE:
            found += [plan_of(one, f"{name} {plate}", policy, plate) for plate in scope.value("plates") or ()]
        else:
            found.append(plan_of(one, name, policy))
    return tuple(found)


def new_plates(value: Value, scope: Scope) -> Objection | None:
    """No vehicle twice."""
    known = {point.plan.plate for point in book_of(enterprise_of(scope).id, scope.briefing).points}
    there = next((plate for plate in value if plate in known), None)
    return Objection(Line("refused-plate-known", {"plate": there})) if there is not None else None


def header(scope: Scope) -> tuple[Line, ...]:
    """Which enterprise."""
    return (Line("setup-header", {"name": enterprise_of(scope).name}),)


def why(scope: Scope) -> tuple[Line, ...]:
    """What the proposal is made of."""
    sector = enterprise_of(scope).sector
    return (Line("setup-why", {"sector": Line(f"sector-{sector}")}) if sector is not None else Line("setup-why-general"),)


def items(scope: Scope) -> tuple[Item, ...]:
    """A line for the list and one for the plates."""
    shown = Line("setup-points", {"count": len(plans(scope))})
    found = [Item("points", shown, Line("field-points"), (("points", Line("field-points")),))]
    if has_vehicles(scope):
        plates = scope.value("plates")
        line = Line("setup-plates", {"plates": tuple(plates)}) if plates else Line("setup-no-plates")
        found.append(Item("plates", line, Line("field-plates"), (("plates", Line("field-plates")),)))
    return tuple(found)


def _line(plan: PointPlan, scope: Scope) -> Line:
    often = often_line(None, plan.kind, plan.times_a_day, scope.briefing.policy, scope.briefing.today)
    return Line("point-planned", {"name": plan.name, "often": often, "treatment": treatment_line(plan.treatment)})


def total(scope: Scope) -> tuple[Line, ...]:
    """Each point as it will be; and that all of it can be changed later."""
    return (*(_line(plan, scope) for plan in plans(scope)), Line("setup-later"))


def there_already(scope: Scope) -> Value:
    """Points that somebody else has added meanwhile confirm nothing."""
    return len(book_of(enterprise_of(scope).id, scope.briefing).points)


def gone(scope: Scope) -> Line | None:
    """Everything is there already, or there is no room."""
    if len(book_of(enterprise_of(scope).id, scope.briefing).points) + len(proposed(scope)) > MOST_POINTS:
        return Line("points-full", {"most": MOST_POINTS})
    return None if proposed(scope) else Line("setup-all-there")


def record(draft: SetupDraft, scope: Scope) -> Finish:
    """Add them."""
    del draft
    enterprise, new = enterprise_of(scope), plans(scope)
    rows = ((button("disinfect-see", "dis", enterprise.id, 0, style=Style.PRIMARY),), to_today())
    if not new:
        return Finish((), View((Line("setup-nothing"),), rows))
    return Finish((AddPoints(enterprise.id, new),), View((Line("setup-done", {"count": len(new)}),), rows), Line("toast-filed"))


FLOW = Flow(
    name=NAME,
    draft=SetupDraft,
    header=header,
    asks=(
        Ask("points", TICKS, lines=why),
        Ask("plates", Plates(), when=has_vehicles, optional=True, check=new_plates, skip="button-no-vehicles"),
        Ask("review", Review(items, total, confirm=Line("button-setup-yes"), basis=there_already)),
    ),
    record=record,
    wants=wants_book,
    action=Action.LOG_DISINFECTION,
    concerns=enterprise_concerned,
    obsolete=gone,
)
