"""Pages of laggards. What they cost grows with the laggards, not with the enterprises: whatever is told of an enterprise is looked up
by a subquery of its own, so that no plan ever reads all enterprises to find those of a few."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, case, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.facts.scope import Scope
from bot.storage.schedule import HEALTH_LEDGER
from conversations.briefing import Laggard, Laggards

PAGE = 8


def _managers(*conditions: ColumnElement[bool]) -> Any:
    held = (t.membership.c.enterprise_id == t.due.c.enterprise_id, t.membership.c.role == "manager", t.held, *conditions)
    chosen = select(func.count()).select_from(t.membership)
    if conditions:
        chosen = chosen.join(t.account, t.account.c.id == t.membership.c.account_id)
    return chosen.where(*held).correlate(t.due).scalar_subquery()


_REACHABLE = _managers(t.account.c.reachable) > 0


def _of(day: date) -> ColumnElement[bool]:
    return (t.due.c.day == day) & (t.due.c.duty == HEALTH_LEDGER)


async def load_laggards(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, Laggards]:
    """The pages `DIVISION:PAGE` that were asked for; a page behind the last one gives the last. Three statements."""
    wanted = {key: _parse(key) for key in keys}
    totals = await _load_totals(conn, {code for code, _ in wanted.values()}, scope.today)
    at = {}
    for key, (code, page) in wanted.items():
        if code in totals:
            pages = max(1, -(-totals[code].total // PAGE))
            at[key] = (totals[code], min(page, pages - 1), pages)
    if not at:
        return {}
    found: dict[tuple[str, int], list[Laggard]] = {}
    reminded = await _last_scheduled(conn, scope.today)
    pages_wanted = sorted({(total.code, total.path, page) for total, page, _ in at.values()})
    for row in await conn.execute(union_all(*(_page(*one, scope.today) for one in pages_wanted))):
        found.setdefault((row.code, row.page), []).append(_laggard(row, reminded, scope))
    return {
        key: Laggards(
            division=total.code,
            division_name=total.name,
            path=total.path,
            day=scope.today,
            owed=total.owed,
            total=total.total,
            reachable=total.reachable,
            page=page,
            pages=pages,
            laggards=tuple(found.get((total.code, page), ())),
        )
        for key, (total, page, pages) in at.items()
    }


def _parse(key: str) -> tuple[str, int]:
    code, _, page = key.rpartition(":")
    return code, int(page) if page.isdecimal() else 0


async def _load_totals(conn: AsyncConnection, codes: Collection[str], day: date) -> dict[str, Any]:
    owed = (
        select(func.coalesce(func.sum(t.due_total.c.owed), 0))
        .where(t.due_total.c.day == day, t.due_total.c.duty == HEALTH_LEDGER, below(t.due_total.c.path, t.division.c.path))
        .correlate(t.division)
        .scalar_subquery()
    )
    statement = (
        select(
            t.division.c.code,
            t.division.c.name,
            t.division.c.path,
            owed.label("owed"),
            func.count(t.due.c.enterprise_id).label("total"),
            func.coalesce(func.sum(case((_REACHABLE, 1), else_=0)), 0).label("reachable"),
        )
        .outerjoin_from(t.division, t.due, _of(day) & below(t.due.c.path, t.division.c.path))
        .where(among(t.division.c.code, codes))
        .group_by(t.division.c.code, t.division.c.name, t.division.c.path)
    )
    return {row.code: row for row in await conn.execute(statement)}


async def _last_scheduled(conn: AsyncConnection, day: date) -> datetime | None:
    """When the reminders of the day's timetable went out last: then everybody who could be was reminded."""
    statement = select(func.max(t.slot.c.done_at)).where(t.slot.c.day == day, t.slot.c.kind == "reminder", t.slot.c.outcome == "done")
    moment: datetime | None = await conn.scalar(statement)
    return moment


def _page(code: str, path: str, page: int, day: date) -> Select[Any]:
    name = select(t.enterprise.c.name).where(t.enterprise.c.id == t.due.c.enterprise_id).correlate(t.due).scalar_subquery().label("name")
    rows = (
        select(t.due, name)
        .where(_of(day), below(t.due.c.path, path))
        .order_by(t.due.c.path, name)
        .limit(PAGE)
        .offset(page * PAGE)
        .subquery("page")
    )
    division_name = (
        select(t.division.c.name)
        .join_from(t.enterprise, t.division, t.division.c.code == t.enterprise.c.division_code)
        .where(t.enterprise.c.id == rows.c.enterprise_id)
        .scalar_subquery()
    )
    managers = (
        select(
            t.membership.c.enterprise_id, func.count().label("managers"), func.sum(case((t.account.c.reachable, 1), else_=0)).label("can")
        )
        .join_from(t.membership, t.account, t.account.c.id == t.membership.c.account_id)
        .where(t.membership.c.enterprise_id.in_(select(rows.c.enterprise_id)), t.membership.c.role == "manager", t.held)
        .group_by(t.membership.c.enterprise_id)
        .subquery("managers")
    )
    return (
        select(
            literal(code).label("code"),
            literal(page, Integer).label("page"),
            rows.c.path,
            rows.c.enterprise_id,
            rows.c.name,
            rows.c.reminded_at,
            division_name.label("division_name"),
            func.coalesce(managers.c.managers, 0).label("managers"),
            func.coalesce(managers.c.can, 0).label("can"),
        )
        .select_from(rows)
        .outerjoin(managers, managers.c.enterprise_id == rows.c.enterprise_id)
    )


def _laggard(row: Any, last_scheduled: datetime | None, scope: Scope) -> Laggard:
    reachable = row.can > 0
    moments = [moment for moment in (row.reminded_at, last_scheduled if reachable else None) if moment is not None]
    return Laggard(
        enterprise_id=row.enterprise_id,
        name=row.name,
        division_name=row.division_name,
        managers=row.managers,
        reachable=reachable,
        reminded_at=scope.local(max(moments)) if moments else None,
    )
