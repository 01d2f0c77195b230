"""The ticker: wakes the leader every second of real time, and right after a test clock has jumped, to look at what is due.

APScheduler only ticks; what is due lies in rows (DESIGN §6). One look at a time: ticks that come meanwhile become one more look.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.jobs.lease import Lease
from bot.jobs.streak import Streak

log = structlog.get_logger(__name__)

BETWEEN_JUMPS = 366 * 86_400.0
"""Seconds of the clock that the watch over its jumps sleeps at most; waking up without a jump only means one tick more."""


@dataclass(frozen=True, slots=True)
class Chore:
    """Housekeeping that the leader does every `seconds` of real time, such as a purge. `name` is what the log calls it."""

    name: str
    seconds: float
    run: Callable[[], Awaitable[None]]


class Ticker:
    """Runs `work` on every tick while `lease` is held. `on_lead` is called whenever the lease has just been gained, for whatever the
    former leader may have left undone."""

    def __init__(
        self,
        clock: Clock,
        lease: Lease,
        work: Callable[[], Awaitable[None]],
        *,
        on_lead: Callable[[], None] = lambda: None,
        chores: tuple[Chore, ...] = (),
        seconds: float = 1.0,
        is_away: Callable[[BaseException], bool] = lambda _error: False,
    ) -> None:
        """`is_away` tells a database that is away from a failure of ours: it is waited out, and no traceback is logged."""
        self._is_away = is_away
        self._clock = clock
        self._lease = lease
        self._work = work
        self._on_lead = on_lead
        self._chores = chores
        self._seconds = seconds
        self._pulse = asyncio.Event()
        self._stopping = False
        self._leads = False
        self._streak = Streak()
        self._under_way: set[asyncio.Task[Any]] = set()

    def stop(self) -> None:
        """Let `run` finish what it is doing and end."""
        self._stopping = True
        self._pulse.set()

    async def run(self) -> None:
        """Tick until `stop`."""
        scheduler = AsyncIOScheduler(timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None})
        scheduler.add_job(self._tick, "interval", seconds=self._seconds)
        for chore in self._chores:
            scheduler.add_job(self._do, "interval", (chore,), seconds=chore.seconds)
        scheduler.start()
        jumps = asyncio.create_task(self._watch_jumps())
        try:
            while not self._stopping:
                await self._look()
                await self._pulse.wait()
                self._pulse.clear()
            await self._end(scheduler)
        finally:
            jumps.cancel()
            scheduler.shutdown(wait=False)

    async def _end(self, scheduler: AsyncIOScheduler) -> None:
        """Let chores come to their end: what is under way when the scheduler is shut down it cancels, and calls an error."""
        scheduler.pause()
        await asyncio.sleep(0)  # what was just called begins, and sees that this ends
        while self._under_way:
            await asyncio.wait(self._under_way)

    async def _tick(self) -> None:
        self._pulse.set()

    async def _watch_jumps(self) -> None:
        while True:
            await self._clock.sleep(BETWEEN_JUMPS)
            self._pulse.set()

    async def _look(self) -> None:
        """Look at what is due, if this process leads. What goes wrong is told and tried again with the next tick."""
        leads = self._lease.held
        if leads and not self._leads:
            self._on_lead()
        self._leads = leads
        if not leads:
            return
        try:
            await self._work()
        except Exception as error:
            if not self._streak.failed():
                return
            if self._is_away(error):
                log.warning("tick_postponed", cause=type(error).__name__)
            else:
                log.exception("tick_failed")
        else:
            self._streak.succeeded()

    async def _do(self, chore: Chore) -> None:
        if not self._lease.held or self._stopping:
            return
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - the scheduler runs it as one
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        try:
            await chore.run()
        except Exception as error:
            if self._is_away(error):
                log.warning("chore_postponed", chore=chore.name, cause=type(error).__name__)
            else:
                log.exception("chore_failed", chore=chore.name)
