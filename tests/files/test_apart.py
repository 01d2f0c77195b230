"""A file read in a process of its own gives the same; a child that dies is a file that cannot be read."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.files import apart
from bot.files.apart import read_apart
from bot.files.kinds import read_file
from conversations.file_kind import FileKind
from conversations.roster_file import Rejected, Rejection

NOW = datetime(2020, 3, 5, 16, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
ROSTERS = Path(__file__).parents[1] / "data" / "rosters"


@pytest.mark.parametrize("name", ["plain.xlsx", "two_sheets.xls", "csv_gb18030.csv", "truncated.xlsx"])
def test_the_same_as_here(name: str) -> None:
    content = (ROSTERS / name).read_bytes()
    assert read_apart(FileKind.ROSTER, name, content, NOW) == read_file(FileKind.ROSTER, name, content, NOW)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FileKind.DELIVERIES, "单号,时间,异常\n1023,10:25,\n1024,,拒收\n"),
        (FileKind.POINTS, "名称,类别,每天次数,消毒剂\n大厅,场所,3,84\n大厅,场所,3,84\n"),
    ],
)
def test_other_kinds_likewise(kind: FileKind, text: str) -> None:
    read = read_apart(kind, "a.csv", text.encode(), NOW)
    assert not isinstance(read, Rejected)
    assert read == read_file(kind, "a.csv", text.encode(), NOW)


def test_a_reader_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LONGEST", 0.01)
    assert read_apart(FileKind.ROSTER, "plain.xlsx", (ROSTERS / "plain.xlsx").read_bytes(), NOW) == Rejected(Rejection.UNREADABLE)
