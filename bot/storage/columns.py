"""Column types that mean the same on SQLite and PostgreSQL, and lists handed over as one parameter."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import orjson
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    Integer,
    SelectBase,
    TableValuedAlias,
    Text,
    TypeDecorator,
    bindparam,
    column,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeEngine

BigId = BigInteger().with_variant(Integer(), "sqlite")
"""A 64-bit key; SQLite numbers only a column that is called INTEGER by itself."""

Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
"""Anything JSON can say."""

Path = Text().with_variant(Text(collation="C"), "postgresql")
"""A place in the reporting tree. Compared byte by byte, so that "all below it" is a range of an index."""

Key = Path
"""What something is known by once. Compared byte by byte: the order of a language would only make it dear."""

BELOW = "~"
"""Sorts after every character of a path: all paths `p` below `x` hold `x <= p < x || BELOW`."""


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC. SQLite keeps it without a zone, in a form that sorts by time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC. Raises ValueError for a moment without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To an aware moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class _List(TypeDecorator[list[Any]]):
    """A list as one parameter: an array for PostgreSQL, a JSON text for SQLite. The text of a statement then never depends on how
    many values there are, so it is compiled and prepared once."""

    impl = Text
    cache_ok = True
    member: TypeEngine[Any] = BigInteger()

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type of the parameter."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else ARRAY(self.member))

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> Any:
        """The list in the database's form."""
        members = [] if value is None else list(value)
        return orjson.dumps(members).decode() if dialect.name == "sqlite" else members


class NumberRows(TypeDecorator[list[list[int]]]):
    """Rows of whole numbers as one parameter: a JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[list[int]] | None, dialect: Dialect) -> str:  # noqa: ARG002 - the same on both
        """The rows as text."""
        return orjson.dumps([] if value is None else value).decode()


class IdList(_List):
    """A list of whole numbers."""

    cache_ok = True


class TextList(_List):
    """A list of texts."""

    cache_ok = True
    member = Text()


class DayList(_List):
    """A list of dates."""

    cache_ok = True
    member = Date()


# Made once: for every new object of a type SQLAlchemy works out anew what it stands for in the key of a statement.
_IDS, _TEXTS, _DAYS, _ROWS = IdList(), TextList(), DayList(), NumberRows()
NUMBERS = 4
"""How many numbers a row of `number_rows` has."""


def _bind(values: Iterable[int] | Iterable[str] | Iterable[date], kind: _List | None = None) -> ColumnElement[Any]:
    members: list[Any] = list(values)
    if kind is None:
        kind = _TEXTS if members and isinstance(members[0], str) else _IDS
    return bindparam(None, members, kind, unique=True)


class _Among(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True
    name = "among"

    def self_group(self, against: OperatorType | None = None) -> "_Among":  # noqa: ARG002 - the same whatever surrounds it
        """Stand in a condition as it is: `… = 1`, which SQLite's dialect would add, keeps the column's index from being used."""
        return self


class _AmongFound(_Among):
    inherit_cache = True
    name = "among_found"


class _Holds(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True
    name = "holds"


class _Members(FunctionElement[Any]):
    inherit_cache = True
    name = "members"


class _NumberRows(FunctionElement[Any]):
    inherit_cache = True
    name = "number_rows"


class _Bytewise(FunctionElement[str]):
    type = Text()
    inherit_cache = True
    name = "bytewise"


def bytewise(column: ColumnElement[str]) -> ColumnElement[str]:
    """A text to be sorted as a `Path` or `Key` is, byte by byte."""
    return _Bytewise(column)


@compiles(_Bytewise)
def _bytewise(element: _Bytewise, compiler: SQLCompiler, **kw: Any) -> str:
    collation = "BINARY" if compiler.dialect.name == "sqlite" else '"C"'
    return f"({compiler.process(element.clauses, **kw)}) COLLATE {collation}"


@compiles(_Among, "postgresql")
def _among_array(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, values = list(element.clauses)
    return f"{compiler.process(column, **kw)} = ANY ({compiler.process(values, **kw)})"


@compiles(_Among, "sqlite")
def _among_json(element: _Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, values = list(element.clauses)
    one, many = compiler.process(column, **kw), compiler.process(values, **kw)
    return f"{one} IN (SELECT value FROM json_each({many}))"  # noqa: S608 - compiled by SQLAlchemy, values are bound


@compiles(_AmongFound, "postgresql")
def _among_found_array(element: _AmongFound, compiler: SQLCompiler, **kw: Any) -> str:
    column, found = list(element.clauses)
    return f"{compiler.process(column, **kw)} = ANY (ARRAY{compiler.process(found, **kw)})"


@compiles(_AmongFound, "sqlite")
def _among_found_rows(element: _AmongFound, compiler: SQLCompiler, **kw: Any) -> str:
    column, found = list(element.clauses)
    return f"{compiler.process(column, **kw)} IN {compiler.process(found, **kw)}"


@compiles(_Holds, "postgresql")
def _holds_position(element: _Holds, compiler: SQLCompiler, **kw: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **kw)}) > 0"


@compiles(_Holds, "sqlite")
def _holds_instr(element: _Holds, compiler: SQLCompiler, **kw: Any) -> str:
    return f"instr({compiler.process(element.clauses, **kw)}) > 0"


@compiles(_Members, "postgresql")
def _members_array(element: _Members, compiler: SQLCompiler, **kw: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **kw)}) AS value)"


@compiles(_Members, "sqlite")
def _members_json(element: _Members, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **kw)})"


@compiles(_NumberRows, "postgresql")
def _number_rows_jsonb(element: _NumberRows, compiler: SQLCompiler, **kw: Any) -> str:
    taken = ", ".join(f"(value ->> {place})::bigint AS n{place}" for place in range(NUMBERS))
    return f"(SELECT {taken} FROM jsonb_array_elements(CAST({compiler.process(element.clauses, **kw)} AS jsonb)))"  # noqa: S608 - bound


@compiles(_NumberRows, "sqlite")
def _number_rows_json(element: _NumberRows, compiler: SQLCompiler, **kw: Any) -> str:
    taken = ", ".join(f"json_extract(value, '$[{place}]') AS n{place}" for place in range(NUMBERS))
    return f"(SELECT {taken} FROM json_each({compiler.process(element.clauses, **kw)}))"  # noqa: S608 - bound


def number_rows(name: str) -> TableValuedAlias:
    """Rows of `NUMBERS` whole numbers as a table with the columns `n0`, `n1`, …: they come with the parameter `name`."""
    names = [f"n{place}" for place in range(NUMBERS)]
    return _NumberRows(bindparam(name, type_=_ROWS)).table_valued(*names, name="asked_for")


def among(column: ColumnElement[Any], values: Iterable[int] | Iterable[str]) -> ColumnElement[bool]:
    """`column` is one of `values` (all numbers or all texts); uses the column's index on both databases."""
    return _Among(column, _bind(values, _TEXTS if isinstance(column.type, Text) else None))


def among_ids(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """As `among`, for a statement that is made once: the whole numbers, in any collection, come with the parameter `name`."""
    return _Among(column, bindparam(name, type_=_IDS))


def among_texts(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """As `among_ids`, for texts."""
    return _Among(column, bindparam(name, type_=_TEXTS))


def among_found(column: ColumnElement[Any], found: SelectBase) -> ColumnElement[bool]:
    """`column` is one of what a statement finds. Each is looked up in the column's index, however many or few a planner expects: in a join
    PostgreSQL may read the whole table for a few hundred."""
    return _AmongFound(column, found.scalar_subquery())


def member_texts(name: str) -> TableValuedAlias:
    """As `member_ids`, for texts."""
    return _Members(bindparam(name, type_=_TEXTS)).table_valued("value", name="member")


def member_ids(name: str) -> TableValuedAlias:
    """As `members`, for a statement that is made once: the whole numbers, in any collection, come with the parameter `name`."""
    return _Members(bindparam(name, type_=_IDS)).table_valued("value", name="member")


def member_days(name: str) -> TableValuedAlias:
    """As `member_ids`, for dates."""
    return _Members(bindparam(name, type_=_DAYS)).table_valued(column("value", Date), name="member_day")


def days_of(values: Iterable[date]) -> TableValuedAlias:
    """As `members`, for dates."""
    return _Members(_bind(values, _DAYS)).table_valued(column("value", Date), name="member_day")


def members(values: Iterable[int] | Iterable[str]) -> TableValuedAlias:
    """`values` as a table with the column `value`, to select from."""
    return _Members(_bind(values)).table_valued("value", name="member")


def texts(values: Iterable[str], name: str) -> TableValuedAlias:
    """Texts, or none, as a table `name` with the column `value`: for a statement that has several such tables."""
    return _Members(_bind(values, _TEXTS)).table_valued("value", name=name)


def holds(text: ColumnElement[Any], part: ColumnElement[Any]) -> ColumnElement[bool]:
    """`text` holds `part`, letter by letter."""
    return _Holds(text, part)


def below(path: ColumnElement[Any], top: ColumnElement[Any] | str) -> ColumnElement[bool]:
    """`path` is `top` or lies below it in the reporting tree."""
    return (path >= top) & (path < top + BELOW)
