"""Locations that people told of: single ones, and the beginning of a live one; and the end of a run, after which its track is finished."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among_ids
from bot.storage.database import Conflict
from bot.storage.records.deed import Deed, of_kind
from bot.storage.statements import insert_into
from bot.storage.stretch import Stretch
from bot.storage.track_codec import Fix
from bot.storage.track_rows import COLUMNS, save, stretch_of
from conversations.courier import TrackPoint
from conversations.courier_records import AddTrackPoint, EndRun, ShareTrack

_TRACKS = (
    select(*COLUMNS, t.track.c.run_id)
    .join_from(t.track, t.courier_run, t.courier_run.c.id == t.track.c.run_id)
    .where(among_ids(t.track.c.run_id, "runs"))
    .order_by(t.track.c.run_id)
    .with_for_update(of=t.track)
)
_OPEN = _TRACKS.where(t.under_way)


async def track_runs(conn: AsyncConnection, deeds: Sequence[Deed]) -> None:
    """Take single locations and live ones into the tracks of their runs, and finish the tracks of runs that end. Raises Conflict where a
    run has ended meanwhile. A constant number of statements."""
    shares = [(record, deed.chat_id) for record, deed in of_kind(deeds, ShareTrack)]
    told: list[tuple[int, TrackPoint]] = [(record.run_id, record.point) for record, _ in of_kind(deeds, AddTrackPoint)]
    told += [(record.run_id, record.point) for record, _ in shares]
    if told:
        await _add(conn, sorted(told, key=lambda one: one[1].at))
    if shares:
        rows = [{"chat_id": chat, "message_id": one.message_id, "run_id": one.run_id, "until": one.until} for one, chat in shares]
        await conn.execute(insert_into(conn, t.live_share).on_conflict_do_nothing(), rows)
    ended = [record.run_id for record, _ in of_kind(deeds, EndRun)]
    if ended:
        stretches = {run: stretch for run, stretch in (await _load(conn, _TRACKS, ended)).items() if stretch.points}
        for stretch in stretches.values():
            stretch.finish()
        await save(conn, stretches)


async def _add(conn: AsyncConnection, told: Sequence[tuple[int, TrackPoint]]) -> None:
    runs = sorted({run for run, _ in told})
    await conn.execute(insert_into(conn, t.track).on_conflict_do_nothing(), [{"run_id": run} for run in runs])
    stretches = await _load(conn, _OPEN, runs)
    if len(stretches) < len(runs):
        raise Conflict("a run has ended, to which a location was told")
    for run, point in told:
        fix: Fix = (int(point.at.timestamp()), point.spot.latitude, point.spot.longitude)
        stretches[run].hear(fix)
    await save(conn, stretches)


async def _load(conn: AsyncConnection, statement: Any, runs: Collection[int]) -> dict[int, Stretch]:
    return {row.run_id: stretch_of(row) for row in await conn.execute(statement, {"runs": list(runs)})}
