"""Pages of laggards. What they cost grows with the laggards, not with the enterprises: `due` is read once, by its index, and whatever is
told of an enterprise is looked up by a subquery of its own, so that no plan ever reads all enterprises to find those of a few."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.facts.scope import Scope
from bot.storage.schedule import BY_HAND_EVERY, CLOSED, HEALTH_LEDGER
from conversations.briefing import Laggard, Laggards

PAGE = 8


async def load_laggards(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, Laggards]:
    """The pages `DIVISION:PAGE` that were asked for; a page behind the last one gives the last. Three statements."""
    wanted = {key: _parse(key) for key in keys}
    divisions = {row.code: row for row in await conn.execute(_divisions({code for code, _ in wanted.values()}, scope.today))}
    if not divisions:
        return {}
    reminded = await _last_scheduled(conn, scope.today)
    listed: dict[str, list[Any]] = {code: [] for code in divisions}
    for row in await conn.execute(_listed(divisions, {page for _, page in wanted.values()}, scope)):
        listed[row.code].append(row)
    return {
        key: _laggards(divisions[code], page, listed[code], reminded, scope) for key, (code, page) in wanted.items() if code in divisions
    }


def _parse(key: str) -> tuple[str, int]:
    code, _, page = key.rpartition(":")
    return code, int(page) if page.isdecimal() and len(page) < 10 else 0


def _total(duty: str, day: date) -> Any:
    """How many enterprises of a division and below it are counted under `duty`."""
    c = t.due_total.c
    counted = select(func.coalesce(func.sum(c.owed), 0)).where(c.day == day, c.duty == duty, below(c.path, t.division.c.path))
    return counted.correlate(t.division).scalar_subquery()


def _divisions(codes: Collection[str], day: date) -> Select[Any]:
    """The divisions, and how many enterprises below each owed the ledger when the day was opened, and how many are closed."""
    owed = _total(HEALTH_LEDGER, day)
    columns = (t.division.c.code, t.division.c.name, t.division.c.path, owed.label("owed"), _total(CLOSED, day).label("closed"))
    return select(*columns).where(among(t.division.c.code, codes))


def _managers(of: Any, *conditions: ColumnElement[bool]) -> Any:
    """How many managers an enterprise has: all, or those of whom the conditions hold."""
    account = t.membership.join(t.account, t.account.c.id == t.membership.c.account_id)
    held = (t.membership.c.enterprise_id == of.c.enterprise_id, t.membership.c.role == "manager", t.held, *conditions)
    return select(func.count()).select_from(account).where(*held).correlate(of).scalar_subquery()


def _listed(codes: Collection[str], pages: Collection[int], scope: Scope) -> Select[Any]:
    """The laggards on `pages` and on the last page of each division, each with its division's totals."""
    day = scope.today
    free = or_(t.due.c.reminded_at.is_(None), t.due.c.reminded_at <= scope.now - BY_HAND_EVERY)
    name = select(t.enterprise.c.name).where(t.enterprise.c.id == t.due.c.enterprise_id).correlate(t.due).scalar_subquery()
    mine = (
        select(t.division.c.code, t.due, name.label("name"), _managers(t.due, t.account.c.reachable).label("can"), free.label("free"))
        .join_from(
            t.division,
            t.due,
            (t.due.c.day == day) & (t.due.c.duty == HEALTH_LEDGER) & below(t.due.c.path, t.division.c.path),
        )
        .where(among(t.division.c.code, codes))
        .cte("mine")
        .prefix_with("MATERIALIZED")  # else the lookups would be done again wherever their results are used
    )
    number = func.row_number().over(partition_by=mine.c.code, order_by=(mine.c.path, mine.c.name, mine.c.enterprise_id))
    total = func.count().over(partition_by=mine.c.code)
    reachable = func.sum(case((mine.c.can > 0, 1), else_=0)).over(partition_by=mine.c.code)
    remindable = func.sum(case((mine.c.free & (mine.c.can > 0), 1), else_=0)).over(partition_by=mine.c.code)
    totals = (total.label("total"), reachable.label("reachable"), remindable.label("remindable"))
    row = select(mine, number.label("number"), *totals).subquery("page")
    division_name = (
        select(t.division.c.name)
        .join_from(t.enterprise, t.division, t.division.c.code == t.enterprise.c.division_code)
        .where(t.enterprise.c.id == row.c.enterprise_id)
        .scalar_subquery()
    )
    page = (row.c.number - 1) // PAGE
    return (
        select(row, page.label("page"), division_name.label("division_name"), _managers(row).label("managers"))
        .where(or_(among(page, sorted(pages)), page == (row.c.total - 1) // PAGE))
        .order_by(row.c.number)
    )


async def _last_scheduled(conn: AsyncConnection, day: date) -> datetime | None:
    """When the reminders of the day's timetable went out last: then everybody who could be was reminded."""
    statement = select(func.max(t.slot.c.done_at)).where(t.slot.c.day == day, t.slot.c.kind == "reminder", t.slot.c.outcome == "done")
    moment: datetime | None = await conn.scalar(statement)
    return moment


def _laggards(division: Any, page: int, listed: Collection[Any], reminded: datetime | None, scope: Scope) -> Laggards:
    total, reachable, remindable = next(((row.total, row.reachable, row.remindable) for row in listed), (0, 0, 0))
    pages = max(1, -(-total // PAGE))
    shown = min(page, pages - 1)
    return Laggards(
        division=division.code,
        division_name=division.name,
        path=division.path,
        day=scope.today,
        owed=division.owed,
        total=total,
        reachable=reachable,
        remindable=remindable,
        page=shown,
        pages=pages,
        laggards=tuple(_laggard(row, reminded, scope) for row in listed if row.page == shown),
        closed=division.closed,
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
        remindable=reachable and row.free,
        reminded_at=scope.local(max(moments)) if moments else None,
    )
