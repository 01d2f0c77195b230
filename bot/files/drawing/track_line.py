"""The line of a track: coloured by its time, dashed over gaps, with small arrows where it leads on clearly."""

from collections.abc import Sequence
from math import hypot

from bot.files.drawing.colours import GAP_LINE, PAPER, along
from bot.files.drawing.page import Page
from bot.files.drawing.parts import Area, Colour, Place, Stroke
from bot.files.drawing.way import Way

_LINE, _CASING = 9.0, 15.0
DASH = (16.0, 14.0)
DASHED = 5.0
_EVERY = 150.0
"""Pixels of way from arrow to arrow."""
_MOST_ARROWS = 40
_REACH = 16.0
"""Pixels of way that have to be straight before and behind an arrow."""
_APART = 48.0
"""Pixels between two arrows, wherever the way leads."""
_CLEAR = 34.0
"""Pixels from an arrow to a marked place."""
Arrow = tuple[Place, Place, float]
"""Where it stands, which way it points (length 1), and at which part of the whole time it was passed."""


def draw_line(page: Page, way: Way, marked: Sequence[Place]) -> None:
    """Gaps below, then the way with a white seam, then arrows, none of them at a place that is marked."""
    pieces = list(way.pieces())
    page.shapes.extend(Stroke((leg.start, leg.end), DASHED, GAP_LINE, DASH) for leg in way.legs if leg.is_gap)
    page.shapes.extend(Stroke((start, end), _CASING, PAPER) for start, end, _ in pieces)
    page.shapes.extend(Stroke((start, end), _LINE, along(part)) for start, end, part in pieces)
    for place, towards, part in arrows(way, marked):
        _arrow(page, place, towards, along(part))


def arrows(way: Way, marked: Sequence[Place]) -> list[Arrow]:
    """One now and then; that of a corner moves along a little."""
    count = min(_MOST_ARROWS, int(way.length / _EVERY))
    found: list[Arrow] = []
    for index in range(count):
        middle = (index + 0.5) * way.length / count
        for moved in (0.0, -30.0, 30.0, -55.0, 55.0):
            place, leg = way.at(middle + moved)
            towards = _straight(way, middle + moved)
            if towards is not None and leg is not None and not leg.is_gap and not _is_crowded(place, found, marked):
                found.append((place, towards, way.part_of_time(leg.since)))
                break
    return found


def _is_crowded(place: Place, found: Sequence[Arrow], marked: Sequence[Place]) -> bool:
    near_others = any(hypot(place[0] - x, place[1] - y) < _APART for (x, y), _, _ in found)
    return near_others or any(hypot(place[0] - x, place[1] - y) < _CLEAR for x, y in marked)


def _straight(way: Way, middle: float) -> Place | None:
    """The direction there, None where the way turns."""
    if not _REACH <= middle <= way.length - _REACH:
        return None
    (x1, y1), (x2, y2) = way.at(middle - _REACH)[0], way.at(middle + _REACH)[0]
    length = hypot(x2 - x1, y2 - y1)
    return ((x2 - x1) / length, (y2 - y1) / length) if length > 1.9 * _REACH else None


def _arrow(page: Page, place: Place, towards: Place, colour: Colour) -> None:
    x, y = towards
    for size, fill in ((22.0, PAPER), (15.0, colour)):
        tip, back, half = size, -size * 0.75, size * 0.85
        corners = ((tip, 0.0), (back, half), (back * 0.45, 0.0), (back, -half))
        page.shapes.append(Area(tuple((place[0] + a * x - b * y, place[1] + a * y + b * x) for a, b in corners), fill))
