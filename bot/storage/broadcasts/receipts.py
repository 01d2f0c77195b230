"""What recipients answer: they have opened it, they have confirmed it. Never a step back: confirmed stays confirmed."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, exists, func, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import Moment, among
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.statements import insert_into
from conversations.broadcast import FailureReason, Outcome
from conversations.broadcast_records import ConfirmBroadcast, OpenBroadcast

_c = t.broadcast_recipient.c
_MOMENT = bindparam("moment", type_=Moment)
# Whoever taps has it, also where nobody has written that down yet, or nobody knew.
_ON_ITS_WAY = (_c.outcome == Outcome.PENDING.value) & _c.queued_at.is_not(None)
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


async def keep_receipts(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    """Store what was opened and confirmed; where it is about guidance, that is opened and confirmed too. Four statements at most."""
    opened = {(record.broadcast_id, actor(deed)) for record, deed in of_kind(deeds, OpenBroadcast)}
    seen = {(record.broadcast_id, actor(deed)): record.revision for record, deed in of_kind(deeds, ConfirmBroadcast)}
    confirmed = {*seen}
    rows = [{"broadcast": broadcast_id, "account": account_id, "moment": now} for broadcast_id, account_id in sorted(opened)]
    if rows:
        await conn.execute(_OPEN, rows)
    rows = [{"broadcast": pair[0], "account": pair[1], "moment": now, "revision": seen[pair]} for pair in sorted(seen)]
    if rows:
        await conn.execute(_CONFIRM, rows)
    if opened or confirmed:
        await _of_guidance(conn, opened, confirmed, now)


async def _of_guidance(conn: AsyncConnection, opened: _Pairs, confirmed: _Pairs, now: datetime) -> None:
    about = await _versions(conn, {broadcast_id for broadcast_id, _ in opened | confirmed})
    received = await _received(conn, opened | confirmed) if about else set()
    rows = [
        {"version_id": about[pair[0]], "account_id": pair[1], "read_at": now, "confirmed_at": now if pair in confirmed else None}
        for pair in sorted(received)
        if pair[0] in about
    ]
    if not rows:
        return
    new, c = insert_into(conn, t.guidance_receipt), t.guidance_receipt.c
    kept = new.on_conflict_do_update(
        index_elements=[c.version_id, c.account_id],
        set_={
            "read_at": func.coalesce(c.read_at, new.excluded.read_at),
            "confirmed_at": func.coalesce(c.confirmed_at, new.excluded.confirmed_at),
        },
    )
    await conn.execute(kept, rows)


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
