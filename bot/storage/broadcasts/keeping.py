"""What admins do to broadcasts, stored: written, approved, paused, resumed, cancelled, sent again to those for whom it failed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.counting import reached
from bot.storage.broadcasts.edits import confirm_edit, drop_edit, edit, hurry
from bot.storage.broadcasts.follow import chase, withdraw
from bot.storage.broadcasts.moves import cancel, move
from bot.storage.broadcasts.overtaken import must_hold, overtaken
from bot.storage.broadcasts.second_look import look
from bot.storage.records.deed import Deed, EditDecided, actor, of_kind
from bot.storage.statements import insert_for_ids
from conversations.audience import audience_to_json
from conversations.broadcast import FailureReason, News, Outcome, PauseReason, Source, State
from conversations.broadcast_records import (
    BroadcastRecord,
    CancelBroadcast,
    ChaseBroadcast,
    ConfirmEdit,
    CreateBroadcast,
    EditBroadcast,
    HurryEdits,
    PauseBroadcast,
    ResumeBroadcast,
    RetryFailed,
    ReturnEdit,
    TakeBackEdit,
    TestBroadcast,
    WithdrawBroadcast,
)
from conversations.content_json import content_to_json
from conversations.policy import Policy

_RETRIED = (State.RUNNING, State.PAUSED, State.FINISHED)


@dataclass(slots=True)
class Kept:
    """What follows: broadcasts whose card looks different now (`changed`, ids), those that another admin has to approve (`asked`), those
    of which an edit waits for another admin (`edits`), tests, each for the chat that asked, what authors are told of theirs (`news`), and
    edits that were `decided` about."""

    changed: list[int] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    edits: list[int] = field(default_factory=list)
    tests: list[tuple[int, TestBroadcast]] = field(default_factory=list)
    news: list[tuple[int, News]] = field(default_factory=list)
    decided: list[EditDecided] = field(default_factory=list)


async def keep_broadcasts(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, policy: Policy, remind_at: datetime) -> Kept:
    """Store the records of broadcasts among `deeds`. `now` is local; reminders to confirm leave at `remind_at`."""
    kept = Kept()
    if not any(isinstance(deed.record, BroadcastRecord) for deed in deeds):
        return kept
    kept.tests = [(deed.chat_id, record) for record, deed in of_kind(deeds, TestBroadcast)]
    await _create(conn, deeds, now, policy, kept)
    looked = await look(conn, deeds, now, policy)
    kept.news += looked.news
    kept.changed += looked.changed
    kept.asked += looked.asked
    paused = [record.broadcast_id for record, _ in of_kind(deeds, PauseBroadcast)]
    kept.changed += await move(conn, paused, State.PAUSED, paused_at=now, pause_reason=PauseReason.BY_HAND.value)
    resumed = [record.broadcast_id for record, _ in of_kind(deeds, ResumeBroadcast)]
    # Failures are counted anew from here: `paused_at` stays.
    moment = func.coalesce(t.broadcast.c.paused_at, now)
    kept.changed += await move(conn, resumed, State.RUNNING, only=[State.PAUSED], pause_reason=None, paused_at=moment)
    kept.changed += await cancel(conn, [record.broadcast_id for record, _ in of_kind(deeds, CancelBroadcast)], now)
    for retry, _ in of_kind(deeds, RetryFailed):
        kept.changed += await _retry(conn, retry, now)
    await _follow(conn, deeds, now, remind_at, policy, kept)
    await hurry(conn, {(record.broadcast_id, deed.chat_id) for record, deed in of_kind(deeds, HurryEdits)}, now)
    return kept


async def _decide(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, kept: Kept) -> None:
    """Edits that wait: confirmed, sent back, taken back."""
    for confirmed, deed in of_kind(deeds, ConfirmEdit):
        came = await confirm_edit(conn, confirmed, actor(deed), now)
        if came.writer is not None:
            kept.decided.append(EditDecided(confirmed.broadcast_id, came.writer, actor(deed), confirmed=True))
    for returned, deed in of_kind(deeds, ReturnEdit):
        came = await drop_edit(conn, returned.broadcast_id, returned.number, by=actor(deed), mine=False)
        if came.writer is not None:
            kept.decided.append(EditDecided(returned.broadcast_id, came.writer, actor(deed), confirmed=False))
    kept.changed += [one.broadcast_id for one in kept.decided]
    for taken, deed in of_kind(deeds, TakeBackEdit):
        came = await drop_edit(conn, taken.broadcast_id, taken.number, by=actor(deed), mine=True)
        kept.changed += [taken.broadcast_id] if came.changed else []


async def _follow(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, remind_at: datetime, policy: Policy, kept: Kept) -> None:
    await _decide(conn, deeds, now, kept)
    for edited, deed in of_kind(deeds, EditBroadcast):
        came = await edit(conn, edited, actor(deed), now, policy.broadcast_second_from)
        kept.changed += [edited.broadcast_id] if came.changed else []
        kept.asked += [edited.broadcast_id] if came.asked else []
        kept.edits += [edited.broadcast_id] if came.waits else []
    for withdrawn, _ in of_kind(deeds, WithdrawBroadcast):
        kept.changed += [withdrawn.broadcast_id] if await withdraw(conn, withdrawn.broadcast_id, now) else []
    for chased, _ in of_kind(deeds, ChaseBroadcast):
        kept.changed += [chased.broadcast_id] if await chase(conn, chased.broadcast_id, now, remind_at) else []


async def _create(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, policy: Policy, kept: Kept) -> None:
    created = list(of_kind(deeds, CreateBroadcast))
    if not created:
        return
    await must_hold(conn, {record.guidance_version_id for record, _ in created if record.guidance_version_id is not None})
    counts = await reached(conn, [record.audience for record, _ in created], now, policy)
    asks = [record.ask or count >= policy.broadcast_second_from for (record, _), count in zip(created, counts, strict=True)]
    rows = [_row(record, actor(deed), now, count, ask=ask) for (record, deed), count, ask in zip(created, counts, asks, strict=True)]
    ids = await insert_for_ids(conn, t.broadcast, rows)
    kept.changed += ids
    kept.asked += [broadcast_id for broadcast_id, ask in zip(ids, asks, strict=True) if ask]


def _row(record: CreateBroadcast, by: int, now: datetime, expected: int, *, ask: bool) -> dict[str, Any]:
    return {
        "state": (State.DRAFT if ask else State.SCHEDULED).value,
        "source": _source(record).value,
        "author_id": by,
        "guidance_version_id": record.guidance_version_id,
        "content": content_to_json(record.content),
        "audience": audience_to_json(record.audience),
        "expected": expected,
        "must_confirm": record.must_confirm,
        "paid": record.paid,
        "created_at": now,
        "asked_at": now if ask else None,
        "start_at": record.start_at or now,
    }


def _source(record: CreateBroadcast) -> Source:
    if record.guidance_version_id is not None:
        return Source.GUIDANCE
    return Source.TERMINAL if record.terminal else Source.AUTHOR


async def _retry(conn: AsyncConnection, retry: RetryFailed, now: datetime) -> list[int]:
    """Those for whom it failed have their turn again, from the message on that failed. The broadcast is locked first, so that it is not
    finished at the same moment."""
    b, c = t.broadcast.c, t.broadcast_recipient.c
    retried = b.state.in_([state.value for state in _RETRIED]) & b.withdrawn_at.is_(None) & ~overtaken(b.guidance_version_id, now.date())
    locked = update(t.broadcast).where(b.id == retry.broadcast_id, retried).values(shown_at=None).returning(b.id)
    if (await conn.execute(locked)).first() is None:
        return []
    chosen: ColumnElement[bool] = c.outcome == Outcome.FAILED.value
    if not retry.unknown:
        chosen &= or_(c.why.is_(None), c.why != FailureReason.UNKNOWN.value)
    again = update(t.broadcast_recipient).where(c.broadcast_id == retry.broadcast_id, chosen)
    values = {"outcome": Outcome.PENDING.value, "why": None, "queued_at": None, "attempt": c.attempt + 1}
    if not (await conn.execute(again.values(values))).rowcount:
        return []
    await move(conn, [retry.broadcast_id], State.RUNNING, only=[State.FINISHED], finished_at=None, paused_at=now)
    return [retry.broadcast_id]
