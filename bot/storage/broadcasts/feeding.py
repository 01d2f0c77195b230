"""Whose turn it is: the next recipients of a running broadcast, marked as being on their way."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among

# Told which index to take: else SQLite goes through all who have had their turn, for the primary key has the right order, too.
_WAITING_ON_SQLITE = text(
    "SELECT account_id FROM broadcast_recipient INDEXED BY ix_broadcast_recipient_turn "
    "WHERE broadcast_id = :about AND outcome = 'pending' AND queued_at IS NULL ORDER BY account_id LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class Running:
    """A broadcast that is being sent. `paid`: at the paid rate."""

    id: int
    paid: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """The message `part` (from 0) for a recipient; `attempt` counts how often their turn has come again."""

    broadcast_id: int
    account_id: int
    chat_id: int
    language: str
    part: int
    attempt: int


async def running_broadcasts(conn: AsyncConnection) -> list[Running]:
    """Those that are being sent, the oldest first."""
    c = t.broadcast.c
    return [Running(row.id, row.paid) for row in await conn.execute(select(c.id, c.paid).where(t.running).order_by(c.id))]


async def take_turns(conn: AsyncConnection, broadcast_id: int, most: int, now: datetime) -> list[Turn]:
    """The next recipients, in the order of their accounts; from now on they are on their way. Two statements at most."""
    c = t.broadcast_recipient.c
    if conn.dialect.name == "sqlite":
        accounts = (await conn.scalars(_WAITING_ON_SQLITE, {"about": broadcast_id, "most": most})).all()
    else:
        waiting = select(c.account_id).where(c.broadcast_id == broadcast_id, t.their_turn).order_by(c.account_id).limit(most)
        accounts = (await conn.scalars(waiting.with_for_update(skip_locked=True))).all()
    if not accounts:
        return []
    taken = (
        update(t.broadcast_recipient)
        .where(c.broadcast_id == broadcast_id, among(c.account_id, accounts), t.their_turn)
        .values(queued_at=now)
        .returning(c.account_id, c.chat_id, c.language, c.parts, c.attempt)
    )
    rows = sorted((await conn.execute(taken)).all(), key=lambda row: row.account_id)
    return [Turn(broadcast_id, row.account_id, row.chat_id, row.language, row.parts, row.attempt) for row in rows]
