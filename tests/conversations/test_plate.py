"""Plates: one stored form whatever stands around the signs; what misses a sign is none."""

import pytest

from conversations.plate import read_plate


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("吉A12345", "吉A12345"),
        ("吉ad67890", "吉AD67890"),
        ("吉Ａ·Ｄ　６７８９０", "吉AD67890"),
        ("吉A67890D", "吉A67890D"),
        ("吉A・12345", "吉A12345"),
        ("吉A\u200b12345\ufeff", "吉A12345"),
        ("吉A 12345。", "吉A12345"),
        ("吉AO12I5", "吉A01215"),
        ("京OA1234", "京OA1234"),
        ("吉A1234挂", "吉A1234挂"),
    ],
)
def test_a_plate_has_one_stored_form(text: str, plate: str) -> None:
    assert read_plate(text) == read_plate(text, light=True) == plate


@pytest.mark.parametrize("text", ["吉A1234", "吉A12", "吉A", "红色的", "小电驴", "", "吉A12345、吉B54321", "🚗"])
def test_what_misses_a_sign_is_no_plate_of_any_kind(text: str) -> None:
    assert read_plate(text) is read_plate(text, light=True) is None


@pytest.mark.parametrize("text", ["长春A12345", "0431123456", "A12345"])
def test_electric_bicycles_have_numbers_of_their_own(text: str) -> None:
    assert (read_plate(text), read_plate(text, light=True)) == (None, text)
