"""Which broadcasts have other numbers than their card shows: a row is left by whatever changes them, and taken away by whoever shows it.

Rows are only added and taken away, never changed: whoever confirms waits for nobody, and what is committed after a card was worded is
still there afterwards.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among

SHOWN_EVERY = timedelta(seconds=5)
"""So often at most the card with the progress is edited by itself."""
MOST_SHOWN = 1
"""Cards that are edited by themselves at one look, once a second: they take their turns from the same pace as what is sent."""
_b, _c = t.broadcast.c, t.broadcast_change.c


async def note_changed(conn: AsyncConnection, broadcast_ids: Collection[int]) -> None:
    """The numbers of these are different now. One statement, none for none."""
    if broadcast_ids:
        await conn.execute(insert(t.broadcast_change), [{"broadcast_id": one} for one in sorted(broadcast_ids)])


async def note_about_guidance(conn: AsyncConnection, version_ids: Collection[int]) -> None:
    """The numbers of all broadcasts about these versions are different now. One statement."""
    about = select(_b.id).where(among(_b.guidance_version_id, sorted(version_ids)))
    await conn.execute(insert(t.broadcast_change).from_select([_c.broadcast_id], about))


async def changed(conn: AsyncConnection, now: datetime) -> list[int]:
    """Those whose card is to be edited now for that, the oldest first. One statement, which looks at the marks alone, and a second
    where there are any."""
    marked = (await conn.scalars(select(_c.broadcast_id).distinct())).all()
    if not marked:
        return []
    late = select(_b.id).where(among(_b.id, sorted(marked)), _is_late(now))
    return sorted((await conn.scalars(late)).all())


async def to_show(conn: AsyncConnection, running: Collection[int], marked: Collection[int], now: datetime) -> list[int]:
    """Of the running ones, and of those with other numbers, the `MOST_SHOWN` whose card has not been edited for the longest while; from
    now on it has. Two statements at most."""
    chosen = or_((among(_b.id, sorted(running)) & t.running), among(_b.id, sorted(marked)))
    first = select(_b.id).where(chosen, _is_late(now)).order_by(_b.shown_at.nulls_first(), _b.id).limit(MOST_SHOWN)
    shown = update(t.broadcast).where(_b.id.in_(first.scalar_subquery()), _is_late(now)).values(shown_at=now).returning(_b.id)
    ids = sorted((await conn.scalars(shown)).all())
    if ids:
        # The cards are worded after this is committed: they tell all that these marks are about.
        await conn.execute(delete(t.broadcast_change).where(among(_c.broadcast_id, ids)))
    return ids


def _is_late(now: datetime) -> ColumnElement[bool]:
    return or_(_b.shown_at.is_(None), _b.shown_at <= now - SHOWN_EVERY)
