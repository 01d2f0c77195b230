"""What became of broadcasts, counted: by outcome, why it failed, how fast it goes, what is still to be edited."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import case, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.follow_letters import EDITED
from bot.storage.columns import among
from conversations.broadcast import FailureReason, Outcome

MINUTE = timedelta(seconds=60)
"""Over which the rate is told."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Recipients by outcome, failures by reason; messages sent in the last minute; edits that wait to be made."""

    by_outcome: Mapping[Outcome, int] = field(default_factory=dict)
    failed: Mapping[FailureReason, int] = field(default_factory=dict)
    last_minute: int = 0
    edits: int = 0


async def count(conn: AsyncConnection, broadcast_ids: Collection[int], now: datetime) -> dict[int, Counts]:
    """For each broadcast. Four statements."""
    ids = sorted(broadcast_ids)
    outcomes = await by_outcome(conn, ids)
    failed = await _failed(conn, ids)
    sent = await _sent_since(conn, ids, now - MINUTE)
    edits = await _edits(conn, ids)
    return {one: Counts(outcomes.get(one, {}), failed.get(one, {}), sent.get(one, 0), edits.get(one, 0)) for one in ids}


async def by_outcome(conn: AsyncConnection, broadcast_ids: Collection[int]) -> dict[int, dict[Outcome, int]]:
    """Recipients by outcome: read from the index alone, in which those are who have one; all others wait. One statement."""
    f, c = t.broadcast_feed.c, t.broadcast_recipient.c
    counted = select(c.broadcast_id, c.outcome, func.count().label("n")).where(among(c.broadcast_id, broadcast_ids), t.came_out)
    frozen = select(f.broadcast_id, literal_column("'pending'"), f.recipients).where(among(f.broadcast_id, broadcast_ids))
    found: dict[int, dict[Outcome, int]] = {}
    for broadcast_id, outcome, n in await conn.execute(counted.group_by(c.broadcast_id, c.outcome).union_all(frozen)):
        found.setdefault(broadcast_id, {})[Outcome(outcome)] = n
    for counts in found.values():
        waiting = counts.pop(Outcome.PENDING, 0) - sum(counts.values())
        counts |= {Outcome.PENDING: waiting} if waiting > 0 else {}
    return found


async def _failed(conn: AsyncConnection, ids: Collection[int]) -> dict[int, dict[FailureReason, int]]:
    c = t.broadcast_recipient.c
    counted = select(c.broadcast_id, c.why, func.count().label("n")).where(
        among(c.broadcast_id, ids), c.outcome == literal_column("'failed'")
    )
    found: dict[int, dict[FailureReason, int]] = {}
    for row in await conn.execute(counted.group_by(c.broadcast_id, c.why)):
        found.setdefault(row.broadcast_id, {})[FailureReason(row.why or FailureReason.TROUBLE)] = row.n
    return found


async def _sent_since(conn: AsyncConnection, ids: Collection[int], since: datetime) -> dict[int, int]:
    c = t.broadcast_recipient.c
    counted = select(c.broadcast_id, func.count().label("n")).where(among(c.broadcast_id, ids), c.sent_at > since)
    return {row.broadcast_id: row.n for row in await conn.execute(counted.group_by(c.broadcast_id))}


async def _edits(conn: AsyncConnection, ids: Collection[int]) -> dict[int, int]:
    """Edits of what has arrived that are not made yet. Their subjects begin with the broadcast's id."""
    c = t.outbox.c
    waiting = select(c.subject, func.count()).where(c.outcome.is_(None), c.lane == literal_column("'follow'"), c.screen == EDITED)
    counted: Counter[int] = Counter()
    for subject, number in await conn.execute(waiting.group_by(c.subject)):
        counted[int(subject.partition(":")[0])] += number
    return {one: counted[one] for one in ids if one in counted}


@dataclass(frozen=True, slots=True)
class Failures:
    """Since it was last set going: how many were tried, and of these for how many it failed. Who cannot be reached is no failure."""

    tried: int
    failed: int

    def pass_share(self, percent: int, least: int) -> bool:
        """Whether more than so many percent failed, of at least so many."""
        return self.tried >= least and self.failed * 100 > self.tried * percent


async def failures(conn: AsyncConnection, broadcast_ids: Collection[int]) -> dict[int, Failures]:
    """Of running broadcasts for which anything failed. One statement, and one more where that is so."""
    c, b = t.broadcast_recipient.c, t.broadcast.c
    lost = await conn.scalars(
        select(c.broadcast_id).where(among(c.broadcast_id, sorted(broadcast_ids)), c.outcome == literal_column("'failed'")).distinct()
    )
    ids = sorted(lost.all())
    if not ids:
        return {}
    tried = c.outcome.in_([one.value for one in (Outcome.SENT, Outcome.READ, Outcome.CONFIRMED, Outcome.FAILED)])
    since = b.paused_at.is_(None) | (c.queued_at > b.paused_at)
    failed = func.sum(case((c.outcome == Outcome.FAILED.value, 1), else_=0))
    counted = (
        select(c.broadcast_id, func.count().label("tried"), failed.label("failed"))
        .join(t.broadcast, b.id == c.broadcast_id)
        .where(among(c.broadcast_id, ids), tried, since)
        .group_by(c.broadcast_id)
    )
    return {row.broadcast_id: Failures(row.tried, row.failed) for row in await conn.execute(counted)}
