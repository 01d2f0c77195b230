"""Squares of the ground, by which is found who was at a place: 0.01° of latitude by 0.01° of longitude (about 1.1 km by 0.8 km in China),
each of 8 × 8 little ones, which are one bit each of a 64-bit number.

A piece of a track has a row for every square that it touches. They say too much rather than too little: whoever asks looks at the points.
"""

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
_Bits = list[list[int]]


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
    bits: dict[int, int] = {}
    for row, line in littles:
        square = _square(row // _SIDE, line // _SIDE)
        bits[square] = bits.get(square, 0) | 1 << (row % _SIDE * _SIDE + line % _SIDE)
    return {square: _signed(mask) for square, mask in bits.items()}


def squares_around(spot: Spot, metres: float) -> dict[int, int]:
    """The squares whose tracks may have come that near, each with the little ones in question."""
    up = metres * _MILLIONTHS
    aside = up / max(cos(radians(spot.latitude / MICRO)), _LEAST_COSINE)
    return squares_around_box(spot.latitude - up, spot.latitude + up, spot.longitude - aside, spot.longitude + aside)


def squares_around_box(south: float, north: float, west: float, east: float) -> dict[int, int]:
    """The squares whose tracks may have come into a box (sides in millionths of a degree), each with the little ones in question."""
    return squares_of_box(south - _MARGIN, north + _MARGIN, west - _MARGIN, east + _MARGIN)


def squares_of_box(south: float, north: float, west: float, east: float) -> dict[int, int]:
    """The squares that a box touches, each with its little ones."""
    lines = _strips(west, east, _IN_LINES)
    return {_square(row, line): high & wide for row, high in _strips(south, north, _IN_ROWS) for line, wide in lines}


def _strips(first: float, last: float, bits: _Bits) -> list[tuple[int, int]]:
    """Which rows (or lines) of squares lie from here to there, each with its rows (or lines) of little ones."""
    begins, begin = divmod(int(first // LITTLE), _SIDE)
    ends, end = divmod(int(last // LITTLE), _SIDE)
    if begins == ends:
        return [(begins, bits[begin][end])]
    return [(begins, bits[begin][-1]), *((between, bits[0][-1]) for between in range(begins + 1, ends)), (ends, bits[0][end])]


def _square(row: int, line: int) -> int:
    """The number of a square: the how manieth it is to the north and to the east."""
    return (row + 9_000) * _SQUARES_AROUND + line + 18_000


def _signed(mask: int) -> int:
    """As the databases keep 64 bits."""
    return mask - (1 << 64) if mask >> 63 else mask


def _bits(of_row: int, of_line: int) -> _Bits:
    """From which row (or line) of a square to which: the little ones in all of them, those of a row (or line) so far from each other."""
    whole = [sum(1 << row * of_row + line * of_line for line in range(_SIDE)) for row in range(_SIDE)]
    return [[_signed(sum(whole[first : last + 1])) for last in range(_SIDE)] for first in range(_SIDE)]


_IN_ROWS, _IN_LINES = _bits(_SIDE, 1), _bits(1, _SIDE)
