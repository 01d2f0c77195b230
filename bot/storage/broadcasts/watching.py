"""Running broadcasts, looked at again and again: those that fail too often are paused, those that are through are finished."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import exists, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.moves import move
from bot.storage.broadcasts.tally import failures
from bot.storage.columns import among
from conversations.broadcast import PauseReason, State
from conversations.policy import Policy

LEAST_TRIED = 50
"""Fewer say nothing of whether it fails too often."""


async def pause_failing(conn: AsyncConnection, running: Collection[int], now: datetime, policy: Policy) -> list[int]:
    """Pause those for which too many have failed since they were last set going. Returns which. Three statements at most."""
    found = await failures(conn, running)
    failing = [one for one, counted in found.items() if counted.pass_share(policy.broadcast_pause_percent, LEAST_TRIED)]
    return await move(conn, failing, State.PAUSED, paused_at=now, shown_at=now, pause_reason=PauseReason.FAILURES.value)


async def finish_complete(conn: AsyncConnection, running: Collection[int], now: datetime) -> list[int]:
    """Finish those of whose recipients nobody waits any more. Returns which. Three statements at most."""
    c, r = t.broadcast.c, t.broadcast_recipient.c
    fed_to = select(t.broadcast_feed.c.fed_to).where(t.broadcast_feed.c.broadcast_id == c.id).correlate(t.broadcast).scalar_subquery()
    pending = r.outcome == literal_column("'pending'")
    waiting = or_(
        exists().where(r.broadcast_id == c.id, pending, r.account_id > fed_to),
        exists().where(r.broadcast_id == c.id, t.fed),
    )
    complete = list((await conn.scalars(select(c.id).where(among(c.id, sorted(running)), t.running, ~waiting))).all())
    if not complete:
        return []
    # Whoever sets recipients back to waiting locks the broadcast first; looked at again under the lock, none of them is overlooked.
    locked = select(c.id).where(among(c.id, complete), t.running).order_by(c.id).with_for_update(skip_locked=True)
    mine = list((await conn.scalars(locked)).all())
    return await move(conn, mine, State.FINISHED, only=[State.RUNNING], where=~waiting, finished_at=now, shown_at=now)
