"""A broadcast goes from one state to another: only where that is legal, and only for whoever is first."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from conversations.broadcast import Outcome, State
from conversations.rules.broadcast_moves import from_states


async def move(
    conn: AsyncConnection,
    broadcast_ids: Collection[int],
    to: State,
    *,
    only: Collection[State] | None = None,
    where: ColumnElement[bool] | None = None,
    **values: Any,
) -> list[int]:
    """Bring broadcasts to a state, with other columns. `only`: of the states from which that is legal. Those that stand otherwise, or for
    which `where` does not hold, stay as they are. Returns which were moved. One statement."""
    c = t.broadcast.c
    states = [state.value for state in from_states(to) if only is None or state in only]
    statement = (
        update(t.broadcast)
        .where(among(c.id, sorted(broadcast_ids)), c.state.in_(states), true() if where is None else where)
        .values(state=to.value, **values)
        .returning(c.id)
    )
    return sorted((await conn.scalars(statement)).all()) if broadcast_ids else []


async def lock(conn: AsyncConnection, broadcast_ids: Collection[int]) -> None:
    """Lock them in the order in which everybody does, before some are moved by one statement and some by another. One statement."""
    c = t.broadcast.c
    await conn.execute(select(c.id).where(among(c.id, sorted(broadcast_ids))).order_by(c.id).with_for_update())


async def cancel(conn: AsyncConnection, broadcast_ids: Collection[int], now: datetime, **values: Any) -> list[int]:
    """Whose turn has not come is skipped at once; what is on its way tells itself what became of it. Returns which were cancelled. Two
    statements."""
    cancelled = await move(conn, broadcast_ids, State.CANCELLED, finished_at=now, pause_reason=None, **values)
    if cancelled:
        await skip_waiting(conn, cancelled)
    return cancelled


async def skip_waiting(conn: AsyncConnection, broadcast_ids: Collection[int]) -> None:
    """Nobody whose turn has not come gets these. One statement."""
    waiting = among(t.broadcast_recipient.c.broadcast_id, sorted(broadcast_ids)) & t.their_turn
    await conn.execute(update(t.broadcast_recipient).where(waiting).values(outcome=Outcome.SKIPPED.value))
