"""The parts of an Office Open XML workbook as expat parsers: relations, list of sheets, shared texts, cells, merges.

Namespaces are not looked at: the transitional and the strict flavour use other addresses for the same elements.
"""

import re
from xml.parsers import expat

from bot.files.cells import Cell, Merge, Row, UnreadableFileError, number_cell

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?[A-Z]{1,3}\$?([0-9]{1,7})")
_DIGITS = "0123456789"
_MOST_TOKEN_BYTES = 4 * 1024 * 1024
_MOST_NAMES = 5_000
_MOST_DEPTH = 100
_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576


def plain_text(stored: str) -> str:
    """Undo `_x000A_` escapes (ST_Xstring). NUL and halves of surrogate pairs stay escaped: no database takes them."""
    return _ESCAPED.sub(_unescape, stored) if "_x" in stored else stored


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)


def column_index(letters: str) -> int:
    """0-based column of its letters: A is 0, XFD is 16383."""
    index = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise UnreadableFileError("a cell without a place")
        index = index * 26 + ord(letter) - 64
    if not 1 <= index <= _MOST_COLUMNS:
        raise UnreadableFileError("a cell outside the sheet")
    return index - 1


class PartParser:
    """A part fed in chunks; anything but well-formed XML without a DOCTYPE is an `UnreadableFileError`."""

    def __init__(self) -> None:
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start_element
        self._expat.EndElementHandler = self._end_element
        self._expat.StartDoctypeDeclHandler = self._refuse_doctype
        self._fed = 0
        self._depth = 0

    def feed(self, chunk: bytes) -> None:
        """Parse the next bytes."""
        self._parse(chunk, False)

    def close(self) -> None:
        """There is no more: what is open now is missing its end."""
        self._parse(b"", True)

    def _parse(self, chunk: bytes, final: bool) -> None:
        try:
            self._expat.Parse(chunk, final)
        except expat.ExpatError as error:
            raise UnreadableFileError("a part is no XML") from error
        # Expat looks at an unfinished tag or comment anew with every chunk: an endless one would take minutes.
        # It also keeps every name that it has seen.
        self._fed += len(chunk)
        if self._fed - self._expat.CurrentByteIndex > _MOST_TOKEN_BYTES or len(self._expat.intern) > _MOST_NAMES:
            raise UnreadableFileError("a part that no spreadsheet program writes")

    def _start_element(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise UnreadableFileError("elements in elements without an end")
        self.start(_local(name) if ":" in name else name, attributes)

    def _end_element(self, name: str) -> None:
        self._depth -= 1
        self.end(_local(name) if ":" in name else name)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; its name comes without its prefix."""

    def end(self, name: str) -> None:
        """An element ends."""

    @staticmethod
    def _refuse_doctype(*_: object) -> None:
        raise UnreadableFileError("a part with a DOCTYPE")  # workbooks have none; entities could blow up


class RelationParser(PartParser):
    """`_rels/*.rels`: (key, type, target) of every relation inside the package."""

    def __init__(self) -> None:
        super().__init__()
        self.relations: list[tuple[str, str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            key, kind, target = (attributes.get(name, "") for name in ("Id", "Type", "Target"))
            if key and kind and target:
                self.relations.append((key, kind, target))


class WorkbookParser(PartParser):
    """`workbook.xml`: the relation keys of its sheets, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.is_workbook = False
        self.sheet_keys: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "workbook":
                self.is_workbook = True
            case "sheet":
                self.sheet_keys += [value for key, value in attributes.items() if _local(key) == "id" and ":" in key]


class StringParser(PartParser):
    """`sharedStrings.xml`: the texts; runs of rich text are joined, phonetic guides (`rPh`) left out."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self._pieces: list[str] = []
        self._guides = 0
        self._collect = self._pieces.append

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        match name:
            case "si":
                self._pieces.clear()
            case "t" if not self._guides:
                self._expat.CharacterDataHandler = self._collect
            case "rPh":
                self._guides += 1

    def end(self, name: str) -> None:
        match name:
            case "si":
                self.strings.append(plain_text("".join(self._pieces)))
            case "t":
                self._expat.CharacterDataHandler = None
            case "rPh":
                self._guides -= 1


class MergeParser(PartParser):
    """The merged areas of a worksheet that span several rows."""

    def __init__(self) -> None:
        super().__init__()
        self.merges: list[Merge] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "mergeCell":
            area = _AREA.fullmatch(attributes.get("ref", ""))
            if area and int(area[3]) > int(area[2]):
                self.merges.append(Merge(int(area[2]), int(area[3]), column_index(area[1])))


class SheetParser(PartParser):
    """The cells of a worksheet, row by row: take the rows after every chunk."""

    def __init__(self, strings: list[str]) -> None:
        super().__init__()
        self._strings = strings
        self._rows: list[Row] = []
        self._cells: dict[int, Cell] = {}
        self._row = 0
        self._column = -1
        self._type = "n"
        self._pieces: list[str] = []
        self._guides = 0
        self._columns: dict[str, int] = {}
        self._begun = False
        self._collect = self._pieces.append

    def take_rows(self) -> list[Row]:
        """The rows that were finished since the last call, without those that hold nothing."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "v" or (name == "t" and not self._guides):
            self._expat.CharacterDataHandler = self._collect
        elif name == "row":
            self._start_row(attributes.get("r"))
        elif name == "rPh":
            self._guides += 1
        elif not self._begun and name != "worksheet":
            raise UnreadableFileError("no worksheet")
        self._begun = True

    def _start_row(self, number: str | None) -> None:
        # Without a number the row follows the one before; a number that goes back would hide rows.
        try:
            row = self._row + 1 if number is None else int(number)
        except ValueError as error:
            raise UnreadableFileError("a row without a number") from error
        if not self._row < row <= _MOST_ROWS:
            raise UnreadableFileError("rows out of order")
        self._row, self._column, self._cells = row, -1, {}

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        if place is None:
            self._column += 1
        else:
            letters = place.rstrip(_DIGITS)
            column = self._columns.get(letters)
            if column is None:
                column = self._columns[letters] = column_index(letters)
            self._column = column
        self._type = attributes.get("t", "n")
        self._pieces.clear()

    def end(self, name: str) -> None:
        if name == "c":
            if self._pieces:
                self._end_cell("".join(self._pieces))
        elif name in ("v", "t"):
            self._expat.CharacterDataHandler = None
        elif name == "row":
            if self._cells:
                self._rows.append(Row(self._row, self._cells))
        elif name == "rPh":
            self._guides -= 1

    def _end_cell(self, stored: str) -> None:
        match self._type:
            case "n":
                self._cells[self._column] = number_cell(stored)
            case "s":
                self._cells[self._column] = self._shared(stored)
            case "b":
                self._cells[self._column] = "TRUE" if stored.strip() == "1" else "FALSE"
            case _:
                self._cells[self._column] = plain_text(stored)

    def _shared(self, index: str) -> str:
        try:
            return self._strings[int(index)] if index.isdigit() else ""
        except (IndexError, ValueError) as error:
            raise UnreadableFileError("a text that is not there") from error


def _local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]
