"""Rotas of divisions, what whoever stands in is told, and holes in the coverage that concern an officer."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.coverage import load_posts
from bot.storage.duty import hours_of, leaves_of
from bot.storage.facts.scope import Scope
from bot.storage.officers import upward
from conversations.duty import Officer, Rota, StandIn, Standing, Uncovered
from conversations.rules.coverage import uncovered


async def officers_upward(conn: AsyncConnection, paths: Collection[str]) -> dict[str, list[Any]]:
    """The officers of these places and of all above them, by the path of their division. One statement."""
    over = sorted({path for each in paths for path in upward(each)})
    m, a = t.membership.c, t.account.c
    rows = (
        select(m.path, a.id, a.name, a.reachable, t.division.c.name.label("division_name"))
        .join_from(t.membership, t.account, a.id == m.account_id)
        .join(t.division, t.division.c.code == m.division_code)
        .where(among(m.path, over), t.held_by_officer)
        .order_by(m.id)
    )
    at: dict[str, list[Any]] = {}
    for row in await conn.execute(rows):
        at.setdefault(row.path, []).append(row)
    return at


async def load_rotas(conn: AsyncConnection, codes: Collection[str], scope: Scope) -> dict[str, Rota]:
    """The rotas of the divisions that exist. Five statements."""
    c = t.division.c
    divisions = (await conn.execute(select(c.code, c.name, c.path).where(among(c.code, codes)))).all()
    at = await officers_upward(conn, [row.path for row in divisions])
    ids = sorted({row.id for rows in at.values() for row in rows})
    hours, leaves = await hours_of(conn, ids), await leaves_of(conn, ids, scope.today)

    def officer(row: Any) -> Officer:
        return Officer(row.id, row.name, row.path, row.division_name, row.reachable, hours.get(row.id, ()), leaves.get(row.id, ()))

    standing = await _standing(conn, codes, scope)
    found = {}
    for division in divisions:
        levels = [officer(row) for path in upward(division.path) for row in at.get(path, ())]
        nearest = {one.id: one for one in reversed(levels)}  # who is an officer of several of them, by the nearest
        own = tuple(one for one in levels if one.path == division.path)
        above = tuple(one for one in levels if one.path != division.path and nearest[one.id] == one)
        found[division.code] = Rota(division.code, division.name, division.path, own, above, standing.get(division.code, ()))
    return found


async def _standing(conn: AsyncConnection, codes: Collection[str], scope: Scope) -> dict[str, tuple[Standing, ...]]:
    """For whom officers of these divisions stand in: for others there or below, for nobody else may they. One statement."""
    own, m, c, d = t.membership.alias("own"), t.membership.c, t.absence.c, t.division.c
    rows = (
        select(d.code, c.stand_in, t.account.c.name, c.first, c.last)
        .distinct()
        .join_from(t.division, t.membership, below(m.path, d.path) & t.held_by_officer)
        .join(t.absence, (c.account_id == m.account_id) & t.absent & (c.last >= scope.today))
        .join(own, (own.c.account_id == c.stand_in) & (own.c.division_code == d.code) & own.c.ended_at.is_(None))
        .join(t.account, t.account.c.id == c.account_id)
        .where(among(d.code, codes))
        .order_by(c.first, c.last, t.account.c.name)
    )
    found: dict[str, tuple[Standing, ...]] = {}
    for row in await conn.execute(rows):
        found[row.code] = (*found.get(row.code, ()), Standing(row.stand_in, row.name, row.first, row.last))
    return found


async def load_stand_ins(conn: AsyncConnection, ids: Collection[int]) -> dict[int, StandIn]:
    """Leaves with somebody who stands in. Two statements."""
    c = t.absence.c
    rows = (
        select(c.id, c.stand_in, c.account_id, t.account.c.name, c.first, c.last, c.withdrawn_at.is_not(None).label("withdrawn"))
        .join(t.account, t.account.c.id == c.account_id)
        .where(among(c.id, ids), c.stand_in.is_not(None))
    )
    leaves = (await conn.execute(rows)).all()
    m = t.membership.c
    held = (
        select(m.account_id, t.division.c.name)
        .join(t.division, t.division.c.code == m.division_code)
        .where(among(m.account_id, [row.account_id for row in leaves]), t.held_by_officer)
        .order_by(m.id)
    )
    divisions: dict[int, tuple[str, ...]] = {}
    for row in await conn.execute(held):
        divisions[row.account_id] = (*divisions.get(row.account_id, ()), row.name)
    return {
        row.id: StandIn(row.id, row.stand_in, row.name, divisions.get(row.account_id, ()), row.first, row.last, row.withdrawn)
        for row in leaves
    }


async def load_uncovered(conn: AsyncConnection, keys: Collection[str]) -> dict[str, tuple[Uncovered, ...]]:
    """For each `ACCOUNT:DAY` the holes that concern the officer; nothing where there are none. Three statements."""
    asked = [(key, int(account), date.fromisoformat(day)) for key in keys for account, _, day in (key.partition(":"),)]
    days = sorted({day for _, _, day in asked})
    if not days:
        return {}
    posts, officers = await load_posts(conn, days[0])
    by_day = {day: uncovered(posts, officers, day) for day in days}
    return {key: by_day[day][account] for key, account, day in asked if account in by_day[day]}
