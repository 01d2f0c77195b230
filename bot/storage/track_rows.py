"""A stretch as a row of `track`, and what is finished of it as rows of `track_piece` and `track_square`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.stretch import Stretch
from bot.storage.track_squares import squares_touched

PIECES_OF_RUN = 1 << 20
"""Ids of a run's pieces: its own times this, and their numbers."""

COLUMNS = tuple(t.track.c[name] for name in t.track.c.keys() if name != "run_id")  # noqa: SIM118 - a collection of columns
"""What `stretch_of` reads, in its order."""

_SAVE = update(t.track).where(t.track.c.run_id == bindparam("of_run")).values({column.name: bindparam(column.name) for column in COLUMNS})


def stretch_of(row: Sequence[Any] | Row[Any]) -> Stretch:
    """The stretch of a row that begins with `COLUMNS`."""
    heard, late, pieces, count, first_at, south, north, west, east, *more = row[: len(COLUMNS)]
    kept, last, (to_north, to_east, points) = tuple(more[:3]), tuple(more[3:6]), more[6:]
    return Stretch(
        heard, late, pieces, points or b"", count, first_at or 0, south, north, west, east, kept, last, to_north, to_east
    )  # fmt: skip


async def save(conn: AsyncConnection, stretches: Mapping[int, Stretch]) -> None:
    """Write the stretches of these runs, whose rows are there and locked, and what is finished of them. Three statements at most."""
    if not stretches:
        return
    # In the order of their ids, as they were locked.
    await conn.execute(_SAVE, [_row(run, stretches[run]) for run in sorted(stretches)])
    pieces = [
        {"id": piece_id(run, piece.number), "first_at": piece.first_at, "last_at": piece.last_at, "points": piece.points}
        for run, stretch in stretches.items()
        for piece in stretch.finished
    ]
    if pieces:
        await conn.execute(insert(t.track_piece), pieces)
        await conn.execute(insert(t.track_square), [square for piece in pieces for square in square_rows(piece)])


def piece_id(run: int, number: int) -> int:
    """The id of a piece."""
    return run * PIECES_OF_RUN + number


def pieces_of(run: int, count: int) -> range:
    """The ids of the first so many pieces of a run: all, where it has `count`."""
    return range(piece_id(run, 0), piece_id(run, count))


def square_rows(piece: Mapping[str, Any]) -> Iterable[dict[str, int]]:
    """The squares of a row of `track_piece`."""
    minute = piece["first_at"] // 60
    touched = squares_touched(piece["points"])
    return ({"square": square, "minute": minute, "piece_id": piece["id"], "littles": littles} for square, littles in touched.items())


def _row(run: int, stretch: Stretch) -> dict[str, Any]:
    return {
        "of_run": run,
        "heard": stretch.heard,
        "late": stretch.late,
        "pieces": stretch.pieces,
        "count": stretch.count,
        "first_at": stretch.first_at if stretch.points else None,
        "south": stretch.south,
        "north": stretch.north,
        "west": stretch.west,
        "east": stretch.east,
        "kept_at": stretch.kept[0],
        "kept_latitude": stretch.kept[1],
        "kept_longitude": stretch.kept[2],
        "last_at": stretch.last[0],
        "last_latitude": stretch.last[1],
        "last_longitude": stretch.last[2],
        "to_north": stretch.to_north,
        "to_east": stretch.to_east,
        "points": stretch.points or None,
    }
