"""What is to be shown, before it has a language: lines and buttons that name texts of the catalogue and carry facts.

A `View` is what the core returns and what the outbox stores; `wording.py` turns it into a `Screen` in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Union

Fact = Union[str, int, float, date, datetime, "Line", tuple["Fact", ...]]
"""A value inside a text. Tuples are joined in the way of the language (、 or a comma); dates and moments are written in its way;
a nested `Line` is worded first. Strings are what people typed: they are escaped when worded."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the catalogue and the facts it is filled with."""

    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


class Style(StrEnum):
    """How a button looks where the app can show it; never the only sign of what it does."""

    PLAIN = "plain"
    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a card. `data` is what comes back when it is tapped: 1 to 64 bytes."""

    label: Line
    data: str
    style: Style = Style.PLAIN


Rows = tuple[tuple[Button, ...], ...]

TASK = "task"
"""The card that a person is working on; every other card name says what it is about (`alert/17`, `digest/2026-11-23`)."""


@dataclass(frozen=True, slots=True)
class View:
    """A card: lines of text above rows of buttons. `card` names the living message it stands in."""

    lines: tuple[Line, ...]
    rows: Rows = ()
    card: str = TASK


def _fact_to_json(fact: Fact) -> Any:
    if isinstance(fact, Line):
        return {"line": line_to_json(fact)}
    if isinstance(fact, datetime):
        return {"moment": fact.isoformat()}
    if isinstance(fact, date):
        return {"date": fact.isoformat()}
    if isinstance(fact, tuple):
        return [_fact_to_json(part) for part in fact]
    return fact


def _fact_from_json(raw: Any) -> Fact:
    if isinstance(raw, list):
        return tuple(_fact_from_json(part) for part in raw)
    if isinstance(raw, dict):
        if "line" in raw:
            return line_from_json(raw["line"])
        if "moment" in raw:
            return datetime.fromisoformat(raw["moment"])
        return date.fromisoformat(raw["date"])
    if isinstance(raw, str | int | float):
        return raw
    raise TypeError(f"not a fact: {type(raw).__name__}")


def line_to_json(line: Line) -> Any:
    """`[key, facts]`, ready for a JSON column."""
    return [line.key, {name: _fact_to_json(fact) for name, fact in line.facts.items()}]


def line_from_json(raw: Any) -> Line:
    """The inverse of `line_to_json`."""
    key, facts = raw
    return Line(key, {name: _fact_from_json(fact) for name, fact in facts.items()})


def view_to_json(view: View) -> dict[str, Any]:
    """What the outbox stores of a card."""
    return {
        "card": view.card,
        "lines": [line_to_json(line) for line in view.lines],
        "rows": [[[line_to_json(b.label), b.data, b.style.value] for b in row] for row in view.rows],
    }


def view_from_json(raw: Mapping[str, Any]) -> View:
    """The inverse of `view_to_json`."""
    return View(
        lines=tuple(line_from_json(line) for line in raw["lines"]),
        rows=tuple(tuple(Button(line_from_json(b[0]), b[1], Style(b[2])) for b in row) for row in raw["rows"]),
        card=raw["card"],
    )
