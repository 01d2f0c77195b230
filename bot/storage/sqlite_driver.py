"""SQLite's connections with fewer visits to their threads.

aiosqlite sends every call to the connection's own thread and waits: making a cursor, executing, fetching and closing are four visits, and a
visit costs more than most of our statements do. Here a statement is executed and its rows are fetched in one visit; making and closing a
cursor, which touch no file, need none.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import aiosqlite
from aiosqlite.context import contextmanager

_Rows = list[Any]


def _executed(cursor: sqlite3.Cursor, sql: str, parameters: Any) -> _Rows:
    cursor.execute(sql, parameters)
    return cursor.fetchall() if cursor.description is not None else []


class _Cursor(aiosqlite.Cursor):
    """Fetches all rows as it executes, as SQLAlchemy asks for right after anyway."""

    _rows: Sequence[Any] = ()
    _under_way = False

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> "_Cursor":
        """Execute one statement."""
        self._under_way = True
        try:
            given = [] if parameters is None else parameters
            self._rows = await self._execute(_executed, self._cursor, sql, given)  # type: ignore[no-untyped-call] # aiosqlite leaves it untyped
        except Exception:
            self._under_way = False
            raise
        # Not when this was cancelled: then the thread is still at it.
        self._under_way = False
        return self

    async def fetchall(self) -> Iterable[Any]:
        """The rows, once."""
        rows, self._rows = self._rows, ()
        return rows

    async def close(self) -> None:
        """Let go of the statement; behind it, where it still runs."""
        if self._under_way:
            await super().close()
        else:
            self._cursor.close()


class _Connection(aiosqlite.Connection):
    @contextmanager
    async def cursor(self) -> aiosqlite.Cursor:
        """A cursor."""
        return _Cursor(self, self._conn.cursor())


async def connect(file: Path) -> aiosqlite.Connection:
    """Open a file. Raises sqlite3.Error."""
    connection = _Connection(lambda: sqlite3.connect(file, check_same_thread=False), iter_chunk_size=64)
    # What hangs in a statement does not keep the process from ending.
    connection._thread.daemon = True
    return await connection
