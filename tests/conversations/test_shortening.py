"""Too long a text ends at a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.shortening import shortened


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Masks and temperatures in shops", 40, "Masks and temperatures in shops"),
        ("Masks and temperatures in shops", 20, "Masks and…"),
        ("Masks and temperatures in shops", 23, "Masks and temperatures…"),
        ("Masks and temperatures in shops", 24, "Masks and temperatures…"),
        ("Masks, and more", 8, "Masks…"),
        ("Supercalifragilistic", 10, "Supercali…"),
        ("中高风险地区限流", 5, "中高风险…"),
        ("体温达到 37.3℃ 的不得进店", 10, "体温达到 37.3…"),
        ("美容院 hairdressers 消毒", 11, "美容院…"),
        ("don't cut here", 8, "don't…"),
    ],
)
def test_where_it_ends(text: str, most: int, expected: str) -> None:
    assert shortened(text, most) == expected


@given(st.text(max_size=80), st.integers(min_value=2, max_value=60))
def test_it_is_never_longer_and_always_the_beginning(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    assert short == text or text.startswith(short.removesuffix("…"))
