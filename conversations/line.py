"""One message of the catalogue and the facts it is filled with, before it has a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Union

Fact = Union[str, int, float, date, datetime, "Line", tuple["Fact", ...]]
"""A value inside a text. Tuples are joined in the way of the language (、 or a comma); dates and moments are written in its way;
a nested `Line` is worded first. Strings are what people typed: they are escaped when worded."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the catalogue and the facts it is filled with."""

    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


def fact_to_json(fact: Fact) -> Any:
    if isinstance(fact, Line):
        return {"line": line_to_json(fact)}
    if isinstance(fact, datetime):
        return {"moment": fact.isoformat()}
    if isinstance(fact, date):
        return {"date": fact.isoformat()}
    if isinstance(fact, tuple):
        return [fact_to_json(part) for part in fact]
    return fact


def fact_from_json(raw: Any) -> Fact:
    if isinstance(raw, list):
        return tuple(fact_from_json(part) for part in raw)
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
    return [line.key, {name: fact_to_json(fact) for name, fact in line.facts.items()}]


def line_from_json(raw: Any) -> Line:
    """The inverse of `line_to_json`."""
    key, facts = raw
    return Line(key, {name: fact_from_json(fact) for name, fact in facts.items()})
