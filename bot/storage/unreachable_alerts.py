"""失联 Enterprises none of whose managers can be written to: an alert each, closed when one of them can again, or another one enrols. And
officers who cannot be written to any more: what they hold is taken back at once."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Date, Select, cast, exists, func, literal, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.accounts import set_reachable
from bot.storage.columns import among
from bot.storage.job_alerts import Noticed, close, key_of, tell
from bot.storage.line_json import line_text, lines_json
from conversations.codes import AlertKind, AlertOutcome
from conversations.roles import Role

_MANAGES = t.held & (t.membership.c.role == Role.MANAGER.value)


async def note_reachable(conn: AsyncConnection, chat_ids: Collection[int], reachable: bool, now: datetime) -> list[int]:
    """Note that these chats can, or cannot, be written to, and what comes of it. `now` is local. Returns the ids of the alerts that stood
    before and look different now. At most six statements."""
    accounts = await set_reachable(conn, chat_ids, reachable)
    if not accounts:
        return []
    if not reachable:
        await _let_go(conn, accounts, now)
    return await (close_reachable if reachable else tell_unreachable)(conn, accounts, now)


async def _let_go(conn: AsyncConnection, accounts: Collection[int], now: datetime) -> None:
    """Nobody who cannot be written to keeps an alert, nor its silence: the runner looks at what these hold now, and takes it back. One
    statement."""
    c = t.alert.c
    await conn.execute(update(t.alert).where(t.unresolved, among(c.holder_id, accounts), c.next_at > now).values(next_at=now))


async def tell_unreachable(conn: AsyncConnection, accounts: Collection[int], now: datetime) -> list[int]:
    """These accounts cannot be written to any more: an alert for every enterprise that has no other manager who can. `now` is local.
    Returns the ids of the alerts that stood before. At most two statements."""
    theirs = select(t.membership.c.enterprise_id).where(_MANAGES, among(t.membership.c.account_id, accounts))
    c = t.enterprise.c
    # Locked, so that of two managers who leave at once the second is seen to be the last.
    lock = select(c.id, c.path).where(c.id.in_(theirs), c.active).order_by(c.id).with_for_update(key_share=True)
    ids = [row.id for row in await conn.execute(lock)]
    if not ids:
        return []
    noticed = Noticed(AlertKind.UNREACHABLE, now.date(), now, now)
    return list((await tell(conn, noticed, _found(noticed, ids))).folded)


def _found(noticed: Noticed, enterprise_ids: Collection[int]) -> Select[Any]:
    c, day = t.enterprise.c, literal(noticed.day, Date)
    managers = _MANAGES & (t.membership.c.enterprise_id == c.id)
    can = select(t.account.c.id).join(t.membership, t.membership.c.account_id == t.account.c.id).where(managers, t.account.c.reachable)
    count = select(func.count()).select_from(t.membership).where(managers).correlate(t.enterprise).scalar_subquery()
    details = lines_json(line_text("unreachable-managers", managers=count))
    return select(
        c.id.label("subject"),
        c.id.label("enterprise_id"),
        cast(null(), BigInteger).label("staff_id"),
        c.path,
        day.label("since"),
        details.label("details"),
    ).where(among(c.id, enterprise_ids), ~exists(can.correlate(t.enterprise)))


async def close_reachable(conn: AsyncConnection, accounts: Collection[int], now: datetime) -> list[int]:
    """These accounts can be written to again, or have enrolled: what they manage is not out of reach any more. Returns the ids of the
    alerts that look different now. At most two statements."""
    if not accounts:
        return []
    key = key_of(AlertKind.UNREACHABLE, t.membership.c.enterprise_id)
    theirs = select(key).where(_MANAGES, among(t.membership.c.account_id, accounts))
    return await close(conn, AlertKind.UNREACHABLE, now, t.alert.c.key.in_(theirs), outcome=AlertOutcome.REACHABLE)
