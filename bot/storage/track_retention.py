"""Tracks go when their retention ends; how many points a run had stays with the run."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, among_ids
from bot.storage.track_rows import pieces_of


@dataclass(frozen=True, slots=True)
class PurgedTracks:
    """Of how many runs the tracks went, and how many points had been heard of them."""

    runs: int = 0
    points: int = 0


_SQUARES_GO = delete(t.track_square).where(among_ids(t.track_square.c.piece_id, "pieces"))
_PIECES_GO = delete(t.track_piece).where(among_ids(t.track_piece.c.id, "pieces"))
_GONE = (
    update(t.courier_run).where(t.courier_run.c.id == bindparam("run")).values(points=bindparam("heard"), track_purged_at=bindparam("at"))
)


async def purge_tracks(conn: AsyncConnection, before: date, most: int, now: datetime) -> PurgedTracks:
    """Delete the tracks of at most `most` runs of days before `before`, the oldest first. What still comes to such a run is dropped. To be
    called again until it says that there were none. Seven statements at most."""
    c = t.courier_run.c
    # Runs before their tracks, as whoever ends a run locks them.
    oldest = select(c.id).where(t.has_track, c.day < before).order_by(c.day, c.id).limit(most).with_for_update()
    runs = list(await conn.scalars(oldest))
    if not runs:
        return PurgedTracks()
    c = t.track.c
    tracks = (
        await conn.execute(select(c.run_id, c.heard, c.pieces).where(among(c.run_id, runs)).order_by(c.run_id).with_for_update())
    ).all()
    heard = {row.run_id: row.heard for row in tracks}
    pieces = [piece for row in tracks for piece in pieces_of(row.run_id, row.pieces)]
    if pieces:
        await conn.execute(_SQUARES_GO, {"pieces": pieces})
        await conn.execute(_PIECES_GO, {"pieces": pieces})
    for table in (t.live_share, t.track):
        await conn.execute(delete(table).where(among(table.c.run_id, runs)))
    await conn.execute(_GONE, [{"run": run, "heard": heard.get(run, 0), "at": now} for run in sorted(runs)])
    return PurgedTracks(len(runs), sum(heard.values()))
