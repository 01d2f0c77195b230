"""Divisions and reporting units, and the paths that follow from them.

A division's path leads down the *reporting* tree: a unit stands under whom it reports to, every other division under its parent.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.registry.counts import Counts
from conversations.roles import Level


class DivisionRow(Protocol):
    """A division as the list has it."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def level(self) -> Level: ...
    @property
    def parent(self) -> str | None: ...


class UnitRow(Protocol):
    """A reporting unit as the list has it."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def administrative_parent(self) -> str: ...
    @property
    def reports_to(self) -> str: ...


_COLUMNS = ("name", "level", "parent", "reports_to", "path")
_PLACED: tuple[Table, ...] = (t.enterprise, t.membership, t.due, t.due_total, t.alert, t.isolation, t.disinfection_point)


async def upsert_divisions(conn: AsyncConnection, rows: Sequence[DivisionRow]) -> Counts:
    """Import divisions. Raises ValueError for a division that would stand below itself or below one that does not exist."""
    return await _upsert(conn, {row.code: {"name": row.name, "level": row.level.value, "parent": row.parent} for row in rows})


async def upsert_units(conn: AsyncConnection, rows: Sequence[UnitRow]) -> Counts:
    """Import reporting units. A unit that is a division only gets whom it reports to; one that is none becomes a division, of a city's
    level where it belongs to the province, else of a county's. Raises ValueError like `upsert_divisions`."""
    known = await _load(conn)
    wanted: dict[str, dict[str, Any]] = {}
    for row in rows:
        wanted[row.code] = {"reports_to": row.reports_to}
        own = known.get(row.code)
        if own is None or own["level"] is None or not row.code.isdecimal():
            parent = known.get(row.administrative_parent)
            level = Level.CITY if parent is not None and parent["level"] == Level.PROVINCE.value else Level.COUNTY
            wanted[row.code] |= {"name": row.name, "level": level.value, "parent": row.administrative_parent}
    return await _upsert(conn, wanted)


async def _load(conn: AsyncConnection) -> dict[str, dict[str, Any]]:
    return {row.code: {name: getattr(row, name) for name in _COLUMNS} for row in await conn.execute(select(t.division))}


async def _upsert(conn: AsyncConnection, wanted: Mapping[str, Mapping[str, Any]]) -> Counts:
    before = await _load(conn)
    empty = dict.fromkeys(_COLUMNS)
    after = {code: dict(row) for code, row in before.items()}
    for code, told in wanted.items():
        after[code] = {**after.get(code, empty), **told}
    for code, row in after.items():
        row["path"] = _path(code, after)
    added = [{"code": code, **row} for code, row in after.items() if code not in before]
    changed = [code for code, row in after.items() if code in before and row != before[code]]
    if added:
        await conn.execute(insert(t.division), added)
    if changed:
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in _COLUMNS}
        parameters = [{"division": code, **{f"new_{name}": value for name, value in after[code].items()}} for code in changed]
        await conn.execute(update(t.division).where(t.division.c.code == bindparam("division")).values(**values), parameters)
    await _move(conn, {before[code]["path"]: after[code]["path"] for code in changed})
    told_anew = sum(code in wanted for code in changed)
    return Counts(len(added), told_anew, len(wanted) - len(added) - told_anew)


def _path(code: str, places: Mapping[str, Mapping[str, Any]]) -> str:
    way = [code]
    while (above := places[way[-1]]["reports_to"] or places[way[-1]]["parent"]) is not None:
        if above in way or above not in places:
            raise ValueError(f"division {code}: what it stands below, {above}, is {'below it' if above in way else 'not there'}")
        way.append(above)
    return f"/{'/'.join(reversed(way))}/"


async def _move(conn: AsyncConnection, paths: Mapping[str, str]) -> None:
    """Whatever stood at an old path stands at the new one. A path ends with its own division's code, so no two of them are mixed up."""
    moved = [{"old": old, "new": new} for old, new in paths.items() if old != new]
    if not moved:
        return
    for table in _PLACED:
        await conn.execute(update(table).where(table.c.path == bindparam("old")).values(path=bindparam("new")), moved)
