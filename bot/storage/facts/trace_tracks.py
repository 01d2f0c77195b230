"""Traces by track: which runs were at a place, and which others met some runs. Squares say whose pieces may have been there, the points of
these pieces whether they were."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, func, literal_column, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import BELOW, Path, among_ids, number_rows
from bot.storage.stretch import JOINED_SECONDS, MOST_SECONDS
from bot.storage.track_near import Box, box_around, near_moments
from bot.storage.track_rows import COLUMNS, PIECES_OF_RUN, pieces_of, stretch_of
from bot.storage.track_squares import squares_around
from bot.storage.track_ways import Minute, Ways, minutes_of
from conversations.courier import MOST_OTHERS, NEAR_METRES, NEAR_MINUTES, Spot

MOST_PIECES = 1_200
"""So many pieces of tracks are looked at for one question, the newest first: some 80 ms. Of a place that more have passed, the answer says
since when it holds."""

MOST_COMPARED = 120
"""So many pieces are compared with the tracks of the runs that answer a question, and a few dozen more."""
_RUNS_AT_ONCE = 12

_LONGEST = MOST_SECONDS + JOINED_SECONDS
_s = t.track_square.c
_path = bindparam("path", type_=Path)
_in_path = (t.courier_run.c.path >= _path) & (t.courier_run.c.path < _path + BELOW)

# A square, first and last minute, little squares.
_rows = number_rows("asked")
_asked = select(_rows.c.n0, _rows.c.n1, _rows.c.n2, _rows.c.n3).cte("asked").prefix_with("MATERIALIZED")
_beside = (_s.square == _asked.c.n0) & _s.minute.between(_asked.c.n1, _asked.c.n2)
# One look into the index for every row that is asked for. SQLite sees that by itself; PostgreSQL, which cannot know how few rows that
# gives, would read all squares of all days instead: a lateral join that cannot be dissolved (`OFFSET 0`) leaves it no choice.
_looked_up = select(_s.piece_id, _s.minute, _s.littles).where(_beside).correlate(_asked).offset(literal_column("0")).lateral("looked_up")


def _candidates_in(touched: FromClause, joined: ColumnElement[bool]) -> Select[Any]:
    touching = (
        select(touched.c.piece_id, func.max(touched.c.minute).label("minute"))
        .join_from(_asked, touched, joined)
        .where(touched.c.littles.op("&")(_asked.c.n3) != 0)
        .group_by(touched.c.piece_id)
        .subquery("touching")
    )
    run_of_piece = touching.c.piece_id.op(">>")(literal_column(str(PIECES_OF_RUN.bit_length() - 1)))
    return (
        select(touching.c.piece_id, touching.c.minute)
        .join_from(touching, t.courier_run, t.courier_run.c.id == run_of_piece)
        .where(_in_path)
        .order_by(touching.c.minute.desc(), touching.c.piece_id.desc())
        .limit(bindparam("most"))
    )


_CANDIDATES = {"sqlite": _candidates_in(t.track_square, _beside), "postgresql": _candidates_in(_looked_up, true())}
_PIECES = select(t.track_piece.c.id, t.track_piece.c.points).where(among_ids(t.track_piece.c.id, "pieces"))
_GROWING = (
    select(*COLUMNS, t.track.c.run_id)
    .join_from(t.track, t.courier_run, t.courier_run.c.id == t.track.c.run_id)
    .where(t.growing, t.track.c.first_at.between(bindparam("first"), bindparam("latest")), t.track.c.last_at >= bindparam("earliest"))
    .where(t.track.c.south <= bindparam("north"), t.track.c.north >= bindparam("south"))
    .where(t.track.c.west <= bindparam("east"), t.track.c.east >= bindparam("west"), _in_path)
)
_TRACKS = select(*COLUMNS, t.track.c.run_id).where(among_ids(t.track.c.run_id, "runs"))
_PIECES_IN_TIME = _PIECES.where(t.track_piece.c.first_at <= bindparam("until"), t.track_piece.c.last_at >= bindparam("since"))


Span = tuple[float, float]
"""From when until when, in seconds since 1970."""


@dataclass(slots=True)
class Near:
    """Which runs were at a place, from when until when (seconds since 1970). `since`: nothing before that was looked at, None: all was."""

    moments: dict[int, Span] = field(default_factory=dict)
    since: datetime | None = None


async def runs_near(conn: AsyncConnection, spot: Spot, path: str, since: datetime, until: datetime) -> Near:
    """Whoever came within `NEAR_METRES` of `spot` in that time. Three statements."""
    begin, end = since.timestamp(), until.timestamp()
    minutes = (int(begin - _LONGEST) // 60, int(end) // 60)
    asked = [[square, *minutes, littles] for square, littles in squares_around(spot, NEAR_METRES).items()]
    found = await _candidates(conn, asked, path)
    near = Near()
    if len(found) > MOST_PIECES:
        near.since = datetime.fromtimestamp((found[-1].minute + 1) * 60 + _LONGEST, since.tzinfo)
        begin = max(begin, near.since.timestamp())
    ids = [row.piece_id for row in found[:MOST_PIECES]]
    pieces = [(row.id // PIECES_OF_RUN, row.points) for row in await conn.execute(_PIECES, {"pieces": ids})]
    pieces += await _growing(conn, box_around(spot, NEAR_METRES), path, begin, end)
    for run_id, points in pieces:
        moments = near_moments(points, spot, NEAR_METRES, begin, end)
        if moments is not None:
            first, last = near.moments.get(run_id, moments)
            near.moments[run_id] = min(first, moments[0]), max(last, moments[1])
    return near


@dataclass(slots=True)
class Met:
    """Runs whose tracks met others. Not `all_looked_at`: there may be more, which began no later than these."""

    runs: set[int] = field(default_factory=set)
    all_looked_at: bool = True


async def runs_that_met(conn: AsyncConnection, spans: Mapping[int, Span], path: str) -> Met:
    """Other runs whose tracks came within `NEAR_METRES` and `NEAR_MINUTES` of the tracks of these runs (of each from when until when,
    in seconds since 1970). The newest are looked at first, until there are `MOST_OTHERS`."""
    minutes = [some for points, span in await _of_runs(conn, spans) if (some := minutes_of(points, NEAR_METRES, *span))]
    if not minutes:
        return Met()
    ways = Ways(chain.from_iterable(minutes), NEAR_METRES, NEAR_MINUTES)
    span = (ways.first - NEAR_MINUTES) * 60, (ways.last + NEAR_MINUTES + 1) * 60
    growing = await _growing(conn, ways.box, path, *span)
    met = Met({run_id for run_id, points in growing if run_id not in spans and ways.met_by(points)})
    found = await _candidates(conn, [row for some in minutes for row in _asked_beside(some)], path)
    candidates: dict[int, list[int]] = defaultdict(list)
    for row in found[:MOST_PIECES]:
        run_id = row.piece_id // PIECES_OF_RUN
        if run_id not in spans and run_id not in met.runs:
            candidates[run_id].append(row.piece_id)
    met.all_looked_at = len(found) <= MOST_PIECES
    await _look(conn, ways, candidates, met)
    return met


async def _look(conn: AsyncConnection, ways: Ways, candidates: Mapping[int, list[int]], met: Met) -> None:
    """Look at the pieces of the candidates, some dozens of runs at a time."""
    newest_first, pieces, places = sorted(candidates, reverse=True), 0, range(0, len(candidates), _RUNS_AT_ONCE)
    for start in places:
        if len(met.runs) >= MOST_OTHERS or pieces >= MOST_COMPARED:
            met.all_looked_at = False
            return
        waiting = {run: candidates[run] for run in newest_first[start : start + _RUNS_AT_ONCE]}
        # First one piece of each, which mostly is enough; then all others of those who are not known to have met.
        for part in (slice(0, 1), slice(1, None)):
            ids = [piece for run, own in waiting.items() if run not in met.runs for piece in own[part]]
            pieces += len(ids)
            for row in (await conn.execute(_PIECES, {"pieces": ids})).all() if ids else ():
                if row.id // PIECES_OF_RUN not in met.runs and ways.met_by(row.points):
                    met.runs.add(row.id // PIECES_OF_RUN)


def _asked_beside(minutes: Sequence[Minute]) -> Sequence[list[int]]:
    first, last = minutes[0].minute - NEAR_MINUTES - _LONGEST // 60, minutes[-1].minute + NEAR_MINUTES
    around: defaultdict[int, int] = defaultdict(int)
    for one in minutes:
        for square, littles in one.squares.items():
            around[square] |= littles
    return [[square, first, last, littles] for square, littles in around.items()]


async def _candidates(conn: AsyncConnection, asked: Sequence[list[int]], path: str) -> Sequence[Any]:
    """The pieces that touch what is asked for: the newest, one more than may be looked at."""
    told = {"asked": asked, "path": path, "most": MOST_PIECES + 1}
    return list(await conn.execute(_CANDIDATES[conn.dialect.name], told))


async def _of_runs(conn: AsyncConnection, spans: Mapping[int, Span]) -> list[tuple[bytes, Span]]:
    """The pieces of these runs: their points, and the span that counts of each."""
    since, until = min(first for first, _ in spans.values()), max(last for _, last in spans.values())
    tracks = {row.run_id: stretch_of(row) for row in await conn.execute(_TRACKS, {"runs": list(spans)})}
    told = {"pieces": [piece for run_id, track in tracks.items() for piece in pieces_of(run_id, track.pieces)]}
    rows = (await conn.execute(_PIECES_IN_TIME, {**told, "since": int(since) - 1, "until": int(until) + 1})).all() if told["pieces"] else ()
    pieces = [(row.id // PIECES_OF_RUN, row.points) for row in rows]
    pieces += [(run_id, track.whole()) for run_id, track in tracks.items() if track.points]
    return [(points, spans[run_id]) for run_id, points in pieces]


async def _growing(conn: AsyncConnection, box: Box, path: str, begin: float, end: float) -> list[tuple[int, Any]]:
    """The growing pieces in a box, of that time."""
    south, north, west, east = box
    sides = {"south": south, "north": north, "west": west, "east": east}
    moments = {"first": int(begin) - _LONGEST, "earliest": int(begin), "latest": int(end) + 1}
    rows = await conn.execute(_GROWING, {**sides, **moments, "path": path})
    return [(row.run_id, stretch_of(row).whole()) for row in rows]
