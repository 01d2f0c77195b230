"""The operator's lists: the samples read whole; each reason for a bad row; columns by their names."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files

import pytest

from bot.files.registry import (
    BadRow,
    DivisionRow,
    EnterpriseRow,
    ListRejection,
    OfficerRow,
    ReadList,
    Reason,
    RejectedList,
    division_levels,
    explain_bad_row,
    explain_rejection,
    is_credit_code,
    read_divisions,
    read_enterprises,
    read_officers,
    read_units,
)
from bot.files.registry_enterprises import SECTORS
from conversations.codes import Sector
from conversations.roles import Level
from tests.files.workbook import Cell, make_xlsx

PHONE = "19900000913"
USCC = "91220102MAJ1XG612X"
ENTERPRISE = ("企业名称", "统一社会信用代码", "行政区划代码", "行业", "职工人数", "地址", "联系人", "联系电话", "周末营业")
GOOD = ("南关祥瑞摄影店", USCC, "220102", "摄影", "47", "吉林路72号", "黄春", PHONE, "否")
LEVELS = {
    "220000": frozenset({Level.PROVINCE}),
    "220100": frozenset({Level.CITY}),
    "220102": frozenset({Level.COUNTY}),
    "220581": frozenset({Level.CITY, Level.COUNTY}),
}


def sample(name: str, package: str = "bot") -> bytes:
    return (files(package) / "data" / name).read_bytes()


def enterprises(*rows: Sequence[Cell]) -> ReadList[EnterpriseRow]:
    read = read_enterprises("a.xlsx", make_xlsx([ENTERPRISE, *rows]), LEVELS)
    assert isinstance(read, ReadList)
    return read


def officers(*rows: Sequence[Cell]) -> ReadList[OfficerRow]:
    read = read_officers("a.xlsx", make_xlsx([("姓名", "级别", "负责单位", "联系电话"), *rows]), LEVELS)
    assert isinstance(read, ReadList)
    return read


def test_the_samples_are_read_whole() -> None:
    divisions = read_divisions("divisions.csv", sample("divisions.csv", "conversations"))
    assert isinstance(divisions, ReadList)
    units = read_units("jilin_units.csv", sample("jilin_units.csv", "conversations"), {row.code for row in divisions.rows})
    assert isinstance(units, ReadList)
    levels = division_levels(divisions.rows, units.rows)
    shops = read_enterprises("enterprises.csv", sample("enterprises.csv"), levels)
    people = read_officers("officers.csv", sample("officers.csv"), levels)
    assert isinstance(shops, ReadList)
    assert isinstance(people, ReadList)
    assert [len(read.rows) for read in (divisions, units, shops, people)] == [3212, 13, 240, 90]
    assert divisions.bad_rows == units.bad_rows == shops.bad_rows == people.bad_rows == ()
    assert shops.rows[0] == EnterpriseRow(
        "南关祥瑞摄影店", USCC, "220102", Sector.PHOTOGRAPHY, 47, "南关区吉林路72号", "黄春", PHONE, False
    )
    assert people.rows[0] == OfficerRow("胡明", Level.PROVINCE, "220000", "19900002270")
    assert levels["JL-CBS"] == levels["220581"] == {Level.CITY, Level.COUNTY}
    assert levels["220100"] == {Level.CITY}


def test_a_workbook_reads_like_the_csv() -> None:
    rows = list(csv.reader(io.StringIO(sample("enterprises.csv").decode("utf-8-sig"))))
    divisions = {row[2] for row in rows}
    from_csv = read_enterprises("e.csv", sample("enterprises.csv"), divisions)
    assert read_enterprises("e.xlsx", make_xlsx([("2026年企业名录",), *rows]), divisions) == from_csv


def test_every_sector_has_a_chinese_name_and_its_code() -> None:
    assert {SECTORS[sector.value] for sector in Sector} == set(Sector)
    chinese = [name for name in SECTORS if not name.isascii()]
    assert len(chinese) == len({SECTORS[name] for name in chinese}) == len(Sector)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        (0, None, Reason.MISSING),
        (0, "=cmd", Reason.BAD_NAME),
        (0, "<b>店", Reason.BAD_NAME),
        (1, None, Reason.MISSING),
        (1, "91220102MAJ1XG612Y", Reason.BAD_CREDIT_CODE),
        (1, "91220102MAJ1XG612", Reason.BAD_CREDIT_CODE),
        (1, "91220102MAI1XG612X", Reason.BAD_CREDIT_CODE),
        (1, 912201021234567890, Reason.BAD_CREDIT_CODE),
        (2, None, Reason.MISSING),
        (2, "999999", Reason.UNKNOWN_DIVISION),
        (3, None, Reason.MISSING),
        (3, "采矿", Reason.UNKNOWN_SECTOR),
        (4, None, Reason.MISSING),
        (4, "-1", Reason.BAD_HEADCOUNT),
        (4, 4.5, Reason.BAD_HEADCOUNT),
        (4, "47人", Reason.BAD_HEADCOUNT),
        (4, "99999999", Reason.BAD_HEADCOUNT),
        (7, "1990000091", Reason.BAD_PHONE),
        (8, "有时", Reason.BAD_YES_NO),
    ],
)
def test_a_bad_value_names_its_row_and_column_and_keeps_the_good_rows(column: int, value: Cell, reason: Reason) -> None:
    bad = (*GOOD[:column], value, *GOOD[column + 1 :])
    read = enterprises(bad, (), GOOD)
    assert read.bad_rows == (BadRow(2, ENTERPRISE[column], reason),)
    assert len(read.rows) == 1


@pytest.mark.parametrize(
    ("column", "value", "change"),
    [
        (1, " 91220102maj1xg612x ", {}),
        (2, 220102, {}),
        (3, "photography", {}),
        (4, 0, {"headcount": 0}),
        (4, "４７", {}),
        (5, None, {"address": None}),
        (7, None, {"phone": None}),
        (7, "0431-88760001", {"phone": "0431-88760001"}),
        (7, 19900000913, {}),
        (8, "是", {"works_weekends": True}),
        (8, None, {}),
    ],
)
def test_values_as_people_write_them(column: int, value: Cell, change: dict[str, str | int | bool | None]) -> None:
    (expected,) = enterprises(GOOD).rows
    assert enterprises((*GOOD[:column], value, *GOOD[column + 1 :])).rows == (replace(expected, **change),)  # type: ignore[arg-type]


def test_all_that_is_wrong_with_a_row_is_told() -> None:
    bad = enterprises((None, "1", "2", "3", "x", None, None, "4", "5")).bad_rows
    assert [one.column for one in bad] == [ENTERPRISE[number] for number in (0, 1, 2, 3, 4, 8, 7)]


def test_a_credit_code_counts_once() -> None:
    read = enterprises(GOOD, ("另一家", *GOOD[1:]))
    assert read.bad_rows == (BadRow(3, "统一社会信用代码", Reason.DUPLICATE, of_row=2),)
    assert [row.name for row in read.rows] == [GOOD[0]]


def test_a_bad_row_is_no_earlier_row() -> None:
    assert len(enterprises((*GOOD[:8], "?"), GOOD).rows) == 1


@pytest.mark.parametrize("place", range(17))
def test_a_slip_in_a_credit_code_is_found(place: int) -> None:
    for other in "0123456789ABCDEFGHJKLMNPQRTUWXY":
        assert is_credit_code(USCC[:place] + other + USCC[place + 1 :]) is (other == USCC[place])


def test_missing_columns_are_named() -> None:
    content = make_xlsx([("企业名称", "行业", "统一社会 信用代码"), GOOD])
    assert read_enterprises("a.xlsx", content, LEVELS) == RejectedList(
        ListRejection.MISSING_COLUMN, ("行政区划代码", "职工人数", "周末营业")
    )
    assert read_officers("a.csv", b"a,b\n", LEVELS) == RejectedList(ListRejection.MISSING_COLUMN, ("姓名", "级别", "负责单位", "联系电话"))


def test_columns_by_other_names_and_optional_ones_left_out() -> None:
    content = make_xlsx(
        [("周末是否营业", "员工人数", "所属行业", "区划代码", "信用代码", "单位名称"), (None, 3, "外贸", "220102", USCC, "店")]
    )
    read = read_enterprises("a.xlsx", content, LEVELS)
    assert isinstance(read, ReadList)
    assert read.rows == (EnterpriseRow("店", USCC, "220102", Sector.FOREIGN_TRADE, 3, None, None, None, False),)


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", b"PK"), ("a.xls", b""), ("a.pdf", b"%PDF")])
def test_unreadable_lists(name: str, content: bytes) -> None:
    assert read_divisions(name, content) == RejectedList(ListRejection.UNREADABLE)


@pytest.mark.parametrize(
    ("row", "bad"),
    [
        ((None, "市", "220100", PHONE), BadRow(2, "姓名", Reason.MISSING)),
        (("<b>", "市", "220100", PHONE), BadRow(2, "姓名", Reason.BAD_NAME)),
        (("张三", "镇", "220100", PHONE), BadRow(2, "级别", Reason.UNKNOWN_LEVEL)),
        (("张三", "市", "220000", PHONE), BadRow(2, "级别", Reason.LEVEL_DOES_NOT_FIT)),
        (("张三", "县", "220100", PHONE), BadRow(2, "级别", Reason.LEVEL_DOES_NOT_FIT)),
        (("张三", "省", "220102", PHONE), BadRow(2, "级别", Reason.LEVEL_DOES_NOT_FIT)),
        (("张三", "市", "999999", PHONE), BadRow(2, "负责单位", Reason.UNKNOWN_DIVISION)),
        (("张三", "市", "220100", None), BadRow(2, "联系电话", Reason.MISSING)),
        (("张三", "市", "220100", "0431-1"), BadRow(2, "联系电话", Reason.BAD_PHONE)),
    ],
)
def test_bad_officers(row: Sequence[Cell], bad: BadRow) -> None:
    assert officers(row) == ReadList((), (bad,))


def test_a_unit_of_the_province_has_officers_of_both_levels_and_a_person_may_answer_for_several() -> None:
    rows = [("张 三", "市", "220581", PHONE), ("张三", "县级", "220581", PHONE), ("张三", "city", "220100", PHONE)]
    read = officers(*rows, ("张三", "市", "220100", PHONE))
    assert [(row.level, row.division) for row in read.rows] == [
        (Level.CITY, "220581"),
        (Level.COUNTY, "220581"),
        (Level.CITY, "220100"),
    ]
    assert read.bad_rows == (BadRow(5, "姓名", Reason.DUPLICATE, of_row=4),)


def test_divisions_without_a_known_parent_are_left_out_with_all_below_them() -> None:
    text = "adcode,name,level,parent\n220102,南关区,county,220100\n220100,长春市,city,220000\n110000,北京市,省,\nx,甲,市,110000\n"
    read = read_divisions("d.csv", (text + "110000,北京市,省,\n120100,乙,市,\n").encode())
    assert isinstance(read, ReadList)
    assert read.rows == (DivisionRow("110000", "北京市", Level.PROVINCE, None),)
    assert [(bad.row, bad.column, bad.reason) for bad in read.bad_rows] == [
        (2, "parent", Reason.UNKNOWN_DIVISION),
        (3, "parent", Reason.UNKNOWN_DIVISION),
        (5, "adcode", Reason.BAD_CODE),
        (6, "adcode", Reason.DUPLICATE),
        (7, "parent", Reason.MISSING),
    ]


def test_units_belong_and_report_to_divisions_that_exist() -> None:
    text = "code,name,administrative_parent,reports_to,note\nJL-CBS,长白山,220000,999999,\nJL-X,甲,220000,220000,注\n"
    read = read_units("u.csv", text.encode(), {"220000"})
    assert isinstance(read, ReadList)
    assert [row.note for row in read.rows] == ["注"]
    assert read.bad_rows == (BadRow(2, "reports_to", Reason.UNKNOWN_DIVISION),)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_reason_has_a_sentence_that_names_the_row(language: str) -> None:
    for reason in Reason:
        sentence = explain_bad_row(BadRow(7, "行业", reason, of_row=5), language)
        assert "7" in sentence
        assert "行业" in sentence
        assert "{" not in sentence
    for rejection in ListRejection:
        sentence = explain_rejection(RejectedList(rejection, ("行业", "姓名")), language)
        assert ("行业" in sentence) is (rejection is ListRejection.MISSING_COLUMN)
