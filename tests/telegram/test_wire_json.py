"""JSON from the wire: everything that parses can be kept by a database, everything else is a ValueError."""

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.wire_json import read_json


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"text": "a\\u0000b"}', {"text": "a\ufffdb"}),
        (b'{"a\\u0000": ["\\u0000", 1, null]}', {"a\ufffd": ["\ufffd", 1, None]}),
        (b'"\\ud83d"', "\ufffd"),
        (b'"\\ud83d\\ude00"', "😀"),
        (b'"\\\\u0000"', "\\u0000"),
        (b'"\xff"', "\ufffd"),
        (b'["\xff", 9223372036854775807, 99999999999999999999]', ["\ufffd", 2**63 - 1, 1e20]),
    ],
)
def test_what_a_database_cannot_keep_is_replaced(body: bytes, value: Any) -> None:
    assert read_json(body) == value


@pytest.mark.parametrize("body", [b"", b"{", b"<html>", b"NaN", b"[Infinity]", b"[" * 200_000])
def test_what_is_no_json_is_a_value_error(body: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_json(body)


@given(st.binary(max_size=60) | st.text(alphabet=st.characters(codec=None), max_size=60).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_bytes(body: bytes) -> None:
    try:
        value = read_json(body)
    except ValueError:
        return
    orjson.dumps(value)
