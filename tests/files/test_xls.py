"""Workbooks of Excel 97-2003: every kind of record, damage, and a second opinion."""

import io
import struct
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.files.cells import Row, UnreadableFileError
from bot.files.roster import read_roster
from bot.files.xls import open_xls
from conversations.roster_file import Rejected, Rejection, StaffRow
from tests.files.workbook import accepted

WORKBOOKS = Path(__file__).parent / "workbooks"
EXAMPLES = Path(__file__).parent.parent / "data" / "rosters"


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


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def unicode_text(text: str) -> bytes:
    return struct.pack("<HB", len(text.encode("utf-16-le")) // 2, 1) + text.encode("utf-16-le")


BEGIN = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
BOOK = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
END = record(0x000A, b"")


def rows_of_xls(sheet: bytes) -> list[Row]:
    """The rows of a workbook of one sheet of these records; the container around the records may be left out."""
    listed = len(BOOK) + len(record(0x0085, b"\0" * 9)) + len(END)
    book = BOOK + record(0x0085, struct.pack("<IHBB", listed, 0, 1, 0) + b"a") + END
    (only,) = open_xls(book + sheet)
    return list(only.rows())


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
    assert rows_of_xls(stream) == [
        Row(1, {2: 7, 3: 2.0}),
        Row(2, {0: "甲", 1: 16012345678.0, 2: "TRUE", 3: "#N/A", 5: "乙𠮷", 6: "FALSE", 7: "#DIV/0!", 8: 123.45, 9: -5}),
    ]


@pytest.mark.parametrize("sheet", [b"", BEGIN, END, BEGIN[:-1], BEGIN + record(0x00FD, b"\0" * 10) + END, b"\x09\x08\x02\0\0\5"])
def test_a_sheet_of_an_xls_that_is_cut_off_is_unreadable(sheet: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        rows_of_xls(sheet)


@pytest.mark.parametrize("version", [0x0200, 0x0300, 0x0400, 0x0500])
def test_an_xls_older_than_biff8_is_unreadable(version: int) -> None:
    begin = record(0x0809, struct.pack("<HHHH", version, 0x0005, 0, 0))
    assert read_roster("a.xls", begin + END) == Rejected(Rejection.UNREADABLE)


@pytest.mark.parametrize("path", [WORKBOOKS / "many_texts.xls", EXAMPLES / "two_sheets.xls"], ids=lambda path: path.name)
def test_an_xls_that_is_cut_off_is_unreadable(path: Path) -> None:
    content = path.read_bytes()
    for part in range(16):
        assert read_roster("a.xls", content[: len(content) * part // 16]) == Rejected(Rejection.UNREADABLE)
