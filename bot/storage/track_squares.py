"""Squares of the ground, by which is found who was at a place: 0.01° of latitude by 0.01° of longitude (about 1.1 km by 0.8 km in China),
each of 8 × 8 little ones, which are one bit each of a 64-bit number.

A piece of a track has a row for every square that it touches. They say too much rather than too little: whoever asks looks at the points.
"""

from collections.abc import Iterable
from itertools import product
from math import cos, radians

from bot.storage.track_codec import columns
from conversations.courier import MICRO, Spot
from conversations.rules.ground import DEGREE_METRES

LITTLE = 1_250
"""Millionths of a degree."""
_SIDE = 8
_SQUARES_AROUND = 36_001
_STEP = 500
"""The line between two points is looked at every so many millionths of a degree, or closer."""
_MARGIN = _STEP  # more than half a step: what lies between two looks is not missed
_LEAST_COSINE = 0.01
_MILLIONTHS = MICRO / DEGREE_METRES
Little = tuple[int, int]
"""A little square: the how manieth to the north and to the east."""


def squares_touched(points: bytes) -> dict[int, int]:
    """The squares that a piece of a track touches, each with its little ones."""
    at, latitudes, longitudes = columns(points)
    littles = {(latitudes[0] // LITTLE, longitudes[0] // LITTLE)} if at else set()
    for place in range(1, len(at)):
        south, west = latitudes[place - 1], longitudes[place - 1]
        north, east = latitudes[place] - south, longitudes[place] - west
        looks = max(abs(north), abs(east)) // _STEP + 1
        for look in range(1, looks + 1):
            littles.add(((south + north * look // looks) // LITTLE, (west + east * look // looks) // LITTLE))
    return squares_of(littles)


def squares_around(spot: Spot, metres: float) -> dict[int, int]:
    """The squares whose tracks may have come that near, each with the little ones in question."""
    return squares_of(littles_around(spot.latitude, spot.latitude, spot.longitude, spot.longitude, metres))


def littles_around(south: float, north: float, west: float, east: float, metres: float) -> tuple[Little, ...]:
    """The little squares in which lies what may have come that near to a box."""
    up = metres * _MILLIONTHS + _MARGIN
    aside = metres * _MILLIONTHS / max(cos(radians(max(abs(south), abs(north)) / MICRO)), _LEAST_COSINE) + _MARGIN
    lines = range(int((west - aside) // LITTLE), int((east + aside) // LITTLE) + 1)
    return tuple(product(range(int((south - up) // LITTLE), int((north + up) // LITTLE) + 1), lines))


def squares_of(littles: Iterable[Little]) -> dict[int, int]:
    """Little squares, gathered into the squares that they are parts of."""
    bits: dict[int, int] = {}
    for row, line in littles:
        square = (row // _SIDE + 9_000) * _SQUARES_AROUND + line // _SIDE + 18_000
        bits[square] = bits.get(square, 0) | 1 << (row % _SIDE * _SIDE + line % _SIDE)
    return {square: _signed(mask) for square, mask in bits.items()}


def _signed(mask: int) -> int:
    """As the databases keep 64 bits."""
    return mask - (1 << 64) if mask >> 63 else mask
