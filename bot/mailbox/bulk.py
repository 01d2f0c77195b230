"""The paced lanes: reminders and broadcasts, sent by the one leader at the token's rate, always behind replies and alerts."""

from collections.abc import Callable, Sequence

import structlog

from bot.clock import Clock
from bot.mailbox import outbox
from bot.mailbox.bucket import TokenBucket
from bot.mailbox.courier import Courier
from bot.mailbox.letters import PACED, Letter
from bot.mailbox.patience import Patience
from bot.mailbox.pauses import Pauses
from bot.mailbox.sender import Sender
from bot.storage.database import Database

_log = structlog.get_logger(__name__)
_FETCH = 100
_IDLE = 0.5


class BulkSender:
    """Takes 100 letters in hand at a time, in the order of (lane, id), and hands them to the sender one by one. Whether they are still
    true is looked at only then."""

    def __init__(
        self, database: Database, clock: Clock, patience: Patience, sender: Sender, courier: Courier, pauses: Pauses, rate: float
    ) -> None:
        self._database = database
        self._clock = clock
        self._patience = patience
        self._sender = sender
        self._courier = courier
        self._pauses = pauses
        self._bucket = TokenBucket(clock, rate)
        self._counted = 0

    async def run(self, is_leader: Callable[[], bool]) -> None:
        """Send while `is_leader()`, until the sender closes. Raises nothing."""
        while not self._ends:
            try:
                letters = await self._patience.through(self._fetch) if is_leader() else []
                if letters:
                    await self._send(letters, is_leader)
                else:
                    await self._patience.pause(_IDLE)
            except Exception:
                _log.exception("paced_lane_failed")
                await self._patience.pause(_IDLE)

    @property
    def _ends(self) -> bool:
        return self._patience.gave_up or self._sender.closing

    async def _fetch(self) -> Sequence[Letter]:
        now = self._clock.now()
        for lane in PACED:
            if self._pauses.end(lane, now) is None:
                async with self._database.begin() as connection:
                    letters = await outbox.claim_paced(connection, now, self._sender.claim_end(), lane, _FETCH)
                if letters:
                    return letters
        return []

    async def _send(self, letters: Sequence[Letter], is_leader: Callable[[], bool]) -> None:
        self._sender.keep(letters)
        for position, letter in enumerate(letters):
            if not await self._turn(letter, is_leader):
                await self._give_back(letters[position:])
                return
            self._sender.accept([letter])

    async def _turn(self, letter: Letter, is_leader: Callable[[], bool]) -> bool:
        """Wait until the letter may leave; False when it is to be given back instead."""
        while True:
            await self._sender.quiet()
            stop = not is_leader() or self._ends or self._pauses.end(letter.lane, self._clock.now()) is not None
            if stop:
                return False
            made = self._courier.urgent_calls - self._courier.paced_unsent
            self._bucket.spend(made - self._counted)
            self._counted = made
            seconds = self._bucket.wait()
            if not seconds:
                return True
            await self._patience.sleep(seconds)

    async def _give_back(self, letters: Sequence[Letter]) -> None:
        ids = [letter.id for letter in letters]
        self._sender.forget(ids)

        async def once() -> None:
            async with self._database.begin() as connection:
                await outbox.release(connection, ids)

        await self._patience.through(once)
