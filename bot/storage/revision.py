"""Where a database stands and where this program needs it, told without loading what brings it there."""

from importlib.resources import files

from sqlalchemy import Connection, inspect, text

from bot.storage.database import Database


def newest_revision() -> str:
    """The revision that this program works with: the highest number that opens the name of a migration."""
    names = (file.name for file in (files("migrations") / "versions").iterdir())
    numbers = [name.split("_")[0] for name in names if name[:4].isdecimal()]
    if not numbers:
        raise LookupError("the program was installed without its migrations")
    return max(numbers)


async def revision(database: Database) -> str | None:
    """The revision at which the database stands; None for an empty one."""

    def read(connection: Connection) -> str | None:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found

    async with database.read() as conn:
        return await conn.run_sync(read)
