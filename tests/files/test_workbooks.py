"""The readers of .xlsx and .xls: places and kinds of cells, damaged and hostile files, size and speed."""

import io
import struct
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from bot.files import xlsx
from bot.files.cells import Merge, Row, TooLargeFileError, UnreadableFileError
from bot.files.roster import read_roster
from bot.files.xls import BinarySheet, open_xls
from bot.files.xlsx import Workbook
from conversations.roster_file import Rejected, Rejection, StaffRow
from tests.files.workbook import accepted, make_parts, make_xlsx, make_zip

WORKBOOKS = Path(__file__).parent / "workbooks"
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
        "<c><v>nan</v></c>": "nan",
        "<c><v>1e999</v></c>": "1e999",
        '<c t="str"><v>a_x000A_b_x005F_x0041__x0000__xD800_</v></c>': "a\nb_x0041__x0000__xD800_",
    }
    strings = '<si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh sb="0" eb="1"><t>yi</t></rPh></si>'
    (row,) = rows_of(f"<row>{''.join(cells)}</row>", strings)
    assert list(row.cells.values()) == list(cells.values())


def test_an_empty_cell_is_none() -> None:
    assert rows_of('<row><c s="3"/><c><v></v></c><c t="s"><v>0</v></c></row>', "<si><t/></si>") == [Row(1, {2: ""})]


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
        '<row><c r="XFE1"/></row>',
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


def test_entities_are_refused() -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a "姓名"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData/></worksheet>'
    content = make_parts("", extra={"xl/worksheets/sheet1.xml": laughs.encode()})
    assert read_roster("a.xlsx", content) == Rejected(Rejection.UNREADABLE)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_zip_bomb_is_not_unpacked(part: str) -> None:
    bomb = b" " * (xlsx.MOST_PART_BYTES + 1)
    assert read_roster("a.xlsx", make_parts("", extra={part: bomb})) == Rejected(Rejection.TOO_LARGE)


def test_many_sheets_are_bounded_together() -> None:
    (sheet,) = Workbook(make_parts("<row/>" + " " * (xlsx.MOST_PART_BYTES - 1000))).sheets()
    for _ in range(xlsx.MOST_READ_BYTES // xlsx.MOST_PART_BYTES):
        assert list(sheet.rows()) == []
    with pytest.raises(TooLargeFileError):
        list(sheet.rows())


@pytest.mark.parametrize("begin", ["<!--", '<c r="'])
def test_an_endless_tag_or_comment_takes_no_minutes(begin: str) -> None:
    with pytest.raises(UnreadableFileError):
        rows_of(begin + " " * (xlsx.MOST_PART_BYTES - 1000))


@pytest.mark.parametrize(
    "sheet",
    ["<a>" * 1_000_000, "".join(f"<a{number}/>" for number in range(100_000))],
    ids=["depth", "names"],
)
def test_what_would_fill_the_memory_of_the_parser_is_refused(sheet: str) -> None:
    with pytest.raises(UnreadableFileError):
        rows_of(sheet)


def test_an_archive_of_very_many_files_is_too_large() -> None:
    parts = {str(number): b"" for number in range(xlsx.MOST_PARTS + 1)}
    assert read_roster("a.xlsx", make_zip(parts)) == Rejected(Rejection.TOO_LARGE)


def test_a_text_of_separators_alone_is_unreadable() -> None:
    assert read_roster("a.csv", "姓名\n".encode() + b"," * 10_000_000) == Rejected(Rejection.UNREADABLE)


def test_a_file_of_more_than_20_mb_is_too_large() -> None:
    assert read_roster("a.csv", "姓名\n".encode() * 4_000_000) == Rejected(Rejection.TOO_LARGE)


def test_pictures_are_never_looked_at() -> None:
    pictures = {f"xl/media/image{number}.png": bytes([number]) * 3_000_000 for number in range(40)}
    content = make_parts('<row><c t="str"><v>姓名</v></c></row><row><c t="str"><v>张三</v></c></row>', extra=pictures)
    assert accepted(read_roster("a.xlsx", content)).staff == (StaffRow("张三"),)


@pytest.mark.parametrize("name", ["word/document.xml", "xl/workbook.bin", "content.xml"])
def test_another_document_in_a_zip_is_unreadable(name: str) -> None:
    assert read_roster("a.xlsx", make_zip({name: b"<x/>"})) == Rejected(Rejection.UNREADABLE)


def test_a_damaged_end_is_unreadable_before_it_has_too_many_rows() -> None:
    rows = "".join('<row><c t="str"><v>姓名</v></c></row>' for _ in range(20_010))
    assert read_roster("a.xlsx", make_parts(rows)) == Rejected(Rejection.TOO_MANY_ROWS)
    assert read_roster("a.xlsx", make_parts(rows + "<row>")) == Rejected(Rejection.UNREADABLE)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_has_an_outcome(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["plain.xlsx", "two_sheets.xls"]))
    content = bytearray((EXAMPLES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    read_roster(name, bytes(content[: data.draw(st.integers(0, len(content)))]))
    read_roster(name, bytes(content))


def test_60_000_rows_are_refused_in_little_memory() -> None:
    program = (
        "import resource, sys; from bot.files.roster import read_roster\n"
        "content = open(sys.argv[1], 'rb').read()\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(read_roster('a.xlsx', content).code)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    path = str(EXAMPLES / "rows_60000.xlsx")
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", program, path]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, check=True)
    code, kilobytes = run.stdout.split()
    assert code == "too_many_rows"
    assert int(kilobytes) < 50_000


def test_an_xls_with_merged_cells_rich_text_and_numbers_shown_as_dates() -> None:
    outcome = accepted(read_roster("a.xls", (WORKBOOKS / "merged.xls").read_bytes()))
    assert outcome.staff == (
        StaffRow("张三", "16012345678", "22090219930818367X", "仓储部", "3"),
        StaffRow("李四", "16012345679", None, "仓储部", None),
        StaffRow("王五", "16012345680", None, None, "2.5"),
        StaffRow("TRUE"),
        StaffRow("赵六", "16012345681", None, "7", "0.25"),
        StaffRow("甲"),
        StaffRow("欧阳志远"),
    )
    assert [error.row for error in outcome.row_errors] == [5]


@pytest.mark.parametrize("path", [WORKBOOKS / "many_texts.xls", EXAMPLES / "two_sheets.xls"], ids=lambda path: path.name)
def test_an_xls_reads_like_calamine(path: Path) -> None:
    content = path.read_bytes()
    peer = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for number, sheet in enumerate(open_xls(content)):
        expected = peer.get_sheet_by_index(number).to_python(skip_empty_area=False)
        filled = ((at, {c: cell for c, cell in enumerate(row) if cell != ""}) for at, row in enumerate(expected, 1))
        assert [(row.number, dict(row.cells)) for row in sheet.rows()] == [(at, row) for at, row in filled if row]


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


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def unicode_text(text: str) -> bytes:
    return struct.pack("<HB", len(text.encode("utf-16-le")) // 2, 1) + text.encode("utf-16-le")


BEGIN = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
END = record(0x000A, b"")


def test_formulas_labels_errors_and_packed_numbers_of_an_xls() -> None:
    def place(column: int) -> bytes:
        return struct.pack("<HHH", 1, column, 0)

    chart = BEGIN + record(0x0203, place(9) + struct.pack("<d", 1)) + END
    stream = BEGIN + chart
    stream += record(0x0006, place(0) + b"\0\0\0\0\0\0\xff\xff" + b"\0" * 8) + record(0x0207, unicode_text("甲"))
    stream += record(0x0006, place(1) + struct.pack("<d", 16012345678) + b"\0" * 8)
    stream += record(0x0006, place(2) + b"\1\0\1\0\0\0\xff\xff" + b"\0" * 8)
    stream += record(0x0006, place(3) + b"\2\0\x2a\0\0\0\xff\xff" + b"\0" * 8)
    stream += record(0x0006, place(4) + b"\3\0\0\0\0\0\xff\xff" + b"\0" * 8)
    stream += record(0x0204, place(5) + unicode_text("乙\0𠮷"))
    stream += record(0x0205, place(6) + b"\0\0") + record(0x0205, place(7) + b"\7\1")
    stream += record(0x027E, place(8) + struct.pack("<i", (12345 << 2) | 3))
    stream += record(0x027E, place(9) + struct.pack("<i", (-5 << 2) | 2))
    stream += record(0x00BD, struct.pack("<HHHiHiH", 0, 2, 0, (7 << 2) | 2, 0, 0x40000000, 3)) + END
    assert list(BinarySheet(stream, 0, []).rows()) == [
        Row(1, {2: 7, 3: 2.0}),
        Row(2, {0: "甲", 1: 16012345678.0, 2: "TRUE", 3: "#N/A", 5: "乙𠮷", 6: "FALSE", 7: "#DIV/0!", 8: 123.45, 9: -5}),
    ]


@pytest.mark.parametrize("stream", [b"", BEGIN, END, BEGIN[:-1], BEGIN + record(0x00FD, b"\0" * 10) + END, b"\x09\x08\x02\0\0\5"])
def test_a_sheet_of_an_xls_that_is_cut_off_is_unreadable(stream: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        list(BinarySheet(stream, 0, []).rows())


def test_a_date_is_its_serial_number() -> None:
    day = (datetime(2024, 6, 30) - datetime(1899, 12, 30)).days  # noqa: DTZ001 (spreadsheet days have no zone)
    content = make_xlsx([("姓名", "部门"), ("张三", day)], number_format="yyyy-mm-dd")
    assert accepted(read_roster("a.xlsx", content)).staff == (StaffRow("张三", department=str(day)),)
