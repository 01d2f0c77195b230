"""Migrations: up, down, and the same schema as the tables say."""

import asyncio
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select, table, text

import migrations
from bot.storage import tables as t
from bot.storage.broadcasts.feeding import take_turns
from bot.storage.broadcasts.tally import by_outcome
from bot.storage.database import Database
from bot.storage.migrate import downgrade, upgrade
from bot.storage.revision import newest_revision, revision
from conversations.broadcast import Outcome
from conversations.plate import read_plate
from tests.storage.world import at


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
    by_tables = Database(empty_database_url)
    async with by_tables.begin() as conn:
        await conn.run_sync(t.metadata.create_all)
    assert await revision(database) == newest_revision(), "this one is made by the migrations"
    assert await _schema(by_tables) == await _schema(database)
    await by_tables.dispose()


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


_BEFORE_RETURN_CHECKS = (
    "INSERT INTO division (code, name, level, path) VALUES ('220104', '朝阳区', 'county', '/220000/220104/')",
    "INSERT INTO enterprise (id, uscc, name, division_code, path, headcount) VALUES (1, 'x', '店', '220104', '/220000/220104/', 3)",
    "INSERT INTO account (id, chat_id, language, name) VALUES (11, 11, 'en', '人')",
    "INSERT INTO membership (id, account_id, role, enterprise_id, path, since) "
    "VALUES (5, 11, 'manager', 1, '/220000/220104/', '2026-11-01 00:00:00')",
    "INSERT INTO invite (id, code_hash, role, enterprise_id, expires_at, created_at) "
    "VALUES (7, 'h', 'manager', 1, '2026-11-08 00:00:00', '2026-11-01 00:00:00')",
    "INSERT INTO staff (id, enterprise_id, position, name, initials) VALUES (3, 1, 1, '张三', 'zs')",
    "INSERT INTO report (id, enterprise_id, day, revision, late, headcount, on_post, remote, isolated, hospital, leave, not_returned, "
    "symptomatic, reported_by, reported_at) "
    "VALUES (9, 1, '2026-11-23', 1, false, 1, 0, 0, 0, 1, 0, 0, 1, 11, '2026-11-23 01:00:00')",
    "INSERT INTO alert (id, key, kind, state, enterprise_id, staff_id, path, status, since, day, opened_at, reported_by, report_id) "
    "VALUES (4, 'health:1:3', 'fever', 'open', 1, 3, '/220000/220104/', 'hospital', '2026-11-23', '2026-11-23', "
    "'2026-11-23 01:00:00', 11, 9)",
)
_SINCE_RETURN_CHECKS = (
    "INSERT INTO membership (account_id, role, enterprise_id, staff_id, since) VALUES (11, 'staff', 1, 3, '2026-11-02 00:00:00')",
    "INSERT INTO invite (code_hash, role, enterprise_id, staff_id, expires_at, created_at) "
    "VALUES ('i', 'staff', 1, 3, '2026-11-08 00:00:00', '2026-11-01 00:00:00')",
    "INSERT INTO alert (key, kind, state, enterprise_id, staff_id, path, status, since, day, opened_at, reported_by, reported_at) "
    "VALUES ('return:1:3', 'contact', 'open', 1, 3, '/220000/220104/', 'not_returned', '2026-11-23', '2026-11-23', "
    "'2026-11-23 02:00:00', 11, '2026-11-23 02:00:00')",
)


async def test_what_there_is_goes_along_up_and_down(empty_database_url: str) -> None:
    database = Database(empty_database_url)
    await upgrade(database, "0003")
    await _run(database, *_BEFORE_RETURN_CHECKS)
    before = await _kept(database)
    await upgrade(database)
    async with database.read() as conn:
        assert (await conn.execute(text("SELECT reported_at = opened_at, report_id, times, note FROM alert"))).one() == (1, 9, 1, "")
    await _run(database, *_SINCE_RETURN_CHECKS)
    await downgrade(database, "0003")
    assert await _kept(database) == before
    await upgrade(database)
    await _run(database, *_SINCE_RETURN_CHECKS)
    await database.dispose()


async def test_a_broadcast_that_runs_goes_on_where_it_stands(empty_database_url: str) -> None:
    """Those who wait for a first turn are found by their accounts since: here 30 and 40."""
    database = Database(empty_database_url)
    await upgrade(database, "0017")
    rows = (
        (1, 10, "'sent'", 1, "'2026-11-23 01:00:00'"),
        (1, 20, "'pending'", 2, "NULL"),
        (1, 30, "'pending'", 1, "NULL"),
        (1, 40, "'pending'", 1, "NULL"),
        (2, 10, "'sent'", 1, "'2026-11-23 01:00:00'"),
    )
    broadcasts = "INSERT INTO broadcast (id, state, source, author_id, content, audience, created_at, start_at) "
    moments = "'2026-11-23 00:30:00', '2026-11-23 01:00:00'"
    both = (f"{broadcasts}VALUES ({one}, 'running', 'composed', 11, '{{}}', '{{}}', {moments})" for one in (1, 2))
    await _run(database, _BEFORE_RETURN_CHECKS[2], *both)
    into = "INSERT INTO broadcast_recipient (broadcast_id, account_id, chat_id, language, outcome, attempt, queued_at) "
    await _run(database, *(f"{into}VALUES ({one}, {who}, 9, 'en', {out}, {nth}, {when})" for one, who, out, nth, when in rows))
    await upgrade(database)
    async with database.begin() as conn:
        assert [turn.account_id for turn in await take_turns(conn, 1, 9, at(9))] == [20, 30, 40]
        assert await take_turns(conn, 2, 9, at(9)) == []
        assert await by_outcome(conn, [1, 2]) == {1: {Outcome.PENDING: 3, Outcome.SENT: 1}, 2: {Outcome.SENT: 1}}
    await downgrade(database, "0017")
    await upgrade(database)
    await database.dispose()


async def _run(database: Database, *statements: str) -> None:
    async with database.begin() as conn:
        for statement in statements:
            await conn.execute(text(statement))


async def _kept(database: Database) -> list[Any]:
    async with database.read() as conn:
        tables = ("membership", "invite", "alert", "report", "staff")
        return [dict(row) for name in tables for row in (await conn.execute(select(text("*")).select_from(table(name)))).mappings()]


async def test_plates_with_letters_for_ciphers_are_written_as_they_are_read(empty_database_url: str) -> None:
    """Of cars alone: the second sign is a letter there, and a city numbers its electric bicycles as it likes."""
    database = Database(empty_database_url)
    await upgrade(database, "0026")
    people, couriers = (
        "INSERT INTO staff (id, enterprise_id, position, name, initials) ",
        "INSERT INTO courier (staff_id, enterprise_id, plate, since) ",
    )
    plates = ("吉AO1I34", "吉OI2345", "吉ADO7890", "吉A12345", "吉A1234挂", "长春BO0718", "O431I23456", "")
    await _run(
        database,
        *_BEFORE_RETURN_CHECKS[:3],
        *(f"{people}VALUES ({n}, 1, {n}, '张三', 'zs')" for n in range(len(plates))),
        *(f"{couriers}VALUES ({n}, 1, '{plate}', '2026-11-01 00:00:00')" for n, plate in enumerate(plates)),
    )
    await upgrade(database)
    async with database.read() as conn:
        stored = (await conn.scalars(text("SELECT plate FROM courier ORDER BY staff_id"))).all()
    assert stored == ["吉A01134", "吉O12345", "吉AD07890", "吉A12345", "吉A1234挂", "长春BO0718", "O431I23456", ""]
    assert [read_plate(plate, light=True) or "" for plate in plates] == stored
    await downgrade(database, "0026")
    await upgrade(database)
    await database.dispose()
