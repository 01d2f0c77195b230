"""Sending guidance: a broadcast is written down, and starts when its time has come."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.statements import insert_into
from conversations.audience import Audience, audience_to_json
from conversations.broadcast import Source, State
from conversations.content import Parts
from conversations.content_json import content_to_json

NeedsEyes = Callable[[AsyncConnection, Audience], Awaitable[tuple[int, bool]]]
"""How many it is for, and whether so many that another admin has to confirm it first."""


async def nobody_asked(_conn: AsyncConnection, _audience: Audience) -> tuple[int, bool]:
    """No second pair of eyes for anything."""
    return 0, False


@dataclass(frozen=True, slots=True)
class NewBroadcast:
    """A broadcast that the bot makes by itself. `dedupe_key`: a second one with the same is not made."""

    source: Source
    author_id: int
    version_id: int
    content: Mapping[str, Parts]
    audience: Audience
    must_confirm: bool
    dedupe_key: str
    start_at: datetime


async def insert_broadcast(
    conn: AsyncConnection, row: NewBroadcast, now: datetime, *, asked: bool = False, expected: int = 0
) -> int | None:
    """Write it down: scheduled, or as a draft for another admin to look at (`asked`). `expected`: how many it is for now. Its id;
    None where it is there already."""
    values = {
        "state": (State.DRAFT if asked else State.SCHEDULED).value,
        "source": row.source.value,
        "author_id": row.author_id,
        "guidance_version_id": row.version_id,
        "content": content_to_json(row.content),
        "audience": audience_to_json(row.audience),
        "expected": expected,
        "must_confirm": row.must_confirm,
        "dedupe_key": row.dedupe_key,
        "created_at": now,
        "asked_at": now if asked else None,
        "start_at": row.start_at,
    }
    made = insert_into(conn, t.broadcast).values(values).on_conflict_do_nothing(index_elements=[t.broadcast.c.dedupe_key])
    found: int | None = (await conn.execute(made.returning(t.broadcast.c.id))).scalar_one_or_none()
    return found
