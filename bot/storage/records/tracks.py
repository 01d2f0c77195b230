"""Locations that people told of: single ones, the beginning of a live one, one of which it is asked whose it is; and the end of a run,
after which its track is finished."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among_ids
from bot.storage.database import Conflict
from bot.storage.held_shares import hold, let_go
from bot.storage.records.deed import Deed, of_kind
from bot.storage.statements import insert_into
from bot.storage.stretch import Stretch
from bot.storage.track_codec import Fix
from bot.storage.track_rows import COLUMNS, save, stretch_of
from conversations.courier import TrackPoint
from conversations.courier_records import AddTrackPoint, EndRun, HoldShare, ShareTrack

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
    asked = {(deed.chat_id, record.message_id): record.until for record, deed in of_kind(deeds, HoldShare)}
    if asked:
        await hold(conn, asked)
    shares = {(deed.chat_id, record.message_id): record for record, deed in of_kind(deeds, ShareTrack)}
    told = [(record.run_id, _fix(record.point)) for record, _ in of_kind(deeds, AddTrackPoint)]
    told += [(record.run_id, _fix(record.point)) for record, _ in of_kind(deeds, ShareTrack)]
    waited, ended_at = await let_go(conn, shares) if shares else ({}, {})
    if told:
        await _add(conn, [*told, *await _since_begun(conn, [(shares[s].run_id, fix) for s, some in waited.items() for fix in some])])
    if shares:
        rows = [
            {"chat_id": chat, "message_id": message, "run_id": one.run_id, "until": one.until, "ended_at": ended_at.get((chat, message))}
            for (chat, message), one in shares.items()
        ]
        await conn.execute(insert_into(conn, t.live_share).on_conflict_do_nothing(), rows)
    ended = [record.run_id for record, _ in of_kind(deeds, EndRun)]
    if ended:
        stretches = {run: stretch for run, stretch in (await _load(conn, _TRACKS, ended)).items() if stretch.points}
        for stretch in stretches.values():
            stretch.finish()
        await save(conn, stretches)


def _fix(point: TrackPoint) -> Fix:
    return int(point.at.timestamp()), point.spot.latitude, point.spot.longitude


async def _since_begun(conn: AsyncConnection, told: Sequence[tuple[int, Fix]]) -> list[tuple[int, Fix]]:
    """Those that are not from before their run: it may have begun while it was asked whose they are."""
    if not told:
        return []
    c = t.courier_run.c
    rows = await conn.execute(select(c.id, c.started_at).where(among_ids(c.id, "runs")), {"runs": sorted({run for run, _ in told})})
    begun = {row.id: int(row.started_at.timestamp()) for row in rows}
    return [(run, fix) for run, fix in told if fix[0] >= begun[run]]


async def _add(conn: AsyncConnection, told: Sequence[tuple[int, Fix]]) -> None:
    runs = sorted({run for run, _ in told})
    await conn.execute(insert_into(conn, t.track).on_conflict_do_nothing(), [{"run_id": run} for run in runs])
    stretches = await _load(conn, _OPEN, runs)
    if len(stretches) < len(runs):
        raise Conflict("a run has ended, to which a location was told")
    for run, fix in sorted(told, key=lambda one: one[1][0]):
        stretches[run].hear(fix)
    await save(conn, stretches)


async def _load(conn: AsyncConnection, statement: Any, runs: Collection[int]) -> dict[int, Stretch]:
    return {row.run_id: stretch_of(row) for row in await conn.execute(statement, {"runs": list(runs)})}
