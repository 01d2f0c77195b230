"""Lists of open alerts: of a division by tabs and pages, how many there are, and those of an enterprise. What they cost grows with the open
alerts of the place, not with those that are done with."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import CTE, ColumnElement, Select, and_, case, func, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.facts.alerts import ALERTS, alert_of
from bot.storage.facts.scope import Scope
from conversations.alert import Alert
from conversations.alert_pages import EVERYWHERE, OF_ENTERPRISE, PAGE, AlertCounts, AlertPage, Tab
from conversations.chain import Severity
from conversations.codes import AlertState


class _Wanted(NamedTuple):
    code: str
    tab: Tab
    page: int
    account: int


_ORDER = (case((t.alert.c.severity == Severity.URGENT.value, 0), else_=1), t.alert.c.opened_at, t.alert.c.id)
"""Urgent ones first, then those that have been open longest."""


async def load_alert_pages(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, AlertPage]:
    """The pages `DIVISION:TAB:PAGE:ACCOUNT` that were asked for; a page behind the last one gives the last. Four statements."""
    wanted = {key: _parse(key) for key in keys}
    codes = {one.code for one in wanted.values()}
    columns = (t.division.c.code, t.division.c.name, t.division.c.path)
    rows = await conn.execute(select(*columns).where(among(t.division.c.code, sorted(codes))))
    divisions = {row.code: (row.name, row.path) for row in rows}
    places = {**divisions, **({EVERYWHERE: ("", "")} if EVERYWHERE in codes else {})}
    wanted = {key: one for key, one in wanted.items() if one.code in places}
    if not wanted:
        return {}
    counted = await _counted(conn, {(one.code, one.account) for one in wanted.values()})
    shown = {key: one._replace(page=min(one.page, _pages(counted[one.code, one.account].of(one.tab)) - 1)) for key, one in wanted.items()}
    ranked = (await conn.execute(_ranked(shown.values()))).all()
    full = await conn.execute(ALERTS.where(among(t.alert.c.id, sorted({row.id for row in ranked}))))
    alerts = {row.id: alert_of(row, scope) for row in full}
    return {key: _page(one, places[one.code], counted[one.code, one.account], ranked, alerts) for key, one in shown.items()}


async def load_alert_counts(conn: AsyncConnection, keys: Collection[str], _scope: Scope) -> dict[str, AlertCounts]:
    """How many alerts are open, for each `DIVISION:ACCOUNT`. One statement."""
    pairs = {key: (code, int(account)) for key in keys for code, _, account in (key.rpartition(":"),) if account.isdecimal()}
    counted = await _counted(conn, set(pairs.values()))
    return {key: counted[pair] for key, pair in pairs.items()}


async def load_enterprise_alerts(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, tuple[Alert, ...]]:
    """The open alerts of each enterprise, one more than its card has room for at most. One statement."""
    number = func.row_number().over(partition_by=t.alert.c.enterprise_id, order_by=_ORDER)
    ranked = select(t.alert.c.id, number.label("number")).where(t.unresolved, among(t.alert.c.enterprise_id, ids)).subquery("ranked")
    statement = ALERTS.join(ranked, ranked.c.id == t.alert.c.id).where(ranked.c.number <= OF_ENTERPRISE + 1).order_by(ranked.c.number)
    found: dict[int, list[Alert]] = {key: [] for key in ids}
    for row in await conn.execute(statement):
        found[row.enterprise_id].append(alert_of(row, scope))
    return {key: tuple(alerts) for key, alerts in found.items()}


def _parse(key: str) -> _Wanted:
    code, tab, page, account = (*key.split(":"), "", "", "", "")[:4]
    known = next((one for one in Tab if one.value == tab), Tab.ALL)
    return _Wanted(code, known, _number(page), _number(account))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0


def _pages(total: int) -> int:
    return max(1, -(-total // PAGE))


def _places(codes: Iterable[str]) -> CTE:
    """The divisions with their paths; above all of them stands `EVERYWHERE`, without any."""
    known = sorted(set(codes))
    divisions = select(t.division.c.code, t.division.c.path).where(among(t.division.c.code, known))
    if EVERYWHERE not in known:
        return divisions.cte("chosen")
    return union_all(divisions, select(literal(EVERYWHERE).label("code"), literal("").label("path"))).cte("chosen")


async def _counted(conn: AsyncConnection, pairs: Collection[tuple[str, int]]) -> Mapping[tuple[str, int], AlertCounts]:
    chosen = _places(code for code, _ in pairs)
    by = case((among(t.alert.c.holder_id, sorted({account for _, account in pairs})), t.alert.c.holder_id), else_=None)
    statement = (
        select(chosen.c.code, t.alert.c.severity, t.alert.c.state, by.label("held_by"), func.count().label("count"))
        .join_from(chosen, t.alert, below(t.alert.c.path, chosen.c.path) & t.unresolved)
        # By its label: written out, the list of accounts would be another parameter there.
        .group_by(chosen.c.code, t.alert.c.severity, t.alert.c.state, "held_by")
    )
    rows = (await conn.execute(statement)).all()
    return {(code, account): _counts([row for row in rows if row.code == code], account) for code, account in pairs}


def _counts(rows: Collection[Any], account: int) -> AlertCounts:
    return AlertCounts(
        urgent=sum(row.count for row in rows if row.severity == Severity.URGENT.value),
        routine=sum(row.count for row in rows if row.severity != Severity.URGENT.value),
        mine=sum(row.count for row in rows if row.held_by == account),
        free=sum(row.count for row in rows if row.state == AlertState.OPEN.value),
    )


def _ranked(wanted: Collection[_Wanted]) -> Select[Any]:
    """The ids on any page that was asked for of any tab, each with its place in every tab."""
    chosen = _places(one.code for one in wanted)

    def place(*beside: ColumnElement[Any]) -> ColumnElement[int]:
        return func.row_number().over(partition_by=(chosen.c.code, *beside), order_by=_ORDER) - 1

    row = (
        select(
            chosen.c.code,
            t.alert.c.id,
            t.alert.c.state,
            t.alert.c.holder_id,
            place().label(Tab.ALL.value),
            place(t.alert.c.state).label(Tab.FREE.value),
            place(t.alert.c.holder_id).label(Tab.MINE.value),
        )
        .join_from(chosen, t.alert, below(t.alert.c.path, chosen.c.path) & t.unresolved)
        .subquery("page")
    )

    def on_page(tab: Tab) -> ColumnElement[bool]:
        return among(row.c[tab.value] // PAGE, sorted({one.page for one in wanted if one.tab is tab}))

    held = among(row.c.holder_id, sorted({one.account for one in wanted if one.tab is Tab.MINE}))
    free = and_(row.c.state == AlertState.OPEN.value, on_page(Tab.FREE))
    return select(row).where(or_(on_page(Tab.ALL), free, and_(held, on_page(Tab.MINE)))).order_by(row.c[Tab.ALL.value])


def _page(wanted: _Wanted, place: tuple[str, str], counts: AlertCounts, ranked: Collection[Any], alerts: Mapping[int, Alert]) -> AlertPage:
    def listed(row: Any) -> bool:
        belongs = {Tab.ALL: True, Tab.FREE: row.state == AlertState.OPEN.value, Tab.MINE: row.holder_id == wanted.account}[wanted.tab]
        return bool(row.code == wanted.code and belongs and row._mapping[wanted.tab.value] // PAGE == wanted.page)

    shown = tuple(alerts[row.id] for row in ranked if listed(row) and row.id in alerts)
    return AlertPage(wanted.code, *place, wanted.tab, counts, wanted.page, _pages(counts.of(wanted.tab)), shown)
