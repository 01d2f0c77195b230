"""The reader of .xlsx: places and kinds of cells, damaged sheets, flavours, and a second opinion."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.files.cells import Merge, Row, UnreadableFileError
from bot.files.roster import read_roster
from bot.files.xlsx import Workbook
from conversations.roster_file import Rejected, Rejection, StaffRow
from tests.files.workbook import accepted, make_parts, make_xlsx, make_zip

EXAMPLES = Path(__file__).parent.parent / "data" / "rosters"


def rows_of(sheet: str, strings: str = "", prefix: str = "") -> list[Row]:
    (only,) = Workbook(make_parts(sheet, strings, prefix=prefix)).sheets()
    return list(only.rows())


def test_cells_stand_where_they_say_and_without_a_place_behind_the_one_before() -> None:
    sheet = '<row><c><v>1</v></c></row><row r="4"><c r="C4"><v>2</v></c><c><v>3</v></c></row><row r="5"/>'
    assert rows_of(sheet) == [Row(1, {0: 1}), Row(4, {2: 2, 3: 3})]


def test_kinds_of_cells() -> None:
    cells = {
        '<c t="s"><v>1</v></c>': "乙丙",
        '<c t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>x</t></rPh><r><t> b</t></r></is></c>': "a b",
        '<c t="str"><f>A1&amp;"x"</f><v>=&lt;b&gt;</v></c>': "=<b>",
        '<c t="b"><v>1</v></c>': "TRUE",
        '<c t="b"><v>0</v></c>': "FALSE",
        '<c t="e"><v>#N/A</v></c>': "#N/A",
        '<c t="d"><v>2024-06-30</v></c>': "2024-06-30",
        "<c><v>1.6012345678E10</v></c>": 16012345678.0,
        "<c><v>160123456789012345</v></c>": 160123456789012345,
        '<c t="str"><v>a_x000A_b_x005F_x0041__x0000__xD800_</v></c>': "a\nb_x0041_\ufffd",
    }
    strings = '<si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh sb="0" eb="1"><t>yi</t></rPh></si>'
    (row,) = rows_of(f"<row>{''.join(cells)}</row>", strings)
    assert list(row.cells.values()) == list(cells.values())


def test_an_empty_cell_is_no_cell() -> None:
    assert rows_of('<row><c s="3"/><c><v></v></c><c t="s"><v>0</v></c></row>', "<si><t/></si>") == []


def test_prefixed_elements_are_the_same() -> None:
    assert rows_of('<x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row>', prefix="x") == [Row(2, {1: 5})]


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1"><c r="A1"><v>1</v>',
        '<row r="2"/><row r="2"/>',
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="x"/>',
        '<row><c r="XFE1"><v>1</v></c></row>',
        "<row><c><v>nan</v></c></row>",
        '<row><c r="1"/></row>',
        '<row><c r="é1"/></row>',
        '<row><c t="s"><v>7</v></c></row>',
    ],
)
def test_a_sheet_that_does_not_fit_together_is_unreadable(sheet: str) -> None:
    with pytest.raises(UnreadableFileError):
        rows_of(sheet)


def test_a_far_cell_costs_nothing() -> None:
    sheet = '<row r="1"><c r="A1" t="str"><v>姓名</v></c></row><row r="1048576"><c r="A1048576" t="str"><v>张三</v></c>'
    content = make_parts(f'{sheet}<c r="XFD1048576"><v>1</v></c></row>')
    assert accepted(read_roster("a.xlsx", content)).staff == (StaffRow("张三"),)


@pytest.mark.parametrize("name", ["word/document.xml", "xl/workbook.bin", "content.xml"])
def test_another_document_in_a_zip_is_unreadable(name: str) -> None:
    assert read_roster("a.xlsx", make_zip({name: b"<x/>"})) == Rejected(Rejection.UNREADABLE)


def test_a_damaged_end_is_unreadable_before_it_has_too_many_rows() -> None:
    rows = "".join('<row><c t="str"><v>姓名</v></c></row>' for _ in range(20_010))
    assert read_roster("a.xlsx", make_parts(rows)) == Rejected(Rejection.TOO_MANY_ROWS)
    assert read_roster("a.xlsx", make_parts(rows + "<row>")) == Rejected(Rejection.UNREADABLE)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.xlsx")), ids=lambda path: path.name)
def test_an_xlsx_reads_like_calamine(path: Path) -> None:
    content = path.read_bytes()
    if path.stem in {"truncated", "notice_as_workbook"}:
        with pytest.raises(UnreadableFileError):
            Workbook(content)
        return
    peer = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for number, sheet in enumerate(Workbook(content).sheets()):
        theirs = peer.get_sheet_by_index(number)
        expected = theirs.to_python(skip_empty_area=False)
        filled = ((at, {c: cell for c, cell in enumerate(row) if cell != ""}) for at, row in enumerate(expected, 1))
        assert [(row.number, dict(row.cells)) for row in sheet.rows()] == [(at, row) for at, row in filled if row]
        areas = [(a[0] + 1, b[0] + 1, a[1]) for a, b in theirs.merged_cell_ranges or () if b[0] > a[0]]
        assert sorted(sheet.merges(), key=repr) == sorted((Merge(*area) for area in areas), key=repr)


def test_a_strict_workbook_is_the_same() -> None:
    namespaces = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    parts = {}
    with zipfile.ZipFile(io.BytesIO(make_xlsx([("姓名", "手机"), ("张三", 16012345678)]))) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
            for transitional, strict in namespaces.items():
                parts[name] = parts[name].replace(transitional, strict)
    assert accepted(read_roster("a.xlsx", make_zip(parts))).staff == (StaffRow("张三", "16012345678"),)


def test_an_odd_font_or_page_set_up_is_no_obstacle() -> None:
    name = '<rPr><family val="99"/></rPr><t>姓名</t>'
    sheet = f'<row><c t="s"><v>0</v></c></row><row><c t="inlineStr"><is><r>{name.replace("姓名", "张三")}</r></is></c></row>'
    content = make_parts(f'{sheet}</sheetData><pageSetup orientation="x"/><sheetData>', f"<si><r>{name}</r></si>")
    assert accepted(read_roster("a.xlsx", content)).staff == (StaffRow("张三"),)


def test_a_date_is_its_serial_number() -> None:
    day = (datetime(2024, 6, 30) - datetime(1899, 12, 30)).days  # noqa: DTZ001 (spreadsheet days have no zone)
    content = make_xlsx([("姓名", "部门"), ("张三", day)], number_format="yyyy-mm-dd")
    assert accepted(read_roster("a.xlsx", content)).staff == (StaffRow("张三", department=str(day)),)
