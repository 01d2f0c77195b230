"""Distances on the ground: between two spots, along a track, and the flat ground on which a track is drawn and thinned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, pi, radians, sin, sqrt

from conversations.courier import MICRO, Spot, TrackPoint

EARTH_METRES = 6_371_008.8
"""The mean radius of the earth (IUGG)."""
DEGREE_METRES = EARTH_METRES * pi / 180
"""A degree of latitude, and of longitude at the equator."""
_HALF_ROUND = 180 * MICRO


def metres_between(a: Spot, b: Spot) -> float:
    """The way over the ground (haversine) in metres; right across 180 degrees of longitude too."""
    north_a, north_b = _radians(a.latitude), _radians(b.latitude)
    half_north, half_east = (north_b - north_a) / 2, _radians(b.longitude - a.longitude) / 2
    chord = sin(half_north) ** 2 + cos(north_a) * cos(north_b) * sin(half_east) ** 2
    return 2 * EARTH_METRES * asin(sqrt(min(1.0, chord)))


def track_metres(points: Iterable[TrackPoint]) -> float:
    """The length of a track in metres, straight from point to point; 0 for none or one."""
    return sum(metres_between(a.spot, b.spot) for a, b in pairwise(points))


@dataclass(frozen=True, slots=True)
class FlatGround:
    """The ground around a spot as if it were flat (equirectangular): true to scale along the latitude of `middle`, within half a percent
    for some tens of kilometres around it."""

    middle: Spot

    def metres(self, spot: Spot) -> tuple[float, float]:
        """(east, north) of the middle in metres, by the shorter way around the earth."""
        around = (spot.longitude - self.middle.longitude + _HALF_ROUND) % (2 * _HALF_ROUND) - _HALF_ROUND
        east = around / MICRO * DEGREE_METRES * cos(_radians(self.middle.latitude))
        return east, (spot.latitude - self.middle.latitude) / MICRO * DEGREE_METRES


def flat_ground(spots: Sequence[Spot]) -> FlatGround:
    """Flat ground around the middle of these spots, wherever 180 degrees run through them. Raises ValueError for none."""
    if not spots:
        raise ValueError("no spots")
    first = spots[0].longitude
    around = [(spot.longitude - first + _HALF_ROUND) % (2 * _HALF_ROUND) - _HALF_ROUND for spot in spots]
    latitudes = [spot.latitude for spot in spots]
    longitude = (first + (min(around) + max(around)) // 2 + _HALF_ROUND) % (2 * _HALF_ROUND) - _HALF_ROUND
    return FlatGround(Spot((min(latitudes) + max(latitudes)) // 2, longitude))


def _radians(millionths: int) -> float:
    return radians(millionths / MICRO)
