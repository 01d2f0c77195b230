"""Files that would fill the memory, take minutes or are damaged: each has an outcome, soon."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files import package
from bot.files.cells import Row, TooLargeFileError, UnreadableFileError
from bot.files.roster import read_roster
from bot.files.xlsx import Workbook
from conversations.roster_file import Rejected, Rejection, StaffRow
from tests.files.workbook import accepted, make_parts, make_zip

EXAMPLES = Path(__file__).parent.parent / "data" / "rosters"


def rows_of(sheet: str) -> list[Row]:
    (only,) = Workbook(make_parts(sheet)).sheets()
    return list(only.rows())


def test_entities_are_refused() -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a "姓名"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData/></worksheet>'
    content = make_parts("", extra={"xl/worksheets/sheet1.xml": laughs.encode()})
    assert read_roster("a.xlsx", content) == Rejected(Rejection.UNREADABLE)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_zip_bomb_is_not_unpacked(part: str) -> None:
    bomb = b" " * (package.MOST_PART_BYTES + 1)
    assert read_roster("a.xlsx", make_parts("", extra={part: bomb})) == Rejected(Rejection.TOO_LARGE)


def test_many_sheets_are_bounded_together() -> None:
    (sheet,) = Workbook(make_parts("<row/>" + " " * (package.MOST_PART_BYTES - 1000))).sheets()
    for _ in range(package.MOST_READ_BYTES // package.MOST_PART_BYTES):
        assert list(sheet.rows()) == []
    with pytest.raises(TooLargeFileError):
        list(sheet.rows())


@pytest.mark.parametrize("begin", ["<!--", '<c r="'])
def test_an_endless_tag_or_comment_takes_no_minutes(begin: str) -> None:
    with pytest.raises(UnreadableFileError):
        rows_of(begin + " " * (package.MOST_PART_BYTES - 1000))


@pytest.mark.parametrize(
    "sheet",
    ["<a>" * 1_000_000, "".join(f"<a{number}/>" for number in range(100_000))],
    ids=["depth", "names"],
)
def test_what_would_fill_the_memory_of_the_parser_is_refused(sheet: str) -> None:
    with pytest.raises(UnreadableFileError):
        rows_of(sheet)


def test_an_archive_of_very_many_files_is_too_large() -> None:
    parts = {str(number): b"" for number in range(package.MOST_PARTS + 1)}
    assert read_roster("a.xlsx", make_zip(parts)) == Rejected(Rejection.TOO_LARGE)


def test_a_text_of_separators_alone_is_unreadable() -> None:
    assert read_roster("a.csv", "姓名\n".encode() + b"," * 10_000_000) == Rejected(Rejection.UNREADABLE)


def test_a_file_of_more_than_20_mb_is_too_large() -> None:
    assert read_roster("a.csv", "姓名\n".encode() * 4_000_000) == Rejected(Rejection.TOO_LARGE)


def test_pictures_are_never_looked_at() -> None:
    pictures = {f"xl/media/image{number}.png": bytes([number]) * 3_000_000 for number in range(40)}
    content = make_parts('<row><c t="str"><v>姓名</v></c></row><row><c t="str"><v>张三</v></c></row>', extra=pictures)
    assert accepted(read_roster("a.xlsx", content)).staff == (StaffRow("张三"),)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_has_an_outcome(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["plain.xlsx", "two_sheets.xls"]))
    content = bytearray((EXAMPLES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    read_roster(name, bytes(content[: data.draw(st.integers(0, len(content)))]))
    read_roster(name, bytes(content))


def test_60_000_rows_are_refused_in_little_memory() -> None:
    program = (
        "import resource, sys; from bot.files.roster import read_roster\n"
        "content = open(sys.argv[1], 'rb').read()\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(read_roster('a.xlsx', content).code)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    path = str(EXAMPLES / "rows_60000.xlsx")
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", program, path]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, check=True)
    code, kilobytes = run.stdout.split()
    assert code == "too_many_rows"
    assert int(kilobytes) < 50_000
