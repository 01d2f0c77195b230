"""A grid laid out for a phone held in one hand: labels on the left, in each field a colour, a sign and few words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.files.drawing.colours import INK, LOOKS, QUIET, RULE, ZEBRA
from bot.files.drawing.lettering import LINE, clean, cut, width, wrapped
from bot.files.drawing.page import MARGIN, ROOM, WIDTH, Page
from bot.files.drawing.parts import Box, Panel, Picture, Stroke
from bot.files.drawing.signs import sign
from conversations.attachment import Cell, CellState, Grid
from conversations.line import Line

MOST_COLUMNS = 8
MOST_ROWS = 100
"""Rows that still make a photo; more than 30 can hardly be read."""
_LABEL_SIZES = (36, 32, 28)
_NARROWEST, _WIDEST = 84, 132
"""Pixels of a column."""
_SHORTEST_LABEL = 180
_BETWEEN = 20
"""Pixels between labels and fields."""


@dataclass(frozen=True, slots=True)
class _Measures:
    """Pixels: how wide a column and how high a row is, where the first column begins; in the fields the size of signs and words, and
    whether the words stand below the sign instead of beside it."""

    column: float
    row: float
    first: float
    sign: float
    words: int
    below: bool


def grid_picture(grid: Grid, say: Callable[[Line], str]) -> Picture:
    """Lay it out; `say` words a line. Raises ValueError for more columns or rows than fit, or rows that are not as long as the header."""
    if len(grid.columns) > MOST_COLUMNS or len(grid.rows) > MOST_ROWS:
        raise ValueError(f"a grid of {len(grid.columns)} by {len(grid.rows)}")
    labels = [clean(say(row.label)) for row in grid.rows]
    measures = _measures(grid, labels)
    page = Page()
    page.title(say(grid.title))
    _header(page, [say(column) for column in grid.columns], measures)
    for index, (row, label) in enumerate(zip(grid.rows, labels, strict=True)):
        if index % 2 == 0:
            page.shapes.append(Panel(Box(MARGIN - 12, page.down, WIDTH - MARGIN + 12, page.down + measures.row), ZEBRA, radius=12))
        _label(page, label, measures)
        for column, (cell, _) in enumerate(zip(row.cells, grid.columns, strict=True)):
            left = measures.first + column * measures.column
            _field(page, cell, Box(left, page.down, left + measures.column, page.down + measures.row).grown(-4), measures)
        page.down += measures.row
    if grid.legend:
        page.down += 24
        _legend(page, [(state, clean(say(line))) for state, line in grid.legend])
    page.down += 10
    page.foot([say(line) for line in grid.foot])
    return page.picture()


def _measures(grid: Grid, labels: Sequence[str]) -> _Measures:
    row = 92.0 if len(labels) <= 12 else 76.0 if len(labels) <= 20 else 66.0
    longest = max((width(label, _LABEL_SIZES[0]) for label in labels), default=0) + _BETWEEN
    count = max(1, len(grid.columns))
    column = min(max((ROOM - max(longest, _SHORTEST_LABEL)) / count, _NARROWEST), _WIDEST)
    texts = [clean(cell.text) for each in grid.rows for cell in each.cells if cell.text]
    mark = min(34.0, row * 0.42)
    beside = next((size for size in (32, 29, 26) if all(_fits(text, size, column - mark - 26) for text in texts)), None)
    below = next((size for size in (28, 26, 24, 22) if size <= row * 0.37 and all(_fits(text, size, column - 18) for text in texts)), 20)
    first = WIDTH - MARGIN - column * len(grid.columns)
    if beside is None:
        return _Measures(column, row, first, min(mark, row - 8 - below * LINE - 4), below, below=True)
    return _Measures(column, row, first, mark, beside, below=False)


def _fits(text: str, size: int, room: float) -> bool:
    return width(text, size, bold=True) <= room


def _header(page: Page, columns: Sequence[str], measures: _Measures) -> None:
    if not columns:
        return
    size, lines = _heading(columns, measures.column - 8)
    high = max(len(each) for each in lines) * size * LINE
    for column, each in enumerate(lines):
        left, top = measures.first + column * measures.column, page.down + high - len(each) * size * LINE
        for index, line in enumerate(each):
            box = Box(left, top + index * size * LINE, left + measures.column, top + (index + 1) * size * LINE)
            page.write_centred(line, box, size, QUIET)
    page.down += high + 8
    page.shapes.append(Stroke(((MARGIN - 8, page.down), (WIDTH - MARGIN + 8, page.down)), 2, RULE))
    page.down += 8


def _heading(columns: Sequence[str], room: float) -> tuple[int, list[list[str]]]:
    """The largest size at which every word of every heading has room, in at most three lines; else the smallest, cut."""
    plain = [clean(column) for column in columns]
    for size in (32, 29, 26, 23):
        if all(width(word, size) <= room for column in plain for word in column.split(" ")):
            break
    return size, [wrapped(column, size, room, 3) for column in plain]


def _label(page: Page, label: str, measures: _Measures) -> None:
    room = measures.first - MARGIN - _BETWEEN
    middle = page.down + measures.row / 2
    size = next((size for size in _LABEL_SIZES if width(label, size) <= room), None)
    if size is not None:
        page.write(label, MARGIN, middle, size, INK)
        return
    size = _LABEL_SIZES[-1]
    lines = wrapped(label, size, room, 99)
    if len(lines) > 2 or 2 * size * LINE > measures.row:
        page.write(cut(label, size, room, middle=True), MARGIN, middle, size, INK)
        return
    for index, line in enumerate(lines):
        page.write(line, MARGIN, middle + (index - 0.5) * size * LINE, size, INK)


def _field(page: Page, cell: Cell, box: Box, measures: _Measures) -> None:
    look = LOOKS[cell.state]
    if cell.state is not CellState.NOTHING:
        page.shapes.append(Panel(box, look.fill, 10, look.edge, 3 if look.edge else 0))
    across, down = box.middle
    text = cut(clean(cell.text), measures.words, box.width - 8 - (0 if measures.below else measures.sign + 4), bold=True)
    wide = width(text, measures.words, bold=True) if text else 0
    if not text:
        _sign(page, cell.state, across, down, measures.sign)
    elif measures.below:
        high = measures.sign + measures.words * LINE
        _sign(page, cell.state, across, down - high / 2 + measures.sign / 2, measures.sign)
        page.write(text, across - wide / 2, down + high / 2 - measures.words * LINE / 2, measures.words, look.ink, bold=True)
    else:
        left = across - (measures.sign + 6 + wide) / 2
        _sign(page, cell.state, left + measures.sign / 2, down, measures.sign)
        page.write(text, left + measures.sign + 6, down, measures.words, look.ink, bold=True)


def _sign(page: Page, state: CellState, across: float, down: float, size: float) -> None:
    box = Box(across - size / 2, down - size / 2, across + size / 2, down + size / 2)
    page.kept.append(box)
    page.shapes.extend(sign(state, box, LOOKS[state].ink))


_LEGEND = 32
_LEGEND_MARK = 46


def _legend(page: Page, legend: Sequence[tuple[CellState, str]]) -> None:
    """Signs and their words one after another, as many in a line as have room."""
    left = float(MARGIN)
    line = _LEGEND_MARK + 12
    for state, words in legend:
        shown = cut(words, _LEGEND, ROOM - _LEGEND_MARK - 12)
        wide = _LEGEND_MARK + 12 + width(shown, _LEGEND)
        if left > MARGIN and left + wide > WIDTH - MARGIN:
            left, page.down = MARGIN, page.down + line
        look = LOOKS[state]
        mark = Box(left, page.down, left + _LEGEND_MARK, page.down + _LEGEND_MARK)
        page.shapes.append(Panel(mark, look.fill, 8, look.edge or (RULE if state is CellState.NOTHING else None), 3 if look.edge else 1))
        _sign(page, state, *mark.middle, 28)
        page.write(shown, mark.right + 12, mark.middle[1], _LEGEND, INK)
        left += wide + 32
    page.down += line
