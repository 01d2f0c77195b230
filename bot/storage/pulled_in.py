"""Urgent alerts that a clock which was ahead has put off: their chains go on at once when the clock is right again."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.chases import chase_of
from bot.storage.columns import among
from conversations.chain import Chain, Due, Severity
from conversations.rules.escalation import LAST_RESORT


def _longest(chain: Chain) -> timedelta:
    """Nothing but the question to a holder is further ahead in a chain."""
    return timedelta(minutes=max(LAST_RESORT.wait, chain.back, chain.handed, *(step.wait for step in chain.steps)))


async def pull_in(conn: AsyncConnection, now: datetime, patience: timedelta) -> list[int]:
    """Make due what lies further ahead of urgent alerts than their chains ever wait, by more than `patience`. An hour lost is worse than a
    level that hears too early. (What can wait has a day for each step, and waits for bundles and for the morning besides.) Returns the ids
    of the alerts. Two statements at most."""
    c = t.alert.c
    ahead = c.next_at > now + _longest(Chain(())) + patience
    waiting = (t.unresolved, c.severity == Severity.URGENT.value, c.due != Due.ASK.value, ahead)
    rows = (await conn.execute(select(t.alert).where(*waiting).order_by(c.next_at).with_for_update(skip_locked=True))).all()
    far = sorted(row.id for row in rows if row.next_at > now + _longest(chase_of(row).chain) + patience)
    if far:
        await conn.execute(update(t.alert).where(among(c.id, far)).values(next_at=now))
    return far
