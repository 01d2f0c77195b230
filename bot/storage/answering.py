"""Who answers for an enterprise: the officers responsible for it, who stands in for them, and the levels above."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.duty import leaves_of
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


@dataclass(slots=True)
class _Known:
    """Officers by the path of their division; assigned ones by enterprise, and by path and sector; sectors by enterprise; who is named to
    stand in for whom."""

    at: dict[str, list[int]] = field(default_factory=dict)
    enterprises: dict[int, list[int]] = field(default_factory=dict)
    sectors: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    sector_of: dict[int, str | None] = field(default_factory=dict)
    named: dict[int, list[int]] = field(default_factory=dict)


async def answering(conn: AsyncConnection, places: Collection[Place], today: date | None = None) -> Mapping[Place, Answering]:
    """Who answers for each place: those whom the enterprise is assigned to; else those who have its sector in the nearest division upward;
    else the officers of its own division. An assignment counts while its officer has an office there or above. Substitutes are whom the
    responsible ones have named for leaves that are not over on the local day `today` (without a day: nobody is), and the other officers of
    the own division. Four statements at most."""
    if not places:
        return {}
    known = _Known()
    paths = sorted({path for place in places for path in upward(place.path)})
    held = select(t.membership.c.path, t.membership.c.account_id).where(among(t.membership.c.path, paths), t.held_by_officer)
    for row in await conn.execute(held.order_by(t.membership.c.id)):
        known.at.setdefault(row.path, []).append(row.account_id)
    await _load_assigned(conn, places, paths, known)
    responsible = {place: _responsible(place, known) for place in places}
    if today is not None:
        leaves = await leaves_of(conn, sorted({one for some in responsible.values() for one in some}), today)
        known.named = {one: [leave.stand_in for leave in told if leave.stand_in is not None] for one, told in leaves.items()}
    return {place: _of(place, responsible[place], known) for place in places}


async def _load_assigned(conn: AsyncConnection, places: Collection[Place], paths: Collection[str], known: _Known) -> None:
    ids = sorted({place.enterprise_id for place in places if place.enterprise_id is not None})
    if not ids:
        return  # what is about no enterprise has no sector either
    c = t.assignment.c
    standing = select(c.id, c.account_id, c.path, c.sector, c.enterprise_id).where(t.assigned)
    # Not one condition with an "or": each half has an index of its own.
    rows = union_all(standing.where(among(c.enterprise_id, ids)), standing.where(among(c.path, paths), c.sector.is_not(None)))
    for row in await conn.execute(rows.order_by("id")):
        if row.enterprise_id is not None:
            known.enterprises.setdefault(row.enterprise_id, []).append(row.account_id)
        else:
            known.sectors.setdefault((row.path, row.sector), []).append(row.account_id)
    if known.sectors:
        sectors = select(t.enterprise.c.id, t.enterprise.c.sector).where(among(t.enterprise.c.id, ids))
        known.sector_of = {row.id: row.sector for row in await conn.execute(sectors)}


def _responsible(place: Place, known: _Known) -> tuple[int, ...]:
    over = upward(place.path)
    may_see = {one for path in over for one in known.at.get(path, ())}
    sector = known.sector_of.get(place.enterprise_id or 0)
    candidates = [known.enterprises.get(place.enterprise_id or 0, [])]
    candidates += [known.sectors.get((path, sector), []) for path in over] if sector is not None else []
    chosen = (tuple(dict.fromkeys(one for one in some if one in may_see)) for some in candidates)
    return next((some for some in chosen if some), tuple(known.at.get(over[0], ())))


def _of(place: Place, responsible: tuple[int, ...], known: _Known) -> Answering:
    own, *above = upward(place.path)
    levels = tuple((path, tuple(known.at[path])) for path in above if path in known.at)
    named = [stand_in for one in responsible for stand_in in known.named.get(one, ())]
    others = dict.fromkeys((*named, *known.at.get(own, ())))
    return Answering(responsible, tuple(one for one in others if one not in responsible), levels)
