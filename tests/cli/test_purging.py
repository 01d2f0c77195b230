"""Deleting what retention has let go, from the command line."""

import asyncio

from sqlalchemy import func, select

from bot.settings import Settings
from bot.storage import tables as t
from bot.storage.database import Database
from conversations.courier_records import AddDeliveries
from tests.cli.conftest import Fugong
from tests.storage.run_world import end, order, start
from tests.storage.world import at, days_ago, do, found_enterprises, found_people, found_staff, staff


async def _old_run() -> None:
    """A run with two deliveries, long ago."""
    database = Database(Settings().database_url)
    async with database.begin() as conn:
        await found_enterprises(conn, [1])
        await found_staff(conn, 1, ["张三"])
        await found_people(conn, [11], "manager", lambda _: {"enterprise_id": 1})
    await do(database, start(staff(1, 1), days_ago(2_000)), now=at(8, day=days_ago(2_000)))
    await do(database, AddDeliveries(1, (order("A1"), order("A2"))), end(1))
    await database.dispose()


async def _left() -> tuple[int, ...]:
    """Deliveries, runs, audit events of purges."""
    database = Database(Settings().database_url)
    async with database.read() as conn:
        purges = select(func.count()).where(t.audit_event.c.action == "purge")
        found = [await conn.scalar(select(func.count()).select_from(table)) or 0 for table in (t.delivery, t.courier_run)]
        left = (*found, await conn.scalar(purges) or 0)
    await database.dispose()
    return left


def test_nothing_is_old(migrated: Fugong) -> None:
    shown = migrated("purge", "--yes")
    assert shown.code == 0
    assert ": 0" in shown.out
    assert "deleted" not in shown.out


def test_what_is_old_is_shown_and_deleted_when_told_so(migrated: Fugong) -> None:
    asyncio.run(_old_run())
    shown = migrated("purge")
    assert shown.code == 0
    assert "lists of runs before" in shown.out
    assert "fugong purge --yes" in shown.out
    assert asyncio.run(_left()) == (2, 1, 0)
    done = migrated("purge", "--yes")
    assert done.code == 0
    assert "1 lists with 2 deliveries" in done.out
    assert asyncio.run(_left()) == (0, 1, 1)
    assert "deleted" not in migrated("purge", "--yes").out
