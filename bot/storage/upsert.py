"""INSERT … ON CONFLICT, spelled the same for both databases."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Upsert = postgresql.Insert | sqlite.Insert


def upsert(conn: AsyncConnection, table: Table) -> Upsert:
    """An insert with `.excluded`, `.on_conflict_do_nothing()` and `.on_conflict_do_update()` for the connection's database."""
    return sqlite.insert(table) if conn.dialect.name == "sqlite" else postgresql.insert(table)
