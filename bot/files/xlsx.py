"""Office Open XML workbooks (.xlsx), read with openpyxl: its list of sheets and its cells, row by row.

Not `openpyxl.load_workbook`, for four reasons. It turns numbers into dates by their format, and a phone number shown as a
date into an error; a streamed sheet does not tell its merged areas; it fills up to a stray cell in the last row; and it
refuses files for an odd font or page set-up, which nobody asks for here. So only the two parts with data are handed to it.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from openpyxl.cell.text import Text
from openpyxl.packaging.relationship import get_dependents
from openpyxl.reader.workbook import WorkbookParser
from openpyxl.utils import range_boundaries
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

from bot.files.cells import Cell, Merge, Row, TooLargeFileError, UnreadableFileError, damage_is_unreadable
from bot.files.package import MOST_STRING_BYTES, Elements, Package

MOST_TEXTS = 1_000_000
"""Different texts of one workbook that are held in memory."""
_TEXT_TAG = f"{{{SHEET_MAIN_NS}}}si"
_FONT_TAG = f"{{{SHEET_MAIN_NS}}}rPr"
_MERGE_TAG = f"{{{SHEET_MAIN_NS}}}mergeCell"
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384


class Workbook:
    """An opened workbook; errors are `UnreadableFileError` and `TooLargeFileError`, also while rows are read."""

    def __init__(self, content: bytes) -> None:
        with damage_is_unreadable():
            self.package = Package(content)
            roots = get_dependents(self.package, "_rels/.rels")
            (workbook,) = (relation.target for relation in roots if relation.Type.endswith("/officeDocument"))
            self._parser = WorkbookParser(self.package, workbook, keep_links=False)
            self._parser.parse()
            if not self._parser.sheets:
                raise UnreadableFileError("another kind of document")
            relations = [relation for _, relation in self._parser.find_sheets()]
        self._sheet_parts = [relation.target for relation in relations if relation.Type.endswith("/worksheet")]
        self._strings: list[str] | None = None

    def sheets(self) -> list["WorkbookSheet"]:
        """The worksheets in workbook order, hidden ones included; chart sheets hold no cells."""
        return [WorkbookSheet(self, part) for part in self._sheet_parts]

    def strings(self) -> list[str]:
        """The shared texts, read once."""
        if self._strings is None:
            parts = (relation.target for relation in self._parser.rels.values() if relation.Type.endswith("/sharedStrings"))
            self._strings = [text for part in parts if part in self.package for text in self._read_strings(part)]
        return self._strings

    def _read_strings(self, part: str) -> Iterator[str]:
        elements = Elements(self.package.chunks(part, MOST_STRING_BYTES))
        count = 0
        for element in elements:
            if element.tag == _FONT_TAG:
                element.clear()  # openpyxl would refuse an odd font
            elif element.tag == _TEXT_TAG:
                yield Text.from_tree(element).content
                element.clear()
                elements.tags = 0
                count += 1
                if count > MOST_TEXTS:
                    raise TooLargeFileError


class WorkbookSheet:
    """A worksheet of a workbook; see `bot.files.cells.Sheet`."""

    def __init__(self, workbook: Workbook, part: str) -> None:
        self._workbook = workbook
        self._part = part

    def rows(self) -> Iterator[Row]:
        with damage_is_unreadable():
            # Without date formats numbers stay numbers, however they are displayed.
            parser = WorkSheetParser(None, self._workbook.strings(), data_only=True)
            before = 0
            for element in self._elements():
                if element.tag == ROW_TAG:
                    number, cells = parser.parse_row(element)
                    if not before < number <= _MOST_ROWS:
                        raise UnreadableFileError("rows out of order")  # they would hide others
                    before = number
                    if filled := _filled(cells):
                        yield Row(number, filled)

    def merges(self) -> list[Merge]:
        # Merged areas stand behind the cells; most sheets have none, and then nothing need be parsed to know it.
        with damage_is_unreadable():
            if not self._workbook.package.holds(self._part, b"mergeCell"):
                return []
            areas = (range_boundaries(element.get("ref")) for element in self._elements() if element.tag == _MERGE_TAG)
            return [Merge(top, bottom, left - 1) for left, top, _, bottom in areas if bottom > top]

    def _elements(self) -> Iterator[Element]:
        elements = Elements(self._workbook.package.chunks(self._part))
        rows = 0
        for element in elements:
            if element.tag in (ROW_TAG, _MERGE_TAG):
                yield element
            if element.tag in (ROW_TAG, _MERGE_TAG, _FONT_TAG):
                element.clear()
            if element.tag == ROW_TAG:
                elements.tags = 0
                rows += 1
                if rows > _MOST_ROWS:
                    raise UnreadableFileError("more rows than a sheet can have")


def _filled(cells: list[dict[str, Any]]) -> dict[int, Cell]:
    filled = {cell["column"] - 1: _cell(cell["value"]) for cell in cells if cell["value"] not in (None, "")}
    if filled and max(filled) >= _MOST_COLUMNS:
        raise UnreadableFileError("a cell outside the sheet")
    return filled


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return value
        case _:
            return _plain(str(value))


def _plain(text: str) -> str:
    """Undo `_x000A_` escapes (ST_Xstring), without NUL and halves of surrogate pairs: no database takes them."""
    if "_x" not in text:
        return text
    plain: str = unescape(text)
    return plain.replace("\0", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
