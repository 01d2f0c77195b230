"""The command line as an operator has it: a directory of their own, an environment with nothing in it but what they set."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli.app import main
from bot.settings import Settings

KEY = "a key for tests that is long enough"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Fugong = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No `.env`, no FUGONG_ variable, an English terminal."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"FUGONG_{name.upper()}", raising=False)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")
    return tmp_path


@pytest.fixture
def fugong(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Fugong:
    """Runs a command in this process."""

    def run(*arguments: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["fugong", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as exit_:
            code = exit_.code if isinstance(exit_.code, int) else 1
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


@pytest.fixture
def migrated(monkeypatch: pytest.MonkeyPatch, database_url: str, fugong: Fugong) -> Fugong:
    """The same on a database of each kind, as the migrations leave it, with the packaged divisions."""
    monkeypatch.setenv("FUGONG_DATABASE_URL", database_url)
    monkeypatch.setenv("FUGONG_SECRET_KEY", KEY)
    assert fugong("import", "divisions").code == 0
    return fugong
