"""How much waits to be sent: for the metrics."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.letters import Lane
from bot.storage.tables import outbox


async def unsent(connection: AsyncConnection) -> dict[str, int]:
    """Rows of the outbox without an outcome, by lane; every lane is there."""
    waiting = select(outbox.c.lane, func.count()).where(outbox.c.outcome.is_(None)).group_by(outbox.c.lane)
    found = {row.lane: row[1] for row in await connection.execute(waiting)}
    return {lane.value: found.get(lane.value, 0) for lane in Lane}
