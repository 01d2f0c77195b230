"""Fewer points for the same line: a track as it is drawn.

From the bottom up: again and again that point leaves without which the line moves least. What an edge of the line has swallowed is
carried along, so the price of a point bounds how far any point that has left lies from the line (in metres on flat ground). Unlike the area
of a triangle (Visvalingam) this keeps the far end of a way there and back; unlike Douglas-Peucker it has no bad cases: O(n log n).
"""

from collections.abc import Sequence
from datetime import timedelta
from heapq import heapify, heappop, heappush
from math import hypot

from conversations.courier import TrackPoint
from conversations.rules.ground import flat_ground

GAP = timedelta(minutes=10)
"""Nothing known for longer than this is a gap in a track. Thinning makes no gap, and moves none, while other points can leave."""
_GAP_SECONDS = GAP.total_seconds()
_NEVER = 1e12
"""Metres beyond every price: added to the price of a point that only leaves when nothing else can."""


def thinned(points: Sequence[TrackPoint], most: int) -> tuple[TrackPoint, ...]:
    """At most `most` of these points (in order of time), the first and the last among them. Raises ValueError for fewer than 2."""
    if most < 2:
        raise ValueError("a line has two ends")
    if len(points) <= most:
        return tuple(points)
    line = _Thinning(points)
    line.shorten_to(most)
    return tuple(points[index] for index in line.kept())


class _Thinning:
    """The line while it gets shorter: of each point the neighbours that are left, and what its leaving would cost. Columns of plain
    numbers, because a turn waits for it: 5,000 points in some 50 ms."""

    def __init__(self, points: Sequence[TrackPoint]) -> None:
        ground = flat_ground([point.spot for point in points])
        places = [ground.metres(point.spot) for point in points]
        self._east, self._north = [east for east, _ in places], [north for _, north in places]
        self._seconds = [point.at.timestamp() for point in points]
        self._before = list(range(-1, len(points) - 1))
        self._after = list(range(1, len(points) + 1))
        self._swallowed = [0.0] * len(points)
        """By its first point: how far anything that left an edge lies from it at most."""
        self._prices: dict[int, float] = {index: self._price(index) for index in range(1, len(points) - 1)}

    def shorten_to(self, most: int) -> None:
        prices = self._prices
        heap = [(price, index) for index, price in prices.items()]
        heapify(heap)
        while len(prices) + 2 > most:
            price, index = heappop(heap)
            if prices.get(index) != price:
                continue  # it has left, or costs something else by now
            before, after = self._before[index], self._after[index]
            self._after[before], self._before[after] = after, before
            self._swallowed[before] = price % _NEVER
            del prices[index]
            for neighbour in (before, after):
                if neighbour in prices:
                    prices[neighbour] = self._price(neighbour)
                    heappush(heap, (prices[neighbour], neighbour))

    def kept(self) -> list[int]:
        return [0, *sorted(self._prices), len(self._seconds) - 1]

    def _price(self, index: int) -> float:
        before, after = self._before[index], self._after[index]
        east, north = self._east[before], self._north[before]
        along, up = self._east[after] - east, self._north[after] - north
        from_east, from_north = self._east[index] - east, self._north[index] - north
        length = along * along + up * up
        part = (from_east * along + from_north * up) / length if length else 0.0
        part = 0.0 if part < 0.0 else min(part, 1.0)  # the nearest place between the neighbours
        away = hypot(from_east - part * along, from_north - part * up)
        gap = self._seconds[after] - self._seconds[before] > _GAP_SECONDS
        return away + max(self._swallowed[before], self._swallowed[index]) + (_NEVER if gap else 0.0)
