"""What is done to a broadcast after it has left: it is taken back, and whoever owes the confirmation is reminded.

All of it may be asked for twice: a broadcast that is withdrawn already, a second reminder on one day change nothing.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import exists, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.edits import NO_EDIT
from bot.storage.broadcasts.follow_letters import queue_chases, queue_withdrawals
from bot.storage.broadcasts.moves import move, skip_waiting
from bot.storage.broadcasts.overtaken import overtaken
from bot.storage.broadcasts.owing import remindable
from bot.storage.columns import among
from conversations.broadcast import State
from conversations.broadcast_changes import last_place
from conversations.broadcast_records import MOST_CHASES
from conversations.content_json import content_from_json

_b, _r = t.broadcast.c, t.broadcast_recipient.c


async def withdraw(conn: AsyncConnection, broadcast_id: int, now: datetime) -> bool:
    """Take a broadcast that has started back."""
    return bool(await take_back(conn, [broadcast_id], now))


async def take_back(conn: AsyncConnection, broadcast_ids: Collection[int], now: datetime, **values: Any) -> list[int]:
    """Take broadcasts that have started back: from whoever has them, and nobody else gets them; edits that wait are dropped. Returns
    which. Five statements."""
    once = among(_b.id, sorted(broadcast_ids)) & _b.withdrawn_at.is_(None) & _b.started_at.is_not(None)
    columns = (_b.id, _b.content, _b.must_confirm, _b.guidance_version_id)
    withdrawn = update(t.broadcast).where(once).values(withdrawn_at=now, shown_at=None, **NO_EDIT, **values).returning(*columns)
    found = (await conn.execute(withdrawn)).all()
    if not found:
        return []
    ids = sorted(row.id for row in found)
    await move(conn, ids, State.CANCELLED, only=[State.RUNNING, State.PAUSED], finished_at=now, pause_reason=None)
    await skip_waiting(conn, ids)
    await queue_withdrawals(conn, {row.id: _last_places(row) for row in found}, now)
    return ids


def _last_places(row: Any) -> dict[str, int]:
    """The place of the last message, by language."""
    buttons = row.must_confirm or row.guidance_version_id is not None
    return {language: last_place(parts, buttons=buttons) for language, parts in content_from_json(row.content).items()}


async def chase(conn: AsyncConnection, broadcast_id: int, now: datetime, leave_at: datetime) -> bool:
    """Remind whoever owes the confirmation and can be reminded, from `leave_at` on: once a local day, that on which it arrives, and
    `MOST_CHASES` times in all. `now` is local. Four statements."""
    today, arrives = now.date(), leave_at.astimezone(now.tzinfo).date()
    holds = _b.withdrawn_at.is_(None) & ~overtaken(_b.guidance_version_id, today)
    anybody = exists().where(_r.broadcast_id == _b.id, remindable(MOST_CHASES)).correlate(t.broadcast)
    may = anybody & _b.must_confirm & holds & _b.started_at.is_not(None) & (_b.chases < MOST_CHASES)
    once = (_b.id == broadcast_id) & may & or_(_b.chased_on.is_(None), _b.chased_on < today)
    chased = update(t.broadcast).where(once).values(chases=_b.chases + 1, chased_on=arrives, shown_at=None).returning(_b.id)
    if (await conn.execute(chased)).one_or_none() is None:
        return False
    reminded = await queue_chases(conn, broadcast_id, MOST_CHASES, now, leave_at)
    await conn.execute(update(t.broadcast).where(_b.id == broadcast_id).values(reminded=reminded))
    return True
