"""What comes before anything is sent from an embedded database: what a dead process had in its hands is taken back, once."""

import asyncio

from bot.clock import Clock
from bot.mailbox.broadcast_claims import take_all_back
from bot.mailbox.patience import Patience
from bot.storage.database import Database


class Beginning:
    """An embedded database has one process: what is in anybody's hands when it starts was in those of a dead one. On PostgreSQL there is
    nothing to do: there claims run out."""

    def __init__(self, database: Database, clock: Clock, patience: Patience) -> None:
        self.database = database
        self._clock = clock
        self.patience = patience
        self._one = asyncio.Lock()
        self._is_done = not database.is_sqlite

    async def done(self) -> None:
        """Take all back, if nobody has yet; whoever asks meanwhile waits. Raises what the database raises once patience was given up."""
        if self._is_done:
            return
        async with self._one:
            if not self._is_done:
                await self.patience.through(self._take_back)
                self._is_done = True

    async def _take_back(self) -> None:
        async with self.database.begin() as connection:
            await take_all_back(connection, self._clock.local())
