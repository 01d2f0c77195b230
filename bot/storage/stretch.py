"""What is kept of a track while its points come in: thinned, and cut into pieces.

A track is the line through its points. Two points after one another are joined by a line where nothing speaks against it (`joined`);
else the track is interrupted there. Every point that was heard lies within 10 m of the line that is kept, at its moment:

- *standing*: points within `STANDING_METRES` of the last kept one are not kept; when the courier leaves, the place is kept a second
  time, with the last moment there.
- *on course*: points within `COURSE_METRES` of where the last kept course leads are not kept; the last of them is, when the course changes.

A piece (`Piece`) is a line without interruption, of at most `MOST_POINTS` points and `MOST_SECONDS`. What goes on behind it begins with
its last point again, so that every piece can be read alone.
"""

from dataclasses import dataclass, field
from math import cos, hypot, radians

from bot.storage.track_codec import Fix, append, encode
from conversations.courier import MICRO
from conversations.rules.ground import DEGREE_METRES

STANDING_METRES = 10.0
COURSE_METRES = 5.0
JOINED_SECONDS = 120
"""Where a courier was between two points further apart than this is not known, unless the courier stood still."""
JOINED_STEP = 30_000
"""Nor between points further apart than this (millionths of a degree, about 3 km): nobody drives so fast."""
MOST_POINTS = 120
MOST_SECONDS = 1_200

_METRES = DEGREE_METRES / MICRO
_LEAST_COSINE = 0.1  # near the poles east and west are told less exactly, instead of too generously


def metres(a: Fix, b: Fix) -> float:
    """How far two points near each other are apart, as on flat ground."""
    return hypot(a[1] - b[1], (a[2] - b[2]) * max(cos(radians(a[1] / MICRO)), _LEAST_COSINE)) * _METRES


def joined(a: Fix, b: Fix) -> bool:
    """Whether the courier is known to have gone straight from `a` to `b`, or to have stood there."""
    if max(abs(b[1] - a[1]), abs(b[2] - a[2])) > JOINED_STEP:
        return False
    return b[0] - a[0] <= JOINED_SECONDS or (b[0] - a[0] <= MOST_SECONDS and metres(a, b) <= STANDING_METRES)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece that is finished: the how manieth of its track, its first and last moment (seconds since 1970), its points."""

    number: int
    first_at: int
    last_at: int
    points: bytes


NOWHERE: Fix = (0, 0, 0)


@dataclass(slots=True)
class Stretch:
    """The piece of a track that is not finished, and where the thinning stands. All of it is a row of `track`.

    - `heard`: points that were taken, kept or not; `late`: points that were dropped, because they are not later than the last one.
    - `pieces`: how many are finished; `finished`: those that were since this was loaded.
    - `points`: encoded, none while no piece is begun; `count` of them, the first at `first_at`; all that was heard of it lies within
      `south`, `north`, `west`, `east`.
    - `kept`: the last point that was kept, `last`: the last one that was heard.
    - `to_north`, `to_east`: the course behind `kept`, in millionths of a degree a minute; both 0: standing.
    """

    heard: int = 0
    late: int = 0
    pieces: int = 0
    points: bytes = b""
    count: int = 0
    first_at: int = 0
    south: int = 0
    north: int = 0
    west: int = 0
    east: int = 0
    kept: Fix = NOWHERE
    last: Fix = NOWHERE
    to_north: int = 0
    to_east: int = 0
    finished: list[Piece] = field(default_factory=list)

    def hear(self, fix: Fix) -> None:
        """The next point."""
        if fix[0] <= self.last[0]:
            self.late += 1
            return
        self.heard += 1
        if self.points and not joined(self.last, fix):
            self.finish()
        if not self.points:
            self._begin(fix)
            return
        if self.count >= MOST_POINTS or fix[0] - self.first_at > MOST_SECONDS:
            self._go_on()
        self._widen(fix)
        if not self._says_nothing(fix):
            self._turn(fix)
        self.last = fix

    def finish(self) -> None:
        """Nothing is joined to what was heard so far."""
        if self.points:
            points = self.whole()
            self.finished.append(Piece(self.pieces, self.first_at, self.last[0], points))
            self.pieces += 1
            self.points, self.count = b"", 0

    def whole(self) -> bytes:
        """The points of the piece that is not finished, as if it were."""
        return append(self.points, self.kept, [self._end()]) if self.points and self.last[0] > self.kept[0] else self.points

    def _begin(self, fix: Fix) -> None:
        self.points, self.count, self.first_at = encode([fix]), 1, fix[0]
        self.south = self.north = fix[1]
        self.west = self.east = fix[2]
        self.kept = self.last = fix
        self.to_north = self.to_east = 0

    def _go_on(self) -> None:
        end, course = self._end(), (self.to_north, self.to_east)
        self.finish()
        self._begin(end)
        self.to_north, self.to_east = course

    def _turn(self, fix: Fix) -> None:
        """Somewhere else than expected: what there was before ends with its last moment, and `fix` is kept, unless it only stands there."""
        if self.last[0] > self.kept[0]:
            end = self._end()
            self._keep(end)
            self.last = end
            if self._says_nothing(fix):
                return
        self._keep(fix)

    def _widen(self, fix: Fix) -> None:
        self.south, self.north = min(self.south, fix[1]), max(self.north, fix[1])
        self.west, self.east = min(self.west, fix[2]), max(self.east, fix[2])

    def _says_nothing(self, fix: Fix) -> bool:
        under_way = self.last[0] > self.kept[0]
        standing = self.to_north == 0 and self.to_east == 0
        if (standing or not under_way) and metres(self.kept, fix) <= STANDING_METRES:
            self.to_north = self.to_east = 0
            return True
        if standing:
            return False
        minutes = (fix[0] - self.kept[0]) / 60
        north, east = round(self.to_north * minutes), round(self.to_east * minutes)
        there = (fix[0], self.kept[1] + north, self.kept[2] + east)
        return max(abs(north), abs(east)) <= JOINED_STEP and metres(there, fix) <= COURSE_METRES

    def _end(self) -> Fix:
        """The point behind `kept` that stands for all that was heard since."""
        return (self.last[0], self.kept[1], self.kept[2]) if self.to_north == 0 and self.to_east == 0 else self.last

    def _keep(self, fix: Fix) -> None:
        seconds = fix[0] - self.kept[0]
        self.to_north = round((fix[1] - self.kept[1]) * 60 / seconds)
        self.to_east = round((fix[2] - self.kept[2]) * 60 / seconds)
        self.points = append(self.points, self.kept, [fix])
        self.count += 1
        self.kept = fix
