"""The paced lanes: reminders and broadcasts, sent by the one leader at the token's rate, always behind replies and alerts."""

import asyncio
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import structlog

from bot.clock import Clock
from bot.ending import dismiss
from bot.mailbox import outbox
from bot.mailbox.beginning import Beginning
from bot.mailbox.broadcast_claims import Feeder
from bot.mailbox.bucket import TokenBucket
from bot.mailbox.courier import Courier
from bot.mailbox.letters import PACED, Lane, Letter
from bot.mailbox.pauses import Pauses
from bot.mailbox.sender import Sender
from bot.mailbox.sweep import known_pauses

_log = structlog.get_logger(__name__)
_FETCH = 100
_IDLE = 0.5
_GROUP = 0.25
"""Seconds of real time for which a group of broadcasts lasts. Two are in hand at most, the one that is being sent and the next: that is
what a kill leaves in doubt."""
_MOST_GROUP = 500
_AHEAD = 0.2
"""Seconds of real time before the end of a pause at which the next letters are fetched: they leave in the moment in which it ends."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Messages a second (of the clock): at no cost, and of broadcasts that are paid for, 0.0 where none may be."""

    free: float
    paid: float = 0.0


@dataclass(slots=True)
class _Group:
    """Letters of one lane that were taken in hand together."""

    lane: Lane = PACED[0]
    letters: list[Letter] = field(default_factory=list)


class BulkSender:
    """Takes letters in hand in the order of (lane, id): 100 at a time, of broadcasts few. Hands them to the sender one by one. Whether they
    are still true is looked at only then. While a group of a broadcast is being sent the next one is fetched."""

    def __init__(self, beginning: Beginning, clock: Clock, sender: Sender, courier: Courier, pauses: Pauses, rates: Rates) -> None:
        self._database = beginning.database
        self._clock = clock
        self._patience = beginning.patience
        self._sender = sender
        self._courier = courier
        self._pauses = pauses
        self._beginning = beginning
        self._feeder = Feeder(_group(rates.free, clock), _group(rates.paid, clock))
        self._bucket = TokenBucket(clock, rates.free)
        self._paid_bucket = TokenBucket(clock, rates.paid or rates.free)
        self._counted = 0
        self._led = False

    async def run(self, is_leader: Callable[[], bool]) -> None:
        """Send while `is_leader()`, until the sender closes. Raises nothing."""
        while not self._ends:
            try:
                await self._beginning.done()
                group = await self._lead() if is_leader() else _Group()
                self._led = is_leader()
                if group.letters:
                    await self._send_on(group, is_leader)
                else:
                    await self._rest()
            except Exception:
                _log.exception("paced_lane_failed")
                await self._patience.pause(_IDLE)

    @property
    def _ends(self) -> bool:
        return self._patience.gave_up or self._sender.closing

    async def _rest(self) -> None:
        """A moment; no longer than until there is something to fetch for the end of a pause."""
        self._settle()
        pauses = [seconds for lane in PACED if (seconds := self._paused(lane))]
        wakes = [seconds - _AHEAD if seconds > _AHEAD else seconds for seconds in pauses]
        await self._patience.pause(min(_IDLE, *wakes) if wakes else _IDLE)

    def _paused(self, lane: Lane) -> float:
        """How long, in real time, the lane has to wait still."""
        now = self._clock.now()
        end = self._pauses.end(lane, now)
        return (end - now).total_seconds() / self._clock.speed if end is not None else 0.0

    async def _lead(self) -> _Group:
        """As `_fetch`. Whoever has just become the leader learns first what the one before it was told."""
        if not self._led:
            await self._patience.through(self._learn)
        return await self._fetch()

    async def _learn(self) -> None:
        async with self._database.read() as connection:
            self._pauses.learn(await known_pauses(connection))

    async def _fetch(self) -> _Group:
        return await self._patience.through(self._fetch_once)

    async def _fetch_once(self) -> _Group:
        for lane in PACED:
            if self._paused(lane) <= _AHEAD:
                now = self._clock.local()
                moment = self._pauses.end(lane, now) or now  # in which they leave
                async with self._database.begin() as connection:
                    if lane is Lane.BROADCAST:
                        letters = await self._feeder.next(connection, moment.astimezone(now.tzinfo), self._sender.claim_end())
                    else:
                        letters = await outbox.claim_paced(connection, moment, self._sender.claim_end(), lane, _FETCH)
                if letters:
                    self._sender.keep(letters)
                    return _Group(lane, letters)
        return _Group()

    async def _send_on(self, group: _Group, is_leader: Callable[[], bool]) -> None:
        """Send a group, and, of broadcasts, those after it as long as each is there when the one before has been sent."""
        while group.letters:
            following = asyncio.create_task(self._fetch()) if group.lane is Lane.BROADCAST else None
            try:
                sent = await self._send(group.letters, is_leader)
            except BaseException:
                # Not held any longer, whatever it was: claims that nobody renews run out.
                self._sender.forget([letter.id for letter in group.letters])
                if following is not None:
                    await dismiss((following,))
                raise
            if following is None:
                return
            group = await following
            if not sent:
                await self._give_back(group.letters)
                return

    async def _send(self, letters: Sequence[Letter], is_leader: Callable[[], bool]) -> bool:
        """Send them one by one; False when the rest was given back."""
        for position, letter in enumerate(letters):
            if not await self._turn(letter, is_leader):
                await self._give_back(letters[position:])
                return False
            self._sender.accept([letter])
        return True

    async def _turn(self, letter: Letter, is_leader: Callable[[], bool]) -> bool:
        """Wait until the letter may leave; False when it is to be given back instead."""
        bucket = self._paid_bucket if letter.paid else self._bucket
        while True:
            await self._sender.quiet()
            paused = self._paused(letter.lane)
            if not is_leader() or self._ends or paused > _AHEAD:
                return False
            if paused:
                await self._patience.pause(paused)
                continue
            self._settle()
            seconds = bucket.wait()
            if not seconds:
                return True
            await self._patience.sleep(seconds)

    def _settle(self) -> None:
        """What left without a token is paid for."""
        for bucket in (self._bucket, self._paid_bucket):
            bucket.spend(self._courier.unbought - self._counted)
        self._counted = self._courier.unbought

    async def _give_back(self, letters: Sequence[Letter]) -> None:
        ids = [letter.id for letter in letters]
        self._sender.forget(ids)

        async def once() -> None:
            async with self._database.begin() as connection:
                await outbox.release(connection, ids)

        await self._patience.through(once)


def _group(rate: float, clock: Clock) -> int:
    """How many letters of a broadcast are taken in hand at a time."""
    return min(_MOST_GROUP, math.ceil(rate * _GROUP * clock.speed))
