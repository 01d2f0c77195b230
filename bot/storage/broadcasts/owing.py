"""Who owes the confirmation of a broadcast, and whom a reminder of it reaches."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from conversations.broadcast import Outcome

_r = t.broadcast_recipient.c
OWING = (Outcome.SENT, Outcome.READ)
"""Has it, and has not confirmed."""


def may_receive() -> ColumnElement[bool]:
    """The recipient holds a role still: whoever holds none owes nothing any more."""
    m = t.membership
    return exists().where(m.c.account_id == _r.account_id, t.held).correlate_except(m)


def remindable(most: int) -> ColumnElement[bool]:
    """The recipient has it, has not confirmed, was reminded fewer than `most` times, may receive it and can be written to."""
    a = t.account
    reachable = exists().where(a.c.id == _r.account_id, a.c.reachable).correlate_except(a)
    return and_(_r.outcome.in_([one.value for one in OWING]), _r.chases < most, may_receive(), reachable)


async def count_remindable(conn: AsyncConnection, broadcast_ids: Collection[int], most: int) -> dict[int, int]:
    """How many would be reminded, for each broadcast where that is anybody. One statement; none for none."""
    if not broadcast_ids:
        return {}
    counted = select(_r.broadcast_id, func.count().label("n")).where(among(_r.broadcast_id, sorted(broadcast_ids)), remindable(most))
    return {row.broadcast_id: row.n for row in await conn.execute(counted.group_by(_r.broadcast_id))}
