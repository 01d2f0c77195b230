"""The leader lease: of all processes exactly one does the scheduled work and paces what leaves in bulk.

The lease is a row that its holder renews every few seconds. Terms are measured by the database's own clock, which all processes share:
neither a test clock, whatever its speed and jumps, nor a process whose clock is wrong can disturb it. The holder also measures on
its own stopwatch and stops believing *before* the row runs out, so that there are never two holders, also when a process was
frozen for a while. After a kill another process has the lease within `term + retry` seconds, after a graceful stop within `retry`.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.jobs.streak import Streak
from bot.storage import lease as row
from bot.storage.database import Database

log = structlog.get_logger(__name__)

LEADER = "leader"
"""The name of the one lease that there is."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Seconds of real time. `term`: how long the row is good for; `margin`: how much earlier its holder stops believing it;
    `renewal`: between two renewals; `retry`: between two looks of a process that waits for it."""

    term: float = 15.0
    margin: float = 3.0
    renewal: float = 4.0
    retry: float = 1.0


def _stopwatch() -> float:
    return asyncio.get_running_loop().time()


class Lease:
    """One process's claim to the lease. `run` keeps it up; `held` answers for this very moment."""

    def __init__(
        self,
        database: Database,
        *,
        holder: str | None = None,
        terms: Terms | None = None,
        stopwatch: Callable[[], float] = _stopwatch,
        time_of: row.TimeOf = row.database_time,
    ) -> None:
        """`holder` must differ from process to process (made up when absent); `stopwatch` (seconds) and `time_of` are for tests."""
        self._database = database
        self.holder = holder or secrets.token_hex(8)
        self._terms = terms or Terms()
        self._stopwatch = stopwatch
        self._time_of = time_of
        self._good_until: float | None = None
        self._stopping = asyncio.Event()
        self._streak = Streak()
        self.gained = asyncio.Event()
        """Set while the last attempt was a success: for those who wait to lead. `held` alone says whether it still holds."""

    @property
    def held(self) -> bool:
        """Whether this process is the leader at this moment."""
        return self._good_until is not None and self._stopwatch() < self._good_until

    async def attempt(self) -> bool:
        """Take the lease if it is free, renew it if it is ours. Raises what the database raises; `held` then runs out by itself."""
        begun = self._stopwatch()  # before the row is written: our own measure may only be shorter than the row's
        async with self._database.begin() as conn:
            now = await self._time_of(conn)
            ours = await row.claim(conn, LEADER, self.holder, now=now, until=now + timedelta(seconds=self._terms.term))
        self._note(begun + self._terms.term - self._terms.margin if ours else None)
        return ours

    async def release(self) -> None:
        """Give the lease back at once, if it is ours."""
        was_held = self._good_until is not None
        self._note(None)
        if was_held:
            async with self._database.begin() as conn:
                await row.release(conn, LEADER, self.holder, now=await self._time_of(conn))

    def stop(self) -> None:
        """Let `run` give the lease back and end."""
        self._stopping.set()

    async def run(self) -> None:
        """Keep the lease, or keep trying to get it, until `stop`. A database that is away is waited out."""
        while not self._stopping.is_set():
            await self._carefully(self._look, "lease_attempt_failed")
            pause = self._terms.renewal if self.held else self._terms.retry
            await self._stopped_within(pause)
        await self._carefully(self.release, "lease_release_failed")

    async def _look(self) -> None:
        """Renew what is ours; look first, without writing, at what is another's."""
        if not self.held:
            async with self._database.read() as conn:
                if not await row.is_free(conn, LEADER, self.holder, now=await self._time_of(conn)):
                    self._note(None)
                    return
        await self.attempt()

    async def _carefully(self, step: Callable[[], Awaitable[None]], failure: str) -> None:
        """Take a step that may fail or hang: the next one comes soon, and meanwhile `held` runs out by itself."""
        try:
            async with asyncio.timeout(self._terms.term):
                await step()
        except Exception as error:
            if not self._streak.failed():
                return
            if self._database.is_away(error):
                log.warning(failure, cause=type(error).__name__)
            else:
                log.exception(failure)
        else:
            self._streak.succeeded()

    async def _stopped_within(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return

    def _note(self, good_until: float | None) -> None:
        """Remember the outcome of an attempt, and tell of changes."""
        before, self._good_until = self._good_until, good_until
        if good_until is None:
            self.gained.clear()
            if before is not None:
                log.info("lease_lost", holder=self.holder)
            return
        self.gained.set()
        if before is None:
            log.info("lease_gained", holder=self.holder)
