"""Self-clocking groups: one piece of work is in flight; what is asked for meanwhile is the next group. No added delay, unless it is asked
for: then the next group gathers until some time after the last one, and the first after a quiet while is still worked on at once."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from bot.ending import end

T = TypeVar("T")
R = TypeVar("R")


class Grouped(Generic[T, R]):
    """Turns many single calls into few calls of `work`, each with up to `most` items in the order in which they came.

    `work` gives as many results as it was given items. What it raises reaches everyone of that group. Between the end of a group and the
    beginning of the next lie at least `apart` seconds of real time, less when the group is full or somebody waits for `idle`.
    """

    def __init__(self, work: Callable[[Sequence[T]], Awaitable[Sequence[R]]], most: int = 256, apart: float = 0.0) -> None:
        self._work = work
        self._most = most
        self._apart = apart
        self._free_at = 0.0
        self._hurried = asyncio.Event()
        self._hurrying = 0
        self._waiting: deque[tuple[T, asyncio.Future[R]]] = deque()
        self._pump: asyncio.Task[None] | None = None

    def __call__(self, item: T) -> asyncio.Future[R]:
        """The result for `item`, once its group was worked on."""
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if len(self._waiting) >= self._most:
            self._hurried.set()
        if self._pump is None:
            self._pump = asyncio.create_task(self._run())
        return future

    def hurry(self) -> None:
        """Have what gathers now worked on without delay."""
        self._hurried.set()

    async def idle(self) -> None:
        """Have everything worked on without delay, and wait until nothing is asked for any more and everyone who asked has been told."""
        self._hurrying += 1
        self._hurried.set()
        try:
            while self._pump is not None:
                await asyncio.wait((self._pump,))
        finally:
            self._hurrying -= 1
        # The last group may have ended in this very turn of the loop. Who asked is told in the next one: a caller that waits for that by
        # calling again would, without a turn, wait for ever and keep the whole process from turning.
        await asyncio.sleep(0)

    async def close(self, name: str, within: float) -> None:
        """As `idle`, but for so many real seconds at most: what is left then is cancelled, and logged by `name`."""
        self._hurrying += 1
        self._hurried.set()
        if self._pump is not None:
            await end({name: self._pump}, within)

    async def _run(self) -> None:
        try:
            while self._waiting:
                await self._gather()
                group = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
                if not self._hurrying and len(self._waiting) < self._most:
                    self._hurried.clear()
                await self._settle(group)
                self._free_at = asyncio.get_running_loop().time() + self._apart
        except asyncio.CancelledError:
            for _, future in self._waiting:
                future.cancel()
            self._waiting.clear()
            raise
        finally:
            self._pump = None

    async def _gather(self) -> None:
        left = self._free_at - asyncio.get_running_loop().time() if self._apart else 0.0
        if left > 0 and not self._hurried.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self._hurried.wait()

    async def _settle(self, group: list[tuple[T, asyncio.Future[R]]]) -> None:
        try:
            results = await self._work([item for item, _ in group])
        except Exception as error:
            for _, future in group:
                if not future.done():
                    future.set_exception(error)
            return
        except asyncio.CancelledError:
            for _, future in group:
                future.cancel()
            raise
        for (_, future), result in zip(group, results, strict=True):
            if not future.done():
                future.set_result(result)
