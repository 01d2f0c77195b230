"""A trend laid out for a phone: a column a day, what was done below what was missed, and a line of numbers under them.

What was missed stands out by its hatching as well as by its colour, and every number is written: nothing is told by colour alone.
"""

from collections.abc import Callable

from bot.files.drawing.colours import INK, LOOKS, QUIET, RULE
from bot.files.drawing.lettering import LINE, clean, cut, width
from bot.files.drawing.page import MARGIN, ROOM, WIDTH, Page
from bot.files.drawing.parts import Box, Disc, Panel, Picture, Stroke
from conversations.attachment import CellState, Trend, TrendDay
from conversations.line import Line

MOST_DAYS = 31
_HIGH, _LOW = 520.0, 180.0
"""Pixels of the columns at their highest, and of the line below them."""
_NUMBER, _SMALLEST, _LABEL, _LEGEND = 26, 15, 24, 32
_DONE, _MISSED = LOOKS[CellState.DONE], LOOKS[CellState.MISSED]
_LINE_COLOUR = LOOKS[CellState.DUE].ink


def trend_picture(trend: Trend, say: Callable[[Line], str]) -> Picture:
    """Lay it out; `say` words a line. Raises ValueError for no days, or for more than fit."""
    if not 0 < len(trend.days) <= MOST_DAYS:
        raise ValueError(f"a trend of {len(trend.days)} days")
    page = Page()
    page.title(say(trend.title))
    _legend(page, say(trend.done), say(trend.missed))
    _columns(page, trend)
    _labels(page, [clean(say(day.label)) for day in trend.days])
    page.down += 16
    page.write(page.short(say(trend.counted), _LEGEND, ROOM), MARGIN, page.down + _LEGEND * LINE / 2, _LEGEND, INK)
    page.down += _LEGEND * LINE + 12
    _line(page, [day.counted for day in trend.days])
    page.down += 10
    page.foot([say(line) for line in trend.foot])
    return page.picture()


def _middle(index: int, count: int) -> float:
    return MARGIN + ROOM * (index + 0.5) / count


def _legend(page: Page, done: str, missed: str) -> None:
    left = float(MARGIN)
    for look, words in ((_DONE, done), (_MISSED, missed)):
        mark = Box(left, page.down, left + 46, page.down + 46)
        page.shapes.append(Panel(mark, look.fill, 8, look.ink, 2))
        if look is _MISSED:
            _hatch(page, mark)
        short = page.short(words, _LEGEND, ROOM / 2 - 70)
        page.write(short, mark.right + 12, mark.middle[1], _LEGEND, INK)
        left += 46 + 12 + width(short, _LEGEND) + 40
    page.down += 46 + 24


def _columns(page: Page, trend: Trend) -> None:
    """Columns from a common ground; the numbers stand above them and, where there is room, inside."""
    most = max(1, max(day.done + day.missed for day in trend.days))
    ground = page.down + _NUMBER * LINE + _HIGH
    half = min(40.0, ROOM / len(trend.days) * 0.36)
    for index, day in enumerate(trend.days):
        across = _middle(index, len(trend.days))
        done, missed = _HIGH * day.done / most, _HIGH * day.missed / most
        if done:
            page.shapes.append(Panel(Box(across - half, ground - done, across + half, ground), _DONE.fill, 0, _DONE.ink, 2))
        top = Box(across - half, ground - done - missed, across + half, ground - done)
        if missed:
            page.shapes.append(Panel(top, _MISSED.fill))
            _hatch(page, top)
        _number(page, _shares(day, len(trend.days)), across, top.top, len(trend.days))
    page.shapes.append(Stroke(((MARGIN - 8, ground), (WIDTH - MARGIN + 8, ground)), 2, RULE))
    page.down = ground + 8


def _shares(day: TrendDay, count: int) -> str:
    """`18/20`; the share in percent where that has no room; a dash on a day on which nothing was to be done."""
    total = day.done + day.missed
    if not total:
        return "–"
    text = f"{day.done}/{total}"
    return text if width(text, _SMALLEST) <= ROOM / count - 2 else f"{100 * day.done // total}%"


def _hatch(page: Page, box: Box) -> None:
    """Level lines of the ink over what was missed."""
    down = box.top + 10
    while down < box.bottom - 2:
        page.shapes.append(Stroke(((box.left + 4, down), (box.right - 4, down)), 2, _MISSED.ink))
        down += 14


def _number(page: Page, text: str, across: float, above: float, count: int) -> None:
    """Centred above a place, as large as its column lets it be."""
    room = ROOM / count
    size = next((size for size in (_NUMBER, 22, 18) if width(text, size) <= room - 2), _SMALLEST)
    short = cut(text, size, room - 2)
    page.write(short, across - width(short, size) / 2, above - size * LINE / 2, size, INK)


def _labels(page: Page, labels: list[str]) -> None:
    room = ROOM / len(labels)
    size = next((size for size in (_LABEL, 21, 18, 15) if all(width(label, size) <= room - 4 for label in labels)), 13)
    for index, label in enumerate(labels):
        short = cut(label, size, room - 4)
        page.write(short, _middle(index, len(labels)) - width(short, size) / 2, page.down + size * LINE / 2, size, QUIET)
    page.down += size * LINE


def _line(page: Page, counted: list[int]) -> None:
    """A line of numbers with a mark and its number at every day."""
    most, top = max(1, *counted), page.down + _NUMBER * LINE + 8
    places = tuple((_middle(index, len(counted)), top + _LOW * (1 - value / most)) for index, value in enumerate(counted))
    ground = top + _LOW + 10
    page.shapes.append(Stroke(((MARGIN - 8, ground), (WIDTH - MARGIN + 8, ground)), 2, RULE))
    if len(places) > 1:
        page.shapes.append(Stroke(places, 4, _LINE_COLOUR))
    for (across, down), value in zip(places, counted, strict=True):
        page.shapes.append(Disc((across, down), 7, _LINE_COLOUR))
        _number(page, str(value), across, down - 10, len(counted))
    page.down = ground + 8
