"""Delivery lists and points that are too long, too large, damaged or meant to hurt: each has an outcome, soon, and shows no phone."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files import package
from bot.files.apart import read_apart
from bot.files.kinds import read_file
from conversations.delivery_file import DeliveriesRead, RowProblem
from conversations.file_kind import FileKind
from conversations.point_file import PointsRead
from conversations.roster_file import Rejected, Rejection
from tests.files.workbook import make_parts, make_xlsx

NOW = datetime(2020, 3, 5, 16, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
KINDS = (FileKind.DELIVERIES, FileKind.POINTS)
HEADERS = {FileKind.DELIVERIES: "订单号,收货地址,送达时间,手机,异常", FileKind.POINTS: "名称,类别,每天次数,消毒剂,浓度"}
WORKBOOKS = Path(__file__).parents[1] / "data" / "rosters"


def read(kind: FileKind, name: str, content: bytes) -> object:
    return read_file(kind, name, content, NOW)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.slow
def test_sixty_thousand_rows_are_rejected(kind: FileKind) -> None:
    rows = [HEADERS[kind].split(","), *([f"MT{number}", "场所"] for number in range(60_000))]
    assert read_apart(kind, "a.xlsx", make_xlsx(rows), NOW) == Rejected(Rejection.TOO_MANY_ROWS)


@pytest.mark.slow
def test_sixty_thousand_people_are_no_delivery_list() -> None:
    content = (WORKBOOKS / "rows_60000.xlsx").read_bytes()
    assert read_apart(FileKind.DELIVERIES, "a.xlsx", content, NOW) == Rejected(Rejection.NO_NAME_COLUMN)


@pytest.mark.parametrize("sign", ["区", "1", "-", " ", "无人", "13812345678 ", "<", "1:", "=", '""'])
@pytest.mark.parametrize("column", range(5))
def test_a_cell_of_a_megabyte(column: int, sign: str) -> None:
    """It is cut or is no value, wherever it stands, and the row below is read."""
    cells = ["MT1", "幸福小区", "10:25", "", ""]
    cells[column] = (sign * 1_000_000)[:1_000_000]
    quoted = ",".join(f'"{cell}"' for cell in cells)
    begun = time.process_time()
    outcome = read(FileKind.DELIVERIES, "a.csv", f"{HEADERS[FileKind.DELIVERIES]}\n{quoted}\nMT2,春光苑,,,\n".encode())
    assert time.process_time() - begun < 5
    assert isinstance(outcome, DeliveriesRead)
    assert outcome.deliveries[-1].order_no == "MT2"
    assert all(len(one.area) <= 60 and len(one.exception) <= 120 and len(one.phone) < 60 for one in outcome.deliveries)
    assert all(len(doubt.text) <= 20 and "13812345678" not in doubt.text for doubt in outcome.doubts)


@pytest.mark.parametrize("column", range(5))
def test_a_cell_of_a_megabyte_among_points(column: int) -> None:
    cells = ["大厅", "场所", "3", "84", "500"]
    cells[column] = "1" * 1_000_000
    outcome = read(FileKind.POINTS, "a.csv", f"{HEADERS[FileKind.POINTS]}\n{','.join(cells)}\n通道,场所,3,84,500\n".encode())
    assert isinstance(outcome, PointsRead)
    assert ([plan.name for plan in outcome.plans], [doubt.row for doubt in outcome.doubts]) == (["通道"], [2])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_zip_bomb_is_not_unpacked(kind: FileKind, part: str) -> None:
    bomb = make_parts("", extra={part: b" " * (package.MOST_PART_BYTES + 1)})
    assert read_apart(kind, "a.xlsx", bomb, NOW) == Rejected(Rejection.TOO_LARGE)


@pytest.mark.parametrize("kind", KINDS)
def test_entities_are_refused(kind: FileKind) -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a "单号"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData/></worksheet>'
    assert read(kind, "a.xlsx", make_parts("", extra={"xl/worksheets/sheet1.xml": laughs.encode()})) == Rejected(Rejection.UNREADABLE)


@pytest.mark.parametrize(
    ("first", "second"), [("utf-8", "gb18030"), ("gb18030", "utf-8"), ("utf-16", "utf-8"), ("utf-8", "utf-16"), ("big5", "gb18030")]
)
def test_two_encodings_in_one_file(first: str, second: str) -> None:
    """What two programs have glued together is read as one of both or not at all; the header tells whether it is a list."""
    content = f"{HEADERS[FileKind.DELIVERIES]}\nMT1,幸福小区,10:25,,\n".encode(first, "replace") + "MT2,春光苑,10:40,,\n".encode(second)
    outcome = read(FileKind.DELIVERIES, "a.csv", content)
    assert isinstance(outcome, Rejected) or {"MT1", "MT2"} >= {one.order_no for one in outcome.deliveries}  # type: ignore[attr-defined]


def test_formulas_and_markup_are_words() -> None:
    """What stands in a cell is never more than text."""
    text = f'{HEADERS[FileKind.DELIVERIES]}\n=1+1023,"=HYPERLINK(""x"")",,,\nMT1,<b>甲</b>,,,@SUM(A1)\n'
    outcome = read(FileKind.DELIVERIES, "a.csv", text.encode())
    assert isinstance(outcome, DeliveriesRead)
    assert [(one.order_no, one.area) for one in outcome.deliveries] == [("MT1", "<b>甲</b>")]
    assert [doubt.problem for doubt in outcome.doubts] == [RowProblem.NO_ORDER]


CELLS = st.one_of(
    st.text(max_size=12),
    st.from_regex(r"[0-9A-Z:./ -]{0,14}", fullmatch=True),
    st.sampled_from(("拒收", "10:25", "无接触", "13812345678", "1.02E+15", "合计", "2020-03-05", "场所", "84", "吉A12345")),
)
NUMBERS = st.one_of(CELLS, st.integers(-(10**18), 10**18), st.floats(-1e15, 1e15, allow_subnormal=False))


@pytest.mark.parametrize("kind", KINDS)
@given(rows=st.lists(st.lists(NUMBERS, max_size=6), max_size=6))
def test_whatever_stands_in_the_rows_has_an_outcome(kind: FileKind, rows: list[list[str | int | float]]) -> None:
    """A workbook with the right header is read whatever is below it, and shows at most twenty signs of what it doubts."""
    clean = [[_xml(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    outcome = read(kind, "a.xlsx", make_xlsx([HEADERS[kind].split(","), *clean]))
    assert isinstance(outcome, DeliveriesRead | PointsRead)
    assert all(len(doubt.text) <= 20 for doubt in outcome.doubts)


@pytest.mark.parametrize("make", [lambda text: text.encode(), lambda text: text.encode("gb18030", "replace")], ids=["utf-8", "gb18030"])
@given(data=st.data())
def test_damaged_bytes_have_an_outcome(make: Callable[[str], bytes], data: st.DataObject) -> None:
    content = bytearray(make(f"{HEADERS[FileKind.DELIVERIES]}\nMT1,幸福小区,10:25,13812345678,拒收\nMT2,春光苑,10:40,,\n"))
    for _ in range(data.draw(st.integers(0, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    for kind in KINDS:
        assert isinstance(read(kind, "a.csv", bytes(content)), DeliveriesRead | PointsRead | Rejected)


def _xml(text: str) -> str:
    """Without the signs that no workbook can hold."""
    return "".join(sign for sign in text if sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff")
