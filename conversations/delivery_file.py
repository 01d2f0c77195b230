"""What came of reading a delivery list: a workbook or CSV from a shop system."""

from dataclasses import dataclass
from enum import StrEnum

from conversations.courier import NewDelivery

MOST_DELIVERIES = 10_000
"""Rows of a list at most; a longer one is rejected whole (`Rejection.TOO_MANY_ROWS`)."""


class RowProblem(StrEnum):
    """Why a row is left out (`no_order`), or a value of it (the others). `twice`: the same order stands further up; the last row
    counts. `too_long`: the value is kept as far as it goes. `time`: none, or one that can be meant in two ways; `future`: not yet."""

    NO_ORDER = "no_order"
    TWICE = "twice"
    TIME = "time"
    FUTURE = "future"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class RowDoubt:
    """A problem of one row; `row` counts as in the file, from 1, `text` is what stands there (at most 20 characters)."""

    row: int
    problem: RowProblem
    text: str = ""


@dataclass(frozen=True, slots=True)
class DeliveriesRead:
    """The deliveries of a list, in its order, every order once; and what was wrong."""

    deliveries: tuple[NewDelivery, ...]
    doubts: tuple[RowDoubt, ...] = ()
