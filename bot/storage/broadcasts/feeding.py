"""Whose turn it is: the next recipients of a running broadcast, marked as being on their way.

First whoever is to have another turn, then those who have had none, in the order of their accounts: how far that has come is kept in
`broadcast_feed`, so that a province need not be in an index when its audience is frozen.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.told_once import others_of, pass_over, told
from bot.storage.columns import among

_EVERYBODY = 2**63 - 1
"""Fed up to here: there is nobody behind."""


@dataclass(frozen=True, slots=True)
class Running:
    """A broadcast that is being sent. `paid`: at the paid rate."""

    id: int
    paid: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """The message `part` (from 0) for a recipient; `attempt` counts how often their turn has come again."""

    broadcast_id: int
    account_id: int
    chat_id: int
    language: str
    part: int
    attempt: int


async def running_broadcasts(conn: AsyncConnection) -> list[Running]:
    """Those that are being sent, the oldest first."""
    c = t.broadcast.c
    return [Running(row.id, row.paid) for row in await conn.execute(select(c.id, c.paid).where(t.running).order_by(c.id))]


async def take_turns(conn: AsyncConnection, broadcast_id: int, most: int, now: datetime) -> list[Turn]:
    """The next recipients, in the order of their accounts; from now on they are on their way. Five statements at most, eight of guidance
    that more than one broadcast is about."""
    c, f, b = t.broadcast_recipient.c, t.broadcast_feed.c, t.broadcast.c
    # Whoever else feeds it waits here: it must be known who has had a turn before the next can be chosen.
    of_it = select(f.fed_to, b.guidance_version_id, b.source, b.created_at).join_from(t.broadcast_feed, t.broadcast, b.id == f.broadcast_id)
    mine = (await conn.execute(of_it.where(f.broadcast_id == broadcast_id).with_for_update(of=t.broadcast_feed))).one_or_none()
    others = await others_of(conn, broadcast_id, mine) if mine is not None else []
    # By the index of those who have had a turn.
    again = select(c.account_id).where(c.broadcast_id == broadcast_id, t.fed, c.queued_at.is_(None)).order_by(c.account_id).limit(most)
    accounts = list((await conn.scalars(again.with_for_update(skip_locked=True))).all())
    chosen = among(c.account_id, accounts)
    lacking = most - len(accounts)
    if lacking and mine is not None and mine.fed_to < _EVERYBODY:
        waiting = c.outcome == literal_column("'pending'")
        behind = select(c.account_id).where(c.broadcast_id == broadcast_id, c.account_id > mine.fed_to, waiting)
        if others:
            behind = behind.where(~told(others, mine.created_at))
        first = (await conn.scalars(behind.order_by(c.account_id).limit(lacking))).all()
        reached = first[-1] if len(first) == lacking else _EVERYBODY
        await conn.execute(update(t.broadcast_feed).where(f.broadcast_id == broadcast_id).values(fed_to=reached))
        accounts += first
        chosen = or_(chosen, (c.account_id > mine.fed_to) & (c.account_id <= reached))
    if others and mine is not None:
        passed = await pass_over(conn, broadcast_id, chosen, others, mine.created_at)
        accounts = [one for one in accounts if one not in passed]
    if not accounts:
        return []
    taken = (
        update(t.broadcast_recipient)
        .where(c.broadcast_id == broadcast_id, among(c.account_id, accounts), t.their_turn)
        .values(queued_at=now)
        .returning(c.account_id, c.chat_id, c.language, c.parts, c.attempt)
    )
    rows = sorted((await conn.execute(taken)).all(), key=lambda row: row.account_id)
    return [Turn(broadcast_id, row.account_id, row.chat_id, row.language, row.parts, row.attempt) for row in rows]
