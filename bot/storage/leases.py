"""Leases: which process may do what only one at a time may do."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.upsert import upsert


async def hold(conn: AsyncConnection, name: str, holder: str, now: datetime, seconds: float) -> bool:
    """Take or renew the lease `name` for `seconds` from `now`. False while another holder's has not run out."""
    insert = upsert(conn, t.lease)
    statement = insert.values(name=name, holder=holder, until=now + timedelta(seconds=seconds)).on_conflict_do_update(
        index_elements=["name"],
        set_={"holder": insert.excluded.holder, "until": insert.excluded.until},
        where=(t.lease.c.holder == holder) | (t.lease.c.until <= now),
    )
    return (await conn.execute(statement.returning(t.lease.c.name))).first() is not None


async def release(conn: AsyncConnection, name: str, holder: str) -> None:
    """Give the lease back, if it is still held by `holder`."""
    await conn.execute(delete(t.lease).where(t.lease.c.name == name, t.lease.c.holder == holder))
