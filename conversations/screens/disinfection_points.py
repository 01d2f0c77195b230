"""消毒点 The points of an enterprise: the list, one point, and taking one away."""

from conversations.about_disinfection import book_of
from conversations.attachment import Sheet, Workbook
from conversations.briefing import Briefing, Enterprise
from conversations.disinfection import Point
from conversations.rules.disinfection import shortfalls, slots_of
from conversations.screens.disinfection_parts import often_line, treatment_line
from conversations.screens.parts import button, to_today
from conversations.view import Button, Fact, Line, Rows, Style, View

PAGE = 10


def plan_line(point: Point, briefing: Briefing) -> Line:
    """A point as it is planned, in one line."""
    plan = point.plan
    facts: dict[str, Fact] = {
        "name": plan.name,
        "often": often_line(point, plan.kind, plan.times_a_day, briefing.policy, briefing.today),
        "treatment": treatment_line(plan.treatment),
    }
    return Line("point-planned-below" if shortfalls(plan.treatment, plan.kind, briefing.policy) else "point-planned", facts)


def point_list(enterprise: Enterprise, briefing: Briefing, page: int, *said: Line, undo: int | None = None) -> View:
    """All points. `undo`: the point that was just taken away."""
    points = book_of(enterprise.id, briefing).points
    pages = max(1, -(-len(points) // PAGE))
    page = max(0, min(page, pages - 1))
    shown = points[page * PAGE : (page + 1) * PAGE]
    lines = [*said, Line("points-title", {"name": enterprise.name, "count": len(points)})]
    lines += [plan_line(point, briefing) for point in shown] if points else [Line("points-none")]
    lines += [Line("page-of", {"page": page + 1, "pages": pages})] if pages > 1 else []
    buttons = [Button(Line("button-point", {"name": point.plan.name}), f"dispt:{enterprise.id}:{point.id}") for point in shown]
    turning = [button("previous", "dispts", enterprise.id, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"dispts:{enterprise.id}:{page + 1}"))
    rows: Rows = (
        *(((button("point-undo-remove", "disundel", enterprise.id, undo),),) if undo is not None else ()),
        *(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)),
        *((tuple(turning),) if turning else ()),
        (button("point-new", "disedit", enterprise.id, "new"), button("points-setup", "disset", enterprise.id)),
        (button("points-file", "disfile", enterprise.id),),
        (button("disinfect-see", "dis", enterprise.id, 0), *to_today()),
    )
    return View(tuple(lines), rows)


def point_card(enterprise: Enterprise, point: Point, briefing: Briefing, *said: Line) -> View:
    """One point, and what can be done with it."""
    plan = point.plan
    lines = [*said, Line("point-title", {"name": plan.name, "enterprise": enterprise.name}), plan_line(point, briefing)]
    lines += [Line("point-plate", {"plate": plan.plate})] if plan.plate else []
    lines += [Line("point-operator", {"name": point.operator})] if point.operator else []
    lines += [Line("point-since", {"day": point.since})] if point.since > briefing.today else []
    if shortfalls(plan.treatment, plan.kind, briefing.policy):
        lines.append(Line("point-below"))
    rows: Rows = (
        (button("point-log", "dislog", enterprise.id, point.id, style=Style.PRIMARY),),
        (button("point-edit", "disedit", enterprise.id, point.id), button("point-remove", "disdel", enterprise.id, point.id)),
        (button("disinfect-points", "dispts", enterprise.id, 0),),
    )
    return View(tuple(lines), rows)


def remove_confirm(enterprise: Enterprise, point: Point) -> View:
    """Before a point is taken away."""
    rows: Rows = (
        (button("point-remove-yes", "disdel", enterprise.id, point.id, "yes", style=Style.DANGER),),
        (button("back", "dispt", enterprise.id, point.id),),
    )
    return View((Line("point-remove-confirm", {"name": point.plan.name}),), rows)


TEMPLATE = ("name", "kind", "often", "agent", "chlorine", "ethanol", "contact", "plate")
"""Columns of the workbook of points."""


def points_workbook(enterprise: Enterprise, briefing: Briefing) -> View:
    """The points as a workbook, to be changed and sent back."""
    rows = tuple(_row(point, briefing) for point in book_of(enterprise.id, briefing).points)
    sheet = Sheet(Line("sheet-points"), tuple(Line(f"column-point-{name}") for name in TEMPLATE), rows)
    book = Workbook(Line("points-file", {"name": enterprise.name}), (sheet,))
    lines = (Line("points-workbook", {"count": len(rows)}),)
    return View(lines, (to_today(),), card=f"dispoints/{enterprise.id}", attachment=book)


def _row(point: Point, briefing: Briefing) -> tuple[Fact, ...]:
    plan, used = point.plan, point.plan.treatment
    often = len(slots_of(plan, briefing.policy))
    amounts = ("" if value is None else value for value in (used.chlorine_mg_l, used.ethanol_percent, used.contact_minutes))
    agent: Fact = used.other_agent or Line(f"agent-{used.agent}")
    return plan.name, Line(f"point-kind-{plan.kind}"), often or "", agent, *amounts, plan.plate
