"""Who answers for an enterprise: the officers responsible for it, who stands in for them, and the levels above."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.officers import upward


@dataclass(frozen=True, slots=True)
class Place:
    """Where an alert is: the enterprise, if it is about one, and the path where it reports."""

    enterprise_id: int | None
    path: str


@dataclass(frozen=True, slots=True)
class Answering:
    """Account ids of officers, also of those who cannot be written to now. `levels`: the divisions above that have officers, the nearest
    first, each by its path."""

    responsible: tuple[int, ...] = ()
    substitutes: tuple[int, ...] = ()
    levels: tuple[tuple[str, tuple[int, ...]], ...] = ()


async def answering(conn: AsyncConnection, places: Collection[Place], today: date | None = None) -> Mapping[Place, Answering]:
    """Who answers for each place on the local day `today`. One statement."""
    del today
    paths = sorted({path for place in places for path in upward(place.path)})
    statement = (
        select(t.membership.c.path, t.membership.c.account_id)
        .where(among(t.membership.c.path, paths), t.held_by_officer)
        .order_by(t.membership.c.id)
    )
    at: dict[str, list[int]] = {}
    for row in await conn.execute(statement):
        at.setdefault(row.path, []).append(row.account_id)
    return {place: _of(place, at) for place in places}


def _of(place: Place, at: Mapping[str, Any]) -> Answering:
    own, *above = upward(place.path)
    levels = tuple((path, tuple(at[path])) for path in above if path in at)
    return Answering(tuple(at.get(own, ())), (), levels)
