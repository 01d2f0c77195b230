"""On whose phones a living message stands."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among


@dataclass(frozen=True, slots=True)
class Holder:
    """A chat that has the card as its message `message_id`; `since`: when it was sent, or the last edit of it was made or given
    up."""

    chat_id: int
    message_id: int
    language: str
    since: datetime | None = field(default=None, compare=False)


async def holders(conn: AsyncConnection, cards: Collection[str]) -> dict[str, tuple[Holder, ...]]:
    """Who has each of the cards, in the order of the chats. People who cannot be written to are left out."""
    statement = (
        select(t.card.c.card, t.card.c.chat_id, t.card.c.message_id, t.card.c.sent_at, t.account.c.language)
        .join(t.account, t.account.c.chat_id == t.card.c.chat_id)
        .where(among(t.card.c.card, cards), t.account.c.reachable)
        .order_by(t.card.c.chat_id)
    )
    found: dict[str, list[Holder]] = {card: [] for card in cards}
    for row in await conn.execute(statement):
        found[row.card].append(Holder(row.chat_id, row.message_id, row.language, row.sent_at))
    return {card: tuple(who) for card, who in found.items()}
