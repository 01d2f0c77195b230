"""Imports: good rows kept, bad ones named, and doing it twice changes nothing."""

from pathlib import Path

import pytest

from tests.cli.conftest import Fugong

DATA = Path(__file__).parents[2] / "bot" / "data"
ROSTERS = Path(__file__).parents[1] / "data" / "rosters"
HEADERS = "企业名称,统一社会信用代码,行政区划代码,行业,职工人数,地址,联系人,联系电话,周末营业"


def test_the_packaged_lists_go_in_once(migrated: Fugong) -> None:
    again = migrated("import", "divisions")
    assert again.out.splitlines() == [
        "divisions: 0 added, 0 changed, 3212 unchanged, 0 rows left out",
        "reporting units: 0 added, 0 changed, 13 unchanged, 0 rows left out",
    ]
    first = migrated("import", "enterprises", DATA / "enterprises.csv")
    assert (first.code, first.out) == (0, "enterprises: 240 added, 0 changed, 0 unchanged, 0 rows left out\n")
    assert migrated("import", "enterprises", DATA / "enterprises.csv").out == (
        "enterprises: 0 added, 0 changed, 240 unchanged, 0 rows left out\n"
    )
    assert migrated("import", "officers", DATA / "officers.csv").out == "officers: 90 added, 0 changed, 0 unchanged, 0 rows left out\n"
    assert migrated("import", "officers", DATA / "officers.csv").out == "officers: 0 added, 0 changed, 90 unchanged, 0 rows left out\n"


def test_bad_rows_are_named_and_the_good_ones_kept(migrated: Fugong, tmp_path: Path) -> None:
    (tmp_path / "some.csv").write_text(
        f"{HEADERS}\n"
        "南关祥瑞摄影店,91220102MAJ1XG612X,220102,摄影,47,,,,否\n"
        "无此行业,91220103MA1HU49D4R,220103,矿业,15,,,,是\n"
        "无此区划,91220104MAQAEJXEBD,999999,批发市场,many,,,,是\n"
    )
    done = migrated("import", "enterprises", "some.csv")
    assert done.code == 1
    assert done.out == "enterprises: 1 added, 0 changed, 0 unchanged, 2 rows left out\n"
    assert done.err.splitlines() == [
        "! row 3, 行业: is neither the name nor the code of a sector",
        "! row 4, 行政区划代码: is not among the imported divisions and units",
        "! row 4, 职工人数: must be a whole number, 0 or more",
    ]


def test_a_corrected_row_is_a_change(migrated: Fugong, tmp_path: Path) -> None:
    row = "南关祥瑞摄影店,91220102MAJ1XG612X,220102,摄影,{},,,,否\n"
    (tmp_path / "some.csv").write_text(f"{HEADERS}\n{row.format(47)}")
    migrated("import", "enterprises", "some.csv")
    (tmp_path / "some.csv").write_text(f"{HEADERS}\n{row.format(48)}")
    assert migrated("import", "enterprises", "some.csv").out.startswith("enterprises: 0 added, 1 changed, 0 unchanged")


def test_a_roster_goes_in_once(migrated: Fugong) -> None:
    migrated("import", "enterprises", DATA / "enterprises.csv")
    first = migrated("import", "staff", ROSTERS / "plain.xlsx", "--enterprise", "南关祥瑞摄影店")
    assert first.code == 0, first.err
    assert "0 added" not in first.out
    again = migrated("import", "staff", ROSTERS / "plain.xlsx", "--enterprise", "91220102MAJ1XG612X")
    assert "0 added" in again.out
    assert first.out.rpartition("; ")[2] == again.out.rpartition("; ")[2]


def test_a_roster_without_names_is_refused(migrated: Fugong) -> None:
    migrated("import", "enterprises", DATA / "enterprises.csv")
    done = migrated("import", "staff", ROSTERS / "no_name_column.xlsx", "--enterprise", "南关祥瑞摄影店")
    assert (done.code, done.err) == (1, "✗ no_name_column.xlsx: no column is headed 姓名; nothing was imported\n")


@pytest.mark.parametrize("kind", ["enterprises", "officers"])
def test_a_file_that_is_none_is_refused(migrated: Fugong, tmp_path: Path, kind: str) -> None:
    (tmp_path / "some.xlsx").write_bytes(b"not a workbook")
    done = migrated("import", kind, "some.xlsx")
    assert done.code == 1
    assert done.err.startswith(f"✗ {kind}: the file cannot be opened")
    assert migrated("import", kind, "absent.csv").err == "✗ absent.csv: No such file or directory\n"


def test_missing_columns_are_named(migrated: Fugong, tmp_path: Path) -> None:
    (tmp_path / "some.csv").write_text("企业名称,行业\n甲,零售\n")
    assert "columns are missing: 统一社会信用代码, 行政区划代码, 职工人数" in migrated("import", "enterprises", "some.csv").err


def test_words_are_chinese_in_a_chinese_terminal(migrated: Fugong, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert migrated("import", "divisions").out.startswith("行政区划：新增 0，更新 0，未变 3212，未导入 0 行")


def test_nothing_is_imported_before_the_database_is_migrated(fugong: Fugong) -> None:
    done = fugong("import", "divisions")
    assert done.code == 1
    assert "run `fugong migrate` first" in done.err


def test_risks_go_in_once_and_are_never_overwritten(migrated: Fugong, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUGONG_CLOCK", "2020-02-28T09:00:00+08:00")
    headers = "地区,区划代码,风险等级,起始时间,备注"
    (tmp_path / "risks.csv").write_text(
        f"{headers}\n长春朝阳区,,高,2020-02-20 08:00,通告5号\n,220102,中风险,2.21,\n"
        "朝阳区,,高,2.20,\n武汉市,,高,2.30,\n武汉市,,极高,2.20,\n"
    )
    first = migrated("import", "risks", "risks.csv")
    assert first.code == 1
    assert first.out == "statements about risk: 2 added, 0 changed, 0 unchanged, 3 rows left out\n"
    assert first.err.splitlines() == [
        "! row 4, 地区: is the name of several places: add the province or city, or the code",
        "! row 5, 起始时间: is no day or moment such as 2020-02-20 08:00",
        "! row 6, 风险等级: must be high, medium or low",
    ]
    assert migrated("import", "risks", "risks.csv").out == "statements about risk: 0 added, 0 changed, 2 unchanged, 3 rows left out\n"
    (tmp_path / "later.csv").write_text(f"{headers}\n长春朝阳区,,中,2020-02-20 08:00,更正\n长春朝阳区,,低,2.27,\n")
    assert migrated("import", "risks", "later.csv").out == "statements about risk: 1 added, 1 changed, 0 unchanged, 0 rows left out\n"
    assert migrated("import", "risks", "later.csv").out == "statements about risk: 0 added, 0 changed, 2 unchanged, 0 rows left out\n"


def test_a_list_of_risks_needs_places(migrated: Fugong, tmp_path: Path) -> None:
    (tmp_path / "some.csv").write_text("风险等级,起始时间\n高,2.20\n")
    assert migrated("import", "risks", "some.csv").err == "✗ statements about risk: columns are missing: 地区; nothing was imported\n"


def test_key_enterprises_go_on_their_lists_once(migrated: Fugong, tmp_path: Path) -> None:
    migrated("import", "enterprises", DATA / "enterprises.csv")
    (tmp_path / "key.csv").write_text(
        "统一社会信用代码,级别\n"
        "91220102MAJ1XG612X,省\n"
        "91220102MAJ1XG612X,县\n"
        "91220102MAJ1XG612X,省\n"
        "91220103MA1HU49D5W,市\n"
        "91220102MAJ1XG612Y,市\n"
        "91220102MAJ1XG612X,镇\n"
    )
    done = migrated("import", "key-enterprises", "key.csv")
    assert (done.code, done.out.split(": ")[1]) == (1, "2 added, 0 changed, 0 unchanged, 4 rows left out\n")
    assert done.err.splitlines() == [
        "! row 4, 统一社会信用代码: repeats row 2",
        "! row 5, 统一社会信用代码: is the code of no imported enterprise",
        "! row 6, 统一社会信用代码: is no credit code: 18 characters in a text cell, the last one a check character",
        "! row 7, 级别: must be province, city or county",
    ]
    assert migrated("import", "key-enterprises", "key.csv").out.split(": ")[1].startswith("0 added, 0 changed, 2 unchanged")


def test_a_whole_list_of_key_enterprises_takes_the_others_off(migrated: Fugong, tmp_path: Path) -> None:
    migrated("import", "enterprises", DATA / "enterprises.csv")
    head = "统一社会信用代码,级别\n"
    (tmp_path / "key.csv").write_text(head + "91220102MAJ1XG612X,省\n91220102MAJ1XG612X,市\n91220103MA1HU49D4R,市\n")
    (tmp_path / "city.csv").write_text(head + "91220103MA1HU49D4R,市\n")
    (tmp_path / "typo.csv").write_text(head + "91220103MA1HU49D4R,市\n91220102MAJ1XG612Y,市\n")
    migrated("import", "key-enterprises", "key.csv")
    shown = migrated("import", "key-enterprises", "city.csv", "--replace", "--dry-run")
    assert (shown.code, "91220102MAJ1XG612X, city" in shown.out, "1 would be taken off" in shown.out) == (0, True, True)
    assert migrated("import", "key-enterprises", "city.csv", "--replace").code == 2, "nobody can be asked"
    assert "nothing was changed" in migrated("import", "key-enterprises", "typo.csv", "--replace", "--yes").err
    assert migrated("import", "key-enterprises", "city.csv", "--yes").code == 2
    done = migrated("import", "key-enterprises", "city.csv", "--replace", "--yes")
    assert done.out.endswith("key enterprises: 0 added, 1 taken off, 1 unchanged\n")
    again = migrated("import", "key-enterprises", "key.csv").out.split(": ")[1]
    assert again.startswith("1 added, 0 changed, 2 unchanged"), "the province's list was not touched"
