"""Makes the files that tests read: workbooks from rows of cells, and workbooks with parts written by hand."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import xlsxwriter

from bot.files.roster import read_roster
from conversations.roster_file import Rejected, RosterOutcome

Cell = str | int | float | bool | None


def make_xlsx(
    *sheets: Sequence[Sequence[Cell]],
    merges: Iterable[tuple[int, int, int, int]] = (),
    number_format: str = "General",
) -> bytes:
    """A workbook; `merges` are (first row, first column, last row, last column) of the first sheet, 0-based."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as workbook:
        shown = workbook.add_format({"num_format": number_format})
        for rows in sheets:
            sheet = workbook.add_worksheet()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(number, column, cell)
                    elif isinstance(cell, bool):
                        sheet.write_boolean(number, column, cell)
                    elif cell is not None:
                        sheet.write_number(number, column, cell, shown)
        first = workbook.get_worksheet_by_name("Sheet1")
        for area in merges:
            value = sheets[0][area[0]][area[1]] if area[1] < len(sheets[0][area[0]]) else None
            first.merge_range(*area, "")
            if value is not None:
                first.write(area[0], area[1], value)
    return stream.getvalue()


def make_parts(sheet: str, strings: str = "", extra: Mapping[str, bytes] | None = None, prefix: str = "") -> bytes:
    """A minimal workbook whose sheet holds exactly this XML between `<sheetData>` and `</sheetData>`."""
    colon = f"{prefix}:" if prefix else ""
    xmlns = f'xmlns{":" if prefix else ""}{prefix}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    parts = {
        "_rels/.rels": f'<Relationships {package}><Relationship Id="a" Type="{relations}/officeDocument" '
        f'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<{colon}workbook {xmlns} xmlns:r="{relations}"><{colon}sheets>'
        f'<{colon}sheet name="a" sheetId="1" r:id="r1"/></{colon}sheets></{colon}workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships {package}>"
        f'<Relationship Id="r1" Type="{relations}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<{colon}worksheet {xmlns}><{colon}sheetData>{sheet}</{colon}sheetData></{colon}worksheet>",
        "xl/sharedStrings.xml": f"<sst {xmlns}>{strings}</sst>" if not prefix else "<sst/>",
    }
    return make_zip({**{name: text.encode() for name, text in parts.items()}, **(extra or {})})


def make_zip(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def read_rows(*rows: Sequence[Cell], merges: Iterable[tuple[int, int, int, int]] = ()) -> RosterOutcome:
    """The outcome of a workbook of one sheet of these rows, the first of which is sheet row 1."""
    return accepted(read_roster("a.xlsx", make_xlsx(rows, merges=merges)))


def read_csv(text: str | bytes) -> RosterOutcome:
    """The outcome of a CSV file."""
    return accepted(read_roster("a.csv", text.encode() if isinstance(text, str) else text))


def accepted(outcome: RosterOutcome | Rejected) -> RosterOutcome:
    """The outcome, which is no rejection."""
    assert isinstance(outcome, RosterOutcome), outcome
    return outcome
