"""The parameters of a call, however they came: query, form, multipart or JSON.

The real server turns everything into strings first; so "5" and 5, '{"a":1}' and {"a": 1} are the same here too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from bot.simulator.refusals import bad_request

JsonDict = dict[str, Any]
_TRUE = frozenset({"true", "yes", "1"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call: its name, media type and bytes."""

    name: str
    mime_type: str
    content: bytes


class Params:
    """Reads parameters by type and refuses with the server's words. `files` are the parts of a multipart body."""

    __slots__ = ("files", "raw")

    def __init__(self, raw: Mapping[str, Any], files: Mapping[str, Upload] | None = None) -> None:
        self.raw = raw
        self.files = files or {}

    def __contains__(self, name: str) -> bool:
        return name in self.raw and self.raw[name] is not None

    def text(self, name: str, default: str = "") -> str:
        """A string parameter; numbers and objects given as JSON come back as their text."""
        value = self.raw.get(name)
        if value is None:
            return default
        if isinstance(value, str):
            return value
        return orjson.dumps(value).decode()

    def integer(self, name: str, default: int = 0, least: int | None = None, most: int | None = None) -> int:
        """An integer parameter, clamped into `least`..`most`; what is no number counts as absent, as on the server."""
        value = self.raw.get(name)
        if value is None or value == "":
            return default
        try:
            number = int(value)
        except (TypeError, ValueError):
            return default
        if least is not None:
            number = max(least, number)
        if most is not None:
            number = min(most, number)
        return number

    def number(self, name: str) -> float:
        """A floating-point parameter; refused when it is absent or no number."""
        try:
            return float(self.raw[name])
        except (KeyError, TypeError, ValueError):
            raise bad_request(f"{name} is empty" if name not in self else f"invalid {name} specified") from None

    def boolean(self, name: str) -> bool:
        """True for true, "true", "yes" and 1; otherwise false."""
        value = self.raw.get(name)
        if isinstance(value, bool):
            return value
        return str(value).strip().lower() in _TRUE

    def json(self, name: str) -> Any:
        """An object or array, given as JSON or as the text of it; None when absent or empty."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def objects(self, name: str) -> list[JsonDict]:
        """An array of objects; empty when absent."""
        value = self.json(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise bad_request(f"can't parse {name.replace('_', ' ')}: expected an Array of Object")
        return value
