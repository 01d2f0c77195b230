"""The database: SQLite embedded or PostgreSQL, and what its errors mean to who calls."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import URL, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.storage.sqlite_driver import connect

_PRAGMAS = (
    "PRAGMA busy_timeout=10000",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA journal_size_limit=67108864",
)
_WAL_ATTEMPTS = 10
_PG_CONFLICTS = frozenset({"23505", "40001", "40P01", "55P03"})  # unique, serialization, deadlock, lock not available
# Connection, shutdown and start-up, out of disk or connections, closed by an administrator ("not currently accepting connections").
_PG_AWAY_CLASSES = ("08", "57P", "53", "55000")
_SQLITE_CONFLICTS = frozenset({1555, 2067, 517})  # primary key, unique, a snapshot that was overtaken
_SQLITE_AWAY = frozenset({5, 6, 10, 13, 14})  # busy, locked, I/O error, disk full, cannot open


class Conflict(Exception):  # noqa: N818 - nothing went wrong: the batch is run again
    """What was read has changed before it could be written: run the batch again."""


def database_url(url: str) -> URL:
    """`sqlite:///FILE` or `postgresql://…` with the async driver. Raises ValueError for anything else."""
    parsed = make_url(url)
    kind = parsed.get_backend_name()
    if kind == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise ValueError("FUGONG_DATABASE_URL: SQLite needs a file, as in sqlite:///var/fugong.db")
        return parsed.set(drivername="sqlite+aiosqlite")
    if kind in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+asyncpg")
    raise ValueError(f"FUGONG_DATABASE_URL: sqlite:///FILE or postgresql://…, not {kind}")


def _turn_on_wal(cursor: Any) -> None:
    """Kept in the file, so this does something only once. While another process is making the same file it fails at once, in spite of
    the busy timeout: then that process' transaction is waited for."""
    for attempt in range(_WAL_ATTEMPTS):
        try:
            if attempt:
                cursor.execute("BEGIN IMMEDIATE")
                cursor.execute("ROLLBACK")
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if attempt + 1 == _WAL_ATTEMPTS or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        else:
            return


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


class Database:
    """Connections to the one database of this process. SQLite has one writer at a time, and readers beside it."""

    def __init__(self, url: str) -> None:
        self.url = database_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._writer_free = asyncio.Lock()
        if self.is_sqlite:
            Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
            self._writer = self._sqlite_engine("BEGIN IMMEDIATE", 1)
            self._reader = self._sqlite_engine("BEGIN", 4)
        else:
            self._writer = self._reader = create_async_engine(
                self.url,
                pool_size=8,
                max_overflow=4,
                json_serializer=_dumps,
                json_deserializer=orjson.loads,
                connect_args={
                    "timeout": 10,
                    "server_settings": {"jit": "off", "application_name": "fugong", "timezone": "UTC"},
                },
            )

    def _sqlite_engine(self, begin: str, connections: int) -> AsyncEngine:
        file = Path(str(self.url.database))
        engine = create_async_engine(
            self.url,
            async_creator=lambda: connect(file),
            pool_size=connections,
            max_overflow=0,
            pool_timeout=60,
            json_serializer=_dumps,
            json_deserializer=orjson.loads,
        )

        @event.listens_for(engine.sync_engine, "connect")
        def _set_up(connection: Any, _entry: ConnectionPoolEntry) -> None:
            # The driver would begin transactions by its own rules; `begin` below is the only way here.
            connection.isolation_level = None
            cursor = connection.cursor()
            for pragma in _PRAGMAS:
                cursor.execute(pragma)
            _turn_on_wal(cursor)
            cursor.close()

        @event.listens_for(engine.sync_engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

        return engine

    @property
    def engines(self) -> tuple[AsyncEngine, ...]:
        """The engines in use, the writing one first."""
        return (self._writer,) if self._writer is self._reader else (self._writer, self._reader)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that writes; committed at the end, rolled back by an exception."""
        if not self.is_sqlite:
            async with self._writer.begin() as connection:
                yield connection
            return
        async with self._writer_free, self._writer.begin() as connection:
            yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection that reads, and never waits for a writer."""
        async with self._reader.connect() as connection:
            yield connection

    async def dispose(self) -> None:
        """Close every connection."""
        for engine in self.engines:
            await engine.dispose()

    def is_away(self, error: BaseException) -> bool:
        """Whether the database could not be reached or cannot work just now: to be waited out, nobody's mistake."""
        if isinstance(error, OSError | TimeoutError):
            return True
        if not isinstance(error, DBAPIError):
            return False
        if self.is_sqlite:
            return _sqlite_code(error) & 0xFF in _SQLITE_AWAY and _sqlite_code(error) not in _SQLITE_CONFLICTS
        state = _pg_state(error)
        return error.connection_invalidated or state.startswith(_PG_AWAY_CLASSES) or (not state and isinstance(error, InterfaceError))

    def is_conflict(self, error: BaseException) -> bool:
        """Whether another transaction was first: the same work, run again, will see what that one did."""
        if isinstance(error, Conflict):
            return True
        if not isinstance(error, DBAPIError):
            return False
        return _sqlite_code(error) in _SQLITE_CONFLICTS if self.is_sqlite else _pg_state(error) in _PG_CONFLICTS


def _sqlite_code(error: DBAPIError) -> int:
    return int(getattr(error.orig, "sqlite_errorcode", 0) or 0)


def _pg_state(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", "") or "")
