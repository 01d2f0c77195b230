"""The lease row: who leads, and until when by the database's own clock."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from sqlalchemy import or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.statements import insert_into
from bot.storage.tables import lease

TimeOf = Callable[[AsyncConnection], Awaitable[datetime]]
"""Tells the time of a database (UTC, aware)."""


async def database_time(conn: AsyncConnection) -> datetime:
    """The database's own clock at this moment, which all its processes share. A test clock does not move it."""
    if conn.dialect.name == "sqlite":
        told = (await conn.execute(text("SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')"))).scalar_one()
        return datetime.fromisoformat(told).replace(tzinfo=UTC)
    moment: datetime = (await conn.execute(text("SELECT clock_timestamp()"))).scalar_one()
    return moment.astimezone(UTC)


async def is_free(conn: AsyncConnection, name: str, holder: str, *, now: datetime) -> bool:
    """Whether a `claim` by `holder` would succeed at `now`; a look that writes nothing."""
    held = select(lease.c.name).where(lease.c.name == name, lease.c.holder != holder, lease.c.until > now)
    return (await conn.execute(held)).first() is None


async def claim(conn: AsyncConnection, name: str, holder: str, *, now: datetime, until: datetime) -> bool:
    """Take the lease, or renew it, until `until`; False when somebody else has it at `now`."""
    ours = or_(lease.c.holder == holder, lease.c.until <= now)
    taken = await conn.execute(update(lease).where(lease.c.name == name, ours).values(holder=holder, until=until))
    if taken.rowcount:
        return True
    first = insert_into(conn, lease).values(name=name, holder=holder, until=until).on_conflict_do_nothing()
    return bool((await conn.execute(first)).rowcount)


async def release(conn: AsyncConnection, name: str, holder: str, *, now: datetime) -> None:
    """Give the lease back, if `holder` has it: from `now` on anybody may take it."""
    await conn.execute(update(lease).where(lease.c.name == name, lease.c.holder == holder).values(until=now))
