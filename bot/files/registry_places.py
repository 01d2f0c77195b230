"""The lists of places: administrative divisions, and the units that report to the province."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from bot.files.registry_table import BadRow, Column, ListKind, ReadList, Reason, RejectedList, RowReader, read_list
from conversations.roles import Level

_DIVISION_CODE = re.compile(r"[0-9]{6}")
_UNIT_CODE = re.compile(r"[0-9]{6}|[A-Z]{2}-[A-Z0-9]{1,8}")
LEVELS = {
    **{level.value: level for level in Level},
    "省": Level.PROVINCE,
    "省级": Level.PROVINCE,
    "市": Level.CITY,
    "市级": Level.CITY,
    "县": Level.COUNTY,
    "县级": Level.COUNTY,
}
"""Levels as lists write them."""


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """A division by its GB/T 2260 code; a province has no parent."""

    code: str
    name: str
    level: Level
    parent: str | None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit that reports to the province; some are not where the administrative tree puts them, some have no GB code."""

    code: str
    name: str
    administrative_parent: str
    reports_to: str
    note: str | None


DIVISIONS: ListKind[DivisionRow] = ListKind(
    columns={
        "code": Column("adcode", ("code", "行政区划代码", "区划代码", "代码")),
        "name": Column("name", ("名称", "行政区划", "区划名称")),
        "level": Column("level", ("级别", "层级")),
        "parent": Column("parent", ("上级", "上级代码", "上级区划代码"), filled=False),
    },
    key="code",
    identity=lambda row: row.code,
)
UNITS: ListKind[UnitRow] = ListKind(
    columns={
        "code": Column("code", ("adcode", "单位代码", "行政区划代码", "代码")),
        "name": Column("name", ("名称", "单位", "单位名称", "上报单位")),
        "administrative_parent": Column("administrative_parent", ("行政上级", "上级代码")),
        "reports_to": Column("reports_to", ("上报对象", "上报至", "报送单位代码")),
        "note": Column("note", ("备注", "说明"), required=False),
    },
    key="code",
    identity=lambda row: row.code,
)


def read_divisions(name: str, content: bytes) -> ReadList[DivisionRow] | RejectedList:
    """Read the divisions. A division whose parent is not in the list is left out, and so is everything below it."""
    places: dict[str, int] = {}

    def read_row(reader: RowReader) -> DivisionRow | None:
        code, place = _code(reader, "code", _DIVISION_CODE), reader.text("name")
        level, parent = read_level(reader), reader.text("parent") or None
        if parent is None and level is not None and level is not Level.PROVINCE:
            reader.note("parent", Reason.MISSING)
        if reader.bad or level is None:
            return None
        places.setdefault(code, reader.row.number)
        return DivisionRow(code, place, level, parent)

    read = read_list(name, content, DIVISIONS, read_row)
    return read if isinstance(read, RejectedList) else _without_orphans(read, places)


def _without_orphans(read: ReadList[DivisionRow], places: Mapping[str, int]) -> ReadList[DivisionRow]:
    rows, bad = read.rows, list(read.bad_rows)
    while True:
        known = {row.code for row in rows}
        orphans = [row for row in rows if row.parent is not None and row.parent not in known]
        if not orphans:
            return replace(read, rows=rows, bad_rows=tuple(sorted(bad, key=lambda one: one.row)))
        bad += [BadRow(places[row.code], DIVISIONS.columns["parent"].header, Reason.UNKNOWN_DIVISION) for row in orphans]
        rows = tuple(row for row in rows if row.parent is None or row.parent in known)


def read_units(name: str, content: bytes, divisions: Collection[str]) -> ReadList[UnitRow] | RejectedList:
    """Read the units; `divisions` are the codes that exist, to which a unit belongs and reports."""

    def read_row(reader: RowReader) -> UnitRow | None:
        code, place = _code(reader, "code", _UNIT_CODE), reader.text("name")
        parent, reports_to = (_place(reader, field, divisions) for field in ("administrative_parent", "reports_to"))
        return None if reader.bad else UnitRow(code, place, parent, reports_to, reader.text("note") or None)

    return read_list(name, content, UNITS, read_row)


def division_levels(divisions: Iterable[DivisionRow], units: Iterable[UnitRow]) -> dict[str, frozenset[Level]]:
    """For every code, the levels of officers that it can have.

    A unit that reports to the province has officers of the city's level, also where it is a county in the
    administrative tree or no division at all; then it has its county's officers too.
    """
    levels = {division.code: frozenset({division.level}) for division in divisions}
    for unit in units:
        own = levels.get(unit.code, frozenset({Level.COUNTY}))
        levels[unit.code] = own | {Level.CITY}
    return levels


def read_level(reader: RowReader) -> Level | None:
    """The level of a row; what is none is noted."""
    text = reader.text("level")
    level = LEVELS.get(text.lower())
    if text and level is None:
        reader.note("level", Reason.UNKNOWN_LEVEL)
    return level


def _code(reader: RowReader, field: str, shape: re.Pattern[str]) -> str:
    code = reader.text(field).upper()
    if code and not shape.fullmatch(code):
        reader.note(field, Reason.BAD_CODE)
    return code


def _place(reader: RowReader, field: str, divisions: Collection[str]) -> str:
    code = reader.text(field)
    if code and code not in divisions:
        reader.note(field, Reason.UNKNOWN_DIVISION)
    return code
