"""The way of a track in the picture: pieces that are known and gaps, how far along it something is, and which way it leads there."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import ceil, hypot

from bot.files.drawing.parts import Place
from conversations.rules.thinning import GAP

_PIECE = 24.0
"""Pixels of a piece of one colour at most."""
_SEEN = 30.0


@dataclass(frozen=True, slots=True)
class Leg:
    """From one point to the next. `is_gap`: nothing is known in between for more than ten minutes."""

    start: Place
    end: Place
    since: datetime
    until: datetime

    @property
    def is_gap(self) -> bool:
        return self.until - self.since > GAP

    @property
    def is_seen_gap(self) -> bool:
        """A gap that is long enough to be seen as a dashed line."""
        return self.is_gap and self.length > _SEEN

    @property
    def length(self) -> float:
        return hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])

    def at(self, part: float) -> Place:
        """The place after this part (0 to 1) of the leg."""
        return self.start[0] + (self.end[0] - self.start[0]) * part, self.start[1] + (self.end[1] - self.start[1]) * part


class Way:
    """Legs in their order, with the lengths up to each."""

    def __init__(self, places: Sequence[Place], moments: Sequence[datetime]) -> None:
        known = list(zip(places, moments, strict=True))
        self.legs = [Leg(a, b, since, until) for (a, since), (b, until) in pairwise(known)]
        self._first = places[0]
        self._begins = [0.0]
        for leg in self.legs:
            self._begins.append(self._begins[-1] + leg.length)
        self.length = self._begins[-1]

    def at(self, along: float) -> tuple[Place, Leg | None]:
        """The place after so many pixels of way, and its leg; None where there is no way."""
        if not self.legs or self.length == 0:
            return self._first, None
        along = min(max(along, 0.0), self.length)
        index = min(max(bisect_right(self._begins, along) - 1, 0), len(self.legs) - 1)
        leg = self.legs[index]
        return leg.at((along - self._begins[index]) / leg.length if leg.length else 0.0), leg

    def part_of_time(self, at: datetime) -> float:
        """How much (0 to 1) of the whole time has passed then."""
        whole = self.legs[-1].until - self.legs[0].since if self.legs else None
        return (at - self.legs[0].since) / whole if whole else 0.0

    def pieces(self) -> Iterator[tuple[Place, Place, float]]:
        """All that is no gap in short pieces, each with the part (0 to 1) of the whole time at which it was passed."""
        for leg in self.legs:
            if leg.is_gap:
                continue
            count = max(1, ceil(leg.length / _PIECE))
            first, last = self.part_of_time(leg.since), self.part_of_time(leg.until)
            for index in range(count):
                yield leg.at(index / count), leg.at((index + 1) / count), first + (last - first) * (index + 0.5) / count

    def sampled(self, every: float) -> Iterator[Place]:
        """Places along all legs, gaps too, so many pixels apart at most."""
        yield self._first
        for leg in self.legs:
            count = max(1, ceil(leg.length / every))
            yield from (leg.at(index / count) for index in range(1, count + 1))
