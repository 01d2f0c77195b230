"""What lines are near: a track and a place, or two tracks. Plain geometry on pieces of tracks, on ground that is flat where it is done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, hypot, inf, radians, sqrt

from bot.storage.track_codec import columns
from bot.storage.track_squares import LITTLE
from conversations.courier import MICRO, Spot
from conversations.rules.ground import DEGREE_METRES

_METRES = DEGREE_METRES / MICRO
_LEAST_COSINE = 0.01
_MINUTE = 60

Part = tuple[float, float, float, float, float, float]
"""A straight part of a track: from when (seconds since 1970), latitude and longitude, until when, latitude and longitude."""
Box = tuple[int, int, int, int]
"""South, north, west, east, in millionths of a degree."""


def _cosine(latitude: float) -> float:
    return max(cos(radians(latitude / MICRO)), _LEAST_COSINE)


def lines_of(points: bytes) -> Iterator[Part]:
    """The lines of a piece; a single point is a line without length."""
    at, north, east = columns(points)
    if len(at) == 1:
        yield (at[0], north[0], east[0], at[0], north[0], east[0])
    yield from zip(at, north, east, at[1:], north[1:], east[1:], strict=False)


def box_around(spot: Spot, metres: float) -> Box:
    """A box that holds all that is so near."""
    up, aside = ceil(metres / _METRES), ceil(metres / _METRES / _cosine(spot.latitude))
    return spot.latitude - up, spot.latitude + up, spot.longitude - aside, spot.longitude + aside


def near_moments(points: bytes, spot: Spot, metres: float, since: float, until: float) -> tuple[float, float] | None:
    """The first and the last moment from `since` to `until` (seconds since 1970) at which a piece of a track was so near."""
    south, north, west, east = box_around(spot, metres)
    first, last = inf, -inf
    for a_at, a_north, a_east, b_at, b_north, b_east in lines_of(points):
        if (
            (a_north < south and b_north < south)
            or (a_north > north and b_north > north)
            or (a_east < west and b_east < west)
            or (a_east > east and b_east > east)
        ):
            continue
        moments = _within((a_at, a_north, a_east, b_at, b_north, b_east), spot, metres)
        if moments is not None and moments[0] <= until and moments[1] >= since:
            first, last = min(first, max(moments[0], since)), max(last, min(moments[1], until))
    return (first, last) if first <= last else None


def _within(line: Part, spot: Spot, metres: float) -> tuple[float, float] | None:
    """From when until when somebody on the line was within the circle."""
    scale = _METRES * _cosine(spot.latitude)
    x, y = (line[2] - spot.longitude) * scale, (line[1] - spot.latitude) * _METRES
    along_x, along_y = (line[5] - line[2]) * scale, (line[4] - line[1]) * _METRES
    length = along_x * along_x + along_y * along_y
    inside = metres * metres - x * x - y * y
    if length == 0:
        return (line[0], line[3]) if inside >= 0 else None
    half = -(x * along_x + y * along_y) / length
    root = half * half + inside / length
    if root < 0:
        return None
    enters, leaves = max(half - sqrt(root), 0.0), min(half + sqrt(root), 1.0)
    lasts = line[3] - line[0]
    return (line[0] + enters * lasts, line[0] + leaves * lasts) if enters <= leaves else None


def parts_of(points: bytes, since: float = -inf, until: float = inf) -> Iterator[Part]:
    """The lines of a piece from `since` to `until`, cut at every full minute: what is compared with others of other minutes."""
    for line in lines_of(points):
        if line[3] < since or line[0] > until:
            continue
        start, end = max(line[0], since), min(line[3], until)
        edges = [start, *range((int(start) // _MINUTE + 1) * _MINUTE, ceil(end), _MINUTE), end]
        for begin, stop in pairwise(edges):
            yield (begin, *_at(line, begin), stop, *_at(line, stop))


def _at(line: Part, moment: float) -> tuple[float, float]:
    if line[3] == line[0]:
        return line[1], line[2]
    share = (moment - line[0]) / (line[3] - line[0])
    return line[1] + (line[4] - line[1]) * share, line[2] + (line[5] - line[2]) * share


@dataclass(slots=True)
class Ways:
    """Tracks to be met, each part to be found by the little squares around it. Met is who was within `metres` of a part, in a minute at
    most `minutes` away from its own."""

    metres: float
    minutes: int
    _parts: dict[tuple[int, int], list[tuple[int, Part]]]
    _all: list[Part]

    @classmethod
    def of(cls, parts: Iterable[Part], metres: float, minutes: int) -> "Ways":
        """The ways of these parts."""
        found: dict[tuple[int, int], list[tuple[int, Part]]] = {}
        every = list(parts)
        for part in every:
            entry = (int(part[0]) // _MINUTE, part)
            up, aside = metres / _METRES, metres / _METRES / _cosine(part[1])
            rows = range(int(min(part[1], part[4]) - up) // LITTLE, int(max(part[1], part[4]) + up) // LITTLE + 1)
            lines = range(int(min(part[2], part[5]) - aside) // LITTLE, int(max(part[2], part[5]) + aside) // LITTLE + 1)
            for row in rows:
                for line in lines:
                    found.setdefault((row, line), []).append(entry)
        return cls(metres, minutes, found, every)

    def around(self) -> tuple[dict[str, int], float, float]:
        """A box that holds all who may have met them, and the first and last moment of the ways. Raises ValueError for none."""
        boxes = [box_around(Spot(int(part[n]), int(part[n + 1])), self.metres) for part in self._all for n in (1, 4)]
        south, north, west, east = zip(*boxes, strict=True)
        box = {"south": min(south), "north": max(north), "west": min(west), "east": max(east)}
        return box, min(part[0] for part in self._all), max(part[3] for part in self._all)

    def met_by(self, points: bytes) -> bool:
        """Whether a piece of another track met them."""
        for part in parts_of(points):
            minute = int(part[0]) // _MINUTE
            for little in _littles(part):
                for when, other in self._parts.get(little, ()):
                    if abs(when - minute) <= self.minutes and _apart(part, other) <= self.metres:
                        return True
        return False


def _littles(part: Part) -> set[tuple[int, int]]:
    """The little squares of the box of a part: few, for a part lasts a minute at most."""
    rows = range(int(min(part[1], part[4])) // LITTLE, int(max(part[1], part[4])) // LITTLE + 1)
    lines = range(int(min(part[2], part[5])) // LITTLE, int(max(part[2], part[5])) // LITTLE + 1)
    return {(row, line) for row in rows for line in lines}


_Place = tuple[float, float]


def _apart(a: Part, b: Part) -> float:
    """Metres between two straight lines where they are nearest."""
    scale = _METRES * _cosine(a[1])
    a_end = (a[5] - a[2]) * scale, (a[4] - a[1]) * _METRES
    b_begin, b_end = ((b[2] - a[2]) * scale, (b[1] - a[1]) * _METRES), ((b[5] - a[2]) * scale, (b[4] - a[1]) * _METRES)
    a_begin = (0.0, 0.0)
    if _parted(a_begin, a_end, b_begin, b_end) and _parted(b_begin, b_end, a_begin, a_end):
        return 0.0
    of_b = min(_to_line(b_begin, a_begin, a_end), _to_line(b_end, a_begin, a_end))
    return min(of_b, _to_line(a_begin, b_begin, b_end), _to_line(a_end, b_begin, b_end))


def _parted(begin: _Place, end: _Place, one: _Place, other: _Place) -> bool:
    """Whether the straight through `begin` and `end` has `one` on one side and `other` on the other."""
    east, north = end[0] - begin[0], end[1] - begin[1]
    sides = [east * (place[1] - begin[1]) - north * (place[0] - begin[0]) for place in (one, other)]
    return sides[0] * sides[1] < 0


def _to_line(place: _Place, begin: _Place, end: _Place) -> float:
    east, north = end[0] - begin[0], end[1] - begin[1]
    from_east, from_north = place[0] - begin[0], place[1] - begin[1]
    length = east * east + north * north
    share = min(max((from_east * east + from_north * north) / length, 0.0), 1.0) if length else 0.0
    return hypot(from_east - share * east, from_north - share * north)
