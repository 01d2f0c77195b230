"""Migrations: up, down, and the same schema as the tables say."""

import asyncio
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

import migrations
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.migrate import downgrade, upgrade
from bot.storage.revision import newest_revision, revision


async def test_up_gives_the_tables_and_down_takes_them_away(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    assert await revision(database) is None
    await upgrade(database)
    assert await revision(database) == newest_revision()
    async with database.read() as conn:
        differences = await conn.run_sync(_differences)
    assert differences == []
    await downgrade(database, "base")
    async with database.read() as conn:
        left = await conn.run_sync(lambda sync: inspect(sync).get_table_names())
    assert [name for name in left if name != "alembic_version"] == []
    await upgrade(database)
    assert await revision(database) == newest_revision()
    await database.dispose()


def _differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection), t.metadata))


async def test_the_schema_is_written_alike_by_tables_and_by_migration(empty_database_url: str, database: Database) -> None:
    """What Alembic does not compare: partial indexes' conditions, tables without row ids, collations, defaults."""
    migrated = Database(empty_database_url)
    await upgrade(migrated)
    assert await _schema(migrated) == await _schema(database)
    await migrated.dispose()


async def _schema(database: Database) -> set[str]:
    if database.is_sqlite:
        statement = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
    else:
        statement = (
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version' UNION ALL "
            "SELECT concat_ws(' ', table_name, column_name, data_type, collation_name, is_nullable, column_default) "
            "FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version' UNION ALL "
            "SELECT concat(conrelid::regclass, ' ', conname, ' ', pg_get_constraintdef(oid)) FROM pg_constraint "
            "WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'alembic_version'"
        )
    async with database.read() as conn:
        found = (await conn.scalars(text(statement))).all()
    return {"".join(sorted(line.strip().strip(",") for line in one.replace('"', "").split("\n"))) for one in found}


async def test_two_processes_may_migrate_at_once(empty_database_url: str) -> None:
    first, second = Database(empty_database_url), Database(empty_database_url)
    await asyncio.gather(upgrade(first), upgrade(second))
    assert await revision(first) == newest_revision()
    await first.dispose()
    await second.dispose()


def test_the_newest_revision_is_the_head_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == newest_revision()
