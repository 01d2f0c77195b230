"""The runner of chains: whatever is due of unresolved alerts is done within a second of its time, by the leader.

Chunk by chunk, each in a transaction of its own: how the alert stands, its timeline, who is to be told and the letters for them are written
together or not at all. Whatever is killed when, and with any number of processes, each step happens once.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.duties.quiet import not_before
from bot.mailbox import alert_letters, outbox
from bot.storage.database import Database
from bot.storage.escalation import due_alerts, escalate, still_due
from bot.storage.policies import current_policy
from bot.storage.statements import Connection

log = structlog.get_logger(__name__)

CHUNK = 200
CHUNKS = 25
"""Chunks at one look: some seconds. What else is due need not wait longer."""
LONGEST_PAUSE = 60.0
"""Seconds of real time at most between two attempts at an alert that fails."""


class Escalating:
    """`run` does what is due at this moment of `clock`. Call it on every tick, in the leader alone. `on_queued` is called after a commit
    that has left letters in the outbox, to wake a sender that does not look by itself."""

    def __init__(self, database: Database, clock: Clock, on_queued: Callable[[], None] = lambda: None) -> None:
        self._database = database
        self._clock = clock
        self._on_queued = on_queued
        self._failures: dict[int, tuple[int, float]] = {}

    async def run(self) -> None:
        """Everything that is due. An alert that fails is left for a later tick and holds up no other. Raises what the database raises."""
        for _ in range(CHUNKS):
            waiting = self._waiting()
            async with self._database.read() as conn:
                due = await due_alerts(conn, self._clock.now(), CHUNK, waiting)
            if not due:
                return
            await self._carefully(due)
            if len(due) < CHUNK:
                return

    async def _carefully(self, alert_ids: Sequence[int]) -> None:
        """Run a chunk; one that fails is run alert by alert, so that the one to blame is found."""
        try:
            await self._chunk(alert_ids)
        except Exception as error:
            if self._database.is_away(error):
                raise
            if len(alert_ids) > 1:
                for alert_id in alert_ids:
                    await self._carefully([alert_id])
                return
            self._failed(alert_ids[0], error)
        else:
            for alert_id in alert_ids:
                self._failures.pop(alert_id, None)

    async def _chunk(self, alert_ids: Sequence[int]) -> None:
        async with self._database.begin() as conn:
            # Looked up again under locks: what another process works on, or has done meanwhile, is passed over.
            due = await still_due(conn, alert_ids, self._clock.now())
            if not due:
                return
            queued = await self._do(conn, due)
        log.info("escalated", alerts=len(due), letters=queued)
        if queued:
            self._on_queued()

    async def _do(self, conn: Connection, due: Sequence[int]) -> int:
        now, policy = self._clock.local(), await current_policy(conn)

        def quiet(moment: datetime) -> datetime:
            return not_before(moment.astimezone(self._clock.zone), policy)

        drafts = await alert_letters.about(conn, await escalate(conn, due, now, policy, quiet))
        # In nobody's hands: the sweep of whichever process looks first takes them.
        await outbox.queue(conn, drafts, now, now, {draft.chat_id for draft in drafts})
        return len(drafts)

    def _waiting(self) -> list[int]:
        """Alerts that have failed and are not to be tried again yet."""
        stopwatch = asyncio.get_running_loop().time()
        return [alert_id for alert_id, (_, not_before_) in self._failures.items() if not_before_ > stopwatch]

    def _failed(self, alert_id: int, error: Exception) -> None:
        failures, _ = self._failures.get(alert_id, (0, 0.0))
        pause = min(LONGEST_PAUSE, 2.0 ** min(failures, 10))
        self._failures[alert_id] = (failures + 1, asyncio.get_running_loop().time() + pause)
        if self._database.is_conflict(error):
            log.warning("escalation_postponed", alert=alert_id, cause=type(error).__name__)
        else:
            log.exception("escalation_failed", alert=alert_id, exc_info=error)
