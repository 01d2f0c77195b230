"""Alerts taken and resolved by officers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.database import Conflict
from bot.storage.records.deed import Deed, actor, of_kind
from conversations.codes import AlertState
from conversations.records import AcknowledgeAlert, ResolveAlert


async def handle(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> list[int]:
    """Officers take and resolve alerts. Returns the ids. Raises Conflict where somebody else was first."""
    handled = []
    for taken, deed in of_kind(deeds, AcknowledgeAlert):
        values = {"state": AlertState.ACKNOWLEDGED.value, "holder_id": actor(deed), "acknowledged_at": now}
        await _move(conn, t.alert.c.state == AlertState.OPEN.value, taken.alert_id, values)
        handled.append(taken.alert_id)
    for resolved, deed in of_kind(deeds, ResolveAlert):
        by = actor(deed)
        # Who resolves what nobody had taken is named on its card.
        holder = func.coalesce(t.alert.c.holder_id, by)
        values = {"state": AlertState.RESOLVED.value, "resolved_by": by, "holder_id": holder, "resolved_at": now, "note": resolved.note}
        await _move(conn, t.unresolved, resolved.alert_id, values)
        handled.append(resolved.alert_id)
    return handled


async def _move(conn: AsyncConnection, while_it_is: Any, alert_id: int, values: dict[str, Any]) -> None:
    statement = update(t.alert).where(t.alert.c.id == alert_id, while_it_is).values(values).returning(t.alert.c.id)
    if (await conn.execute(statement)).first() is None:
        raise Conflict("the alert was handled meanwhile")
