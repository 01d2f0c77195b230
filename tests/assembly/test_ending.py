"""Whatever tasks do, waiting for them ends, and the log says which were the trouble."""

import asyncio

import pytest
from structlog.testing import capture_logs

from bot import ending
from bot.ending import dismiss, end


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is given a whole second."""
    monkeypatch.setattr(ending, "OBEY_SECONDS", 0.01)


async def _stubborn(never: asyncio.Event) -> None:
    """Swallows every cancellation until `never`."""
    while not never.is_set():
        try:
            await never.wait()
        except asyncio.CancelledError:
            continue


async def test_each_is_told_by_its_name() -> None:
    never, over = asyncio.Event(), asyncio.Event()

    async def fails() -> None:
        raise OSError("gone")

    async def fails_when_cancelled() -> None:
        try:
            await never.wait()
        finally:
            raise OSError("gone")

    stubborn = asyncio.create_task(_stubborn(over))
    tasks = {
        "quick": asyncio.create_task(asyncio.sleep(0)),
        "bad": asyncio.create_task(fails()),
        "slow": asyncio.create_task(never.wait()),
        "worse": asyncio.create_task(fails_when_cancelled()),
        "stubborn": stubborn,
    }
    with capture_logs() as logs:
        await end(tasks, 0.01)
    assert [(entry["log_level"], entry["event"], entry["task"]) for entry in logs] == [
        ("warning", "not_finished_in_time", "slow"),
        ("warning", "not_finished_in_time", "worse"),
        ("warning", "not_finished_in_time", "stubborn"),
        ("error", "ended_badly", "bad"),
        ("error", "ended_badly", "worse"),
        ("error", "left_behind", "stubborn"),
    ]
    assert all(task.done() for name, task in tasks.items() if name != "stubborn")
    over.set()
    await stubborn


async def test_it_says_where_each_waits() -> None:
    never = asyncio.Event()

    async def inner() -> None:
        await never.wait()

    async def outer() -> None:
        await inner()

    with capture_logs() as logs:
        await end({"deep": asyncio.create_task(outer())}, 0.0)
    where = str(logs[0]["at"]).split()
    assert [line.partition(":")[0] for line in where] == ["test_ending.py", "test_ending.py", "locks.py"]
    assert where[0] != where[1]


async def test_nothing_to_wait_for() -> None:
    await end({}, 3600.0)
    assert await dismiss(()) == set()
    done = asyncio.create_task(asyncio.sleep(0))
    await done
    assert await dismiss((done,)) == set()
