"""Runs, deliveries and live locations for tests, put into the tables as they are."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.tracks import LivePoint
from conversations.courier import Spot
from conversations.courier_keys import area_key, compound_key, order_key
from tests.storage.track_world import Raw
from tests.storage.world import DAY, PATHS, at, staff

FOREVER = datetime(2038, 1, 1, tzinfo=UTC)


def run_row(run: int, **more: Any) -> dict[str, Any]:
    """A run of the first of the enterprise's staff, that ends after four hours where nothing else is said."""
    enterprise = more.pop("enterprise_id", 1)
    started = more.pop("started_at", at(9))
    path = more.pop("path", PATHS["220104"])
    told = {"plate": "吉A12345", "day": started.date(), "start_temperature_centi": 3650, "mask": True, "vehicle_disinfected": True}
    ended = more.pop("ended_at", started + timedelta(hours=4))
    who = {"by": 11, "chat_id": 500 + run, "staff_id": more.pop("staff_id", staff(enterprise, 1))}
    return {"id": run, "enterprise_id": enterprise, "path": path, "started_at": started, "ended_at": ended, **told, **who, **more}


async def found_runs(conn: AsyncConnection, rows: Sequence[dict[str, Any]], *, shared: bool = True) -> None:
    """Runs; each with a live location, message 7 of its chat, that goes into it."""
    await conn.execute(insert(t.courier_run), rows)
    if shared:
        await conn.execute(insert(t.track), [{"run_id": row["id"]} for row in rows])
        shares = [{"chat_id": row["chat_id"], "message_id": 7, "run_id": row["id"], "until": FOREVER, "ended_at": None} for row in rows]
        await conn.execute(insert(t.live_share), shares)


def live(run: int, point: Raw, *, ended: bool = False, message: int = 7) -> LivePoint:
    """A point of the live location of a run."""
    return LivePoint(500 + run, message, Spot(point[1], point[2]), datetime.fromtimestamp(point[0], UTC), ended)


def delivery_row(run: int, position: int, order: str, area: str, handed_over: datetime | None = None, **more: Any) -> dict[str, Any]:
    """A delivery."""
    keys = {"order_key": order_key(order), "area_key": area_key(area), "compound_key": compound_key(area)}
    told = {"order_no": order, "area": area, "handed_over_at": handed_over, "contactless": True, "exception": ""}
    return {"run_id": run, "position": position, **keys, **told, "added_at": at(10), "by": 11, **more}


def seconds(hour: int, minute: int = 0, day: date = DAY) -> int:
    """Seconds since 1970 at a moment by Shanghai's clocks."""
    return int(at(hour, minute, day).timestamp())
