"""一周一览 Plan against done: the grid of the last seven days, and the workbook with all logs."""

from datetime import timedelta

from conversations.about_disinfection import book_of, manages
from conversations.attachment import Cell, CellState, Grid, GridRow, Sheet, Workbook
from conversations.briefing import Briefing, Enterprise
from conversations.disinfection import DAYS, DisinfectionLog, Point
from conversations.rules.disinfection import DayCount, counted, logs_by_day, points_today
from conversations.screens.disinfection_parts import agent_line, shortfall_lines
from conversations.screens.parts import button, masked, to_today
from conversations.view import Button, Fact, Line, Rows, View

ROWS = 30
"""Points on one grid."""
LEGEND = (CellState.DONE, CellState.BELOW, CellState.DUE, CellState.MISSED, CellState.TO_COME, CellState.NOTHING)


def cell_of(count: DayCount) -> Cell:
    """A field of the grid: `2/3`; `+1` for what was done although nothing was due."""
    if count.state is CellState.NOTHING:
        return Cell(count.state, f"+{count.extra}" if count.extra else "")
    text = f"{count.done}/{count.planned}"
    return Cell(count.state, text if len(text) <= 5 else "…")


def points_of_week(enterprise_id: int, briefing: Briefing) -> tuple[Point, ...]:
    """Every point that was due on one of the days: also those that were taken away meanwhile, last."""
    book = book_of(enterprise_id, briefing)
    return (*book.points, *book.removed)


def _name(point: Point) -> Line:
    return Line("point" if point.until is None else "point-was", {"name": point.plan.name})


def grid_of(enterprise: Enterprise, briefing: Briefing, page: int) -> Grid:
    """Rows are points, columns the last seven days, today last."""
    book, now, policy = book_of(enterprise.id, briefing), briefing.now, briefing.policy
    days = [briefing.today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    shown, by_day = points_of_week(enterprise.id, briefing)[page * ROWS : (page + 1) * ROWS], logs_by_day(book)
    counts = {point.id: [counted(book, point, day, now, policy, by_day) for day in days] for point in shown}
    rows = tuple(GridRow(_name(point), tuple(map(cell_of, counts[point.id]))) for point in shown)
    columns = tuple(Line("grid-day", {"month": day.month, "day": day.day, "weekday": Line(f"weekday-{day.weekday()}")}) for day in days)
    every = [count for found in counts.values() for count in found]
    used = {count.state for count in every}
    foot = Line("grid-total", {"done": sum(count.done for count in every), "planned": sum(count.planned for count in every)})
    legend = tuple((state, Line(f"grid-{state}")) for state in LEGEND if state in used)
    return Grid(Line("grid-title", {"name": enterprise.name}), columns, rows, legend, (foot,))


def week_view(enterprise: Enterprise, briefing: Briefing, page: int) -> View:
    """The message with the grid."""
    points = points_of_week(enterprise.id, briefing)
    pages = max(1, -(-len(points) // ROWS))
    page = max(0, min(page, pages - 1))
    first, last = briefing.today - timedelta(days=DAYS - 1), briefing.today
    lines = [Line("week-title", {"name": enterprise.name, "first": first, "last": last})]
    lines += [Line("page-of", {"page": page + 1, "pages": pages})] if pages > 1 else []
    turning = [button("previous", "disweek", enterprise.id, page - 1)] if page else []
    if page + 1 < pages:
        turning.append(Button(Line("button-next", {"page": page + 2, "pages": pages}), f"disweek:{enterprise.id}:{page + 1}"))
    rows: Rows = (
        *((tuple(turning),) if turning else ()),
        (button("week-workbook", "disbook", enterprise.id), button("disinfect-logs", "dislogs", enterprise.id, 0)),
        to_today(),
    )
    return View(tuple(lines), rows, card=f"disweek/{enterprise.id}", attachment=grid_of(enterprise, briefing, page))


def workbook_view(enterprise: Enterprise, briefing: Briefing) -> View:
    """The message with the workbook."""
    book = Workbook(
        Line("week-file", {"name": enterprise.name, "day": briefing.today.isoformat()}),
        (_plan_sheet(enterprise, briefing), _log_sheet(enterprise, briefing)),
    )
    return View((Line("week-workbook", {"name": enterprise.name}),), (to_today(),), card=f"disbook/{enterprise.id}", attachment=book)


def _plan_sheet(enterprise: Enterprise, briefing: Briefing) -> Sheet:
    book, now, policy = book_of(enterprise.id, briefing), briefing.now, briefing.policy
    names = ("day", "point", "kind", "plate", "planned", "done", "state")
    rows, by_day = [], logs_by_day(book)
    for back in range(DAYS - 1, -1, -1):
        day = briefing.today - timedelta(days=back)
        for point in (one for one in points_of_week(enterprise.id, briefing) if one.since <= day <= (one.until or day)):
            count = counted(book, point, day, now, policy, by_day)
            kind, plan = Line(f"point-kind-{point.plan.kind}"), point.plan
            state = Line(f"grid-{count.state}")
            rows.append((day.isoformat(), _name(point), kind, plan.plate, count.planned, count.done, state))
    return Sheet(Line("sheet-plan"), tuple(Line(f"column-{name}") for name in names), tuple(rows))


LOG_COLUMNS = (
    *("day", "time", "point", "agent", "contact", "ventilation", "batches", "plate", "operator", "verifier", "photos", "remark"),
    *("result", "by"),
)


def _log_sheet(enterprise: Enterprise, briefing: Briefing) -> Sheet:
    book, whole = book_of(enterprise.id, briefing), manages(enterprise.id, briefing)
    points = {point.id: point for point in points_of_week(enterprise.id, briefing)}
    rows = tuple(_log_row(log, points.get(log.treated.point_id), briefing, whole=whole) for log in book.logs)
    return Sheet(Line("sheet-logs"), tuple(Line(f"column-{name}") for name in LOG_COLUMNS), rows)


def _log_row(log: DisinfectionLog, point: Point | None, briefing: Briefing, *, whole: bool) -> tuple[Fact, ...]:
    told, used = log.treated, log.treated.treatment
    result = shortfall_lines(told, briefing.policy) or Line("column-result-done")
    minutes = ("" if value is None else value for value in (used.contact_minutes, used.ventilation_minutes))
    people = tuple(name if whole or not name else masked(name) for name in (told.operator, told.verifier))
    by = log.by if whole or not log.by else masked(log.by)
    name = _name(point) if point is not None else Line("point-removed")
    return (
        *(told.at.date().isoformat(), f"{told.at:%H:%M}", name, agent_line(used), *minutes),
        *(" ".join(told.batch_nos), told.plate, *people, len(told.photos), told.remark, result, by),
    )


def still_open(enterprise_id: int, briefing: Briefing) -> int:
    """How many times of today were due and are not done."""
    return sum(one.open for one in points_today(book_of(enterprise_id, briefing), briefing.now, briefing.policy))
