"""Roles held, and taking one away."""

from datetime import UTC, datetime

from sqlalchemy import insert, select

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.members import end_membership, members
from conversations.codes import Status
from conversations.records import AcknowledgeAlert
from tests.storage.world import do, entry, found_county, ledger, staff

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


async def test_a_role_is_listed_and_ended_once(database: Database) -> None:
    async with database.begin() as conn:
        division = {"code": "220102", "name": "南关区", "level": "county", "path": "/220000/220102/"}
        await conn.execute(insert(t.division).values(**division))
        await conn.execute(insert(t.account).values(id=7, chat_id=70, language="zh-CN", name="黄春"))
        officer = {"account_id": 7, "role": "officer", "division_code": "220102", "path": "/220000/220102/", "since": NOW}
        await conn.execute(insert(t.membership).values(id=3, **officer))
        assert [(one.id, one.role, one.subject) for one in await members(conn)] == [(3, "officer", "南关区")]
        assert await members(conn, path="/220000/") == await members(conn)
        assert await members(conn, path="/990000/") == []
        assert await end_membership(conn, 3, NOW)
        assert not await end_membership(conn, 3, NOW)
        assert await members(conn) == []
        event = (await conn.execute(select(t.audit_event.c.action, t.audit_event.c.subject))).one()
    assert tuple(event) == ("end_membership", "membership/3")


async def test_alerts_of_a_dismissed_officer_can_be_taken_again(database: Database) -> None:
    await found_county(database)
    await do(database, ledger(1, entry(staff(1, 1), Status.HOSPITAL, "38.2")))
    await do(database, AcknowledgeAlert(1), by=9003)
    async with database.begin() as conn:
        held = {one.name: one.id for one in await members(conn)}
        assert await end_membership(conn, held["人11"], NOW)
    async with database.begin() as conn:
        assert (await conn.execute(select(t.alert.c.state, t.alert.c.holder_id))).one() == ("acknowledged", 9003)
        assert await end_membership(conn, held["人9003"], NOW)
        assert (await conn.execute(select(t.alert.c.state, t.alert.c.holder_id))).one() == ("open", None)
