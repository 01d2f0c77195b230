"""Waiting a lost database out: what is to be written is written when it returns."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from bot.clock import Clock
from bot.mailbox.backoff import backoff
from bot.storage.database import Database

_log = structlog.get_logger(__name__)
_CONFLICTS_MOST = 5

T = TypeVar("T")


class Patience:
    """Runs work against the database again and again while it is away, and a few times when another transaction was first."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._given_up = asyncio.Event()

    def give_up(self) -> None:
        """The process stops: nothing is waited out any more."""
        self._given_up.set()

    @property
    def gave_up(self) -> bool:
        """Whether the process stops."""
        return self._given_up.is_set()

    async def through(self, work: Callable[[], Awaitable[T]]) -> T:
        """The outcome of `work`. Raises what it raises where that is nothing to be waited out, or when it was given up."""
        failures = 0
        while True:
            try:
                return await work()
            except Exception as error:
                failures += 1
                again = self._database.is_away(error) or (self._database.is_conflict(error) and failures <= _CONFLICTS_MOST)
                if not again or self.gave_up:
                    raise
                _log.warning("database_away_or_busy", failures=failures, cause=type(error).__name__)
            await self.pause(backoff(failures, first=0.1, most=5.0))

    async def pause(self, seconds: float) -> None:
        """Wait `seconds` of real time, less when it was given up meanwhile."""
        await pause_unless(self._given_up, self._clock, seconds)

    async def sleep(self, seconds: float) -> None:
        """Wait `seconds` of the clock, less when it was given up meanwhile."""
        await pause_unless(self._given_up, self._clock, seconds / self._clock.speed)


async def pause_unless(event: asyncio.Event, clock: Clock, seconds: float) -> None:
    """Wait `seconds` of real time, or until `event`. A test clock runs faster than that; machines do not."""
    pause = asyncio.create_task(clock.sleep(seconds * clock.speed))
    waiting = asyncio.create_task(event.wait())
    try:
        await asyncio.wait((pause, waiting), return_when=asyncio.FIRST_COMPLETED)
    finally:
        pause.cancel()
        waiting.cancel()
