"""Text files of separated values (.csv): encoding, separator, records.

A record is a row: an empty line counts, and a quoted field with a line break in it is still one row. Every cell is text.
"""

import codecs
import csv
import re
from collections.abc import Callable, Iterator, Sequence

from bot.files.cells import Merge, Row, UnreadableFileError

SEPARATORS = (",", ";", "\t")
MOST_COLUMNS = 16_384
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")

HeaderScore = Callable[[Sequence[str]], int]
"""How many known headers a record holds; 0 when it is no header row."""


class DelimitedSheet:
    """A CSV file as a sheet; see `bot.files.cells.Sheet`. Nothing is merged in a text."""

    def __init__(self, content: bytes, header_score: HeaderScore) -> None:
        self._text = decode(content)
        self._separator = find_separator(self._text, header_score)

    def rows(self) -> Iterator[Row]:
        for number, record in enumerate(records(self._text, self._separator), start=1):
            if record:
                yield Row(number, {column: text for column, text in enumerate(record) if text})

    def merges(self) -> list[Merge]:
        return []


def decode(content: bytes) -> str:
    """UTF-8 with or without a byte order mark, or else GB18030. Binary content is an `UnreadableFileError`."""
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = content.decode("gb18030").removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            raise UnreadableFileError("neither UTF-8 nor GB18030") from error
    if "\0" in text:
        raise UnreadableFileError("a binary file")
    return text.rstrip("\x1a")  # DOS programs end a text with it


def find_separator(text: str, header_score: HeaderScore) -> str:
    """The separator that splits the header row into its headers; the comma where none makes a difference."""
    return max(SEPARATORS, key=lambda separator: _best_score(text, separator, header_score))


def _best_score(text: str, separator: str, header_score: HeaderScore) -> int:
    return next((score for record in records(text, separator) if (score := header_score(record))), 0)


def records(text: str, separator: str) -> Iterator[list[str]]:
    """The records of the text. A quote that is never closed runs to the end of the file."""
    # The csv module's limit on a field is one of the process; a field can be no longer than its file.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    return csv.reader(_lines(text, separator), delimiter=separator)


def _lines(text: str, separator: str) -> Iterator[str]:
    for line in _LINE.finditer(text):
        if line[0].count(separator) >= MOST_COLUMNS:
            raise UnreadableFileError("more columns than a sheet can have")
        yield line[0]
