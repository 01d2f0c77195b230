"""Two months of a town's tracks: bytes a point on disk, and what questions about them cost.

The tracks are invented once by the code that keeps points, and moved in time and by whole squares for every run.
"""

import asyncio
import struct
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import text

from bot.storage.database import Database
from bot.storage.facts.scope import Scope
from bot.storage.facts.traces import load_traces
from bot.storage.stretch import Stretch
from bot.storage.track_codec import decode
from bot.storage.track_rows import piece_id
from bot.storage.track_squares import squares_touched
from conversations.courier import Spot, TraceBy, TraceQuestion
from conversations.courier_text import question_to_key
from tests.bench.databases import Databases, settle
from tests.bench.figures import Figure, Scale
from tests.bench.town import CENTRE, NOW, ZONE, couriers_of, cpu_seconds, deliver, ride, start_runs

BYTES_A_POINT, TRACE_SECONDS = 20.0, 0.2
_SQUARE = 10_000
_FIRST = struct.Struct("<qii")


@dataclass(frozen=True, slots=True)
class _Template:
    pieces: tuple[tuple[int, int, bytes, dict[int, int]], ...]
    heard: int
    kept: int


def _templates(start: int, minutes: int) -> list[_Template]:
    made = []
    for seed in range(60):
        stretch = Stretch()
        for fix in ride(Random(seed), start, minutes * 6):
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


async def measure(kind: str, made: Databases, scale: Scale) -> list[Figure]:
    """Two months of a town's couriers, four hours a day, a point every ten seconds."""
    couriers, days, random = scale.town_couriers, scale.track_days, Random(1)
    url = await made.make(kind)
    database = await couriers_of(url, couriers)
    first_day = NOW.date() - timedelta(days=days - 1)
    start = int(datetime(first_day.year, first_day.month, first_day.day, 9, tzinfo=ZONE).timestamp())
    templates = _templates(start, 240)
    heard = kept = 0
    for number in range(days):
        await start_runs(database, number * couriers, first_day + timedelta(days=number), timedelta(hours=4))
    await deliver(database)
    await settle(url)
    before = await _size(database, Path(str(database.url.database)))
    for number in range(days):
        pieces: list[tuple[Any, ...]] = []
        squares: list[tuple[Any, ...]] = []
        tracks: list[tuple[Any, ...]] = []
        for courier in range(1, couriers + 1):
            template = random.choice(templates)
            heard, kept = heard + template.heard, kept + template.kept
            moved = _moved(number * couriers + courier, template, number * 86_400, random.randint(-5, 5), random.randint(-5, 5))
            tracks.append((number * couriers + courier, template.heard, len(template.pieces)))
            pieces += moved[0]
            squares += moved[1]
        await _copy(database, "track", ("run_id", "heard", "pieces"), tracks)
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
    place = Spot(CENTRE[0] + 12_345, CENTRE[1] - 23_456)
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
            began, before = time.perf_counter(), cpu_seconds()
            async with database.read() as conn:
                key = question_to_key(question)
                answer = (await load_traces(conn, [key], Scope(NOW, _every_day)))[key]
            times.append(time.perf_counter() - began)
            used.append(cpu_seconds() - before)
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
