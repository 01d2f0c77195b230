"""Whom an audience would reach now: counted, those who cannot be written to apart, and ten of the others by name."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Text, case, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.audience import audience_at, people
from bot.storage.facts.scope import Scope
from conversations.audience import Audience, audience_from_json, audience_to_json
from conversations.broadcast import AudienceCount
from conversations.policy import Policy

SAMPLES = 10


def audience_key(audience: Audience) -> str:
    """The key of the want: the audience's JSON without spaces."""
    return json.dumps(audience_to_json(audience), ensure_ascii=False, separators=(",", ":"))


async def load_audiences(conn: AsyncConnection, keys: Collection[str], scope: Scope) -> dict[str, AudienceCount]:
    """How each audience stands now. Four statements at most."""
    found = await _found(conn, {key: audience_from_json(json.loads(key)) for key in sorted(keys)}, scope.now, scope.policy)
    counts = {row.key: row for row in await conn.execute(together([_counted(key, rows) for key, rows in found.items()]))}
    samples: dict[str, list[str]] = {key: [] for key in found}
    named = await conn.execute(together([_sampled(key, rows) for key, rows in found.items()]))
    for row in sorted(named, key=lambda row: row.account_id):
        samples[row.key].append(_name(row))
    return {key: AudienceCount(key, counts[key].total, counts[key].unreachable, tuple(samples[key])) for key in found}


async def reached(conn: AsyncConnection, audiences: Sequence[Audience], now: datetime, policy: Policy) -> list[int]:
    """How many each of them is for (`AudienceCount.reached`), in their order. Two statements at most."""
    if not audiences:
        return []
    found = await _found(conn, {str(place): one for place, one in enumerate(audiences)}, now, policy)
    rows = await conn.execute(together([_counted(key, some) for key, some in found.items()]))
    counts = {row.key: row.total - row.unreachable for row in rows}
    return [counts[str(place)] for place, _ in enumerate(audiences)]


async def _found(conn: AsyncConnection, audiences: Mapping[str, Audience], now: datetime, policy: Policy) -> dict[str, Any]:
    """The people of each. One statement at most."""
    at = await audience_at(conn, audiences.values(), now, policy)
    return {key: people(audience, at).subquery("found") for key, audience in audiences.items()}


def together(parts: list[Any]) -> Any:
    """One statement out of several, at least one."""
    return parts[0] if len(parts) == 1 else union_all(*parts)


def _counted(key: str, rows: Any) -> Any:
    unreachable = func.coalesce(func.sum(case((rows.c.reachable, 0), else_=1)), 0)
    return select(literal(key, Text).label("key"), func.count().label("total"), unreachable.label("unreachable")).select_from(rows)


def _sampled(key: str, rows: Any) -> Any:
    """Ten of those who can be written to: each enterprise, and each officer's division, once. Names are looked up for them alone."""
    nowhere = rows.c.enterprise_id.is_(None) & rows.c.division_code.is_(None)
    first = func.min(rows.c.account_id)
    alike = (rows.c.enterprise_id, rows.c.division_code, case((nowhere, rows.c.account_id)))
    each = select(first.label("account_id"), *alike[:2]).where(rows.c.reachable).group_by(*alike)
    some = each.order_by(first).limit(SAMPLES).subquery("some")
    enterprise = select(t.enterprise.c.name).where(t.enterprise.c.id == some.c.enterprise_id).scalar_subquery()
    division = select(t.division.c.name).where(t.division.c.code == some.c.division_code).scalar_subquery()
    person = select(t.account.c.name).where(t.account.c.id == some.c.account_id).scalar_subquery()
    names = (enterprise.label("enterprise"), division.label("division"), person.label("person"))
    return select(literal(key, Text).label("key"), some.c.account_id, *names).select_from(some)


def _name(row: Any) -> str:
    """An enterprise with its division; of officers the division, of admins the name."""
    if row.enterprise is not None:
        return f"{row.enterprise}（{row.division}）"
    return str(row.division if row.division is not None else row.person)
