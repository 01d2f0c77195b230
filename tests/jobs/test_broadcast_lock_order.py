"""Whoever needs several broadcasts locks them in the order of their ids, by one statement: nobody waits in a circle."""

import pytest
from sqlalchemy import select

from bot.jobs.broadcasting import Broadcasting
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.guidance.by_risk import send_by_risk
from conversations.broadcast import FailureReason, Outcome
from conversations.records import SetRisk
from tests.jobs.test_guidance_by_risk import COUNTY, HIGH, asking
from tests.mailbox.manual_clock import ManualClock
from tests.storage.broadcast_world import found_recipients, found_town, running
from tests.storage.guidance_world import ADMIN
from tests.storage.world import DAY, at, counting, do

__all__ = ["asking"]
pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)]


def _locks(texts: list[str]) -> list[str]:
    """The statements that lock rows of broadcasts, in their order."""
    return [one for one in texts if one.startswith("UPDATE broadcast SET") or ("FROM broadcast" in one and "FOR UPDATE" in one)]


async def test_what_runs_is_locked_before_any_of_it_is_moved(database: Database) -> None:
    await found_town(database)
    first, second = await running(database), await running(database)
    async with database.begin() as conn:
        lost = {"why": FailureReason.REFUSED.value, "queued_at": at(9)}
        await found_recipients(conn, second, range(1000, 1060), Outcome.FAILED, **lost)
    with counting(database) as counted:
        await Broadcasting(database, ManualClock(at(10))).run()
    begun = _locks(counted.texts)
    assert "FOR UPDATE" in begun[0], begun[0]
    assert "ORDER BY broadcast.id" in begun[0], begun[0]
    async with database.read() as conn:
        states = {row.id: row.state for row in await conn.execute(select(t.broadcast.c.id, t.broadcast.c.state))}
    assert states == {first: "running", second: "paused"}


async def test_notices_of_guidance_and_of_risks_are_locked_together(asking: Database) -> None:
    await do(asking, SetRisk(COUNTY, HIGH, at(10)), by=ADMIN, now=at(10))
    async with asking.read() as conn:
        stated = list((await conn.scalars(select(t.risk.c.id).where(t.pending_risk))).all())
    with counting(asking) as counted:
        async with asking.begin() as conn:
            await send_by_risk(conn, stated, at(10), DAY, at(11))
    assert len(_locks(counted.texts)) == 1, _locks(counted.texts)
