"""Statements that SQLite and PostgreSQL spell alike but SQLAlchemy keeps apart."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Connection = AsyncConnection
"""A transaction, for those who hand it on without knowing SQLAlchemy."""


def insert_into(conn: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that can say `ON CONFLICT`; its `rowcount` is how many rows it really added."""
    made = sqlite.insert(table) if conn.dialect.name == "sqlite" else postgresql.insert(table)
    return made.execution_options(preserve_rowcount=True)
