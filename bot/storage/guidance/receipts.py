"""Receipts (回执) of a version of guidance: who has not read it, by enterprise."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, not_, select, true, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.facts.scope import Scope
from bot.storage.guidance.rows import risks_of, sectors_of
from bot.storage.risk_today import RiskToday, load_risk_today
from conversations.guidance import GUIDANCE_A_PAGE, ReceiptLine, ReceiptPage
from conversations.guidance_keys import number

ROOT = "/"
"""The path above all divisions."""


class _Asked(NamedTuple):
    place: int
    version: Any
    division: str
    division_name: str
    path: str
    page: int


async def load_receipts(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, ReceiptPage]:
    """The pages `VERSION:DIVISION:PAGE`; one behind the last gives the last. Five statements."""
    parts = {key: key.split(":") for key in sorted(keys)}
    c, d = t.guidance_version.c, t.division.c
    wanted = select(c.id, c.sectors, c.risks, c.must_confirm).where(among(c.id, {number(one[0]) for one in parts.values()}))
    versions = {row.id: row for row in await conn.execute(wanted)}
    codes = sorted({one[1] for one in parts.values() if one[1]})
    divisions = {row.code: row for row in await conn.execute(select(d.code, d.name, d.path).where(among(d.code, codes)))} if codes else {}
    asked = {key: found for place, (key, one) in enumerate(parts.items()) if (found := _asked(place, one, versions, divisions))}
    if not asked:
        return {}
    risk = await load_risk_today(conn, scope.now)
    states = {key: _states(one, risk) for key, one in asked.items()}
    counts = {row.place: row for row in await conn.execute(union_all(*(_counts(asked[key], each) for key, each in states.items())))}
    lines: dict[int, list[Any]] = {}
    pages = [_owing(asked[key], each, counts[asked[key].place].owing or 0) for key, each in states.items()]
    for row in await conn.execute(union_all(*pages)):
        lines.setdefault(row.place, []).append(row)
    return {key: _page(one, counts[one.place], lines.get(one.place, [])) for key, one in asked.items()}


def _asked(place: int, parts: list[str], versions: Mapping[int, Any], divisions: Mapping[str, Any]) -> _Asked | None:
    version, code = versions.get(number(parts[0])), parts[1]
    if version is None or (code and code not in divisions):
        return None
    name, path = (divisions[code].name, divisions[code].path) if code else ("", ROOT)
    return _Asked(place, version, code, name, path, number(parts[2]))


def _states(asked: _Asked, risk: RiskToday) -> Any:
    """Each enterprise to which the version applies now: whether it has a manager, and whether one of them has read or confirmed."""
    e, m, r = t.enterprise.c, t.membership.c, t.guidance_receipt.c
    manages = and_(m.enterprise_id == e.id, m.role == "manager", t.held)
    receipts = t.membership.join(t.guidance_receipt, and_(r.account_id == m.account_id, r.version_id == asked.version.id))
    read = exists().select_from(receipts).where(manages, r.read_at.is_not(None)).correlate(t.enterprise)
    confirmed = exists().select_from(receipts).where(manages, r.confirmed_at.is_not(None)).correlate(t.enterprise)
    managed = exists().where(manages).correlate(t.enterprise)
    statement = select(e.id, e.name, _flag(managed, "managed"), _flag(read, "read"), _flag(confirmed, "confirmed"))
    return statement.where(e.active, below(e.path, asked.path), _concerned(asked.version, risk)).subquery(f"states{asked.place}")


def _flag(condition: ColumnElement[bool], name: str) -> Any:
    return case((condition, 1), else_=0).label(name)


def _concerned(version: Any, risk: RiskToday) -> ColumnElement[bool]:
    """Sector × risk of the division, as a condition on enterprises."""
    e = t.enterprise.c
    sectors, risks = sectors_of(version.sectors), risks_of(version.risks)
    found: list[ColumnElement[bool]] = [among(e.sector, [one.value for one in sectors])] if sectors else []
    if risks:
        inside, codes = risk.codes(risks)
        found.append(among(e.division_code, codes) if inside else not_(among(e.division_code, codes)))
    return and_(true(), *found)


def _owes(asked: _Asked, states: Any) -> ColumnElement[bool]:
    done: ColumnElement[int] = states.c.confirmed if asked.version.must_confirm else states.c.read
    return and_(states.c.managed == 1, done == 0)


def _counts(asked: _Asked, states: Any) -> Select[Any]:
    total = func.count()
    sums = (func.sum(states.c[name]).label(name) for name in ("managed", "read", "confirmed"))
    owing = func.sum(case((_owes(asked, states), 1), else_=0)).label("owing")
    return select(literal(asked.place).label("place"), total.label("total"), *sums, owing).select_from(states)


def _owing(asked: _Asked, states: Any, owing: int) -> Select[Any]:
    page = min(asked.page, _pages(owing) - 1)
    rows = (
        select(literal(asked.place).label("place"), states.c.id, states.c.name, states.c.read)
        .where(_owes(asked, states))
        .order_by(states.c.name, states.c.id)
        .limit(GUIDANCE_A_PAGE)
        .offset(page * GUIDANCE_A_PAGE)
        .subquery(f"owing{asked.place}")
    )
    return select(rows)


def _pages(owing: int) -> int:
    return max(1, -(-owing // GUIDANCE_A_PAGE))


def _page(asked: _Asked, counts: Any, rows: list[Any]) -> ReceiptPage:
    owing = counts.owing or 0
    return ReceiptPage(
        version_id=asked.version.id,
        division=asked.division,
        division_name=asked.division_name,
        path=asked.path,
        total=counts.total,
        nobody=counts.total - (counts.managed or 0),
        read=counts.read or 0,
        confirmed=counts.confirmed or 0,
        owing=owing,
        page=min(asked.page, _pages(owing) - 1),
        pages=_pages(owing),
        lines=tuple(ReceiptLine(row.id, row.name, bool(row.read)) for row in sorted(rows, key=lambda row: (row.name, row.id))),
    )
