"""Reading an update's fields without trusting them: each helper gives the value in its type, or says what is wrong."""

from typing import Any

MOST = 2**63 - 1
"""The largest id that a database's bigint keeps; Telegram's own are below 2^52."""


class MalformedError(Exception):
    """A field is not what the Bot API says it is. The text names the field, never its value."""


def thing(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """An object that must be there."""
    value = raw.get(name)
    if type(value) is dict:
        return value
    raise MalformedError(f"{name}: not an object")


def maybe_thing(raw: dict[str, Any], name: str) -> dict[str, Any] | None:
    """An object that may be absent."""
    return None if raw.get(name) is None else thing(raw, name)


def number(raw: dict[str, Any], name: str) -> int:
    """A whole number that must be there."""
    value = raw.get(name)
    if type(value) is int and -MOST <= value <= MOST:
        return value
    raise MalformedError(f"{name}: not a whole number")


def words(raw: dict[str, Any], name: str) -> str:
    """A string that must be there."""
    value = raw.get(name)
    if type(value) is str:
        return value
    raise MalformedError(f"{name}: not a string")


def maybe_words(raw: dict[str, Any], name: str) -> str:
    """A string that may be absent, and is then empty."""
    return "" if raw.get(name) is None else words(raw, name)
