"""The watch on the watchers: every minute the leader looks whether every alert will be heard of, and says so where it will not.

Every unresolved alert has a next step ahead of it or a holder; what is due was done within a minute; every message about an alert has
left, and has an outcome. What is found is logged, counted, told to the admins as an alert of its own, and shown at `/health` of every
process, which also says when nobody has looked for three minutes. After a clean look the heartbeat is sent: whoever misses it knows that
nobody watches.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.mailbox import alert_letters, outbox
from bot.storage import watch
from bot.storage.database import Database
from bot.storage.escalation import escalate
from bot.storage.pulled_in import pull_in
from bot.storage.watch import Findings
from conversations.policy import DEFAULT_POLICY

log = structlog.get_logger(__name__)

EVERY = 60.0
"""Seconds of real time between two looks."""
PATIENCE = timedelta(seconds=60)
AGAIN_AFTER = 5.0
"""Seconds of real time after which a finding is looked for again before it counts: right after a jump of a test clock, or after a time
without a leader, everything is late for a moment."""


async def _no_beat() -> None:
    return


class Watching:
    """`run` is a chore of the leader. `on_found` gets what was found, also nothing; `beat` is called after a clean look and may fail."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        on_found: Callable[[Mapping[str, int]], None] = lambda _counts: None,
        beat: Callable[[], Awaitable[None]] = _no_beat,
        again_after: float = AGAIN_AFTER,
    ) -> None:
        self._database = database
        self._clock = clock
        self._on_found = on_found
        self._beat = beat
        self._again_after = again_after
        self._missed = ""

    async def run(self) -> None:
        """One look, and what follows from it. Raises what the database raises."""
        findings = await self._look()
        if findings.counts:
            await asyncio.sleep(self._again_after)
            findings = await self._look()
        self._on_found(findings.counts)
        if findings.counts:
            log.error("alerts_in_trouble", rules=list(findings.rules), **findings.counts)
        await self._tell(findings)
        if findings.counts:
            return
        await self._send_beat()

    async def _send_beat(self) -> None:
        """What fails is said when it begins to, and not each minute."""
        try:
            await self._beat()
        except Exception as error:  # nobody's alert depends on it; whoever waits for it will notice
            cause = type(error).__name__
            if cause != self._missed:
                log.warning("heartbeat_failed", setting="FUGONG_HEARTBEAT_URL", cause=cause)
            self._missed = cause
            return
        if self._missed:
            log.info("heartbeat_heard_again", setting="FUGONG_HEARTBEAT_URL")
        self._missed = ""

    async def _look(self) -> Findings:
        async with self._database.read() as conn:
            # A test clock that runs fast makes everything late by its own measure.
            return await watch.look(conn, self._clock.now(), PATIENCE * max(1.0, self._clock.speed))

    async def _tell(self, findings: Findings) -> None:
        now = self._clock.local()
        async with self._database.begin() as conn:
            await watch.note_look(conn, findings)
            touched = await watch.tell_admins(conn, findings, now)
            # Urgent: it has neither quiet hours nor a bundle.
            told = await escalate(conn, (), now, DEFAULT_POLICY, lambda moment: moment, ringing=touched.ringing)
            drafts = await alert_letters.about(conn, told, touched.changed)
            await outbox.queue(conn, drafts, now, now, {draft.chat_id for draft in drafts})
            pulled_in = await pull_in(conn, now, PATIENCE)
        if pulled_in:
            log.warning("alerts_pulled_in", alerts=pulled_in)
