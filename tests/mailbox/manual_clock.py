"""A clock that stands still until the test moves it."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock, ClockStart

MORNING = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
"""08:30 in Shanghai on a Monday."""


class ManualClock(Clock):
    """`advance` moves the time and wakes who slept long enough; `sleeping` tells that somebody waits for the time."""

    def __init__(self, at: datetime = MORNING) -> None:
        super().__init__(ZoneInfo("Asia/Shanghai"), ClockStart(at))
        self._at = at
        self._sleepers: list[tuple[datetime, asyncio.Future[None]]] = []
        self._somebody = asyncio.Event()
        self._nobody = asyncio.Event()

    def now(self) -> datetime:
        return self._at

    def jump(self, to: datetime) -> None:
        self._at = max(self._at, to)
        for _, sleeper in self._sleepers:
            if not sleeper.done():
                sleeper.set_result(None)

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass."""
        self._at += timedelta(seconds=seconds)
        for until, sleeper in self._sleepers:
            if until <= self._at and not sleeper.done():
                sleeper.set_result(None)

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            return await asyncio.sleep(0)
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        entry = (self._at + timedelta(seconds=seconds), future)
        self._sleepers.append(entry)
        self._somebody.set()
        self._nobody.clear()
        try:
            await future
        finally:
            self._sleepers.remove(entry)
            if not self._sleepers:
                self._somebody.clear()
                self._nobody.set()
        return None

    async def sleeping(self) -> None:
        """Wait until somebody sleeps."""
        await self._somebody.wait()

    async def awake(self) -> None:
        """Wait until nobody sleeps any more."""
        await self._nobody.wait()

    def next_wake(self) -> float | None:
        """Seconds until the next sleeper wakes; None when nobody sleeps."""
        return min(((until - self._at).total_seconds() for until, _ in self._sleepers), default=None)
