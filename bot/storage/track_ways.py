"""Whether tracks met, minute by minute: the squares say which minutes may have, the boxes around them leave most of these out, and only
lines in the same box are compared.

Plain geometry on pieces of tracks, on ground that is flat where it is done.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil, floor, inf
from operator import itemgetter
from typing import Any, NamedTuple

from bot.storage.track_codec import columns
from bot.storage.track_near import METRES, Box, cosine, lines_in
from bot.storage.track_squares import squares_around_box, squares_of_box

_MINUTE = 60

Columns = tuple[Sequence[float], Sequence[float]]
"""The latitudes and the longitudes of the points of a line, in millionths of a degree."""


class Minute(NamedTuple):
    """What a courier did in a minute (counted since 1970), the box that holds all who were near, and in which squares these may have
    been, each with its little ones."""

    minute: int
    line: Columns
    south: float
    north: float
    west: float
    east: float
    squares: dict[int, int]


def minutes_of(points: bytes, metres: float, since: float = -inf, until: float = inf) -> list[Minute]:
    """A piece from `since` to `until` (seconds since 1970), minute by minute; near is who is within `metres`."""
    return [_minute(minute, line, metres) for minute, line in _by_minute(points, since, until)]


def _minute(minute: int, line: Columns, metres: float) -> Minute:
    south, north, west, east = _sides(line)
    up = metres / METRES
    aside = up / cosine(max(north, -south))
    around = south - up, north + up, west - aside, east + aside
    return Minute(minute, line, *around, squares_around_box(*around))


def _by_minute(points: bytes, since: float = -inf, until: float = inf) -> Iterator[tuple[int, Columns]]:
    """A piece cut at every full minute: what is compared with others of other minutes."""
    at, norths, easts = columns(points)
    begin, end = max(at[0], since), min(at[-1], until)
    if begin > end:
        return
    edges = [begin, *range((int(begin) // _MINUTE + 1) * _MINUTE, ceil(end), _MINUTE), end]
    for start, stop in pairwise([_point_at(edge, at, norths, easts) for edge in edges]):
        yield int(at[start]) // _MINUTE, (norths[start : stop + 1], easts[start : stop + 1])


def _point_at(moment: float, at: list[Any], norths: list[Any], easts: list[Any]) -> int:
    """The how manieth point is at this moment; where none is, the one that was passed is put in between."""
    place = bisect_left(at, moment)
    if at[place] != moment:
        share = (moment - at[place - 1]) / (at[place] - at[place - 1])
        for column in (norths, easts):
            column.insert(place, column[place - 1] + (column[place] - column[place - 1]) * share)
        at.insert(place, moment)
    return place


def _sides(line: Columns) -> tuple[float, float, float, float]:
    """South, north, west, east."""
    norths, easts = line
    return min(norths), max(norths), min(easts), max(easts)


class Ways:
    """Tracks to be met. Met is who was within `metres` of what they did in a minute, in a minute at most `minutes` away from that one."""

    def __init__(self, ways: Iterable[Minute], metres: float, minutes: int) -> None:
        self._metres = metres
        self._minutes = minutes
        in_order = sorted(ways, key=itemgetter(0))
        self._by_square: defaultdict[int, list[Minute]] = defaultdict(list)
        for one in in_order:
            for square in one.squares:
                self._by_square[square].append(one)
        self.first, self.last = in_order[0].minute, in_order[-1].minute
        south, north = min(one.south for one in in_order), max(one.north for one in in_order)
        west, east = min(one.west for one in in_order), max(one.east for one in in_order)
        self.box: Box = floor(south), ceil(north), floor(west), ceil(east)

    def met_by(self, points: bytes) -> bool:
        """Whether a piece of another track met them."""
        return any(self._met_in(minute, line) for minute, line in _by_minute(points))

    def _met_in(self, minute: int, line: Columns) -> bool:
        south, north, west, east = _sides(line)
        return any(
            other.south <= north
            and other.north >= south
            and other.west <= east
            and other.east >= west
            and _are_near(line, other, self._metres)
            for square in squares_of_box(south, north, west, east)
            for other in self._timely(square, minute)
        )

    def _timely(self, square: int, minute: int) -> Sequence[Minute]:
        """What was done in a square around that minute."""
        known = self._by_square.get(square)
        if known is None:
            return ()
        # A tuple that has nothing but the minute comes before all others of that minute.
        return known[bisect_left(known, (minute - self._minutes,)) : bisect_left(known, (minute + self._minutes + 1,))]


def _are_near(line: Columns, other: Minute, metres: float) -> bool:
    """Whether a line came so near to the one of a minute."""
    mine = lines_in((other.south, other.north, other.west, other.east), *line)
    if not mine:
        return False
    places, others = _on_flat_ground(line, other), _on_flat_ground(other.line, other)
    lines = [(places[place], places[min(place + 1, len(places) - 1)]) for place in mine]
    theirs = list(pairwise(others)) or [(others[0], others[0])]
    # Lines that begin further apart than they are long, and so much more, are nowhere near.
    return any(
        abs(a - b) <= metres + abs(a_end - a) + abs(b_end - b) and _apart(a, a_end, b, b_end) <= metres
        for a, a_end in lines
        for b, b_end in theirs
    )


def _on_flat_ground(line: Columns, where: Minute) -> list[complex]:
    """The points of a line in metres: so far to the east and, as the imaginary part, to the north of the southwest of a minute's box."""
    scale = METRES * cosine(where.south)
    return [complex((east - where.west) * scale, (north - where.south) * METRES) for north, east in zip(*line, strict=True)]


def _apart(a: complex, a_end: complex, b: complex, b_end: complex) -> float:
    """How far two straight lines are apart where they are nearest."""
    if _parted(a, a_end, b, b_end) and _parted(b, b_end, a, a_end):
        return 0.0
    return min(_to_line(b, a, a_end), _to_line(b_end, a, a_end), _to_line(a, b, b_end), _to_line(a_end, b, b_end))


def _parted(begin: complex, end: complex, one: complex, other: complex) -> bool:
    """Whether the straight through `begin` and `end` has `one` on one side and `other` on the other."""
    back = (end - begin).conjugate()
    return (back * (one - begin)).imag * (back * (other - begin)).imag < 0


def _to_line(place: complex, begin: complex, end: complex) -> float:
    along, there = end - begin, place - begin
    if not along:
        return abs(there)
    share = (there * along.conjugate()).real / (along * along.conjugate()).real
    return abs(there - min(max(share, 0.0), 1.0) * along)
