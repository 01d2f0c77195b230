"""The schema of the database against that of this program."""

from bot.storage.database import Database
from bot.storage.revision import newest_revision, revision


async def is_at_head(database: Database) -> bool:
    """Whether the database stands where this program needs it. Raises what the database raises when it is away."""
    return await revision(database) == newest_revision()


async def migrate(database: Database) -> str | None:
    """Bring the database there. The revision that it reached, None when it was there already."""
    if await is_at_head(database):
        return None
    from bot.storage.migrate import upgrade  # who only serves does without Alembic: 7 MB

    await upgrade(database)
    return await revision(database)
