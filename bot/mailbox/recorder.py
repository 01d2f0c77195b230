"""Writes down what became of letters, in groups, and waits a lost database out: what Telegram has taken is never forgotten by us."""

import asyncio
from collections.abc import Sequence

import structlog

from bot.clock import Clock
from bot.mailbox.finishing import write_down
from bot.mailbox.grouping import Grouped
from bot.mailbox.letters import LanePaused, Result
from bot.mailbox.patience import Patience
from bot.storage.database import Database

_log = structlog.get_logger(__name__)
_APART = 0.2
"""Seconds of real time between two transactions: a commit is dear, and a kill meanwhile costs no more than a few messages sent twice."""


class Recorder:
    """One transaction is in flight; the outcomes that come meanwhile, and a little later, are the next one."""

    def __init__(self, database: Database, clock: Clock, patience: Patience) -> None:
        self._database = database
        self._clock = clock
        self._patience = patience
        self._grouped: Grouped[Sequence[Result], None] = Grouped(self._store, apart=_APART)

    def record(self, results: Sequence[Result]) -> asyncio.Future[None]:
        """Done when the results are written down, in the order of the calls: without delay where lanes are paused, for all processes are to
        know. Raises what the database raises once patience was given up."""
        written = self._grouped(results)
        if any(isinstance(result, LanePaused) for result in results):
            self._grouped.hurry()
        return written

    async def flush(self) -> None:
        """Write down without delay what there is, and wait for it. Raises nothing."""
        await self._grouped.idle()

    async def close(self, within: float) -> None:
        """As `flush`, but for so many real seconds at most: what is not written down by then is cancelled. Raises nothing."""
        await self._grouped.close("outcomes", within)

    async def _store(self, groups: Sequence[Sequence[Result]]) -> list[None]:
        await self._write([result for group in groups for result in group])
        return [None] * len(groups)

    async def _write(self, results: Sequence[Result]) -> None:
        async def once() -> None:
            async with self._database.begin() as connection:
                await write_down(connection, results, self._clock.local())

        try:
            await self._patience.through(once)
        except Exception as error:
            if self._patience.gave_up or self._database.is_away(error):
                raise
            if len(results) == 1:
                # Its claim runs out and it is tried again; the others are not held up by it.
                _log.exception("outcome_not_recorded", kind=type(results[0]).__name__)
                return
            half = len(results) // 2
            await self._write(results[:half])
            await self._write(results[half:])
