"""Where officers may be assigned, and to what they are."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Text, cast, exists, func, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.assignments import of_sector
from bot.storage.columns import among, below
from bot.storage.duty import hours_of, leaves_of
from bot.storage.facts.duty import officers_upward
from bot.storage.facts.scope import Scope
from bot.storage.officers import upward
from conversations.codes import Sector
from conversations.duty import Assigning, Assignment, Below, BelowPage, Officer

PAGE = 8
OF_DIVISION, OF_ENTERPRISE = "d", "e"

Place = tuple[str, str, int | None]
"""Path, name, and which enterprise it is, if it is one."""


async def load_assigning(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, Assigning]:
    """The places `dDIVISION` and `eENTERPRISE` that exist. Seven statements."""
    places = await _places(conn, keys)
    at = await officers_upward(conn, [path for path, _, _ in places.values()])
    ids = sorted({row.id for rows in at.values() for row in rows})
    hours, leaves = await hours_of(conn, ids), await leaves_of(conn, ids, scope.today)
    standing, unresolved = await _standing(conn, places, scope), await _unresolved(conn, places)
    found = {}
    for key, (path, name, enterprise) in places.items():
        officers: dict[int, Officer] = {}
        for row in (row for place in upward(path) for row in at.get(place, ())):
            known = (row.reachable, hours.get(row.id, ()), leaves.get(row.id, ()))
            officers.setdefault(row.id, Officer(row.id, row.name, row.path, row.division_name, *known))
        assigned = tuple(replace(one, counts=one.officer_id in officers) for one in standing.get(key, ()))
        found[key] = Assigning(key, path, name, enterprise, assigned, tuple(officers.values()), unresolved.get(key, ()))
    return found


async def _places(conn: AsyncConnection, keys: Collection[str]) -> dict[str, Place]:
    codes = [key[1:] for key in keys if key.startswith(OF_DIVISION)]
    ids = [int(key[1:]) for key in keys if key.startswith(OF_ENTERPRISE) and key[1:].isdecimal() and len(key) < 18]
    d, e = t.division.c, t.enterprise.c
    divisions = await conn.execute(select(d.code, d.path, d.name).where(among(d.code, codes)))
    enterprises = await conn.execute(select(e.id, e.path, e.name).where(among(e.id, ids)))
    return {
        **{f"{OF_DIVISION}{row.code}": (row.path, row.name, None) for row in divisions},
        **{f"{OF_ENTERPRISE}{row.id}": (row.path, row.name, row.id) for row in enterprises},
    }


async def _standing(conn: AsyncConnection, places: Mapping[str, Place], scope: Scope) -> dict[str, tuple[Assignment, ...]]:
    """The assignments of each place, the oldest first."""
    c = t.assignment.c
    rows = (
        select(c.id, c.account_id, t.account.c.name, c.since, c.sector, c.enterprise_id, c.path, t.enterprise.c.name.label("enterprise"))
        .join(t.account, t.account.c.id == c.account_id)
        .outerjoin(t.enterprise, t.enterprise.c.id == c.enterprise_id)
        .where(t.assigned)
    )
    paths = [path for path, _, enterprise in places.values() if enterprise is None]
    both = union_all(rows.where(among(c.path, paths)), rows.where(among(c.enterprise_id, _enterprises(places))))
    standing = [row for _, row in sorted({row.id: row for row in await conn.execute(both)}.items())]
    return {
        key: tuple(
            _assignment(row, scope) for row in standing if (row.path == path if enterprise is None else row.enterprise_id == enterprise)
        )
        for key, (path, _, enterprise) in places.items()
    }


def _assignment(row: Any, scope: Scope) -> Assignment:
    sector = Sector(row.sector) if row.sector else None
    return Assignment(row.id, row.account_id, row.name, scope.local(row.since).date(), sector, row.enterprise_id, row.enterprise or "")


def _enterprises(places: Mapping[str, Place]) -> list[int]:
    return [enterprise for _, _, enterprise in places.values() if enterprise is not None]


async def _unresolved(conn: AsyncConnection, places: Mapping[str, Place]) -> dict[str, tuple[tuple[Sector | None, int], ...]]:
    """How many unresolved alerts an assignment of each sector, or of the enterprise, would be about."""
    d, e, a = t.division.c, t.enterprise.c, t.alert.c
    codes = [key[1:] for key, (_, _, enterprise) in places.items() if enterprise is None]
    alerts = t.alert.join(t.enterprise, e.id == a.enterprise_id)
    by_sector = (
        select((literal(OF_DIVISION, Text) + d.code).label("key"), e.sector, func.count().label("alerts"))
        .select_from(t.division.join(alerts, of_sector(d.path)))
        .where(among(d.code, codes))
        .group_by(d.code, e.sector)
    )
    of_one = (
        select((literal(OF_ENTERPRISE, Text) + cast(a.enterprise_id, Text)).label("key"), literal(None, Text), func.count())
        .where(among(a.enterprise_id, _enterprises(places)), t.unresolved)
        .group_by(a.enterprise_id)
    )
    found: dict[str, tuple[tuple[Sector | None, int], ...]] = {}
    for row in await conn.execute(union_all(by_sector, of_one)):
        found[row.key] = (*found.get(row.key, ()), (Sector(row.sector) if row.sector else None, row.alerts))
    return found


async def load_below(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, BelowPage]:
    """The pages `DIVISION:PAGE` of the divisions that lie below one (all, without a code) and have enterprises or officers; a page behind
    the last one gives the last. Two statements."""
    del scope
    wanted = {key: (code, int(page)) for key in keys for code, _, page in (key.partition(":"),)}
    d = t.division.c
    tops = {
        row.code: row.path for row in await conn.execute(select(d.code, d.path).where(among(d.code, {code for code, _ in wanted.values()})))
    }
    count = select(func.count()).where(t.assignment.c.path == d.path, t.assigned).correlate(t.division).scalar_subquery()
    peopled = or_(exists().where(t.enterprise.c.path == d.path), exists().where(t.membership.c.path == d.path, t.held_by_officer))
    top = "" if any(not code for code, _ in wanted.values()) else min(tops.values(), key=len, default="")
    rows = select(d.code, d.name, d.path, count.label("assignments")).where(peopled, below(d.path, top) if top else d.path >= "/")
    found = [Below(row.code, row.name, row.path, row.assignments) for row in await conn.execute(rows.order_by(d.path))]
    return {key: _page(found, tops.get(code, ""), page) for key, (code, page) in wanted.items() if not code or code in tops}


def _page(divisions: Iterable[Below], top: str, page: int) -> BelowPage:
    listed = [one for one in divisions if not top or (one.path.startswith(top) and one.path != top)]
    pages = max(1, -(-len(listed) // PAGE))
    page = min(page, pages - 1)
    return BelowPage(top, tuple(listed[page * PAGE : (page + 1) * PAGE]), page, pages)
