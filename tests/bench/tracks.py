"""Live locations: points a second through the intake, bytes a point on disk, and what questions about two months of tracks cost.

A province's couriers all ride, each tells a new place every ten seconds, and nearly every point has to be kept. The two months are those
of a town: their tracks are invented once by the code that keeps points, and moved in time and by whole squares for every run.
"""

import asyncio
import resource
import struct
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, text

from bot.clock import Clock, ClockStart
from bot.desk.arrival import Arrival, LivePoint
from bot.desk.tracks import MOST, TrackIntake, Tracks
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.facts.scope import Scope
from bot.storage.facts.traces import load_traces
from bot.storage.stretch import Stretch
from bot.storage.track_codec import Fix, decode
from bot.storage.track_rows import piece_id
from bot.storage.track_squares import squares_touched
from conversations.courier import Spot, TraceBy, TraceQuestion
from conversations.courier_text import question_to_key
from tests.bench.databases import Databases, settle
from tests.bench.figures import Figure, Scale
from tests.bench.worlds import found

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=ZONE)
POINTS_A_SECOND, BYTES_A_POINT, TRACE_SECONDS = 5_000, 20.0, 0.2
_CENTRE = (43_880_000, 125_320_000)
_SQUARE = 10_000
_AREAS = 2_000
_FIRST = struct.Struct("<qii")

_STAFF = "INSERT INTO staff (enterprise_id, position, name, initials) SELECT id, 1, '欧阳' || id, 'oy' FROM enterprise ORDER BY id"
_COURIERS = "INSERT INTO courier (staff_id, enterprise_id, plate, since) SELECT id, enterprise_id, '', {long_ago} FROM staff"
_RUNS = (
    "INSERT INTO courier_run (id, enterprise_id, path, staff_id, plate, day, started_at, start_temperature_centi, mask, "
    'vehicle_disinfected, "by", chat_id, ended_at) '
    "SELECT {first} + s.id, s.enterprise_id, e.path, s.id, '', '{day}', '{started}', 3650, TRUE, TRUE, 1, {first} + s.id, {ended} "
    "FROM staff s JOIN enterprise e ON e.id = s.enterprise_id ORDER BY s.id"
)
_DELIVERIES = (
    'INSERT INTO delivery (run_id, position, order_no, order_key, area, area_key, handed_over_at, exception, added_at, "by") '
    "WITH RECURSIVE p(place) AS (SELECT 1 UNION ALL SELECT place + 1 FROM p WHERE place < 45) "
    "SELECT r.id, p.place, 'MT' || (r.id * 100 + p.place), 'MT' || (r.id * 100 + p.place), {area}, {area}, r.started_at, '', "
    "r.started_at, 1 FROM courier_run r, p"
)


def _moment(moment: datetime, is_sqlite: bool) -> str:
    told = moment.astimezone(UTC)
    return told.strftime("%Y-%m-%d %H:%M:%S.%f") if is_sqlite else told.isoformat()


async def _couriers(url: str, couriers: int) -> Database:
    await found(url, couriers, 0)
    database = Database(url)
    async with database.begin() as conn:
        await conn.execute(text(_STAFF))
        long_ago = _moment(NOW - timedelta(days=400), database.is_sqlite)
        await conn.execute(text(_COURIERS.format_map({"long_ago": f"'{long_ago}'"})))
    return database


async def _start(database: Database, first: int, day: date, lasts: timedelta | None) -> None:
    """A run of every courier; ended, where it `lasts` so long."""
    started = datetime(day.year, day.month, day.day, 9, tzinfo=ZONE)
    told = {"first": first, "day": day.isoformat(), "started": _moment(started, database.is_sqlite)}
    ended = "NULL" if lasts is None else f"'{_moment(started + lasts, database.is_sqlite)}'"
    if not database.is_sqlite:
        ended = f"CAST({ended} AS timestamptz)"
    async with database.begin() as conn:
        await conn.exec_driver_sql(_RUNS.format_map({**told, "ended": ended}))


def _ride(random: Random, start: int, count: int) -> Iterator[Fix]:
    """Ten seconds apart, at 10 to 30 km/h, with turns; every twentieth stretch the courier stands at a door."""
    seconds, north, east = start, _CENTRE[0] + random.randint(-50_000, 50_000), _CENTRE[1] + random.randint(-50_000, 50_000)
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


async def _intake(kind: str, made: Databases, scale: Scale) -> list[Figure]:
    """Every courier tells `rounds` points; whatever waits meanwhile shares a transaction."""
    couriers, rounds = scale.couriers, scale.rounds
    database = await _couriers(await made.make(kind), couriers)
    await _start(database, 0, NOW.date(), None)
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
    rides = [_ride(Random(n), start, 100_000) for n in range(couriers)]
    seconds = cpu = 0.0
    for number in range(rounds):
        arrivals = [_arrival(number, n + 1, next(ride)) for n, ride in enumerate(rides)]
        began, used = time.perf_counter(), _cpu()
        await asyncio.gather(*(intake.submit(arrival) for arrival in arrivals))
        seconds, cpu = seconds + time.perf_counter() - began, cpu + _cpu() - used
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


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@dataclass(frozen=True, slots=True)
class _Template:
    pieces: tuple[tuple[int, int, bytes, dict[int, int]], ...]
    heard: int
    kept: int


def _templates(start: int, minutes: int) -> list[_Template]:
    made = []
    for seed in range(60):
        stretch = Stretch()
        for fix in _ride(Random(seed), start, minutes * 6):
            stretch.hear(fix)
        stretch.finish()
        pieces = tuple((one.first_at, one.last_at, one.points, squares_touched(one.points)) for one in stretch.finished)
        made.append(_Template(pieces, stretch.heard, sum(len(decode(one[2])) for one in pieces)))
    return made


def _moved(run: int, template: _Template, seconds: int, rows: int, lines: int) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The rows of a run's track: the template, later by so many seconds and so many squares further."""
    pieces, squares = [], []
    for number, (first, last, points, touched) in enumerate(template.pieces):
        at, north, east = _FIRST.unpack_from(points)
        moved = _FIRST.pack(at + seconds, north + rows * _SQUARE, east + lines * _SQUARE) + points[_FIRST.size :]
        own = piece_id(run, number)
        pieces.append((own, first + seconds, last + seconds, moved))
        minute = (first + seconds) // 60
        squares += [(square + rows * 36_001 + lines, minute, own, littles) for square, littles in touched.items()]
    return pieces, squares


async def _copy(database: Database, table: str, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
    async with database.begin() as conn:
        if database.is_sqlite:
            marks = ", ".join("?" * len(columns))
            for some in _chunks(rows, 50_000):
                await conn.exec_driver_sql(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", list(some))  # noqa: S608
        else:
            raw = await conn.get_raw_connection()
            driver: Any = raw.driver_connection
            await driver.copy_records_to_table(table, records=rows, columns=list(columns))


def _chunks(rows: Sequence[tuple[Any, ...]], size: int) -> Iterator[Sequence[tuple[Any, ...]]]:
    return (rows[start : start + size] for start in range(0, len(rows), size))


async def _traces(kind: str, made: Databases, scale: Scale) -> list[Figure]:
    """Two months of a town's couriers, four hours a day, a point every ten seconds."""
    couriers, days, random = scale.town_couriers, scale.track_days, Random(1)
    url = await made.make(kind)
    database = await _couriers(url, couriers)
    first_day = NOW.date() - timedelta(days=days - 1)
    start = int(datetime(first_day.year, first_day.month, first_day.day, 9, tzinfo=ZONE).timestamp())
    templates = _templates(start, 240)
    heard = kept = 0
    for number in range(days):
        await _start(database, number * couriers, first_day + timedelta(days=number), timedelta(hours=4))
    await _deliver(database)
    await settle(url)
    before = await _size(database, Path(str(database.url.database)))
    for number in range(days):
        pieces: list[tuple[Any, ...]] = []
        squares: list[tuple[Any, ...]] = []
        for courier in range(1, couriers + 1):
            template = random.choice(templates)
            heard, kept = heard + template.heard, kept + template.kept
            moved = _moved(number * couriers + courier, template, number * 86_400, random.randint(-5, 5), random.randint(-5, 5))
            pieces += moved[0]
            squares += moved[1]
        await _copy(database, "track_piece", ("id", "first_at", "last_at", "points"), pieces)
        await _copy(database, "track_square", ("square", "minute", "piece_id", "littles"), sorted(squares))
    await settle(url)
    after = await _size(database, Path(str(database.url.database)))
    figures = [
        Figure(
            f"bytes a point on disk with all indexes, {heard:,} points heard ({heard / kept:.2f} for each that is kept)",
            kind,
            f"{(after - before) / heard:.1f} ({(after - before) / kept:.1f} a kept one)",
            goal=f"≤ {BYTES_A_POINT:.0f}",
            met=(after - before) / kept <= BYTES_A_POINT,
        )
    ]
    figures += await _ask(database, kind, couriers, days)
    await database.dispose()
    return figures


async def _deliver(database: Database) -> None:
    async with database.begin() as conn:
        await conn.exec_driver_sql(_DELIVERIES.format_map({"area": f"'小区' || ((r.id * 7 + p.place * 13) % {_AREAS}) || '号'"}))


async def _size(database: Database, file: Path) -> int:
    """Bytes of the tables of tracks with their indexes; of SQLite those of the file, of which nothing else has grown."""
    if database.is_sqlite:
        return (await asyncio.to_thread(file.stat)).st_size
    async with database.read() as conn:
        total = "SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(ARRAY['track_piece', 'track_square', 'track']) AS name"
        return int(await conn.scalar(text(total)) or 0)


async def _ask(database: Database, kind: str, couriers: int, days: int) -> list[Figure]:
    end = NOW
    whole = TraceQuestion(TraceBy.PLACE, "/220000/", end - timedelta(days=days), end)
    hour = datetime(2026, 11, 20, 10, tzinfo=ZONE)
    place = Spot(_CENTRE[0] + 12_345, _CENTRE[1] - 23_456)
    asked = {
        "by courier": replace(whole, by=TraceBy.COURIER, text=f"欧阳{couriers // 2}"),
        "by order": replace(whole, by=TraceBy.ORDER, text=f"MT{couriers * 100 + 7}"),
        "by area": replace(whole, by=TraceBy.AREA, text="小区777号"),
        "by place": replace(whole, spot=place),
        "by place, two hours": replace(whole, since=hour, until=hour + timedelta(hours=2), spot=place),
    }
    figures = []
    for name, question in asked.items():
        times, used, answer = [], [], None
        for _ in range(9):
            began, before = time.perf_counter(), _cpu()
            async with database.read() as conn:
                key = question_to_key(question)
                answer = (await load_traces(conn, [key], Scope(NOW, _every_day)))[key]
            times.append(time.perf_counter() - began)
            used.append(_cpu() - before)
        assert answer is not None
        seconds, cpu = (sorted(each)[len(each) // 2] for each in (times, used))
        span = f"{days} days of {couriers} couriers" if "hours" not in name else f"among {days} days of {couriers} couriers"
        others = len(answer.others) + answer.more_others
        at_least = "" if answer.all_others else "+"
        told = f"{answer.total} runs, {others}{at_least} others" + ("" if answer.searched_since is None else ", cut short")
        met = seconds <= TRACE_SECONDS if days >= 60 else None
        ours = f"{seconds * 1000:.0f} ms, {cpu * 1000:.0f} ms CPU of ours ({told})"
        figures.append(Figure(f"trace {name}, {span}", kind, ours, goal=f"≤ {TRACE_SECONDS * 1000:.0f} ms", met=met))
    return figures


def _every_day(_day: date) -> bool:
    return True


async def measure(kind: str, made: Databases, folder: Path, scale: Scale) -> list[Figure]:
    """Points in, and questions about them."""
    del folder
    return [*await _intake(kind, made, scale), *await _traces(kind, made, scale)]
