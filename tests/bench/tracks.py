"""Live locations: points a second through the intake. All couriers of a province ride, each tells a new place every ten seconds, and nearly
every point has to be kept."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert, text

from bot.assembly.garbage import tend
from bot.clock import Clock, ClockStart
from bot.desk.arrival import Arrival, LivePoint
from bot.desk.tracks import MOST, TrackIntake, Tracks
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.track_codec import Fix
from conversations.courier import Spot
from tests.bench import traces
from tests.bench.databases import Databases, settle
from tests.bench.figures import Figure, Scale
from tests.bench.town import NOW, ZONE, couriers_of, cpu_seconds, ride, start_runs

POINTS_A_SECOND = 5_000


async def _intake(kind: str, made: Databases, scale: Scale) -> list[Figure]:
    """Every courier tells `rounds` points; whatever waits meanwhile shares a transaction."""
    couriers, rounds = scale.couriers, scale.rounds
    database = await couriers_of(await made.make(kind), couriers)
    await start_runs(database, 0, NOW.date(), None)
    async with database.begin() as conn:
        await conn.execute(text("INSERT INTO track (run_id) SELECT id FROM courier_run ORDER BY id"))
        shares = [{"chat_id": n, "message_id": 1, "run_id": n, "until": NOW + timedelta(days=1)} for n in range(1, couriers + 1)]
        await conn.execute(insert(t.live_share), shares)
    await settle(str(database.url.render_as_string(hide_password=False)).replace("+aiosqlite", "").replace("+asyncpg", ""))
    clock = Clock(ZONE, ClockStart(NOW))
    tracks, batches = Tracks(_Office(database, clock)), 0  # type: ignore[arg-type]

    async def take(arrivals: Sequence[Arrival]) -> Any:
        nonlocal batches
        batches += 1
        return await tracks.take(arrivals)

    intake = TrackIntake(take, clock)
    start = int((NOW - timedelta(hours=1)).timestamp())
    rides = [ride(Random(n), start, 100_000) for n in range(couriers)]
    seconds = cpu = 0.0
    for number in range(rounds):
        arrivals = [_arrival(number, n + 1, next(ride)) for n, ride in enumerate(rides)]
        began, used = time.perf_counter(), cpu_seconds()
        await asyncio.gather(*(intake.submit(arrival) for arrival in arrivals))
        seconds, cpu = seconds + time.perf_counter() - began, cpu + cpu_seconds() - used
    await database.dispose()
    told = couriers * rounds
    assert batches <= told // MOST + rounds
    rate = told / seconds
    what = f"live points a second, {couriers:,} couriers, batches of {told // batches:,}"
    met = rate >= POINTS_A_SECOND if couriers >= 50_000 else None
    return [
        Figure(what, kind, f"{rate:,.0f}", goal=f"≥ {POINTS_A_SECOND:,}", met=met),
        Figure(f"CPU of ours per live point, {couriers:,} couriers", kind, f"{cpu / told * 1e6:.0f} µs ({cpu / seconds:.0%} of a core)"),
    ]


@dataclass(frozen=True, slots=True)
class _Office:
    database: Database
    clock: Clock


def _arrival(number: int, chat: int, fix: Fix) -> Arrival:
    return Arrival(number, chat, track=LivePoint(1, Spot(fix[1], fix[2]), datetime.fromtimestamp(fix[0], UTC)))


async def measure(kind: str, made: Databases, folder: Path, scale: Scale) -> list[Figure]:
    """Points in, and questions about two months of them; garbage is collected as in a process that serves."""
    del folder
    tend()
    return [*await _intake(kind, made, scale), *await traces.measure(kind, made, scale)]
