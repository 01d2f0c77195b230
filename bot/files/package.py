"""The zip archive of an .xlsx workbook: unpacks the parts that are asked for, and no more than fits into memory.

openpyxl leaves this to whoever calls it: https://openpyxl.readthedocs.io/en/stable/#security. Pictures, styles and all
other parts are never unpacked.
"""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, TreeBuilder

from defusedxml.ElementTree import DefusedXMLParser, iterparse

from bot.files.cells import TooLargeFileError, UnreadableFileError

MOST_PART_BYTES = 64 * 1024 * 1024
"""Unpacked size of one sheet: some 20,000 rows of 60 columns."""
MOST_STRING_BYTES = 32 * 1024 * 1024
"""Unpacked size of the shared texts, which are held in memory."""
MOST_INDEX_BYTES = 8 * 1024 * 1024
"""Unpacked size of a part that lists others."""
MOST_READ_BYTES = 192 * 1024 * 1024
"""What is unpacked of one file in all, however many sheets it has."""
MOST_PARTS = 20_000
"""Files in the archive, pictures included; the directory of more would fill the memory."""
_ENTRY = b"PK\x01\x02"
_CHUNK = 256 * 1024
_MOST_TOKEN_BYTES = 4 * 1024 * 1024
_MOST_TAGS = 500_000
_MOST_NAMES = 5_000
_STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class Package:
    """The parts of a workbook by name; openpyxl takes it for a `ZipFile`."""

    def __init__(self, content: bytes) -> None:
        if content.count(_ENTRY) > MOST_PARTS:
            raise TooLargeFileError
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        # Some writers use backslashes or other letter case than the relations do.
        self._parts = {info.filename.replace("\\", "/").lower(): info for info in self._zip.infolist()}
        self._unpacked = 0

    def __contains__(self, part: object) -> bool:
        return isinstance(part, str) and part.lower() in self._parts

    def read(self, part: str) -> bytes:
        """A small part as a whole."""
        return b"".join(self.chunks(part, MOST_INDEX_BYTES))

    def chunks(self, part: str, most: int = MOST_PART_BYTES) -> Iterator[bytes]:
        """The unpacked bytes of a part. Its end is checked against the checksum, so drain it to know it is whole."""
        info = self._parts[part.lower()]
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableFileError("packed in an unknown way")
        # zipfile never yields more than the size that the directory declares, so the declared size can be trusted.
        self._unpacked += info.file_size
        if info.file_size > most or self._unpacked > MOST_READ_BYTES:
            raise TooLargeFileError
        with self._zip.open(info) as stream:
            for chunk in iter(lambda: stream.read(_CHUNK), b""):
                yield _transitional(chunk)

    def holds(self, part: str, word: bytes) -> bool:
        """Whether a part holds these bytes; found without parsing it."""
        tail = b""
        for chunk in self.chunks(part):
            if word in tail + chunk:
                return True
            tail = chunk[-len(word) :]
        return False


def _transitional(chunk: bytes) -> bytes:
    """Strict workbooks in the transitional flavour: openpyxl does not know their addresses of the same elements."""
    if b"purl.oclc.org" in chunk:
        for strict, transitional in _STRICT.items():
            chunk = chunk.replace(strict, transitional)
    return chunk


class Elements:
    """The elements of a part as they end; clear the large ones.

    A DOCTYPE is an error: workbooks have none, and entities could blow up.
    """

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._parser = DefusedXMLParser(target=TreeBuilder(), forbid_dtd=True)
        self._fed = 0
        self.tags = 0
        """Tags since whoever clears the elements set it to 0; what they stand for is in memory until then."""

    def __iter__(self) -> Iterator[Element]:
        for _, element in iterparse(self, parser=self._parser):
            yield element

    def read(self, _size: int) -> bytes:
        """The next bytes for the parser, while it can live with those that it has."""
        expat = self._parser.parser
        # Expat looks at an unfinished tag or comment anew with every chunk: an endless one would take minutes.
        # It also keeps every name that it has seen.
        if self._fed - expat.CurrentByteIndex > _MOST_TOKEN_BYTES or len(expat.intern) > _MOST_NAMES or self.tags > _MOST_TAGS:
            raise UnreadableFileError("a part that no spreadsheet program writes")
        chunk = next(self._chunks, b"")
        self._fed += len(chunk)
        self.tags += chunk.count(b"<")
        return chunk
