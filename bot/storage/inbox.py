"""Which updates have been done already."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import literal, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import Moment, members
from bot.storage.upsert import upsert


async def take_updates(conn: AsyncConnection, update_ids: Collection[int], now: datetime) -> set[int]:
    """Note the updates as done and return those that had not been. One that another process is just now doing is waited for."""
    source = members(sorted(update_ids))
    rows = select(source.c.value, literal(now, Moment)).where(true())  # SQLite reads ON CONFLICT after FROM as a join without it
    statement = upsert(conn, t.inbox).from_select(["update_id", "received_at"], rows).on_conflict_do_nothing()
    return set((await conn.scalars(statement.returning(t.inbox.c.update_id))).all())
