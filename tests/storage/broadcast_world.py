"""Broadcasts for tests of the storage: a few enterprises of every sort, and ways to write, start and look at a broadcast."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.broadcasts.starting import start
from bot.storage.database import Database
from bot.storage.statements import insert_into
from conversations.audience import Audience
from conversations.broadcast import Outcome
from conversations.broadcast_records import CreateBroadcast
from conversations.content import Part, Parts
from conversations.policy import DEFAULT_POLICY
from tests.storage.world import at, do, found_county, found_people

ADMIN, OTHER_ADMIN, THIRD_ADMIN = 9101, 9102, 9103
TEXT: dict[str, Parts] = {"zh-CN": (Part("请各企业今日开展一次全面消毒。"),)}
BOTH: dict[str, Parts] = {**TEXT, "en": (Part("Please disinfect your premises today."), Part("Thank you."))}


async def found_admins(conn: AsyncConnection, *ids: int) -> None:
    """Admins of these ids."""
    await found_people(conn, ids or (ADMIN, OTHER_ADMIN), "admin", lambda _: {})


async def found_town(database: Database, enterprises: int = 5) -> None:
    """A county as `found_county` makes it, with two admins."""
    await found_county(database, enterprises)
    async with database.begin() as conn:
        await found_admins(conn)


def broadcast(audience: Audience | None = None, content: dict[str, Parts] | None = None, **more: Any) -> CreateBroadcast:
    """A broadcast for all managers, unless it says otherwise."""
    return CreateBroadcast(content or TEXT, audience or Audience(), more.pop("must_confirm", False), **more)


async def write(database: Database, record: CreateBroadcast | None = None, *, by: int = ADMIN, now: datetime | None = None) -> int:
    """Have it written. Its id."""
    return (await do(database, record or broadcast(), by=by, now=now)).changed_broadcasts[0]


async def begin(database: Database, broadcast_id: int, now: datetime | None = None) -> int | None:
    """Start it."""
    async with database.begin() as conn:
        return await start(conn, broadcast_id, now or at(9), DEFAULT_POLICY)


async def running(database: Database, record: CreateBroadcast | None = None) -> int:
    """A broadcast that is being sent."""
    broadcast_id = await write(database, record)
    assert await begin(database, broadcast_id)
    return broadcast_id


async def state(database: Database, broadcast_id: int) -> str:
    """Where it stands."""
    async with database.read() as conn:
        return str(await conn.scalar(select(t.broadcast.c.state).where(t.broadcast.c.id == broadcast_id)))


async def recipients(database: Database, broadcast_id: int) -> Sequence[Any]:
    """Its recipients, by account."""
    c = t.broadcast_recipient.c
    async with database.read() as conn:
        return (await conn.execute(select(t.broadcast_recipient).where(c.broadcast_id == broadcast_id).order_by(c.account_id))).all()


async def outcomes(database: Database, broadcast_id: int) -> dict[int, str]:
    """What became of it, by account; failures with their reason."""
    return {row.account_id: f"{row.outcome}/{row.why}" if row.why else row.outcome for row in await recipients(database, broadcast_id)}


async def let_be(database: Database, broadcast_id: int, account_id: int, outcome: Outcome, **more: Any) -> None:
    """Let this have become of it for a recipient."""
    c = t.broadcast_recipient.c
    async with database.begin() as conn:
        theirs = update(t.broadcast_recipient).where(c.broadcast_id == broadcast_id, c.account_id == account_id)
        await conn.execute(theirs.values(outcome=outcome.value, **more))


async def found_recipients(conn: AsyncConnection, broadcast_id: int, accounts: Sequence[int], outcome: Outcome, **more: Any) -> None:
    """Recipients who have chats of the same number."""
    rows = [
        {"broadcast_id": broadcast_id, "account_id": n, "chat_id": n, "language": "zh-CN", "outcome": outcome.value, **more}
        for n in accounts
    ]
    await conn.execute(insert(t.broadcast_recipient), rows)
    more_of_them = insert_into(conn, t.broadcast_feed).values(broadcast_id=broadcast_id, recipients=len(rows))
    kept = t.broadcast_feed.c.recipients + len(rows)
    await conn.execute(more_of_them.on_conflict_do_update(index_elements=["broadcast_id"], set_={"recipients": kept}))
