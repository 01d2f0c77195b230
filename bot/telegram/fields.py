"""Reading an update's fields without trusting them: each helper gives the value in its type, or says what is wrong."""

from datetime import UTC, datetime
from typing import Any

MOST = 2**63 - 1
"""The largest id that a database's bigint keeps; Telegram's own are below 2^52."""

_LATEST = 253_402_300_799
"""The last second of the year 9999, as late as a datetime can be."""


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


def things(raw: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of objects that must be there."""
    value = raw.get(name)
    if type(value) is list and all(type(one) is dict for one in value):
        return value
    raise MalformedError(f"{name}: not a list of objects")


def number(raw: dict[str, Any], name: str) -> int:
    """A whole number that must be there."""
    value = raw.get(name)
    if type(value) is int and -MOST <= value <= MOST:
        return value
    raise MalformedError(f"{name}: not a whole number")


def maybe_number(raw: dict[str, Any], name: str) -> int:
    """A whole number that may be absent, and is then 0."""
    return 0 if raw.get(name) is None else number(raw, name)


def moment(raw: dict[str, Any], name: str) -> datetime:
    """A moment that must be there, told in seconds since 1970; in UTC, aware."""
    seconds = number(raw, name)
    if not 0 <= seconds <= _LATEST:
        raise MalformedError(f"{name}: not a moment")
    return datetime.fromtimestamp(seconds, UTC)


def words(raw: dict[str, Any], name: str) -> str:
    """A string that must be there."""
    value = raw.get(name)
    if type(value) is str:
        return value
    raise MalformedError(f"{name}: not a string")


def maybe_words(raw: dict[str, Any], name: str) -> str:
    """A string that may be absent, and is then empty."""
    return "" if raw.get(name) is None else words(raw, name)
