"""Excel 97-2003 workbooks (.xls, BIFF8), read record by record ([MS-XLS]).

Like the reader of .xlsx it takes a number as it is stored, whatever its number format, and holds filled cells only.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from bot.files.cells import Cell, Merge, Row, TooLargeFileError, UnreadableFileError
from bot.files.compound import CompoundFile
from bot.files.xls_strings import Segments, decode_rk

MOST_CELLS = 1_000_000
"""Filled cells of one sheet that are held in memory."""

_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _SST, _CONTINUE = 0x0809, 0x000A, 0x002F, 0x0085, 0x00FC, 0x003C
_LABELSST, _LABEL, _RSTRING, _NUMBER, _RK, _MULRK = 0x00FD, 0x0204, 0x00D6, 0x0203, 0x027E, 0x00BD
_FORMULA, _STRING, _BOOLERR, _MERGED = 0x0006, 0x0207, 0x0205, 0x00E5
_BIFF8 = 0x0600
_WORKSHEET = 0
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


class Record(NamedTuple):
    """A record of a substream; a long one goes on in further bodies."""

    kind: int
    bodies: list[bytes]

    @property
    def body(self) -> bytes:
        return self.bodies[0]


def open_xls(content: bytes) -> list["BinarySheet"]:
    """The worksheets of a workbook in its order, hidden ones included."""
    stream = CompoundFile(content).stream("Workbook")
    if stream is None:
        raise UnreadableFileError("no BIFF8 workbook inside")
    places: list[int] = []
    strings: list[str] = []
    try:
        for record in _records(stream, 0):
            if record.kind == _FILEPASS:
                raise UnreadableFileError("locked with a password")
            if record.kind == _BOUNDSHEET and record.body[5] == _WORKSHEET:
                places.append(struct.unpack_from("<I", record.body)[0])
            elif record.kind == _SST:
                strings = Segments(record.bodies).shared_strings()
    except (struct.error, IndexError) as error:
        raise UnreadableFileError("a record is cut off") from error
    return [BinarySheet(stream, place, strings) for place in places]


class BinarySheet:
    """A worksheet of an .xls workbook; see `bot.files.cells.Sheet`."""

    def __init__(self, stream: bytes, place: int, strings: list[str]) -> None:
        self._stream = stream
        self._place = place
        self._strings = strings

    def rows(self) -> Iterator[Row]:
        # Some writers store cells in the order in which they were set, so rows are known only at the end.
        rows: dict[int, dict[int, Cell]] = {}
        count = 0
        try:
            for row, column, cell in self._cells():
                if cell == "":
                    continue
                rows.setdefault(row, {})[column] = cell
                count += 1
                if count > MOST_CELLS:
                    raise TooLargeFileError
        except (struct.error, IndexError) as error:
            raise UnreadableFileError("a record is cut off") from error
        for row in sorted(rows):
            yield Row(row + 1, rows.pop(row))

    def merges(self) -> list[Merge]:
        found: list[Merge] = []
        try:
            for record in _records(self._stream, self._place):
                if record.kind == _MERGED:
                    (count,) = struct.unpack_from("<H", record.body)
                    areas = (struct.unpack_from("<3H", record.body, 2 + 8 * index) for index in range(count))
                    found += [Merge(first + 1, last + 1, column) for first, last, column in areas if last > first]
        except struct.error as error:
            raise UnreadableFileError("a record is cut off") from error
        return found

    def _cells(self) -> Iterator[tuple[int, int, Cell]]:
        formula = (0, 0)  # the text of a formula follows it in a record of its own
        for kind, bodies in _records(self._stream, self._place):
            if kind == _STRING:
                yield *formula, Segments(bodies).text()
            elif kind in _READERS:
                row, column = struct.unpack_from("<HH", bodies[0])
                yield row, column, _READERS[kind](bodies)
            elif kind == _LABELSST:
                row, column, _, index = struct.unpack_from("<HHHI", bodies[0])
                yield row, column, self._strings[index]
            elif kind == _FORMULA:
                formula = struct.unpack_from("<HH", bodies[0])
                yield *formula, _formula_value(bodies[0])
            elif kind == _MULRK:
                row, column = struct.unpack_from("<HH", bodies[0])
                for offset in range(4, len(bodies[0]) - 7, 6):
                    yield row, column + (offset - 4) // 6, decode_rk(bodies[0], offset + 2)


def _number(bodies: list[bytes]) -> Cell:
    value: float = struct.unpack_from("<d", bodies[0], 6)[0]
    return value if abs(value) < float("inf") else str(value)


def _label(bodies: list[bytes]) -> Cell:
    return Segments([bodies[0][6:], *bodies[1:]]).text()


def _bool_or_error(bodies: list[bytes]) -> Cell:
    return _flag(bodies[0][6], is_error=bool(bodies[0][7]))


def _flag(value: int, *, is_error: bool) -> str:
    if is_error:
        return _ERRORS.get(value, "#N/A")
    return "TRUE" if value else "FALSE"


def _formula_value(body: bytes) -> Cell:
    """The cached value: a number, or where its upper half is 0xFFFF a text to follow, a boolean, an error or nothing."""
    if body[12:14] != b"\xff\xff":
        return _number([body])
    if body[6] in (1, 2):
        return _flag(body[8], is_error=body[6] == 2)
    return ""


_READERS = {
    _NUMBER: _number,
    _RK: lambda bodies: decode_rk(bodies[0], 6),
    _LABEL: _label,
    _RSTRING: _label,
    _BOOLERR: _bool_or_error,
}


def _records(stream: bytes, place: int) -> Iterator[Record]:
    """The records of the substream that begins at `place`, without those of charts embedded in it."""
    depth = 0
    for record in _all_records(stream, place):
        if record.kind == _BOF:
            depth += 1
            if struct.unpack_from("<H", record.body)[0] != _BIFF8:
                raise UnreadableFileError("older than BIFF8")
        elif depth == 0:
            raise UnreadableFileError("a sheet without a beginning")
        elif record.kind == _EOF:
            depth -= 1
            if depth == 0:
                return
        elif depth == 1:
            yield record
    raise UnreadableFileError("a sheet without an end")


def _all_records(stream: bytes, place: int) -> Iterator[Record]:
    held: Record | None = None
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        body = stream[place + 4 : place + 4 + length]
        if len(body) < length:
            raise UnreadableFileError("a record is cut off")
        place += 4 + length
        if kind == _CONTINUE and held is not None:
            held.bodies.append(body)
            continue
        if held is not None:
            yield held
        held = Record(kind, [body])
    if held is not None:
        yield held
