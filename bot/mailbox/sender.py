"""Sends letters: per chat in order and one at a time, many chats at once.

What the desk has committed is handed over in memory (`accept`); nothing is polled for it. What has to wait for a time is given back to
the outbox with its `not_before`, and the sweep finds it again: memory holds only what is being sent now, and a kill at any moment loses
nothing.
"""

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.clock import Clock
from bot.ending import dismiss
from bot.mailbox.courier import Courier
from bot.mailbox.letters import IMMEDIATE, Fate, Finished, Letter, Result
from bot.mailbox.precedence import Precedence
from bot.mailbox.recorder import Recorder

_log = structlog.get_logger(__name__)
_CLAIM = 60.0
_LAST = 1.0


class Sender:
    """The letters in this process' hands, and the calls in flight: `in_flight` at most of those that leave at once, as many of the paced
    ones, and beside them `attached_in_flight` of letters with an attachment. A picture takes seconds where a text takes a tenth of one:
    neither replies nor reminders wait for pictures."""

    def __init__(self, clock: Clock, courier: Courier, recorder: Recorder, in_flight: int = 256, attached_in_flight: int = 8) -> None:
        self._clock = clock
        self._courier = courier
        self._recorder = recorder
        self._slots = asyncio.Semaphore(in_flight)
        self._paced_slots = asyncio.Semaphore(in_flight)  # who gives way to urgent letters has none of their slots meanwhile
        self._attached_slots = asyncio.Semaphore(attached_in_flight)
        self._held: dict[int, Letter] = {}
        self._queues: dict[int, deque[Letter]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._unwritten: dict[int, int] = {}
        self.closing = False
        """Nothing more is to be taken in hand."""
        self._precedence = Precedence()

    @property
    def held(self) -> Iterable[Letter]:
        """Everything in hand: waiting, in flight, or being written down."""
        return self._held.values()

    def holds(self, letter_id: int) -> bool:
        """Whether a row is in this process' hands."""
        return letter_id in self._held

    @property
    def in_hand(self) -> int:
        """How many letters that is."""
        return len(self._held)

    @property
    def claim_seconds(self) -> float:
        """For how long, by this clock, a letter is taken in hand: a minute of real time."""
        return _CLAIM * self._clock.speed

    def claim_end(self) -> datetime:
        """Until when a letter that is taken in hand now is ours. The sweep renews it; after a kill another process takes over."""
        return self._clock.now() + timedelta(seconds=self.claim_seconds)

    def keep(self, letters: Iterable[Letter]) -> None:
        """Hold letters, so that their claims are renewed, without sending them yet."""
        self._held.update((letter.id, letter) for letter in letters)

    def accept(self, letters: Iterable[Letter]) -> None:
        """Take letters in hand and send them, each chat's in the order given. An edit replaces the earlier edits of its card that wait."""
        for letter in letters:
            known = self._held.get(letter.id)
            if known is not None and known is not letter:
                known.claimed_until = letter.claimed_until
                continue
            self._held[letter.id] = letter
            queue = self._queues.setdefault(letter.chat_id, deque())
            queue.append(letter)
            if letter.chat_id not in self._tasks:
                self._precedence.came(letter)
                self._tasks[letter.chat_id] = asyncio.create_task(self._serve(letter.chat_id, queue))

    def arrived(self, decision: asyncio.Future[Any]) -> None:
        """Something has arrived of which urgent letters may come; those are accepted before `decision` is done. What is paced waits."""
        self._precedence.arrived(decision)

    async def quiet(self) -> None:
        """Wait until what has arrived is decided, and until of every chat the letter that is next has begun its call where it is of the
        lanes that leave at once, but for one with an attachment. What waits for another letter of its own chat keeps nobody waiting."""
        await self._precedence.passed()

    async def idle(self) -> None:
        """Wait until nothing is in hand."""
        while self._tasks or self._unwritten:
            if self._tasks:
                await asyncio.wait(self._tasks.values())
            await self._recorder.flush()

    async def close(self, grace: float) -> list[int]:
        """Finish what was begun, for `grace` real seconds and a few more at most. Gives back the ids of what is left in hand, to be
        released."""
        self.closing = True
        finishing = asyncio.create_task(self.idle())
        await asyncio.wait((finishing,), timeout=grace)
        if left := await dismiss((finishing, *self._tasks.values())):
            _log.error("left_behind", task="sending", chats=len(left))
        self._tasks.clear()
        # What others have sent meanwhile is not to be sent again for one that hangs. After that nothing of ours locks a row any more.
        await self._recorder.close(_LAST)
        return sorted(self._held)

    def forget(self, letter_ids: Iterable[int]) -> None:
        """These are not in our hands any more."""
        for letter_id in letter_ids:
            self._held.pop(letter_id, None)

    async def _serve(self, chat_id: int, queue: deque[Letter]) -> None:
        letter: Letter | None = None
        try:
            while queue:
                self._precedence.came(queue[0])
                if chat_id in self._unwritten and queue[0].looks_back:
                    await self._recorder.flush()  # which message it edits may be among what is not written down yet
                async with self._slots_of(queue[0]):
                    letter = queue.popleft()
                    if any(letter.replaced_by(later) for later in queue):
                        results: Sequence[Result] = [Finished(letter, Fate.SUPERSEDED)]
                    elif letter.claimed_until <= self._clock.now():
                        results = []  # it may be in other hands by now
                    else:
                        results = await self._courier.send(letter, self._before_call)
                self._precedence.begun(letter)
                self._write_down(letter, results)
        except Exception:
            # Only a database that never came back brings us here. The rows are still there, and their claims run out.
            _log.exception("chat_given_up", letters=len(queue) + 1)
            self.forget([left.id for left in queue] + ([letter.id] if letter else []))
        finally:
            del self._queues[chat_id]
            self._tasks.pop(chat_id, None)
            for left in (*queue, *((letter,) if letter else ())):
                self._precedence.begun(left)

    def _slots_of(self, letter: Letter) -> asyncio.Semaphore:
        if letter.attached:
            return self._attached_slots
        return self._slots if letter.lane in IMMEDIATE else self._paced_slots

    async def _before_call(self, letter: Letter) -> None:
        """The call of the letter is the next thing that happens. While a paced one was looked at, an urgent one may have come."""
        if letter.lane in IMMEDIATE:
            self._precedence.begun(letter)
        else:
            await self._precedence.passed()

    def _write_down(self, letter: Letter, results: Sequence[Result]) -> None:
        """Have the results written down, and hold the letter so long. The chat's next one need not wait for that: what is killed in between
        is sent once more, both in their order."""
        if not results:
            self.forget([letter.id])
            return
        self._unwritten[letter.chat_id] = self._unwritten.get(letter.chat_id, 0) + 1
        self._recorder.record(results).add_done_callback(lambda written: self._written(letter, written))

    def _written(self, letter: Letter, written: asyncio.Future[None]) -> None:
        self._unwritten[letter.chat_id] -= 1
        if not self._unwritten[letter.chat_id]:
            del self._unwritten[letter.chat_id]
        if written.cancelled():
            return  # still in hand, to be given back
        if written.exception() is not None:
            # Only a database that never came back brings us here. The row is still there, and its claim runs out.
            _log.error("outcome_lost", exc_info=written.exception())
        self.forget([letter.id])
