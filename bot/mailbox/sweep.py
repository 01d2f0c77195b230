"""The sweep: finds what should have left and is in nobody's hands, keeps what is in ours, learns which lanes are paused.

Twice a second it asks, without a lock, whether there is anything to do; letters come here when they were postponed, when their process was
killed, or when a job queued them. A job of this process says so (`wake`): half a second is a dozen reminders before an alert.
"""

import asyncio
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from bot.mailbox import outbox
from bot.mailbox.beginning import Beginning
from bot.mailbox.letters import Lane
from bot.mailbox.pauses import Pauses
from bot.mailbox.sender import Sender
from bot.storage.tables import pause

_log = structlog.get_logger(__name__)
_EVERY = 0.5
_MOST = 200
_MOST_IN_HAND = 1000


async def known_pauses(connection: AsyncConnection) -> dict[Lane, datetime]:
    """Until when each lane was told to wait, as the processes have written it down; also pauses that are over. One statement."""
    return {Lane(row.lane): row.until for row in await connection.execute(select(pause.c.lane, pause.c.until))}


class Sweep:
    """Runs as long as the process lives."""

    def __init__(self, beginning: Beginning, clock: Clock, sender: Sender, pauses: Pauses) -> None:
        self._database = beginning.database
        self._clock = clock
        self._patience = beginning.patience
        self._sender = sender
        self._pauses = pauses
        self._beginning = beginning
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Something has just been queued that leaves at once: look now."""
        self._woken.set()

    async def run(self) -> None:
        """Look again and again, until the sender closes."""
        while not self._patience.gave_up and not self._sender.closing:
            try:
                await self._beginning.done()
                again = await self._patience.through(self.look)
            except Exception:
                _log.exception("sweep_failed")
                again = False
            if not again:
                await self._rest()

    async def _rest(self) -> None:
        rest = (asyncio.create_task(self._patience.pause(_EVERY)), asyncio.create_task(self._woken.wait()))
        try:
            await asyncio.wait(rest, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in rest:
                each.cancel()
        self._woken.clear()

    async def look(self) -> bool:
        """One look. Whether there may be more to take in hand right away."""
        now = self._clock.now()
        async with self._database.read() as connection:
            self._pauses.learn(await known_pauses(connection))
            paused = self._pauses.paused(now)
            due = await outbox.any_due_at_once(connection, now, paused)
        soon = now + timedelta(seconds=self._sender.claim_seconds / 2)
        fading = [letter for letter in self._sender.held if now < letter.claimed_until < soon]
        if fading:
            until = self._sender.claim_end()
            async with self._database.begin() as connection:
                await outbox.renew(connection, [letter.id for letter in fading], until)
            for letter in fading:
                letter.claimed_until = until
        if not due or self._sender.closing or self._sender.in_hand >= _MOST_IN_HAND:
            return False
        async with self._database.begin() as connection:
            letters = await outbox.claim_at_once(connection, now, self._sender.claim_end(), paused, _MOST)
        self._sender.accept(letters)
        return len(letters) == _MOST
