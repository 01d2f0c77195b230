"""Lines of the catalogue made inside a statement, in the form in which a JSON column keeps them (`conversations/line.py`): what is told of
ten thousand enterprises at once never leaves the database."""

from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Text, cast, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from bot.storage.columns import Json


class _Quoted(FunctionElement[str]):
    type = Text()
    inherit_cache = True
    name = "quoted"


class _AsJson(FunctionElement[Any]):
    type = Json
    inherit_cache = True
    name = "as_json"


@compiles(_Quoted, "postgresql")
def _quoted_postgresql(element: _Quoted, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST(to_json(CAST({compiler.process(element.clauses, **kw)} AS text)) AS text)"


@compiles(_Quoted, "sqlite")
def _quoted_sqlite(element: _Quoted, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_quote({compiler.process(element.clauses, **kw)})"


@compiles(_AsJson, "postgresql")
def _as_jsonb(element: _AsJson, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **kw)} AS jsonb)"


@compiles(_AsJson, "sqlite")
def _as_it_is(element: _AsJson, compiler: SQLCompiler, **kw: Any) -> str:
    # SQLite keeps JSON as text; a CAST would make a number of it.
    return compiler.process(element.clauses, **kw)


def quoted(text: ColumnElement[str]) -> ColumnElement[str]:
    """A text as JSON spells it."""
    return _Quoted(text)


def line_text(key: str, **facts: ColumnElement[Any]) -> ColumnElement[str]:
    """A line as JSON text. Facts are whole numbers, dates, or text that is JSON already (`quoted`); one that is null makes all of it null.
    Raises TypeError for a fact of any other type."""
    made: ColumnElement[str] = literal(f'["{key}", {{', Text)
    for number, (name, value) in enumerate(facts.items()):
        made = made + literal(f'{", " if number else ""}"{name}": ', Text) + _spelled(value)
    return made + literal("}]", Text)


def _spelled(value: ColumnElement[Any]) -> ColumnElement[str]:
    if isinstance(value.type, Text):
        return value
    if isinstance(value.type, Date):
        return literal('{"date": "', Text) + cast(value, Text) + literal('"}', Text)
    if isinstance(value.type, Integer):
        return cast(value, Text)
    raise TypeError(f"not a fact of a line: {value.type}")


def lines_json(*lines: ColumnElement[str]) -> ColumnElement[Any]:
    """Lines, each as JSON text, as a JSON column keeps them."""
    made: ColumnElement[str] = literal("[", Text) + lines[0]
    for line in lines[1:]:
        made = made + literal(", ", Text) + line
    return _AsJson(made + literal("]", Text))
