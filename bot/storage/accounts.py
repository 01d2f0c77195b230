"""Accounts outside a turn: whether people can be written to."""

from collections.abc import Collection

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among


async def set_reachable(conn: AsyncConnection, chat_ids: Collection[int], reachable: bool) -> tuple[int, ...]:
    """Note that these chats can, or cannot, be written to. Returns the account ids for which that is new."""
    if not chat_ids:
        return ()
    changed = among(t.account.c.chat_id, chat_ids) & (t.account.c.reachable != reachable)
    statement = update(t.account).where(changed).values(reachable=reachable).returning(t.account.c.id)
    return tuple(sorted((await conn.scalars(statement)).all()))
