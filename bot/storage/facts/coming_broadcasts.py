"""What is known of broadcasts that have not started: whom they would reach now, and the enterprises they name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.counting import audience_key, load_audiences
from bot.storage.columns import among
from bot.storage.facts.scope import Scope
from conversations.audience import Audience, audience_from_json
from conversations.audience_screens import MOST_BUTTONS
from conversations.broadcast import AudienceCount, State

COMING = (State.DRAFT, State.SCHEDULED)


@dataclass(frozen=True, slots=True)
class Coming:
    """`reach`: whom it would reach now; `names`: of the first enterprises that the audience names, by id."""

    reach: AudienceCount | None = None
    names: Mapping[str, str] = field(default_factory=dict)


async def load_coming(conn: AsyncConnection, rows: Sequence[Any], scope: Scope) -> dict[int, Coming]:
    """Of these rows of broadcasts, those that have not started. None where there are none; five statements at most."""
    audiences = {row.id: audience_from_json(row.audience) for row in rows if row.state in COMING}
    if not audiences:
        return {}
    counts = await load_audiences(conn, {audience_key(one) for one in audiences.values()}, scope)
    names = await _names(conn, audiences.values())
    return {
        row.id: Coming(
            counts[audience_key(audiences[row.id])],
            {str(key): names[key] for key in _named(audiences[row.id]) if key in names},
        )
        for row in rows
        if row.id in audiences
    }


def _named(audience: Audience) -> list[int]:
    """The enterprises that are shown by name."""
    return [key for side in (audience.include, audience.exclude) for key in side.enterprises[:MOST_BUTTONS]]


async def _names(conn: AsyncConnection, audiences: Any) -> dict[int, str]:
    named = {key for audience in audiences for key in _named(audience)}
    if not named:
        return {}
    e = t.enterprise.c
    return {row.id: row.name for row in await conn.execute(select(e.id, e.name).where(among(e.id, sorted(named))))}
