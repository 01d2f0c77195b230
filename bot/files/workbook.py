"""A plain workbook from rows of text."""

import io
from collections.abc import Sequence

import xlsxwriter

_WIDTH = 14
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(sheet_name: str, rows: Sequence[Sequence[str]]) -> bytes:
    """An .xlsx file with one sheet. The first row is the header; every cell is a text, also one that looks like a number."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        sheet = book.add_worksheet(sheet_name)
        bold = book.add_format({"bold": True})
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text, None if row else bold)
        sheet.set_column(0, max(map(len, rows), default=1) - 1, _WIDTH)
        sheet.freeze_panes(1, 0)
    return stream.getvalue()
