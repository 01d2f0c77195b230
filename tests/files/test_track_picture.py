"""The map of a track: true to scale, north up, times and ends in their places, whatever the positions are."""

from datetime import datetime, timedelta
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import ImageColor

from bot.files.drawing.colours import END, GAP_LINE, START
from bot.files.drawing.parts import Panel, Picture, Stroke
from bot.files.drawing.scale import metres_in_words, round_metres, scale_for
from bot.files.drawing.track import track_picture
from bot.files.drawing.track_labels import round_times
from bot.files.drawing.track_line import arrows
from bot.files.drawing.way import Way
from conversations.attachment import TrackMap
from conversations.courier import Spot, TrackPoint
from conversations.rules.ground import metres_between
from conversations.wording import LANGUAGES
from tests.files.pictures import check_layout, opened, words
from tests.files.samples import AFTERNOON, NOON, Point, afternoon, said, saying, track_of
from tests.files.test_lettering import TEXTS

CHINESE = saying("zh-CN")
FRAME, HEIGHTS = (0.0, 0.0, 1000.0), (600.0, 1100.0)


def drawn(points: list[Point]) -> Picture:
    picture = track_picture(track_of(points), CHINESE)
    check_layout(picture)
    assert {f"出发 {points[0][0]:%H:%M}", f"收车 {points[-1][0]:%H:%M}"} <= set(words(picture))
    return picture


def straight(count: int, north: int, east: int, *, latitude: int = 43_880_000, longitude: int = 125_323_000) -> list[Point]:
    around = 360_000_000
    return [
        (NOON + timedelta(seconds=20 * n), latitude + n * north, (longitude + n * east + around // 2) % around - around // 2)
        for n in range(count)
    ]


SECONDS = st.lists(st.integers(0, 2000), min_size=1, max_size=60)


@st.composite
def tracks(draw: st.DrawFn) -> list[Point]:
    """Ways of any size, also around the whole world."""
    reach = draw(st.sampled_from([0, 100, 20_000, 3_000_000, 180_000_000]))
    at, points = NOON, []
    for seconds in draw(SECONDS):
        at += timedelta(seconds=seconds)
        north = max(-90_000_000, min(90_000_000, 43_880_000 + draw(st.integers(-reach, reach))))
        points.append((at, north, draw(st.integers(-reach, reach))))
    return points


@settings(deadline=None, max_examples=30)
@given(tracks(), TEXTS, TEXTS, TEXTS)
@example([(NOON, 43_880_040, 99), (NOON, 43_880_000, 0), (NOON, 43_880_000, -22)], "", "", "")
def test_everything_has_its_place(points: list[Point], title: str, start: str, end: str) -> None:
    track = TrackMap(said(title), tuple(points), said(start), said(end), (said(title),))
    check_layout(track_picture(track, CHINESE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_afternoon_is_a_photo(language: str) -> None:
    picture = track_picture(AFTERNOON, saying(language))
    check_layout(picture)
    image = opened(picture)
    told = words(picture)
    assert {"13:30", "14:00", "15:00", "16:00"} <= set(told)
    assert {"en": "N", "zh-CN": "北"}[language] in told
    assert any("10" in text and ("Dashed" in text or "虚线" in text) for text in told)
    end = picture.kept[0].middle  # it ends where it started: the end's disc in the start's ring
    assert image.getpixel((round(end[0]) - 13, round(end[1]))) == ImageColor.getrgb(END)
    assert image.getpixel((round(end[0]) - 27, round(end[1]))) == ImageColor.getrgb(START)


@pytest.mark.parametrize(
    "points",
    [
        straight(1, 0, 0),
        straight(2, 0, 0),
        straight(60, 300, 0),
        straight(60, 0, -300),
        straight(60, 200, 400, latitude=60_000_000, longitude=179_990_000),
        straight(3, 0, 0, latitude=90_000_000),
        [*straight(5, 100, 100), *straight(1, 0, 0, latitude=46_580_000), *straight(5, 100, 100)],
    ],
    ids=["one point", "two equal points", "northwards", "westwards", "across 180 degrees", "the pole", "a jump of 300 km"],
)
def test_odd_tracks(points: list[Point]) -> None:
    in_order = [(NOON + timedelta(seconds=20 * n), north, east) for n, (_, north, east) in enumerate(points)]
    opened(drawn(in_order))


def test_five_thousand_points() -> None:
    spots = straight(5000, 7, 9)
    zigzag = [(at, north + 3000 * (n % 7), east - 2500 * (n % 5)) for n, (at, north, east) in enumerate(spots)]
    opened(drawn(zigzag))


def test_a_track_without_points() -> None:
    with pytest.raises(ValueError, match="no spots"):
        track_picture(TrackMap(said("标题"), (), said("出发"), said("收车")), CHINESE)


def test_gaps_are_dashed_and_explained() -> None:
    points = straight(40, 300, 0)
    whole = drawn(points)
    late = [*points[:20], *((at + timedelta(minutes=11), north, east) for at, north, east in points[25:])]
    broken = drawn(late)
    assert not any(isinstance(shape, Stroke) and shape.colour == GAP_LINE for shape in whole.shapes)
    assert any(isinstance(shape, Stroke) and shape.colour == GAP_LINE and shape.dash for shape in broken.shapes)
    assert "虚线：超过 10 分钟没有位置" in words(broken)
    assert "虚线：超过 10 分钟没有位置" not in words(whole)


def test_one_scale_both_ways_and_north_is_up() -> None:
    corner, north, east = Spot(43_880_000, 125_323_000), Spot(43_890_000, 125_323_000), Spot(43_880_000, 125_343_000)
    points = [TrackPoint(NOON, spot) for spot in (north, corner, east)]
    scale, box = scale_for(points, FRAME, HEIGHTS, 80)
    (x0, y0), (x1, y1), (x2, y2) = (scale.place(TrackPoint(NOON, spot)) for spot in (corner, north, east))
    assert x1 == pytest.approx(x0)
    assert y2 == pytest.approx(y0)
    assert y1 < y0
    assert x2 > x0
    assert (y0 - y1) / metres_between(corner, north) == pytest.approx(scale.pixels, rel=0.001)
    assert (x2 - x0) / metres_between(corner, east) == pytest.approx(scale.pixels, rel=0.001)
    for x, y in ((x0, y0), (x1, y1), (x2, y2)):
        assert box.left + 79 <= x <= box.right - 79
        assert box.top + 79 <= y <= box.bottom - 79


@given(st.floats(0.01, 1e8))
def test_round_distances(most: float) -> None:
    metres = round_metres(most)
    assert most / 2.6 < metres <= most
    assert f"{metres:e}"[0] in "125"


def test_distances_in_words() -> None:
    assert [metres_in_words(metres) for metres in (50, 100, 500, 1000, 20_000)] == ["50 m", "100 m", "500 m", "1 km", "20 km"]


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    points = straight(60, 300, 0)
    picture = drawn(points)
    bar = next(shape for shape in reversed(picture.shapes) if isinstance(shape, Stroke) and len(shape.places) == 4)
    heights = [y for shape in picture.shapes if isinstance(shape, Stroke) and shape.width == 9 for _, y in shape.places]
    metres = metres_between(Spot(*points[0][1:]), Spot(*points[-1][1:]))
    assert "200 m" in words(picture)
    assert (bar.places[2][0] - bar.places[1][0]) / 200 == pytest.approx((max(heights) - min(heights)) / metres, rel=0.01)


def test_times_are_round_and_few() -> None:
    for minutes in (3, 40, 90, 240, 600, 3000, 100_000):
        passed = [(NOON + timedelta(seconds=minutes * 0.06 * n), (float(n), 0.0)) for n in range(1001)]
        times = [at for at, _ in round_times(passed)]
        assert len(times) <= 11
        assert all(b > a for a, b in pairwise(times))
        assert minutes > 6000 or all(at.second == 0 and at.minute % 5 == 0 for at in times)
        assert all(NOON < at <= passed[-1][0] for at in times)


def test_no_time_where_nothing_was_known() -> None:
    at = datetime(2026, 11, 23, 13, 58, tzinfo=NOON.tzinfo)
    passed = [(at, (0.0, 0.0)), (at + timedelta(minutes=6), (1.0, 0.0)), (at + timedelta(minutes=12, seconds=30), (2.0, 0.0))]
    assert list(round_times(passed)) == [(at.replace(hour=14, minute=10), (2.0, 0.0))]


def test_arrows_point_along_the_way_and_keep_apart() -> None:
    places = [(100.0, 100.0), (700.0, 100.0), (700.0, 600.0)]
    way = Way(places, [NOON + timedelta(minutes=n) for n in range(3)])
    found = arrows(way, [(700.0, 350.0)])
    assert len(found) > 4
    for (x, y), towards, part in found:
        assert towards == pytest.approx((1, 0) if y == 100 else (0, 1))
        assert 0 <= part <= 1
        assert hypot(x - 700, y - 350) >= 34
    assert arrows(Way([(1.0, 1.0)], [NOON]), []) == []


def test_most_of_an_afternoon_is_drawn_as_it_was() -> None:
    """Every position lies on the line that is drawn, by the width of the line."""
    picture = track_picture(AFTERNOON, CHINESE)
    line = [shape.places for shape in picture.shapes if isinstance(shape, Stroke) and shape.width == 9]
    points = [TrackPoint(at, Spot(north, east)) for at, north, east in afternoon()]
    panel = picture.shapes[0]
    assert isinstance(panel, Panel)
    scale, box = scale_for(points, (24, panel.box.top, 1056), (620, 1160), 84)
    assert box == panel.box
    for point in points:
        x, y = scale.place(point)
        assert min(hypot(x - a, y - b) for start, end in line for a, b in (start, end, _middle(start, end))) < 10


def _middle(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
