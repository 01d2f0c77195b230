"""The messages of an album but its first, which no card knows: they are taken back together with it."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.letters import Letter
from bot.storage.broadcasts.follow_letters import WITHDRAWN
from bot.storage.columns import among
from bot.storage.tables import account, broadcast_recipient


async def albums_of(connection: AsyncConnection, letters: Collection[Letter]) -> dict[int, tuple[int, ...]]:
    """By the id of each letter that takes a message back: the other messages of its album. One statement; none where there is no such
    letter."""
    withdrawing = {letter.id: _about(letter) for letter in letters if letter.screen == WITHDRAWN}
    if not withdrawing:
        return {}
    c = broadcast_recipient.c
    statement = (
        select(c.broadcast_id, account.c.chat_id, c.album)
        .join(account, account.c.id == c.account_id)
        .where(
            among(account.c.chat_id, sorted({chat_id for _, chat_id, _ in withdrawing.values()})),
            among(c.broadcast_id, sorted({broadcast_id for broadcast_id, _, _ in withdrawing.values()})),
            c.album.is_not(None),
        )
    )
    found = {(row.broadcast_id, row.chat_id): row.album for row in await connection.execute(statement)}
    return {
        letter_id: tuple(found.get((broadcast_id, chat_id), {}).get(part, ()))
        for letter_id, (broadcast_id, chat_id, part) in withdrawing.items()
    }


def _about(letter: Letter) -> tuple[int, int, str]:
    broadcast_id, _, part = letter.subject.partition(":")
    return int(broadcast_id), letter.chat_id, part
