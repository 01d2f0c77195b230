"""Tracks for tests: the line through raw points as a plain calculation sees it, which knows nothing of pieces, squares or SQL."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, hypot, radians
from random import Random

from hypothesis import strategies as st

Raw = tuple[int, int, int]
"""Seconds, and millionths of a degree north and east."""
DEGREE = 111_195.08
START = 1_795_000_000
HOME = (43_880_000, 125_320_000)


def apart(a: Sequence[float], b: Sequence[float]) -> float:
    """Metres between two places (north, east) near each other."""
    return hypot(a[0] - b[0], (a[1] - b[1]) * cos(radians(a[0] / 1e6))) * DEGREE / 1e6


def heard(points: Iterable[Raw]) -> list[Raw]:
    """The points that count, in the order in which they came: none that is not later than all before it."""
    kept: list[Raw] = []
    for point in points:
        if not kept or point[0] > kept[-1][0]:
            kept.append(point)
    return kept


def are_joined(a: Raw, b: Raw) -> bool:
    """Two minutes and 0.03° at most, or twenty minutes at one place."""
    if abs(a[1] - b[1]) > 30_000 or abs(a[2] - b[2]) > 30_000:
        return False
    return b[0] - a[0] <= 120 or (b[0] - a[0] <= 1200 and apart(a[1:], b[1:]) <= 10)


def lines(points: Sequence[Raw]) -> list[tuple[Raw, Raw]]:
    """The lines of a track; a point that is joined to none is a line of its own."""
    if not points:
        return []
    found = [(a, b) for a, b in pairwise(points) if are_joined(a, b)]
    on_lines = {point for line in found for point in line}
    return found + [(point, point) for point in points if point not in on_lines]


def at(line: tuple[Raw, Raw], seconds: float) -> tuple[float, float]:
    """Where somebody was who went the line at an even pace."""
    a, b = line
    part = (seconds - a[0]) / (b[0] - a[0]) if b[0] > a[0] else 0.0
    return a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part


def wandering(random: Random, count: int, start: int = START, home: tuple[int, int] = HOME) -> list[Raw]:
    """A courier's day: rides, stands, loses the sky now and then, and jumps once in a while."""
    points, seconds, north, east = [], start, *home
    to_north, to_east = 0.0, 0.0
    mode = "ride"
    for _ in range(count):
        dice = random.random()
        if dice < 0.06:
            mode = random.choice(["ride", "stand", "straight"])
        if dice < 0.01:
            seconds += random.randint(60, 2_000)
        elif dice < 0.013:
            north += random.randint(-60_000, 60_000)
        if mode == "ride" or (to_north, to_east) == (0.0, 0.0):
            to_north, to_east = random.uniform(-60, 60), random.uniform(-80, 80)
        step = random.choice([1, 5, 10, 10, 10, 10, 30])
        seconds += step
        if mode == "stand":
            points.append((seconds, north + random.randint(-60, 60), east + random.randint(-80, 80)))
        else:
            north, east = round(north + to_north * step), round(east + to_east * step)
            points.append((seconds, north, east))
    return points


STEPS = st.one_of(
    st.tuples(st.integers(1, 15), st.integers(-60, 60), st.integers(-60, 60)),
    st.tuples(st.integers(1, 130), st.integers(-900, 900), st.integers(-900, 900)),
    st.tuples(st.integers(100, 3_000), st.integers(-40_000, 40_000), st.integers(-40_000, 40_000)),
    st.sampled_from([(10, 300, 300), (10, 0, 0), (10, -300, 400)]),
)


@st.composite
def tracks(draw: st.DrawFn) -> list[Raw]:
    """Raw points, later and later; also stretches of one course."""
    points = [(START, draw(st.integers(-80_000_000, 80_000_000)), draw(st.integers(-179_000_000, 179_000_000)))]
    for step, times in draw(st.lists(st.tuples(STEPS, st.integers(1, 40)), max_size=25)):
        for _ in range(times):
            last = points[-1]
            points.append((last[0] + step[0], last[1] + step[1], last[2] + step[2]))
    return [point for point in points if abs(point[1]) < 85_000_000 and abs(point[2]) < 180_000_000]
