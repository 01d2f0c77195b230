"""What every sheet reader yields: rows of cells with their true row numbers, merged areas, and the errors of opening.

Rows are streamed, so that a sheet of any length costs little memory; only rows that hold something are yielded.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Protocol

Cell = str | int | float
"""A text (also a formula's cached text, TRUE/FALSE or an error such as #N/A), or the number of a number cell."""


SERIAL_BEGIN = datetime(1899, 12, 30)  # noqa: DTZ001 - the day 0 of spreadsheets has no zone
MOST_SERIAL = 100_000
"""Days up to which a number in a column of times is the serial number of a moment (the year 2173)."""


class UnreadableFileError(Exception):
    """The file is damaged, or is not what its extension says."""


class TooLargeFileError(Exception):
    """The file, or what it unpacks to, is larger than is read."""


@contextmanager
def damage_is_unreadable() -> Iterator[None]:
    """Whatever a library raises over a file becomes `UnreadableFileError`: what it stumbles over is never told reliably."""
    try:
        yield
    except (UnreadableFileError, TooLargeFileError):
        raise
    except Exception as error:
        raise UnreadableFileError(type(error).__name__) from error


@dataclass(frozen=True, slots=True)
class Row:
    """A sheet row: its 1-based number and its filled cells by 0-based column."""

    number: int
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged area: 1-based rows, last one included, and its 0-based leftmost column, where its value stands."""

    first_row: int
    last_row: int
    column: int


class Sheet(Protocol):
    """A sheet that can be read once or more, from the top each time. Both methods raise the errors above."""

    def rows(self) -> Iterator[Row]:
        """Rows in ascending order; rows without a filled cell may be left out."""

    def merges(self) -> list[Merge]:
        """Areas merged over more than one row."""


def cell_text(cell: Cell | None) -> str:
    """A cell as text: a whole number as its digits, never with decimals or an exponent, however it is stored."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and not cell.is_integer():
        return format(Decimal(repr(cell)), "f")
    return str(int(cell))


def serial_moment(days: float) -> datetime:
    """The moment of a spreadsheet's number of days, to the minute, without a zone. `days` from 0 to `MOST_SERIAL`."""
    return SERIAL_BEGIN + timedelta(minutes=round(days * 24 * 60))
