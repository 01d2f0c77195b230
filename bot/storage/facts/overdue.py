"""Pages of enterprises with disinfection still open today. What they cost grows with those of the division that have points due by the
clock, not with its enterprises."""

from collections.abc import Collection, Iterable
from datetime import time
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, literal_column, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.facts.scope import Scope
from bot.storage.open_slots import due_on, open_slots, open_vehicles
from conversations.disinfection import OverdueEnterprise, OverduePage

PAGE = 8


async def load_overdue(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, OverduePage]:
    """The pages `DIVISION:PAGE` that were asked for, of the times of the plan that have begun by now; a page behind the last one gives the
    last. Two statements."""
    wanted = {key: _parse(key) for key in keys}
    divisions = {row.code: row for row in await conn.execute(_divisions({code for code, _ in wanted.values()}, scope))}
    if not divisions:
        return {}
    listed: dict[str, list[Any]] = {code: [] for code in divisions}
    for row in await conn.execute(_listed(divisions, {page for _, page in wanted.values()}, scope)):
        listed[row.code].append(row)
    return {key: _page(divisions[code], page, listed[code], scope) for key, (code, page) in wanted.items() if code in divisions}


def _parse(key: str) -> tuple[str, int]:
    code, _, page = key.rpartition(":")
    return code, int(page) if page.isdecimal() and len(page) < 10 else 0


def begun_by(wall: time, times: Iterable[time]) -> list[time]:
    """The times of a plan that have begun when clocks show `wall`."""
    return [each for each in times if each <= wall]


def _divisions(codes: Collection[str], scope: Scope) -> Select[Any]:
    """The divisions, and how many enterprises in and below each have points due today: by the clock, or vehicles alone that are open."""
    point, works = t.disinfection_point, scope.is_work_day(scope.today)
    due = (
        select(func.count(point.c.enterprise_id.distinct()))
        .join_from(point, t.enterprise, t.enterprise.c.id == point.c.enterprise_id)
        .where(due_on(scope.today, works), below(point.c.path, t.division.c.path))
        .correlate(t.division)
        .scalar_subquery()
    )
    other = point.alias("other").c
    clock = exists().where(
        other.enterprise_id == point.c.enterprise_id, other.removed_at.is_(None), other.times_a_day > literal_column("0")
    )
    also = (
        open_vehicles(scope.moment(0, time()), works, _runs_in(codes))
        .with_only_columns(func.count(point.c.enterprise_id.distinct()))
        .where(below(point.c.path, t.division.c.path), ~clock.where(other.since <= scope.today).correlate(point))
        .correlate(t.division)
        .scalar_subquery()
    )
    return select(t.division.c.code, t.division.c.name, t.division.c.path, (due + also).label("due")).where(among(t.division.c.code, codes))


def _runs_in(codes: Collection[str]) -> ColumnElement[bool]:
    """Runs in these divisions or below them."""
    place = t.division.alias("place").c
    return exists().where(among(place.code, codes), below(t.courier_run.c.path, place.path))


def _listed(codes: Collection[str], pages: Collection[int], scope: Scope) -> Select[Any]:
    """The enterprises on `pages` and on the last page of each division, each with its division's total."""
    point, today = t.disinfection_point, scope.today
    begun = begun_by(scope.now.time(), scope.policy.disinfection_times)
    works = scope.is_work_day(today)
    there = t.division.c.code, point.c.enterprise_id, point.c.path, t.enterprise.c.name, t.enterprise.c.division_code
    parts = (
        part.join(t.division, below(point.c.path, t.division.c.path))
        .where(among(t.division.c.code, codes))
        .with_only_columns(*there, point.c.id.label("point_id"))
        for part in (open_slots(today, works, scope.policy, begun), open_vehicles(scope.moment(0, time()), works, _runs_in(codes)))
    )
    slot = union_all(*parts).subquery("slot")
    each = tuple(slot.c[column.name] for column in there)
    counts = func.count(slot.c.point_id.distinct()).label("points"), func.count().label("slots")
    mine = select(*each, *counts).group_by(*each).subquery("mine")
    order = (mine.c.slots.desc(), mine.c.path, mine.c.name, mine.c.enterprise_id)
    number = func.row_number().over(partition_by=mine.c.code, order_by=order)
    total = func.count().over(partition_by=mine.c.code)
    row = select(mine, number.label("number"), total.label("total")).subquery("page")
    name = select(t.division.c.name).where(t.division.c.code == row.c.division_code).scalar_subquery()
    page: ColumnElement[int] = (row.c.number - 1) // PAGE
    return (
        select(row, page.label("page"), name.label("division_name"))
        .where(or_(among(page, sorted(pages)), page == (row.c.total - 1) // PAGE))
        .order_by(row.c.number)
    )


def _page(division: Any, page: int, listed: Collection[Any], scope: Scope) -> OverduePage:
    total = next((row.total for row in listed), 0)
    pages = max(1, -(-total // PAGE))
    shown = min(page, pages - 1)
    return OverduePage(
        division=division.code,
        division_name=division.name,
        path=division.path,
        day=scope.today,
        due=division.due,
        total=total,
        page=shown,
        pages=pages,
        enterprises=tuple(
            OverdueEnterprise(row.enterprise_id, row.name, row.division_name, row.points, row.slots) for row in listed if row.page == shown
        ),
    )
