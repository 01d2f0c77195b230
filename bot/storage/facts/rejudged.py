"""What a statement about a place changed: in one enterprise, and in a division."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import case, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below, texts
from bot.storage.facts.checks import CHECKS, check_of
from bot.storage.facts.risks import STATEMENTS, statement_of
from bot.storage.facts.scope import Scope
from conversations.codes import RiskLevel, Verdict
from conversations.return_facts import Rejudged, RejudgedIn, VerdictChange

LISTED = 20
"""Enterprises of a division that are named."""

_SEPARATOR = ":"
_of_risk = t.verdict.alias("of_risk")
_earlier = t.risk.alias("earlier")
_LEVEL_BEFORE = (
    select(_earlier.c.level)
    .where(_earlier.c.place == t.risk.c.place, _earlier.c.path == t.risk.c.path, _earlier.c.id < t.risk.c.id)
    .where(_earlier.c.since <= t.risk.c.since)
    .order_by(_earlier.c.since.desc(), _earlier.c.id.desc())
    .limit(1)
    .correlate(t.risk)
    .scalar_subquery()
)


def _parse(keys: Collection[str]) -> dict[str, tuple[int, str]]:
    """Statement and rest of the keys that name a statement."""
    found = {}
    for key in keys:
        risk, _, rest = key.partition(_SEPARATOR)
        if risk.isdecimal() and len(risk) < 18:
            found[key] = (int(risk), rest)
    return found


async def _statements(conn: AsyncConnection, ids: Collection[int]) -> Mapping[int, Any]:
    statement = STATEMENTS.add_columns(_LEVEL_BEFORE.label("level_before")).where(among(t.risk.c.id, sorted(set(ids))))
    return {row.id: row for row in await conn.execute(statement)}


def _level_before(row: Any) -> RiskLevel:
    """A place of which nothing had been said was low."""
    return RiskLevel(row.level_before) if row.level_before else RiskLevel.LOW


async def load_rejudged(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, Rejudged]:
    """For each `RISK:ENTERPRISE`: whose verdict the statement changed there, where the check is still the current one. Three statements."""
    wanted = {key: (risk, int(rest)) for key, (risk, rest) in _parse(keys).items() if rest.isdecimal() and len(rest) < 18}
    said = await _statements(conn, [risk for risk, _ in wanted.values()])
    shops = sorted({enterprise for _, enterprise in wanted.values()})
    found = await conn.execute(select(t.enterprise.c.id, t.enterprise.c.name).where(among(t.enterprise.c.id, shops)))
    names = {row.id: row.name for row in found}
    statement = (
        CHECKS.add_columns(_of_risk.c.risk_id, _of_risk.c.before.label("was"))
        .join(_of_risk, _of_risk.c.check_id == t.return_check.c.id)
        .where(among(_of_risk.c.risk_id, sorted(said)), among(_of_risk.c.enterprise_id, shops), _of_risk.c.changed, t.current_check)
        .order_by(t.staff.c.position, _of_risk.c.id)
    )
    changes: dict[tuple[int, int], list[VerdictChange]] = {}
    for row in await conn.execute(statement):
        change = VerdictChange(Verdict(row.was), check_of(row, scope))
        changes.setdefault((row.risk_id, row.enterprise_id), []).append(change)
    return {
        key: Rejudged(statement_of(said[risk], scope), shop, names[shop], tuple(changes.get((risk, shop), ())), _level_before(said[risk]))
        for key, (risk, shop) in wanted.items()
        if risk in said and shop in names
    }


async def load_rejudged_in(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, RejudgedIn]:
    """For each `RISK:DIVISION` (`RISK:`: everywhere): what the statement changed in the division and below it. Three statements."""
    wanted = _parse(keys)
    said = await _statements(conn, [risk for risk, _ in wanted.values()])
    places = await _places(conn, sorted({code for _, code in wanted.values()}))
    top = texts(sorted({path for _, path in places.values()}), "member_top")
    statement = (
        select(_of_risk.c.risk_id, t.enterprise.c.id, t.enterprise.c.name, t.enterprise.c.path, _of_risk.c.verdict)
        .add_columns(func.count().label("judged"), func.sum(case((_of_risk.c.changed, 1), else_=0)).label("changed"))
        .join_from(_of_risk, t.enterprise, t.enterprise.c.id == _of_risk.c.enterprise_id)
        .where(among(_of_risk.c.risk_id, sorted(said)), exists(select(top.c.value).where(below(t.enterprise.c.path, top.c.value))))
        .group_by(_of_risk.c.risk_id, t.enterprise.c.id, _of_risk.c.verdict)
    )
    judged: dict[int, list[Any]] = {}
    for row in await conn.execute(statement):
        judged.setdefault(row.risk_id, []).append(row)
    return {
        key: _rejudged_in(said[risk], (code, *places[code]), judged.get(risk, ()), scope)
        for key, (risk, code) in wanted.items()
        if risk in said and code in places
    }


async def _places(conn: AsyncConnection, codes: Collection[str]) -> dict[str, tuple[str, str]]:
    """Names and paths of divisions; all of them together are a place without a name."""
    columns = (t.division.c.code, t.division.c.name, t.division.c.path)
    found = {row.code: (row.name, row.path) for row in await conn.execute(select(*columns).where(among(t.division.c.code, codes)))}
    return {**found, **({"": ("", "/")} if "" in codes else {})}


def _rejudged_in(said: Any, place: tuple[str, str, str], judged: Collection[Any], scope: Scope) -> RejudgedIn:
    code, name, path = place
    mine = [row for row in judged if row.path.startswith(path)]
    verdicts = {verdict: sum(row.changed for row in mine if row.verdict == verdict.value) for verdict in Verdict}
    shops: dict[int, tuple[str, int]] = {}
    for row in mine:
        if row.changed:
            shops[row.id] = (row.name, shops.get(row.id, ("", 0))[1] + row.changed)
    most_first = sorted(shops.items(), key=lambda each: (-each[1][1], each[0]))
    return RejudgedIn(
        statement=statement_of(said, scope),
        division=code,
        division_name=name,
        path=path,
        judged=sum(row.judged for row in mine),
        changed=tuple((verdict, count) for verdict, count in verdicts.items() if count),
        enterprises=tuple((shop, shop_name, count) for shop, (shop_name, count) in most_first[:LISTED]),
        level_before=_level_before(said),
        finished=said.judged_at is not None,
    )
