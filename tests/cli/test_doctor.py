"""`fugong doctor` and `fugong diagram`."""

from pathlib import Path

import pytest

from bot.simulator import running
from bot.storage.revision import newest_revision
from conversations.catalog import FLOWS
from tests.cli.conftest import KEY, Fugong, Outcome
from tests.cli.process import started
from tests.cli.test_serving import TOKEN, a_simulator

ROOT = Path(__file__).parents[2]


def test_before_anything_was_done(fugong: Fugong, tmp_path: Path) -> None:
    done = fugong("doctor")
    assert done.code == 1
    assert "✗  database  not there yet: run `fugong migrate`" in done.out
    assert "!  bot api   FUGONG_TOKEN is not set" in done.out
    assert list(tmp_path.iterdir()) == []  # looking changes nothing


def test_migrating_says_where_the_database_is_now(fugong: Fugong, empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUGONG_DATABASE_URL", empty_database_url)
    first = fugong("migrate")
    assert (first.code, first.out) == (0, f"the database is at {newest_revision()} now\n")
    assert fugong("migrate") == Outcome(0, "the database is up to date\n", "")


def test_when_all_is_well(migrated: Fugong) -> None:
    done = migrated("doctor")
    assert done.code == 0
    assert "answers, at this version's schema" in done.out
    assert "✗" not in done.out
    assert "NotoSansSC-Regular" in done.out


def test_a_slip_of_the_pen_and_a_test_clock_are_warned_of(migrated: Fugong, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUGONG_TOKN", "x")
    monkeypatch.setenv("FUGONG_CLOCK", "2026-11-23T08:00:00+08:00")
    done = migrated("doctor")
    assert done.code == 0
    assert "!  settings  FUGONG_TOKN: no setting is called that" in done.out
    assert "!  clock     a test clock (FUGONG_CLOCK): 2026-11-23 08:00" in done.out


def test_a_database_that_is_away_is_said(fugong: Fugong, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUGONG_DATABASE_URL", "postgresql://nobody:word@127.0.0.1:9/none")
    done = fugong("doctor")
    assert done.code == 1
    assert "FUGONG_DATABASE_URL: PostgreSQL cannot be reached" in done.out
    assert "FUGONG_SECRET_KEY: needed with PostgreSQL" in done.out
    assert "word" not in done.out
    imported = fugong("import", "divisions")
    assert imported.code == 1
    assert imported.err.startswith("✗ FUGONG_DATABASE_URL: the database cannot be reached")


async def test_the_server_says_who_the_bot_is(tmp_path: Path) -> None:
    async with running(a_simulator()) as api:
        for token, told in ((TOKEN, f"at {api}, updates by long polling"), ("1:X", "✗  bot api   FUGONG_TOKEN")):
            async with started("doctor", tmp_path, FUGONG_TOKEN=token, FUGONG_API_URL=api, FUGONG_SECRET_KEY=KEY) as process:
                await process.wait()
            assert told in (tmp_path / "log").read_text()


def test_diagrams_are_those_of_the_documents(fugong: Fugong) -> None:
    assert fugong("diagram").out == (ROOT / "docs" / "flows.md").read_text("utf-8")
    for flow in FLOWS:
        assert fugong("diagram", flow).out.startswith("stateDiagram-v2\n")
    assert fugong("diagram", "absent").code == 2


def test_help_names_every_command(fugong: Fugong) -> None:
    said = fugong("--help").out
    for command in ("run", "serve", "simulate", "migrate", "doctor", "diagram", "import", "invite"):
        assert f" {command} " in said
    assert fugong("--version").out.startswith("fugong ")
