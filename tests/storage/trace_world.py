"""A small random world of runs, and what an officer should be told of it, calculated in the plain way on lists."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from math import cos, radians
from random import Random

from sqlalchemy import insert

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.tracks import add_points
from conversations.courier import Spot, TraceBy, TraceQuestion
from conversations.courier_keys import area_key, order_key
from tests.storage.courier_world import delivery_row, found_runs, live, run_row
from tests.storage.track_world import DEGREE, HOME, Raw, apart, are_joined, at, heard, wandering
from tests.storage.world import DAY, PATHS, days_ago, found_county, staff
from tests.storage.world import at as wall

NAMES = {1: ("欧阳志远", "oyzy"), 2: ("王芳", "wf"), 3: ("王志", "wz"), 4: ("张三", "zs"), 5: ("李四", "ls"), 6: ("王五", "ww")}
AREAS = ["万科城", "红旗街", "红旗街12号", "朝阳区红旗街3-2栋", "万科城 9 栋", "", "南湖"]
Part = tuple[int, tuple[float, float], tuple[float, float]]


@dataclass
class Told:
    """A delivery."""

    order: str
    area: str
    handed_over: datetime | None


@dataclass
class Run:
    """A run as it was told."""

    id: int
    courier: int
    path: str
    started: datetime
    ended: datetime | None
    points: list[Raw] = field(default_factory=list)
    deliveries: list[Told] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)

    def during(self, question: TraceQuestion) -> bool:
        below = self.path.startswith(question.path)
        return below and self.started <= question.until and (self.ended is None or self.ended >= question.since)


def invent(seed: int, runs: int = 14) -> list[Run]:
    """Runs of six couriers within two kilometres, on three days, some still under way."""
    random, made = Random(seed), []
    for number in range(1, runs + 1):
        day = days_ago(random.randint(0, 2))
        started = wall(random.randint(7, 11), random.randint(0, 59), day)
        lasts = timedelta(minutes=random.randint(30, 200))
        path = PATHS[random.choice(["220104", "220104", "220105"])]
        run = Run(number, random.randint(1, 6), path, started, started + lasts)
        home = HOME[0] + random.randint(-4_000, 4_000), HOME[1] + random.randint(-4_000, 4_000)
        last = (started + lasts).timestamp()
        run.points = [one for one in wandering(random, 120, int(started.timestamp()), home) if one[0] <= last]
        for position in range(random.randint(0, 6)):
            handed_over = random.choice([None, started + timedelta(minutes=random.randint(0, 200))])
            run.deliveries.append(Told(f"mt {random.randint(1, 25)}-{position}", random.choice(AREAS), handed_over))
        run.passed = random.sample(AREAS[:5], random.randint(0, 2))
        made.append(run)
    for run in [run for run in made if run.started.date() == DAY][:2]:
        if run.courier not in {other.courier for other in made if other.ended is None}:
            run.ended = None
    return made


async def found(database: Database, runs: list[Run]) -> None:
    """Put the world into the database, points in batches as they come."""
    await found_county(database, 6)
    async with database.begin() as conn:
        for courier, (name, initials) in NAMES.items():
            person = t.staff.update().where(t.staff.c.id == staff(courier, 1)).values(name=name, initials=initials)
            await conn.execute(person)
            row = {"staff_id": staff(courier, 1), "enterprise_id": courier, "plate": "", "since": wall(6)}
            await conn.execute(insert(t.courier), [row])
        rows = [run_row(run.id, enterprise_id=run.courier, path=run.path, started_at=run.started, ended_at=None) for run in runs]
        await found_runs(conn, [{**row, "ended_at": run.ended} for row, run in zip(rows, runs, strict=True)])
        deliveries = [
            delivery_row(run.id, position, one.order, one.area, one.handed_over)
            for run in runs
            for position, one in enumerate(run.deliveries)
        ]
        await conn.execute(insert(t.delivery), deliveries)
        areas = [
            {"run_id": run.id, "position": position, "area": area, "area_key": area_key(area), "added_at": wall(8), "by": 11}
            for run in runs
            for position, area in enumerate(run.passed)
        ]
        await conn.execute(insert(t.run_area), areas)
        told = sorted((live(run.id, point) for run in runs for point in run.points), key=lambda point: point.at)
    for start in range(0, len(told), 100):
        async with database.begin() as conn:
            await add_points(conn, told[start : start + 100], wall(23))


def matching(run: Run, question: TraceQuestion) -> list[Told] | None:
    """The deliveries of a run that answer a question by text; None where the run does not answer it."""
    if not run.during(question):
        return None
    if question.by is TraceBy.COURIER:
        name, initials = NAMES[run.courier]
        return run.deliveries if question.text in name or initials.startswith(question.text.lower()) else None
    timely = [one for one in run.deliveries if one.handed_over is None or question.since <= one.handed_over <= question.until]
    if question.by is TraceBy.ORDER:
        found = [one for one in timely if order_key(one.order) == order_key(question.text)]
        return found or None
    found = [one for one in timely if area_key(question.text) in area_key(one.area)]
    passed = any(area_key(question.text) in area_key(area) for area in run.passed)
    return found if found or passed else None


def near(run: Run, spot: Spot, metres: float, since: float, until: float) -> tuple[float, float] | None:
    """The first and the last second at which a run was so near: looked at second by second."""
    moments = []
    points = heard(run.points)
    for a, b in pairwise(points):
        if are_joined(a, b) and apart(a[1:], (spot.latitude, spot.longitude)) <= metres + apart(a[1:], b[1:]):
            seconds = range(max(a[0], int(since)), min(b[0], int(until)) + 1)
            moments += [second for second in seconds if apart(at((a, b), second), (spot.latitude, spot.longitude)) <= metres]
    moments += [p[0] for p in points if since <= p[0] <= until and apart(p[1:], (spot.latitude, spot.longitude)) <= metres]
    return (min(moments), max(moments)) if moments else None


def parts(run: Run, since: float, until: float) -> Iterator[Part]:
    """What a run did, minute by minute: the minute, from where, to where."""
    points = heard(run.points)
    lines = [(a, b) for a, b in pairwise(points) if are_joined(a, b)] + [(point, point) for point in points]
    for line in lines:
        begin, end = max(line[0][0], since), min(line[1][0], until)
        while begin <= end:
            stop = min(end, int(begin) // 60 * 60 + 60)
            yield int(begin) // 60, at(line, begin), at(line, stop)
            if stop == end:
                break
            begin = stop


def met(theirs: list[Part], others: list[Part], metres: float, minutes: int) -> bool:
    """Whether two ways met."""
    by_minute: dict[int, list[Part]] = {}
    for part in others:
        by_minute.setdefault(part[0], []).append(part)
    return any(
        between(a, b) <= metres
        for a in theirs
        for minute in range(a[0] - minutes, a[0] + minutes + 1)
        for b in by_minute.get(minute, ())
        if abs(a[1][0] - b[1][0]) < 20_000 and abs(a[1][1] - b[1][1]) < 20_000
    )


def between(a: Part, b: Part) -> float:
    """Metres between two straight lines: where they do not cross, an end of one of them is nearest; where they do, one of forty places."""
    if apart(a[1], b[1]) > apart(a[1], a[2]) + apart(b[1], b[2]) + 200:
        return 1e9
    ends = min(to_line(b[1], a), to_line(b[2], a), to_line(a[2], b))
    return min(ends, *(to_line((a[1][0] + (a[2][0] - a[1][0]) * n / 40, a[1][1] + (a[2][1] - a[1][1]) * n / 40), b) for n in range(40)))


def to_line(place: tuple[float, float], line: Part) -> float:
    """Metres from a place to the nearest of a line."""
    (_, begin, end), whole = line, apart(line[1], line[2])
    if whole == 0:
        return apart(place, begin)
    scale = cos(radians(begin[0] / 1e6))
    along = (end[0] - begin[0]) * (place[0] - begin[0]) + (end[1] - begin[1]) * (place[1] - begin[1]) * scale**2
    share = min(max(along * (DEGREE / 1e6 / whole) ** 2, 0.0), 1.0)
    return apart(place, (begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share))
