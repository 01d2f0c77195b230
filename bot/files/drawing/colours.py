"""The colours of our pictures. Texts stand out from their ground by 4.5 to 1 at least (WCAG 2.2, 1.4.3; a test computes it), and no colour
is the only sign of anything."""

from dataclasses import dataclass

from bot.files.drawing.parts import Colour
from conversations.attachment import CellState

PAPER: Colour = "#ffffff"
INK: Colour = "#17202a"
QUIET: Colour = "#4a5663"
"""Headings of columns and what stands at the foot."""
RULE: Colour = "#c9d1d9"
ZEBRA: Colour = "#f4f6f8"


@dataclass(frozen=True, slots=True)
class Look:
    """How a state looks: ground and what is drawn and written on it. `edge`: a border, None: none."""

    fill: Colour
    ink: Colour
    edge: Colour | None = None


LOOKS: dict[CellState, Look] = {
    CellState.DONE: Look("#d5efdd", "#0f5a30"),
    CellState.BELOW: Look("#ffe2a8", "#6b3d00", "#8a5200"),
    CellState.DUE: Look("#ffffff", "#0a4c9a", "#0a4c9a"),
    CellState.MISSED: Look("#b3261e", "#ffffff"),
    CellState.TO_COME: Look("#e6eaee", "#4a5663"),
    CellState.NOTHING: Look("#ffffff", "#5d6975"),
}

MAP_GROUND: Colour = "#f3f5f1"
MAP_LINES: Colour = "#e0e4dd"
MAP_EDGE: Colour = "#c3c9bf"
GAP_LINE: Colour = "#6a7480"
START: Colour = "#12703f"
END: Colour = "#8f1d3f"
_RAMP = ((0x2F, 0x9E, 0x77), (0x1F, 0x78, 0xB4), (0x3B, 0x1F, 0x6E))
"""Of a track from its start to its end: from light to dark, so that it can be told in black and white."""


def along(part: float) -> Colour:
    """The colour of a track after this part (0 to 1) of its time."""
    step = min(max(part, 0.0), 1.0) * (len(_RAMP) - 1)
    index = min(int(step), len(_RAMP) - 2)
    mixed = (round(a + (b - a) * (step - index)) for a, b in zip(_RAMP[index], _RAMP[index + 1], strict=True))
    return "#{:02x}{:02x}{:02x}".format(*mixed)
