"""What a picture consists of before it is painted: shapes, and texts above them. Plain data in pixels, y downwards, so that tests can look
at where everything is."""

from dataclasses import dataclass

Colour = str
"""`#rrggbb`."""
Place = tuple[float, float]


_NOTHING = 1e-6
"""Pixels."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; right and bottom are just outside."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> Place:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: "Box") -> bool:
        """Whether they share more than an edge, by more than a rounding error."""
        beside = self.right <= other.left + _NOTHING or other.right <= self.left + _NOTHING
        return not (beside or self.bottom <= other.top + _NOTHING or other.bottom <= self.top + _NOTHING)

    def within(self, other: "Box") -> bool:
        """Whether no part of it is outside the other."""
        return other.left <= self.left and other.top <= self.top and self.right <= other.right and self.bottom <= other.bottom

    def grown(self, by: float) -> "Box":
        """Larger by so much on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled rectangle with round corners; `edge` is the colour of a border of `edge_width`, None: no border."""

    box: Box
    fill: Colour
    radius: float = 0
    edge: Colour | None = None
    edge_width: float = 0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through places with round ends and corners. `dash`: lengths of line and gap, None: unbroken."""

    places: tuple[Place, ...]
    width: float
    colour: Colour
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    middle: Place
    radius: float
    fill: Colour


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon."""

    corners: tuple[Place, ...]
    fill: Colour


Shape = Panel | Stroke | Disc | Area


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text, which fills its box: as wide as it is, one and a quarter of its size high."""

    box: Box
    text: str
    size: int
    colour: Colour
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes in the order in which they are painted, texts above all of them. `kept`: boxes of signs and markers, which no text and no
    other of them may meet."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    texts: tuple[Text, ...]
    kept: tuple[Box, ...] = ()
    ground: Colour = "#ffffff"
