"""What the database does for a statement: the plan it chooses, and how many pages it reads."""

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database
from tests.storage.world import Counted, counting

_UNPLANNED = ("SET", "LOCK", "SAVEPOINT", "RELEASE", "ROLLBACK")
"""There is no plan of such statements."""
Work = Callable[[AsyncConnection], Awaitable[Any]]


async def sent_by(database: Database, work: Work) -> Counted:
    """Do `work` in a transaction that is rolled back, and return what it sent."""
    with counting(database) as counted:
        async with database.engines[0].connect() as conn:
            await work(conn)
            await conn.rollback()
    return counted


async def plans(database: Database, work: Work, *, prefer_indexes: bool = False) -> list[str]:
    """The plan of every statement of `work`. `prefer_indexes`: for tables too small here for PostgreSQL to want an index."""
    counted = await sent_by(database, work)
    explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
    found = []
    async with database.engines[0].connect() as conn:
        if prefer_indexes and not database.is_sqlite:
            await conn.execute(text("SET LOCAL enable_seqscan = off"))
        for statement, parameters in zip(counted.texts, counted.parameters, strict=True):
            if statement.startswith(_UNPLANNED):
                continue
            one = parameters[0] if isinstance(parameters, list) else parameters
            rows = (await conn.exec_driver_sql(explain + statement, one)).all()
            found.append("\n".join(str(row[-1]) for row in rows))
        await conn.rollback()
    return found


def scanned(plan: str) -> set[str]:
    """The tables that are read from end to end, which an index should spare."""
    whole = re.findall(r"Seq Scan on (\w+)", plan)
    # SQLite calls the reading of a list or a subquery a scan, too.
    return {*whole, *re.findall(r"^SCAN (?!json_each|member|ranked|page|mine|latest|met|chosen|\()(\w+)", plan, flags=re.MULTILINE)}


async def page_reads(database: Database, work: Work) -> int:
    """How many pages PostgreSQL looks at for all that `work` reads."""
    counted = await sent_by(database, work)
    pages = 0
    async with database.engines[0].connect() as conn:
        for statement, parameters in zip(counted.texts, counted.parameters, strict=True):
            if statement.startswith(_UNPLANNED):
                continue
            explained = (await conn.exec_driver_sql(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", parameters)).scalar_one()
            plan = json.loads(explained)[0]["Plan"] if isinstance(explained, str) else explained[0]["Plan"]
            pages += plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
        await conn.rollback()
    return pages


async def settle(database: Database) -> None:
    """Let the planner know what the tables hold, as it would after a while."""
    async with database.engines[0].connect() as conn:
        if database.is_sqlite:
            await conn.execute(text("ANALYZE"))
            await conn.commit()
        else:
            await conn.execution_options(isolation_level="AUTOCOMMIT")
            await conn.execute(text("VACUUM ANALYZE"))
