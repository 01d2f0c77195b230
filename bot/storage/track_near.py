"""Which lines of a track are near a place, and when. Plain geometry on pieces of tracks, on ground that is flat where it is done."""

from collections.abc import Sequence
from math import ceil, cos, inf, radians, sqrt

from bot.storage.track_codec import columns
from conversations.courier import MICRO, Spot
from conversations.rules.ground import DEGREE_METRES

METRES = DEGREE_METRES / MICRO
"""Of a millionth of a degree of latitude."""
_LEAST_COSINE = 0.01

Part = tuple[float, float, float, float, float, float]
"""A straight part of a track: from when (seconds since 1970), latitude and longitude, until when, latitude and longitude."""
Sides = tuple[float, float, float, float]
"""Of a box: south, north, west, east, in millionths of a degree."""
Box = tuple[int, int, int, int]
"""`Sides` as the databases have them, in whole millionths."""


def cosine(latitude: float) -> float:
    """By which a degree of longitude is shorter there than a degree of latitude; not less than near the poles."""
    return max(cos(radians(latitude / MICRO)), _LEAST_COSINE)


def box_around(spot: Spot, metres: float) -> Box:
    """A box that holds all that is so near."""
    up, aside = ceil(metres / METRES), ceil(metres / METRES / cosine(spot.latitude))
    return spot.latitude - up, spot.latitude + up, spot.longitude - aside, spot.longitude + aside


def lines_in(box: Sides, norths: Sequence[float], easts: Sequence[float]) -> list[int]:
    """Which lines from one of these points to the next, the how manieth, may touch a box: most are far away, and left out before anything
    else is done with them. A single point is a line without length."""
    south, north, west, east = box
    ends = slice(1, None) if len(norths) > 1 else slice(None)
    return [
        place
        for place, (begin, begin_east, end, end_east) in enumerate(zip(norths, easts, norths[ends], easts[ends], strict=False))
        if (begin >= south or end >= south)
        and (begin <= north or end <= north)
        and (begin_east >= west or end_east >= west)
        and (begin_east <= east or end_east <= east)
    ]


def near_moments(points: bytes, spot: Spot, metres: float, since: float, until: float) -> tuple[float, float] | None:
    """The first and the last moment from `since` to `until` (seconds since 1970) at which a piece of a track was so near."""
    at, norths, easts = columns(points)
    first, last = inf, -inf
    for place in lines_in(box_around(spot, metres), norths, easts):
        end = min(place + 1, len(at) - 1)
        moments = _within((at[place], norths[place], easts[place], at[end], norths[end], easts[end]), spot, metres)
        if moments is not None and moments[0] <= until and moments[1] >= since:
            first, last = min(first, max(moments[0], since)), max(last, min(moments[1], until))
    return (first, last) if first <= last else None


def _within(line: Part, spot: Spot, metres: float) -> tuple[float, float] | None:
    """From when until when somebody on the line was within the circle."""
    scale = METRES * cosine(spot.latitude)
    x, y = (line[2] - spot.longitude) * scale, (line[1] - spot.latitude) * METRES
    along_x, along_y = (line[5] - line[2]) * scale, (line[4] - line[1]) * METRES
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
