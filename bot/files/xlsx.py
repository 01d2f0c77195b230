"""Office Open XML workbooks (.xlsx), streamed from their zip part by part with expat.

Why not a library: a number must be read as its digits whatever its number format (a phone shown as a date), a stray
cell in the last row must not cost a gigabyte, and a zip bomb must not be unpacked. Pictures, styles and all other parts
are never opened. Rules of the parts: ECMA-376 part 1, 18.3 (worksheets), 18.4 (shared strings), 22.9.2.19 (ST_Xstring).
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from bot.files.cells import Merge, Row, TooLargeFileError, UnreadableFileError
from bot.files.xlsx_parts import MergeParser, PartParser, RelationParser, SheetParser, StringParser, WorkbookParser

MOST_PART_BYTES = 64 * 1024 * 1024
"""Unpacked size of one sheet: some 20,000 rows of 60 columns."""
MOST_STRING_BYTES = 32 * 1024 * 1024
"""Unpacked size of the shared texts, which are held in memory."""
MOST_READ_BYTES = 192 * 1024 * 1024
"""What is unpacked of one file in all, however many sheets it has."""
MOST_PARTS = 20_000
"""Files in the archive, pictures included; the directory of more would fill the memory."""
_ENTRY = b"PK\x01\x02"
_CHUNK = 256 * 1024


class Workbook:
    """An opened workbook; errors are `UnreadableFileError` and `TooLargeFileError`, also while rows are read."""

    def __init__(self, content: bytes) -> None:
        if content.count(_ENTRY) > MOST_PARTS:
            raise TooLargeFileError
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise UnreadableFileError("not a zip archive") from error
        # Some writers use backslashes or other letter case than the relations do.
        self._parts = {info.filename.replace("\\", "/").lower(): info for info in self._zip.infolist()}
        self._unpacked = 0
        self._strings: list[str] | None = None
        self._strings_part = ""
        self._sheet_parts = self._find_sheets()

    def sheets(self) -> list["WorkbookSheet"]:
        """The worksheets in workbook order, hidden ones included; chart sheets hold no cells."""
        return [WorkbookSheet(self, part) for part in self._sheet_parts]

    def strings(self) -> list[str]:
        """The shared texts, read once."""
        if self._strings is None:
            parser = StringParser()
            if self._strings_part in self._parts:
                self.feed(self._strings_part, parser, MOST_STRING_BYTES)
            self._strings = parser.strings
        return self._strings

    def feed(self, part: str, parser: PartParser, most: int = MOST_PART_BYTES) -> None:
        """Parse a whole part."""
        for chunk in self.chunks(part, most):
            parser.feed(chunk)
        parser.close()

    def chunks(self, part: str, most: int = MOST_PART_BYTES) -> Iterator[bytes]:
        """The unpacked bytes of a part. Its end is checked against the checksum, so drain it to know it is whole."""
        info = self._parts.get(part)
        if info is None or info.flag_bits & 1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableFileError("a part is missing, encrypted or packed in an unknown way")
        # zipfile never yields more than the size that the directory declares, so the declared size can be trusted.
        self._unpacked += info.file_size
        if info.file_size > most or self._unpacked > MOST_READ_BYTES:
            raise TooLargeFileError
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise UnreadableFileError("a part is damaged") from error

    def _find_sheets(self) -> list[str]:
        workbook = "xl/workbook.xml"
        for relation in self._relations("").values():
            if relation.kind == "officeDocument":
                workbook = relation.target
        if workbook not in self._parts:
            raise UnreadableFileError("no workbook inside")
        relations = self._relations(workbook)
        for relation in relations.values():
            if relation.kind == "sharedStrings":
                self._strings_part = relation.target
        parser = WorkbookParser()
        self.feed(workbook, parser)
        if not parser.is_workbook:
            raise UnreadableFileError("another kind of document")
        found = [relations.get(key) for key in parser.sheet_keys]
        return [relation.target for relation in found if relation is not None and relation.kind == "worksheet"]

    def _relations(self, part: str) -> dict[str, "Relation"]:
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels").lower()
        if listing not in self._parts:
            return {}
        parser = RelationParser()
        self.feed(listing, parser)
        return {
            key: Relation(kind.rpartition("/")[2], posixpath.normpath(posixpath.join("/", folder, target))[1:].lower())
            for key, kind, target in parser.relations
        }


class WorkbookSheet:
    """A worksheet of a workbook; see `bot.files.cells.Sheet`."""

    def __init__(self, workbook: Workbook, part: str) -> None:
        self._workbook = workbook
        self._part = part

    def rows(self) -> Iterator[Row]:
        parser = SheetParser(self._workbook.strings())
        for chunk in self._workbook.chunks(self._part):
            parser.feed(chunk)
            yield from parser.take_rows()
        parser.close()
        yield from parser.take_rows()

    def merges(self) -> list[Merge]:
        # Merged areas stand behind the cells; most sheets have none, and then nothing need be parsed to know it.
        seen, tail = False, b""
        for chunk in self._workbook.chunks(self._part):
            seen = seen or b"mergeCell" in tail + chunk
            tail = chunk[-len(b"mergeCell") :]
        if not seen:
            return []
        parser = MergeParser()
        self._workbook.feed(self._part, parser)
        return parser.merges


class Relation(NamedTuple):
    """What a part refers to: the last word of the relation's type, and the part's name as it is looked up."""

    kind: str
    target: str
