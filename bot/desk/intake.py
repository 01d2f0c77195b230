"""The intake: whatever arrives while one transaction is in flight is the next batch (self-clocking group commit, DESIGN §10).

No timer and no added delay: alone, an arrival is a batch of one. At most one arrival of a chat is in a batch, and a chat's arrivals are
taken in the order in which they were submitted.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

import structlog

from bot.clock import Clock
from bot.desk.arrival import Answer, Arrival
from bot.ending import end
from bot.mailbox.backoff import backoff
from bot.mailbox.patience import pause_unless

_log = structlog.get_logger(__name__)

Take = Callable[[Sequence[Arrival]], Awaitable[Sequence[Answer]]]
Answering = asyncio.Future[Answer]
Waiting = tuple[Arrival, Answering]
"""An arrival, and who waits for its answer."""


class TakesArrivals(Protocol):
    """Where updates are handed in: an intake, or the front desk, which has two."""

    def submit(self, arrival: Arrival) -> "asyncio.Future[Answer]":
        """The answer, once the arrival is safe. Raises Closed, at once or from the future, when the process is stopping."""
        ...


class DatabaseAway(Exception):  # noqa: N818 - says what happened
    """The database cannot be reached. Not everything of the batch was done; nothing of it may be acknowledged; it is to be taken again."""


class Closed(Exception):  # noqa: N818 - says what happened
    """The process is stopping: the arrival was not taken and must not be acknowledged. Telegram will bring it again."""


class Intake:
    """Collects arrivals into batches for `take`, one batch at a time, up to `most` chats each.

    While the database is away the batch stays here, unacknowledged, and is taken again with growing pauses until it succeeds.

    `arrived` is told of the answer to come of every arrival that is the next one of its chat.
    """

    def __init__(self, take: Take, clock: Clock, most: int = 64, arrived: Callable[[Answering], None] = lambda _answer: None) -> None:
        self._take = take
        self._clock = clock
        self._most = most
        self._arrived = arrived
        # Chats in the order of their turn; each with its arrivals in the order of their coming.
        self._chats: dict[int, deque[Waiting]] = {}
        self._batch: list[Waiting] = []
        self._pump: asyncio.Task[None] | None = None
        self._closed = asyncio.Event()

    def submit(self, arrival: Arrival) -> asyncio.Future[Answer]:
        """The answer, once the arrival is safe. The order of the calls is the order of a chat, not that of the awaiting.

        Raises Closed, at once or from the future, when the process is stopping.
        """
        if self._closed.is_set():
            raise Closed
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        waiting = self._chats.setdefault(arrival.chat_id, deque())
        waiting.append((arrival, future))
        if len(waiting) == 1:
            self._arrived(future)
        if self._pump is None:
            self._pump = asyncio.create_task(self._run())
        return future

    async def close(self, within: float = 5.0) -> None:
        """Accept nothing more and finish what waits, for so many real seconds at most; what is left then, or waits for a database that is
        away, is given up unacknowledged."""
        self._closed.set()
        if self._pump is not None:
            await end({"intake": self._pump}, within)
        settle([*self._batch, *(each for waiting in self._chats.values() for each in waiting)], None)
        self._chats.clear()

    def _next_batch(self) -> list[Waiting]:
        batch: list[Waiting] = []
        for chat in list(self._chats)[: self._most]:
            waiting = self._chats.pop(chat)
            batch.append(waiting.popleft())
            if waiting:
                self._chats[chat] = waiting  # at the end: whoever sends much does not keep others waiting
                self._arrived(waiting[0][1])
        return batch

    async def _run(self) -> None:
        try:
            while self._chats:
                self._batch = self._next_batch()
                answers = await patiently(self._take, [arrival for arrival, _ in self._batch], self._clock, self._closed)
                settle(self._batch, answers)
        finally:
            self._pump = None


async def patiently(take: Take, arrivals: Sequence[Arrival], clock: Clock, closed: asyncio.Event) -> Sequence[Answer] | None:
    """The answers, however long it takes; None when the process is to stop while the database is away."""
    failures = 0
    while True:
        try:
            return await take(arrivals)
        except DatabaseAway as error:
            _log.warning("database_away", arrivals=len(arrivals), cause=str(error))
        except Exception:
            # The desk keeps single failures to itself. Whatever comes this far is not one arrival's fault, so none may be lost by it.
            _log.exception("batch_failed", arrivals=len(arrivals))
        failures += 1
        await pause_unless(closed, clock, backoff(failures, first=0.1, most=5.0))
        if closed.is_set():
            return None


def settle(batch: Sequence[Waiting], answers: Sequence[Answer] | None) -> None:
    """Tell whoever waits; without answers that nothing was taken."""
    for position, (_, future) in enumerate(batch):
        if future.done():
            continue  # whoever asked has gone; the arrival is done all the same
        if answers is None:
            future.set_exception(Closed())
        else:
            future.set_result(answers[position])
