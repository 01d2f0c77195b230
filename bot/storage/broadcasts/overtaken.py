"""Broadcasts about guidance that does not hold any more: there is a newer version of it, it was withdrawn, or it is over."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.database import Conflict

_v, _g = t.guidance_version.c, t.guidance.c


def followed(version_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether there is a newer version than this one."""
    return exists().where(_v.id == version_id, _v.superseded_at.is_not(None)).correlate_except(t.guidance_version)


def withdrawn(version_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether the guidance of which this is a version was withdrawn."""
    mine = (_v.id == version_id) & (_g.id == _v.guidance_id)
    return exists().where(mine, _g.withdrawn_at.is_not(None)).correlate_except(t.guidance_version, t.guidance)


def overtaken(version_id: ColumnElement[int], today: date) -> ColumnElement[bool]:
    """Whether there is a newer version than this one, or the guidance was withdrawn, or held until a day before `today` (local); null is
    none at all."""
    gone = or_(_v.superseded_at.is_not(None), _g.withdrawn_at.is_not(None), _v.valid_until < today)
    return exists().where(_v.id == version_id, _g.id == _v.guidance_id, gone).correlate_except(t.guidance_version, t.guidance)


async def must_hold(conn: AsyncConnection, version_ids: Collection[int]) -> None:
    """Nobody follows or withdraws these versions before this transaction is through. Raises Conflict where that has happened. One
    statement; none for none."""
    if not version_ids:
        return
    chosen = select(_v.id).join(t.guidance, _g.id == _v.guidance_id).where(among(_v.id, sorted(version_ids)))
    standing = chosen.where(_v.superseded_at.is_(None), _g.withdrawn_at.is_(None)).order_by(_g.id).with_for_update(of=t.guidance)
    if len((await conn.scalars(standing)).all()) < len(version_ids):
        raise Conflict("the guidance was followed by a newer version or withdrawn meanwhile")
