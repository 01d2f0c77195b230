"""Statements about the risk of places, from a list."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.registry.counts import Counts
from conversations.places import path_of
from conversations.records import SetRisk


async def say(conn: AsyncConnection, rows: Sequence[SetRisk], now: datetime, by: int | None) -> Counts:
    """Keep statements: two statements for any number of them. What was said last of the same place and moment, with the same level, is not
    said again; with another level it counts as changed, and is followed, not overwritten. `by`: the account, None for the operator."""
    c = t.risk.c
    said = select(c.place, c.since, c.level).where(among(c.place, sorted({row.place for row in rows}))).order_by(c.id)
    known = {(row.place, row.since): row.level for row in await conn.execute(said)}
    added, changed, fresh = 0, 0, []
    for row in rows:
        before = known.get((row.place, row.since))
        if before == row.level.value:
            continue
        known[row.place, row.since] = row.level.value
        added, changed = added + (before is None), changed + (before is not None)
        told = {"place": row.place, "path": path_of(row.place), "level": row.level.value, "since": row.since, "note": row.note}
        fresh.append({**told, "said_at": now, "said_by": by})
    if fresh:
        await conn.execute(insert(t.risk), fresh)
    return Counts(added, changed, len(rows) - len(fresh))
