"""Which enterprises stand on the list of key enterprises (重点企业) of which level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.registry.counts import Counts
from bot.storage.statements import insert_into
from conversations.roles import Level


class KeyEnterpriseRow(Protocol):
    """A row of the list."""

    @property
    def credit_code(self) -> str: ...
    @property
    def level(self) -> Level: ...


@dataclass(frozen=True, slots=True)
class OnList:
    """An enterprise that stands on the list of a level."""

    name: str
    credit_code: str
    level: Level


async def credit_codes(conn: AsyncConnection) -> set[str]:
    """The codes of all enterprises. One statement."""
    return set(await conn.scalars(select(t.enterprise.c.uscc)))


async def add_key_enterprises(conn: AsyncConnection, rows: Sequence[KeyEnterpriseRow], now: datetime) -> Counts:
    """Put enterprises that exist on the lists; who stands there already stays, since when too. An audit event
    tells of the others. Three statements."""
    codes = sorted({row.credit_code for row in rows})
    known = select(t.enterprise.c.uscc, t.enterprise.c.id).where(among(t.enterprise.c.uscc, codes))
    ids = {row.uscc: row.id for row in await conn.execute(known)}
    values = [{"enterprise_id": ids[row.credit_code], "level": row.level.value, "since": now} for row in rows if row.credit_code in ids]
    if not values:
        return Counts()
    new = insert_into(conn, t.key_enterprise)
    once = new.on_conflict_do_nothing().returning(t.key_enterprise.c.enterprise_id, t.key_enterprise.c.level)
    added = (await conn.execute(once, values)).all()  # how many rows a list of values has changed asyncpg does not say
    await _noted(conn, "add_key_enterprises", added, now)
    return Counts(len(added), 0, len(rows) - len(added))


async def not_listed(conn: AsyncConnection, rows: Sequence[KeyEnterpriseRow]) -> list[OnList]:
    """Who stands on the lists of the levels that are among `rows`, and is not among them. One statement."""
    e, k = t.enterprise.c, t.key_enterprise.c
    found = select(e.name, e.uscc, k.level).join_from(t.key_enterprise, t.enterprise, e.id == k.enterprise_id)
    listed = await conn.execute(found.where(_left_out(rows)).order_by(k.level, e.name, e.id))
    return [OnList(row.name, row.uscc, Level(row.level)) for row in listed]


async def take_off(conn: AsyncConnection, rows: Sequence[KeyEnterpriseRow], now: datetime) -> int:
    """Take those off the lists; an audit event tells of them. Returns how many places on lists that are. Two statements."""
    k = t.key_enterprise.c
    gone = delete(t.key_enterprise).where(_left_out(rows)).returning(k.enterprise_id, k.level)
    taken = (await conn.execute(gone)).all()
    await _noted(conn, "take_off_key_enterprises", taken, now)
    return len(taken)


async def _noted(conn: AsyncConnection, action: str, places: Iterable[Any], now: datetime) -> None:
    """An audit event of the operator's: the enterprises, level by level. None where there are none."""
    levels: dict[str, list[int]] = {}
    for place in places:
        levels.setdefault(place.level, []).append(place.enterprise_id)
    if levels:
        details = {"by": "operator", **{level: sorted(ids) for level, ids in levels.items()}}
        event = {"at": now, "action": action, "subject": "key_enterprises", "details": details}
        await conn.execute(insert(t.audit_event).values(**event))


def _left_out(rows: Sequence[KeyEnterpriseRow]) -> ColumnElement[bool]:
    """Level by level: a list that the rows say nothing of stays as it is."""
    k, e = t.key_enterprise.c, t.enterprise.c
    codes: dict[Level, set[str]] = {}
    for row in rows:
        codes.setdefault(row.level, set()).add(row.credit_code)
    lists = (
        and_(k.level == level.value, k.enterprise_id.not_in(select(e.id).where(among(e.uscc, sorted(kept)))))
        for level, kept in sorted(codes.items())
    )
    return or_(*lists)
