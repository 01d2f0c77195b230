"""How long things last: real seconds in use, seconds moved by hand in tests.

Message dates come from the simulator's clock, which may jump by a day or run sixty times faster. Lifetimes, limits and
retries are promises between two machines, so they are measured here instead: otherwise a jump to tomorrow would throw
away every waiting tap.
"""

import asyncio
import heapq
import itertools
import time
from typing import Protocol


class Timer(Protocol):
    """Seconds since some fixed moment, and a way to wait."""

    def seconds(self) -> float:
        """Seconds, never going back."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return once that many seconds have passed."""
        ...


class RealTimer:
    """The machine's monotonic time."""

    def seconds(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class ManualTimer:
    """For tests: nothing passes until `advance` is called. `sleeping` tells how many are waiting."""

    def __init__(self, start: float = 1000.0) -> None:
        self._now = start
        self._order = itertools.count()
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._changed = asyncio.Event()

    def seconds(self) -> float:
        return self._now

    @property
    def sleeping(self) -> list[float]:
        """How many seconds each waiting sleeper still has to wait, soonest first."""
        return sorted(due - self._now for due, _, future in self._waiting if not future.done())

    async def sleep(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (self._now + seconds, next(self._order), future))
        self._changed.set()
        await future

    async def until_sleeping(self, count: int = 1) -> None:
        """Wait until at least `count` are asleep (so that `advance` will wake them)."""
        while len(self.sleeping) < count:
            self._changed.clear()
            await self._changed.wait()

    def advance(self, seconds: float) -> None:
        """Let the time pass and wake whoever is due."""
        self._now += seconds
        while self._waiting and self._waiting[0][0] <= self._now:
            _, _, future = heapq.heappop(self._waiting)
            if not future.done():
                future.set_result(None)
