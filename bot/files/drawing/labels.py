"""Finds room for labels beside the places that they are about, so that none covers another and little of the track is covered."""

from collections.abc import Iterable
from itertools import product
from math import floor, hypot

from bot.files.drawing.parts import Box, Place

_STEP = 12.0
"""Pixels of the squares in which it is remembered where the track is."""
_WAYS = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
_APART = 6.0
"""Pixels that stay free between two labels."""
_WORTH = 1500.0
"""Pixels of distance that count as much as a box that is full of track."""
_CROSSING = 0.02
_AROUND = 40
"""Pixels around a place within which the track is not crossed but belongs to it."""


class Room:
    """The map with what stands on it already."""

    def __init__(self, bounds: Box, track: Iterable[Place]) -> None:
        self._bounds = bounds
        self._taken: list[Box] = []
        self._track = {(floor(x / _STEP), floor(y / _STEP)) for x, y in track}

    def take(self, box: Box) -> None:
        """Nothing may stand here any more."""
        self._taken.append(box)

    def beside(self, place: Place, size: tuple[float, float], distances: Iterable[float], most_covered: float) -> Box | None:
        """Takes a box of this size (width, height) at one of these distances, one that is near and covers little of the track; None where
        each is taken or covers more than this part (0 to 1) of itself."""
        tried = [(_box(place, size, way, distance), distance) for distance, way in product(distances, _WAYS)]
        free = [(box, distance, self._covered(box)) for box, distance in tried if self._is_free(box)]
        worth = [
            (covered + distance / _WORTH + self._crossed(place, box), index)
            for index, (box, distance, covered) in enumerate(free)
            if covered <= most_covered
        ]
        if not worth:
            return None
        box = free[min(worth)[1]][0]
        self.take(box)
        return box

    def anywhere(self, place: Place, size: tuple[float, float]) -> Box:
        """Takes the nearest box in the map that is free. Raises ValueError where the whole map is taken."""
        columns = range(int((self._bounds.width - size[0]) // _STEP) + 1)
        rows = range(int((self._bounds.height - size[1]) // _STEP) + 1)
        corners = ((self._bounds.left + _STEP * column, self._bounds.top + _STEP * row) for column, row in product(columns, rows))
        free = [box for box in (Box(x, y, x + size[0], y + size[1]) for x, y in corners) if self._is_free(box)]
        box = min(free, key=lambda one: hypot(one.middle[0] - place[0], one.middle[1] - place[1]))
        self.take(box)
        return box

    def _is_free(self, box: Box) -> bool:
        return box.within(self._bounds) and not any(box.grown(_APART).meets(other) for other in self._taken)

    def _covered(self, box: Box) -> float:
        columns = range(floor(box.left / _STEP), floor(box.right / _STEP) + 1)
        rows = range(floor(box.top / _STEP), floor(box.bottom / _STEP) + 1)
        return sum(square in self._track for square in product(columns, rows)) / (len(columns) * len(rows))

    def _crossed(self, place: Place, box: Box) -> float:
        """How often the line from the place to its box meets the track on its way, in parts of a full box."""
        end = nearest(place, box)
        length = hypot(end[0] - place[0], end[1] - place[1])
        parts = (step / length for step in range(_AROUND, int(length), 4))
        crossed = ((place[0] + (end[0] - place[0]) * part, place[1] + (end[1] - place[1]) * part) for part in parts)
        return sum((floor(x / _STEP), floor(y / _STEP)) in self._track for x, y in crossed) * _CROSSING


def nearest(place: Place, box: Box) -> Place:
    """The place of the box that is nearest to this one."""
    return min(max(place[0], box.left), box.right), min(max(place[1], box.top), box.bottom)


def _box(place: Place, size: tuple[float, float], way: tuple[int, int], distance: float) -> Box:
    across = place[0] + way[0] * (distance + size[0] / 2)
    down = place[1] + way[1] * (distance + size[1] / 2)
    return Box(across - size[0] / 2, down - size[1] / 2, across + size[0] / 2, down + size[1] / 2)
