"""Notes on enterprises, messages between officers and enterprises, and when officers want their digests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Boolean, Text, and_, cast, delete, exists, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import BigId, Moment, below
from bot.storage.outgoing import dedupe_key, outgoing, queue
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.schedule import HEALTH_LEDGER
from bot.storage.statements import insert_for_ids
from conversations.officer_day_records import AddNote, AnswerMessage, RemoveNote, SetDigest, WriteMessage, WriteToLaggards

MANY = "message_many"
"""The composed screen of what is written to all laggards; its subject is `MESSAGE:ENTERPRISE:DAY`."""
MANY_KEPT = timedelta(hours=4)
"""What is written to all laggards and has not left after so long is not sent any more, as with reminders by hand."""


@dataclass(frozen=True, slots=True)
class Written:
    """Messages that are new (ids): of officers, and of managers; and how many letters were queued to laggards."""

    by_officers: tuple[int, ...] = ()
    by_managers: tuple[int, ...] = ()
    queued: int = 0


async def keep_officer_day(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, leave_at: datetime) -> Written:
    """Store notes, messages and chosen times. `leave_at`: when what is written to many may leave (the end of the quiet hours)."""
    await _notes(conn, deeds, now)
    await _digests(conn, deeds)
    written = [(one, deed) for one, deed in of_kind(deeds, WriteMessage)]
    rows = [_row(one.enterprise_id, actor(deed), actor(deed), one.text, now, by_officer=True, answers=one.answers) for one, deed in written]
    by_officers = await insert_for_ids(conn, t.message, rows) if rows else []
    by_managers = await _answers(conn, deeds, now)
    queued = 0
    for many, deed in of_kind(deeds, WriteToLaggards):
        queued += await _to_laggards(conn, many, actor(deed), now, leave_at)
    return Written(tuple(by_officers), tuple(by_managers), queued)


def _row(
    enterprise_id: int, officer: int, by: int, text: str, now: datetime, *, by_officer: bool, answers: int | None
) -> dict[str, object]:
    about = {"enterprise_id": enterprise_id, "officer_id": officer, "by_officer": by_officer, "by": by}
    return {**about, "text": text, "at": now, "answers": answers, "copy_of": None}


async def _answers(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> list[int]:
    answered = list(of_kind(deeds, AnswerMessage))
    if not answered:
        return []
    chosen = t.message.c.id.in_([one.message_id for one, _ in answered])
    officers = {row.id: row.officer_id for row in await conn.execute(select(t.message.c.id, t.message.c.officer_id).where(chosen))}
    rows = [
        _row(one.enterprise_id, officers[one.message_id], actor(deed), one.text, now, by_officer=False, answers=one.message_id)
        for one, deed in answered
    ]
    return await insert_for_ids(conn, t.message, rows)


async def _notes(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    added = [{"enterprise_id": one.enterprise_id, "text": one.text, "at": now, "by": actor(deed)} for one, deed in of_kind(deeds, AddNote)]
    if added:
        await conn.execute(insert(t.enterprise_note), added)
    for removed, deed in of_kind(deeds, RemoveNote):
        note = t.enterprise_note.c
        own = (note.id == removed.note_id) & (note.enterprise_id == removed.enterprise_id) & (note.by == actor(deed))
        await conn.execute(update(t.enterprise_note).where(own).values(removed_at=now if removed.removed else None))


async def _digests(conn: AsyncConnection, deeds: Sequence[Deed]) -> None:
    for chosen, deed in of_kind(deeds, SetDigest):
        mine = (t.wish.c.account_id == actor(deed)) & (t.wish.c.what == chosen.kind.value)
        await conn.execute(delete(t.wish).where(mine))
        if chosen.at is not None:
            await conn.execute(insert(t.wish), [{"account_id": actor(deed), "what": chosen.kind.value, "at": chosen.at}])


async def _to_laggards(conn: AsyncConnection, many: WriteToLaggards, officer: int, now: datetime, leave_at: datetime) -> int:
    """A message for every laggard with a manager who can be written to, and a letter for each of these: four statements for any number.
    Returns how many letters were queued."""
    managers = t.membership.join(t.account, t.account.c.id == t.membership.c.account_id)
    manages = and_(t.membership.c.enterprise_id == t.due.c.enterprise_id, t.membership.c.role == "manager", t.held, t.account.c.reachable)
    silent = and_(t.due.c.day == many.day, t.due.c.duty == HEALTH_LEDGER, below(t.due.c.path, many.path))
    told = (literal(officer, BigId), literal(True, Boolean), literal(officer, BigId), literal(many.text, Text), literal(now, Moment))
    rows = select(t.due.c.enterprise_id, *told).where(silent, exists().select_from(managers).where(manages)).order_by(t.due.c.enterprise_id)
    columns = ["enterprise_id", "officer_id", "by_officer", "by", "text", "at"]
    await conn.execute(insert(t.message).from_select(columns, rows, include_defaults=False))
    mine = and_(t.message.c.officer_id == officer, t.message.c.at == now, t.message.c.by_officer, t.message.c.answers.is_(None))
    fresh = t.message.c.copy_of.is_(None)
    first = (await conn.execute(select(func.min(t.message.c.id)).where(mine, fresh))).scalar_one()
    if first is None:
        return 0
    await conn.execute(update(t.message).where(mine, fresh).values(copy_of=first))
    key = cast(t.message.c.id, Text)
    subject = key + literal(":", Text) + cast(t.message.c.enterprise_id, Text) + literal(f":{many.day.isoformat()}", Text)
    letters = (
        outgoing(MANY, subject, dedupe_key("message:", key), now, leave_at, leave_at + MANY_KEPT)
        .select_from(
            t.message.join(t.membership, t.membership.c.enterprise_id == t.message.c.enterprise_id).join(
                t.account, t.account.c.id == t.membership.c.account_id
            )
        )
        .where(mine, t.message.c.copy_of == first, t.membership.c.role == "manager", t.held, t.account.c.reachable)
        .order_by(t.message.c.id, t.account.c.id)
    )
    return await queue(conn, letters)
