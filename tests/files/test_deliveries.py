"""Delivery lists from shop systems: workbooks and CSV files."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.files.deliveries import read_deliveries_file
from conversations.delivery_file import MOST_DELIVERIES, DeliveriesRead
from conversations.roster_file import Rejected, Rejection
from tests.deliveries.notation import written
from tests.files.workbook import Cell, make_xlsx

NOW = datetime(2020, 3, 5, 16, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
SERIAL = (datetime(2020, 3, 5) - datetime(1899, 12, 30)).days  # noqa: DTZ001 (spreadsheet days have no zone)


def read(name: str, content: bytes) -> str:
    outcome = read_deliveries_file(name, content, NOW)
    assert isinstance(outcome, DeliveriesRead), outcome
    return written(outcome)


def sheet(*rows: tuple[Cell, ...], merges: tuple[tuple[int, int, int, int], ...] = ()) -> str:
    return read("list.xlsx", make_xlsx(rows, merges=merges))


def csv(text: str, encoding: str = "utf-8") -> str:
    return read("list.csv", text.encode(encoding))


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (("订单号", "收货地址", "送达时间"), ("MT1023", "幸福小区3栋", "2020-03-05 10:25:30"), "MT1023 | 幸福小区3栋 | 10:25"),
        (("运单号", "小区", "完成时间"), ("1023", "幸福小区", "10:25"), "1023 | 幸福小区 | 10:25"),
        (("订单编号", "区域", "交接时间"), ("1023", "幸福小区", "2020/3/4 20:10"), "1023 | 幸福小区 | 03-04 20:10"),
        (("Order No", "Area", "Time"), ("1023", "Happy Court", "10:25"), "1023 | Happy Court | 10:25"),
        (("单号", "日期", "时间"), ("1023", "2020/3/4", "20:10"), "1023 |  | 03-04 20:10"),
        (("单号", "时间"), ("1023", "3:20"), "1023 |  | 03:20"),
        (("单号", "时间"), ("1023", "下午3:20"), "1023 |  | 15:20"),
        (("单号", "时间"), ("1023", "18:00"), "1023 ! future 18:00"),
        (("单号", "时间"), ("1023", "派送中"), "1023 ! time 派送中"),
        (("单号", "时间"), ("1023", "-"), "1023"),
        (("单号", "无接触"), ("1023", "是"), "1023 |  |  | yes"),
        (("单号", "是否无接触"), ("1023", "N"), "1023 |  |  | no"),
        (("单号", "配送方式"), ("1023", "无接触配送"), "1023 |  |  | yes"),
        (("单号", "配送方式"), ("1023", "当面签收"), "1023 |  |  | no"),
        (("单号", "配送方式"), ("1023", "专人直送"), "1023"),
        (("单号", "异常"), ("1023", "客户搬走了"), "1023 |  |  |  | 客户搬走了"),
        (("单号", "异常"), ("1023", "无"), "1023"),
        (("单号", "备注"), ("1023", "客户拒收"), "1023 |  |  |  | 客户拒收"),
        (("单号", "备注"), ("1023", "如无人接听请放门口"), "1023"),
        (("单号", "备注"), ("1023", "多放辣椒"), "1023"),
        (("单号", "备注"), ("1023", "已放门口"), "1023 |  |  | yes"),
        (("单号", "订单状态"), ("1023", "已取消"), "1023 |  |  |  | 已取消"),
        (("单号", "手机"), ("1023", "138 1234 5678"), "1023 |  |  |  |  | 13812345678"),
        (("单号", "手机"), ("1023", "138****5678"), "1023"),
        (("单号", "地址"), ("1023", "幸福小区3栋 13812345678"), "1023 | 幸福小区3栋 |  |  |  | 13812345678"),
        (("单号", "异常"), ("1023", "打13812345678没人接"), "1023 |  |  |  | 打 没人接"),
        (("订单号", "地址"), ("", "幸福小区"), "! no_order 幸福小区"),
        (("订单号", "地址"), ("见备注", "幸福小区"), "! no_order 见备注"),
    ],
)
def test_a_row(header: tuple[Cell, ...], row: tuple[Cell, ...], expected: str) -> None:
    """The same from a workbook and from a CSV file."""
    assert sheet(header, row) == expected
    assert csv("\n".join(",".join(map(str, cells)) for cells in (header, row))) == expected


def test_titles_blank_rows_footers_and_merged_cells() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("幸福生鲜 3月5日 配送单",),
        (),
        ("序号", "配送员", "订单号", "小区", "完成时间"),
        (1, "张三", "1023", "幸福小区", "10:25"),
        (2, None, "1024", None, "10:40"),
        (),
        ("合计", None, "2"),
    )
    assert sheet(*rows, merges=((3, 3, 4, 3),)) == "1023 | 幸福小区 | 10:25 ; 1024 | 幸福小区 | 10:40"


def test_the_second_sheet_may_be_the_list() -> None:
    content = make_xlsx([("说明",), ("本表由系统导出",)], [("单号", "小区"), ("1023", "幸福小区")])
    assert read("list.xlsx", content) == "1023 | 幸福小区"


def test_numbers_are_order_numbers_as_far_as_they_are_whole() -> None:
    """A spreadsheet keeps 15 digits; what it has lost is never guessed."""
    assert sheet(("单号", "小区"), (1023, "甲"), (202003050001234, "乙")) == "1023 | 甲 ; 202003050001234 | 乙"
    assert sheet(("单号", "小区"), (1234567890123456789, "甲"), (10.5, "乙")) == "! no_order 1.23E+18 ! no_order 1.05E+01"
    assert csv("单号,小区\n1.02E+15,甲\n1023.0,乙\n") == "1023 | 乙 ! no_order 1.02E+15"


def test_times_are_serial_numbers() -> None:
    header = ("单号", "日期", "送达时间")
    assert sheet(header, ("1023", None, SERIAL + 0.434028)) == "1023 |  | 10:25"
    assert sheet(header, ("1023", SERIAL - 1, 0.840278)) == "1023 |  | 03-04 20:10"
    assert sheet(header, ("1023", None, 0.434028)) == "1023 |  | 10:25"
    assert sheet(header, ("1023", None, SERIAL)) == "1023 ! time 2020-03-05"
    assert sheet(header, ("1023", None, SERIAL + 1.5)) == "1023 ! future 2020-03-06 12:00"
    assert sheet(header, ("1023", None, 1e300)).startswith("1023 ! time 1000")
    assert sheet(header, ("1023", None, -1.0)) == "1023 ! time -1"


def test_what_programs_put_around_numbers() -> None:
    assert csv('单号,小区\n="1023",甲\n\'1024,乙\n\t1025,丙\n') == "1023 | 甲 ; 1024 | 乙 ; 1025 | 丙"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(encoding: str, separator: str) -> None:
    text = "\r\n".join(separator.join(row) for row in (("订单号", "收货地址"), ("1023", "幸福小区㐂栋")))
    assert csv(text, encoding) == "1023 | 幸福小区㐂栋"


def test_the_same_order_twice_counts_as_its_last_row_says() -> None:
    assert csv("单号,小区\nmt1023,甲\n1024,乙\nMT1023,丙\n") == "1024 | 乙 ; MT1023 | 丙 ! twice MT1023"


def test_ten_thousand_rows_are_a_list_and_one_more_is_none() -> None:
    rows = [("单号", "小区"), *((f"MT{number:06}", "幸福小区") for number in range(MOST_DELIVERIES))]
    outcome = read_deliveries_file("a.xlsx", make_xlsx(rows), NOW)
    assert isinstance(outcome, DeliveriesRead)
    assert (len(outcome.deliveries), outcome.doubts) == (MOST_DELIVERIES, ())
    longer = "\n".join(",".join(row) for row in [*rows, ("MT999999", "幸福小区")])
    assert read_deliveries_file("a.csv", longer.encode(), NOW) == Rejected(Rejection.TOO_MANY_ROWS)


@pytest.mark.parametrize(
    ("name", "content", "rejection"),
    [
        ("a.csv", "姓名,手机\n张三,13812345678\n".encode(), Rejection.NO_NAME_COLUMN),
        ("a.csv", "单号\n1023\n".encode(), Rejection.NO_NAME_COLUMN),
        ("a.csv", b"", Rejection.NO_NAME_COLUMN),
        ("a.xlsx", "单号,小区\n".encode(), Rejection.UNREADABLE),
        ("a.pdf", "单号,小区\n".encode(), Rejection.UNREADABLE),
    ],
)
def test_what_is_no_list(name: str, content: bytes, rejection: Rejection) -> None:
    assert read_deliveries_file(name, content, NOW) == Rejected(rejection)
