"""The inbox: which updates are done already. Telegram brings an update until it is acknowledged, so it may come more than once."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import literal, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import Moment, members
from bot.storage.statements import insert_into
from bot.storage.tables import inbox


async def take_updates(connection: AsyncConnection, update_ids: Collection[int], now: datetime) -> frozenset[int]:
    """Write the updates down as done and give back those that had not been; one statement, in the transaction that stores their effects.
    One that another process is doing at this moment is waited for."""
    source = members(sorted(update_ids))
    rows = select(source.c.value, literal(now, Moment)).where(true())  # SQLite reads ON CONFLICT after FROM as a join without it
    statement = insert_into(connection, inbox).from_select(["update_id", "received_at"], rows).on_conflict_do_nothing()
    return frozenset((await connection.execute(statement.returning(inbox.c.update_id))).scalars())
