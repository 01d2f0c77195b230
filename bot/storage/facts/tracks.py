"""Tracks as they are drawn."""

from collections.abc import Collection
from datetime import UTC, datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among_ids
from bot.storage.track_codec import Fix, decode
from bot.storage.track_rows import COLUMNS, PIECES_OF_RUN, pieces_of, stretch_of
from conversations.courier import MOST_DRAWN, Spot, TrackPoint
from conversations.rules.thinning import thinned

MOST_LOOKED_AT = 5_000
"""Of a track that goes on for days every second, third, … point is looked at: a turn waits for it."""

_TRACKS = select(*COLUMNS, t.track.c.run_id).where(among_ids(t.track.c.run_id, "runs"))
_PIECES = select(t.track_piece.c.id, t.track_piece.c.points).where(among_ids(t.track_piece.c.id, "pieces")).order_by(t.track_piece.c.id)


async def load_drawn(conn: AsyncConnection, run_ids: Collection[int], zone: tzinfo | None) -> dict[int, tuple[TrackPoint, ...]]:
    """The tracks of these runs, in local time (`zone`), each of at most `MOST_DRAWN` points; nothing for a run without one. Two
    statements."""
    fixes: dict[int, list[Fix]] = {}
    tracks = {row.run_id: stretch_of(row) for row in await conn.execute(_TRACKS, {"runs": list(run_ids)})}
    ids = [piece for run_id, track in tracks.items() for piece in pieces_of(run_id, track.pieces)]
    for piece, points in (await conn.execute(_PIECES, {"pieces": ids})).all() if ids else ():
        _put_behind(fixes.setdefault(piece // PIECES_OF_RUN, []), decode(points))
    for run_id, track in tracks.items():
        if track.points:
            _put_behind(fixes.setdefault(run_id, []), decode(track.whole()))
    return {run_id: _drawn(found, zone) for run_id, found in fixes.items()}


def _put_behind(fixes: list[Fix], piece: list[Fix]) -> None:
    """A piece begins where the one before ended, if nothing lies between them."""
    fixes += piece[1:] if fixes and piece[0] == fixes[-1] else piece


def _drawn(fixes: list[Fix], zone: tzinfo | None) -> tuple[TrackPoint, ...]:
    every = -(-len(fixes) // MOST_LOOKED_AT)
    looked_at = fixes[::every] if every == 1 or fixes[-1] in fixes[::every] else [*fixes[::every], fixes[-1]]
    points = [TrackPoint(datetime.fromtimestamp(at, UTC).astimezone(zone), Spot(north, east)) for at, north, east in looked_at]
    return thinned(points, MOST_DRAWN)
