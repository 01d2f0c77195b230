"""Whether two tracks met, and which squares a box touches, against plain calculations."""

from itertools import pairwise, product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.storage.track_codec import encode
from bot.storage.track_squares import LITTLE, squares_of_box, squares_touched
from bot.storage.track_ways import Ways, minutes_of
from tests.storage.trace_world import Run, met, parts
from tests.storage.track_world import HOME, START, Raw, are_joined, heard, wandering
from tests.storage.world import at

METRES, MINUTES = 100, 30
ROUNDED = 5
"""Metres by which the plain calculation, which looks at forty places of each line, may be wrong where two of them cross."""


def ridden(random: Random) -> Run:
    home = HOME[0] + random.randint(-2_000, 2_000), HOME[1] + random.randint(-2_000, 2_000)
    points = heard(wandering(random, random.randint(1, 60), START + random.randint(0, 5_400), home))
    return Run(1, 1, "", at(9), None, points)


def pieces_of(points: list[Raw]) -> list[bytes]:
    breaks = [0, *(place for place, line in enumerate(pairwise(points), 1) if not are_joined(*line)), len(points)]
    return [encode(points[start:stop]) for start, stop in pairwise(breaks)]


def test_who_met_as_a_plain_calculation_says() -> None:
    random, answers = Random(7), []
    for _ in range(100):
        mine, other = ridden(random), ridden(random)
        since = START + random.randint(-600, 3_600)
        span = (since, since + random.randint(0, 5_400)) if random.random() < 0.5 else (0, 1e12)
        ways = [minute for piece in pieces_of(mine.points) for minute in minutes_of(piece, METRES, *span)]
        own, theirs = list(parts(mine, *span)), list(parts(other, 0, 1e12))
        assert bool(ways) == bool(own)
        if ways:
            found = Ways(ways, METRES, MINUTES)
            shown = any(found.met_by(piece) for piece in pieces_of(other.points))
            assert met(own, theirs, METRES - ROUNDED, MINUTES - 1) <= shown <= met(own, theirs, METRES + ROUNDED, MINUTES + 1)
            answers.append(shown)
    assert 15 < sum(answers) < len(answers) - 15


sides = st.integers(-80_000_000, 80_000_000)
lengths = st.integers(0, 25_000)


@given(sides, lengths, sides, lengths)
def test_a_box_touches_the_squares_that_its_little_ones_touch(south: int, high: int, west: int, wide: int) -> None:
    rows = range(south // LITTLE, (south + high) // LITTLE + 1)
    lines = range(west // LITTLE, (west + wide) // LITTLE + 1)
    touched: dict[int, int] = {}
    for row, line in product(rows, lines):
        ((square, little),) = squares_touched(encode([(START, row * LITTLE, line * LITTLE)])).items()
        touched[square] = touched.get(square, 0) | little
    assert squares_of_box(south, south + high, west, west + wide) == touched
