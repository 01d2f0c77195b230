"""Brings a database to the schema of this program, and back."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

import migrations
from bot.storage.database import Database


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    return config


async def upgrade(database: Database, to: str = "head") -> None:
    """Bring the database to a revision, all or nothing. Another process that does the same is waited for."""
    await _run(database, lambda config: command.upgrade(config, to))


async def downgrade(database: Database, to: str) -> None:
    """Take the database back to a revision (`base`: empty), all or nothing."""
    await _run(database, lambda config: command.downgrade(config, to))


async def _run(database: Database, work: Callable[[Config], None]) -> None:
    def go(connection: Connection) -> None:
        if not database.is_sqlite:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(5910973)")  # any number: ours
        work(_config(connection))

    async with database.begin() as conn:
        await conn.run_sync(go)
