"""The rules of the house hold, and they bite."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
PYTHON = [name for name in TRACKED if name.endswith(".py") and (ROOT / name).exists()]


def contracts(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(BIN / "lint-imports"), "--no-cache"], cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("house")
    for package in ("bot", "conversations"):
        shutil.copytree(ROOT / package, root / package, ignore=shutil.ignore_patterns("__pycache__", "fonts", "data"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def test_the_import_contracts_are_kept() -> None:
    done = contracts(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("bot/jobs/broken.py", "import telegram", "telegram is imported in bot.telegram alone"),
        ("bot/cli/broken.py", "import sqlalchemy", "SQLAlchemy is imported in storage"),
        ("bot/telegram/broken.py", "import sqlalchemy.ext.asyncio", "SQLAlchemy is imported in storage"),
        ("conversations/broken.py", "import asyncio", "The core knows no world"),
        ("conversations/rules/broken.py", "import bot.clock", "The core knows no world"),
        ("bot/duties/broken.py", "import time", "Duties are pure"),
        ("bot/storage/broken.py", "import bot.desk", "Floors of the shell"),
        ("bot/telegram/broken.py", "import bot.simulator", "Floors of the shell"),
    ],
)
def test_a_contract_bites(copy: Path, module: str, line: str, broken: str) -> None:
    path = copy / module
    path.write_text(f"{line}\n")
    try:
        done = contracts(copy)
    finally:
        path.unlink()
    assert done.returncode == 1
    told = " ".join(done.stdout.split())  # long names are wrapped
    assert re.search(rf"{broken}[^.]*? BROKEN", told), done.stdout


def test_ruff_has_nothing_to_say() -> None:
    for command in (["check", "--no-cache"], ["format", "--check", "--no-cache"]):
        done = subprocess.run([str(BIN / "ruff"), *command, "."], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", [name for name in PYTHON if Path(name).name != "__init__.py" or (ROOT / name).stat().st_size])
def test_a_module_says_what_it_is_for_and_is_short(name: str) -> None:
    text = (ROOT / name).read_text()
    assert re.match(r'(#.*\n)*"""', text), "a module opens with a docstring"
    assert text.count("\n") <= 300


def test_nothing_is_left_unfinished() -> None:
    words = re.compile(
        r"\b(TO" r"DO|FIX" r"ME|XX" r"X|NotImplemented" r"Error|TYPE_" r"CHECKING)\b|mark\.(skip|x" r"fail)|pytest\.(skip|x" r"fail)"
    )
    assert [name for name in PYTHON if words.search((ROOT / name).read_text())] == []


def test_no_path_of_a_machine_is_named() -> None:
    paths = re.compile(r"/wor[k]/|/roo[t]/|/home/[a-z]")
    texts = [name for name in TRACKED if Path(name).suffix in {".py", ".toml", ".md", ".lock", ".yml", ".ini", ".html", ".js", ".ftl", ""}]
    here = str(Path(__file__).relative_to(ROOT))
    found = [name for name in texts if (ROOT / name).is_file() and paths.search((ROOT / name).read_text(errors="replace"))]
    assert [name for name in found if name not in (here, "tests/house/test_plumbing.py")] == []


def test_no_file_is_ignored_by_accident() -> None:
    done = subprocess.run(
        ["git", "ls-files", "--ignored", "--exclude-standard", "--cached"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
