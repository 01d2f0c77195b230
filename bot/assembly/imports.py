"""The operator's lists on their way into the database: read, judged row by row, stored in pieces. Doing it twice changes nothing."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from bot.assembly import searching
from bot.clock import Clock
from bot.files.registry import (
    BadRow,
    KeyEnterpriseRow,
    ReadList,
    RejectedList,
    read_divisions,
    read_enterprises,
    read_key_enterprises,
    read_officers,
    read_risks,
    read_units,
)
from bot.storage import registry
from bot.storage.database import Database
from bot.storage.registry import Counts, DivisionFound
from bot.storage.risks import say
from bot.storage.secrets import Keyring
from bot.storage.statements import Connection
from conversations.roles import Level

PIECE = 2_000
"""Rows of one transaction: others get their turn in between, and a stop loses at most this much work."""
_CONFLICTS_MOST = 5

Row = TypeVar("Row")
Advance = Callable[[int, int], None]
"""Told after each piece: rows done, rows in all."""


@dataclass(frozen=True, slots=True)
class Source:
    """A list as it was handed over; of `name` only the extension counts."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a list."""

    counts: Counts
    bad_rows: tuple[BadRow, ...]


class ListRejected(Exception):  # noqa: N818 - says what happened
    """Nothing of a list was taken; `rejected` says why."""

    def __init__(self, rejected: RejectedList) -> None:
        super().__init__(rejected.reason.value)
        self.rejected = rejected


def packaged(name: str, package: str = "bot") -> Source:
    """A list that comes with the program: in the `data` of `bot`, or of `conversations` where the core reads it too."""
    return Source(name, (files(package) / "data" / name).read_bytes())


def from_file(path: Path) -> Source:
    """A file of the operator's. Raises OSError."""
    return Source(path.name, path.read_bytes())


def unheard(_done: int, _total: int) -> None:
    """For who does not want to know how far an import is."""


async def import_divisions(database: Database, source: Source, advance: Advance = unheard) -> Imported:
    """Divisions, in one piece: their paths depend on each other. Raises ListRejected."""
    read = await _read(lambda: read_divisions(source.name, source.content))
    return await _store(database, read, registry.upsert_divisions, advance, most=len(read.rows))


async def import_units(database: Database, source: Source, advance: Advance = unheard) -> Imported:
    """Units that report to the province, in one piece. Raises ListRejected."""
    known = await known_divisions(database)
    read = await _read(lambda: read_units(source.name, source.content, known))
    return await _store(database, read, registry.upsert_units, advance, most=len(read.rows))


async def import_enterprises(database: Database, keyring: Keyring, source: Source, advance: Advance = unheard) -> Imported:
    """Enterprises of divisions that are there. Raises ListRejected."""
    known = await known_divisions(database)
    read = await _read(lambda: read_enterprises(source.name, source.content, known))
    imported = await _store(database, read, lambda conn, rows: registry.upsert_enterprises(conn, rows, keyring), advance)
    await searching.fill(database, keyring)
    return imported


async def import_officers(database: Database, keyring: Keyring, source: Source, advance: Advance = unheard) -> Imported:
    """Officers of divisions that are there. Raises ListRejected."""
    levels = officer_levels(await known_divisions(database))
    read = await _read(lambda: read_officers(source.name, source.content, levels))
    return await _store(database, read, lambda conn, rows: registry.upsert_officers(conn, rows, keyring), advance)


async def import_risks(database: Database, clock: Clock, source: Source, advance: Advance = unheard) -> Imported:
    """Statements about the risk of places: what is in force already, or was said before, is not said again. Raises ListRejected."""
    read = await _read(lambda: read_risks(source.name, source.content, clock.local()))
    return await _store(database, read, lambda conn, rows: say(conn, rows, clock.now(), None), advance)


async def import_key_enterprises(database: Database, clock: Clock, source: Source, advance: Advance = unheard) -> Imported:
    """Enterprises that are there, put on the lists of key enterprises. Raises ListRejected."""
    read = await _key_enterprises(database, source)
    return await _store(database, read, lambda conn, rows: registry.add_key_enterprises(conn, rows, clock.now()), advance)


async def left_out_key_enterprises(database: Database, source: Source) -> tuple[tuple[registry.OnList, ...], tuple[BadRow, ...]]:
    """Who would go if the list were the whole list of each level in it, and the rows that cannot be taken. Raises ListRejected."""
    read = await _key_enterprises(database, source)
    async with database.read() as conn:
        return tuple(await registry.not_listed(conn, read.rows)) if read.rows else (), read.bad_rows


async def take_off_key_enterprises(database: Database, clock: Clock, source: Source) -> int:
    """Take those off. Returns how many. Raises ListRejected."""
    read = await _key_enterprises(database, source)
    async with database.begin() as conn:
        return await registry.take_off(conn, read.rows, clock.now()) if read.rows else 0


async def _key_enterprises(database: Database, source: Source) -> ReadList[KeyEnterpriseRow]:
    async with database.read() as conn:
        known = await registry.credit_codes(conn)
    return await _read(lambda: read_key_enterprises(source.name, source.content, known))


async def known_divisions(database: Database) -> dict[str, DivisionFound]:
    """All divisions and units by code."""
    async with database.read() as conn:
        return await registry.divisions(conn)


def officer_levels(divisions: Mapping[str, DivisionFound]) -> dict[str, frozenset[Level]]:
    """Which levels of officers a place can have: its own; the city's too where it reports to the province; and a unit without a
    GB/T 2260 code has both (the rule of `bot.files.registry.division_levels`, on what is stored)."""
    return {code: _levels(found) for code, found in divisions.items()}


def _levels(place: DivisionFound) -> frozenset[Level]:
    reports_to_the_top = len(place.path.strip("/").split("/")) == 2
    if not place.code.isdecimal():
        return frozenset({Level.COUNTY, Level.CITY})
    return frozenset({Level(place.level), Level.CITY} if reports_to_the_top else {Level(place.level)})


async def _read(read: Callable[[], ReadList[Row] | RejectedList]) -> ReadList[Row]:
    outcome = await asyncio.to_thread(read)
    if isinstance(outcome, RejectedList):
        raise ListRejected(outcome)
    return outcome


async def _store(
    database: Database,
    read: ReadList[Row],
    upsert: Callable[[Connection, Sequence[Row]], Awaitable[Counts]],
    advance: Advance,
    most: int = PIECE,
) -> Imported:
    counts, total = Counts(), len(read.rows)
    for start in range(0, total, most or 1):
        piece = read.rows[start : start + most]
        counts += await _again_on_conflict(database, piece, upsert)
        advance(start + len(piece), total)
    return Imported(counts, read.bad_rows)


async def _again_on_conflict(
    database: Database, piece: Sequence[Row], upsert: Callable[[Connection, Sequence[Row]], Awaitable[Counts]]
) -> Counts:
    """Store a piece. Where the bot that runs beside was first, the piece is stored anew, and the list does not break off in its middle."""
    conflicts = 0
    while True:
        try:
            async with database.begin() as conn:
                return await upsert(conn, piece)
        except Exception as error:
            conflicts += 1
            if not database.is_conflict(error) or conflicts > _CONFLICTS_MOST:
                raise
