"""From the ground to the picture: one scale both ways, and the round distances of its bar and its grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from bot.files.drawing.parts import Box, Place
from conversations.courier import TrackPoint
from conversations.rules.ground import FlatGround, flat_ground

_SMALLEST = 200.0
"""Metres that a map shows at least: a courier who stands still makes no map of single steps."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a spot is in the picture. `pixels`: of a metre; `middle`: of the map, where `centre` (metres east and north) lies."""

    ground: FlatGround
    pixels: float
    middle: Place
    centre: Place

    def place(self, point: TrackPoint) -> Place:
        """Its pixels."""
        east, north = self.ground.metres(point.spot)
        return self.middle[0] + (east - self.centre[0]) * self.pixels, self.middle[1] - (north - self.centre[1]) * self.pixels


def scale_for(
    points: Sequence[TrackPoint], frame: tuple[float, float, float], heights: tuple[float, float], pad: float
) -> tuple[Scale, Box]:
    """The scale at which these points fill a map between `frame` (left, top, right), and its box: as high as the track asks for, within
    `heights`; `pad` pixels around the track stay free."""
    ground = flat_ground([point.spot for point in points])
    places = [ground.metres(point.spot) for point in points]
    (west, east), (south, north) = ((min(values), max(values)) for values in zip(*places, strict=True))
    left, top, right = frame
    wide, high = max(east - west, _SMALLEST), max(north - south, _SMALLEST)
    pixels = min((right - left - 2 * pad) / wide, (heights[1] - 2 * pad) / high)
    box = Box(left, top, right, top + min(max(high * pixels + 2 * pad, heights[0]), heights[1]))
    return Scale(ground, pixels, box.middle, ((west + east) / 2, (south + north) / 2)), box


def round_metres(most: float) -> float:
    """The greatest of 1, 2, 5, 10, 20, 50 … that is not more than this (metres, above 0)."""
    power = 10.0 ** floor(log10(most))
    return max(step * power for step in (0.5, 1, 2, 5) if step * power <= most)  # the logarithm may be rounded up


def metres_in_words(metres: float) -> str:
    """`500 m`, `2 km`: the same signs in every language."""
    return f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"
