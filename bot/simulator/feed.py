"""Tells whoever listens what has happened: the page by events, tests by waiting for a condition."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.simulator.params import JsonDict

T = TypeVar("T")
MOST_WAITING = 5_000


class Feed:
    """Events for the page's listeners, and a wake-up for every waiting condition."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[JsonDict | None]] = set()
        self._waiters: set[asyncio.Future[None]] = set()
        self._closed = False

    @property
    def heard(self) -> bool:
        """Whether anybody listens, so that events need not be made for nobody."""
        return bool(self._listeners)

    def listen(self) -> asyncio.Queue[JsonDict | None]:
        """A queue of all events from now on; None is the end."""
        queue: asyncio.Queue[JsonDict | None] = asyncio.Queue()
        if self._closed:
            queue.put_nowait(None)
        else:
            self._listeners.add(queue)
        return queue

    def leave(self, queue: asyncio.Queue[JsonDict | None]) -> None:
        """Stop listening."""
        self._listeners.discard(queue)

    def publish(self, event: JsonDict) -> None:
        """Give the event to all listeners; one who has stopped reading is dropped and must load the page anew."""
        for queue in tuple(self._listeners):
            if queue.qsize() > MOST_WAITING:
                self._listeners.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(event)

    def changed(self) -> None:
        """Something happened: look at all waiting conditions again."""
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def until(self, condition: Callable[[], T | None], within: float) -> T:
        """The first true value of `condition`, looked at after every change. TimeoutError after `within` real seconds."""
        async with asyncio.timeout(within):
            while not (value := condition()):
                waiter = asyncio.get_running_loop().create_future()
                self._waiters.add(waiter)
                try:
                    await waiter
                finally:
                    self._waiters.discard(waiter)
            return value

    def close(self) -> None:
        """End all listening, so that the server can stop."""
        self._closed = True
        for queue in self._listeners:
            queue.put_nowait(None)
        self._listeners.clear()
