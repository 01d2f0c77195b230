"""消毒点 Add one point, or change one: what, which kind, how often, with what, by whom."""

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned
from conversations.about_disinfection import book_of, point_in, wants_book_and_roster
from conversations.briefing import Person
from conversations.disinfection import BY_THE_CLOCK, Agent, Point, PointKind, PointPlan
from conversations.disinfection_records import AddPoints, ChangePoint
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.kinds import Choice, Option, Text, fixed
from conversations.engine.one_person import OnePerson
from conversations.engine.plates import Plates
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Answers, Value
from conversations.point_file import MOST_POINTS
from conversations.roles import Action
from conversations.rules.disinfection import shortfalls, times_of
from conversations.screens.disinfection_parts import MOST_NAME, agent_line, wall
from conversations.screens.parts import button, to_today
from conversations.treatment_asks import STRENGTHS, TREATMENT_FIELDS, answers_of, treatment_of
from conversations.view import Fact, Line, Style, View

NAME = "point_edit"
NEW = "new"
"""Second part of the subject where a point is added; else the id of the one that is changed."""


class PointDraft(BaseModel):
    """The point as it was confirmed; what it holds is read from the answers."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str


def enterprise_id(scope: Scope) -> int:
    """Whose point it is."""
    return int(scope.subject[0])


def point_of(scope: Scope) -> Point | None:
    """The point that is changed."""
    key = scope.subject[1]
    return point_in(book_of(enterprise_id(scope), scope.briefing), int(key)) if key.isdigit() else None


def tidy(text: str) -> str:
    """A name on one line."""
    return " ".join(text.split())


def not_there_yet(value: Value, scope: Scope) -> Objection | None:
    """No two points of the same name."""
    others = (p for p in book_of(enterprise_id(scope), scope.briefing).points if str(p.id) != scope.subject[1])
    return Objection(Line("refused-point-known", {"name": value})) if any(p.plan.name == value for p in others) else None


def kind_of(scope: Scope) -> PointKind:
    """The kind that was answered."""
    return PointKind(str(scope.value("kind")))


def is_vehicle(scope: Scope) -> bool:
    """Asked for a plate."""
    return scope.value("kind") == PointKind.VEHICLE


def by_the_clock(scope: Scope) -> bool:
    """Asked how often."""
    return scope.value("kind") in BY_THE_CLOCK


def how_often(scope: Scope) -> tuple[Option, ...]:
    """As often as the policy has times."""
    policy, day = scope.briefing.policy, scope.briefing.today
    counts = range(1, len(set(policy.disinfection_times)) + 1)
    return tuple(
        Option(str(count), Line("often-at", {"count": count, "times": tuple(wall(slot, day) for slot in times_of(count, policy))}))
        for count in counts
    )


def one_plate(value: Value, scope: Scope) -> Objection | None:
    """One vehicle is one point."""
    if len(value) > 1:
        return Objection(Line("refused-one-plate"))
    others = (p for p in book_of(enterprise_id(scope), scope.briefing).points if str(p.id) != scope.subject[1])
    return Objection(Line("refused-plate-known", {"plate": value[0]})) if any(p.plan.plate == value[0] for p in others) else None


def present(scope: Scope) -> tuple[Person, ...]:
    """The staff who may be chosen."""
    return tuple(person for person in scope.briefing.rosters.get(enterprise_id(scope), ()) if not person.departed)


def plan(scope: Scope) -> PointPlan:
    """The point that the answers come to."""
    operator = str(scope.value("operator") or "")
    return PointPlan(
        str(scope.value("name")),
        kind_of(scope),
        treatment_of(scope.value),
        int(scope.value("times") or 0) if by_the_clock(scope) else 0,
        (scope.value("plate") or [""])[0] if is_vehicle(scope) else "",
        int(operator.removeprefix("id:")) if operator.startswith("id:") else None,
    )


def header(scope: Scope) -> tuple[Line, ...]:
    """Which point."""
    enterprise, point = scope.briefing.enterprises[enterprise_id(scope)], point_of(scope)
    if point is None:
        return (Line("point-add-header", {"enterprise": enterprise.name}),)
    return (Line("point-edit-header", {"name": point.plan.name, "enterprise": enterprise.name}),)


def items(scope: Scope) -> tuple[Item, ...]:
    """A line for each thing that can be changed."""
    made, policy, day = plan(scope), scope.briefing.policy, scope.briefing.today
    found = [_item("name", Line("point", {"name": made.name})), _item("kind", Line(f"point-kind-{made.kind}"))]
    if by_the_clock(scope):
        times = tuple(wall(slot, day) for slot in times_of(made.times_a_day, policy))
        found.append(_item("times", Line("often-at", {"count": len(times), "times": times})))
    if is_vehicle(scope):
        found.append(_item("plate", Line("point", {"name": made.plate})))
    return (*found, *_treatment(scope, made), _item("operator", _operator(scope)))


def _treatment(scope: Scope, made: PointPlan) -> tuple[Item, ...]:
    minutes = made.treatment.contact_minutes
    parts: list[Fact] = [agent_line(made.treatment)]
    parts += [Line("treatment-contact", {"minutes": minutes})] if minutes is not None else []
    fields = tuple((name, Line(f"field-{name}")) for name in TREATMENT_FIELDS if name in scope.counted)
    line = Line("review-field", {"field": Line("field-agent"), "value": Line("treatment", {"parts": tuple(parts)})})
    return (Item("treatment", line, Line("field-agent"), fields),)


def _operator(scope: Scope) -> Line:
    value = str(scope.value("operator") or "")
    person = next((one for one in present(scope) if f"id:{one.id}" == value), None)
    return Line("point", {"name": person.name}) if person is not None else Line("operator-nobody")


def _item(name: str, value: Line) -> Item:
    label = Line(f"field-{name}")
    return Item(name, Line("review-field", {"field": label, "value": value}), label, ((name, label),))


def total(scope: Scope) -> tuple[Line, ...]:
    """A plan below the policy would never be done."""
    made = plan(scope)
    return (Line("point-below"),) if shortfalls(made.treatment, made.kind, scope.briefing.policy) else ()


def as_it_is(scope: Scope) -> Value:
    """A point that somebody else has changed meanwhile confirms nothing."""
    point = point_of(scope)
    return repr(point.plan) if point is not None else ""


def gone(scope: Scope) -> Line | None:
    """The point was taken away, or there is no room for another."""
    if scope.subject[1] == NEW:
        full = len(book_of(enterprise_id(scope), scope.briefing).points) >= MOST_POINTS
        return Line("points-full", {"most": MOST_POINTS}) if full else None
    return None if point_of(scope) is not None else Line("point-gone")


def begun(point: Point, people: tuple[Person, ...]) -> Answers:
    """The answers that a point stands for, so that changing it begins with the review."""
    made = point.plan
    pairs: list[tuple[str, Value]] = [("name", made.name), ("kind", made.kind.value)]
    pairs += [("plate", [made.plate])] if made.plate else []
    pairs += [("times", str(made.times_a_day))] if made.kind in BY_THE_CLOCK else []
    known = any(person.id == made.operator_id and not person.departed for person in people)
    return Answers((*pairs, *answers_of(made.treatment), ("operator", f"id:{made.operator_id}" if known else "=nobody")))


def record(draft: PointDraft, scope: Scope) -> Finish:
    """Add or change it."""
    made, point, key = plan(scope), point_of(scope), enterprise_id(scope)
    stored = AddPoints(key, (made,)) if point is None else ChangePoint(key, point.id, made)
    rows = ((button("disinfect-points", "dispts", key, 0, style=Style.PRIMARY), button("disinfect-see", "dis", key, 0)), to_today())
    said = Line("point-added" if point is None else "point-changed", {"name": draft.name})
    return Finish((stored,), View((said, *total(scope)), rows), Line("toast-filed"))


KINDS = tuple(Option(kind.value, Line(f"button-kind-{kind}")) for kind in PointKind)
AGENTS = tuple(Option(agent.value, Line(f"agent-{agent}")) for agent in Agent)

FLOW = Flow(
    name=NAME,
    draft=PointDraft,
    header=header,
    asks=(
        Ask("name", Text(most=MOST_NAME, read=tidy), check=not_there_yet),
        Ask("kind", Choice(fixed(*KINDS), per_row=1)),
        Ask("plate", Plates(), when=is_vehicle, check=one_plate),
        Ask("times", Choice(how_often, per_row=1), when=by_the_clock),
        Ask("agent", Choice(fixed(*AGENTS))),
        *STRENGTHS,
        Ask("operator", OnePerson(present, fixed(Option("nobody", Line("button-operator-nobody"), Style.PRIMARY)))),
        Ask("review", Review(items, total, confirm=Line("button-point-yes"), basis=as_it_is)),
    ),
    record=record,
    wants=wants_book_and_roster,
    action=Action.LOG_DISINFECTION,
    concerns=enterprise_concerned,
    obsolete=gone,
)
