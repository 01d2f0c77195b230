"""Closing ends, whatever hangs: what is in hand is given back when the database lets us, and else free again when its claim runs out."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection
from structlog.testing import capture_logs

from bot import ending
from bot.mailbox import mailbox as module
from bot.mailbox.finishing import write_down
from bot.mailbox.letters import Lane, Result
from bot.mailbox.messenger import Outcome, Parcel, Unknown
from bot.storage import tables as t
from bot.storage.database import Database
from tests.mailbox.rig import Rig, mailbox_on, reply


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Machines of tests are slow: what does not hang has all the time it needs. Each test is impatient only with what does."""
    monkeypatch.setattr(ending, "OBEY_SECONDS", 30.0)
    monkeypatch.setattr(module, "_GIVING_BACK", 30.0)


@asynccontextmanager
async def held(rig: Rig) -> AsyncIterator[None]:
    """Another process is in the middle of a transaction that touches every letter."""
    other = Database(rig.database.url.render_as_string(hide_password=False).replace("+aiosqlite", "").replace("+asyncpg", ""))
    try:
        async with other.begin() as connection:
            await connection.execute(select(t.outbox.c.id).with_for_update())
            yield
    finally:
        await other.dispose()


async def claims(rig: Rig) -> list[bool]:
    """Which letters are in somebody's hands."""
    return [row.claimed_until is not None for row in await rig.rows()]


async def test_a_call_that_ignores_its_cancellation(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "OBEY_SECONDS", 0.05)
    begun, over = asyncio.Event(), asyncio.Event()

    async def stubborn(_parcel: Parcel) -> Outcome:
        begun.set()
        while not over.is_set():
            try:
                await over.wait()
            except asyncio.CancelledError:
                continue
        return Unknown("at last")

    rig.messenger.answers[1] = [stubborn]
    await rig.send(reply(2, "quick"))
    await rig.queue(reply(1, "hangs"), reply(1, "behind"))
    await begun.wait()
    serving = list(rig.mailbox.sender._tasks.values())
    with capture_logs() as logs:
        await rig.mailbox.close(grace=0.05)
    assert [(entry["event"], entry["task"], entry["chats"]) for entry in logs] == [("left_behind", "sending", 1)]
    assert await rig.fates() == ["delivered", None, None]
    assert await claims(rig) == [False] * 3
    over.set()
    await asyncio.gather(*serving)
    await rig.mailbox.sender.idle()


async def test_an_outcome_that_cannot_be_written_down_locks_nothing_for_ever(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its transaction hangs and holds the letter's row: it is rolled back, so that the letter can be given back."""
    never, writing = asyncio.Event(), asyncio.Event()

    async def hangs(connection: AsyncConnection, results: Sequence[Result], now: datetime) -> None:
        await write_down(connection, results, now)
        writing.set()
        await never.wait()

    monkeypatch.setattr("bot.mailbox.recorder.write_down", hangs)
    monkeypatch.setattr("bot.mailbox.sender._LAST", 0.05)
    await rig.queue(reply(1, "sent"))
    await writing.wait()
    with capture_logs() as logs:
        await rig.mailbox.close(grace=0.05)
    assert [(entry["event"], entry["task"]) for entry in logs] == [("not_finished_in_time", "outcomes")]
    assert await rig.fates() == [None]
    assert await claims(rig) == [False]


async def test_letters_that_are_locked_are_left_to_their_claims(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "OBEY_SECONDS", 0.05)
    monkeypatch.setattr(module, "_GIVING_BACK", 0.05)
    never = asyncio.Event()

    async def hangs(_parcel: Parcel) -> Outcome:
        await never.wait()
        return Unknown("no")

    rig.messenger.answers[1] = [hangs]
    await rig.queue(reply(1, "hangs"))
    async with held(rig):
        with capture_logs() as logs:
            async with asyncio.timeout(30):
                await rig.mailbox.close(grace=0.05)
    assert [(entry["event"], entry["task"]) for entry in logs if entry["event"] == "not_finished_in_time"] == [
        ("not_finished_in_time", "giving back")
    ]
    while left := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(left)  # what was left behind ends now that nobody holds it; in a process it ends with that
    successor = mailbox_on(rig.database, rig.clock, rig.messenger, rig.composer)
    rig.clock.advance(61)
    await successor.sweep.look()
    await successor.sender.idle()
    assert await rig.fates() == ["delivered"]


async def test_a_letter_that_waits_for_its_turn_keeps_the_paced_lanes_waiting_no_longer(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed while it waits for one of the places of calls in flight, it is none that has to leave before them any more."""
    never, taken = asyncio.Event(), asyncio.Event()
    quiet = rig.mailbox.sender.quiet

    async def hangs(_parcel: Parcel) -> Outcome:
        await never.wait()
        return Unknown("no")

    async def waits() -> None:
        taken.set()
        await quiet()

    monkeypatch.setattr(rig.mailbox.sender, "quiet", waits)
    rig.mailbox.sender._slots = asyncio.Semaphore(1)
    rig.messenger.answers[1] = [hangs]
    await rig.queue(reply(1, "hangs"), reply(2, "waits"), reply(3, "waits too"))
    await rig.queue(reply(4, "paced", lane=Lane.REMINDER))
    paced = asyncio.create_task(rig.mailbox.run_paced(lambda: True))
    await taken.wait()
    await rig.mailbox.close(grace=0.05)
    async with asyncio.timeout(30):
        await paced
    assert await claims(rig) == [False] * 4
