"""Who hears of photos of disinfection points: managers that an officer asks for one, the officer who asked that it has come.

All of it leaves at once, and is composed right before it leaves, from facts as they are then.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.letters import Draft, Lane
from bot.storage.columns import among
from bot.storage.tables import account, held, membership, photo_request
from conversations.roles import Role

PHOTO_ASKED, PHOTO_ANSWERED = "photo_asked", "photo_answered"
"""The composed screens; their subjects are `ENTERPRISE:REQUEST` and the request's id."""


async def to_managers_asked(connection: AsyncConnection, request_ids: Sequence[int]) -> list[Draft]:
    """A message for every manager of the enterprise: an officer asks for a photo. One statement."""
    statement = (
        select(account.c.chat_id, account.c.language, photo_request.c.id, photo_request.c.enterprise_id)
        .join_from(photo_request, membership, membership.c.enterprise_id == photo_request.c.enterprise_id)
        .join(account, account.c.id == membership.c.account_id)
        .where(among(photo_request.c.id, request_ids), held, membership.c.role == Role.MANAGER.value, account.c.reachable)
        .order_by(photo_request.c.id, account.c.id)
    )
    return [_message(row, PHOTO_ASKED, f"{row.enterprise_id}:{row.id}") for row in await connection.execute(statement)]


async def to_askers(connection: AsyncConnection, request_ids: Sequence[int]) -> list[Draft]:
    """A message for the officer who asked: the photo has come. One statement."""
    statement = (
        select(account.c.chat_id, account.c.language, photo_request.c.id)
        .join(photo_request, photo_request.c.asked_by == account.c.id)
        .where(among(photo_request.c.id, request_ids), account.c.reachable)
        .order_by(photo_request.c.id)
    )
    return [_message(row, PHOTO_ANSWERED, str(row.id)) for row in await connection.execute(statement)]


def _message(row: Any, screen: str, subject: str) -> Draft:
    """A card of its own: whatever questionnaire is running in the chat goes on where it stands."""
    return Draft(row.chat_id, Lane.REPLY, row.language, card=f"photo/{row.id}", screen=screen, subject=subject)
