"""Judging again: when a statement about the risk of a place comes into force, the leader judges every check whose stays touch the place,
and sends the guidance that newly applies there.

One pass for all statements that are due: one statement finds the checks, in chunks; each chunk is judged by the pure rules and kept in a
transaction of its own. Between chunks others have their turn. What is killed in the middle is begun again by the next leader.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, timedelta

import structlog

from bot.clock import Clock
from bot.duties.quiet import not_before
from bot.storage.database import Database
from bot.storage.guidance.by_risk import send_by_risk
from bot.storage.policies import current_policy
from bot.storage.rejudged import Rejudgement, judged_again, queue_rejudged, save_judgements
from bot.storage.rejudging import (
    RiskHistory,
    Statement,
    Touched,
    checks_touched,
    finish_risks,
    pending_risks,
    risk_history,
    wait_for_turns,
)
from bot.storage.touching import horizon
from conversations.policy import Policy
from conversations.rules.verdict import judge

log = structlog.get_logger(__name__)

BREATH = 25
"""Checks that are judged before others have a turn: some milliseconds."""

EXPIRES = timedelta(hours=24)
"""For how long it is worth telling somebody of a change that has not reached them."""


class Rejudging:
    """`run` does what is due at this moment of `clock`. Call it on every tick, in the leader alone."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def run(self) -> None:
        """One pass over the statements that have come into force, if there are any. Raises what the database raises."""
        async with self._database.read() as conn:
            statements = await pending_risks(conn, self._clock.now())
        if not statements:
            return
        async with self._database.begin() as conn:
            await wait_for_turns(conn)
        judged = await self._go_through(statements)
        await self._tell([one.id for one in statements], judged)

    async def _go_through(self, statements: Sequence[Statement]) -> int:
        """Judge and keep, chunk by chunk: one is kept by the database while the next one is judged. Returns how many were judged."""
        judged, keeping = 0, asyncio.create_task(self._keep(()))
        try:
            async with self._database.read() as conn:
                policy, history = await current_policy(conn), await risk_history(conn)
                since = horizon(self._clock.local().date(), policy)
                async for checks in checks_touched(conn, statements, since):
                    made = await self._judge(checks, statements, history, policy)
                    await keeping
                    keeping = asyncio.create_task(self._keep(made))
                    judged += len(checks)
            await keeping
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)
        return judged

    async def _keep(self, made: Sequence[Rejudgement]) -> None:
        if made:
            async with self._database.begin() as conn:
                await save_judgements(conn, made, self._clock.now())

    async def _judge(
        self, checks: Sequence[Touched], statements: Sequence[Statement], history: RiskHistory, policy: Policy
    ) -> list[Rejudgement]:
        """The new judgements, of those that come out otherwise than before or for other reasons."""
        made = []
        for number, check in enumerate(checks, 1):
            now = self._clock.local()
            risks = {stay.place: history.about(path) for stay, path in zip(check.declaration.stays, check.paths, strict=True)}
            judgement = judge(check.declaration, risks, policy, home=check.home, today=now.date(), zone=self._clock.zone, now=now)
            found = Rejudgement(check, judgement, _cause(check, statements))
            if found.is_news:
                made.append(found)
            if number % BREATH == 0:
                await asyncio.sleep(0)
        return made

    async def _tell(self, ids: Sequence[int], checks: int) -> None:
        now = self._clock.now()
        async with self._database.begin() as conn:
            leave_at = not_before(self._clock.local(), await current_policy(conn)).astimezone(UTC)
            letters = await queue_rejudged(conn, ids, now, leave_at, leave_at + EXPIRES)
            judged, changed = await judged_again(conn, ids)
            guidance = await send_by_risk(conn, ids, now, self._clock.local().date(), leave_at)
            await finish_risks(conn, ids, now)
        log.info("judged_again", statements=len(ids), checks=checks, judgements=judged, changed=changed, letters=letters, guidance=guidance)


def _cause(check: Touched, statements: Sequence[Statement]) -> int:
    """The newest of the statements that touch a stay of the check."""
    return max(one.id for one in statements if any(path.startswith(one.path) or one.path.startswith(path) for path in check.paths))
