"""SQLite's connections with fewer visits to their threads.

aiosqlite sends every call to the connection's own thread and waits: making a cursor, executing, fetching and closing are four visits, and a
visit costs more than most of our statements do. Here a statement is executed and its rows are fetched in one visit; making and closing a
cursor, which touch no file, need none.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import aiosqlite
from aiosqlite.context import contextmanager

AT_ONCE = 500
"""Rows that are fetched as a statement is executed; the rest of a longer answer when it is asked for, so that one that is streamed never
lies in memory as a whole."""

_Rows = list[Any]


def _executed(cursor: sqlite3.Cursor, sql: str, parameters: Any) -> _Rows:
    cursor.execute(sql, parameters)
    return cursor.fetchmany(AT_ONCE) if cursor.description is not None else []


class _Cursor(aiosqlite.Cursor):
    """Fetches the first rows as it executes: mostly that is all of them."""

    def __init__(self, conn: aiosqlite.Connection, cursor: sqlite3.Cursor) -> None:
        super().__init__(conn, cursor)
        self._rows: _Rows = []
        self._exhausted = True
        self._under_way = False

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> "_Cursor":
        """Execute one statement."""
        given = [] if parameters is None else parameters
        self._rows = await self._visit(_executed, self._cursor, sql, given)
        self._exhausted = len(self._rows) < AT_ONCE
        return self

    async def fetchall(self) -> Iterable[Any]:
        """The rows that were not fetched yet."""
        rows, self._rows = self._rows, []
        if not self._exhausted:
            rows += await self._visit(self._cursor.fetchall)
            self._exhausted = True
        return rows

    async def fetchmany(self, size: int | None = None) -> Iterable[Any]:
        """The next rows, at most `size` of them; none at the end."""
        wanted = size or AT_ONCE
        if len(self._rows) < wanted and not self._exhausted:
            missing = wanted - len(self._rows)
            more = await self._visit(self._cursor.fetchmany, missing)
            self._exhausted = len(more) < missing
            self._rows += more
        rows, self._rows = self._rows[:wanted], self._rows[wanted:]
        return rows

    async def _visit(self, work: Callable[..., _Rows], *given: Any) -> _Rows:
        self._under_way = True
        try:
            rows: _Rows = await self._execute(work, *given)  # type: ignore[no-untyped-call] # aiosqlite leaves it untyped
        except Exception:
            self._under_way = False
            raise
        # Not when this was cancelled: then the thread is still at it.
        self._under_way = False
        return rows

    async def close(self) -> None:
        """Let go of the statement; behind it, where it still runs."""
        if self._under_way:
            await super().close()
        else:
            self._cursor.close()


class _Connection(aiosqlite.Connection):
    _stopped: "asyncio.Future[Any] | None" = None

    @contextmanager
    async def cursor(self) -> aiosqlite.Cursor:
        """A cursor."""
        return _Cursor(self, self._conn.cursor())

    def stop(self) -> "asyncio.Future[Any] | None":
        """Tell the thread to end, and give what tells that it has. It is told only once: behind that it hears nobody, and whoever told it a
        second time (who closes the connection, while the pool, told to hurry, has stopped it already) would wait for ever."""
        if self._running:
            self._stopped = super().stop()
        return self._stopped


async def connect(file: Path) -> aiosqlite.Connection:
    """Open a file. Raises sqlite3.Error."""
    connection = _Connection(lambda: sqlite3.connect(file, check_same_thread=False), iter_chunk_size=64)
    # What hangs in a statement does not keep the process from ending.
    connection._thread.daemon = True
    return await connection
