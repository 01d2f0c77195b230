"""What runs as long as the process does: started by name, watched, and ended in good order."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from bot.ending import dismiss, end

Result = TypeVar("Result")


class Crew:
    """Tasks that are to run until they are told to stop. One that ends earlier, or fails, ends the watch: the process must not go on
    half alive."""

    def __init__(self) -> None:
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        """Begin `work`."""
        self._tasks[name] = asyncio.create_task(work, name=name)

    async def until(self, stop: asyncio.Event) -> None:
        """Return when `stop` is set. Raises what a task raises; RuntimeError when one just ends."""
        stopping = asyncio.create_task(stop.wait())
        try:
            done, _ = await asyncio.wait((stopping, *self._tasks.values()), return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
        for name, task in self._tasks.items():
            if task in done and not stop.is_set():
                task.result()
                raise RuntimeError(f"{name} has ended although nobody stopped it")

    async def finish(self, *names: str, within: float) -> None:
        """Wait for these tasks, which were told to stop, for so many real seconds; then cancel them, and leave behind what ignores that.
        Unknown names are passed over."""
        await end({name: task for name in names if (task := self._tasks.pop(name, None)) is not None}, within)


async def unless(stop: asyncio.Event, work: Coroutine[Any, Any, Result]) -> Result | None:
    """The result of `work`, which is given up (None) when `stop` is set."""
    task, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((task, stopping), return_when=asyncio.FIRST_COMPLETED)
        return await task if task.done() else None
    finally:
        await dismiss((task, stopping))
