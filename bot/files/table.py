"""A table inside a file: its header row and the rows below, for rosters and for the operator's lists alike.

The rules are those of `tests/data/rosters/ROSTERS.md`: where the header row is, which rows are blank or footers, and
what merged cells give.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.files.cells import Cell, Row, Sheet
from bot.files.sheets import open_sheets

_FOOTERS = ("合计", "填表人", "制表日期")


class NoHeaderRowError(Exception):
    """No sheet has a header row."""


class TooManyRowsError(Exception):
    """The sheet has more data rows than asked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The headers of a table by field, in lower case without white space, and which fields make a row its header row."""

    headers: Mapping[str, frozenset[str]]
    is_header: Callable[[frozenset[str]], bool]

    def columns(self, row: Row) -> dict[str, int]:
        """The leftmost column of each field, when the row is the header row; else nothing."""
        found: dict[str, int] = {}
        for column in sorted(row.cells):
            cell = row.cells[column]
            if isinstance(cell, str):
                header = "".join(cell.split()).lower()
                for field, headers in self.headers.items():
                    if header in headers:
                        found.setdefault(field, column)
        return found if self.is_header(frozenset(found)) else {}

    def score(self, record: Sequence[str]) -> int:
        """How many fields a record of a CSV file heads, 0 when it is no header row."""
        return len(self.columns(Row(0, dict(enumerate(record)))))


@dataclass(frozen=True, slots=True)
class TableRow:
    """A data row: its 1-based sheet row and its filled cells by field, values of merged cells included."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """The first table of a file. Reading its rows goes on reading the file, and can raise what `read_table` raises."""

    fields: frozenset[str]
    rows: Iterator[TableRow]


def read_table(name: str, content: bytes, layout: Layout, most_rows: int) -> Table:
    """Find the first sheet that has a header row.

    Raises `UnreadableFileError`, `TooLargeFileError`, `NoHeaderRowError`; `TooManyRowsError` when all rows were read.
    """
    for sheet in open_sheets(name, content, layout.score):
        rows = _fill_merges(sheet)
        for row, _ in rows:
            columns = layout.columns(row)
            if columns:
                return Table(frozenset(columns), _data_rows(rows, columns, most_rows))
    raise NoHeaderRowError


def _data_rows(rows: Iterator[tuple[Row, Mapping[int, Cell]]], columns: Mapping[str, int], most: int) -> Iterator[TableRow]:
    count = 0
    for row, cells in rows:
        # A row is blank by what stands in it, not by what reaches it through a merge; a footer is judged with both.
        if not any(_is_filled(row.cells.get(column)) for column in columns.values()) or _is_footer(cells):
            continue
        count += 1
        if count <= most:  # the rest is still read: a file that is damaged further down is unreadable first
            values = ((field, cells.get(column)) for field, column in columns.items())
            yield TableRow(row.number, {field: cell for field, cell in values if cell is not None})
    if count > most:
        raise TooManyRowsError


def _fill_merges(sheet: Sheet) -> Iterator[tuple[Row, Mapping[int, Cell]]]:
    """Every row as it stands, and with the values of cells merged down over it."""
    begins: dict[int, list[tuple[int, int]]] = {}
    for merge in sheet.merges():
        begins.setdefault(merge.first_row, []).append((merge.column, merge.last_row))
    waiting = sorted(begins, reverse=True)
    reaching: dict[int, tuple[int, Cell | None]] = {}  # column -> last row, value; areas never overlap
    for row in sheet.rows():
        while waiting and waiting[-1] < row.number:  # areas that begin in rows without a filled cell
            reaching.update(_reach(begins[waiting.pop()], {}))
        reaching = {column: reach for column, reach in reaching.items() if reach[0] >= row.number}
        yield row, _merged(row.cells, reaching)
        if waiting and waiting[-1] == row.number:
            reaching.update(_reach(begins[waiting.pop()], row.cells))


def _reach(areas: Iterable[tuple[int, int]], cells: Mapping[int, Cell]) -> dict[int, tuple[int, Cell | None]]:
    return {column: (last, cells.get(column)) for column, last in areas}


def _merged(cells: Mapping[int, Cell], reaching: Mapping[int, tuple[int, Cell | None]]) -> Mapping[int, Cell]:
    if not reaching:
        return cells
    values = {column: value for column, (_, value) in reaching.items()}
    return {column: cell for column, cell in {**cells, **values}.items() if cell is not None}


def _is_filled(cell: Cell | None) -> bool:
    return cell is not None and not (isinstance(cell, str) and (not cell or cell.isspace()))


def _is_footer(cells: Mapping[int, Cell]) -> bool:
    for column in sorted(cells):
        cell = cells[column]
        if _is_filled(cell):
            return isinstance(cell, str) and "".join(cell.split()).startswith(_FOOTERS)
    return False
