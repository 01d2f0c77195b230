"""Unresolved alerts of enterprises that have moved to another division: who answers for them there is told, as if they opened now."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.chases import add_events
from bot.storage.columns import among
from bot.storage.lease import database_time
from conversations.chain import Due, Event, Happening
from conversations.codes import AlertState
from conversations.roles import Role

_LOOSE = {
    "state": AlertState.OPEN.value,
    "holder_id": None,
    "acknowledged_at": None,
    "silent_until": None,
    "confirmed": True,
    "due": Due.STEP.value,
    # Long ago by any clock, also by a test clock of the bot's, or by one that was ahead when the alert opened: it is done at the next look,
    # and its waiting counts from then.
    "next_at": datetime(1970, 1, 1, tzinfo=UTC),
}


async def move_alerts(conn: AsyncConnection, paths: Mapping[int, str]) -> None:
    """Where the unresolved alerts of these enterprises (by id) lie from now on. The chains of those that lay elsewhere are made anew at the
    next look at them, and begin with the first step. Who holds one and has no office above its new place loses it, and it goes on at
    once. Six statements at most."""
    c = t.alert.c
    rows = select(c.id, c.enterprise_id, c.path, c.state, c.holder_id).where(t.unresolved, among(c.enterprise_id, sorted(paths)))
    moved = [row for row in await conn.execute(rows.order_by(c.id).with_for_update()) if row.path != paths[row.enterprise_id]]
    if not moved:
        return
    held = [row for row in moved if row.state == AlertState.ACKNOWLEDGED.value]
    kept = await _who_keep(conn, held, paths) if held else set()
    lost = [row for row in held if row.id not in kept]
    await conn.execute(update(t.alert).where(among(c.id, [row.id for row in moved])).values(chain=None, step=0, round=c.round + 1))
    loose = [row.id for row in moved if row.id not in kept]
    if loose:
        await conn.execute(update(t.alert).where(among(c.id, loose)).values(_LOOSE))
    events = [(row.id, Event(Happening.MOVED)) for row in moved]
    events += [(row.id, Event(Happening.TAKEN_BACK, people=(row.holder_id,))) for row in lost]
    await add_events(conn, events, await database_time(conn))


async def _who_keep(conn: AsyncConnection, held: Sequence[Any], paths: Mapping[int, str]) -> set[int]:
    """Those of these alerts that their holders still may see. One statement."""
    m = t.membership.c
    offices = select(m.account_id, m.role, m.path).where(among(m.account_id, sorted({row.holder_id for row in held})), t.held)
    seats: dict[int, list[Any]] = {}
    for seat in await conn.execute(offices):
        seats.setdefault(seat.account_id, []).append(seat)

    def may_see(seat: Any, path: str) -> bool:
        return seat.role == Role.ADMIN.value or (seat.role == Role.OFFICER.value and bool(seat.path) and path.startswith(seat.path))

    return {row.id for row in held if any(may_see(seat, paths[row.enterprise_id]) for seat in seats.get(row.holder_id, ()))}
