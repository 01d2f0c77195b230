"""The queue of updates: identifiers, offsets, lifetimes and allowed kinds, for polling and for the webhook alike."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.simulator.params import JsonDict
from bot.simulator.timer import Timer

MESSAGE_SECONDS = 24 * 3600.0
TAP_SECONDS = 150.0
FIRST_UPDATE_ID = 700_000_001
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LOG_SIZE = 200_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One update that waits. `queue` orders webhook calls: messages by chat, taps by user. `dies` is in timer seconds."""

    update: JsonDict
    queue: str
    dies: float

    @property
    def id(self) -> int:
        return int(self.update["update_id"])


class Updates:
    """What waits for the bot, oldest first."""

    def __init__(self, timer: Timer) -> None:
        self.allowed: frozenset[str] | None = None
        self.log: list[JsonDict] = []
        self.on_arrival: Callable[[Entry], None] | None = None
        self.on_taken: Callable[[], None] = lambda: None
        self._timer = timer
        self._waiting: dict[int, Entry] = {}
        self._next_id = FIRST_UPDATE_ID
        self._next_death = float("inf")
        self._arrived: set[asyncio.Future[None]] = set()

    def __len__(self) -> int:
        self._expire()
        return len(self._waiting)

    def __iter__(self) -> Iterator[Entry]:
        self._expire()
        return iter(tuple(self._waiting.values()))

    def _expire(self) -> None:
        now = self._timer.seconds()
        if now < self._next_death:
            return
        self._waiting = {key: entry for key, entry in self._waiting.items() if entry.dies > now}
        self._next_death = min((entry.dies for entry in self._waiting.values()), default=float("inf"))

    def jump(self, by: int) -> None:
        """Let the next identifier be `by` higher than it would be."""
        self._next_id += by

    def wanted(self, kind: str) -> bool:
        """Whether the bot asked for this kind of update; by default it gets all but three kinds."""
        return kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed

    def add(self, kind: str, payload: object, queue: str) -> int | None:
        """Queue an update; None when the bot does not want the kind."""
        if not self.wanted(kind):
            return None
        return self.inject({kind: payload}, queue, TAP_SECONDS if kind == "callback_query" else MESSAGE_SECONDS)

    def inject(self, fields: JsonDict, queue: str = "raw", lifetime: float = MESSAGE_SECONDS) -> int:
        """Queue any object whatever as an update, its identifier given out here unless it brings one."""
        update = {"update_id": self._next_id, **fields}
        entry = Entry(update, queue, self._timer.seconds() + lifetime)
        self._waiting[entry.id] = entry
        self._next_death = min(self._next_death, entry.dies)
        self._next_id = max(self._next_id, entry.id) + 1
        self.log.append(update)
        if len(self.log) > LOG_SIZE:
            del self.log[: LOG_SIZE // 2]
        if self.on_arrival is not None:
            self.on_arrival(entry)
        arrived, self._arrived = self._arrived, set()
        for waiter in arrived:
            if not waiter.done():
                waiter.set_result(None)
        return entry.id

    def forget_below(self, offset: int) -> None:
        """Drop all updates before `offset`: the bot has confirmed them."""
        self.forget([update_id for update_id in self._waiting if update_id < offset])

    def forget(self, update_ids: Iterable[int]) -> None:
        """Drop these: the bot has them safe. `on_taken` is called when that was news."""
        before = len(self._waiting)
        for update_id in update_ids:
            self._waiting.pop(update_id, None)
        if len(self._waiting) < before:
            self.on_taken()

    def clear(self) -> None:
        """drop_pending_updates."""
        self._waiting.clear()

    def take(self, offset: int, limit: int) -> list[JsonDict]:
        """Up to `limit` updates from `offset` on. A negative offset counts from the end and forgets what is before."""
        self._expire()
        if offset < 0:
            last = sorted(self._waiting)[offset:]
            offset = last[0] if last else 0
        self.forget_below(offset)
        return [self._waiting[update_id].update for update_id in sorted(self._waiting)[:limit]]

    def arrival(self) -> asyncio.Future[None]:
        """Done at the next update that is queued, counted from this very call. Cancel it when it is not waited for any more."""
        waiter = asyncio.get_running_loop().create_future()
        self._arrived.add(waiter)
        waiter.add_done_callback(lambda done: self._arrived.discard(done))
        return waiter
