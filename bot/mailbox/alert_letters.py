"""Who is told of an alert: the officers of the nearest division that has any who can be written to, and failing all of them the admins."""

from collections.abc import Sequence
from typing import Any

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.letters import Draft, Lane
from bot.storage.columns import among
from bot.storage.officers import responsible_chats
from bot.storage.tables import account, alert, held, membership
from conversations.roles import Role

_log = structlog.get_logger(__name__)
SCREEN = "alert"
"""The composed screen of an alert; its subject is the alert's id."""


def alert_card(alert_id: int) -> str:
    """The name of an alert's living message."""
    return f"alert/{alert_id}"


def alert_edit(alert_id: int, chat_id: int, language: str) -> Draft:
    """An edit of the card that stands in a chat."""
    return Draft(chat_id, Lane.ALERT, language, card=alert_card(alert_id), screen=SCREEN, subject=str(alert_id), edit=True)


def _message(row: Any, chat_id: int, language: str) -> Draft:
    """A message that is sent once for each report, return check or reading that gives cause for it."""
    told = f"at-{row.reported_at:%Y%m%dT%H%M%S%f}" if row.report_id is None else f"report-{row.report_id}"
    key = f"alert:{row.id}:{told}:chat-{chat_id}"
    return Draft(chat_id, Lane.ALERT, language, card=alert_card(row.id), screen=SCREEN, subject=str(row.id), dedupe_key=key)


async def ringing(connection: AsyncConnection, alert_ids: Sequence[int]) -> list[Draft]:
    """A message for everybody who is to hear of these alerts. At most three statements. May be asked again when somebody turns out to be
    unreachable: who was written to before is not written to twice."""
    columns = (alert.c.id, alert.c.path, alert.c.report_id, alert.c.reported_at)
    chosen = select(*columns).where(among(alert.c.id, alert_ids)).order_by(alert.c.id)
    opened = (await connection.execute(chosen)).all()
    officers = await responsible_chats(connection, sorted({row.path for row in opened}))
    to = {row.id: [(officer.chat_id, officer.language) for officer in officers[row.path]] for row in opened}
    forsaken = [alert_id for alert_id, chats in to.items() if not chats]
    if forsaken:
        admins = await _admins(connection)
        _log.warning("alert_without_officer", alerts=forsaken, admins=len(admins))
        to.update((alert_id, admins) for alert_id in forsaken)
    return [_message(row, chat, language) for row in opened for chat, language in dict(to[row.id]).items()]


async def _admins(connection: AsyncConnection) -> list[tuple[int, str]]:
    statement = (
        select(account.c.chat_id, account.c.language)
        .join(membership, membership.c.account_id == account.c.id)
        .where(held, membership.c.role == Role.ADMIN.value, account.c.reachable)
        .order_by(account.c.id)
    )
    return [(row.chat_id, row.language) for row in await connection.execute(statement)]
