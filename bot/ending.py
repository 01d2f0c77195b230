"""Ends tasks within a time, whatever they do: a process that was told to stop ends, and says by name what it had to leave."""

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import structlog

OBEY_SECONDS = 1.0
"""How long, in real seconds, a task that was cancelled may take to end: a driver that tidies its connection up needs some of that, and one
that swallows its cancellation would take for ever."""
_LINES = 6

_log = structlog.get_logger(__name__)


async def end(tasks: Mapping[str, asyncio.Task[Any]], within: float) -> None:
    """Wait for tasks that were told to stop, for so many real seconds; then cancel them. Each that is late, fails, or ignores even that is
    logged by its name. Raises nothing of theirs."""
    if not tasks:
        return
    await asyncio.wait(tasks.values(), timeout=within)
    late = {name: task for name, task in tasks.items() if not task.done()}
    for name, task in late.items():
        _log.warning("not_finished_in_time", task=name, seconds=within, at=_whereabouts(task))
    left = await dismiss(late.values())
    for name, task in tasks.items():
        if task in left:
            _log.error("left_behind", task=name, at=_whereabouts(task))
        elif not task.cancelled() and (error := task.exception()) is not None:
            _log.error("ended_badly", task=name, cause=type(error).__name__)


async def dismiss(tasks: Iterable[asyncio.Task[Any]]) -> set[asyncio.Task[Any]]:
    """Cancel tasks and wait until they have ended, for a moment. Gives those that have not."""
    cancelled = set(tasks)
    for task in cancelled:
        task.cancel()
    if not cancelled:
        return cancelled
    done, left = await asyncio.wait(cancelled, timeout=OBEY_SECONDS)
    for task in done:
        if not task.cancelled():
            task.exception()  # looked at: whoever dismisses a task asks for nothing more
    return left


def _whereabouts(task: asyncio.Task[Any]) -> str:
    """The lines at which a task waits, innermost last, as file:line."""
    lines: list[str] = []
    awaited: Any = task.get_coro()
    while awaited is not None:
        frame = getattr(awaited, "cr_frame", None) or getattr(awaited, "gi_frame", None) or getattr(awaited, "ag_frame", None)
        if frame is not None:
            lines.append(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}")
        awaited = getattr(awaited, "cr_await", None) or getattr(awaited, "gi_yieldfrom", None) or getattr(awaited, "ag_await", None)
    return " ".join(lines[-_LINES:])
