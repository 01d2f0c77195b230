"""Disinfection of the province in memory: what is stored of it, and the facts of a turn about it."""

from dataclasses import replace
from datetime import date, timedelta

from conversations.disinfection import (
    DAYS,
    DisinfectionBook,
    DisinfectionLog,
    OverdueEnterprise,
    OverduePage,
    PhotoAnswer,
    PhotoRequest,
    Point,
    PointPlan,
)
from conversations.disinfection_records import (
    AddPoints,
    AnswerWithPhoto,
    AskForPhoto,
    ChangePoint,
    LogDisinfection,
    RemovePoint,
    WithdrawLogs,
)
from conversations.records import ReadPoints
from conversations.rules.disinfection import points_today
from tests.conversations.world_reminders import closed
from tests.conversations.world_state import DIVISION_NAME, PATH, State

RECORDS = (AddPoints, ChangePoint, RemovePoint, LogDisinfection, WithdrawLogs, AskForPhoto, AnswerWithPhoto, ReadPoints)
PAGE = 8


def apply(state: State, record: object, by: str) -> None:
    """Store one record of a turn."""
    held = state.disinfections
    match record:
        case AddPoints(enterprise_id, plans):
            for plan in plans:
                add(state, enterprise_id, plan)
        case ChangePoint(enterprise_id, point_id, plan):
            assert held.points[point_id].enterprise_id == enterprise_id
            point = held.points[point_id]
            before = (*point.earlier, (state.now.date() - timedelta(days=1), point.plan))
            held.points[point_id] = replace(point, plan=plan, earlier=before)
        case RemovePoint(enterprise_id, point_id, removed):
            if point_id in held.points and held.points[point_id].enterprise_id == enterprise_id:
                (held.gone.add if removed else held.gone.discard)(point_id)
                until = state.now.date() - timedelta(days=1) if removed else None
                held.points[point_id] = replace(held.points[point_id], until=until)
        case LogDisinfection(enterprise_id, treated):
            for one in treated:
                assert held.points[one.point_id].enterprise_id == enterprise_id
                key = len(held.logs) + 301
                held.logs[key] = DisinfectionLog(key, one, by, state.now)
        case WithdrawLogs(_, log_ids):
            held.withdrawn.update(log_ids)
        case _:
            _apply_photos(state, record, by)


def _apply_photos(state: State, record: object, by: str) -> None:
    held = state.disinfections
    match record:
        case AskForPhoto(enterprise_id, point_id):
            key = len(held.requests) + len(held.answers) + 51
            held.requests[key] = PhotoRequest(key, enterprise_id, point_id, held.points[point_id].plan.name, by, state.now)
        case AnswerWithPhoto(enterprise_id, request_id, photo):
            request = held.requests.pop(request_id)
            assert request.enterprise_id == enterprise_id
            held.answers[request_id] = PhotoAnswer(request, state.enterprises[enterprise_id], PATH, photo, by, state.now)
        case ReadPoints():
            held.reading.append(record)


def add(state: State, enterprise_id: int, plan: PointPlan, since: date | None = None) -> int:
    """A new point; due from today on if not told otherwise. Returns its id."""
    key = len(state.disinfections.points) + 1
    state.disinfections.points[key] = Point(key, enterprise_id, plan, since or state.today)
    return key


def book(state: State, enterprise_id: int) -> DisinfectionBook:
    """The points and the last seven days."""
    held = state.disinfections
    days = [state.today - timedelta(days=back) for back in range(DAYS)]
    points = tuple(_named(state, p) for p in held.points.values() if p.enterprise_id == enterprise_id and p.id not in held.gone)
    own = {p.id for p in held.points.values() if p.enterprise_id == enterprise_id}
    logs = [log for log in held.logs.values() if log.id not in held.withdrawn and log.treated.point_id in own]
    runs = {(plate, day): count for (key, plate, day), count in held.runs.items() if key == enterprise_id}
    worked = frozenset(day for day in days if day not in held.days_off and closed(state, enterprise_id, day) is None)
    requests = tuple(one for one in held.requests.values() if one.enterprise_id == enterprise_id and one.point_id not in held.gone)
    shown = sorted((log for log in logs if log.treated.at.date() in days), key=lambda log: log.treated.at)
    gone = (held.points[key] for key in sorted(held.gone))
    removed = tuple(p for p in gone if p.enterprise_id == enterprise_id and p.until is not None and p.until >= max(p.since, days[-1]))
    return DisinfectionBook(enterprise_id, points, tuple(shown), runs, worked, requests, removed)


def _named(state: State, point: Point) -> Point:
    everybody = state.staff[point.enterprise_id]
    name = next((p.name for p in everybody if p.id == point.plan.operator_id and not p.departed), "")
    return replace(point, operator=name)


def overdue(state: State, key: str) -> OverduePage | None:
    """`DIVISION:PAGE`; None for a division that is not above or at the district."""
    division, number = key.split(":")
    if f"/{division}/" not in PATH:
        return None
    due, found = 0, []
    for enterprise_id, name in state.enterprises.items():
        points = points_today(book(state, enterprise_id), state.now, state.policy)
        due += any(one.count.planned for one in points)
        open_ones = [one.open for one in points if one.open]
        if open_ones:
            found.append(OverdueEnterprise(enterprise_id, name, DIVISION_NAME, len(open_ones), sum(open_ones)))
    found.sort(key=lambda one: -one.slots)
    pages = max(1, -(-len(found) // PAGE))
    page = min(int(number), pages - 1)
    shown = tuple(found[page * PAGE : page * PAGE + PAGE])
    return OverduePage(division, DIVISION_NAME, PATH, state.today, due, len(found), page, pages, shown)
