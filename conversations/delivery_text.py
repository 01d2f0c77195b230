"""Deliveries typed or pasted: one a line, or a table with its header; a line that is not understood is said, never dropped."""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime

from conversations.courier import NewDelivery
from conversations.delivery_columns import HEADERS, columns_of
from conversations.delivery_file import DeliveriesRead, RowDoubt, RowProblem
from conversations.delivery_line import LONGEST_LINE, read_line
from conversations.delivery_plain import LineRead, Problem
from conversations.delivery_row import read_row

_SIGNS = ("\t", ",", ";", "|")
_KNOWN = frozenset(header for headers in HEADERS.values() for header in headers)


def read_deliveries(text: str, now: datetime) -> DeliveriesRead:
    """Reads every line that holds something, but the header of a table. `now` is local and aware: times are of its day where none is
    said, and none lies ahead. Rows count from 1 as the lines do, blank ones included."""
    return gather(_rows(text, now))


def _rows(text: str, now: datetime) -> Iterator[tuple[int, LineRead]]:
    columns: dict[str, int] = {}
    sign = ""
    for row, line in enumerate(text.splitlines(), 1):
        if not any(one.isalnum() for one in line):
            continue
        header = header_of(line[:LONGEST_LINE])
        if header:
            sign, columns = header
        elif columns and len(line) <= LONGEST_LINE and sign in (plain := unicodedata.normalize("NFKC", line)):
            cells = plain.split(sign)
            yield row, read_row({field: cells[column] for field, column in columns.items() if column < len(cells)}, now)
        else:
            yield row, read_line(line, now)


def header_of(line: str) -> tuple[str, dict[str, int]] | None:
    """The sign between the columns of a header, and the columns; without columns where a phone has made blanks of the signs."""
    plain = unicodedata.normalize("NFKC", line)
    for sign in _SIGNS:
        if columns := columns_of(plain.split(sign)):
            return sign, columns
    words = plain.lower().split()
    return ("", {}) if columns_of(words) and _KNOWN.issuperset(words) else None


def gather(rows: Iterable[tuple[int, LineRead]]) -> DeliveriesRead:
    """A list from its rows: every order once (capitals do not count), as its last row says, whose doubts are the ones that count."""
    told: dict[str, tuple[NewDelivery, int, tuple[Problem, ...]]] = {}
    doubts: list[RowDoubt] = []
    for row, (delivery, problems) in rows:
        if delivery is None:
            doubts += (RowDoubt(row, *problem) for problem in problems)
            continue
        if told.pop(delivery.order_no.upper(), None):
            doubts.append(RowDoubt(row, RowProblem.TWICE, delivery.order_no[:20]))
        told[delivery.order_no.upper()] = (delivery, row, problems)
    for _, row, problems in told.values():
        doubts += (RowDoubt(row, *problem) for problem in problems)
    return DeliveriesRead(tuple(delivery for delivery, _, _ in told.values()), tuple(sorted(doubts, key=lambda doubt: doubt.row)))
