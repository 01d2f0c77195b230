"""Tracks go when their retention ends; how many points a run had stays with the run."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, member_ids
from bot.storage.track_rows import PIECES_OF_RUN


@dataclass(frozen=True, slots=True)
class PurgedTracks:
    """Of how many runs the tracks went, and how many points had been heard of them."""

    runs: int = 0
    points: int = 0


def _pieces() -> Select[Any]:
    runs = member_ids("runs")
    first = runs.c.value * PIECES_OF_RUN
    return select(t.track_piece.c.id).join_from(runs, t.track_piece, t.track_piece.c.id.between(first, first + (PIECES_OF_RUN - 1)))


_SQUARES_GO = delete(t.track_square).where(t.track_square.c.piece_id.in_(_pieces()))
_PIECES_GO = delete(t.track_piece).where(t.track_piece.c.id.in_(_pieces()))
_GONE = (
    update(t.courier_run).where(t.courier_run.c.id == bindparam("run")).values(points=bindparam("heard"), track_purged_at=bindparam("at"))
)


async def purge_tracks(conn: AsyncConnection, before: date, most: int, now: datetime) -> PurgedTracks:
    """Delete the tracks of at most `most` runs of days before `before`, the oldest first. What still comes to such a run is dropped. To be
    called again until it says that there were none. Seven statements."""
    c = t.courier_run.c
    # Runs before their tracks, as whoever ends a run locks them.
    oldest = select(c.id).where(t.has_track, c.day < before).order_by(c.day, c.id).limit(most).with_for_update()
    runs = list(await conn.scalars(oldest))
    if not runs:
        return PurgedTracks()
    locked = select(t.track.c.run_id, t.track.c.heard).where(among(t.track.c.run_id, runs)).order_by(t.track.c.run_id).with_for_update()
    heard = {row.run_id: row.heard for row in await conn.execute(locked)}
    await conn.execute(_SQUARES_GO, {"runs": runs})
    await conn.execute(_PIECES_GO, {"runs": runs})
    for table in (t.live_share, t.track):
        await conn.execute(delete(table).where(among(table.c.run_id, runs)))
    await conn.execute(_GONE, [{"run": run, "heard": heard.get(run, 0), "at": now} for run in sorted(runs)])
    return PurgedTracks(len(runs), sum(heard.values()))
