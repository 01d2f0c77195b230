"""Live locations of which it is asked whose run they belong to. Their points wait here, and go into the track once that is answered;
what nobody answers goes a day after the sharing has ended.

A point is a row here: such questions are few and answered within minutes, and a point that comes again is no second row.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import bindparam, delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among_ids
from bot.storage.statements import insert_into
from bot.storage.track_codec import Fix

Share = tuple[int, int]
"""Chat and message of a live location."""

_s, _p = t.held_share.c, t.held_point.c
_HELD = select(t.held_share).where(among_ids(_s.chat_id, "chats")).order_by(_s.chat_id, _s.message_id).with_for_update()
_POINTS = select(t.held_point).where(among_ids(_p.chat_id, "chats")).order_by(_p.at)
_END = (
    update(t.held_share)
    .where(_s.chat_id == bindparam("of_chat"), _s.message_id == bindparam("of_message"), _s.ended_at.is_(None))
    .values(ended_at=bindparam("at"))
)


async def hold(conn: AsyncConnection, shares: Mapping[Share, datetime]) -> None:
    """The points of these wait from now on, those until the moment that is named. One statement."""
    rows = [{"chat_id": chat, "message_id": message, "until": until} for (chat, message), until in shares.items()]
    await conn.execute(insert_into(conn, t.held_share).on_conflict_do_nothing(), rows)


async def waiting_of(conn: AsyncConnection, shares: Collection[Share]) -> dict[Share, datetime]:
    """Those of these that wait, and until when their points count; locked: whoever lets them go waits, or is done. To be asked before
    anything is asked of runs: a turn, too, locks what waits first and tracks then, and what it has let go is found in its run. One
    statement."""
    rows = await conn.execute(_HELD, {"chats": sorted({chat for chat, _ in shares})})
    found = {(row.chat_id, row.message_id): min(row.until, row.ended_at or row.until) for row in rows}
    return {share: until for share, until in found.items() if share in shares}


async def keep_held(conn: AsyncConnection, told: Sequence[tuple[Share, Fix, bool]], waiting: Mapping[Share, datetime]) -> int:
    """Points of shares that are in no run, each with whether it is the last: those of shares that are `waiting` are kept. Returns how
    many. Two statements at most."""
    mine = [one for one in told if one[0] in waiting and one[1][0] <= waiting[one[0]].timestamp()]
    if not mine:
        return 0
    rows = [{"chat_id": s[0], "message_id": s[1], "at": f[0], "latitude": f[1], "longitude": f[2]} for s, f, _ in mine]
    await conn.execute(insert_into(conn, t.held_point).on_conflict_do_nothing(), rows)
    ended = [{"of_chat": s[0], "of_message": s[1], "at": datetime.fromtimestamp(f[0], UTC)} for s, f, last in mine if last]
    if ended:
        await conn.execute(_END, ended)
    return len(mine)


async def let_go(conn: AsyncConnection, shares: Collection[Share]) -> tuple[dict[Share, list[Fix]], dict[Share, datetime]]:
    """What waited of these, and of those that people have ended when that was; nothing waits any more. Four statements at most."""
    chats = {"chats": sorted({chat for chat, _ in shares})}
    known = {(row.chat_id, row.message_id): row.ended_at for row in await conn.execute(_HELD, chats)}
    mine = sorted(share for share in known if share in shares)
    if not mine:
        return {}, {}
    points: dict[Share, list[Fix]] = {}
    for row in await conn.execute(_POINTS, chats):
        points.setdefault((row.chat_id, row.message_id), []).append((row.at, row.latitude, row.longitude))
    for table in (t.held_point, t.held_share):
        one = (table.c.chat_id == bindparam("of_chat")) & (table.c.message_id == bindparam("of_message"))
        await conn.execute(delete(table).where(one), [{"of_chat": chat, "of_message": message} for chat, message in mine])
    ended = {share: known[share] for share in mine if known[share] is not None}
    return {share: points.get(share, []) for share in mine}, ended


async def forget_held(conn: AsyncConnection, before: datetime) -> None:
    """Delete what waits of shares that were over before this moment. Two statements."""
    over = select(_s.chat_id, _s.message_id).where(_s.until < before)
    await conn.execute(delete(t.held_point).where(tuple_(_p.chat_id, _p.message_id).in_(over)))
    await conn.execute(delete(t.held_share).where(_s.until < before))
