"""What is done to a broadcast after it has left: it is taken back, and whoever owes the confirmation is reminded.

All of it may be asked for twice: a broadcast that is withdrawn already, a second reminder on one day change nothing.
"""

from datetime import datetime

from sqlalchemy import or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.edits import NO_EDIT
from bot.storage.broadcasts.follow_letters import queue_chases, queue_withdrawals
from bot.storage.broadcasts.moves import move
from conversations.broadcast import Outcome, State
from conversations.broadcast_changes import last_place
from conversations.broadcast_records import MOST_CHASES
from conversations.content_json import content_from_json

_b, _r = t.broadcast.c, t.broadcast_recipient.c


async def withdraw(conn: AsyncConnection, broadcast_id: int, now: datetime) -> bool:
    """Take a broadcast that has started back: from whoever has it, and nobody else gets it. An edit that waits is dropped. Six
    statements at most."""
    once = (_b.id == broadcast_id) & _b.withdrawn_at.is_(None) & _b.started_at.is_not(None)
    columns = (_b.content, _b.must_confirm, _b.guidance_version_id)
    withdrawn = update(t.broadcast).where(once).values(withdrawn_at=now, shown_at=None, **NO_EDIT).returning(*columns)
    found = (await conn.execute(withdrawn)).one_or_none()
    if found is None:
        return False
    await move(conn, [broadcast_id], State.CANCELLED, only=[State.RUNNING, State.PAUSED], finished_at=now, pause_reason=None)
    waiting = (_r.broadcast_id == broadcast_id) & t.their_turn
    await conn.execute(update(t.broadcast_recipient).where(waiting).values(outcome=Outcome.SKIPPED.value))
    buttons = found.must_confirm or found.guidance_version_id is not None
    content = content_from_json(found.content)
    await queue_withdrawals(conn, broadcast_id, {one: last_place(parts, buttons=buttons) for one, parts in content.items()}, now)
    return True


async def chase(conn: AsyncConnection, broadcast_id: int, now: datetime, leave_at: datetime) -> bool:
    """Remind whoever owes the confirmation, from `leave_at` on: once a local day (of `now`), and `MOST_CHASES` times in all. Three
    statements."""
    today = now.date()
    may = _b.must_confirm & _b.withdrawn_at.is_(None) & _b.started_at.is_not(None) & (_b.chases < MOST_CHASES)
    once = (_b.id == broadcast_id) & may & or_(_b.chased_on.is_(None), _b.chased_on < today)
    chased = update(t.broadcast).where(once).values(chases=_b.chases + 1, chased_on=today, shown_at=None).returning(_b.id)
    if (await conn.execute(chased)).one_or_none() is None:
        return False
    await queue_chases(conn, broadcast_id, MOST_CHASES, now, leave_at)
    return True
