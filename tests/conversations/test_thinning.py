"""Distances on the ground, and fewer points for the same line."""

from datetime import UTC, datetime, timedelta
from math import hypot
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.courier import MICRO, Spot, TrackPoint
from conversations.rules.ground import DEGREE_METRES, EARTH_METRES, flat_ground, metres_between, track_metres
from conversations.rules.thinning import GAP, thinned

START = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
CHANGCHUN = Spot(43_880_000, 125_323_000)
Place = tuple[float, float]
SPOTS = st.builds(Spot, st.integers(-90 * MICRO, 90 * MICRO), st.integers(-180 * MICRO, 180 * MICRO))
NEAR = st.builds(Spot, st.integers(43_850_000, 43_900_000), st.integers(125_300_000, 125_360_000))


def track(spots: list[Spot], every: timedelta = timedelta(seconds=30)) -> list[TrackPoint]:
    return [TrackPoint(START + index * every, spot) for index, spot in enumerate(spots)]


TRACKS = st.lists(NEAR, min_size=1, max_size=40).map(track)


def wander(count: int, seed: int = 1) -> list[TrackPoint]:
    random, north, east = Random(seed), CHANGCHUN.latitude, CHANGCHUN.longitude
    spots = []
    for _ in range(count):
        north, east = north + random.randint(-400, 400), east + random.randint(-400, 400)
        spots.append(Spot(north, east))
    return track(spots, timedelta(seconds=5))


def test_known_distances() -> None:
    assert metres_between(CHANGCHUN, CHANGCHUN) == 0
    assert metres_between(Spot(0, 0), Spot(MICRO, 0)) == pytest.approx(DEGREE_METRES)
    assert metres_between(Spot(0, -180 * MICRO), Spot(0, 180 * MICRO)) == pytest.approx(0, abs=1e-3)
    assert metres_between(Spot(90 * MICRO, 0), Spot(-90 * MICRO, 0)) == pytest.approx(EARTH_METRES * 3.14159265, rel=1e-6)
    # 长春 to 吉林市
    assert metres_between(Spot(43_886_841, 125_324_501), Spot(43_837_883, 126_549_576)) == pytest.approx(98_400, rel=0.01)


@given(SPOTS, SPOTS)
def test_distances_are_distances(a: Spot, b: Spot) -> None:
    assert metres_between(a, b) == pytest.approx(metres_between(b, a))
    assert 0 <= metres_between(a, b) <= EARTH_METRES * 3.1416


@given(st.lists(NEAR, min_size=2, max_size=2))
def test_flat_ground_is_true_to_scale_nearby(pair: list[Spot]) -> None:
    ground = flat_ground(pair)
    (east_a, north_a), (east_b, north_b) = map(ground.metres, pair)
    assert hypot(east_a - east_b, north_a - north_b) == pytest.approx(metres_between(*pair), rel=0.005, abs=0.5)


def test_flat_ground_across_180_degrees() -> None:
    a, b = Spot(0, 179_990_000), Spot(0, -179_990_000)
    ground = flat_ground([a, b])
    assert abs(ground.middle.longitude) == 180 * MICRO
    assert ground.metres(a)[0] == pytest.approx(-0.01 * DEGREE_METRES)
    assert ground.metres(b)[0] == pytest.approx(0.01 * DEGREE_METRES)
    with pytest.raises(ValueError, match="no spots"):
        flat_ground([])


def test_the_length_of_a_track() -> None:
    assert track_metres([]) == track_metres(track([CHANGCHUN])) == 0
    there = Spot(CHANGCHUN.latitude + 9_000, CHANGCHUN.longitude)
    assert track_metres(track([CHANGCHUN, there, CHANGCHUN])) == pytest.approx(2 * metres_between(CHANGCHUN, there))


@given(TRACKS, st.integers(2, 20))
def test_the_ends_stay_and_the_order_and_nothing_is_invented(points: list[TrackPoint], most: int) -> None:
    few = thinned(points, most)
    assert len(few) == min(len(points), most)
    assert (few[0], few[-1]) == (points[0], points[-1])
    assert list(few) == [point for point in points if point in set(few)]
    assert few == thinned(points, most)


def test_a_line_needs_two_points() -> None:
    with pytest.raises(ValueError, match="two ends"):
        thinned(wander(5), 1)
    assert thinned([], 2) == ()


def test_what_says_nothing_leaves_first() -> None:
    straight = [Spot(CHANGCHUN.latitude + 100 * step, CHANGCHUN.longitude) for step in range(10)]
    corner = [Spot(straight[-1].latitude, CHANGCHUN.longitude + 100 * step) for step in range(1, 10)]
    points = track(straight + corner)
    assert thinned(points, 3) == (points[0], points[9], points[-1])


def test_the_far_end_of_a_way_there_and_back_stays() -> None:
    there = [Spot(CHANGCHUN.latitude + 100 * step, CHANGCHUN.longitude) for step in range(10)]
    points = track(there + there[-2::-1])
    assert thinned(points, 3) == (points[0], points[9], points[-1])


def test_waiting_makes_no_gap() -> None:
    points = track([CHANGCHUN] * 60 + [Spot(CHANGCHUN.latitude + 50 * step, CHANGCHUN.longitude) for step in range(60)])
    few = thinned(points, 12)
    assert max(b.at - a.at for a, b in zip(few, few[1:], strict=False)) <= GAP


def test_a_gap_stays_where_it_is() -> None:
    early = track([Spot(CHANGCHUN.latitude + 50 * step, CHANGCHUN.longitude) for step in range(20)])
    late = [TrackPoint(point.at + timedelta(hours=1), Spot(point.spot.latitude + 1000, point.spot.longitude)) for point in early]
    few = thinned([*early, *late], 6)
    assert early[-1] in few
    assert late[0] in few


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(3, 60))
def test_the_line_stays_where_it_was(seed: int, most: int) -> None:
    """What has left lies about as near to the line as with Douglas and Peucker's way, calculated plainly, and as many points."""
    points = wander(90, seed)
    ground = flat_ground([point.spot for point in points])
    places = [ground.metres(point.spot) for point in points]
    ours = [index for index, point in enumerate(points) if point in set(thinned(points, most))]
    assert _worst(places, ours) <= 4 * _worst(places, _from_the_top(places, most))


def _from_the_top(places: list[Place], most: int) -> list[int]:
    kept = [0, len(places) - 1]
    while len(kept) < most:
        kept.append(max(set(range(len(places))) - set(kept), key=lambda index: _off(places, sorted(kept), index)))
    return sorted(kept)


def _worst(places: list[Place], kept: list[int]) -> float:
    return max((_off(places, kept, index) for index in range(len(places)) if index not in kept), default=0.0)


def _off(places: list[Place], kept: list[int], index: int) -> float:
    start, end = places[max(k for k in kept if k < index)], places[min(k for k in kept if k > index)]
    steps = [k / 200 for k in range(201)]
    ways = ((start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part) for part in steps)
    return min(hypot(places[index][0] - x, places[index][1] - y) for x, y in ways)
