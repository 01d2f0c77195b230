"""The signs of a grid, drawn as lines so that no font decides how they look: each differs from the others in its shape."""

from bot.files.drawing.parts import Box, Colour, Disc, Place, Shape, Stroke
from conversations.attachment import CellState


def sign(state: CellState, box: Box, ink: Colour) -> tuple[Shape, ...]:
    """A tick (done), an exclamation mark (below), a dot (due), a cross (missed), a ring of dots (to come), a dash (nothing)."""
    thick = box.width * 0.15
    match state:
        case CellState.DONE:
            return (Stroke(_at(box, (0.14, 0.54), (0.40, 0.80), (0.87, 0.22)), thick, ink),)
        case CellState.BELOW:
            return (Stroke(_at(box, (0.5, 0.14), (0.5, 0.58)), thick, ink), Disc(_at(box, (0.5, 0.85))[0], thick * 0.62, ink))
        case CellState.DUE:
            return (Disc(box.middle, box.width * 0.34, ink),)
        case CellState.MISSED:
            return (Stroke(_at(box, (0.2, 0.2), (0.8, 0.8)), thick, ink), Stroke(_at(box, (0.8, 0.2), (0.2, 0.8)), thick, ink))
        case CellState.TO_COME:
            return tuple(Disc(place, thick * 0.55, ink) for place in _at(box, (0.2, 0.5), (0.5, 0.5), (0.8, 0.5)))
        case CellState.NOTHING:
            return (Stroke(_at(box, (0.24, 0.5), (0.76, 0.5)), thick * 0.7, ink),)


def _at(box: Box, *parts: Place) -> tuple[Place, ...]:
    return tuple((box.left + across * box.width, box.top + down * box.height) for across, down in parts)
