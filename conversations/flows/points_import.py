"""消毒点表格 Points by workbook: the file is awaited, then what it holds is shown, row errors by row, before anything changes.

Points are matched by name: new ones are added, others changed, those that the file does not name stay as they are.
"""

from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict

from conversations.about import enterprise_concerned
from conversations.about_disinfection import book_of, wants_book
from conversations.briefing import Enterprise
from conversations.disinfection import Point, PointPlan
from conversations.disinfection_records import AddPoints, ChangePoint
from conversations.engine.flow import Ask, Finish, Flow
from conversations.engine.kinds import Prompt, Reading, Refused
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Answers, Value
from conversations.point_file import MOST_POINTS, PointsRead
from conversations.point_json import plan_from_json, plan_to_json
from conversations.roles import Action
from conversations.screens.disinfection_parts import often_line, treatment_line
from conversations.screens.parts import button, to_today
from conversations.view import Line, Style, View

NAME = "points_import"
SHOWN, DOUBTS = 10, 10


class PointsDraft(BaseModel):
    """The confirmed file; its plans are read from the answers."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class AwaitedFile:
    """Answered by a file that was read, never by a tap or words."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """Nothing to tap."""
        del scope, half
        return Prompt()

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """No buttons."""
        del token, scope, half
        return None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """Words are no file."""
        del text, scope, half
        return Refused(Line("refused-send-points-file"))

    def valid(self, value: Value, scope: Scope) -> bool:
        """What `answers_of` made."""
        del scope
        return isinstance(value, dict) and bool(value.get("plans"))

    def reopen(self, value: Value) -> Value | None:
        """Another file is awaited."""
        del value
        return None


@dataclass(frozen=True, slots=True)
class Changes:
    """What the file comes to: plans that are new, points that change and how, and how many stay as they are."""

    new: tuple[PointPlan, ...]
    changed: tuple[tuple[Point, PointPlan], ...]
    same: int


def answers_of(read: PointsRead) -> Answers:
    """What of a read file is kept until it is confirmed."""
    doubts = [[one.row, one.problem.value, one.text] for one in read.doubts[:DOUBTS]]
    told = {"plans": [plan_to_json(plan) for plan in read.plans], "doubts": doubts, "all_doubts": len(read.doubts)}
    return Answers((("file", told),))


def enterprise_of(scope: Scope) -> Enterprise:
    """Whose points they are."""
    return scope.briefing.enterprises[int(scope.subject[0])]


def changes(scope: Scope) -> Changes:
    """The file against the points that are there."""
    known = {point.plan.name: point for point in book_of(enterprise_of(scope).id, scope.briefing).points}
    new, changed, same = [], [], 0
    for raw in (scope.value("file") or {}).get("plans", ()):
        plan = plan_from_json(raw)
        point = known.get(plan.name)
        if point is None:
            new.append(plan)
            continue
        kept = replace(plan, operator_id=point.plan.operator_id)
        if kept == point.plan:
            same += 1
        else:
            changed.append((point, kept))
    return Changes(tuple(new), tuple(changed), same)


def header(scope: Scope) -> tuple[Line, ...]:
    """Which enterprise."""
    return (Line("points-import-header", {"name": enterprise_of(scope).name}),)


def items(scope: Scope) -> tuple[Item, ...]:
    """What the file comes to, in one line; another file may be sent instead."""
    found = changes(scope)
    line = Line("points-import-read", {"new": len(found.new), "changed": len(found.changed), "same": found.same})
    return (Item("file", line, Line("field-file"), (("file", Line("field-file")),)),)


def total(scope: Scope) -> tuple[Line, ...]:
    """The first points that are new or change, and the rows that were left out."""
    found, told = changes(scope), scope.value("file") or {}
    plans = [*found.new, *(plan for _, plan in found.changed)]
    lines = [_line("points-import-new" if plan in found.new else "points-import-changed", plan, scope) for plan in plans[:SHOWN]]
    lines += [Line("disinfect-more", {"count": len(plans) - SHOWN})] if len(plans) > SHOWN else []
    lines += [Line(f"points-doubt-{problem}", {"row": row, "text": text}) for row, problem, text in told.get("doubts", ())]
    more = told.get("all_doubts", 0) - len(told.get("doubts", ()))
    return (*lines, Line("import-more-errors", {"count": more})) if more > 0 else tuple(lines)


def _line(key: str, plan: PointPlan, scope: Scope) -> Line:
    often = often_line(None, plan.kind, plan.times_a_day, scope.briefing.policy, scope.briefing.today)
    return Line(key, {"name": plan.name, "often": often, "treatment": treatment_line(plan.treatment)})


def as_they_are(scope: Scope) -> Value:
    """Points that changed meanwhile are shown anew before anything is confirmed."""
    return repr([point.plan for point in book_of(enterprise_of(scope).id, scope.briefing).points])


def full(read: PointsRead, known: tuple[Point, ...]) -> Line | None:
    """Too many points altogether."""
    names = {*(point.plan.name for point in known), *(plan.name for plan in read.plans)}
    return Line("points-full", {"most": MOST_POINTS}) if len(names) > MOST_POINTS else None


def record(draft: PointsDraft, scope: Scope) -> Finish:
    """Take it over."""
    del draft
    found, key = changes(scope), enterprise_of(scope).id
    added = (AddPoints(key, found.new),) if found.new else ()
    records = (*added, *(ChangePoint(key, point.id, plan) for point, plan in found.changed))
    rows = ((button("disinfect-points", "dispts", key, 0, style=Style.PRIMARY),), to_today())
    line = Line("points-imported", {"new": len(found.new), "changed": len(found.changed)})
    return Finish(records, View((line,), rows), Line("toast-filed"))


FLOW = Flow(
    name=NAME,
    draft=PointsDraft,
    header=header,
    asks=(
        Ask("file", AwaitedFile()),
        Ask("review", Review(items, total, confirm=Line("button-import-yes"), basis=as_they_are)),
    ),
    record=record,
    wants=wants_book,
    action=Action.LOG_DISINFECTION,
    concerns=enterprise_concerned,
)
