"""Notes on enterprises and the messages between officers and them go when their retention ends, counted from when they were written."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among

_n, _m = t.enterprise_note.c, t.message.c


@dataclass(frozen=True, slots=True)
class Records:
    """So many of each."""

    notes: int = 0
    messages: int = 0


async def count_records(conn: AsyncConnection, before: datetime) -> Records:
    """How many were written before the moment. Two statements."""
    notes = await conn.scalar(select(func.count()).select_from(t.enterprise_note).where(_n.at < before))
    messages = await conn.scalar(select(func.count()).select_from(t.message).where(_m.at < before))
    return Records(notes or 0, messages or 0)


async def purge_records(conn: AsyncConnection, before: datetime, most: int) -> Records | None:
    """Delete at most so many notes, or messages, that were written before the moment; None when nothing is left. Five statements."""
    old = select(_n.id).where(_n.at < before).order_by(_n.at).limit(most)
    notes = (await conn.execute(delete(t.enterprise_note).where(_n.id.in_(old)))).rowcount
    if notes:
        return Records(notes=notes)
    # What was written to many refers to the first of them, itself included: that one goes last.
    first = case((_m.copy_of != _m.id, 0), else_=1)
    chosen = list((await conn.scalars(select(_m.id).where(_m.at < before).order_by(first, _m.at, _m.id).limit(most))).all())
    if not chosen:
        return None
    await conn.execute(delete(t.message_taken).where(among(t.message_taken.c.message_id, chosen)))
    await conn.execute(update(t.message).where(among(_m.answers, chosen)).values(answers=None))
    return Records(messages=(await conn.execute(delete(t.message).where(among(_m.id, chosen)))).rowcount)
