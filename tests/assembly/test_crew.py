"""A process that is half dead ends; one that is told to stop finishes what it has begun."""

import asyncio

import pytest
import structlog.testing

from bot.assembly.crew import Crew, unless


async def _forever() -> None:
    await asyncio.Event().wait()


async def _fail() -> None:
    raise OSError("gone")


async def _end() -> None:
    return


async def test_it_watches_until_it_is_told_to_stop() -> None:
    crew, stop = Crew(), asyncio.Event()
    crew.start("long", _forever())
    asyncio.get_running_loop().call_soon(stop.set)
    await crew.until(stop)
    with structlog.testing.capture_logs() as logs:
        await crew.finish("long", "unknown", within=0.01)
    assert [entry["event"] for entry in logs] == ["not_finished_in_time"]


async def test_a_task_that_fails_ends_the_watch() -> None:
    crew = Crew()
    crew.start("bad", _fail())
    with pytest.raises(OSError, match="gone"):
        await crew.until(asyncio.Event())


async def test_a_task_that_just_ends_ends_the_watch() -> None:
    crew = Crew()
    crew.start("short", _end())
    with pytest.raises(RuntimeError, match="short has ended"):
        await crew.until(asyncio.Event())


async def test_a_task_that_fails_while_ending_is_told() -> None:
    crew, stop = Crew(), asyncio.Event()
    stop.set()
    crew.start("bad", _fail())
    await crew.until(stop)
    with structlog.testing.capture_logs() as logs:
        await crew.finish("bad", within=1)
    assert [(entry["event"], entry["cause"]) for entry in logs] == [("ended_badly", "OSError")]


async def test_work_is_given_up_when_told_to_stop() -> None:
    stop = asyncio.Event()

    async def seven_after(event: asyncio.Event) -> int:
        await event.wait()
        return 7

    now = asyncio.Event()
    now.set()
    assert await unless(stop, seven_after(now)) == 7
    stop.set()
    assert await unless(stop, seven_after(asyncio.Event())) is None
    with pytest.raises(OSError, match="gone"):
        await unless(asyncio.Event(), _fail())
