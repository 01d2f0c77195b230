"""What is thrown away after a while: nothing that is a record."""

from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t

INBOX_KEPT = timedelta(days=7)
"""Telegram brings an update for a day at most."""

OUTBOX_KEPT = timedelta(days=7)
CONTENTS_KEPT = timedelta(days=1)
DEAD_LETTERS_KEPT = timedelta(days=90)


async def purge(conn: AsyncConnection, now: datetime) -> dict[str, int]:
    """Delete what is done with; returns how many rows of what. The contents of uploads that nobody took over go after a day."""
    unread = t.file.c.state.in_(["asked", "read"]) & (t.file.c.created_at < now - CONTENTS_KEPT)
    statements = {
        "inbox": delete(t.inbox).where(t.inbox.c.received_at < now - INBOX_KEPT),
        "outbox": delete(t.outbox).where(t.outbox.c.finished_at < now - OUTBOX_KEPT),
        "file": update(t.file).where(unread).values(state="failed", contents_enc=None),
        "dead_letter": delete(t.dead_letter).where(t.dead_letter.c.created_at < now - DEAD_LETTERS_KEPT),
    }
    return {name: (await conn.execute(statement)).rowcount for name, statement in statements.items()}
