"""Enterprises' books of disinfection: their points, what was logged in the last days, the photos that were asked for."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Date, bindparam, exists, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import Moment, among, among_ids
from bot.storage.facts.closings import load_closed_days
from bot.storage.facts.disinfection_rows import photo_of, plan_of, shortfalls_of, slot_of, treatment_of
from bot.storage.facts.scope import Scope
from conversations.disinfection import DAYS, DisinfectionBook, DisinfectionLog, Photo, PhotoAnswer, PhotoRequest, Point, PointPlan, Treated

_since = bindparam("since", type_=Moment)
_IN_THE_BOOK = t.planned | (t.disinfection_point.c.removed_at >= _since)
_POINTS = (
    select(t.disinfection_point, t.staff.c.name.label("operator"))
    .outerjoin_from(t.disinfection_point, t.staff, (t.staff.c.id == t.disinfection_point.c.operator_id) & t.present)
    .where(among_ids(t.disinfection_point.c.enterprise_id, "enterprises"), _IN_THE_BOOK)
    .order_by(t.disinfection_point.c.position)
)
_PLAN = t.disinfection_plan.c
_changed = t.disinfection_plan.alias("changed").c
_CHANGED_SINCE = exists().where(_changed.point_id == _PLAN.point_id, _changed.step == "changed", _changed.at >= _since)
_EARLIER = (
    select(_PLAN.point_id, _PLAN.at, _PLAN.plan)
    .join(t.disinfection_point, t.disinfection_point.c.id == _PLAN.point_id)
    .where(among_ids(t.disinfection_point.c.enterprise_id, "enterprises"), _IN_THE_BOOK, _PLAN.plan.is_not(None), _CHANGED_SINCE)
    .order_by(_PLAN.id)
)
"""All plans of the points of which one was changed since then: mostly none."""
_LOGS = (
    select(t.disinfection_log, t.account.c.name.label("logged_by"))
    .join(t.account, t.account.c.id == t.disinfection_log.c.by)
    .where(
        among_ids(t.disinfection_log.c.enterprise_id, "enterprises"),
        t.disinfection_log.c.day >= bindparam("first", type_=Date),
        t.disinfection_log.c.day <= bindparam("last", type_=Date),
        t.stands,
    )
    .order_by(t.disinfection_log.c.at, t.disinfection_log.c.id)
)
_PHOTOS = (
    select(t.disinfection_photo)
    .where(among_ids(t.disinfection_photo.c.log_id, "logs"))
    .order_by(t.disinfection_photo.c.log_id, t.disinfection_photo.c.position)
)
_ASKER, _ANSWERER = t.account.alias("asker"), t.account.alias("answerer")
_REQUESTS = (
    select(t.photo_request, t.disinfection_point.c.name.label("point_name"), _ASKER.c.name.label("asker"))
    .join_from(t.photo_request, t.disinfection_point, t.disinfection_point.c.id == t.photo_request.c.point_id)
    .join(_ASKER, _ASKER.c.id == t.photo_request.c.asked_by)
    .order_by(t.photo_request.c.id)
)


async def load_books(conn: AsyncConnection, enterprise_ids: Collection[int], scope: Scope) -> dict[int, DisinfectionBook]:
    """The books of those of the enterprises that exist: points in their order, logs by time, photos that are still asked for of them. Nine
    statements at most."""
    c = t.enterprise.c
    chosen = select(c.id, c.works_every_day).where(among(c.id, enterprise_ids))
    every_day = {row.id: row.works_every_day for row in await conn.execute(chosen)}
    days = [scope.today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    wanted = {"enterprises": list(every_day)}
    points, removed, logs, requests = (_gathered(every_day) for _ in range(4))
    since = {"since": datetime.combine(days[0], time(), scope.now.tzinfo)}
    earlier = await _earlier(conn, {**wanted, **since}, scope)
    for row in await conn.execute(_POINTS, {**wanted, **since}):
        until = None if row.removed_at is None else scope.local(row.removed_at).date() - timedelta(days=1)
        point = Point(row.id, row.enterprise_id, plan_of(row), row.since, row.operator or "", earlier.get(row.id, ()), until)
        if until is None:
            points[row.enterprise_id].append(point)
        elif until >= max(row.since, days[0]):
            removed[row.enterprise_id].append(point)
    logged = (await conn.execute(_LOGS, {**wanted, "first": days[0], "last": days[-1]})).all()
    photos = await _photos(conn, [row.id for row in logged])
    for row in logged:
        logs[row.enterprise_id].append(_log(row, photos.get(row.id, ()), scope))
    asked = _REQUESTS.where(among(t.photo_request.c.enterprise_id, list(every_day)), t.unanswered, t.planned)
    for row in await conn.execute(asked):
        requests[row.enterprise_id].append(_request(row, scope))
    runs = await load_run_counts(conn, list(every_day), days, scope)
    off = await load_closed_days(conn, list(every_day), days[0], days[-1])
    return {
        enterprise_id: DisinfectionBook(
            enterprise_id,
            tuple(points[enterprise_id]),
            tuple(logs[enterprise_id]),
            runs.get(enterprise_id, {}),
            frozenset(day for day in days if scope.works(day, works_every_day) and day not in off.get(enterprise_id, ())),
            tuple(requests[enterprise_id]),
            tuple(removed[enterprise_id]),
        )
        for enterprise_id, works_every_day in every_day.items()
    }


def _gathered(keys: Collection[int]) -> dict[int, list[Any]]:
    return {key: [] for key in keys}


async def _earlier(conn: AsyncConnection, wanted: dict[str, Any], scope: Scope) -> dict[int, tuple[tuple[date, PointPlan], ...]]:
    """Of points that were changed in the days of the book: each plan but the last, with the last day on which it counted."""
    steps: dict[int, list[tuple[date, PointPlan]]] = {}
    for row in await conn.execute(_EARLIER, wanted):
        steps.setdefault(row.point_id, []).append((scope.local(row.at).date(), plan_of(SimpleNamespace(**row.plan))))
    return {
        point_id: tuple((begun - timedelta(days=1), plan) for (_, plan), (begun, _) in pairwise(plans)) for point_id, plans in steps.items()
    }


async def _photos(conn: AsyncConnection, log_ids: Collection[int]) -> dict[int, tuple[Photo, ...]]:
    found: dict[int, tuple[Photo, ...]] = {}
    for row in await conn.execute(_PHOTOS, {"logs": log_ids}) if log_ids else ():
        found[row.log_id] = (*found.get(row.log_id, ()), photo_of(row))
    return found


def _log(row: Any, photos: tuple[Photo, ...], scope: Scope) -> DisinfectionLog:
    treated = Treated(
        point_id=row.point_id,
        at=scope.local(row.at),
        treatment=treatment_of(row),
        slot=slot_of(row.slot),
        batch_nos=tuple(row.batch_nos or ()),
        plate=row.plate,
        operator=row.operator,
        verifier=row.verifier,
        photos=photos,
        remark=row.remark,
        shortfalls=shortfalls_of(row.shortfalls),
    )
    return DisinfectionLog(row.id, treated, row.logged_by, scope.local(row.logged_at))


def _request(row: Any, scope: Scope) -> PhotoRequest:
    return PhotoRequest(row.id, row.enterprise_id, row.point_id, row.point_name, row.asker, scope.local(row.asked_at))


_r = t.courier_run.c
_first, _last = bindparam("first", type_=Date), bindparam("last", type_=Date)
_WITH_PLATE = among_ids(_r.enterprise_id, "enterprises") & (_r.day >= _first) & (_r.day <= _last) & (_r.plate != "")
_RUNS_A_DAY = (
    select(_r.enterprise_id, _r.plate, _r.day, func.count().label("runs")).where(_WITH_PLATE).group_by(_r.enterprise_id, _r.plate, _r.day)
)
_OVER_MIDNIGHT = select(_r.enterprise_id, _r.plate, _r.day, _r.ended_at).where(
    _WITH_PLATE,
    _r.vehicle_disinfected.is_(false()),
    or_(
        *(
            (_r.day == bindparam(f"day{n}", type_=Date)) & (_r.ended_at.is_(None) | (_r.ended_at >= bindparam(f"over{n}", type_=Moment)))
            for n in range(DAYS)
        )
    ),
)


async def load_run_counts(
    conn: AsyncConnection, enterprise_ids: Collection[int], days: Sequence[date], scope: Scope
) -> dict[int, dict[tuple[str, date], int]]:
    """How many courier runs with a plate are to be followed up on each of the `DAYS` days, by enterprise: on the day on which they began;
    where the vehicle was not disinfected before, on the day on which they ended (today while they are under way). Two statements."""
    found: dict[int, dict[tuple[str, date], int]] = {}
    begun = {"enterprises": list(enterprise_ids), "first": days[0], "last": days[-1]}
    for row in await conn.execute(_RUNS_A_DAY, begun):
        found.setdefault(row.enterprise_id, {})[row.plate, row.day] = row.runs
    before = [day - timedelta(days=1) for day in days]
    overs = {f"over{n}": datetime.combine(day, time(), scope.now.tzinfo) for n, day in enumerate(days)}
    named = {f"day{n}": day for n, day in enumerate(before)}
    for row in await conn.execute(_OVER_MIDNIGHT, {**begun, "first": before[0], "last": before[-1], **named, **overs}):
        counts = found.setdefault(row.enterprise_id, {})
        day = scope.today if row.ended_at is None else scope.local(row.ended_at).date()
        counts[row.plate, day] = counts.get((row.plate, day), 0) + 1
        if (row.plate, row.day) in counts:
            counts[row.plate, row.day] -= 1
    return {enterprise_id: {key: runs for key, runs in counts.items() if runs} for enterprise_id, counts in found.items()}


async def load_photo_answers(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, PhotoAnswer]:
    """The photos that officers asked for and got, by request. One statement."""
    statement = (
        _REQUESTS.add_columns(t.enterprise.c.name.label("enterprise_name"), t.enterprise.c.path, _ANSWERER.c.name.label("answerer"))
        .join(t.enterprise, t.enterprise.c.id == t.photo_request.c.enterprise_id)
        .join(_ANSWERER, _ANSWERER.c.id == t.photo_request.c.answered_by)
        .where(among(t.photo_request.c.id, ids))
    )
    rows = await conn.execute(statement)
    return {row.id: _answer(row, scope) for row in rows}


def _answer(row: Any, scope: Scope) -> PhotoAnswer:
    photo, at = photo_of(row), scope.local(row.answered_at)
    return PhotoAnswer(_request(row, scope), row.enterprise_name, row.path, photo, row.answerer, at)
