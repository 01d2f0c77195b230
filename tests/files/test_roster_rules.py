"""Each rule of ROSTERS.md about header rows, blank and footer rows, merged cells, errors and duplicates."""

import pytest

from bot.files.roster import read_roster
from conversations.roster_file import Duplicate, Rejected, Rejection, RosterField, RowError, RowErrorCode, StaffRow
from tests.files.workbook import Cell, make_xlsx, read_csv, read_rows

PHONE = "16012345678"
OTHER = "16012345679"
ID = "22090219930818367X"
HEADERS = ("姓名", "手机", "部门", "岗位", "身份证号")


def names(*rows: tuple[Cell, ...], merges: tuple[tuple[int, int, int, int], ...] = ()) -> list[str]:
    return [person.name for person in read_rows(*rows, merges=merges).staff]


@pytest.mark.parametrize("header", ["姓名", "员工姓名", "名字", " 姓　名 ", "员工\n姓名"])
def test_every_header_of_the_name(header: str) -> None:
    assert names((header,), ("张三",)) == ["张三"]


@pytest.mark.parametrize("header", ["姓名：", "职工姓名", "姓名（必填）", "Name"])
def test_a_header_must_be_equal_not_contain(header: str) -> None:
    assert read_roster("a.xlsx", make_xlsx([(header,), ("张三",)])) == Rejected(Rejection.NO_NAME_COLUMN)


@pytest.mark.parametrize(
    ("field", "header", "value"),
    [("phone", header, PHONE) for header in ("手机", "联系电话", "手机号码", "电话")]
    + [("department", header, "财务") for header in ("部门", "科室")]
    + [("post", header, "会计") for header in ("岗位", "职务", "工种")]
    + [("id_number", header, ID) for header in ("身份证号", "身份证号码", "证件号码")],
)
def test_every_other_header_in_any_order(field: str, header: str, value: str) -> None:
    (person,) = read_rows(("备注", header, "姓名"), ("x", value, "张三")).staff
    assert person == StaffRow(name="张三", **{field: value})


def test_of_two_columns_of_a_field_the_leftmost_counts_even_where_it_is_empty() -> None:
    assert read_rows(("电话", "姓名", "手机"), (None, "张三", PHONE)).staff == (StaffRow("张三"),)


def test_rows_above_the_header_and_the_sheets_before_and_after_it_are_ignored() -> None:
    first = [("填写说明",), ("请填姓名",)]
    second = [("花名册",), (), ("姓名",), ("张三",)]
    third = [("姓名",), ("李四",)]
    outcome = read_roster("a.xlsx", make_xlsx(first, second, third))
    assert outcome == read_rows(("姓名",), ("张三",))


def test_rows_count_as_the_spreadsheet_numbers_them() -> None:
    outcome = read_rows((), ("标题",), (), ("姓名", "手机"), (), ("张三", "1"), ("李四", None))
    assert outcome.row_errors == (RowError(6, RosterField.PHONE, RowErrorCode.BAD_PHONE),)


def test_a_row_is_blank_whatever_stands_in_ignored_columns() -> None:
    assert read_rows(("序号", *HEADERS, "备注"), (1, " ", "\u3000", None, "\t", "\xa0", "缺")).row_errors == ()


@pytest.mark.parametrize("word", ["合计", " 合 计：3人", "填表人：张三", "制表\n日期 2024"])
def test_a_footer_is_known_by_its_first_filled_cell_in_any_column(word: str) -> None:
    rows = (("备注", "姓名", "手机"), ("  ", word, PHONE), (word, "李四", PHONE), (None, "王五", word))
    assert names(*rows) == ["王五"]


def test_rows_after_a_footer_are_read() -> None:
    assert names(("姓名",), ("合计",), ("张三",)) == ["张三"]


def test_a_footer_word_further_on_is_no_footer() -> None:
    assert names(("姓名", "部门"), ("张三", "合计"), ("总合计", None)) == ["张三", "总合计"]


def test_a_merged_cell_gives_its_value_to_every_row_but_makes_no_row() -> None:
    rows = (("部门", "姓名"), ("财务", "张三"), (None, "李四"), (None, None), (None, "王五"))
    staff = read_rows(*rows, merges=((1, 0, 3, 0),)).staff
    assert staff == (StaffRow("张三", department="财务"), StaffRow("李四", department="财务"), StaffRow("王五"))


def test_a_merged_name_is_a_name() -> None:
    rows = (("姓名", "手机"), ("张三", PHONE), (None, OTHER))
    assert names(*rows, merges=((1, 0, 2, 0),)) == ["张三", "张三"]


def test_an_area_over_several_columns_gives_its_value_in_its_first_one() -> None:
    rows = (("姓名", "部门", "岗位"), ("张三", "财务", None), ("李四", None, None))
    staff = read_rows(*rows, merges=((1, 1, 2, 2),)).staff
    assert staff == (StaffRow("张三", department="财务"), StaffRow("李四", department="财务"))


def test_an_empty_merged_cell_stays_empty() -> None:
    assert read_rows(("姓名", "部门"), ("张三",), ("李四",), merges=((1, 1, 2, 1),)).staff[1] == StaffRow("李四")


def test_a_merged_header_over_two_rows_is_a_header_once() -> None:
    rows = (("姓名", "联系方式", None), (None, "手机", "邮箱"), ("张三", PHONE, "x"))
    assert read_rows(*rows, merges=((0, 0, 1, 0),)).staff == (StaffRow("张三"),)


def test_a_footer_is_known_through_a_merge() -> None:
    assert names(("姓名", "手机"), ("合计", PHONE), (None, OTHER), ("张三", PHONE), merges=((1, 0, 2, 0),)) == ["张三"]


def test_an_area_that_begins_in_an_empty_row_gives_nothing() -> None:
    assert names(("姓名", "部门"), (), ("张三",), merges=((1, 1, 2, 1),)) == ["张三"]


def test_too_many_rows_are_counted_without_blank_ones_and_footers() -> None:
    rows: list[tuple[Cell, ...]] = [("姓名", "备注"), *((f"员工{number}", None) for number in range(20_000))]
    rows += [(None, "x"), ("合计", None)]
    assert len(read_rows(*rows).staff) == 20_000
    assert read_roster("a.xlsx", make_xlsx([*rows, (None, None), ("张三", None)])) == Rejected(Rejection.TOO_MANY_ROWS)


def test_a_row_without_a_name_counts_as_a_row() -> None:
    text = "姓名,手机\n" + ",1\n" * 20_001
    assert read_roster("a.csv", text.encode()) == Rejected(Rejection.TOO_MANY_ROWS)


def test_a_name_error_hides_other_errors_and_the_person() -> None:
    outcome = read_rows(HEADERS, (None, "1", None, None, "1"), ("=1+1", "1"), ("张<b>", "1"))
    assert outcome.staff == ()
    assert outcome.row_errors == (
        RowError(2, RosterField.NAME, RowErrorCode.MISSING_NAME),
        RowError(3, RosterField.NAME, RowErrorCode.BAD_NAME),
        RowError(4, RosterField.NAME, RowErrorCode.BAD_NAME),
    )


def test_both_values_of_a_row_may_be_wrong_and_the_person_is_imported() -> None:
    outcome = read_rows(HEADERS, ("张三", "无", "财务", "会计", "无"))
    assert outcome.staff == (StaffRow("张三", None, None, "财务", "会计"),)
    assert outcome.row_errors == (
        RowError(2, RosterField.PHONE, RowErrorCode.BAD_PHONE),
        RowError(2, RosterField.ID_NUMBER, RowErrorCode.BAD_ID_NUMBER),
    )


def test_a_duplicate_has_name_and_phone_of_an_imported_row() -> None:
    outcome = read_rows(
        HEADERS,
        ("张三", PHONE),
        ("张 三", "+86 160-1234-5678", "财务", None, "坏"),
        ("张三", OTHER),
        ("李四", PHONE),
        ("张三", "坏"),
        ("张三", "坏"),
        ("张三", None),
        ("张三", None),
        ("张三", PHONE),
    )
    assert outcome.duplicates == (Duplicate(3, 2), Duplicate(10, 2))
    assert [error.row for error in outcome.row_errors] == [3, 6, 7]
    assert len(outcome.staff) == 7


def test_formulas_and_markup_are_data_in_department_and_post() -> None:
    (person,) = read_rows(HEADERS, ("张三", None, "=SUM(A1)", "<二>&组")).staff
    assert (person.department, person.post) == ("=SUM(A1)", "<二>&组")


@pytest.mark.parametrize("number_format", ["General", "0.00", "yyyy-mm-dd", "[h]:mm", "0.00E+00", "@"])
def test_a_whole_number_is_read_as_its_digits_however_it_is_displayed(number_format: str) -> None:
    content = make_xlsx([("姓名", "手机", "部门"), ("张三", 16012345678, 3.0)], number_format=number_format)
    assert read_roster("a.xlsx", content) == read_rows(("姓名", "手机", "部门"), ("张三", PHONE, "3"))


def test_a_number_with_decimals_has_no_exponent() -> None:
    assert read_rows(("姓名", "部门"), ("张三", 0.00001)).staff[0].department == "0.00001"


def test_an_id_number_in_a_number_cell_is_bad_always() -> None:
    assert read_rows(HEADERS, ("张三", None, None, None, 220902199308183000)).row_errors == (
        RowError(2, RosterField.ID_NUMBER, RowErrorCode.BAD_ID_NUMBER),
    )


def test_in_a_csv_every_cell_is_text() -> None:
    outcome = read_csv(f"姓名,手机,身份证号\n张三,1.6E+10,{ID}\n李四,{PHONE}.0,\n")
    assert outcome.staff == (StaffRow("张三", None, ID), StaffRow("李四", PHONE))
    assert outcome.row_errors == (RowError(2, RosterField.PHONE, RowErrorCode.BAD_PHONE),)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_the_one_that_splits_the_header_row(separator: str) -> None:
    others = "".join({",", ";", "\t"} - {separator}).join("一二三")
    lines = (["标题，一;二,三\t四"], ["姓名", "手机", "部门"], ["张三", PHONE, others], ["李四", OTHER, '"' + separator + 'x"'])
    staff = read_csv("\n".join(separator.join(line) for line in lines)).staff
    assert staff == (StaffRow("张三", PHONE, department=others), StaffRow("李四", OTHER, department=f"{separator}x".strip()))


def test_a_single_column_needs_no_separator() -> None:
    assert read_csv("姓名\n张三;李四\n").staff == (StaffRow("张三;李四"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(encoding: str) -> None:
    assert read_csv("姓名\n陈㛃\n林𬱖\n".encode(encoding)).staff == (StaffRow("陈㛃"), StaffRow("林𬱖"))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_records_are_rows(newline: str) -> None:
    text = newline.join(["标题", "", "姓名,备注,手机", '张三,"第一行\n第二行 ""引"" ",坏', "", "李四,x,坏", ""])
    assert [error.row for error in read_csv(text).row_errors] == [4, 6]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"\xff\xfea\x00"),
        ("a.csv", "姓名\n张三\0".encode()),
        ("a.xlsx", "姓名\n张三".encode()),
        ("a.xls", "姓名\n张三".encode()),
        ("a.xls", make_xlsx([("姓名",), ("张三",)])),
        ("a.csv", make_xlsx([("姓名",), ("张三",)])),
        ("a.txt", "姓名\n张三".encode()),
        ("a", "姓名\n张三".encode()),
        ("a.xlsx", b""),
        ("a.xls", b""),
    ],
)
def test_what_its_extension_does_not_say_is_unreadable(name: str, content: bytes) -> None:
    assert read_roster(name, content) == Rejected(Rejection.UNREADABLE)


@pytest.mark.parametrize("content", ["", "\n\n", "部门\n财务", "张三\n李四"])
def test_a_text_without_a_header_has_no_name_column(content: str) -> None:
    assert read_roster("a.csv", content.encode()) == Rejected(Rejection.NO_NAME_COLUMN)


def test_the_extension_may_be_in_capitals() -> None:
    assert read_roster("名单.XLSX", make_xlsx([("姓名",), ("张三",)])) == read_rows(("姓名",), ("张三",))
