"""What is being sent of guidance ends: a newer version has taken its place, it was withdrawn, or it is over."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import case, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.follow import take_back
from bot.storage.broadcasts.moves import cancel
from bot.storage.broadcasts.overtaken import followed, overtaken, withdrawn
from bot.storage.columns import among
from conversations.broadcast import EndReason, State
from conversations.rules.broadcast_moves import from_states

_b = t.broadcast.c
_UNFINISHED = sorted(state.value for state in from_states(State.CANCELLED))
_WAITING = (State.DRAFT, State.SCHEDULED, State.PAUSED)


async def end_older(conn: AsyncConnection, guidance_id: int, by: int, now: datetime) -> list[int]:
    """Nobody who waits for a version that was followed by another gets it: whoever has it keeps it. Returns the broadcasts that ended. Five
    statements at most."""
    ids = [row.id for row in await _about(conn, guidance_id) if row.state in _UNFINISHED and row.superseded_at is not None]
    reason = EndReason.NEWER_VERSION.value
    return await _noted(conn, await cancel(conn, ids, now, end_reason=reason), by, now)


async def end_withdrawn(conn: AsyncConnection, guidance_id: int, by: int, now: datetime) -> list[int]:
    """Nobody gets anything of guidance that was withdrawn, and what was sent of it is taken back. Returns the broadcasts that look
    different now. Ten statements at most."""
    found = await _about(conn, guidance_id)
    reason = EndReason.GUIDANCE_WITHDRAWN.value
    sent = [row.id for row in found if row.started_at is not None]
    back = await take_back(conn, sent, now, end_reason=reason) if sent else []
    waiting = [row.id for row in found if row.started_at is None and row.state in _UNFINISHED]
    called_off = await cancel(conn, waiting, now, end_reason=reason)
    return await _noted(conn, [*back, *called_off], by, now)


async def end_overtaken(conn: AsyncConnection, chosen: Collection[int], now: datetime) -> list[int]:
    """Of those that are due or running, what is about guidance that holds no more does not start or go on: the guidance is over on the
    day of `now` (local), or it was followed or withdrawn at the very moment at which the broadcast was written down or sent again. Returns
    which. Four statements at most."""
    version = _b.guidance_version_id
    why = case(
        (followed(version), EndReason.NEWER_VERSION.value),
        (withdrawn(version), EndReason.GUIDANCE_WITHDRAWN.value),
        else_=EndReason.GUIDANCE_OVER.value,
    )
    ended = await cancel(conn, chosen, now, where=overtaken(version, now.date()), end_reason=why)
    return await _noted(conn, ended, None, now)


async def end_lapsed(conn: AsyncConnection, now: datetime) -> list[int]:
    """Whatever waits (for another admin, for its author, for its time, to be set going again) and is about guidance that holds no more on
    the day of `now` (local) waits in vain: it ends. Returns which. Five statements at most, one where there is none."""
    waits = _b.state.in_([state.value for state in _WAITING]) & _b.guidance_version_id.is_not(None)
    lapsed = select(_b.id).where(waits, overtaken(_b.guidance_version_id, now.date()))
    return await end_overtaken(conn, (await conn.scalars(lapsed)).all(), now)


async def _about(conn: AsyncConnection, guidance_id: int) -> list[Any]:
    v = t.guidance_version.c
    statement = select(_b.id, _b.state, _b.started_at, v.superseded_at).join(t.guidance_version, v.id == _b.guidance_version_id)
    return list(await conn.execute(statement.where(v.guidance_id == guidance_id).order_by(_b.id)))


async def _noted(conn: AsyncConnection, ended: Collection[int], by: int | None, now: datetime) -> list[int]:
    """An audit event each: what ended, why, and of which version it was."""
    if not ended:
        return []
    rows = await conn.execute(select(_b.id, _b.end_reason, _b.guidance_version_id).where(among(_b.id, sorted(ended))).order_by(_b.id))
    events = [
        {
            "at": now,
            "actor_account_id": by,
            "action": "end_broadcast",
            "subject": f"broadcast/{row.id}",
            "details": {"reason": row.end_reason, "version": row.guidance_version_id},
        }
        for row in rows
    ]
    await conn.execute(insert(t.audit_event), events)
    return sorted(ended)
