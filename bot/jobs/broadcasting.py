"""Broadcasts: those that are due start, or ask another admin first; those of guidance that holds no more end; those that fail too often
are paused, those that are through are finished; their cards follow, also when the numbers change later.

What is decided is committed together with the letters about it. Who sends the messages themselves is the mailbox, which looks for whoever's
turn it is (`bot/mailbox/broadcast_claims.py`).
"""

from collections.abc import Sequence
from datetime import date

import structlog

from bot.clock import Clock
from bot.mailbox import asking_letters, broadcast_letters, outbox
from bot.mailbox.letters import Draft
from bot.storage.broadcasts.changed import changed, to_show
from bot.storage.broadcasts.feeding import running_broadcasts
from bot.storage.broadcasts.moves import lock
from bot.storage.broadcasts.second_look import Begun, begin_or_ask
from bot.storage.broadcasts.starting import due_broadcasts, give_back_orphans
from bot.storage.broadcasts.watching import finish_complete, pause_failing
from bot.storage.database import Database
from bot.storage.guidance.ending import end_lapsed, end_overtaken
from bot.storage.policies import current_policy
from bot.storage.statements import Connection
from conversations.broadcast import News

log = structlog.get_logger(__name__)


class Broadcasting:
    """`run` does what is due at this moment of `clock`. Call it on every tick, in the leader alone."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._looked_on: date | None = None

    async def run(self) -> None:
        """Start what is due, and look after what runs. Raises what the database raises; the next tick looks again."""
        async with self._database.read() as conn:
            due = await due_broadcasts(conn, self._clock.now())
            running = [one.id for one in await running_broadcasts(conn)]
            marked = await changed(conn, self._clock.now())
        if self._clock.local().date() != self._looked_on:
            await self._end_lapsed()
        if due:
            await self._start(due)
        if running or marked:
            await self._look_after(running, marked)

    async def _end_lapsed(self) -> None:
        """Guidance is over when a day is: so once a day, and when a process begins to lead, what waits is looked through for that."""
        now = self._clock.local()
        async with self._database.begin() as conn:
            lapsed = await end_lapsed(conn, now)
            await self._queue(conn, await broadcast_letters.about(conn, lapsed, (), ()))
        self._looked_on = now.date()
        self._log_overtaken(lapsed)

    async def _start(self, due: Sequence[int]) -> None:
        async with self._database.begin() as conn:
            overtaken = await end_overtaken(conn, due, self._clock.local())
            await self._queue(conn, await broadcast_letters.cards(conn, overtaken))
            orphans = await give_back_orphans(conn, self._clock.local())
            await self._queue(conn, await broadcast_letters.about(conn, orphans, orphans, ()))
        self._log_overtaken(overtaken)
        if orphans:
            log.warning("broadcasts_without_admin", broadcasts=orphans)
        for broadcast_id in due:
            await self._start_one(broadcast_id)

    async def _start_one(self, broadcast_id: int) -> None:
        async with self._database.begin() as conn:
            begun = await begin_or_ask(conn, broadcast_id, self._clock.local(), await current_policy(conn))
            if begun is not None:
                await self._tell(conn, broadcast_id, begun)
        if begun is not None:
            event = "broadcast_has_grown" if begun.asked else "broadcast_started"
            log.info(event, broadcast=broadcast_id, recipients=begun.total, reached=begun.reached)

    async def _tell(self, conn: Connection, broadcast_id: int, begun: Begun) -> None:
        news = [(broadcast_id, News.GROWN)] if begun.asked else [(broadcast_id, News.EMPTY)] if not begun.reached else []
        drafts = await broadcast_letters.cards(conn, [broadcast_id])
        drafts += await asking_letters.about(conn, (), [broadcast_id] if begun.asked else (), news)
        await self._queue(conn, [*drafts, *await asking_letters.to_all_admins(conn, broadcast_id)])

    async def _look_after(self, running: Sequence[int], marked: Sequence[int]) -> None:
        now = self._clock.local()
        async with self._database.begin() as conn:
            await lock(conn, {*running, *marked})
            # A retry may have set it running at the very moment at which a newer version ended all that was not finished.
            overtaken = await end_overtaken(conn, running, now)
            paused = await pause_failing(conn, running, now, await current_policy(conn)) if running else []
            finished = await finish_complete(conn, running, now) if running else []
            shown = await to_show(conn, running, marked, now)
            await self._queue(conn, await broadcast_letters.cards(conn, [*overtaken, *paused, *finished]))
            await self._queue(conn, await broadcast_letters.moving(conn, shown, now))
        self._log_overtaken(overtaken)
        if paused:
            log.warning("broadcasts_paused", broadcasts=paused)
        if finished:
            log.info("broadcasts_finished", broadcasts=finished)

    def _log_overtaken(self, overtaken: Sequence[int]) -> None:
        if overtaken:
            log.info("broadcasts_overtaken", broadcasts=overtaken)

    async def _queue(self, conn: Connection, drafts: Sequence[Draft]) -> None:
        """In nobody's hands: the sweep and the paced lanes look by themselves."""
        if drafts:
            now = self._clock.now()
            await outbox.queue(conn, drafts, now, now, {draft.chat_id for draft in drafts})
