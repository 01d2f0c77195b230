"""Uploaded files: asked for, read, taken over. What was read is kept encrypted until it is taken over or given up."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import orjson
from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.database import Conflict
from bot.storage.secrets import Keyring
from conversations.delivery_file import DeliveriesRead
from conversations.file_kind import FileKind, ReadFile
from conversations.point_file import PointsRead
from conversations.roster_file import RosterOutcome, StaffRow


@dataclass(frozen=True, slots=True)
class FileToRead:
    """An uploaded file that is still to be fetched. `id` is its row; `size` in bytes, 0 when unknown; `run_id` of a delivery list."""

    id: int
    chat_id: int
    enterprise_id: int
    file_id: str
    name: str
    size: int
    kind: FileKind
    run_id: int | None


TO_READ = tuple(t.file.c[name] for name in ("id", "chat_id", "enterprise_id", "file_id", "name", "size", "kind", "run_id"))
"""The columns of a `FileToRead`, in its order."""


def to_read(row: Row[Any]) -> FileToRead:
    """A row of `TO_READ`."""
    return FileToRead(row.id, row.chat_id, row.enterprise_id, row.file_id, row.name, row.size, FileKind(row.kind), row.run_id)


_DELIVERIES, _POINTS = TypeAdapter(DeliveriesRead), TypeAdapter(PointsRead)


async def asked(conn: AsyncConnection) -> tuple[FileToRead, ...]:
    """All files that are still to be fetched, the oldest first: for a process that has just started."""
    return tuple(to_read(row) for row in await conn.execute(select(*TO_READ).where(t.asked).order_by(t.file.c.id)))


def seal(read: ReadFile, keyring: Keyring) -> str:
    """What is kept of a file that was read. Takes a while for a long one: call it in a thread."""
    if isinstance(read, RosterOutcome):
        return seal_rows(read.staff, keyring)
    return keyring.encrypt(orjson.dumps(read).decode())


def unseal(kind: FileKind, sealed: str, keyring: Keyring) -> ReadFile:
    """The inverse of `seal`; of a roster the people alone are kept."""
    if kind is FileKind.ROSTER:
        return RosterOutcome(tuple(open_rows(sealed, keyring)))
    adapter: TypeAdapter[DeliveriesRead] | TypeAdapter[PointsRead] = _DELIVERIES if kind is FileKind.DELIVERIES else _POINTS
    return adapter.validate_json(keyring.decrypt(sealed))


def seal_rows(rows: Sequence[StaffRow], keyring: Keyring) -> str:
    """What is kept of a roster that was read. Takes a while for a long one: call it in a thread."""
    return keyring.encrypt(orjson.dumps([asdict(row) for row in rows]).decode())


def open_rows(sealed: str, keyring: Keyring) -> list[StaffRow]:
    """The inverse of `seal_rows`."""
    return [StaffRow(**row) for row in orjson.loads(keyring.decrypt(sealed))]


async def keep_contents(conn: AsyncConnection, file: int, sealed: str) -> bool:
    """The file was read. False when it is not asked for any more."""
    return await _settle(conn, file, "read", sealed)


async def give_up(conn: AsyncConnection, file: int) -> bool:
    """The file could not be fetched, or nothing in it can be imported. False when it is not asked for any more."""
    return await _settle(conn, file, "failed", None)


async def _settle(conn: AsyncConnection, file: int, state: str, sealed: str | None) -> bool:
    statement = update(t.file).where(t.file.c.id == file, t.asked).values(state=state, contents_enc=sealed)
    return (await conn.execute(statement.returning(t.file.c.id))).first() is not None


async def take_contents(conn: AsyncConnection, file: int, *whose: ColumnElement[bool]) -> str:
    """What was kept of a file that is taken over now; nothing of it stays in the row. Raises Conflict when it was taken over meanwhile, is
    not there, or is none of `whose`."""
    theirs = (t.file.c.id == file, *whose, t.file.c.state == "read")
    sealed = await conn.scalar(update(t.file).where(*theirs).values(state="taken").returning(t.file.c.contents_enc))
    if sealed is None:
        raise Conflict("the file was taken over meanwhile")
    await conn.execute(update(t.file).where(t.file.c.id == file).values(contents_enc=None))
    return str(sealed)


async def open_deliveries(conn: AsyncConnection, run_id: int, file: int, keyring: Keyring) -> DeliveriesRead:
    """Takes over the kept delivery list of a run: its deliveries with their phones, and what was wrong. Raises Conflict as
    `take_contents` does."""
    mine = (t.file.c.kind == FileKind.DELIVERIES, t.file.c.run_id == run_id)
    sealed = await take_contents(conn, file, *mine)
    read = await asyncio.to_thread(unseal, FileKind.DELIVERIES, sealed, keyring)
    if not isinstance(read, DeliveriesRead):
        raise TypeError(type(read).__name__)
    return read
