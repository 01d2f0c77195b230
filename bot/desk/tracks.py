"""Points of live locations: thousands a second, many in one transaction, without turns (the rest of the desk answers people).

Whatever waits while one transaction is in flight is the next batch, also several points of one chat. A point is acknowledged once it is
committed. It needs no row in the inbox: one that comes again is not later than the last of its run, and dropped.
"""

import asyncio
from collections import deque
from collections.abc import Sequence

import structlog

from bot.clock import Clock
from bot.desk.arrival import Answer, Arrival
from bot.desk.intake import Closed, DatabaseAway, Take, Waiting, patiently, settle
from bot.desk.office import Office
from bot.desk.trouble import dead_letter
from bot.ending import end
from bot.mailbox.dead_letters import bury
from bot.storage.tracks import LivePoint, add_points

MOST = 1_000
"""Points a batch holds at most: some 50 ms of work."""
_CONFLICTS_MOST = 5

_log = structlog.get_logger(__name__)


class TrackIntake:
    """Collects arrivals that carry points into batches for `take`, one batch at a time, in the order of their coming.

    While the database is away the batch stays here, unacknowledged, and is taken again with growing pauses until it succeeds.
    """

    def __init__(self, take: Take, clock: Clock, most: int = MOST) -> None:
        self._take = take
        self._clock = clock
        self._most = most
        self._waiting: deque[Waiting] = deque()
        self._batch: list[Waiting] = []
        self._pump: asyncio.Task[None] | None = None
        self._closed = asyncio.Event()

    def submit(self, arrival: Arrival) -> asyncio.Future[Answer]:
        """The answer, once the point is safe. Raises Closed, at once or from the future, when the process is stopping."""
        if self._closed.is_set():
            raise Closed
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrival, future))
        if self._pump is None:
            self._pump = asyncio.create_task(self._run())
        return future

    async def close(self, within: float = 5.0) -> None:
        """Accept nothing more and finish what waits, for so many real seconds at most; what is left then, or waits for a database that is
        away, is given up unacknowledged."""
        self._closed.set()
        if self._pump is not None:
            await end({"tracks": self._pump}, within)
        settle([*self._batch, *self._waiting], None)
        self._waiting.clear()

    async def _run(self) -> None:
        try:
            while self._waiting:
                self._batch = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
                answers = await patiently(self._take, [arrival for arrival, _ in self._batch], self._clock, self._closed)
                settle(self._batch, answers)
        finally:
            self._pump = None


class Tracks:
    """Stores batches of points."""

    def __init__(self, office: Office) -> None:
        self._database = office.database
        self._clock = office.clock

    async def take(self, arrivals: Sequence[Arrival]) -> list[Answer]:
        """Commit the points. What the database refuses is looked for by halves, and kept among the dead letters.

        Raises DatabaseAway when the database cannot be reached: then nothing may be acknowledged, and all is to be taken again.
        """
        conflicts = 0
        while True:
            try:
                return await self._once(arrivals)
            except Exception as error:
                if self._database.is_away(error):
                    raise DatabaseAway(type(error).__name__) from error
                conflicts += 1
                if self._database.is_conflict(error) and conflicts <= _CONFLICTS_MOST:
                    continue
                failure = error
            if len(arrivals) == 1:
                return [await self._bury(arrivals[0], failure)]
            _log.warning("points_split", points=len(arrivals), cause=type(failure).__name__)
            half = len(arrivals) // 2
            return [*await self.take(arrivals[:half]), *await self.take(arrivals[half:])]

    async def _once(self, arrivals: Sequence[Arrival]) -> list[Answer]:
        points = [
            LivePoint(arrival.chat_id, arrival.track.message_id, arrival.track.spot, arrival.track.at, arrival.track.ended)
            for arrival in arrivals
            if arrival.track is not None
        ]
        async with self._database.begin() as connection:
            await add_points(connection, points, self._clock.now())
        return [Answer(arrival.update_id) for arrival in arrivals]

    async def _bury(self, arrival: Arrival, error: Exception) -> Answer:
        """Raises DatabaseAway when not even that works: nothing is acknowledged that left no trace."""
        _log.error("point_failed", update_id=arrival.update_id, exc_info=error)
        try:
            async with self._database.begin() as connection:
                await bury(connection, [dead_letter(arrival, error)], self._clock.now())
        except Exception as worse:
            raise DatabaseAway("no dead letter could be written") from worse
        return Answer(arrival.update_id)
