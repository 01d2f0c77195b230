"""Accounts outside a turn: whether people can be written to, and in which language."""

from collections.abc import Collection

from sqlalchemy import select, update
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


async def languages_of(conn: AsyncConnection, chat_ids: Collection[int]) -> dict[int, str]:
    """The language of each chat that has an account. One statement."""
    statement = select(t.account.c.chat_id, t.account.c.language).where(among(t.account.c.chat_id, chat_ids))
    return {row.chat_id: row.language for row in await conn.execute(statement)}
