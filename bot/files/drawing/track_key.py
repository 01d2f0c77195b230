"""Below a track's map: the scale bar, the colours of its time, north, and what a dashed line means."""

from datetime import datetime

from bot.files.drawing.colours import GAP_LINE, INK, QUIET, along
from bot.files.drawing.lettering import LINE, width
from bot.files.drawing.page import MARGIN, ROOM, WIDTH, Page
from bot.files.drawing.parts import Area, Box, Panel, Stroke
from bot.files.drawing.scale import Scale, metres_in_words, round_metres
from bot.files.drawing.track_line import DASH, DASHED

_SIZE = 28
_LONGEST_BAR = 230.0
_COLOURS_FROM, _COLOURS_WIDE, _COLOUR_STEPS = 500.0, 200.0, 50


def write_key(page: Page, scale: Scale, times: tuple[datetime, datetime], north: str, gap: str | None) -> None:
    """`times`: of the first and the last point; `north`: the word for it, `gap`: that for a dashed line, None where there is none."""
    middle = page.down + 26
    _bar(page, scale, middle)
    if times[0] != times[1]:
        _colours(page, times, middle)
    _north(page, page.short(north, _SIZE, 60), middle)
    page.down = middle + 34
    if gap is not None:
        middle = page.down + _SIZE * LINE / 2
        page.shapes.append(Stroke(((MARGIN, middle), (MARGIN + 76, middle)), DASHED, GAP_LINE, DASH))
        page.write(page.short(gap, _SIZE, ROOM - 92), MARGIN + 92, middle, _SIZE, QUIET)
        page.down += _SIZE * LINE + 8


def _bar(page: Page, scale: Scale, middle: float) -> None:
    metres = round_metres(_LONGEST_BAR / scale.pixels)
    left, right = MARGIN, MARGIN + metres * scale.pixels
    page.shapes.append(Stroke(((left, middle - 10), (left, middle + 6), (right, middle + 6), (right, middle - 10)), 4, INK))
    page.write(metres_in_words(metres), right + 14, middle, _SIZE, INK)


def _colours(page: Page, times: tuple[datetime, datetime], middle: float) -> None:
    left = page.write(f"{times[0]:%H:%M}", _COLOURS_FROM, middle, _SIZE, INK).right + 12
    wide = _COLOURS_WIDE / _COLOUR_STEPS
    for index in range(_COLOUR_STEPS):
        box = Box(left + index * wide, middle - 7, left + (index + 1) * wide, middle + 7)
        page.shapes.append(Panel(box, along(index / (_COLOUR_STEPS - 1))))
    page.write(f"{times[1]:%H:%M}", left + _COLOURS_WIDE + 12, middle, _SIZE, INK)


def _north(page: Page, word: str, middle: float) -> None:
    left = WIDTH - MARGIN - width(word, _SIZE, bold=True)
    page.write(word, left, middle, _SIZE, INK, bold=True)
    x = left - 26
    page.shapes.append(Area(((x, middle - 22), (x + 14, middle + 18), (x, middle + 9), (x - 14, middle + 18)), INK))
