"""How broadcasts stand, as the sending of them needs to know: the state, and what they say."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from conversations.broadcast import State
from conversations.broadcast_parts import in_language, messages
from conversations.content import Parts
from conversations.content_json import content_from_json


@dataclass(frozen=True, slots=True)
class Standing:
    """What the sending of a broadcast needs to know of it. `version_id`: of the guidance that it is about."""

    state: State
    content: Mapping[str, Parts]
    buttons: bool
    withdrawn: bool
    version_id: int | None = None

    def messages(self, language: str) -> int:
        """How many messages a reader of this language gets."""
        return messages(in_language(self.content, language), buttons=self.buttons)


async def standings(conn: AsyncConnection, broadcast_ids: Collection[int]) -> dict[int, Standing]:
    """How these broadcasts stand, and stand until the transaction is through: whoever cancels one is before or after it, and overlooks none
    whose turn comes again by it. One statement."""
    c = t.broadcast.c
    columns = select(c.id, c.state, c.content, c.must_confirm, c.guidance_version_id, c.withdrawn_at)
    return {
        row.id: Standing(
            State(row.state),
            content_from_json(row.content),
            row.must_confirm or row.guidance_version_id is not None,
            row.withdrawn_at is not None,
            row.guidance_version_id,
        )
        for row in await conn.execute(columns.where(among(c.id, broadcast_ids)).order_by(c.id).with_for_update(read=True))
    }
