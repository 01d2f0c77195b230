"""Figures of divisions: today's of each and of those right below, and the last fourteen days.

Nothing here reads the enterprises of a division one by one. Who owes and who is silent lies in `due_total` and `due` by place; people
that were told of lie in a small index of the reports that told of anybody; isolations, alerts and points lie by place.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, case, exists, func, literal, null, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.facts.overdue import begun_by
from bot.storage.facts.scope import Scope
from bot.storage.open_slots import open_slots
from bot.storage.schedule import HEALTH_LEDGER
from conversations.alert_pages import EVERYWHERE
from conversations.chain import Severity
from conversations.officer_day import TREND_DAYS, DayFigures, DivisionDay, Figures, Part

_newer = t.report.alias("newer")


async def load_division_days(conn: AsyncConnection, codes: Collection[str], scope: Scope) -> dict[str, DivisionDay]:
    """The divisions among `codes` that exist; under `EVERYWHERE` the province. Seven statements, eight with that."""
    if EVERYWHERE in codes:
        root = (await conn.execute(_root())).scalar()
        loaded = await load_division_days(conn, {*codes, root} - {EVERYWHERE, None}, scope)
        return {**loaded, EVERYWHERE: loaded[root]} if root is not None else loaded
    found = (await conn.execute(select(_places(codes)).order_by("path"))).all()
    if not found:
        return {}
    days = [scope.today - timedelta(days=back) for back in range(TREND_DAYS - 1, -1, -1)]
    numbers: dict[tuple[str, str, Any], dict[str, int]] = {}
    tops = [row.path for row in found if row.code == row.top]
    of_days, of_now = (_owed(codes, days), _silent(codes, days), _told(codes, days)), (_isolated(codes), _alerts(codes))
    for statement in (*of_days, *of_now, _overdue(codes, tops, scope)):
        for row in await conn.execute(statement):
            kept = numbers.setdefault((row.top, row.code, row.day), {})
            kept.update({name: int(value or 0) for name, value in row._mapping.items() if name not in ("top", "code", "day")})
    return {row.code: _division(row, found, numbers, days, scope) for row in found if row.code == row.top}


def _root() -> Select[Any]:
    """The top of the reporting tree: of several provinces on the list, the first that has enterprises or officers."""
    place = t.division.c
    peopled = or_(
        exists().where(below(t.enterprise.c.path, place.path)),
        exists().where(below(t.membership.c.path, place.path), t.held_by_officer),
    )
    top = place.path == literal("/") + place.code + literal("/")
    return select(place.code).where(top).order_by(case((peopled, 0), else_=1), place.code).limit(1)


def _places(codes: Collection[str]) -> CTE:
    """The divisions themselves and those right below them; `top` is whose row it is."""
    top, part = t.division.alias("top"), t.division.alias("part")
    right_below = (part.c.path == top.c.path) | (part.c.path == top.c.path + part.c.code + "/")
    chosen = select(top.c.code.label("top"), part.c.code, part.c.name, part.c.path).join_from(
        top, part, below(part.c.path, top.c.path) & right_below
    )
    return chosen.where(among(top.c.code, codes)).cte("places").prefix_with("MATERIALIZED")


def _shown(places: CTE, day: ColumnElement[Any], today: Any) -> ColumnElement[bool]:
    """Of the parts today alone."""
    return or_(places.c.code == places.c.top, day == today)


def _owed(codes: Collection[str], days: list[Any]) -> Select[Any]:
    places, total = _places(codes), t.due_total
    return (
        select(places.c.top, places.c.code, total.c.day, func.sum(total.c.owed).label("owed"))
        .join_from(places, total, below(total.c.path, places.c.path))
        .where(total.c.day.in_(days), total.c.duty == HEALTH_LEDGER, _shown(places, total.c.day, days[-1]))
        .group_by(places.c.top, places.c.code, total.c.day)
    )


def _silent(codes: Collection[str], days: list[Any]) -> Select[Any]:
    places, due = _places(codes), t.due
    return (
        select(places.c.top, places.c.code, due.c.day, func.count().label("silent"))
        .join_from(places, due, below(due.c.path, places.c.path))
        .where(due.c.day.in_(days), due.c.duty == HEALTH_LEDGER, _shown(places, due.c.day, days[-1]))
        .group_by(places.c.top, places.c.code, due.c.day)
    )


def _told(codes: Collection[str], days: list[Any]) -> Select[Any]:
    """Heads of the newest report of each day, of the reports that tell of anybody."""
    places, report = _places(codes), t.report
    newer = exists().where(
        _newer.c.enterprise_id == report.c.enterprise_id, _newer.c.day == report.c.day, _newer.c.revision > report.c.revision
    )
    heads = (func.sum(report.c.symptomatic).label("symptomatic"), func.sum(report.c.isolated).label("told_isolated"))
    return (
        select(places.c.top, places.c.code, report.c.day, *heads)
        .join_from(report, t.enterprise, t.enterprise.c.id == report.c.enterprise_id)
        .join(places, below(t.enterprise.c.path, places.c.path))
        .where(t.told, report.c.day.in_(days), ~newer, _shown(places, report.c.day, days[-1]))
        .group_by(places.c.top, places.c.code, report.c.day)
    )


def _by_place(codes: Collection[str], path: ColumnElement[Any], of: Any, condition: ColumnElement[bool], *sums: Any) -> Select[Any]:
    """Counts of rows that lie at a place, of now."""
    places = _places(codes)
    return (
        select(places.c.top, places.c.code, null().label("day"), *sums)
        .join_from(places, of, below(path, places.c.path))
        .where(condition)
        .group_by(places.c.top, places.c.code)
    )


def _isolated(codes: Collection[str]) -> Select[Any]:
    return _by_place(codes, t.isolation.c.path, t.isolation, t.isolated, func.count().label("isolated"))


def _alerts(codes: Collection[str]) -> Select[Any]:
    urgent = case((t.alert.c.severity == Severity.URGENT.value, 1), else_=0)
    sums = (func.sum(urgent).label("urgent"), func.sum(1 - urgent).label("routine"))
    return _by_place(codes, t.alert.c.path, t.alert, t.unresolved, *sums)


def _overdue(codes: Collection[str], tops: Collection[str], scope: Scope) -> Select[Any]:
    """Enterprises with something open. Looked for below `tops` first, by whichever path: SQLite would else read all enterprises for it."""
    places, point = _places(codes), t.disinfection_point
    begun = begun_by(scope.now.time(), scope.policy.disinfection_times)
    still_open = (
        open_slots(scope.today, scope.is_work_day(scope.today), scope.policy, begun)
        .where(or_(*(below(point.c.path, top) & below(t.enterprise.c.path, top) for top in tops)))
        .with_only_columns(point.c.enterprise_id, point.c.path)
        .distinct()
        .cte("still_open")
        .prefix_with("MATERIALIZED")
    )
    return (
        select(places.c.top, places.c.code, null().label("day"), func.count().label("overdue"))
        .join_from(places, still_open, below(still_open.c.path, places.c.path))
        .group_by(places.c.top, places.c.code)
    )


def _division(row: Any, found: Collection[Any], numbers: dict[Any, dict[str, int]], days: list[Any], scope: Scope) -> DivisionDay:
    def figures(code: str) -> Figures:
        told = {**numbers.get((row.top, code, scope.today), {}), **numbers.get((row.top, code, None), {})}
        return Figures(**{name: told.get(name, 0) for name in Figures.__dataclass_fields__})

    parts = tuple(Part(each.code, each.name, figures(each.code)) for each in found if each.top == row.top and each.code != row.top)
    trend = []
    for day in days:
        told = numbers.get((row.top, row.top, day), {})
        trend.append(DayFigures(day, *(told.get(name, 0) for name in ("owed", "silent", "symptomatic", "told_isolated"))))
    return DivisionDay(row.code, row.name, row.path, figures(row.code), parts, tuple(trend))
