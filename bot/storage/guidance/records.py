"""Guidance that is published, followed by a next version, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.database import Conflict
from bot.storage.guidance.ending import end_older, end_withdrawn
from bot.storage.guidance.rows import codes_text
from bot.storage.guidance.sending import NeedsEyes, NewBroadcast, insert_broadcast, nobody_asked
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.statements import insert_for_ids
from conversations.audience import Audience, Filter
from conversations.broadcast import Source
from conversations.content_json import content_to_json
from conversations.guidance_notice import notice
from conversations.guidance_records import PublishGuidance, WithdrawGuidance


@dataclass(slots=True)
class Guided:
    """What follows (ids): broadcasts that are new or ended, whose cards look different now (`changed`), and those that another admin has to
    approve (`asked`)."""

    changed: list[int] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)


async def keep_guidance(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, needs_eyes: NeedsEyes = nobody_asked) -> Guided:
    """Store what admins did. What is published is sent in the same transaction, and what is still being sent of the version
    before ends. Raises Conflict where another version was published meanwhile."""
    guided = Guided()
    for published, deed in of_kind(deeds, PublishGuidance):
        await _publish(conn, published, actor(deed), now, needs_eyes, guided)
    for withdrawn, deed in of_kind(deeds, WithdrawGuidance):
        guided.changed += await _withdraw(conn, withdrawn, actor(deed), now)
    return guided


async def _publish(
    conn: AsyncConnection, published: PublishGuidance, by: int, now: datetime, needs_eyes: NeedsEyes, guided: Guided
) -> None:
    guidance_id, number = await _place(conn, published, by, now)
    guided.changed += await end_older(conn, guidance_id, by, now) if number > 1 else []
    row: dict[str, Any] = {
        "guidance_id": guidance_id,
        "number": number,
        "title": dict(published.title),
        "summary": dict(published.summary),
        "body": content_to_json(published.body),
        "changes": dict(published.changes),
        "sectors": codes_text(published.sectors),
        "risks": codes_text(published.risks),
        "must_confirm": published.must_confirm,
        "valid_from": published.valid_from,
        "valid_until": published.valid_until,
        "published_at": now,
        "by": by,
    }
    (version_id,) = await insert_for_ids(conn, t.guidance_version, [row])
    if not published.send:
        return
    audience = Audience(include=Filter(sectors=published.sectors, risks=published.risks))
    begins = published.valid_from if published.valid_from > now.date() else None
    content = notice(published.title, published.summary, published.changes, begins)
    key = f"guidance:{version_id}"
    sent = NewBroadcast(Source.GUIDANCE, by, version_id, content, audience, published.must_confirm, key, now)
    expected, asked = await needs_eyes(conn, audience)
    broadcast_id = await insert_broadcast(conn, sent, now, asked=asked, expected=expected)
    if broadcast_id is not None:
        guided.changed.append(broadcast_id)
        guided.asked += [broadcast_id] if asked else []


async def _place(conn: AsyncConnection, published: PublishGuidance, by: int, now: datetime) -> tuple[int, int]:
    """The guidance and the number that the version gets in it. A version before it is superseded."""
    if published.guidance_id is None:
        (made,) = await insert_for_ids(conn, t.guidance, [{"created_at": now, "by": by}])
        return made, 1
    # The row of the guidance is locked: of two admins one after the other.
    mine = select(t.guidance.c.id).where(t.guidance.c.id == published.guidance_id).with_for_update()
    guidance_id: int = (await conn.execute(mine)).scalar_one()
    v = t.guidance_version.c
    current = (await conn.execute(select(v.id, v.number).where(v.guidance_id == guidance_id, t.newest))).one()
    if published.after not in (0, current.number):
        raise Conflict("another version of the guidance was published meanwhile")
    await conn.execute(update(t.guidance_version).where(v.id == current.id).values(superseded_at=now))
    await conn.execute(update(t.guidance).where(t.guidance.c.id == guidance_id).values(withdrawn_at=None))
    return guidance_id, current.number + 1


async def _withdraw(conn: AsyncConnection, withdrawn: WithdrawGuidance, by: int, now: datetime) -> list[int]:
    """What was called off and taken back of it stays so when it holds again. Returns the broadcasts that look different now."""
    chosen = t.guidance.c.id == withdrawn.guidance_id
    if not withdrawn.withdrawn:
        await conn.execute(update(t.guidance).where(chosen).values(withdrawn_at=None))
        return []
    await conn.execute(update(t.guidance).where(chosen, t.guidance.c.withdrawn_at.is_(None)).values(withdrawn_at=now))
    return await end_withdrawn(conn, withdrawn.guidance_id, by, now)
