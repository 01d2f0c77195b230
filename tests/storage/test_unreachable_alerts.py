"""Enterprises none of whose managers can be written to."""

import asyncio

from sqlalchemy import insert, select, update

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.invites import Invited, create_invite
from bot.storage.unreachable_alerts import note_reachable
from bot.storage.writers import Deed, apply
from conversations.chain import Severity
from conversations.codes import AlertOutcome, AlertState
from conversations.records import Enrol
from conversations.roles import Role
from conversations.rules.escalation import opened, resolved
from tests.storage.alert_world import CHAIN, standing, take, the
from tests.storage.world import DAY, KEYRING, PATHS, at, days_ago, found_county, found_people, utc

KEY = "unreachable:1"


async def found(database: Database) -> None:
    """Enterprises 1 to 3: the first has a second manager, 12, who manages the third as well."""
    await found_county(database)
    async with database.begin() as conn:
        await found_people(conn, [12], "manager", lambda _: {"enterprise_id": 1, "path": PATHS["220104"]})
        await conn.execute(insert(t.membership).values(account_id=12, role="manager", enterprise_id=3, since=at(6)))


async def note(database: Database, reachable: bool, *chats: int, hour: int = 10) -> list[int]:
    async with database.begin() as conn:
        return await note_reachable(conn, chats, reachable, at(hour))


async def test_only_the_last_manager_who_leaves_is_told_of(database: Database) -> None:
    await found(database)
    assert await note(database, False, 11, 9003) == []
    assert await standing(database) == {}
    await note(database, False, 12, 21, hour=11)
    assert sorted(await standing(database)) == [KEY, "unreachable:2"]
    alert = await the(database, KEY)
    row = alert.row
    assert (row.kind, row.severity, row.enterprise_id, row.since, row.path) == ("unreachable", Severity.ROUTINE, 1, DAY, PATHS["220104"])
    assert alert.lines == [("unreachable-managers", {"managers": 2})]
    change = opened(CHAIN, utc(at(11)))
    assert (alert.chase, alert.events) == (change.chase, change.events)
    # Heard of twice it is no news.
    await note(database, False, 12, hour=12)
    assert (await the(database, KEY)).row.reported_at == utc(at(11))


async def test_who_comes_back_ends_it(database: Database) -> None:
    await found(database)
    await note(database, False, 11, 12, 31)
    before = await the(database, KEY)
    changed = await note(database, True, 12, hour=15)
    alert, expected = await the(database, KEY), resolved(before.chase, None, at(15), "=reachable")
    assert (alert.chase, alert.events) == (expected.chase, (*before.events, *expected.events))
    assert (alert.row.outcome, alert.row.resolved_at) == (AlertOutcome.REACHABLE, utc(at(15)))
    other = await the(database, "unreachable:3")
    assert (other.chase.state, changed) == (AlertState.RESOLVED, [alert.row.id, other.row.id])


async def test_who_holds_it_is_told_and_hears_when_it_comes_again(database: Database) -> None:
    await found(database)
    await note(database, False, 21)
    await take(database, "unreachable:2", 9003, at(11))
    alert = await the(database, "unreachable:2")
    assert await note(database, True, 21, hour=12) == [alert.row.id]
    fine = await the(database, "unreachable:2")
    assert (fine.row.fine_now, fine.chase) == (True, alert.chase)
    assert await note(database, False, 21, hour=13) == [alert.row.id]
    again = await the(database, "unreachable:2")
    assert (again.row.fine_now, again.row.times, again.row.day, again.chase) == (False, 1, DAY, alert.chase)


async def test_a_new_manager_ends_it(database: Database) -> None:
    await found(database)
    await note(database, False, 21)
    async with database.begin() as conn:
        await create_invite(conn, Invited(Role.MANAGER, enterprise_id=2), KEYRING, at(10), at(10, day=days_ago(-7)))
        invite = await conn.scalar(select(t.invite.c.id))
        assert invite is not None
        aftermath = await apply(conn, [Deed(Enrol(invite, "zh-CN"), None, 500, "新人")], at(11), KEYRING)
    alert = await the(database, "unreachable:2")
    assert (alert.chase.state, alert.row.outcome) == (AlertState.RESOLVED, "reachable")
    assert aftermath.changed_alerts == (alert.row.id,)


async def test_nobody_is_missed_who_manages_nothing_any_more(database: Database) -> None:
    await found(database)
    async with database.begin() as conn:
        await conn.execute(update(t.membership).where(t.membership.c.account_id == 31).values(ended_at=at(9)))
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id == 2).values(active=False))
    await note(database, False, 31, 21)
    assert await standing(database) == {}


async def test_two_who_leave_at_once(database: Database) -> None:
    await found(database)
    await asyncio.gather(note(database, False, 11), note(database, False, 12))
    assert len((await standing(database))[KEY]) == 1
