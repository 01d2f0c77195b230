"""Opens what a person uploads: .xlsx, .xls or .csv, by the extension of its name, as sheets of rows."""

from collections.abc import Sequence
from pathlib import PurePath

from bot.files.cells import Sheet, TooLargeFileError, UnreadableFileError
from bot.files.delimited import DelimitedSheet, HeaderScore

MOST_BYTES = 20 * 1024 * 1024
"""The largest file that a bot can download from Telegram; pictures in it count, though they are never looked at."""


def open_sheets(name: str, content: bytes, header_score: HeaderScore) -> Sequence[Sheet]:
    """The sheets in workbook order.

    `header_score` tells how many known headers a row of texts holds; by it the separator of a CSV file is found.
    Raises `UnreadableFileError` for what its extension does not say, or another extension; `TooLargeFileError`.
    """
    if len(content) > MOST_BYTES:
        raise TooLargeFileError
    # The libraries for workbooks cost 25 MB: only who reads one imports them.
    match PurePath(name).suffix.lower():
        case ".xlsx":
            from bot.files.xlsx import Workbook

            return Workbook(content).sheets()
        case ".xls":
            from bot.files.xls import open_xls

            return open_xls(content)
        case ".csv":
            return [DelimitedSheet(content, header_score)]
        case _:
            raise UnreadableFileError("neither .xlsx nor .xls nor .csv")
