"""The second pair of eyes: approved, sent back, handed in again; and what has grown by its start, and must ask after all.

How many a broadcast is for are those who can be written to (`AudienceCount.reached`), when it is written and when it starts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.counting import reached
from bot.storage.broadcasts.moves import move
from bot.storage.broadcasts.overtaken import overtaken
from bot.storage.broadcasts.starting import start
from bot.storage.records.deed import Deed, actor, of_kind
from conversations.audience import Audience, audience_from_json, audience_to_json
from conversations.broadcast import News, Outcome, Source, State
from conversations.broadcast_records import ApproveBroadcast, AskAgain, RearrangeBroadcast, SendBackBroadcast
from conversations.policy import Policy

GROWN_BY = 5
"""An approval does not hold for a fifth more than it was given for, where these alone are as many as another admin has to look at."""
_b, _r = t.broadcast.c, t.broadcast_recipient.c


@dataclass(slots=True)
class Looked:
    """What came of it: broadcasts that stand otherwise (`changed`), those that ask (`asked`), and what their authors are told."""

    changed: list[int] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    news: list[tuple[int, News]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Begun:
    """A broadcast whose time has come: `total` belong to its audience, `reached` of them can be written to. `asked`: they are so many that
    another admin has to approve it first; nobody gets anything before."""

    total: int
    reached: int
    asked: bool = False


async def look(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, policy: Policy) -> Looked:
    """Store what admins decided about broadcasts that ask, and what authors hand in again. `now` is local."""
    looked = Looked()
    holds = ~overtaken(_b.guidance_version_id, now.date())
    for approved, deed in of_kind(deeds, ApproveBroadcast):
        by = actor(deed)
        moved = await move(conn, [approved.broadcast_id], State.SCHEDULED, where=_asks(by) & holds, approved_by=by, approved_at=now)
        if moved:
            await _approved_for(conn, approved.broadcast_id, now, policy)
        looked.changed += moved
        looked.news += [(one, News.APPROVED) for one in moved]
    for back, deed in of_kind(deeds, SendBackBroadcast):
        by = actor(deed)
        sent_back = update(t.broadcast).where(_b.id == back.broadcast_id, _b.state == State.DRAFT.value, _asks(by))
        rows = await conn.scalars(sent_back.values(asked_at=None, back_by=by, back_why=back.why.value).returning(_b.id))
        moved = list(rows.all())
        looked.changed += moved
        looked.news += [(one, News.BACK) for one in moved]
    for again, deed in of_kind(deeds, AskAgain):
        mine = (_b.author_id == actor(deed)) & _b.asked_at.is_(None)
        handed_in = update(t.broadcast).where(_b.id == again.broadcast_id, _b.state == State.DRAFT.value, mine, holds)
        moved = list((await conn.scalars(handed_in.values(asked_at=now, back_by=None, back_why=None).returning(_b.id))).all())
        looked.changed += moved
        looked.asked += moved
    for other, deed in of_kind(deeds, RearrangeBroadcast):
        moved = await _rearrange(conn, other, actor(deed), now, policy)
        looked.changed += moved
        looked.asked += moved
    return looked


async def _approved_for(conn: AsyncConnection, broadcast_id: int, now: datetime, policy: Policy) -> None:
    """From now on it is for as many as it is for now. Three statements."""
    audience = audience_from_json((await conn.execute(select(_b.audience).where(_b.id == broadcast_id))).scalar_one())
    (count,) = await reached(conn, [audience], now, policy)
    await conn.execute(update(t.broadcast).where(_b.id == broadcast_id).values(expected=count, grown_to=None))


async def _rearrange(conn: AsyncConnection, other: RearrangeBroadcast, by: int, now: datetime, policy: Policy) -> list[int]:
    """What was sent back is handed in by its author for others, or at another time. An older card of it that somebody has open confirms
    nothing (`revision`). Five statements at most."""
    back = (_b.state == State.DRAFT.value) & (_b.author_id == by) & _b.asked_at.is_(None) & ~overtaken(_b.guidance_version_id, now.date())
    locked = select(_b.audience, _b.dedupe_key).where(_b.id == other.broadcast_id, back).with_for_update()
    before = (await conn.execute(locked)).one_or_none()
    if before is None:
        return []
    (count,) = await reached(conn, [other.audience], now, policy)
    same = audience_from_json(before.audience) == other.audience
    values = {
        "audience": audience_to_json(other.audience),
        "start_at": other.start_at or now,
        "expected": count,
        "grown_to": None,
        "asked_at": now,
        "back_by": None,
        "back_why": None,
        "revision": _b.revision + 1,
        # A notice that does not follow what its document says of whom it is for is none of those that a change of risk counts on.
        "dedupe_key": before.dedupe_key if same else None,
    }
    await conn.execute(update(t.broadcast).where(_b.id == other.broadcast_id).values(values))
    return [other.broadcast_id]


def _asks(by: int) -> ColumnElement[bool]:
    """It waits for somebody else than its author and whoever wrote it as it is now."""
    return (_b.author_id != by) & (func.coalesce(_b.written_by, _b.author_id) != by) & _b.asked_at.is_not(None)


async def needs_another(conn: AsyncConnection, audience: Audience, now: datetime, policy: Policy) -> tuple[int, bool]:
    """How many it is for, and whether so many that a second admin has to look at it."""
    (count,) = await reached(conn, [audience], now, policy)
    return count, count >= policy.broadcast_second_from


async def begin_or_ask(conn: AsyncConnection, broadcast_id: int, now: datetime, policy: Policy) -> Begun | None:
    """Start a broadcast (`starting.start`), unless it is for so many by now that another admin has to look at it first and none has, or has
    when it was for far fewer: then nothing of the start stays, it is a draft again, and asks. What a change of risk has made asks nobody.
    `now` is local. None where somebody else was first, or it is not due any more."""
    total = await start(conn, broadcast_id, now, policy)
    if total is None:
        return None
    mine = (_r.broadcast_id == broadcast_id) & (_r.outcome == Outcome.PENDING.value)
    count = await conn.scalar(select(func.count()).select_from(t.broadcast_recipient).where(mine)) or 0
    asked = count >= policy.broadcast_second_from and await _hold_back(conn, broadcast_id, count, now, policy)
    return Begun(total, count, asked)


async def _hold_back(conn: AsyncConnection, broadcast_id: int, count: int, now: datetime, policy: Policy) -> bool:
    """In the transaction of the start, so that nobody has seen it running: scheduled to draft, which is legal."""
    more = count - _b.expected
    far_more = (more >= policy.broadcast_second_from) & (more * GROWN_BY >= _b.expected)
    unseen = (_b.id == broadcast_id) & (_b.source != Source.RISK.value) & (_b.approved_by.is_(None) | far_more)
    values = {"state": State.DRAFT.value, "started_at": None, "asked_at": now, "grown_to": count, "approved_by": None, "approved_at": None}
    held = update(t.broadcast).where(unseen).values(values)
    if not (await conn.execute(held)).rowcount:
        return False
    for table in (t.broadcast_recipient, t.broadcast_feed):
        await conn.execute(delete(table).where(table.c.broadcast_id == broadcast_id))
    return True
