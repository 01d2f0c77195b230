"""What the operator's lists have in common: required columns, bad rows told with their reason, good ones kept."""

from collections.abc import Callable, Container, Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from bot.files.cells import Cell, TooLargeFileError, UnreadableFileError, cell_text
from bot.files.table import Layout, NoHeaderRowError, TableRow, TooManyRowsError, read_table
from conversations.roster_file import clean_text

MOST_ROWS = 300_000
"""Rows of one list: three times a province's enterprises."""

T = TypeVar("T")


class Reason(StrEnum):
    """Why a row was not taken."""

    MISSING = "missing"
    BAD_NAME = "bad_name"
    BAD_CODE = "bad_code"
    BAD_CREDIT_CODE = "bad_credit_code"
    UNKNOWN_ENTERPRISE = "unknown_enterprise"
    UNKNOWN_DIVISION = "unknown_division"
    UNKNOWN_SECTOR = "unknown_sector"
    UNKNOWN_LEVEL = "unknown_level"
    LEVEL_DOES_NOT_FIT = "level_does_not_fit"
    BAD_HEADCOUNT = "bad_headcount"
    BAD_YES_NO = "bad_yes_no"
    BAD_PHONE = "bad_phone"
    UNKNOWN_PLACE = "unknown_place"
    AMBIGUOUS_PLACE = "ambiguous_place"
    CODE_DOES_NOT_FIT = "code_does_not_fit"
    UNKNOWN_RISK = "unknown_risk"
    BAD_MOMENT = "bad_moment"
    FAR_MOMENT = "far_moment"
    DUPLICATE = "duplicate"


class ListRejection(StrEnum):
    """Why nothing of a list was taken."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    MISSING_COLUMN = "missing_column"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A value for which a row was left out. It carries no value, so it may be logged. `row` is 1-based.

    `column` is the header as the sample files write it; `of_row` the row that a duplicate repeats.
    """

    row: int
    column: str
    reason: Reason
    of_row: int | None = None


@dataclass(frozen=True, slots=True)
class RejectedList:
    """A list of which nothing was taken; `missing` names the columns that it should have."""

    reason: ListRejection
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadList(Generic[T]):
    """The good rows, and what is wrong with the others, both in sheet order."""

    rows: tuple[T, ...]
    bad_rows: tuple[BadRow, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its header, other headers that mean it, whether the list must have it, and every row fill it."""

    header: str
    synonyms: tuple[str, ...] = ()
    required: bool = True
    filled: bool = True


@dataclass(slots=True)
class RowReader:
    """One row being read: values are fetched cleaned, and whatever is wrong is noted."""

    row: TableRow
    columns: Mapping[str, Column]
    bad: list[BadRow] = field(default_factory=list)

    def cell(self, name: str) -> Cell | None:
        """The cell as it is stored."""
        return self.row.cells.get(name)

    def text(self, name: str) -> str:
        """The cell as cleaned text; an empty one of a required column is noted as missing."""
        text = clean_text(cell_text(self.cell(name)))
        column = self.columns[name]
        if not text and column.required and column.filled:
            self.note(name, Reason.MISSING)
        return text

    def note(self, name: str, reason: Reason, of_row: int | None = None) -> None:
        """The row cannot be taken."""
        self.bad.append(BadRow(self.row.number, self.columns[name].header, reason, of_row))


@dataclass(frozen=True, slots=True)
class ListKind(Generic[T]):
    """A kind of list: its columns by field, and what makes two rows the same, told at the column of the field `key`. Of the fields
    `any_of` the list must have one."""

    columns: Mapping[str, Column]
    key: str
    identity: Callable[[T], Hashable]
    any_of: tuple[str, ...] = ()

    def layout(self) -> Layout:
        """Where to find the columns; a row with two of the headers is the header row."""
        headers = {name: (column.header, *column.synonyms) for name, column in self.columns.items()}
        lower = {name: frozenset(spelling.lower() for spelling in spellings) for name, spellings in headers.items()}
        return Layout(lower, lambda fields: len(fields) > 1)

    def missing(self, fields: Container[str]) -> tuple[str, ...]:
        """The headers of the required columns that are not among these fields."""
        either = self.any_of[:1] if not any(name in fields for name in self.any_of) else ()
        return tuple(c.header for name, c in self.columns.items() if (c.required or name in either) and name not in fields)


def read_list(name: str, content: bytes, kind: ListKind[T], read_row: Callable[[RowReader], T | None]) -> ReadList[T] | RejectedList:
    """Read a list by its kind. `read_row` gives the row, or nothing after noting on its reader what is wrong."""
    rows: dict[Hashable, T] = {}
    first: dict[Hashable, int] = {}
    bad: list[BadRow] = []
    try:
        table = read_table(name, content, kind.layout(), MOST_ROWS)
        if missing := kind.missing(table.fields):
            return RejectedList(ListRejection.MISSING_COLUMN, missing)
        for row in table.rows:
            reader = RowReader(row, kind.columns)
            value = read_row(reader)
            if value is not None and not reader.bad:
                identity = kind.identity(value)
                if identity in first:
                    reader.note(kind.key, Reason.DUPLICATE, first[identity])
                else:
                    first[identity] = row.number
                    rows[identity] = value
            bad += reader.bad
    except UnreadableFileError:
        return RejectedList(ListRejection.UNREADABLE)
    except TooLargeFileError:
        return RejectedList(ListRejection.TOO_LARGE)
    except TooManyRowsError:
        return RejectedList(ListRejection.TOO_MANY_ROWS)
    except NoHeaderRowError:
        return RejectedList(ListRejection.MISSING_COLUMN, kind.missing(()))
    return ReadList(tuple(rows.values()), tuple(bad))
