"""A town of couriers for the benchmarks of tracks: who rides, runs, deliveries, and rides that look like rides."""

import resource
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.storage.database import Database
from bot.storage.track_codec import Fix
from tests.bench.worlds import found

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=ZONE)
CENTRE = (43_880_000, 125_320_000)
_AREAS = 2_000

_STAFF = "INSERT INTO staff (enterprise_id, position, name, initials) SELECT id, 1, '欧阳' || id, 'oy' FROM enterprise ORDER BY id"
_COURIERS = "INSERT INTO courier (staff_id, enterprise_id, plate, since) SELECT id, enterprise_id, '', {long_ago} FROM staff"
_RUNS = (
    "INSERT INTO courier_run (id, enterprise_id, path, staff_id, plate, day, started_at, start_temperature_centi, mask, "
    'vehicle_disinfected, "by", chat_id, ended_at) '
    "SELECT {first} + s.id, s.enterprise_id, e.path, s.id, '', '{day}', '{started}', 3650, TRUE, TRUE, 1, {first} + s.id, {ended} "
    "FROM staff s JOIN enterprise e ON e.id = s.enterprise_id ORDER BY s.id"
)
_DELIVERIES = (
    'INSERT INTO delivery (run_id, position, order_no, order_key, area, area_key, compound_key, handed_over_at, exception, added_at, "by") '
    "WITH RECURSIVE p(place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM p WHERE place < 45) "
    "SELECT r.id, p.place, 'MT' || (r.id * 100 + p.place), 'MT' || (r.id * 100 + p.place), {area}, {area}, {area}, r.started_at, '', "
    "r.started_at, 1 FROM courier_run r, p"
)


def _moment(moment: datetime, is_sqlite: bool) -> str:
    told = moment.astimezone(UTC)
    return told.strftime("%Y-%m-%d %H:%M:%S.%f") if is_sqlite else told.isoformat()


async def couriers_of(url: str, couriers: int) -> Database:
    """A new database with so many couriers, each of an enterprise of its own."""
    await found(url, couriers, 0)
    database = Database(url)
    async with database.begin() as conn:
        await conn.execute(text(_STAFF))
        long_ago = _moment(NOW - timedelta(days=400), database.is_sqlite)
        await conn.execute(text(_COURIERS.format_map({"long_ago": f"'{long_ago}'"})))
    return database


async def start_runs(database: Database, first: int, day: date, lasts: timedelta | None) -> None:
    """A run of every courier; ended, where it `lasts` so long."""
    started = datetime(day.year, day.month, day.day, 9, tzinfo=ZONE)
    told = {"first": first, "day": day.isoformat(), "started": _moment(started, database.is_sqlite)}
    ended = "NULL" if lasts is None else f"'{_moment(started + lasts, database.is_sqlite)}'"
    if not database.is_sqlite:
        ended = f"CAST({ended} AS timestamptz)"
    async with database.begin() as conn:
        await conn.exec_driver_sql(_RUNS.format_map({**told, "ended": ended}))


def ride(random: Random, start: int, count: int) -> Iterator[Fix]:
    """Ten seconds apart, at 10 to 30 km/h, with turns; every twentieth stretch the courier stands at a door."""
    seconds, north, east = start, CENTRE[0] + random.randint(-50_000, 50_000), CENTRE[1] + random.randint(-50_000, 50_000)
    to_north, to_east = 300, 300
    for number in range(count):
        if number % 12 == 0:
            to_north, to_east = random.randint(-500, 500), random.randint(-700, 700)
        standing = number // 12 % 10 == 9
        shake = 20 if standing else 90
        north += (0 if standing else to_north) + random.randint(-shake, shake)
        east += (0 if standing else to_east) + random.randint(-shake, shake)
        yield seconds, north, east
        seconds += 10


async def deliver(database: Database) -> None:
    """Forty-five deliveries a run."""
    async with database.begin() as conn:
        await conn.exec_driver_sql(_DELIVERIES.format_map({"area": f"'小区' || ((r.id * 7 + p.place * 13) % {_AREAS}) || '号'"}))


def cpu_seconds() -> float:
    """What this process has used of the processor."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
