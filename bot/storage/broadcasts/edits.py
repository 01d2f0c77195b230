"""A broadcast is edited everywhere; where many read it, the edit waits until another admin than its writer has looked at it.

All of it may be asked for twice: an edit into what stands already, or one that was confirmed already, changes nothing. The row is locked
first, so that of two admins one is first, and the other finds it as it is by then.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.follow_letters import EDITED, queue_buttons, queue_edits
from bot.storage.broadcasts.moves import move
from conversations.broadcast import NOT_CONCERNED, Outcome, State
from conversations.broadcast_changes import Change, changes, last_place, refusal
from conversations.broadcast_records import ConfirmEdit, EditBroadcast
from conversations.content import Parts
from conversations.content_json import content_from_json, content_to_json

_log = structlog.get_logger(__name__)
_b, _r, _o = t.broadcast.c, t.broadcast_recipient.c, t.outbox.c
NO_EDIT: dict[str, Any] = {"edit": None, "edit_again": False, "edit_by": None, "edit_at": None}
"""None waits."""
_HURRY = (
    update(t.outbox)
    .where(_o.chat_id == bindparam("chat"), _o.screen == EDITED, _o.outcome.is_(None), t.follows, _o.claimed_until.is_(None))
    .where(_o.subject.startswith(bindparam("about"), autoescape=False))
    .values(lane="reply", not_before=bindparam("moment", type_=_o.not_before.type))
)


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an edit: whether anything is different now, and whether another admin has to look: at the start anew (`asked`), or at
    the edit, which waits (`waits`). `writer`: of an edit that was decided about (an account)."""

    changed: bool = False
    asked: bool = False
    waits: bool = False
    writer: int | None = None


async def edit(conn: AsyncConnection, record: EditBroadcast, by: int, now: datetime, second_from: int) -> Edited:
    """Put new content in the place of the old: for those still to come at once, for those who have it by edits. A broadcast that was
    approved and has not started waits for approval again; an edit of one that has, for `second_from` recipients or more, waits itself, in
    the place of an earlier one. What cannot be an edit of what was sent, or is about guidance, or was withdrawn, stays as it is. Nine
    statements at most."""
    found = await _locked(conn, record.broadcast_id)
    after = dict(record.content)
    if found is None or not _differs(found, after, again=record.again):
        return Edited()
    if found.started_at is not None and (record.ask or await _concerned(conn, found.id) >= second_from):
        waits = {"edit": content_to_json(after), "edit_again": record.again, "edit_by": by, "edit_at": now, "shown_at": None}
        await conn.execute(update(t.broadcast).where(_b.id == found.id).values(edit_number=_b.edit_number + 1, **waits))
        return Edited(changed=True, waits=True)
    return await _make(conn, found, after, by, now, again=record.again)


async def confirm_edit(conn: AsyncConnection, record: ConfirmEdit, by: int, now: datetime) -> Edited:
    """Make the edit that waits, where it is still this one and another admin confirms it than wrote it. Eight statements at most."""
    found = await _locked(conn, record.broadcast_id)
    if found is None or found.edit_by in (None, by) or found.edit_number != record.number:
        return Edited()
    return await _make(conn, found, content_from_json(found.edit), found.edit_by, now, again=found.edit_again)


async def drop_edit(conn: AsyncConnection, broadcast_id: int, number: int, *, by: int, mine: bool) -> Edited:
    """The edit `number` that waits is dropped: taken back by whoever wrote it (`mine`), or sent back by another. Two statements."""
    found = await _locked(conn, broadcast_id)
    if found is None or found.edit_by is None or found.edit_number != number or (found.edit_by == by) is not mine:
        return Edited()
    await conn.execute(update(t.broadcast).where(_b.id == broadcast_id).values(shown_at=None, **NO_EDIT))
    return Edited(changed=True, writer=found.edit_by)


async def _locked(conn: AsyncConnection, broadcast_id: int) -> Any:
    """The broadcast, where it can be edited."""
    found = (await conn.execute(select(t.broadcast).where(_b.id == broadcast_id).with_for_update())).one_or_none()
    return found if found is not None and found.withdrawn_at is None and found.guidance_version_id is None else None


async def _concerned(conn: AsyncConnection, broadcast_id: int) -> int:
    """For how many it is: `conversations.rules.broadcast_moves.concerned`."""
    theirs = (_r.broadcast_id == broadcast_id) & _r.outcome.not_in([one.value for one in NOT_CONCERNED])
    return await conn.scalar(select(func.count()).select_from(t.broadcast_recipient).where(theirs)) or 0


def _differs(found: Any, after: Mapping[str, Parts], *, again: bool) -> bool:
    """Whether this is an edit of it that changes anything."""
    before = content_from_json(found.content)
    why = refusal(before, after)
    if why is not None:
        _log.warning("broadcast_edit_refused", broadcast=found.id, reason=why.value)
        return False
    return bool(changes(before, after)) or (again and found.must_confirm)


async def _make(conn: AsyncConnection, found: Any, after: Mapping[str, Parts], by: int, now: datetime, *, again: bool) -> Edited:
    changed, again = changes(content_from_json(found.content), after), again and found.must_confirm
    revision, others = found.revision + 1, found.text_revisions or {}
    values: dict[str, Any] = {
        "content": content_to_json(after),
        "revision": revision,
        "text_revisions": {**others, **{one.language: revision for one in changed}},
        "written_by": by,
        "shown_at": None,
        **NO_EDIT,
    }
    if again:
        values["chases"] = 0
    if found.started_at is None:
        await conn.execute(update(t.broadcast).where(_b.id == found.id).values(values))
        waits = found.state == State.SCHEDULED.value and found.approved_by is not None
        return Edited(changed=True, asked=waits and await _ask_again(conn, found.id, now))
    await conn.execute(update(t.broadcast).where(_b.id == found.id).values(edited_at=now, **values))
    last = {language: last_place(parts, buttons=found.must_confirm) for language, parts in after.items()}
    if found.must_confirm:
        # The button names the text above it, so the message below which it stands changes with any other.
        changed = tuple(sorted({*changed, *(Change(one.language, last[one.language]) for one in changed)}, key=_order))
    await queue_edits(conn, found.id, revision, changed, sorted(after), now)
    if again:
        await queue_buttons(conn, found.id, revision, last, now)
        confirmed = (_r.broadcast_id == found.id) & (_r.outcome == Outcome.CONFIRMED.value)
        asked = {"outcome": Outcome.SENT.value, "confirmed_at": None, "read_at": None, "chases": 0}
        await conn.execute(update(t.broadcast_recipient).where(confirmed).values(asked))
    return Edited(changed=True, writer=by)


def _order(one: Change) -> tuple[str, int, int]:
    return one.language, one.place, one.file


async def _ask_again(conn: AsyncConnection, broadcast_id: int, now: datetime) -> bool:
    """Nobody else has seen the new content."""
    return bool(await move(conn, [broadcast_id], State.DRAFT, only=[State.SCHEDULED], asked_at=now, approved_by=None, approved_at=None))


async def hurry(conn: AsyncConnection, whose: Collection[tuple[int, int]], now: datetime) -> None:
    """For these broadcasts and chats: what waits of an edit leaves at once, as somebody has tapped below the older text. One statement."""
    rows = [{"chat": chat_id, "about": f"{broadcast_id}:", "moment": now} for broadcast_id, chat_id in sorted(whose)]
    if rows:
        await conn.execute(_HURRY, rows)
