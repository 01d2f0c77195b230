"""Who hears of duty: whoever stands in, of being named and of being needed no more. Composed right before it leaves."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.letters import Draft, Lane
from bot.storage.columns import among
from bot.storage.tables import absence, account
from conversations.composed_duty import NAMED, WITHDRAWN

STAND_IN = "stand_in"
"""The composed screen; its subject is `LEAVE:WHAT`."""


async def to_stand_ins(connection: AsyncConnection, told: Sequence[tuple[int, bool]]) -> list[Draft]:
    """A message for whoever stands in, for each leave that is new or off (True). One statement."""
    statement = (
        select(absence.c.id, account.c.chat_id, account.c.language)
        .join(account, account.c.id == absence.c.stand_in)
        .where(among(absence.c.id, [leave for leave, _ in told]), account.c.reachable)
    )
    to = {row.id: row for row in await connection.execute(statement)}
    return [
        Draft(
            to[leave].chat_id,
            Lane.REPLY,
            to[leave].language,
            card=f"stand-in/{leave}",
            screen=STAND_IN,
            subject=f"{leave}:{WITHDRAWN if off else NAMED}",
        )
        for leave, off in told
        if leave in to
    ]
