"""Excel 97-2003 workbooks (.xls, BIFF8), read with xlrd, which leaves numbers as they are stored, whatever their format."""

import io
from collections.abc import Iterator

import xlrd
from xlrd.biffh import biff_text_from_num, error_text_from_code

from bot.files.cells import Cell, Merge, Row, UnreadableFileError, damage_is_unreadable

_BIFF8 = 80


def open_xls(content: bytes) -> list["BinarySheet"]:
    """The worksheets of a workbook in its order, hidden ones included."""
    with damage_is_unreadable():
        book = xlrd.open_workbook(
            file_contents=content,
            logfile=io.StringIO(),
            on_demand=True,
            ragged_rows=True,  # a stray cell far away costs nothing
            formatting_info=True,  # without it merged areas are left out
            ignore_workbook_corruption=True,  # PHPExcel and others list a sector twice, which does no harm
        )
        if book.biff_version != _BIFF8:
            raise UnreadableFileError(f"BIFF {biff_text_from_num[book.biff_version]}")
        return [BinarySheet(book, index) for index in range(book.nsheets)]


class BinarySheet:
    """A worksheet of an .xls workbook; see `bot.files.cells.Sheet`."""

    def __init__(self, book: xlrd.Book, index: int) -> None:
        self._book = book
        self._index = index

    def rows(self) -> Iterator[Row]:
        with damage_is_unreadable():
            sheet = self._book.sheet_by_index(self._index)
            for row in range(sheet.nrows):
                cells = zip(sheet.row_types(row), sheet.row_values(row), strict=True)
                filled = {column: _cell(kind, value) for column, (kind, value) in enumerate(cells) if value != ""}
                if filled:
                    yield Row(row + 1, filled)

    def merges(self) -> list[Merge]:
        with damage_is_unreadable():
            areas = self._book.sheet_by_index(self._index).merged_cells
            return [Merge(top + 1, below, left) for top, below, left, _ in areas if below - top > 1]


def _cell(kind: int, value: str | int | float) -> Cell:
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == xlrd.XL_CELL_ERROR:
        return str(error_text_from_code.get(value, "#N/A"))
    return value.replace("\0", "") if isinstance(value, str) else value  # no database takes NUL
