"""A track laid out as a map without any map service: the way from light to dark by its time, arrows, times, start and end, a scale bar."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from math import hypot

from bot.files.drawing.colours import END, GAP_LINE, INK, MAP_EDGE, MAP_GROUND, MAP_LINES, PAPER, QUIET, START, along
from bot.files.drawing.labels import Room
from bot.files.drawing.lettering import LINE, width
from bot.files.drawing.page import MARGIN, ROOM, WIDTH, Page
from bot.files.drawing.parts import Area, Box, Colour, Disc, Panel, Picture, Place, Stroke
from bot.files.drawing.scale import Scale, metres_in_words, round_metres, scale_for
from bot.files.drawing.way import Way
from conversations.attachment import TrackMap
from conversations.courier import MOST_DRAWN, Spot, TrackPoint
from conversations.line import Line
from conversations.rules.thinning import GAP, thinned

_HEIGHTS = (620.0, 1160.0)
_PAD = 84.0
"""Pixels of the map around the track."""
_LINE, _CASING = 9.0, 15.0
_END_SIZE, _TIME_SIZE = 34, 28
_MARKER = 19.0
_MOST_TIMES = 10
_STEPS = [timedelta(minutes=minutes) for minutes in (5, 10, 15, 30, 60, 120, 180, 360, 720)]
_ARROWS_EVERY = 150.0


def track_picture(track: TrackMap, say: Callable[[Line], str]) -> Picture:
    """Lay it out; `say` words a line. Raises ValueError for a track without points."""
    points = [TrackPoint(at, Spot(latitude, longitude)) for at, latitude, longitude in track.points]
    page = Page()
    page.title(say(track.title))
    scale, box = scale_for(points, (MARGIN - 12, page.down, WIDTH - MARGIN + 12), _HEIGHTS, _PAD)
    drawn = thinned(points, MOST_DRAWN)
    way = Way([scale.place(point) for point in drawn], [point.at for point in drawn])
    _ground(page, box, scale)
    _line(page, way)
    _ends(page, way, box, [scale.place(point) for point in points], points, (say(track.start), say(track.end)), scale)
    page.down = box.bottom + 14
    _strip(page, scale, points, say(Line("track-north")))
    if any(leg.gap for leg in way.legs):
        _gap_words(page, say(Line("track-gap", {"minutes": int(GAP.total_seconds() // 60)})))
    page.foot([say(line) for line in track.foot])
    return page.picture()


def _ground(page: Page, box: Box, scale: Scale) -> None:
    page.shapes.append(Panel(box, MAP_GROUND, 16, MAP_EDGE, 2))
    apart = round_metres(300 / scale.pixels) * scale.pixels
    across = [scale.middle[0] + step * apart for step in range(-20, 21)]
    down = [scale.middle[1] + step * apart for step in range(-20, 21)]
    page.shapes.extend(Stroke(((x, box.top + 2), (x, box.bottom - 2)), 2, MAP_LINES) for x in across if box.left + 8 < x < box.right - 8)
    page.shapes.extend(Stroke(((box.left + 2, y), (box.right - 2, y)), 2, MAP_LINES) for y in down if box.top + 8 < y < box.bottom - 8)


def _line(page: Page, way: Way) -> None:
    pieces = list(way.pieces())
    page.shapes.extend(Stroke((leg.start, leg.end), 5, GAP_LINE, dash=(16, 14)) for leg in way.legs if leg.gap)
    page.shapes.extend(Stroke((start, end), _CASING, PAPER) for start, end, _ in pieces)
    page.shapes.extend(Stroke((start, end), _LINE, along(part)) for start, end, part in pieces)
    begin, whole = (way.legs[0].since, way.legs[-1].until - way.legs[0].since) if way.legs else (None, timedelta())
    for distance in _arrows(way):
        place, leg = way.at(distance)
        if leg is None or leg.gap or begin is None:
            continue
        behind, ahead = way.at(distance - 14)[0], way.at(distance + 14)[0]
        part = (leg.since - begin) / whole if whole else 0.0
        _arrow(page, place, (ahead[0] - behind[0], ahead[1] - behind[1]), along(part))


def _arrows(way: Way) -> Iterator[float]:
    """How far along the arrows are; none near the ends."""
    count = int((way.length - 100) // _ARROWS_EVERY) + 1 if way.length > 140 else 0
    return ((index + 0.5) * way.length / count for index in range(min(count, 60)))


def _arrow(page: Page, place: Place, towards: Place, colour: Colour) -> None:
    length = hypot(*towards)
    if length < 8:
        return  # a turn back: no way to point to
    x, y = towards[0] / length, towards[1] / length
    for size, fill in ((21.0, PAPER), (15.0, colour)):
        tip, back, half = size, -size * 0.75, size * 0.85
        corners = ((tip, 0.0), (back, half), (back * 0.45, 0.0), (back, -half))
        page.shapes.append(Area(tuple((place[0] + a * x - b * y, place[1] + a * y + b * x) for a, b in corners), fill))


def _ends(page: Page, way: Way, box: Box, places: Sequence[Place], points: Sequence[TrackPoint], words: tuple[str, str], scale: Scale) -> None:
    """Start and end with their words, then times where there is still room."""
    room = Room(box.grown(-8), way.sampled(10))
    start, end = places[0], places[-1]
    together = hypot(end[0] - start[0], end[1] - start[1]) < 2 * _MARKER + 6
    for place in (start, end)[: 1 if together else 2]:
        marker = Box(place[0], place[1], place[0], place[1]).grown(_MARKER * 1.7 if together else _MARKER + 2)
        room.take(marker)
    pills = []
    for place, text, kind in ((start, words[0], "start"), (end, words[1], "end")):
        shown = page.short(text, _END_SIZE, ROOM * 0.55)
        size = (_END_SIZE + 26.0 + width(shown, _END_SIZE, bold=True), _END_SIZE * LINE + 16)
        distances = (_MARKER * 2, 56.0, 90.0, 130.0)
        found = room.beside(place, size, distances, 0.12) or room.anywhere(place, size)
        if found is not None:
            pills.append((place, found, shown, kind))
    for moment, place in _times(points, places):
        shown = f"{moment:%H:%M}"
        size = (width(shown, _TIME_SIZE) + 20.0, _TIME_SIZE * LINE + 8)
        spot = Box(*place, *place).grown(9)
        found = room.beside(place, size, (22.0, 44.0, 70.0), 0.3)
        if found is None or hypot(place[0] - start[0], place[1] - start[1]) < 40 or hypot(place[0] - end[0], place[1] - end[1]) < 40:
            continue
        _leader(page, place, found, QUIET)
        page.shapes += [Disc(place, 9, PAPER), Disc(place, 6, INK), Panel(found, PAPER, 8, MAP_EDGE, 1.5)]
        page.write_centred(shown, found, _TIME_SIZE, INK)
        _ = spot
    for place, found, _, kind in pills:
        _leader(page, place, found, START if kind == "start" else END)
    _marker(page, start, "start", _MARKER * 1.65 if together else _MARKER)
    _marker(page, end, "end", _MARKER)
    for _, found, shown, kind in pills:
        colour = START if kind == "start" else END
        page.shapes.append(Panel(found, PAPER, 12, colour, 3))
        _marker(page, (found.left + 10 + _END_SIZE / 2, found.middle[1]), kind, _END_SIZE / 2 - 2)
        page.write(shown, found.left + _END_SIZE + 16, found.middle[1], _END_SIZE, INK, bold=True)


def _leader(page: Page, place: Place, box: Box, colour: Colour) -> None:
    nearest = min(max(place[0], box.left), box.right), min(max(place[1], box.top), box.bottom)
    page.shapes.append(Stroke((place, nearest), 3, colour))


def _marker(page: Page, place: Place, kind: str, radius: float) -> None:
    """A ring with a triangle where it starts, a full disc with a square where it ends."""
    x, y = place
    if kind == "start":
        page.shapes += [Disc(place, radius + 2, PAPER), Disc(place, radius, START), Disc(place, radius * 0.76, PAPER)]
        tip = radius * 0.5
        page.shapes.append(Area(((x - tip * 0.6, y - tip * 0.9), (x + tip, y), (x - tip * 0.6, y + tip * 0.9)), START))
        return
    half = radius * 0.36
    page.shapes += [Disc(place, radius + 2, PAPER), Disc(place, radius, END), Panel(Box(x - half, y - half, x + half, y + half), PAPER)]


def _times(points: Sequence[TrackPoint], places: Sequence[Place]) -> Iterator[tuple[datetime, Place]]:
    """The first point at or after each round time, at most some ten; none where nothing was known for long before."""
    whole = points[-1].at - points[0].at
    step = next((step for step in _STEPS if whole <= step * _MOST_TIMES), max(_STEPS[-1], whole / _MOST_TIMES))
    begin = points[0].at
    midnight = begin.replace(hour=0, minute=0, second=0, microsecond=0)
    following = midnight + ((begin - midnight) // step + 1) * step
    for point, place in zip(points, places, strict=True):
        if point.at >= following:
            if point.at - following < timedelta(minutes=2):
                yield following, place
            following = midnight + ((point.at - midnight) // step + 1) * step


def _strip(page: Page, scale: Scale, points: Sequence[TrackPoint], north: str) -> None:
    """Scale bar, colours of the time, north."""
    size, middle = 28, page.down + 26
    metres = round_metres(230 / scale.pixels)
    bar = metres * scale.pixels
    ends = (MARGIN, MARGIN + bar)
    page.shapes.append(Stroke(((ends[0], middle - 10), (ends[0], middle + 6), (ends[1], middle + 6), (ends[1], middle - 10)), 4, INK))
    page.write(metres_in_words(metres), ends[1] + 14, middle, size, INK)
    if points[0].at != points[-1].at:
        first, last = f"{points[0].at:%H:%M}", f"{points[-1].at:%H:%M}"
        left = 500.0
        box = page.write(first, left, middle, size, INK)
        for index in range(50):
            x = box.right + 12 + index * 4
            page.shapes.append(Panel(Box(x, middle - 7, x + 4, middle + 7), along(index / 49)))
        page.write(last, box.right + 12 + 200 + 12, middle, size, INK)
    wide = width(north, size, bold=True)
    page.write(north, WIDTH - MARGIN - wide, middle, size, INK, bold=True)
    x = WIDTH - MARGIN - wide - 26
    page.shapes.append(Area(((x, middle - 22), (x + 14, middle + 18), (x, middle + 9), (x - 14, middle + 18)), INK))
    page.down = middle + 34


def _gap_words(page: Page, words: str) -> None:
    size = 28
    middle = page.down + size * LINE / 2
    page.shapes.append(Stroke(((MARGIN, middle), (MARGIN + 76, middle)), 5, GAP_LINE, dash=(16, 14)))
    page.write(page.short(words, size, ROOM - 92), MARGIN + 92, middle, size, QUIET)
    page.down += size * LINE + 8
