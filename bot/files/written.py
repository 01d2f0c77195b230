"""Writes a workbook of what the core tells (.xlsx): worded in the reader's language, every text a text, never a formula or a link."""

import io
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from math import isfinite

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from conversations.attachment import Sheet, Workbook
from conversations.line import Fact
from conversations.wording import Wording

MOST_CELL = 32_767
"""Characters of a cell; more would not be written at all. This and the limits below: specifications of Excel."""
MOST_ROWS = 1_048_575
"""Rows below the header."""
_MOST_NAME = 31
_LARGEST = 10**15
"""Digits beyond it would be lost: such a number is written as text."""
_NARROWEST, _WIDEST = 8, 48
_LOOKED_AT = 500
"""Rows from which the width of a column is taken."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_Value = str | int | float


def written(workbook: Workbook, wording: Wording, language: str) -> bytes:
    """The workbook as bytes. Days and moments are written in full (`2026-11-23 14:05`), because a sheet is kept. Raises ValueError for more
    rows than a sheet can have."""
    stream = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        formats = _Formats(book)
        names: list[str] = []
        for sheet in workbook.sheets:
            names.append(sheet_name(wording.plain(sheet.title, language), names))
            columns = [_text(wording.plain(column, language)) for column in sheet.columns]
            rows = [[_value(fact, wording, language) for fact in row] for row in sheet.rows]
            _fill(book.add_worksheet(names[-1]), sheet, columns, rows, formats)
    return stream.getvalue()


class _Formats:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.header = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E6EAEE", "bottom": 1})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.marked = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})


def _fill(page: Worksheet, sheet: Sheet, columns: Sequence[str], rows: Sequence[Sequence[_Value]], formats: _Formats) -> None:
    if len(rows) > MOST_ROWS:
        raise ValueError(f"{len(rows)} rows")
    for column, header in enumerate(columns):
        page.set_column(column, column, _width([header, *(row[column] for row in rows[:_LOOKED_AT] if column < len(row))]))
        page.write_string(0, column, header, formats.header)
    page.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(number, column, value, formats.marked if value.startswith(_FORMULA_STARTS) else formats.plain)
            else:
                page.write_number(number, column, value, formats.plain)
    if sheet.columns and rows:
        page.autofilter(0, 0, len(rows), len(sheet.columns) - 1)


def _value(fact: Fact, wording: Wording, language: str) -> _Value:
    worded = wording.fact(_in_full(fact), language)
    if isinstance(worded, str):
        return _text(worded)
    return worded if isfinite(worded) and abs(worded) < _LARGEST else str(worded)


def _in_full(fact: Fact) -> Fact:
    if isinstance(fact, datetime):
        return f"{fact:%Y-%m-%d %H:%M}"
    if isinstance(fact, date):
        return fact.isoformat()
    return tuple(_in_full(part) for part in fact) if isinstance(fact, tuple) else fact


def _text(text: str) -> str:
    """Without halves of surrogate pairs, which no file takes; what a cell has no room for ends in …"""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole if len(whole) <= MOST_CELL else f"{whole[: MOST_CELL - 1]}…"


def sheet_name(title: str, others: Sequence[str]) -> str:
    """The title within Excel's rules: 1 to 31 UTF-16 units, none of `[]:*?/\\`, no apostrophe at its ends, not *History*, not the name
    of another sheet in other letters."""
    plain = "".join(" " if one in "[]:*?/\\" or unicodedata.category(one)[0] == "C" else one for one in title)
    name = _units(" ".join(plain.split()), _MOST_NAME).strip("' ") or "1"
    taken = {other.casefold() for other in others} | {"history"}
    number = 1
    unique = name
    while unique.casefold() in taken:
        number += 1
        unique = f"{_units(name, _MOST_NAME - 6)} ({number})"
    return unique


def _units(text: str, most: int) -> str:
    return text.encode("utf-16-le", "replace")[: 2 * most].decode("utf-16-le", "ignore")


def _width(values: Sequence[_Value]) -> int:
    """Characters of a column: of its longest line, a Chinese character counts twice."""
    lines = (line for value in values for line in str(value)[:400].split("\n"))
    longest = max((sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in line) for line in lines), default=0)
    return min(max(longest + 3, _NARROWEST), _WIDEST)
