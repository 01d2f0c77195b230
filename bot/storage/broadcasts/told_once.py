"""Of guidance that newly applies by a risk, and is being sent already, everybody hears once.

Two broadcasts about one version may run at the same time, one of them because a risk has changed. Everybody stays in both, so that nobody
is lost when one of them is cancelled or fails; whoever has got one of them is skipped by the other when the turn comes, and for whoever one
is on its way to the other waits.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from conversations.broadcast import GOT_IT, Outcome, Source

_b, _r = t.broadcast.c, t.broadcast_recipient.c
_theirs = t.broadcast_recipient.alias("theirs")
_UNTOUCHED = and_(t.their_turn, _r.parts == 0)
"""Whoever has a part of it gets the rest."""


def told(others: Collection[int], since: datetime) -> ColumnElement[bool]:
    """Whether the recipient has got another broadcast since."""
    return _by_another(others, _theirs.c.outcome.in_(sorted(one.value for one in GOT_IT)) & (_theirs.c.sent_at >= since))


def _by_another(others: Collection[int], how: ColumnElement[bool]) -> ColumnElement[bool]:
    found = exists().where(among(_theirs.c.broadcast_id, others), _theirs.c.account_id == _r.account_id, how)
    return found.correlate(t.broadcast_recipient)


async def others_of(conn: AsyncConnection, broadcast_id: int, mine: Any) -> list[int]:
    """The broadcasts beside which this one runs or ran (`mine`: its version and source). One statement, none where it is not about
    guidance."""
    if mine.guidance_version_id is None:
        return []
    same = (_b.guidance_version_id == mine.guidance_version_id) & (_b.id != broadcast_id)
    by_risk = or_(_b.source == Source.RISK.value, mine.source == Source.RISK.value)
    there = select(_b.id).where(same, by_risk, _b.started_at.is_not(None), _b.withdrawn_at.is_(None))
    return list((await conn.scalars(there.order_by(_b.id))).all())


async def pass_over(
    conn: AsyncConnection, broadcast_id: int, chosen: ColumnElement[bool], others: Collection[int], since: datetime
) -> set[int]:
    """Of the recipients `chosen`, skip those who were told by another since, and let those wait to whom another is on its way. Returns
    whose turn it is not now. Two statements."""
    mine = and_(_r.broadcast_id == broadcast_id, chosen, _UNTOUCHED)
    skipped = update(t.broadcast_recipient).where(mine, told(others, since)).values(outcome=Outcome.SKIPPED.value)
    gone = set((await conn.scalars(skipped.returning(_r.account_id))).all())
    on_its_way = (_theirs.c.outcome == Outcome.PENDING.value) & _theirs.c.queued_at.is_not(None)
    # As after a turn in vain, so that they are found behind the last one who had a turn.
    again = case((_r.attempt > 1, _r.attempt), else_=2)
    waits = update(t.broadcast_recipient).where(mine, _by_another(others, on_its_way)).values(attempt=again)
    return gone | set((await conn.scalars(waits.returning(_r.account_id))).all())
