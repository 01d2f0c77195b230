"""What a card carries besides text, written down: a line that says what it is, and the rows of a grid."""

from conversations.attachment import Attachment, CellState, Grid, SentPhoto, Sheet, TrackMap, Trend, Workbook
from conversations.content import Part
from conversations.line import Fact, Line
from conversations.wording import Wording

SIGNS = {
    CellState.DONE: "✅",
    CellState.BELOW: "⚠️",
    CellState.DUE: "🔔",
    CellState.MISSED: "❌",
    CellState.TO_COME: "⏳",
    CellState.NOTHING: "·",
}
ROWS = 12
"""Rows of a sheet that are written down."""


def attached_lines(one: Attachment, wording: Wording, language: str) -> list[str]:
    """Lines for a transcript; a grid keeps the bounds that it has to keep."""

    def word(line: Line) -> str:
        return wording.plain(line, language)

    match one:
        case SentPhoto(file_id, as_file):
            return [f"[photo {file_id}{', sent as a file' if as_file else ''}]"]
        case Grid():
            return _grid(one, wording, language)
        case TrackMap(title, points, start, end, foot):
            return [f"[map: {word(title)} · {word(start)} → {word(end)} · {len(points)} points]", *map(word, foot)]
        case Trend(title, days, done, missed, counted, foot):
            columns = [f"  {word(day.label)}: {day.done} | {day.missed} | {day.counted}" for day in days]
            return [f"[picture: {word(title)}]", f"  {word(done)} | {word(missed)} | {word(counted)}", *columns, *map(word, foot)]
        case Workbook(name, sheets):
            return [f"[workbook: {word(name)}.xlsx]", *(line for sheet in sheets for line in _sheet(sheet, wording, language))]


def content_lines(part: Part) -> list[str]:
    """What an author wrote: the files, and the text with its formatting in brackets behind it."""
    files = [f"[{one.kind} {one.name or one.file_id}]" for one in part.files]
    text = part.text.split("\n") if part.text else []
    formatting = [
        f"({one.kind}: {part.text[one.offset : one.offset + one.length]}{' ' + one.url if one.url else ''})" for one in part.entities
    ]
    return [*([" ".join(files)] if files else []), *text, *formatting]


def _grid(grid: Grid, wording: Wording, language: str) -> list[str]:
    assert len(grid.columns) <= 8
    assert len(grid.rows) <= 30
    assert all(len(row.cells) == len(grid.columns) and all(len(cell.text) <= 5 for cell in row.cells) for row in grid.rows)
    lines = [f"[picture: {wording.plain(grid.title, language)}]", "  " + " | ".join(wording.plain(c, language) for c in grid.columns)]
    for row in grid.rows:
        cells = " | ".join(f"{SIGNS[cell.state]}{cell.text}" for cell in row.cells)
        lines.append(f"  {wording.plain(row.label, language)}: {cells}")
    lines.append("  " + "  ".join(f"{SIGNS[state]} {wording.plain(line, language)}" for state, line in grid.legend))
    return [*lines, *("  " + wording.plain(line, language) for line in grid.foot)]


def _sheet(sheet: Sheet, wording: Wording, language: str) -> list[str]:
    title, columns = wording.plain(sheet.title, language), [wording.plain(column, language) for column in sheet.columns]
    assert all(len(row) == len(columns) for row in sheet.rows)
    rows = [" | ".join(_cell(fact, wording, language) for fact in row) for row in sheet.rows[:ROWS]]
    more = [f"  … {len(sheet.rows) - ROWS} more"] if len(sheet.rows) > ROWS else []
    return [f"  {title}: {' | '.join(columns)}", *(f"  {row}" for row in rows), *more]


def _cell(fact: Fact, wording: Wording, language: str) -> str:
    return wording.plain(Line("point", {"name": fact}), language) if isinstance(fact, Line | tuple) else str(fact)
