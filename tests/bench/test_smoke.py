"""The benchmarks run, and what they count is right. What they time depends on the machine and is not looked at here."""

from pathlib import Path

import pytest

from tests.bench.__main__ import ONCE, bench
from tests.bench.databases import SQLITE
from tests.bench.figures import QUICK, Figure, Table
from tests.bench.report import DOCUMENT, introduction


def _found(table: Table, what: str) -> Figure:
    return next(figure for figure in table.figures if figure.what.startswith(what))


async def test_counts_of_calls() -> None:
    """Counted by the Bot API server: they are the same on any machine."""
    table = await bench(QUICK, ["calls"], [SQLITE])
    normal = _found(table, "all-normal report")
    assert normal.ours == "1 updates, 2 calls, 1 requests"
    assert normal.met
    assert normal.peer == "1 updates, 2 calls, 2 requests"
    typed = _found(table, "report with 1 exception, typed")
    assert typed.ours.startswith("2 updates, 3 calls")
    assert typed.met


@pytest.mark.slow
async def test_everything_runs() -> None:
    """Every line of the table, once."""
    table = await bench(QUICK, ["daily", "counts", "slow", "province", "rejudging", "disinfection", "tracks", "broadcast", *ONCE], [SQLITE])
    assert len({figure.what for figure in table.figures}) == len(table.figures)
    assert _found(table, "statements per batch").met
    assert _found(table, "CPU per durable update").peer.endswith(" ms")


def test_document_says_how_it_was_measured() -> None:
    """docs/bench.md was written by `python -m tests.bench --write`."""
    assert Path(DOCUMENT).read_text("utf-8").startswith(introduction())
