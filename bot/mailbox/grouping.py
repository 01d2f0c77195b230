"""Self-clocking groups: one piece of work is in flight; what is asked for meanwhile is the next group. No timer, no added delay."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Grouped(Generic[T, R]):
    """Turns many single calls into few calls of `work`, each with up to `most` items in the order in which they came.

    `work` gives as many results as it was given items. What it raises reaches everyone of that group.
    """

    def __init__(self, work: Callable[[Sequence[T]], Awaitable[Sequence[R]]], most: int = 256) -> None:
        self._work = work
        self._most = most
        self._waiting: deque[tuple[T, asyncio.Future[R]]] = deque()
        self._pump: asyncio.Task[None] | None = None

    def __call__(self, item: T) -> asyncio.Future[R]:
        """The result for `item`, once its group was worked on."""
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._pump is None:
            self._pump = asyncio.create_task(self._run())
        return future

    async def idle(self) -> None:
        """Wait until nothing is asked for any more."""
        while self._pump is not None:
            await asyncio.wait((self._pump,))

    async def _run(self) -> None:
        try:
            while self._waiting:
                group = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
                await self._settle(group)
        finally:
            self._pump = None

    async def _settle(self, group: list[tuple[T, asyncio.Future[R]]]) -> None:
        try:
            results = await self._work([item for item, _ in group])
        except Exception as error:
            for _, future in group:
                if not future.done():
                    future.set_exception(error)
            return
        except asyncio.CancelledError:
            for _, future in (*group, *self._waiting):
                future.cancel()
            self._waiting.clear()
            raise
        for (_, future), result in zip(group, results, strict=True):
            if not future.done():
                future.set_result(result)
