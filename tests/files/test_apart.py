"""A roster read in a process of its own gives the same; a child that dies is a file that cannot be read."""

from pathlib import Path

import pytest

from bot.files import apart
from bot.files.apart import read_roster_apart
from bot.files.roster import read_roster
from conversations.roster_file import Rejected, Rejection

ROSTERS = Path(__file__).parents[1] / "data" / "rosters"


@pytest.mark.parametrize("name", ["plain.xlsx", "two_sheets.xls", "csv_gb18030.csv", "truncated.xlsx"])
def test_the_same_as_here(name: str) -> None:
    content = (ROSTERS / name).read_bytes()
    assert read_roster_apart(name, content) == read_roster(name, content)


def test_a_reader_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LONGEST", 0.01)
    assert read_roster_apart("plain.xlsx", (ROSTERS / "plain.xlsx").read_bytes()) == Rejected(Rejection.UNREADABLE)
