"""Workbooks of invitation codes and QR codes."""

import io
import zipfile

from python_calamine import CalamineWorkbook

from bot.files.codes import CodeRow, codes_workbook, qr_png, qr_terminal, write_codes

LINK = "https://t.me/fugong_bot?start=abcdefghjkmnpqrs"
ROW = CodeRow("南关祥瑞摄影店", "91220102MAJ1XG612X", "南关区", "ABCD-EFGH", LINK, "2026-12-01 12:00")


def test_the_workbook_holds_what_it_was_given() -> None:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(codes_workbook([ROW, ROW]))).get_sheet_by_index(0)
    header, *rows = sheet.to_python()
    assert header == ["企业名称", "统一社会信用代码", "行政区划", "邀请码", "邀请链接", "有效期至"]
    assert rows == [["南关祥瑞摄影店", "91220102MAJ1XG612X", "南关区", "ABCD-EFGH", LINK, "2026-12-01 12:00"]] * 2


def test_nothing_becomes_a_formula_or_a_link() -> None:
    row = CodeRow("=HYPERLINK(1)", "+1", "@x", "-1", LINK, "2026")
    content = codes_workbook([row])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.replace("=HYPERLINK", "")
    assert 'quotePrefix="1"' in styles
    assert 'topLeftCell="A2"' in sheet
    assert CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[1][0] == "=HYPERLINK(1)"


def test_rows_are_streamed_and_counted() -> None:
    stream = io.BytesIO()
    assert write_codes((ROW for _ in range(3000)), stream) == 3000
    assert write_codes([], io.BytesIO()) == 0
    stream.seek(0)
    assert len(CalamineWorkbook.from_filelike(stream).get_sheet_by_index(0).to_python()) == 3001


def test_qr_codes() -> None:
    drawn = qr_terminal(LINK)
    assert len(drawn.splitlines()) > 15
    assert qr_terminal(LINK) == drawn != qr_terminal(LINK + "x")
    assert qr_png(LINK).startswith(b"\x89PNG\r\n")
