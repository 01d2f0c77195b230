"""Invitation codes on their way to people: a workbook for many, a QR code for one."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import BinaryIO

import segno
import xlsxwriter

_HEADERS = ("企业名称", "统一社会信用代码", "行政区划", "邀请码", "邀请链接", "有效期至")
_WIDTHS = (36, 22, 20, 18, 56, 18)
_TEXTS = attrgetter("enterprise", "credit_code", "division", "code", "link", "expires")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class CodeRow:
    """An invitation of one enterprise's manager, all as it is to be read; `expires` is local time as text."""

    enterprise: str
    credit_code: str
    division: str
    code: str
    link: str
    expires: str


def write_codes(rows: Iterable[CodeRow], to: BinaryIO) -> int:
    """Write a workbook (.xlsx) of codes to a seekable stream, row by row; returns how many.

    Every cell is a text: nothing in a name becomes a formula or a link, and a name that looks like a formula is marked
    as text, so that it stays one when the cell is edited or saved as CSV.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    count = 0
    with xlsxwriter.Workbook(to, options) as workbook:
        sheet = workbook.add_worksheet("邀请码")
        bold = workbook.add_format({"bold": True})
        marked = workbook.add_format({"quote_prefix": True})
        for column, (header, width) in enumerate(zip(_HEADERS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, header, bold)
        sheet.freeze_panes(1, 0)
        for count, row in enumerate(rows, start=1):
            for column, text in enumerate(_TEXTS(row)):
                sheet.write_string(count, column, text, marked if text.startswith(_FORMULA_STARTS) else None)
        sheet.autofilter(0, 0, count, len(_HEADERS) - 1)
    return count


def codes_workbook(rows: Iterable[CodeRow]) -> bytes:
    """The workbook of `write_codes` as bytes."""
    stream = io.BytesIO()
    write_codes(rows, stream)
    return stream.getvalue()


def qr_terminal(text: str) -> str:
    """A QR code drawn with half blocks, to be printed to a terminal; error correction M."""
    drawn = io.StringIO()
    segno.make(text, error="m", micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()


def qr_png(text: str) -> bytes:
    """A QR code as a PNG picture, 8 pixels a module with the quiet zone that the standard asks for."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="png", scale=8, border=4)
    return drawn.getvalue()
