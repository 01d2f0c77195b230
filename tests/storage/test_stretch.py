"""Thinned and cut into pieces, a track still says where the courier was: every point within ten metres, every interruption kept."""

from itertools import pairwise
from random import Random

from hypothesis import example, given, settings

from bot.storage.stretch import MOST_POINTS, MOST_SECONDS, Stretch
from bot.storage.track_codec import decode, encode
from bot.storage.track_squares import squares_around, squares_touched
from conversations.courier import Spot
from tests.storage.track_world import HOME, START, Raw, apart, are_joined, at, heard, tracks, wandering

TOLERANCE = 10.3
"""Metres: ten, and what rounding to whole numbers does to a course."""


def pieces_of(points: list[Raw]) -> list[list[Raw]]:
    stretch = Stretch()
    for point in points:
        stretch.hear(point)
    stretch.finish()
    assert [piece.number for piece in stretch.finished] == list(range(len(stretch.finished)))
    found = [decode(piece.points) for piece in stretch.finished]
    for piece, fixes in zip(stretch.finished, found, strict=True):
        assert (piece.first_at, piece.last_at) == (fixes[0][0], fixes[-1][0])
    return found


def says_where(points: list[Raw]) -> None:
    pieces = pieces_of(points)
    lines = [line for piece in pieces for line in (pairwise(piece) if len(piece) > 1 else [(piece[0], piece[0])])]
    lines.sort(key=lambda line: line[0][0])
    place = 0
    for point in points:
        while lines[place][1][0] < point[0]:
            place += 1
        line = lines[place]
        assert line[0][0] <= point[0], "a moment that no line holds"
        assert apart(at(line, point[0]), point[1:]) <= TOLERANCE
    # Interrupted exactly where the track was.
    ends = {piece[-1][0] for piece, after in pairwise(pieces) if piece[-1] != after[0]}
    assert ends == {a[0] for a, b in pairwise(points) if not are_joined(a, b)}
    for piece in pieces:
        assert len(piece) <= MOST_POINTS + 2
        assert piece[-1][0] - piece[0][0] <= MOST_SECONDS + 120


@settings(max_examples=150, deadline=None)
@given(tracks())
@example([(START, *HOME)])
@example([(START + 10 * n, HOME[0], HOME[1]) for n in range(400)])
@example([(START + 10 * n, HOME[0] + 500 * n, HOME[1]) for n in range(400)])
def test_every_point_lies_on_the_line_that_is_kept(points: list[Raw]) -> None:
    if points:
        says_where(heard(points))


def test_a_days_wandering() -> None:
    for seed in range(20):
        says_where(wandering(Random(seed), 1_500))


def test_standing_keeps_the_first_and_the_last_moment() -> None:
    shaky = [(START + 10 * n, HOME[0] + n % 3 * 20, HOME[1] - n % 2 * 20) for n in range(60)]
    away = [(START + 600 + 10 * n, HOME[0] + 1_000 * (n + 1), HOME[1]) for n in range(2)]
    (piece,) = pieces_of(shaky + away)
    assert piece[:2] == [(START, *HOME), (START + 590, *HOME)]
    assert len(piece) == 4


def test_an_even_course_keeps_its_ends() -> None:
    straight = [(START + 10 * n, HOME[0] + 400 * n, HOME[1] - 300 * n) for n in range(30)]
    around = [(START + 300, straight[-1][1], straight[-1][2] + 400)]
    (piece,) = pieces_of(straight + around)
    assert piece == [straight[0], straight[1], straight[29], around[0]]


def test_what_is_not_later_is_dropped_and_counted() -> None:
    stretch = Stretch()
    for seconds in (10, 20, 20, 5, 30, 30):
        stretch.hear((seconds, seconds * 1_000, 0))
    assert (stretch.heard, stretch.late) == (3, 3)
    assert decode(stretch.whole()) == [(10, 10_000, 0), (20, 20_000, 0), (30, 30_000, 0)]


@settings(max_examples=100, deadline=None)
@given(tracks())
def test_whoever_was_near_touches_the_squares_around(points: list[Raw]) -> None:
    for piece in pieces_of(heard(points)):
        touched = squares_touched(encode(piece))
        for line in [*pairwise(piece), (piece[-1], piece[-1])]:
            middle = at(line, (line[0][0] + line[1][0]) / 2)
            beside = Spot(round(middle[0]) + 890, round(middle[1]))  # just under 100 m to the north
            around = squares_around(beside, 100)
            assert any(touched.get(square, 0) & littles for square, littles in around.items())
