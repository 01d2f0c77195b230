"""How Alembic reaches the database: over the connection that `bot.storage.migrate` hands in, else over one of its own."""

import asyncio

from alembic import context
from sqlalchemy import Connection

from bot.settings import load_settings
from bot.storage.database import Database
from bot.storage.tables import metadata


def migrate(connection: Connection) -> None:
    """Run what was asked for. Batches let SQLite change tables, too."""
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


async def migrate_alone() -> None:
    """For the command `alembic`."""
    database = Database(load_settings().database_url)
    async with database.begin() as conn:
        await conn.run_sync(migrate)
    await database.dispose()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    asyncio.run(migrate_alone())
