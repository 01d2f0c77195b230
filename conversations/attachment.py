"""What a card may carry besides text: a photo that was sent to us, a grid, a map of a track, a trend, a workbook. Facts only; the shell
draws and writes them in the reader's language. A card with an attachment is always a message of its own, never an edit."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conversations.line import Fact, Line


@dataclass(frozen=True, slots=True)
class SentPhoto:
    """A photo as Telegram keeps it. `as_file`: it was sent as a document and has to be sent as one."""

    file_id: str
    as_file: bool = False


class CellState(StrEnum):
    """A field of a grid: done, taken down but below the policy, open and its time has come, missed, still to come, nothing due."""

    DONE = "done"
    BELOW = "below"
    DUE = "due"
    MISSED = "missed"
    TO_COME = "to_come"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Cell:
    """A field: its colour and sign by `state`, and a short text of at most 5 characters (`2/3`)."""

    state: CellState
    text: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with its label."""

    label: Line
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be read on a phone: at most 8 columns and 30 rows. `legend`: the states to be explained below it, each with its words."""

    title: Line
    columns: tuple[Line, ...]
    rows: tuple[GridRow, ...]
    legend: tuple[tuple[CellState, Line], ...] = ()
    foot: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackMap:
    """A track drawn without any map service: (moment, latitude, longitude) in order, coordinates in millionths of a degree; a scale bar,
    north, start and end with their times."""

    title: Line
    points: tuple[tuple[datetime, int, int], ...]
    start: Line
    end: Line
    foot: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook; every cell is written as text but int and float. Days and moments are written in full (`2026-11-23 14:05`)."""

    title: Line
    columns: tuple[Line, ...]
    rows: tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook (.xlsx); `name` is its file name without the ending."""

    name: Line
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class TrendDay:
    """A column of a trend: its label, what was done and what was not (stacked), and a number of the line below."""

    label: Line
    done: int
    missed: int
    counted: int


@dataclass(frozen=True, slots=True)
class Trend:
    """Days as stacked columns, and below them a line of numbers: at most 31. `done`, `missed`, `counted`: their names."""

    title: Line
    days: tuple[TrendDay, ...]
    done: Line
    missed: Line
    counted: Line
    foot: tuple[Line, ...] = ()


Attachment = SentPhoto | Grid | TrackMap | Workbook | Trend
Drawn = Grid | TrackMap | Workbook | Trend
"""What has to be made before it can be sent."""
