"""Brings a database to the schema of this program, and says where it stands."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

import migrations
from bot.storage.database import Database


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.attributes["connection"] = connection
    return config


def newest_revision() -> str:
    """The revision that this program works with."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    if head is None:
        raise LookupError("the program was installed without its migrations")
    return head


async def revision(database: Database) -> str | None:
    """The revision at which the database stands; None for an empty one."""
    async with database.read() as conn:
        return await conn.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())


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
