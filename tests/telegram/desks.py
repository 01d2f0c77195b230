"""A desk that remembers what it was given, behind the real intake."""

import asyncio
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.desk.arrival import Answer, Arrival
from bot.desk.intake import Intake


class RecordingDesk:
    """`taken` holds the arrivals in the order of their commits; `answer` makes their answers; while `open` is not set nothing commits."""

    def __init__(self, answer: Callable[[Arrival], Answer] | None = None) -> None:
        self.taken: list[Arrival] = []
        self.asked = asyncio.Event()
        self.open = asyncio.Event()
        self.open.set()
        self.failing: Exception | None = None
        self._answer = answer or (lambda arrival: Answer(arrival.update_id, arrival.callback_id))
        self._changed = asyncio.Condition()
        self.intake = Intake(self._take, Clock(ZoneInfo("Asia/Shanghai")))

    async def _take(self, arrivals: Sequence[Arrival]) -> list[Answer]:
        self.asked.set()
        await self.open.wait()
        if self.failing is not None:
            raise self.failing
        async with self._changed:
            self.taken.extend(arrivals)
            self._changed.notify_all()
        return [self._answer(arrival) for arrival in arrivals]

    async def have(self, count: int) -> list[Arrival]:
        """The arrivals taken, once there are `count` of them."""
        async with self._changed, asyncio.timeout(10):
            await self._changed.wait_for(lambda: len(self.taken) >= count)
        return self.taken
