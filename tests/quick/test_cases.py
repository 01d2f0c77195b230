"""The rules section by section, with other names and wordings than the example messages."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date

import pytest

from conversations.quick_report import read_quick_report
from tests.quick import cases
from tests.quick.notation import Cases, expected
from tests.quick.score import as_expected

DAY = date(2020, 3, 16)  # a Monday


def _all() -> Iterator[tuple[str, str, str, str]]:
    for module in pkgutil.iter_modules(cases.__path__):
        table: Cases = importlib.import_module(f"{cases.__name__}.{module.name}").CASES
        for roster, told in table.items():
            for text, reading in told:
                yield module.name, roster, text, reading


@pytest.mark.parametrize(
    ("section", "roster", "text", "reading"), [pytest.param(*case, id=f"{case[0]}-{n}") for n, case in enumerate(_all())]
)
def test_the_rules(section: str, roster: str, text: str, reading: str) -> None:
    """Each message is read exactly as its line of the table says."""
    assert as_expected(read_quick_report(text, roster.split("|"), DAY)) == expected(reading), section
