"""Workbooks are read back with openpyxl: texts are texts, numbers numbers, and every sheet has a name that Excel takes."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.made_here import file_name, make
from bot.files.written import MOST_CELL, sheet_name
from conversations.attachment import Sheet, Workbook
from conversations.line import Fact, Line
from conversations.wording import LANGUAGES
from tests.files.samples import CHINA

NORTH, GAP = Line("track-north"), Line("track-gap", {"minutes": 10})


def read(workbook: Workbook, language: str = "zh-CN") -> Any:
    name, content, photo = make(workbook, language)
    assert name.endswith(".xlsx")
    assert not photo
    return openpyxl.load_workbook(io.BytesIO(content))


def book(*rows: tuple[Fact, ...]) -> Workbook:
    return Workbook(GAP, (Sheet(NORTH, (NORTH, GAP), rows),))


def test_values_come_back() -> None:
    moment = datetime(2026, 11, 23, 14, 5, tzinfo=CHINA)
    sheet = read(book(("收银台", 3), (GAP, 36.5), (moment, date(2026, 11, 23)), (("甲", "乙"), 10**16), (float("nan"), -1)))["北"]
    assert [tuple(cell.value for cell in row) for row in sheet.iter_rows()] == [
        ("北", "虚线：超过 10 分钟没有位置"),
        ("收银台", 3),
        ("虚线：超过 10 分钟没有位置", 36.5),
        ("2026-11-23 14:05", "2026-11-23"),
        ("甲、乙", "10000000000000000"),
        ("nan", -1),
    ]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B6"
    assert sheet["A1"].font.bold
    assert 8 <= sheet.column_dimensions["A"].width <= 49


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reader_has_a_language(language: str) -> None:
    name, _, _ = make(book(), language)
    assert (
        name
        == {"zh-CN": "虚线 超过 10 分钟没有位置", "en": "Dashed no position for more than 10 minutes"}[language].replace("虚线 ", "虚线：")
        + ".xlsx"
    )
    assert read(book(), language).sheetnames == [{"zh-CN": "北", "en": "N"}[language]]
    assert make(book(), "fr")[0] == make(book(), "zh-CN")[0]


def test_nothing_becomes_a_formula_a_link_or_a_number() -> None:
    typed = ("=HYPERLINK(1)", "+1", "@x", "-1", "http://example.org", "0012", "mailto:a@b.c", "\tx", "internal:x!A1")
    _, content, _ = make(book(*((one,) for one in typed)), "en")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [sheet.cell(number, 1).value for number in range(2, 2 + len(typed))] == list(typed)
    assert {sheet.cell(number, 1).data_type for number in range(2, 2 + len(typed))} == {"s"}
    assert sheet["A2"].quotePrefix
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "<hyperlink" not in page


def test_hostile_texts() -> None:
    sheet = read(book(("\ud800x", "\x00\x07"), ("好" * 40_000, "👩‍👩‍👧‍👦"))).active
    assert sheet["A2"].value == "?x"
    assert len(sheet["A3"].value) == MOST_CELL
    assert sheet["A3"].value.endswith("…")
    assert sheet["B3"].value == "👩‍👩‍👧‍👦"


def test_nothing_in_it() -> None:
    assert len(read(Workbook(NORTH, ())).sheetnames) == 1
    assert read(Workbook(NORTH, (Sheet(NORTH, (), ()),))).sheetnames == ["北"]


def test_sheets_of_one_name() -> None:
    assert read(Workbook(NORTH, (Sheet(NORTH, (), ()),) * 3)).sheetnames == ["北", "北 (2)", "北 (3)"]


@given(
    st.lists(st.one_of(st.text(max_size=50), st.sampled_from(["History", "'a'", "[]", "a/b:c", "x" * 31, "X" * 40, "🧴" * 20])), max_size=8)
)
def test_every_name_is_taken_by_excel(titles: list[str]) -> None:
    names: list[str] = []
    for title in titles:
        names.append(sheet_name(title, names))
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name
        assert name.casefold() != "history"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("消毒记录 11月/12月", "消毒记录 11月 12月"),
        ("..", "fugong"),
        ("", "fugong"),
        ('a"b<c>', "a b c"),
        ("长" * 90, "长" * 60),
        ("a\n\x00b", "a b"),
    ],
)
def test_file_names(words: str, name: str) -> None:
    assert file_name(words) == name
