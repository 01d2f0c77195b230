"""Pasted tables: rows are people (or columns are), titles say what a cell means."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from conversations.quick.columns import Column, Title, title_of

_BETWEEN = (re.compile(r"\t"), re.compile(r" *\| *"), re.compile(r" *, *"), re.compile(r" {2,}"), re.compile(r" +"))
_NO_ROW = re.compile(r"[\s|:+=-]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of the normal form."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One person's cells, each with the title of its column."""

    name: Cell
    department: Cell | None
    cells: tuple[tuple[Title, Cell], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by the number of their line; lines of the table that are no row are simply not read."""

    first: int
    last: int
    rows: tuple[Row, ...]


def _split(text: str, start: int, end: int, between: re.Pattern[str]) -> list[Cell]:
    cells, begin = [], start
    if between.pattern == r" *\| *":
        start = begin = start + len(text[start:end]) - len(text[start:end].lstrip(" |"))
        end -= len(text[start:end]) - len(text[start:end].rstrip(" |")) if text[start:end].rstrip().endswith("|") else 0
    for found in between.finditer(text, start, end):
        cells.append(Cell(begin, found.start()))
        begin = found.end()
    return [*cells, Cell(begin, end)]


def _titles(text: str, cells: Sequence[Cell], day: date) -> list[Title] | None:
    titles = [title_of(text[cell.start : cell.end], day) for cell in cells]
    named = sum(title.column is Column.NAME for title in titles)
    return titles if named and len(titles) > 1 else None


def find_table(text: str, lines: Sequence[tuple[int, int]], first: int, day: date, is_name: Callable[[int, int], bool]) -> Table | None:
    """The table whose titles stand in this line, with its rows up to the first line that is none."""
    start, end = lines[first]
    if "名" not in text[start:end] and "员" not in text[start:end]:
        return None
    for between in _BETWEEN:
        if not between.search(text, start, end):
            continue
        cells = _split(text, start, end, between)
        titles = _titles(text, cells, day)
        if titles and titles[0].column is Column.NAME and all(is_name(cell.start, cell.end) for cell in cells[1:]):
            return _turned_table(text, lines, first, cells, between, day)
        if titles:
            return _table(text, lines, first, titles, between)
    return None


def _table(text: str, lines: Sequence[tuple[int, int]], first: int, titles: list[Title], between: re.Pattern[str]) -> Table | None:
    rows: list[Row] = []
    department: Cell | None = None
    last = first
    for number in range(first + 1, len(lines)):
        start, end = lines[number]
        if _NO_ROW.fullmatch(text, start, end) and text[start:end].strip():
            last = number
            continue
        cells = _split(text, start, end, between)
        if len(cells) < 2 or (between.pattern == r" +" and len(cells) != len(titles)):
            break
        department = next(
            (c for t, c in zip(titles, cells, strict=False) if t.column is Column.DEPARTMENT and text[c.start : c.end].strip()), department
        )
        rows.extend(_rows(titles, cells, department))
        last = number
    return Table(first, last, tuple(rows)) if rows else None


def _turned_table(
    text: str, lines: Sequence[tuple[int, int]], first: int, names: list[Cell], between: re.Pattern[str], day: date
) -> Table | None:
    """A table with a person a column: its first column holds the titles."""
    told: list[list[tuple[Title, Cell]]] = [[] for _ in names]
    last = first
    for number in range(first + 1, len(lines)):
        cells = _split(text, *lines[number], between)
        if len(cells) < 2:
            break
        title = title_of(text[cells[0].start : cells[0].end], day)
        for place, cell in enumerate(cells[1 : len(names)], start=1):
            told[place].append((title, cell))
        last = number
    rows = tuple(Row(name, None, tuple(cells)) for name, cells in zip(names[1:], told[1:], strict=True))
    return Table(first, last, rows) if last > first else None


def _rows(titles: Sequence[Title], cells: Sequence[Cell], department: Cell | None) -> list[Row]:
    """One row, or several where a sheet sets two lists side by side."""
    pairs = list(zip(titles, cells, strict=False))
    begins = [place for place, (title, _) in enumerate(pairs) if title.column is Column.NAME]
    ends = [*begins[1:], len(pairs)]
    rows = []
    for number, (begin, stop) in enumerate(zip(begins, ends, strict=True)):
        own = pairs[begin + 1 : stop] if number else [*pairs[:begin], *pairs[begin + 1 : stop]]
        rows.append(Row(pairs[begin][1], department, tuple(own)))
    return rows
