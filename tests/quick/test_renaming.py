"""The reader knows no example by its names: whoever the people are, the same message means the same."""

import random
import re
from datetime import date
from typing import Any

import pytest

from conversations.quick.surnames import surname_of
from conversations.quick_report import read_quick_report
from tests.quick.score import as_expected, examples

PLAIN = re.compile("[\u4e00-\u9fff]{2,4}")
OF_NAMES = ("names", "unknown", "scripts")
WRITTEN_OTHERWISE = ("qr-007", "qr-021")
"""Messages that write a name with blanks or shortened, which a replacement by text would miss."""
PEOPLE = sorted({name for told in examples() for name in told["roster"] if PLAIN.fullmatch(name) and surname_of(name)})
SURNAMES = sorted({surname_of(name) for name in PEOPLE})
GIVEN = sorted({name[len(surname_of(name)) :] for name in PEOPLE})
RENAMED = [
    told
    for told in examples()
    if told["category"] not in OF_NAMES and told["id"] not in WRITTEN_OTHERWISE and all(PLAIN.fullmatch(name) for name in told["roster"])
]


def _replaced(value: Any, names: dict[str, str]) -> Any:
    """The value with every name replaced, longest first, all at once."""
    if isinstance(value, str):
        pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        return re.sub(pattern, lambda found: names[found[0]], value)
    if isinstance(value, list):
        return [_replaced(item, names) for item in value]
    if isinstance(value, dict):
        return {key: _replaced(item, names) for key, item in value.items()}
    return value


def _new_names(told: dict[str, Any], dice: random.Random) -> dict[str, str]:
    """Other people for the roster, no two of whom could be taken for each other."""
    surnames = dice.sample(SURNAMES, len(told["roster"]))
    names: dict[str, str] = {}
    for name, surname in zip(told["roster"], surnames, strict=True):
        short = len(name) == 2
        fitting = [given for given in GIVEN if (len(given) == 1) == short and surname + given not in told["text"]]
        names[name] = surname + dice.choice(fitting)
    return names


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("told", RENAMED, ids=lambda told: str(told["id"]))
def test_other_people_same_reading(told: dict[str, Any], seed: int) -> None:
    """With other names in roster, text and reading, the example still holds."""
    names = _new_names(told, random.Random(f"{told['id']}-{seed}"))
    other = _replaced({part: told[part] for part in ("roster", "text", "expect")}, names)
    assert as_expected(read_quick_report(other["text"], other["roster"], date.fromisoformat(told["date"]))) == other["expect"]
