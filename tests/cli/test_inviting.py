"""Invitations: for one person, or for a province in a workbook."""

import re
from pathlib import Path

import pytest
from python_calamine import load_workbook

from tests.cli.conftest import Fugong

DATA = Path(__file__).parents[2] / "bot" / "data"
CODE = r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"


@pytest.fixture
def lists(migrated: Fugong) -> Fugong:
    migrated("import", "enterprises", DATA / "enterprises.csv")
    migrated("import", "officers", DATA / "officers.csv")
    return migrated


def test_a_code_comes_with_its_end(lists: Fugong) -> None:
    done = lists("invite", "admin")
    assert done.code == 0
    assert re.search(rf"^code  {CODE}$", done.out, re.MULTILINE)
    assert re.search(r"^single use, until 20\d\d-\d\d-\d\d \d\d:\d\d$", done.out, re.MULTILINE)
    assert done.err == "! FUGONG_TOKEN is not set: codes only, no links\n"


def test_an_enterprise_is_found_by_name_part_or_code(lists: Fugong) -> None:
    for named in ("南关祥瑞摄影店", "祥瑞摄影店", "91220102MAJ1XG612X"):
        assert "manager · 南关祥瑞摄影店 · 南关区" in lists("invite", "manager", "--enterprise", named).out


def test_an_ambiguous_name_lists_the_candidates(lists: Fugong) -> None:
    done = lists("invite", "manager", "--enterprise", "南关")
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("✗ --enterprise: several fit; use the code:\n")
    assert "91220102MAJ1XG612X  南关祥瑞摄影店  南关区" in done.err


def test_what_is_not_there_is_said(lists: Fugong) -> None:
    assert lists("invite", "manager", "--enterprise", "nobody").err == "✗ --enterprise: no enterprise is called nobody\n"
    assert "no division or unit has the code 999999" in lists("invite", "officer", "--division", "999999").err
    assert lists("invite", "manager").code == 2
    assert lists("invite", "manager", "--all-enterprises").code == 2
    assert "must end in .xlsx" in lists("invite", "manager", "--all-enterprises", "--out", "codes.csv").err
    assert "No such file" in lists("invite", "manager", "--all-enterprises", "--out", "absent/codes.xlsx").err


def test_an_officer_is_the_one_of_the_list(lists: Fugong) -> None:
    assert "officer · 南关区 · 崔勇军" in lists("invite", "officer", "--division", "220102").out
    several = lists("invite", "officer", "--division", "220000")
    assert several.code == 2
    assert "whom? The list has for 吉林省: " in several.err
    assert "officer · 吉林省 · 胡明" in lists("invite", "officer", "--division", "220000", "--name", "胡明").out


def test_codes_for_a_whole_province(lists: Fugong, tmp_path: Path) -> None:
    done = lists("invite", "manager", "--all-enterprises", "--out", "codes.xlsx")
    assert done.out.startswith("240 codes in codes.xlsx, good until ")
    rows = load_workbook(tmp_path / "codes.xlsx").get_sheet_by_index(0).to_python()
    assert len(rows) == 241
    assert all(re.fullmatch(CODE, str(row[3])) for row in rows[1:])
    assert len({row[3] for row in rows[1:]}) == 240
    lists("invite", "manager", "--all-enterprises", "--division", "220102", "--out", "some.xlsx")
    some = load_workbook(tmp_path / "some.xlsx").get_sheet_by_index(0).to_python()
    assert {row[2] for row in some[1:]} == {"南关区"}


def test_a_server_that_does_not_answer_leaves_the_code(lists: Fugong, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUGONG_TOKEN", "123456:TEST")
    monkeypatch.setenv("FUGONG_API_URL", "http://127.0.0.1:9")
    monkeypatch.setattr("bot.assembly.bot_name.ANSWER_WITHIN", 0.2)
    done = lists("invite", "admin")
    assert done.code == 0
    assert re.search(CODE, done.out)
    assert done.err == "! FUGONG_API_URL: http://127.0.0.1:9 gave no usable answer: codes only, no links\n"
