"""A track laid out as a map without any map service: the way from light to dark by its time, start, end and times, a scale bar, north."""

from collections.abc import Callable

from bot.files.drawing.colours import MAP_EDGE, MAP_GROUND, MAP_LINES
from bot.files.drawing.page import MARGIN, WIDTH, Page
from bot.files.drawing.parts import Box, Panel, Picture, Stroke
from bot.files.drawing.scale import Scale, round_metres, scale_for
from bot.files.drawing.track_key import write_key
from bot.files.drawing.track_labels import End, times_between, write_labels
from bot.files.drawing.track_line import draw_line
from bot.files.drawing.way import Way
from conversations.attachment import TrackMap
from conversations.courier import MOST_DRAWN, Spot, TrackPoint
from conversations.line import Line
from conversations.rules.thinning import GAP, thinned

_HEIGHTS = (620.0, 1160.0)
_PAD = 84.0
"""Pixels of the map around the track."""
_UNSEEN = 2.5
"""Pixels by which the line may move without being seen: it is thicker."""
_SQUARES = 300
"""Pixels of a square of the faint grid at most."""


def track_picture(track: TrackMap, say: Callable[[Line], str]) -> Picture:
    """Lay it out; `say` words a line. Raises ValueError for a track without points."""
    points = [TrackPoint(at, Spot(latitude, longitude)) for at, latitude, longitude in track.points]
    page = Page()
    page.title(say(track.title))
    scale, box = scale_for(points, (MARGIN - 12, page.down, WIDTH - MARGIN + 12), _HEIGHTS, _PAD)
    drawn = thinned(points, MOST_DRAWN, within=_UNSEEN / scale.pixels)
    way = Way([scale.place(point) for point in drawn], [point.at for point in drawn])
    places = [scale.place(point) for point in points]
    _ground(page, box, scale)
    ends = (End(places[0], say(track.start), begins=True), End(places[-1], say(track.end), begins=False))
    times = times_between(ends, [(point.at, place) for point, place in zip(points, places, strict=True)])
    draw_line(page, way, [*(end.place for end in ends), *(place for _, place in times)])
    write_labels(page, box, way, ends, times)
    page.down = box.bottom + 14
    seen_gap = any(leg.is_seen_gap for leg in way.legs)
    gap = say(Line("track-gap", {"minutes": int(GAP.total_seconds()) // 60})) if seen_gap else None
    write_key(page, scale, (points[0].at, points[-1].at), say(Line("track-north")), gap)
    page.foot([say(line) for line in track.foot])
    return page.picture()


def _ground(page: Page, box: Box, scale: Scale) -> None:
    """The sheet of the map with a faint grid of round distances."""
    page.shapes.append(Panel(box, MAP_GROUND, 16, MAP_EDGE, 2))
    apart = round_metres(_SQUARES / scale.pixels) * scale.pixels
    inside = box.grown(-2)
    for step in range(-20, 21):
        x, y = scale.middle[0] + step * apart, scale.middle[1] + step * apart
        if box.left + 8 < x < box.right - 8:
            page.shapes.append(Stroke(((x, inside.top), (x, inside.bottom)), 2, MAP_LINES))
        if box.top + 8 < y < box.bottom - 8:
            page.shapes.append(Stroke(((inside.left, y), (inside.right, y)), 2, MAP_LINES))
