"""How many pages of the database it takes to show the laggards of a province.

SQLite: what a fresh connection reads of its file, in pages. PostgreSQL: blocks of tables and indexes that were touched, in memory or not.
"""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, async_sessionmaker

from bot.storage.database import Database
from bot.storage.facts.laggards import load_laggards
from bot.storage.facts.scope import Scope
from tests.bench.peer.models import make_engine
from tests.bench.peer.reminders import page_of_laggards

_PAGE = 4096
_TOUCHED = (
    "SELECT sum(heap_blks_read + heap_blks_hit + coalesce(idx_blks_read, 0) + coalesce(idx_blks_hit, 0))::bigint FROM pg_statio_user_tables"
)
Work = Callable[[AsyncConnection], Awaitable[object]]


def _bytes_read() -> int:
    line = next(line for line in Path("/proc/self/io").read_text().splitlines() if line.startswith("rchar"))
    return int(line.split()[1])


async def _sqlite(connection: AsyncConnection, work: Work) -> int:
    await connection.execute(text("SELECT count(*) FROM sqlite_schema"))  # the schema is read once a connection
    before = _bytes_read()
    await work(connection)
    return (_bytes_read() - before) // _PAGE


async def _touched(connection: AsyncConnection) -> int:
    await connection.execute(text("SELECT pg_stat_force_next_flush()"))
    await connection.commit()
    touched = int((await connection.execute(text(_TOUCHED))).scalar_one())
    await connection.commit()
    return touched


async def _postgres(connection: AsyncConnection, work: Work) -> int:
    await work(connection)  # its first statement in a connection reads the planner's statistics
    before = await _touched(connection)
    await work(connection)
    return await _touched(connection) - before


async def ours_pages(url: str, now: datetime) -> int:
    """Page reads for the first page of the province's laggards, with the totals above it."""
    database = Database(url)

    async def work(connection: AsyncConnection) -> object:
        pages = await load_laggards(connection, ["220000:0"], Scope(now, _every_day))
        assert pages["220000:0"].total > 0
        return pages

    async with database.read() as connection:
        read = await (_sqlite if database.is_sqlite else _postgres)(connection, work)
    await database.dispose()
    return read


def _every_day(day: date) -> bool:
    return day is not None


async def peer_pages(url: str, now: datetime) -> int:
    """Page reads for a page of the peer's laggards."""
    engine = make_engine(url)

    async def work(connection: AsyncConnection) -> object:
        return await page_of_laggards(async_sessionmaker(connection), now.replace(tzinfo=None), 0)

    async with engine.connect() as connection:
        read = await (_sqlite if engine.dialect.name == "sqlite" else _postgres)(connection, work)
    await engine.dispose()
    return read
