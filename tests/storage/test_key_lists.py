"""Key enterprises, put on their lists and taken off by the operator: each leaves an audit event, where anything changes."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.registry import add_key_enterprises, take_off
from conversations.roles import Level
from tests.storage.broadcast_world import found_town
from tests.storage.world import at


@dataclass(frozen=True)
class Row:
    credit_code: str
    level: Level


def row(enterprise: int, level: Level) -> Row:
    return Row(f"{enterprise:018}", level)


async def events(database: Database) -> list[tuple[Any, ...]]:
    c = t.audit_event.c
    wanted = select(c.action, c.subject, c.details, c.at, c.actor_account_id).where(c.subject == "key_enterprises").order_by(c.id)
    async with database.read() as conn:
        return [tuple(one) for one in await conn.execute(wanted)]


async def test_what_goes_on_a_list_and_off_it_leaves_an_event(database: Database) -> None:
    await found_town(database)
    listed = [row(1, Level.PROVINCE), row(1, Level.CITY), row(2, Level.CITY), row(3, Level.CITY)]
    async with database.begin() as conn:
        assert (await add_key_enterprises(conn, listed, at(9))).added == 4
        assert (await add_key_enterprises(conn, listed, at(9))).added == 0
    whole = [row(3, Level.CITY)]
    async with database.begin() as conn:
        assert await take_off(conn, whole, at(10)) == 2
        assert await take_off(conn, whole, at(10)) == 0
    assert await events(database) == [
        ("add_key_enterprises", "key_enterprises", {"by": "operator", "city": [1, 2, 3], "province": [1]}, at(9), None),
        ("take_off_key_enterprises", "key_enterprises", {"by": "operator", "city": [1, 2]}, at(10), None),
    ]
