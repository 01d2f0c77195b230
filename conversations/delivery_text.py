"""Deliveries typed or pasted, one a line, with or without the header of a table; a line that is not understood is said, never dropped."""

from collections.abc import Iterable
from datetime import datetime

from conversations.courier import NewDelivery
from conversations.delivery_file import DeliveriesRead, RowDoubt, RowProblem
from conversations.delivery_line import LineRead, Problem, read_line


def read_deliveries(text: str, now: datetime) -> DeliveriesRead:
    """Reads every line that holds something. `now` is local and aware: times are of its day where none is said, and none lies ahead.
    Rows count from 1 as the lines do, blank ones included."""
    lines = ((row, line) for row, line in enumerate(text.splitlines(), 1) if any(sign.isalnum() for sign in line))
    return gather((row, read_line(line, now)) for row, line in lines)


def gather(rows: Iterable[tuple[int, LineRead]]) -> DeliveriesRead:
    """A list from its rows: every order once, as its last row says, whose doubts are the ones that count."""
    told: dict[str, tuple[NewDelivery, int, tuple[Problem, ...]]] = {}
    doubts: list[RowDoubt] = []
    for row, (delivery, problems) in rows:
        if delivery is None:
            doubts += (RowDoubt(row, *problem) for problem in problems)
            continue
        if told.pop(delivery.order_no, None):
            doubts.append(RowDoubt(row, RowProblem.TWICE, delivery.order_no[:20]))
        told[delivery.order_no] = (delivery, row, problems)
    for _, row, problems in told.values():
        doubts += (RowDoubt(row, *problem) for problem in problems)
    return DeliveriesRead(tuple(delivery for delivery, _, _ in told.values()), tuple(sorted(doubts, key=lambda doubt: doubt.row)))
