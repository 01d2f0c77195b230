"""What is done to a broadcast after it has left: it is edited everywhere, taken back, and whoever owes the confirmation is reminded.

All of it may be asked for twice: an edit into what stands already, a broadcast that is withdrawn already, a second reminder on one day
change nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.follow_letters import queue_buttons, queue_chases, queue_edits, queue_withdrawals
from bot.storage.broadcasts.moves import move, skip_waiting
from bot.storage.broadcasts.overtaken import overtaken
from bot.storage.broadcasts.owing import remindable
from bot.storage.columns import among
from conversations.broadcast import Outcome, State
from conversations.broadcast_changes import changes, last_place, refusal
from conversations.broadcast_records import MOST_CHASES, EditBroadcast
from conversations.content_json import content_from_json, content_to_json

_log = structlog.get_logger(__name__)
_b, _r = t.broadcast.c, t.broadcast_recipient.c


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an edit: whether anything is different now, and whether another admin has to approve it anew."""

    changed: bool = False
    asked: bool = False


async def edit(conn: AsyncConnection, record: EditBroadcast, now: datetime) -> Edited:
    """Put new content in the place of the old: for those still to come at once, for those who have it by edits. A broadcast that was
    approved and has not started waits for approval again. What cannot be an edit of what was sent, or is about guidance, or was withdrawn,
    stays as it is. Eight statements at most."""
    found = (await conn.execute(select(t.broadcast).where(_b.id == record.broadcast_id).with_for_update())).one_or_none()
    if found is None or found.withdrawn_at is not None or found.guidance_version_id is not None:
        return Edited()
    before, after = content_from_json(found.content), dict(record.content)
    why = refusal(before, after)
    if why is not None:
        _log.warning("broadcast_edit_refused", broadcast=found.id, reason=why.value)
        return Edited()
    changed = changes(before, after)
    again = record.again and found.must_confirm
    if not changed and not again:
        return Edited()
    revision = found.revision + 1
    values: dict[str, Any] = {"content": content_to_json(after), "revision": revision, "shown_at": None}
    if again:
        values["chases"] = 0
    if found.started_at is None:
        await conn.execute(update(t.broadcast).where(_b.id == found.id).values(values))
        waits = found.state == State.SCHEDULED.value and found.approved_by is not None
        return Edited(changed=True, asked=waits and await _ask_again(conn, found.id, now))
    await conn.execute(update(t.broadcast).where(_b.id == found.id).values(edited_at=now, **values))
    await queue_edits(conn, found.id, revision, changed, sorted(after), now)
    if again:
        last = {language: last_place(parts, buttons=True) for language, parts in after.items()}
        await queue_buttons(conn, found.id, revision, last, now)
        confirmed = (_r.broadcast_id == found.id) & (_r.outcome == Outcome.CONFIRMED.value)
        asked = {"outcome": Outcome.SENT.value, "confirmed_at": None, "read_at": None, "chases": 0}
        await conn.execute(update(t.broadcast_recipient).where(confirmed).values(asked))
    return Edited(changed=True)


async def _ask_again(conn: AsyncConnection, broadcast_id: int, now: datetime) -> bool:
    """Nobody else has seen the new content."""
    return bool(await move(conn, [broadcast_id], State.DRAFT, only=[State.SCHEDULED], asked_at=now, approved_by=None, approved_at=None))


async def withdraw(conn: AsyncConnection, broadcast_id: int, now: datetime) -> bool:
    """Take a broadcast that has started back."""
    return bool(await take_back(conn, [broadcast_id], now))


async def take_back(conn: AsyncConnection, broadcast_ids: Collection[int], now: datetime, **values: Any) -> list[int]:
    """Take broadcasts that have started back: from whoever has them, and nobody else gets them. Returns which. Five statements."""
    once = among(_b.id, sorted(broadcast_ids)) & _b.withdrawn_at.is_(None) & _b.started_at.is_not(None)
    columns = (_b.id, _b.content, _b.must_confirm, _b.guidance_version_id)
    withdrawn = update(t.broadcast).where(once).values(withdrawn_at=now, shown_at=None, **values).returning(*columns)
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
    """Remind whoever owes the confirmation and can be reminded, from `leave_at` on: once a local day (of `now`), and `MOST_CHASES` times in
    all. Four statements."""
    today = now.date()
    holds = _b.withdrawn_at.is_(None) & ~overtaken(_b.guidance_version_id)
    anybody = exists().where(_r.broadcast_id == _b.id, remindable(MOST_CHASES)).correlate(t.broadcast)
    may = anybody & _b.must_confirm & holds & _b.started_at.is_not(None) & (_b.chases < MOST_CHASES)
    once = (_b.id == broadcast_id) & may & or_(_b.chased_on.is_(None), _b.chased_on < today)
    chased = update(t.broadcast).where(once).values(chases=_b.chases + 1, chased_on=today, shown_at=None).returning(_b.id)
    if (await conn.execute(chased)).one_or_none() is None:
        return False
    reminded = await queue_chases(conn, broadcast_id, MOST_CHASES, now, leave_at)
    await conn.execute(update(t.broadcast).where(_b.id == broadcast_id).values(reminded=reminded))
    return True
