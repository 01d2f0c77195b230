"""Broadcasts that somebody in a division still has to confirm: for its officers. Only of the last month, the newest first."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.overtaken import overtaken
from bot.storage.broadcasts.owing import may_receive
from bot.storage.columns import among, below
from bot.storage.facts.broadcasts import titles_of
from bot.storage.facts.scope import Scope
from conversations.broadcast import GOT_IT, Outcome
from conversations.broadcast_lists import MOST_OWED, OWED_DAYS, OwedLine, OwedPage
from conversations.content_json import content_from_json


async def load_owed(conn: AsyncConnection, codes: Collection[str], scope: Scope) -> dict[str, OwedPage]:
    """For each division that there is. Three statements."""
    d, b = t.division.c, t.broadcast.c
    places = (await conn.execute(select(d.code, d.name, d.path).where(among(d.code, sorted(codes))))).all()
    columns = select(b.id, b.content, b.guidance_version_id, t.guidance_version.c.title.label("guidance_title"), b.started_at)
    newest = columns.outerjoin(t.guidance_version, t.guidance_version.c.id == b.guidance_version_id).where(_recent(scope))
    sent = (await conn.execute(newest.order_by(b.started_at.desc(), b.id.desc()).limit(MOST_OWED))).all()
    counted = await _count(conn, [row.code for row in places], [row.id for row in sent]) if places and sent else {}
    return {place.code: OwedPage(place.code, place.name, place.path, _lines(place.code, sent, counted, scope)) for place in places}


def _recent(scope: Scope) -> ColumnElement[bool]:
    b = t.broadcast.c
    holds = b.withdrawn_at.is_(None) & ~overtaken(b.guidance_version_id, scope.today)
    return b.must_confirm & holds & (b.started_at >= scope.now - timedelta(days=OWED_DAYS))


async def owing_enterprises(conn: AsyncConnection, codes: Collection[str], scope: Scope) -> dict[str, int]:
    """How many enterprises of each division have somebody who is on these lists; divisions without any are left out. Two statements."""
    b, r, top, place = t.broadcast.c, t.broadcast_recipient.c, t.division.alias("top"), t.division.alias("place")
    sent = (await conn.scalars(select(b.id).where(_recent(scope)).order_by(b.started_at.desc(), b.id.desc()).limit(MOST_OWED))).all()
    if not sent:
        return {}
    owes = r.outcome.in_([Outcome.SENT.value, Outcome.READ.value])
    statement = (
        select(top.c.code, func.count(r.enterprise_id.distinct()).label("owing"))
        .join_from(t.broadcast_recipient, place, place.c.code == r.division_code)
        .join(top, below(place.c.path, top.c.path))
        .where(among(r.broadcast_id, sent), owes, may_receive(), r.enterprise_id.is_not(None), among(top.c.code, codes))
        .group_by(top.c.code)
    )
    return {row.code: row.owing for row in await conn.execute(statement)}


async def _count(conn: AsyncConnection, codes: Collection[str], broadcasts: Collection[int]) -> dict[tuple[str, int], Any]:
    """Who has it, and who of them owes and still holds a role, by division and broadcast."""
    r, top, place = t.broadcast_recipient.c, t.division.alias("top"), t.division.alias("place")
    owes = case((and_(r.outcome != Outcome.CONFIRMED.value, may_receive()), 1), else_=0)
    statement = (
        select(top.c.code, r.broadcast_id, func.count().label("got"), func.sum(owes).label("owes"))
        .join_from(t.broadcast_recipient, place, place.c.code == r.division_code)
        .join(top, below(place.c.path, top.c.path))
        .where(among(r.broadcast_id, broadcasts), r.outcome.in_(sorted(GOT_IT)), among(top.c.code, codes))
        .group_by(top.c.code, r.broadcast_id)
    )
    return {(row.code, row.broadcast_id): row for row in await conn.execute(statement)}


def _lines(code: str, sent: Collection[Any], counted: dict[tuple[str, int], Any], scope: Scope) -> tuple[OwedLine, ...]:
    return tuple(
        OwedLine(
            row.id,
            titles_of(content_from_json(row.content), row.guidance_title or {}),
            scope.local(row.started_at),
            found.got,
            found.owes,
        )
        for row in sent
        if (found := counted.get((code, row.id))) is not None and found.owes
    )
