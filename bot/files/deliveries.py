"""Delivery lists from shop systems: workbooks and CSV files, the header found by its words (`conversations/delivery_columns.py`)."""

from datetime import datetime

from bot.files.cells import MOST_SERIAL, Cell, cell_text, serial_moment
from bot.files.rejecting import rejecting
from bot.files.table import Layout, read_table
from conversations.delivery_columns import HEADERS
from conversations.delivery_file import MOST_DELIVERIES, DeliveriesRead
from conversations.delivery_row import read_row
from conversations.delivery_text import gather
from conversations.roster_file import Rejected

LAYOUT = Layout(HEADERS, is_header=lambda fields: "order" in fields and len(fields) > 1)

_WHOLE = 10**15
"""Spreadsheets keep 15 digits of a number: of a longer order number in a number cell the last ones are lost."""
_TIMES = ("time", "day")


def read_deliveries_file(name: str, content: bytes, now: datetime) -> DeliveriesRead | Rejected:
    """The deliveries of a file. `name` is the file's name, of which only the extension counts; `now` is local and aware.

    Takes up to some seconds for the largest files and touches nothing else: run it in a process of its own.
    """
    return rejecting(lambda: _read(name, content, now))


def _read(name: str, content: bytes, now: datetime) -> DeliveriesRead:
    rows = read_table(name, content, LAYOUT, MOST_DELIVERIES).rows
    return gather((row.number, read_row({field: _text(field, cell) for field, cell in row.cells.items()}, now)) for row in rows)


def _text(field: str, cell: Cell) -> str:
    """The cell as text: times from serial numbers, and no order number out of one that has lost digits."""
    if isinstance(cell, str):
        return cell
    if field in _TIMES and 0 <= cell < MOST_SERIAL:
        return _said(field, cell)
    if field == "order" and (cell >= _WHOLE or (isinstance(cell, float) and not cell.is_integer())):
        return f"{cell:.2E}"
    return cell_text(cell)


def _said(field: str, days: float) -> str:
    """A whole number is a day, what is below one a time of `now`'s or the row's day."""
    moment = serial_moment(days)
    if field == "day":
        return f"{moment:%Y-%m-%d}"
    return f"{moment:%H:%M}" if days < 1 else f"{moment:%Y-%m-%d}" if days == int(days) else f"{moment:%Y-%m-%d %H:%M}"
