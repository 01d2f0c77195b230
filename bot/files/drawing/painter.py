"""Paints a picture: shapes three times as large and then made smaller, which gives them smooth edges; texts in their true size above."""

import io
from itertools import pairwise
from math import hypot

from PIL import Image, ImageDraw

from bot.files.drawing.lettering import BASELINE, font, weight
from bot.files.drawing.parts import Area, Box, Disc, Panel, Picture, Place, Shape, Stroke, Text

_FINER = 3
MOST_SIDES = 10_000
"""Pixels of width and height together that Telegram takes as a photo (sendPhoto); neither may be 20 times the other."""
MOST_RATIO = 20


def png(picture: Picture) -> bytes:
    """The picture as a PNG. Raises ValueError where Telegram would not take it as a photo."""
    sides = picture.width, picture.height
    if sum(sides) > MOST_SIDES or max(sides) > MOST_RATIO * min(sides):
        raise ValueError(f"no photo: {sides[0]} by {sides[1]}")
    stream = io.BytesIO()
    painted(picture).save(stream, "PNG")
    return stream.getvalue()


def painted(picture: Picture) -> Image.Image:
    """The picture as an image."""
    large = Image.new("RGB", (picture.width * _FINER, picture.height * _FINER), picture.ground)
    pen = ImageDraw.Draw(large)
    for shape in picture.shapes:
        _draw(pen, shape)
    image = large.reduce(_FINER)
    pen = ImageDraw.Draw(image)
    for text in picture.texts:
        _write(pen, text)
    return image


def _draw(pen: ImageDraw.ImageDraw, shape: Shape) -> None:
    match shape:
        case Panel(box, fill, radius, edge, edge_width):
            corners = _corners(box)
            pen.rounded_rectangle(corners, radius * _FINER, fill, edge, round(edge_width * _FINER) if edge else 0)
        case Stroke(places, width, colour, dash):
            for piece in [places] if dash is None else _dashes(places, *dash):
                _line(pen, piece, width, colour)
        case Disc((x, y), radius, fill):
            pen.ellipse(_corners(Box(x - radius, y - radius, x + radius, y + radius)), fill)
        case Area(corners, fill):
            pen.polygon([(x * _FINER, y * _FINER) for x, y in corners], fill)


def _corners(box: Box) -> tuple[float, float, float, float]:
    """Pillow's rectangles hold their right and bottom edge."""
    left, top = round(box.left * _FINER), round(box.top * _FINER)
    return left, top, max(left, round(box.right * _FINER) - 1), max(top, round(box.bottom * _FINER) - 1)


def _line(pen: ImageDraw.ImageDraw, places: tuple[Place, ...], width: float, colour: str) -> None:
    fine = [(x * _FINER, y * _FINER) for x, y in places]
    thick = max(1, round(width * _FINER))
    pen.line(fine, colour, thick)
    if thick > 2:
        half = thick / 2
        for x, y in fine:
            pen.ellipse((x - half, y - half, x + half, y + half), colour)


def _dashes(places: tuple[Place, ...], on: float, off: float) -> list[tuple[Place, ...]]:
    """The pieces of a dashed line; each corner begins anew."""
    pieces: list[tuple[Place, ...]] = []
    for (x1, y1), (x2, y2) in pairwise(places):
        length = hypot(x2 - x1, y2 - y1)
        start = 0.0
        while start < length:
            ends = (start / length, min(start + on, length) / length)
            pieces.append(tuple((x1 + (x2 - x1) * part, y1 + (y2 - y1) * part) for part in ends))
            start += on + off
    return pieces


def _write(pen: ImageDraw.ImageDraw, text: Text) -> None:
    thick = weight(text.size) if text.bold else 0
    place = (text.box.left + thick, text.box.middle[1] + BASELINE * text.size)
    pen.text(place, text.text, text.colour, font(text.size), anchor="ls", stroke_width=thick)
