"""What lines are near: a track and a place, or two tracks. Plain geometry on pieces of tracks, on ground that is flat where it is done."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, hypot, inf, radians, sqrt

from bot.storage.track_codec import columns
from bot.storage.track_squares import LITTLE, Little, littles_around
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
    at, norths, easts = columns(points)
    ends = slice(1, None) if len(at) > 1 else slice(None)  # a single point is a line without length
    lines = zip(at, norths, easts, at[ends], norths[ends], easts[ends], strict=False)
    first, last = inf, -inf
    # Most lines are far away: they are left out before anything else is done with them.
    for line in [
        line
        for line in lines
        if (line[1] >= south or line[4] >= south)
        and (line[1] <= north or line[4] <= north)
        and (line[2] >= west or line[5] >= west)
        and (line[2] <= east or line[5] <= east)
    ]:
        moments = _within(line, spot, metres)
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


def _cut(line: Part, since: float, until: float) -> Iterator[Part]:
    """A line from `since` to `until`, cut at every full minute: what is compared with others of other minutes."""
    start, end = max(line[0], since), min(line[3], until)
    if start == line[0] and end == line[3] and end <= (start // _MINUTE + 1) * _MINUTE:
        yield line
        return
    edges = [start, *range((int(start) // _MINUTE + 1) * _MINUTE, ceil(end), _MINUTE), end]
    for begin, stop in pairwise(edges):
        yield (begin, *_at(line, begin), stop, *_at(line, stop))


def _at(line: Part, moment: float) -> tuple[float, float]:
    if line[3] == line[0]:
        return line[1], line[2]
    share = (moment - line[0]) / (line[3] - line[0])
    return line[1] + (line[4] - line[1]) * share, line[2] + (line[5] - line[2]) * share


@dataclass(frozen=True, slots=True)
class Minute:
    """What a courier did in a minute (counted since 1970): the parts of the way, a box that holds all who were near, and its little
    squares."""

    minute: int
    parts: tuple[Part, ...]
    around: tuple[float, float, float, float]
    littles: tuple[Little, ...]


def minutes_of(points: bytes, metres: float, since: float = -inf, until: float = inf) -> list[Minute]:
    """A piece from `since` to `until`, minute by minute; near is who is within `metres`."""
    found: dict[int, list[Part]] = {}
    for line in lines_of(points):
        minute = int(line[0]) // _MINUTE
        if since <= line[0] and line[3] <= until and line[3] <= (minute + 1) * _MINUTE:
            found.setdefault(minute, []).append(line)  # nearly all of them: nothing is to be cut
        elif line[3] >= since and line[0] <= until:
            for part in _cut(line, since, until):
                found.setdefault(int(part[0]) // _MINUTE, []).append(part)
    return [_minute(minute, tuple(parts), metres) for minute, parts in found.items()]


def _minute(minute: int, parts: tuple[Part, ...], metres: float) -> Minute:
    south, north, west, east = _box_of(parts)
    up, aside = metres / _METRES, metres / _METRES / _cosine(north)
    return Minute(minute, parts, (south - up, north + up, west - aside, east + aside), littles_around(south, north, west, east, metres))


def _box_of(parts: Sequence[Part]) -> tuple[float, float, float, float]:
    _, norths, easts, _, north_ends, east_ends = zip(*parts, strict=True)
    north_end, east_end = north_ends[-1], east_ends[-1]
    return min(*norths, north_end), max(*norths, north_end), min(*easts, east_end), max(*easts, east_end)


class Ways:
    """Tracks to be met. Met is who was within `metres` of what they did in a minute, in a minute at most `minutes` away from that one."""

    def __init__(self, ways: Sequence[Minute], metres: float, minutes: int) -> None:
        self._metres = metres
        self._minutes = minutes
        by_little: defaultdict[Little, list[Minute]] = defaultdict(list)
        for one in ways:
            for little in one.littles:
                by_little[little].append(one)
        self._by_little = dict(by_little)
        self.first = min(one.minute for one in ways)
        self.last = max(one.minute for one in ways)
        # The little squares of a minute go from its southwest to its northeast.
        south, north = min(one.littles[0][0] for one in ways), max(one.littles[-1][0] for one in ways)
        west, east = min(one.littles[0][1] for one in ways), max(one.littles[-1][1] for one in ways)
        self.box = (south * LITTLE, (north + 1) * LITTLE, west * LITTLE, (east + 1) * LITTLE)

    def met_by(self, points: bytes) -> bool:
        """Whether a piece of another track met them."""
        known = self._by_little
        for line in lines_of(points):
            row, column = int(line[1] // LITTLE), int(line[2] // LITTLE)
            if row == line[4] // LITTLE and column == line[5] // LITTLE:
                close = known.get((row, column), ())
            else:
                close = [one for little in _littles(line) for one in known.get(little, ())]
            if close and self._met_on(line, close):
                return True
        return False

    def _met_on(self, line: Part, close: Iterable[Minute]) -> bool:
        first, last = line[0] // _MINUTE - self._minutes, line[3] // _MINUTE + self._minutes
        south_end, north_end = (line[1], line[4]) if line[1] < line[4] else (line[4], line[1])
        west_end, east_end = (line[2], line[5]) if line[2] < line[5] else (line[5], line[2])
        for other in close:
            south, north, west, east = other.around
            if not first <= other.minute <= last or south_end > north or north_end < south or west_end > east or east_end < west:
                continue
            for part in _cut(line, -inf, inf):
                timely = abs(other.minute - part[0] // _MINUTE) <= self._minutes
                if timely and any(_apart(part, theirs) <= self._metres for theirs in other.parts):
                    return True
        return False


def _littles(line: Part) -> Iterator[Little]:
    """The little squares of the box of a line: few, for a line is short."""
    south, north = (line[1], line[4]) if line[1] < line[4] else (line[4], line[1])
    west, east = (line[2], line[5]) if line[2] < line[5] else (line[5], line[2])
    lines = range(int(west // LITTLE), int(east // LITTLE) + 1)
    return ((row, column) for row in range(int(south // LITTLE), int(north // LITTLE) + 1) for column in lines)


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
