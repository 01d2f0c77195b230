"""Who hears of a message: the managers of the enterprise, or the officer who is answered.

A single message leaves at once, as a reply does: it is one enterprise's few managers, and somebody waits for an answer. What is written to
all laggards is queued by `bot/storage/records/officer_day.py` in the paced lane of reminders.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.letters import Draft, Lane
from bot.storage.columns import among, below
from bot.storage.officers import responsible_chats
from bot.storage.tables import account, enterprise, held, membership, message
from conversations.roles import Role

TO_MANAGER, TO_OFFICER = "message", "message_back"
"""The composed screens; their subjects are the message's id, and `MESSAGE:ANSWERED`."""
KEPT = timedelta(hours=24)
"""A message that has not left after so long is not sent any more; it stands in the thread all the same."""


async def to_managers(connection: AsyncConnection, message_ids: Sequence[int], now: datetime) -> list[Draft]:
    """A message for every manager, who can be written to, of the enterprise. One statement."""
    statement = (
        select(account.c.chat_id, account.c.language, message.c.id)
        .join_from(message, membership, membership.c.enterprise_id == message.c.enterprise_id)
        .join(account, account.c.id == membership.c.account_id)
        .where(among(message.c.id, message_ids), held, membership.c.role == Role.MANAGER.value, account.c.reachable)
        .order_by(message.c.id, account.c.id)
    )
    rows = await connection.execute(statement)
    return [_draft(row.chat_id, row.language, row.id, TO_MANAGER, str(row.id), now) for row in rows]


async def to_officers(connection: AsyncConnection, message_ids: Sequence[int], now: datetime) -> list[Draft]:
    """What a manager answered goes to the officer who wrote. Whoever is no officer of that place any more, or cannot be written to, is
    stood in for by the officers who answer for it. Two statements."""
    officer = (membership.c.role == Role.OFFICER.value) & below(enterprise.c.path, membership.c.path)
    still = exists().where(membership.c.account_id == message.c.officer_id, held, or_(officer, membership.c.role == Role.ADMIN.value))
    statement = (
        select(message.c.id, message.c.answers, enterprise.c.path, account.c.chat_id, account.c.language, account.c.reachable)
        .add_columns(still.correlate(message, enterprise).label("still"))
        .join_from(message, enterprise, enterprise.c.id == message.c.enterprise_id)
        .join(account, account.c.id == message.c.officer_id)
        .where(among(message.c.id, message_ids))
        .order_by(message.c.id)
    )
    rows = (await connection.execute(statement)).all()
    gone = [row.path for row in rows if not (row.still and row.reachable)]
    others = await responsible_chats(connection, gone) if gone else {}
    drafts = []
    for row in rows:
        subject = f"{row.id}:{row.answers}"
        if row.still and row.reachable:
            drafts.append(_draft(row.chat_id, row.language, row.id, TO_OFFICER, subject, now))
        else:
            drafts += [_draft(one.chat_id, one.language, row.id, TO_OFFICER, subject, now) for one in others.get(row.path, ())]
    return drafts


def _draft(chat_id: int, language: str, key: int, screen: str, subject: str, now: datetime) -> Draft:
    """A card of its own: whatever questionnaire is running in the chat goes on where it stands."""
    return Draft(chat_id, Lane.REPLY, language, card=f"message/{key}", screen=screen, subject=subject, expires_at=now + KEPT)
