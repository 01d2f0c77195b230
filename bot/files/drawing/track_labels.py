"""What is written on a track's map: start and end with their words, then times where there is room for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import hypot

from bot.files.drawing.colours import END, INK, MAP_EDGE, PAPER, QUIET, START
from bot.files.drawing.labels import Room, nearest
from bot.files.drawing.lettering import LINE, width
from bot.files.drawing.page import ROOM, Page
from bot.files.drawing.parts import Area, Box, Colour, Disc, Panel, Place, Stroke
from bot.files.drawing.way import Way

_END_SIZE, _TIME_SIZE = 34, 28
_MARKER = 19.0
_AROUND = _MARKER * 1.65
"""Radii of a marker, and of the one around it where start and end are the same place."""
_DOT = 9.0
_MOST_TIMES = 10
_STEPS = tuple(timedelta(minutes=minutes) for minutes in (5, 10, 15, 30, 60, 120, 180, 360, 720, 1440))
_LATE = timedelta(minutes=2)
"""So long after a round time a point still stands for it."""
Passed = Sequence[tuple[datetime, Place]]


@dataclass(frozen=True, slots=True)
class End:
    """Where the track begins, or ends, and the words for it."""

    place: Place
    words: str
    begins: bool

    @property
    def colour(self) -> Colour:
        return START if self.begins else END


def times_between(ends: tuple[End, End], passed: Passed) -> Passed:
    """Round times on the way, none of them at its ends; `passed`: all points of the track."""
    return [(at, place) for at, place in round_times(passed) if all(_apart(place, end.place) > 2 * _MARKER for end in ends)]


def write_labels(page: Page, box: Box, way: Way, ends: tuple[End, End], times: Passed) -> None:
    """Into the map's box; of the times those for which there is room."""
    room = Room(box.grown(-8), way.sampled(10))
    together = _apart(ends[0].place, ends[1].place) < 2 * _MARKER + 8
    radii = (_AROUND if together else _MARKER, _MARKER)
    for end, radius in zip(ends, radii, strict=True):
        room.take(_around(end.place, radius + 2))
    markers = [_around(end.place, _MARKER + 2) for end in ends]
    # They are round: their squares meet before they do.
    page.kept += markers[1:] if markers[0].meets(markers[1]) else markers
    labels = [_end_label(page, room, end) for end in ends]
    for _, place in times:
        room.take(_around(place, _DOT))
    for at, place in times:
        _time(page, room, at, place)
    for end, (label, _) in zip(ends, labels, strict=True):
        _leader(page, end.place, label, end.colour)
    for end, radius in zip(ends, radii, strict=True):
        _marker(page, end, end.place, radius)
    for end, (label, words) in zip(ends, labels, strict=True):
        _end(page, end, label, words)


def _end_label(page: Page, room: Room, end: End) -> tuple[Box, str]:
    """The box that it takes, and the words as far as there is room for them."""
    words = page.short(end.words, _END_SIZE, ROOM * 0.55)
    size = (_END_SIZE + 26.0 + width(words, _END_SIZE, bold=True), _END_SIZE * LINE + 14)
    return room.beside(end.place, size, (40.0, 60.0, 90.0, 130.0), 0.15) or room.anywhere(end.place, size), words


def _end(page: Page, end: End, label: Box, words: str) -> None:
    page.shapes.append(Panel(label, PAPER, 12, end.colour, 3))
    icon = (label.left + 10 + _END_SIZE / 2, label.middle[1])
    _marker(page, end, icon, _END_SIZE / 2 - 2)
    page.kept.append(_around(icon, _END_SIZE / 2 - 2))
    page.write(words, label.left + _END_SIZE + 16, label.middle[1], _END_SIZE, INK, bold=True)


def _time(page: Page, room: Room, at: datetime, place: Place) -> None:
    words = f"{at:%H:%M}"
    label = room.beside(place, (width(words, _TIME_SIZE) + 20.0, _TIME_SIZE * LINE + 8), (24.0, 44.0, 70.0), 0.3)
    if label is None:
        return
    _leader(page, place, label, QUIET)
    page.shapes += [Disc(place, _DOT, PAPER), Disc(place, _DOT - 3, INK), Panel(label, PAPER, 8, MAP_EDGE, 1.5)]
    page.write_centred(words, label, _TIME_SIZE, INK)


def round_times(passed: Passed) -> Iterator[tuple[datetime, Place]]:
    """Round times and the place of the first point then; at most ten, none where nothing was known just then."""
    begin, whole = passed[0][0], passed[-1][0] - passed[0][0]
    step = next((step for step in _STEPS if whole <= step * _MOST_TIMES), max(_STEPS[-1], whole / _MOST_TIMES))
    midnight = begin.replace(hour=0, minute=0, second=0, microsecond=0)
    following = midnight + -((midnight - begin) // step) * step
    for at, place in passed:
        if at >= following:
            round_time = midnight + (at - midnight) // step * step
            if at - round_time < _LATE:
                yield round_time, place
            following = round_time + step


def _leader(page: Page, place: Place, label: Box, colour: Colour) -> None:
    page.shapes.append(Stroke((place, nearest(place, label)), 3, colour))


def _marker(page: Page, end: End, place: Place, radius: float) -> None:
    """A ring with a triangle where it starts, a full disc with a square where it ends."""
    x, y = place
    page.shapes += [Disc(place, radius + 2, PAPER), Disc(place, radius, end.colour)]
    if end.begins:
        tip = radius * 0.5
        page.shapes.append(Disc(place, radius * 0.76, PAPER))
        page.shapes.append(Area(((x - tip * 0.6, y - tip * 0.9), (x + tip, y), (x - tip * 0.6, y + tip * 0.9)), end.colour))
    else:
        page.shapes.append(Panel(_around(place, radius * 0.36), PAPER))


def _around(place: Place, radius: float) -> Box:
    return Box(place[0] - radius, place[1] - radius, place[0] + radius, place[1] + radius)


def _apart(a: Place, b: Place) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])
