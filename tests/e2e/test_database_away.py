"""The database is away for ten seconds while people report: they wait, and then everything is there, once."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import func, make_url, select, text

from bot.simulator import RealTimer
from bot.storage import tables as t
from bot.storage.database import Database
from tests.e2e.persons import Person, joins
from tests.e2e.stage import Stage
from tests.e2e.town import found

AWAY_SECONDS = 12.0
"""Longer than the ten seconds that SQLite's own patience lasts, so that it is ours that is tried."""
STAFF = ("王芳", "李强")
OFFICER = 900


@asynccontextmanager
async def away(stage: Stage) -> AsyncIterator[None]:
    """SQLite: another process holds the file. PostgreSQL: every connection is cut, and none is let in."""
    if stage.database.is_sqlite:
        holder = sqlite3.connect(str(stage.database.url.database), isolation_level=None)
        try:
            holder.execute("BEGIN EXCLUSIVE")
            yield
            holder.execute("ROLLBACK")
        finally:
            holder.close()
        return
    name = make_url(stage.database_url).database
    door = Database(make_url(stage.database_url).set(database="postgres").render_as_string(hide_password=False))
    try:
        async with door.engines[0].connect() as plain:
            conn = await plain.execution_options(isolation_level="AUTOCOMMIT")
            await conn.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
            await conn.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"), {"name": name})
            try:
                yield
            finally:
                await conn.execute(text(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true"))
    finally:
        await door.dispose()


@pytest.fixture
async def people(stage: Stage) -> list[Person]:
    """Eight managers, enrolled, and an officer."""
    town = await found(stage.database, stage.keyring, 8, STAFF)
    chats = dict(zip(range(101, 109), town.enterprises, strict=True))
    await town.enrol(chats, [OFFICER])
    stage.secrets |= set(STAFF)
    return [joins(stage.simulator, chat, "经理", started=True) for chat in (*chats, OFFICER)]


@pytest.mark.slow
async def test_the_database_is_away_for_ten_seconds(stage: Stage, people: list[Person]) -> None:
    stage.expected |= {"database_away", "database_away_or_busy", "lease_attempt_failed", "slot_postponed", "tick_postponed"}
    stage.expected |= {"update_not_committed_in_time"}
    managers, officer = people[:-1], people[-1]
    await stage.start("08:01")
    for manager in managers:
        await manager.types("/report")
    cards = [await manager.button("✅ 全部正常") for manager in managers]
    await stage.database.dispose()  # our own connections do not keep the door open
    async with away(stage):
        for manager, card in zip(managers[:-1], cards, strict=False):
            await stage.simulator.people.tap(manager.id, card.id, "✅ 全部正常")
        await managers[-1].types("王芳 38.5 咳嗽 就医，其余正常")
        await RealTimer().sleep(AWAY_SECONDS)  # the time itself is what is tried
        assert not officer.chat.from_bot
        assert not any("已上报" in bubble.text for manager in managers for bubble in manager.chat.from_bot)
    await asyncio.gather(*(manager.sees("已上报", "零报告") for manager in managers[:-1]))
    await managers[-1].sees("请核对", "王芳：38.5℃")
    await managers[-1].taps("✅ 确认上报")
    await officer.sees("预警", "王*")
    await stage.all_taken()
    async with stage.database.read() as conn:
        assert await conn.scalar(select(func.count()).select_from(t.report)) == 8
        assert await conn.scalar(select(func.count()).select_from(t.dead_letter)) == 0
    assert len(officer.chat.from_bot) == 1
    assert all(sum("已上报" in b.text for b in manager.chat.from_bot) == 1 for manager in managers)
