"""Enterprises are imported while they report, and alerts about them go on: on PostgreSQL, where rows are locked one by one."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import insert, select, text

from bot.storage import tables as t
from bot.storage import writers
from bot.storage.database import Database
from bot.storage.records.report_alerts import alert_from
from bot.storage.registry import upsert_enterprises
from bot.storage.schedule import HEALTH_LEDGER
from bot.storage.writers import Deed, apply
from conversations.codes import Status
from tests.jobs.test_moved import Listed, moves
from tests.storage.world import DAY, KEYRING, PATHS, at, do, entry, found_county, ledger, staff

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)]


async def ill(database: Database) -> None:
    """The first enterprise has an open alert, and owes a report."""
    await found_county(database)
    await do(database, ledger(1, entry(staff(1, 1), Status.HOSPITAL, "38.0")))
    async with database.begin() as conn:
        await conn.execute(insert(t.due).values(enterprise_id=1, day=DAY, duty=HEALTH_LEDGER, path=PATHS["220104"]))


async def test_an_enterprise_moves_while_it_reports(database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    await ill(database)
    other, not_due = Database(database_url), asyncio.Event()

    async def held_up(*given: Any) -> Any:
        not_due.set()
        async with database.read() as conn:
            while not await conn.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                pass
        return await alert_from(*given)

    async def reports() -> None:
        async with other.begin() as conn:
            worse = ledger(1, entry(staff(1, 1), Status.HOSPITAL, "38.5"), revision=2)
            await apply(conn, [Deed(worse, 11, 11, "")], at(9, 30), KEYRING)

    async def imported() -> None:
        await not_due.wait()
        await moves(database)

    monkeypatch.setattr(writers, "alert_from", held_up)
    await asyncio.gather(reports(), imported())
    async with database.read() as conn:
        assert (await conn.scalars(select(t.alert.c.path))).all() == [PATHS["220105"]]
        assert (await conn.scalars(select(t.due.c.path))).all() == []
    await other.dispose()


async def test_alerts_of_an_enterprise_that_only_changes_its_name_keep_nobody_waiting(database: Database, database_url: str) -> None:
    await ill(database)
    other = Database(database_url)
    async with database.begin() as conn:
        code = await conn.scalar(select(t.enterprise.c.uscc).where(t.enterprise.c.id == 1))
        await upsert_enterprises(conn, [replace(Listed(str(code), "220104"), name="新名字")], KEYRING)
        async with other.begin() as beside:
            assert (await beside.scalars(select(t.alert.c.id).with_for_update(nowait=True))).all() == [1]
    await other.dispose()
