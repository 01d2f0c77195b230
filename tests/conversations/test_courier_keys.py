"""Keys of order numbers and areas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.courier_keys import area_key, order_key


@pytest.mark.parametrize(
    ("told", "key"),
    [("MT0012", "MT0012"), (" ｍｔ 00１２ ", "MT0012"), ("mt-0012", "MT-0012"), ("202611230001", "202611230001"), ("　", "")],
)
def test_an_order_number_is_known_however_it_is_written(told: str, key: str) -> None:
    assert order_key(told) == key


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ("万科城3栋", "万科城3栋"),
        ("万科·城 ３栋", "万科城3栋"),
        ("万科城（二期）a座", "万科城二期A座"),
        ("3-2栋", "3-2栋"),
        ("3 — 2 栋", "3-2栋"),
        ("3号-栋", "3号栋"),
        ("—", ""),
    ],
)
def test_an_area_is_known_however_it_is_written(told: str, key: str) -> None:
    assert area_key(told) == key


@given(st.text(alphabet="ａb1２-— ·_栋（）", max_size=12))
def test_a_key_is_its_own_key(told: str) -> None:
    assert area_key(area_key(told)) == area_key(told)
    assert order_key(order_key(told)) == order_key(told)
