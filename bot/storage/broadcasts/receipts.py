"""Receipts (回执): who has opened or confirmed a broadcast, or the guidance that it is about. Never a step back: confirmed stays confirmed.

A button below a broadcast's message proves that the message arrived. Guidance that is opened or confirmed in the library proves nothing of
that: its broadcast still has to arrive, and from then on it counts as read or confirmed, too.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, exists, func, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.changed import note_about_guidance, note_changed
from bot.storage.columns import Moment, among
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.statements import insert_into
from conversations.broadcast import FailureReason, Outcome
from conversations.broadcast_records import ConfirmBroadcast, OpenBroadcast
from conversations.guidance_records import ConfirmGuidance, ReadGuidance

_c = t.broadcast_recipient.c
_MOMENT = bindparam("moment", type_=Moment)
# Whoever taps has it, also where nobody has written that down yet, or nobody knew and it is to be sent once more.
_ON_ITS_WAY = (_c.outcome == Outcome.PENDING.value) & or_(_c.queued_at.is_not(None), _c.attempt > 1)
_LOST = (_c.outcome == Outcome.FAILED.value) & (_c.why == FailureReason.UNKNOWN.value)
_MINE = (_c.broadcast_id == bindparam("broadcast")) & (_c.account_id == bindparam("account"))
_OPEN = (
    update(t.broadcast_recipient)
    .where(_MINE, or_(_c.outcome == Outcome.SENT.value, _ON_ITS_WAY, _LOST))
    .values(outcome=Outcome.READ.value, why=null(), read_at=_MOMENT, sent_at=func.coalesce(_c.sent_at, _MOMENT))
)
# Only of the text as it was when it was tapped.
_UNCHANGED = exists().where(t.broadcast.c.id == bindparam("broadcast"), t.broadcast.c.revision == bindparam("revision"))
_CONFIRM = (
    update(t.broadcast_recipient)
    .where(_MINE, _UNCHANGED, or_(_c.outcome == Outcome.SENT.value, _c.outcome == Outcome.READ.value, _ON_ITS_WAY, _LOST))
    .values(
        outcome=Outcome.CONFIRMED.value,
        why=null(),
        confirmed_at=_MOMENT,
        read_at=func.coalesce(_c.read_at, _MOMENT),
        sent_at=func.coalesce(_c.sent_at, _MOMENT),
    )
)
_Pairs = set[tuple[int, int]]


def of_guidance(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column of the recipient's receipt of the guidance that the broadcast is about; null where there is none."""
    receipt = (
        select(column)
        .join_from(t.guidance_receipt, t.broadcast, t.broadcast.c.guidance_version_id == t.guidance_receipt.c.version_id)
        .where(t.broadcast.c.id == _c.broadcast_id, t.guidance_receipt.c.account_id == _c.account_id)
    )
    return receipt.correlate(t.broadcast_recipient).scalar_subquery()


_READ_AT, _CONFIRMED_AT = of_guidance(t.guidance_receipt.c.read_at), of_guidance(t.guidance_receipt.c.confirmed_at)


async def keep_receipts(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    """Store what was opened and confirmed, of broadcasts and of guidance. A broadcast about guidance is a receipt of that, and the other
    way round; the cards are to tell it. Eight statements at most."""
    opened = {(record.broadcast_id, actor(deed)) for record, deed in of_kind(deeds, OpenBroadcast)}
    seen = {(record.broadcast_id, actor(deed)): record.revision for record, deed in of_kind(deeds, ConfirmBroadcast)}
    confirmed = {*seen}
    rows = [{"broadcast": broadcast_id, "account": account_id, "moment": now} for broadcast_id, account_id in sorted(opened)]
    if rows:
        await conn.execute(_OPEN, rows)
    rows = [{"broadcast": pair[0], "account": pair[1], "moment": now, "revision": seen[pair]} for pair in sorted(seen)]
    if rows:
        await conn.execute(_CONFIRM, rows)
    await note_changed(conn, {broadcast_id for broadcast_id, _ in opened | confirmed})
    read = {(record.version_id, actor(deed)) for record, deed in of_kind(deeds, ReadGuidance)}
    sure = {(record.version_id, actor(deed)) for record, deed in of_kind(deeds, ConfirmGuidance)}
    about = await _versions(conn, {one for one, _ in opened | confirmed}) if opened or confirmed else {}
    received = await _received(conn, opened | confirmed) if about else set()
    read |= {(about[pair[0]], pair[1]) for pair in received & opened if pair[0] in about}
    sure |= {(about[pair[0]], pair[1]) for pair in received & confirmed if pair[0] in about}
    if read or sure:
        await _of_versions(conn, read, sure, now)


async def _of_versions(conn: AsyncConnection, read: _Pairs, sure: _Pairs, now: datetime) -> None:
    """Pairs of version and account who have opened it, or confirmed it, which is more; what is known already stays as it was."""
    pairs = sorted(read | sure)
    rows = [
        {"version_id": version, "account_id": account, "read_at": now, "confirmed_at": now if (version, account) in sure else None}
        for version, account in pairs
    ]
    made, c = insert_into(conn, t.guidance_receipt).values(rows), t.guidance_receipt.c
    kept = {name: func.coalesce(c[name], made.excluded[name]) for name in ("read_at", "confirmed_at")}
    await conn.execute(made.on_conflict_do_update(index_elements=[c.version_id, c.account_id], set_=kept))
    versions = {version for version, _ in pairs}
    await note_about_guidance(conn, versions)
    told = select(t.broadcast.c.id).where(among(t.broadcast.c.guidance_version_id, versions))
    await _carry(conn, told, among(_c.account_id, {account for _, account in pairs}))


async def carry_receipts(conn: AsyncConnection, broadcast_ids: Collection[int], chat_ids: Collection[int]) -> None:
    """Broadcasts about guidance have just arrived in these chats: whoever had opened or confirmed that guidance before has read or
    confirmed what arrived. One statement."""
    theirs = select(t.account.c.id).where(among(t.account.c.chat_id, sorted(chat_ids)))
    await _carry(conn, select(t.broadcast.c.id).where(among(t.broadcast.c.id, sorted(broadcast_ids))), _c.account_id.in_(theirs))


async def _carry(conn: AsyncConnection, broadcasts: Select[tuple[int]], whose: ColumnElement[bool]) -> None:
    # Whoever still waits for it is touched, too, and stays as they are: of a receipt and an arrival at the same moment one waits for the
    # other, and sees it.
    waits = _c.outcome == Outcome.PENDING.value
    outcome = case((waits, _c.outcome), (_CONFIRMED_AT.is_not(None), Outcome.CONFIRMED.value), else_=Outcome.READ.value)
    moments = {
        "read_at": case((waits, _c.read_at), else_=func.coalesce(_c.read_at, _READ_AT)),
        "confirmed_at": case((waits, _c.confirmed_at), else_=func.coalesce(_c.confirmed_at, _CONFIRMED_AT)),
    }
    before = _c.outcome.in_([Outcome.PENDING.value, Outcome.SENT.value, Outcome.READ.value])
    chosen = (_c.broadcast_id.in_(broadcasts), whose, before, _READ_AT.is_not(None))
    await conn.execute(update(t.broadcast_recipient).where(*chosen).values(outcome=outcome, **moments))


async def _versions(conn: AsyncConnection, broadcast_ids: Collection[int]) -> dict[int, int]:
    c = t.broadcast.c
    about = select(c.id, c.guidance_version_id).where(among(c.id, sorted(broadcast_ids)), c.guidance_version_id.is_not(None))
    return {row.id: row.guidance_version_id for row in await conn.execute(about)}


async def _received(conn: AsyncConnection, pairs: _Pairs) -> _Pairs:
    """Those who really have it."""
    has_it = _c.outcome.in_([Outcome.READ.value, Outcome.CONFIRMED.value])
    chosen = among(_c.broadcast_id, sorted({one for one, _ in pairs})) & among(_c.account_id, sorted({one for _, one in pairs})) & has_it
    found = await conn.execute(select(_c.broadcast_id, _c.account_id).where(chosen))
    return {(row.broadcast_id, row.account_id) for row in found} & pairs
