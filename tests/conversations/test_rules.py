"""Reading single values as people type them: temperatures, pasted names."""

from decimal import Decimal

import pytest

from conversations.policy import DEFAULT_POLICY
from conversations.rules.names import read_names
from conversations.rules.temperature import Celsius, NotPlausible, read_temperature
from tests.conversations.scenery import talk

__all__ = ["talk"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("38.2", "38.2"), ("3７．５", "37.5"), ("３８．５", "38.5"), ("38度2", "38.2"), ("38。2", "38.2"),
        ("38,2", "38.2"), ("38·2", "38.2"),
        ("38点2", "38.2"), ("38°5", "38.5"), ("38℃8", "38.8"), ("38度", "38"), ("37", "37"), ("36度半", "36.5"), ("体温38.2", "38.2"),
        ("38.25", "38.25"), ("100.8F", "38.2"), ("38.2℃", "38.2"), ("38.2°C", "38.2"), ("38.2 度", "38.2"), ("34.0", "34.0"), ("43", "43"),
    ],
)  # fmt: skip
def test_temperatures_that_are_read(typed: str, value: str) -> None:
    assert read_temperature(typed, DEFAULT_POLICY) == Celsius(Decimal(value))


@pytest.mark.parametrize(
    ("typed", "hint"), [("365", True), ("382", True), ("99", False), ("33.9", False), ("43.1", False), ("3.65", False)]
)
def test_temperatures_that_are_asked_again(typed: str, hint: bool) -> None:
    reading = read_temperature(typed, DEFAULT_POLICY)
    assert isinstance(reading, NotPlausible)
    assert reading.hint is hint


@pytest.mark.parametrize("typed", ["😀", "", "发烧", "38.2.1", "三十八", "٣٨", "38.2 咳嗽", "3" * 5000, "-38"])
def test_what_is_no_temperature(typed: str) -> None:
    assert read_temperature(typed, DEFAULT_POLICY) is None


def test_pasted_names() -> None:
    pasted = read_names("1. 王芳（收银员）\n2、李 强\n赵敏，孙丽；王芳\n买买提·吐尔逊\n13844440000\n\n=cmd", {"赵敏": [None]})
    assert pasted.people == (("王芳", "收银员"), ("李强", None), ("孙丽", None), ("买买提·吐尔逊", None))
    assert pasted.known == ("赵敏",)
    assert len(pasted.refused) == 2
