"""Uploaded rosters: asked for, read, taken over. What was read is kept encrypted until it is taken over or given up."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import orjson
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.secrets import Keyring
from conversations.roster_file import StaffRow


@dataclass(frozen=True, slots=True)
class FileToRead:
    """An uploaded roster that is still to be fetched. `id` is its row; `size` in bytes, 0 when unknown."""

    id: int
    chat_id: int
    enterprise_id: int
    file_id: str
    name: str
    size: int


_FILES = select(*(t.file.c[name] for name in ("id", "chat_id", "enterprise_id", "file_id", "name", "size")))


async def asked(conn: AsyncConnection) -> tuple[FileToRead, ...]:
    """All files that are still to be fetched, the oldest first: for a process that has just started."""
    return tuple(FileToRead(*row) for row in await conn.execute(_FILES.where(t.asked).order_by(t.file.c.id)))


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
