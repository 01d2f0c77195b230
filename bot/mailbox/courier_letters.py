"""Who hears of couriers: the managers, of one who wanted to ride alone and may not."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.letters import Draft, Lane
from bot.storage.columns import among
from bot.storage.records.deed import Refusal
from bot.storage.tables import account, held, membership
from conversations.roles import Role

REFUSED = "courier_refused"
"""The composed screen; its subject is `ENTERPRISE:STAFF`."""


async def to_managers_of_refused(connection: AsyncConnection, refused: Sequence[Refusal]) -> list[Draft]:
    """A message for every manager of the enterprise, once a day for each courier; not for the chat in which it happened. One statement."""
    statement = (
        select(account.c.chat_id, account.c.language, membership.c.enterprise_id)
        .join(membership, membership.c.account_id == account.c.id)
        .where(held, membership.c.role == Role.MANAGER.value, account.c.reachable)
        .where(among(membership.c.enterprise_id, [one.enterprise_id for one in refused]))
        .order_by(account.c.id)
    )
    managers = (await connection.execute(statement)).all()
    return [
        Draft(
            row.chat_id,
            Lane.REPLY,
            row.language,
            card=f"refused/{one.staff_id}",
            screen=REFUSED,
            subject=f"{one.enterprise_id}:{one.staff_id}",
            dedupe_key=f"courier_refused:{one.staff_id}:{one.day}:chat-{row.chat_id}",
        )
        for one in refused
        for row in managers
        if row.enterprise_id == one.enterprise_id and row.chat_id != one.chat_id
    ]
