"""Attachments as the outbox stores them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from conversations.attachment import Attachment, Cell, CellState, Grid, GridRow, SentPhoto, Sheet, TrackMap, Trend, TrendDay, Workbook
from conversations.line import fact_from_json, fact_to_json, line_from_json, line_to_json


def attachment_to_json(one: Attachment) -> dict[str, Any]:
    """A JSON object; `kind` tells which."""
    match one:
        case SentPhoto(file_id, as_file):
            return {"kind": "photo", "file_id": file_id, "as_file": as_file}
        case Grid():
            return _grid_to_json(one)
        case TrackMap(title, points, start, end, foot):
            told = {"title": line_to_json(title), "start": line_to_json(start), "end": line_to_json(end), "foot": _lines(foot)}
            return {"kind": "track", **told, "points": [[at.isoformat(), north, east] for at, north, east in points]}
        case Workbook(name, sheets):
            return {"kind": "workbook", "name": line_to_json(name), "sheets": [_sheet_to_json(sheet) for sheet in sheets]}
        case Trend(title, days, done, missed, counted, foot):
            names = {"done": line_to_json(done), "missed": line_to_json(missed), "counted": line_to_json(counted)}
            rows = [[line_to_json(day.label), day.done, day.missed, day.counted] for day in days]
            return {"kind": "trend", "title": line_to_json(title), **names, "days": rows, "foot": _lines(foot)}


def _lines(lines: tuple[Any, ...]) -> list[Any]:
    return [line_to_json(line) for line in lines]


def _grid_to_json(grid: Grid) -> dict[str, Any]:
    rows = [[line_to_json(row.label), [[cell.state.value, cell.text] for cell in row.cells]] for row in grid.rows]
    legend = [[state.value, line_to_json(line)] for state, line in grid.legend]
    told = {"title": line_to_json(grid.title), "columns": _lines(grid.columns), "rows": rows, "legend": legend}
    return {"kind": "grid", **told, "foot": _lines(grid.foot)}


def _sheet_to_json(sheet: Sheet) -> dict[str, Any]:
    rows = [[fact_to_json(fact) for fact in row] for row in sheet.rows]
    return {"title": line_to_json(sheet.title), "columns": _lines(sheet.columns), "rows": rows}


def attachment_from_json(raw: dict[str, Any]) -> Attachment:
    """The inverse of `attachment_to_json`. Raises KeyError for a kind that is none."""
    return _READERS[raw["kind"]](raw)


def _grid(raw: dict[str, Any]) -> Grid:
    rows = tuple(GridRow(line_from_json(label), tuple(Cell(CellState(s), text) for s, text in cells)) for label, cells in raw["rows"])
    legend = tuple((CellState(state), line_from_json(line)) for state, line in raw["legend"])
    return Grid(line_from_json(raw["title"]), _read(raw["columns"]), rows, legend, _read(raw["foot"]))


def _track(raw: dict[str, Any]) -> TrackMap:
    points = tuple((datetime.fromisoformat(at), north, east) for at, north, east in raw["points"])
    return TrackMap(line_from_json(raw["title"]), points, line_from_json(raw["start"]), line_from_json(raw["end"]), _read(raw["foot"]))


def _workbook(raw: dict[str, Any]) -> Workbook:
    return Workbook(line_from_json(raw["name"]), tuple(_sheet(sheet) for sheet in raw["sheets"]))


def _sheet(raw: dict[str, Any]) -> Sheet:
    rows = tuple(tuple(fact_from_json(fact) for fact in row) for row in raw["rows"])
    return Sheet(line_from_json(raw["title"]), _read(raw["columns"]), rows)


def _read(lines: list[Any]) -> tuple[Any, ...]:
    return tuple(line_from_json(line) for line in lines)


def _trend(raw: dict[str, Any]) -> Trend:
    days = tuple(TrendDay(line_from_json(label), *numbers) for label, *numbers in raw["days"])
    done, missed, counted = (line_from_json(raw[name]) for name in ("done", "missed", "counted"))
    return Trend(line_from_json(raw["title"]), days, done, missed, counted, _read(raw["foot"]))


def _photo(raw: dict[str, Any]) -> SentPhoto:
    return SentPhoto(raw["file_id"], raw["as_file"])


_READERS: dict[str, Callable[[dict[str, Any]], Attachment]] = {
    "photo": _photo,
    "grid": _grid,
    "track": _track,
    "workbook": _workbook,
    "trend": _trend,
}
