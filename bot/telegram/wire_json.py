"""JSON as it comes from the wire: read fast, and free of what a database cannot keep.

PostgreSQL takes neither NUL characters nor halves of surrogate pairs in a text. Telegram sends neither as a rule; one
update that holds them must not stop the others, so they become U+FFFD (as Telegram itself shows them).
"""

import json
from typing import Any

import orjson

_NUL = b"\\u0000"


def read_json(body: bytes) -> Any:
    """What `body` says. Raises ValueError when it is no JSON, also when it is nested too deeply to be read."""
    try:
        raw = orjson.loads(body)
    except orjson.JSONDecodeError:
        return _patiently(body)
    return _clean(raw) if _NUL in body else raw


def _patiently(body: bytes) -> Any:
    """The standard library's reader lets through what orjson refuses: lone surrogates and bytes that are no UTF-8."""
    try:
        return _clean(json.loads(body.decode("utf-8", "replace"), parse_constant=_refuse_constant, parse_int=_whole))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _whole(digits: str) -> int | float:
    """As orjson has it: what does not fit into 64 bits is a float."""
    number = int(digits)
    return number if -(2**63) <= number < 2**64 else float(digits)


def _clean(raw: Any) -> Any:
    if isinstance(raw, str):
        return raw.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(raw, list):
        return [_clean(part) for part in raw]
    if isinstance(raw, dict):
        return {_clean(key): _clean(part) for key, part in raw.items()}
    return raw
