"""Which enterprises stand on the list of key enterprises (重点企业) of which level."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sqlalchemy import select
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


async def credit_codes(conn: AsyncConnection) -> set[str]:
    """The codes of all enterprises. One statement."""
    return set(await conn.scalars(select(t.enterprise.c.uscc)))


async def add_key_enterprises(conn: AsyncConnection, rows: Sequence[KeyEnterpriseRow], now: datetime) -> Counts:
    """Put enterprises that exist on the lists; who stands there already stays, since when too. Two statements."""
    codes = sorted({row.credit_code for row in rows})
    known = select(t.enterprise.c.uscc, t.enterprise.c.id).where(among(t.enterprise.c.uscc, codes))
    ids = {row.uscc: row.id for row in await conn.execute(known)}
    values = [{"enterprise_id": ids[row.credit_code], "level": row.level.value, "since": now} for row in rows if row.credit_code in ids]
    if not values:
        return Counts()
    new = insert_into(conn, t.key_enterprise)
    once = new.on_conflict_do_nothing().returning(t.key_enterprise.c.enterprise_id)
    added = len((await conn.execute(once, values)).all())  # how many rows a list of values has changed asyncpg does not say
    return Counts(added, 0, len(rows) - added)
