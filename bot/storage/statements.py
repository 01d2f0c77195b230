"""Statements that SQLite and PostgreSQL spell alike but SQLAlchemy keeps apart."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Connection = AsyncConnection
"""A transaction, for those who hand it on without knowing SQLAlchemy."""


def insert_into(conn: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that can say `ON CONFLICT`; its `rowcount` is how many rows it really added."""
    made = sqlite.insert(table) if conn.dialect.name == "sqlite" else postgresql.insert(table)
    return made.execution_options(preserve_rowcount=True)


async def insert_for_ids(conn: AsyncConnection, table: Table, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert rows, at least one, and give back their ids in the same order. One statement for some hundred rows."""
    # Ids rise in the order of the VALUES on both databases; the order in which they come back is promised by neither.
    on_postgres = conn.dialect.name != "sqlite"
    made = await conn.execute(insert(table).returning(table.c.id, sort_by_parameter_order=on_postgres), rows)
    return sorted(made.scalars())
