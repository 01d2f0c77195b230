"""Deleting what retention has let go, once it was announced and its day has come: chunk by chunk, a few at each look of the leader.

Each chunk is a transaction of its own. Whatever is killed when, the next leader goes on.
"""

from dataclasses import asdict
from datetime import date

import structlog

from bot.clock import Clock
from bot.storage import purging
from bot.storage.database import Database
from bot.storage.purging import Before, Gone

log = structlog.get_logger(__name__)

CHUNKS = 10
"""Chunks at one look: about a second. What else is due need not wait longer."""


class Purging:
    """`run` does some of what is to be deleted at this moment. Call it on every tick, in the leader alone."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def run(self) -> None:
        """A few chunks of each purge that has begun, if there are any. Raises what the database raises."""
        async with self._database.read() as conn:
            begun = await purging.unfinished(conn)
        for day, before in begun:
            for _ in range(CHUNKS):
                if await self._is_done(day, before):
                    break

    async def _is_done(self, day: date, before: Before) -> bool:
        async with self._database.begin() as conn:
            gone = await purging.purge_chunk(conn, before, self._clock.now())
            if gone is not None:
                await purging.note_gone(conn, day, gone)
                return False
            done = await purging.finish(conn, day, self._clock.now())
        if done is not None:
            log.info("purged", day=str(day), **asdict(done))
        return True


async def purge_now(database: Database, clock: Clock, before: Before) -> Gone:
    """Delete at once what is older, unannounced: for the operator's command. What is stopped in the middle can be begun again."""
    gone = Gone()
    while True:
        async with database.begin() as conn:
            more = await purging.purge_chunk(conn, before, clock.now())
            if more is None:
                await purging.write_event(conn, before, gone, clock.now())
                return gone
        gone += more
