"""What is due starts: its audience is frozen by one statement, a row a recipient."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, case, exists, insert, literal, not_, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.admins import is_admin
from bot.storage.broadcasts.audience import audience_at, people
from bot.storage.broadcasts.moves import move
from bot.storage.statements import insert_into
from conversations.audience import audience_from_json
from conversations.broadcast import GOT_IT, Outcome, Source, State
from conversations.policy import Policy

_COLUMNS = ["broadcast_id", "account_id", "chat_id", "language", "enterprise_id", "division_code", "outcome"]
_BY_ADMINS = (Source.AUTHOR, Source.TERMINAL, Source.GUIDANCE)


async def due_broadcasts(conn: AsyncConnection, now: datetime) -> list[int]:
    """Those that are to start by now, in the order of their times. A question that takes no lock."""
    c = t.broadcast.c
    return list((await conn.scalars(select(c.id).where(t.awaits_start, c.start_at <= now).order_by(c.start_at, c.id))).all())


async def give_back_orphans(conn: AsyncConnection, now: datetime) -> list[int]:
    """What is due and has neither an author nor an approver who is an admin still is a draft again, and waits for another admin. What a
    changed risk made goes its way. Returns which. One statement."""
    c = t.broadcast.c
    orphaned = c.source.in_([one.value for one in _BY_ADMINS]) & not_(or_(is_admin(c.author_id), is_admin(c.approved_by)))
    due = await due_broadcasts(conn, now)
    return await move(conn, due, State.DRAFT, where=orphaned, asked_at=now, approved_by=None, approved_at=None)


async def start(conn: AsyncConnection, broadcast_id: int, now: datetime, policy: Policy) -> int | None:
    """Start one, and freeze its audience: whoever cannot be written to is noted as such at once, and where there is nobody at all it is
    finished. `now` is local. Returns how many it is for; None where somebody else was first, or it is not due any more."""
    c = t.broadcast.c
    if not await move(conn, [broadcast_id], State.RUNNING, only=[State.SCHEDULED], where=c.start_at <= now, started_at=now):
        return None
    row = (await conn.execute(select(t.broadcast).where(c.id == broadcast_id))).one()
    audience = audience_from_json(row.audience)
    found = people(audience, await audience_at(conn, [audience], now, policy)).subquery("found")
    outcome = case((found.c.reachable, Outcome.PENDING.value), else_=Outcome.UNREACHABLE.value)
    columns = (found.c.account_id, found.c.chat_id, found.c.language, found.c.enterprise_id, found.c.division_code)
    rows = select(literal(broadcast_id, c.id.type), *columns, outcome.cast(Text)).order_by(found.c.account_id)
    if row.source == Source.RISK.value:
        rows = rows.where(not_(_told_otherwise(row, found.c.account_id)))
    if conn.dialect.name != "sqlite":
        await conn.execute(text("SET LOCAL work_mem = '64MB'"))  # a province is sorted in memory
        # Nothing is sent before the next commit, which waits for the disk, for this one too; lost before that it would start anew.
        await conn.execute(text("SET LOCAL synchronous_commit = off"))
    frozen = insert_into(conn, t.broadcast_recipient).from_select(_COLUMNS, rows, include_defaults=False)
    total = (await conn.execute(frozen)).rowcount
    await conn.execute(insert(t.broadcast_feed).values(broadcast_id=broadcast_id, recipients=total))
    if not total:
        await move(conn, [broadcast_id], State.FINISHED, only=[State.RUNNING], finished_at=now)
    return total


def _told_otherwise(row: Any, account_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether this person has got another broadcast of the same guidance since this one was written down because of a changed risk: what
    it says they know. Whoever is yet to get one is in both (`told_once`): the other may still be cancelled."""
    other, theirs = t.broadcast.alias("other"), t.broadcast_recipient.alias("theirs")
    since = theirs.c.outcome.in_(sorted(one.value for one in GOT_IT)) & (theirs.c.sent_at >= row.created_at)
    return (
        exists()
        .where(other.c.guidance_version_id == row.guidance_version_id, other.c.id != row.id, other.c.withdrawn_at.is_(None))
        .where(theirs.c.broadcast_id == other.c.id, theirs.c.account_id == account_id, since)
    )
