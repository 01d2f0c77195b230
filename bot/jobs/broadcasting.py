"""Broadcasts: those that are due start, those that fail too often are paused, those that are through are finished; their cards follow.

What is decided is committed together with the letters about it. Who sends the messages themselves is the mailbox, which looks for whoever's
turn it is (`bot/mailbox/broadcast_claims.py`).
"""

from collections.abc import Sequence

import structlog

from bot.clock import Clock
from bot.mailbox import broadcast_letters, outbox
from bot.mailbox.letters import Draft, Lane
from bot.storage.broadcasts.feeding import running_broadcasts
from bot.storage.broadcasts.starting import due_broadcasts, give_back_orphans, start
from bot.storage.broadcasts.watching import finish_complete, pause_failing, to_show
from bot.storage.database import Database
from bot.storage.guidance.ending import end_overtaken
from bot.storage.policies import current_policy
from bot.storage.statements import Connection

log = structlog.get_logger(__name__)


class Broadcasting:
    """`run` does what is due at this moment of `clock`. Call it on every tick, in the leader alone."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def run(self) -> None:
        """Start what is due, and look after what runs. Raises what the database raises; the next tick looks again."""
        async with self._database.read() as conn:
            due = await due_broadcasts(conn, self._clock.now())
            running = [one.id for one in await running_broadcasts(conn)]
        if due:
            await self._start(due)
        if running:
            await self._look_after(running)

    async def _start(self, due: Sequence[int]) -> None:
        async with self._database.begin() as conn:
            overtaken = await end_overtaken(conn, due, self._clock.local())
            await self._queue(conn, await broadcast_letters.cards(conn, overtaken))
            orphans = await give_back_orphans(conn, self._clock.local())
            await self._queue(conn, [*await broadcast_letters.cards(conn, orphans), *await broadcast_letters.asking(conn, orphans)])
        if overtaken:
            log.info("broadcasts_overtaken", broadcasts=overtaken)
        if orphans:
            log.warning("broadcasts_without_admin", broadcasts=orphans)
        for broadcast_id in due:
            await self._start_one(broadcast_id)

    async def _start_one(self, broadcast_id: int) -> None:
        async with self._database.begin() as conn:
            total = await start(conn, broadcast_id, self._clock.local(), await current_policy(conn))
            if total is not None:
                await self._queue(conn, await broadcast_letters.cards(conn, [broadcast_id]))
        if total is not None:
            log.info("broadcast_started", broadcast=broadcast_id, recipients=total)

    async def _look_after(self, running: Sequence[int]) -> None:
        now = self._clock.local()
        async with self._database.begin() as conn:
            paused = await pause_failing(conn, running, now, await current_policy(conn))
            finished = await finish_complete(conn, running, now)
            shown = await to_show(conn, running, now)
            await self._queue(conn, await broadcast_letters.cards(conn, [*paused, *finished]))
            await self._queue(conn, await broadcast_letters.cards(conn, shown, Lane.BROADCAST))
        if paused:
            log.warning("broadcasts_paused", broadcasts=paused)
        if finished:
            log.info("broadcasts_finished", broadcasts=finished)

    async def _queue(self, conn: Connection, drafts: Sequence[Draft]) -> None:
        """In nobody's hands: the sweep and the paced lanes look by themselves."""
        if drafts:
            now = self._clock.now()
            await outbox.queue(conn, drafts, now, now, {draft.chat_id for draft in drafts})
