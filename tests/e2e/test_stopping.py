"""A bot that is told to stop ends, also when what it waits for does not come; and one that does not end says where it was."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.simulator import RealTimer
from bot.storage import tables as t
from tests.e2e.persons import joins
from tests.e2e.stage import Stage
from tests.e2e.town import found

STOP_SECONDS = 35.0
"""Real seconds. Less than what supervisors wait before they kill, and more than all bounds of its parts together."""


@asynccontextmanager
async def hanging(stage: Stage) -> AsyncIterator[AsyncConnection]:
    """Somebody's transaction holds the tables that every arrival and every letter needs: the database is there, and does not answer."""
    async with stage.database.begin() as conn:
        await conn.execute(text("LOCK TABLE inbox, outbox IN ACCESS EXCLUSIVE MODE"))
        yield conn


async def until_it_waits(conn: AsyncConnection) -> None:
    """Wait until an arrival waits for the database. A database tells nobody: it is asked."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = CAST('inbox' AS regclass)")
    async with asyncio.timeout(30):
        while not await conn.scalar(waiting):
            await RealTimer().sleep(0.05)


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.parametrize("database_kind", ["postgres"])
async def test_the_database_hangs(stage: Stage) -> None:
    """What was not committed was not acknowledged: the next process does it."""
    stage.expected |= {"not_finished_in_time", "left_behind", "letters_not_given_back", "tick_postponed", "sweep_failed"}
    town = await found(stage.database, stage.keyring, 1, ("王芳",))
    await town.enrol({101: town.enterprises[0]}, [])
    stage.secrets |= {"王芳"}
    manager = joins(stage.simulator, 101, "经理", started=True)
    stage.simulator.webhook.first_pause, stage.simulator.webhook.longest_pause = 0.1, 1.0
    await stage.start("08:01")
    await manager.types("/report")
    card = await manager.button("✅ 全部正常")
    await stage.all_sent()
    async with hanging(stage) as conn:
        await stage.simulator.people.tap(manager.id, card.id, "✅ 全部正常")
        await until_it_waits(conn)
        began = asyncio.get_running_loop().time()
        await stage.bot.stop(STOP_SECONDS)
        stage.say(f"ended after {asyncio.get_running_loop().time() - began:.1f} s")
        assert not await conn.scalar(select(func.count()).select_from(t.report))
    assert "intake" in {line["task"] for line in stage.bot.logged("not_finished_in_time")}
    assert stage.bot.logged("stopped")
    await stage.start("08:05")
    await manager.sees("已上报", "零报告")
    await stage.all_taken()
    async with stage.database.read() as conn:
        assert await conn.scalar(select(func.count()).select_from(t.report)) == 1


@pytest.mark.parametrize("way", ["polling"])
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_one_that_does_not_end_says_where_it_was(stage: Stage) -> None:
    """The test that it fails shows the stack of each of its threads."""
    await found(stage.database, stage.keyring, 1, ("王芳",))
    bot = await stage.start("08:01")
    stage.bots.remove(bot)  # whose log is full of stacks
    bot.process.send_signal(signal.SIGSTOP)
    with pytest.raises(AssertionError, match="it had not ended") as failure:
        await bot.stop(within=0.1)
    assert bot.process.returncode == -signal.SIGABRT
    assert "most recent call first" in str(failure.value)
