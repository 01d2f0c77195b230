"""Pages of those in isolation in a division: all of them, or those who lack a reading."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.facts.isolations import ISOLATIONS, with_history
from bot.storage.facts.scope import Scope
from conversations.codes import Half
from conversations.return_facts import IsolationPage
from conversations.returns import Isolation

PAGE = 8
MISSED = "missed"


class _Wanted(NamedTuple):
    code: str
    filter: str
    page: int


async def load_isolated(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, IsolationPage]:
    """The pages `DIVISION:FILTER:PAGE` that were asked for; a page behind the last one gives the last. Five statements at most."""
    wanted = {key: _parse(key) for key in keys}
    codes = sorted({each.code for each in wanted.values()})
    columns = (t.division.c.code, t.division.c.name, t.division.c.path)
    divisions = {row.code: row for row in await conn.execute(select(*columns).where(among(t.division.c.code, codes)))}
    if not divisions:
        return {}
    listed = (await conn.execute(_listed(divisions, {each.page for each in wanted.values()}, scope))).all()
    rows = (await conn.execute(ISOLATIONS.where(among(t.isolation.c.id, sorted({row.id for row in listed}))))).all()
    known = {isolation.id: isolation for isolation in await with_history(conn, rows, scope)}
    return {key: _page(divisions[each.code], each, listed, known) for key, each in wanted.items() if each.code in divisions}


def _parse(key: str) -> _Wanted:
    code, _, rest = key.partition(":")
    name, _, page = rest.partition(":")
    return _Wanted(code, name, int(page) if page.isdecimal() and len(page) < 10 else 0)


def _lacks(day: date, half: Half, opened_before: datetime) -> ColumnElement[bool]:
    """Was in isolation by then, and the reading was not taken."""
    taken = exists().where(t.reading.c.isolation_id == t.isolation.c.id, t.reading.c.day == day, t.reading.c.half == half.value)
    return (t.isolation.c.opened_at < opened_before) & ~taken


def _lacking(scope: Scope) -> ColumnElement[bool]:
    """Still on the roster, and without a reading of yesterday, or of this morning once it is evening."""
    yesterday, evening = scope.today - timedelta(days=1), scope.policy.evening_from
    missed = [
        _lacks(yesterday, Half.MORNING, scope.moment(1, evening)),
        _lacks(yesterday, Half.EVENING, scope.moment(0, time.min)),
    ]
    if scope.half is Half.EVENING:
        missed.append(_lacks(scope.today, Half.MORNING, scope.moment(0, evening)))
    return t.present & or_(*missed)


def _listed(codes: Collection[str], pages: Collection[int], scope: Scope) -> Select[Any]:
    """The isolations on `pages` and on the last page of each division and filter, each with its division's totals."""
    mine = (
        select(t.division.c.code, t.isolation.c.id, t.isolation.c.until, case((_lacking(scope), 1), else_=0).label("lacks"))
        .join_from(t.division, t.isolation, below(t.isolation.c.path, t.division.c.path) & t.isolated)
        .join(t.staff, t.staff.c.id == t.isolation.c.staff_id)
        .where(among(t.division.c.code, codes))
        .cte("mine")
        .prefix_with("MATERIALIZED")  # else the readings would be looked for wherever `lacks` is used
    )
    order = (mine.c.until, mine.c.id)
    row = select(
        mine,
        (func.row_number().over(partition_by=mine.c.code, order_by=order) - 1).label("place"),
        (func.row_number().over(partition_by=(mine.c.code, mine.c.lacks), order_by=order) - 1).label("place_missed"),
        func.count().over(partition_by=mine.c.code).label("open"),
        func.sum(mine.c.lacks).over(partition_by=mine.c.code).label("missed"),
    ).subquery("page")
    chosen = sorted(pages)
    page, page_missed = row.c.place // PAGE, row.c.place_missed // PAGE
    on_page = or_(among(page, chosen), page == (row.c.open - 1) // PAGE)
    on_page_missed = (row.c.lacks == 1) & or_(among(page_missed, chosen), page_missed == (row.c.missed - 1) // PAGE)
    return select(row).where(or_(on_page, on_page_missed)).order_by(row.c.code, row.c.place)


def _page(division: Any, wanted: _Wanted, listed: Collection[Any], known: dict[int, Isolation]) -> IsolationPage:
    mine = [row for row in listed if row.code == division.code]
    opened, missed = next(((row.open, row.missed) for row in mine), (0, 0))
    lacking = wanted.filter == MISSED
    total = missed if lacking else opened
    pages = max(1, -(-total // PAGE))
    shown = min(wanted.page, pages - 1)
    places = {row.id: row.place_missed if lacking else row.place for row in mine if row.lacks or not lacking}
    return IsolationPage(
        division=division.code,
        division_name=division.name,
        path=division.path,
        filter=wanted.filter,
        open=opened,
        missed=missed,
        total=total,
        page=shown,
        pages=pages,
        isolations=tuple(known[key] for key, place in places.items() if place // PAGE == shown and key in known),
    )
