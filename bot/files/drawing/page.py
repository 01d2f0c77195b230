"""A page that is filled from top to bottom: title, what is drawn, legend, foot."""

from bot.files.drawing.colours import INK, QUIET
from bot.files.drawing.lettering import LINE, clean, cut, width, wrapped
from bot.files.drawing.parts import Box, Colour, Picture, Shape, Text

WIDTH = 1080
"""Pixels: a phone's width."""
MARGIN = 36
ROOM = WIDTH - 2 * MARGIN
_TITLE = 48
_FOOT = 32
_MOST_FOOT = 10


class Page:
    """Shapes and texts, and how far down it is filled (`down`, pixels)."""

    def __init__(self) -> None:
        self.down: float = MARGIN
        self.shapes: list[Shape] = []
        self.texts: list[Text] = []
        self.kept: list[Box] = []

    def write(self, text: str, left: float, middle: float, size: int, colour: Colour = INK, *, bold: bool = False) -> Box:
        """A line of text whose middle is so far down; returns the box that it fills. An empty text leaves nothing."""
        half = size * LINE / 2
        box = Box(left, middle - half, left + width(text, size, bold), middle + half)
        if text:
            self.texts.append(Text(box, text, size, colour, bold))
        return box

    def write_centred(self, text: str, box: Box, size: int, colour: Colour, *, bold: bool = False) -> None:
        """A line in the middle of a box."""
        across, down = box.middle
        self.write(text, across - width(text, size, bold) / 2, down, size, colour, bold=bold)

    def paragraph(self, text: str, size: int, most: int, colour: Colour, *, bold: bool = False) -> None:
        """Lines from margin to margin."""
        for line in wrapped(clean(text), size, ROOM, most, bold=bold):
            self.write(line, MARGIN, self.down + size * LINE / 2, size, colour, bold=bold)
            self.down += size * LINE

    def title(self, text: str) -> None:
        """The first words, large, in at most three lines."""
        self.paragraph(text, _TITLE, 3, INK, bold=True)
        self.down += 20

    def foot(self, lines: list[str]) -> None:
        """Quiet words at the foot, at most ten, each in at most three lines; the last says … where there are more."""
        shown = lines if len(lines) <= _MOST_FOOT else [*lines[: _MOST_FOOT - 1], "…"]
        for line in shown:
            self.down += 6
            self.paragraph(line, _FOOT, 3, QUIET)

    def short(self, text: str, size: int, room: float) -> str:
        """Cut in its middle where it is too long."""
        return cut(clean(text), size, room, middle=True)

    def picture(self) -> Picture:
        """All of it, with a margin below."""
        return Picture(WIDTH, round(self.down + MARGIN), tuple(self.shapes), tuple(self.texts), tuple(self.kept))
