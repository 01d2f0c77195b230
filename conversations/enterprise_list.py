"""A pasted list of enterprises: one a line, by name or by unified social credit code."""

import json
import re
import unicodedata
from dataclasses import dataclass

MOST_LINES = 300
MOST_LINE = 80
_NUMBERED = re.compile(r"^\s*(?:[0-9]{1,3}\s*[.、)]\s*|[-•*]\s*)")
_BRACKETS = str.maketrans("()", "（）")


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line of the list and the enterprises that it names: id and name."""

    text: str
    hits: tuple[tuple[int, str], ...] = ()


def read_list(text: str) -> tuple[str, ...]:
    """The lines, each once, without numbers or strokes in front; at most one more than can be taken."""
    lines = (" ".join(_NUMBERED.sub("", line).split())[:MOST_LINE] for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))[: MOST_LINES + 1]


def spellings(line: str) -> tuple[str, ...]:
    """How the line may stand in the registry: as typed, in half width, with full-width brackets, a code in capitals."""
    half = unicodedata.normalize("NFKC", line)
    return tuple(dict.fromkeys((line, half, half.translate(_BRACKETS), half.replace(" ", "").upper())))


def list_key(lines: tuple[str, ...]) -> str:
    """The list as a key of `Want`."""
    return json.dumps(lines, ensure_ascii=False, separators=(",", ":"))


def list_of(key: str) -> tuple[str, ...]:
    """The inverse of `list_key`."""
    return tuple(json.loads(key))
