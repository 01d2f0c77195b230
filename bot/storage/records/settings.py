"""What admins set: the risk of places and the policy. Neither is overwritten: the next statement, the next version follows."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.database import Conflict
from bot.storage.policies import current_policy, save_policy
from bot.storage.records.deed import Deed, actor, of_kind
from conversations.places import path_of
from conversations.policy_values import policy_with
from conversations.records import SetPolicy, SetRisk


async def set_risks(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    """Keep statements about places. One statement."""
    rows = [
        {
            "place": record.place,
            "path": path_of(record.place),
            "level": record.level.value,
            "since": record.since,
            "said_at": now,
            "said_by": actor(deed),
            "note": record.note,
        }
        for record, deed in of_kind(deeds, SetRisk)
    ]
    if rows:
        await conn.execute(insert(t.risk), rows)


async def set_policy(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    """Save new versions of the policy. Raises Conflict where another one was saved meanwhile."""
    for record, deed in of_kind(deeds, SetPolicy):
        current = await current_policy(conn)
        if current.version != record.base:
            raise Conflict("another version of the policy was saved meanwhile")
        await save_policy(conn, policy_with(current, record.values), now, actor(deed))
