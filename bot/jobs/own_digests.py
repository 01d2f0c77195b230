"""Digests at times of the officers' own: each minute it is looked which times have come, and one statement queues all of them.

What was queued once has its key in the outbox: two processes, or one that begins anew, look at the same two hours and nobody is told twice.
"""

from collections.abc import Callable
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.duties.own_digests import WORTH, come
from bot.storage import own_digests
from bot.storage.database import Database
from conversations.policy import DEFAULT_POLICY, Policy

log = structlog.get_logger(__name__)


class OwnDigests:
    """Call `run` on every tick, in the leader alone. `policy` may be replaced at any time."""

    def __init__(
        self, database: Database, clock: Clock, *, policy: Policy = DEFAULT_POLICY, on_queued: Callable[[], None] = lambda: None
    ) -> None:
        self._database = database
        self._clock = clock
        self.policy = policy
        self._on_queued = on_queued
        self._looked: datetime | None = None

    async def run(self) -> int:
        """Queue the digests whose time has come since the last look; of the first look, in the last two hours. Returns how many. Raises
        what the database raises; the next tick looks again from where the last good one was."""
        now = self._clock.now()
        minute = now.replace(second=0, microsecond=0)
        if self._looked is not None and minute < self._looked:
            self._looked = None  # the clock was put back: what has been queued has its key
        if minute == self._looked:
            return 0
        since = now - WORTH if self._looked is None else max(self._looked, now - WORTH)
        day = now.astimezone(self._clock.zone).date()
        queued = 0
        async with self._database.begin() as conn:
            times = await own_digests.chosen_times(conn)
            due = {one.wall: one for one in come([at for _, at in times], day, since, now, self._clock.zone, self.policy)}
            told = [own_digests.DueDigest(kind, at, due[at].expires_at) for kind, at in times if at in due]
            if told:
                queued = await own_digests.queue_own_digests(conn, day, told, now)
        self._looked = minute
        if queued:
            log.info("own_digests_queued", rows=queued)
            self._on_queued()
        return queued
