"""Every example roster gives exactly the outcome that lies beside it."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from bot.files.roster import read_roster
from conversations.roster_file import Rejected, RosterOutcome

EXAMPLES = Path(__file__).parent.parent / "data" / "rosters"
FILES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".xlsx", ".xls", ".csv"})


def told(outcome: RosterOutcome | Rejected) -> dict[str, Any]:
    """An outcome in the shape of expect.json."""
    if isinstance(outcome, Rejected):
        return {"rejected": outcome.code}
    return dataclasses.asdict(outcome, dict_factory=dict)


def _slow_where_long(path: Path) -> Any:
    return pytest.param(path, marks=pytest.mark.slow if path.stem == "rows_60000" else (), id=path.name)


@pytest.mark.parametrize("path", [_slow_where_long(path) for path in FILES])
def test_example_gives_its_outcome(path: Path) -> None:
    expected = json.loads((EXAMPLES / f"{path.stem}.expect.json").read_text("utf-8"))
    got = json.loads(json.dumps(told(read_roster(path.name, path.read_bytes()))))
    assert got == expected


def test_there_are_examples_of_every_format() -> None:
    assert {path.suffix for path in FILES} == {".xlsx", ".xls", ".csv"}
    assert len(FILES) >= 12
