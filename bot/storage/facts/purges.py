"""What is going to be deleted, as it was announced."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import member_days
from bot.storage.facts.scope import Scope
from conversations.retention import PurgeNotice

_ANNOUNCED = select(t.purge).where(t.purge.c.day.in_(select(member_days("days").c.value)))
_A_DAY = timedelta(days=1)


async def load_purges(conn: AsyncConnection, days: Collection[str], scope: Scope) -> dict[str, PurgeNotice]:
    """The announcements for these days (ISO). One statement."""
    rows = await conn.execute(_ANNOUNCED, {"days": [date.fromisoformat(day) for day in days]})
    found = {}
    for row in rows:
        until = scope.local(row.records_before).date() - _A_DAY if row.records_before is not None else None
        couriers = (row.tracks, row.tracks_before - _A_DAY, row.lists, row.lists_before - _A_DAY)
        found[row.day.isoformat()] = PurgeNotice(row.day, *couriers, row.notes, row.messages, until)
    return found
