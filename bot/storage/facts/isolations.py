"""Isolations with their readings and their history."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.entries import centi_to_celsius, symptoms_of
from bot.storage.facts.scope import Scope
from conversations.codes import Half, IsolationKind, IsolationStep, Rule
from conversations.returns import Isolation, IsolationChange, TemperatureReading
from conversations.rules.isolation import READING_DAYS

ISOLATIONS = (
    select(
        t.isolation,
        t.enterprise.c.name.label("enterprise_name"),
        t.division.c.name.label("division_name"),
        t.staff.c.name.label("staff_name"),
        t.staff.c.post.label("staff_post"),
        t.staff.c.departed_at.is_(None).label("is_present"),
    )
    .join_from(t.isolation, t.enterprise, t.enterprise.c.id == t.isolation.c.enterprise_id)
    .join(t.division, t.division.c.code == t.enterprise.c.division_code)
    .join(t.staff, t.staff.c.id == t.isolation.c.staff_id)
)
"""Rows of which `with_history` makes isolations."""

_HALVES = tuple(Half)


async def load_wards(conn: AsyncConnection, enterprise_ids: Collection[int], scope: Scope) -> dict[int, tuple[Isolation, ...]]:
    """The open isolations of the enterprises' present staff, the first to end first. Three statements."""
    statement = ISOLATIONS.where(among(t.isolation.c.enterprise_id, enterprise_ids), t.isolated, t.present)
    rows = (await conn.execute(statement.order_by(t.isolation.c.until, t.isolation.c.id))).all()
    found: dict[int, list[Isolation]] = {enterprise_id: [] for enterprise_id in enterprise_ids}
    for isolation in await with_history(conn, rows, scope):
        found[isolation.enterprise_id].append(isolation)
    return {enterprise_id: tuple(isolations) for enterprise_id, isolations in found.items()}


async def load_isolations(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, Isolation]:
    """Isolations one by one; where the scope locks they are locked on PostgreSQL, in the order of their ids. Three statements."""
    statement = ISOLATIONS.where(among(t.isolation.c.id, ids)).order_by(t.isolation.c.id)
    if scope.locking and conn.dialect.name == "postgresql":
        statement = statement.with_for_update(of=t.isolation)
    rows = (await conn.execute(statement)).all()
    return {isolation.id: isolation for isolation in await with_history(conn, rows, scope)}


async def with_history(conn: AsyncConnection, rows: Sequence[Any], scope: Scope) -> list[Isolation]:
    """The isolations in rows of `ISOLATIONS`, in their order. Two statements, where there are any."""
    if not rows:
        return []
    ids = [row.id for row in rows]
    readings, changes = await _readings(conn, ids, scope), await _changes(conn, ids, scope)
    return [
        Isolation(
            id=row.id,
            enterprise_id=row.enterprise_id,
            enterprise_name=row.enterprise_name,
            division_name=row.division_name,
            path=row.path,
            staff_id=row.staff_id,
            staff_name=row.staff_name,
            staff_post=row.staff_post,
            kind=IsolationKind(row.kind),
            first=row.first,
            until=row.until,
            rule=Rule(row.rule),
            readings=readings.get(row.id, ()),
            changes=changes.get(row.id, ()),
            ended=IsolationStep(row.ended_step) if row.ended_step else None,
            present=row.is_present,
        )
        for row in rows
    ]


async def _readings(conn: AsyncConnection, ids: Sequence[int], scope: Scope) -> dict[int, tuple[TemperatureReading, ...]]:
    """The readings of the last days, and all from the last day of isolation on; of one half day the newest."""
    since = scope.today - timedelta(days=READING_DAYS)
    statement = (
        select(t.reading, t.account.c.name.label("taken_by"))
        .join_from(t.reading, t.isolation, t.isolation.c.id == t.reading.c.isolation_id)
        .join(t.account, t.account.c.id == t.reading.c.by)
        .where(among(t.reading.c.isolation_id, ids), or_(t.reading.c.day >= since, t.reading.c.day >= t.isolation.c.until))
        .order_by(t.reading.c.id)
    )
    newest: dict[int, dict[tuple[Any, int], TemperatureReading]] = {}
    for row in await conn.execute(statement):
        half = Half(row.half)
        newest.setdefault(row.isolation_id, {})[row.day, _HALVES.index(half)] = TemperatureReading(
            day=row.day,
            half=half,
            temperature=centi_to_celsius(row.temperature_centi),
            symptoms=symptoms_of(row.symptoms),
            taken_at=scope.local(row.taken_at),
            by=row.taken_by,
        )
    return {isolation_id: tuple(of[key] for key in sorted(of)) for isolation_id, of in newest.items()}


async def _changes(conn: AsyncConnection, ids: Sequence[int], scope: Scope) -> dict[int, tuple[IsolationChange, ...]]:
    c = t.isolation_change.c
    statement = (
        select(c.isolation_id, c.step, c.at, c.until, c.note, t.account.c.name.label("made_by"))
        .outerjoin_from(t.isolation_change, t.account, t.account.c.id == c.by)
        .where(among(c.isolation_id, ids))
        .order_by(c.id)
    )
    found: dict[int, list[IsolationChange]] = {}
    for row in await conn.execute(statement):
        change = IsolationChange(IsolationStep(row.step), scope.local(row.at), row.until, row.made_by or "", row.note)
        found.setdefault(row.isolation_id, []).append(change)
    return {isolation_id: tuple(changes) for isolation_id, changes in found.items()}
