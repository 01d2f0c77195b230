"""The lock, the Makefile and what the project's server runs."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> dict[str, str]:
    found = re.findall(r"^([a-zA-Z0-9._-]+)(?:\[[^]]*])?==(\S+)", (ROOT / lock).read_text(), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def asked_for(*, dev: bool) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [Requirement(line) for line in project["project"]["dependencies"] + (project["dependency-groups"]["dev"] if dev else [])]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert not re.search(r"https?:|file://|git\+|/work|/root|/home|--(index|extra-index|find-links|trusted)", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_is_pinned_with_hashes(lock: str) -> None:
    for block in re.split(r"\n(?=[a-zA-Z])", (ROOT / lock).read_text().strip()):
        if not block.startswith("#"):
            assert re.match(r"\S+==\S+", block), block[:60]
            assert "--hash=sha256:" in block, block[:60]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_fits_what_is_asked_for(lock: str) -> None:
    pinned = pins(lock)
    for requirement in asked_for(dev="dev" in lock):
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), requirement


def test_both_locks_agree() -> None:
    dev = pins("requirements-dev.lock")
    assert {name: dev.get(name) for name in pins("requirements.lock")} == pins("requirements.lock")


@pytest.mark.parametrize("target", ["setup", "run", "test", "test-slow", "bench", "lint"])
def test_make_knows(target: str) -> None:
    done = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_target_makes_the_environment_first(tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml", "requirements-dev.lock"):
        (tmp_path / name).write_text((ROOT / name).read_text())
    for target in ("run", "test", "bench", "lint"):
        done = subprocess.run(["make", "--dry-run", target], cwd=tmp_path, capture_output=True, text=True, check=True)
        assert "-m venv .venv" in done.stdout
        assert "--require-hashes" in done.stdout


def test_ci_stops_at_the_first_failure_and_leaves_nothing_out() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    assert "set -euo pipefail" in script
    assert "make lint" in script
    assert "make test ALL=1" in script
    subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], check=True)
