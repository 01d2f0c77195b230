"""Edits of the cards of alerts that have changed by themselves."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox import outbox
from bot.mailbox.alert_letters import edits


async def edit_cards(connection: AsyncConnection, alert_ids: Sequence[int], now: datetime) -> int:
    """Queue an edit for every phone that has the card of one of these alerts, or is about to get it. Returns how many. At most three
    statements."""
    drafts = await edits(connection, alert_ids)
    if drafts:
        await outbox.queue(connection, drafts, now, now, {draft.chat_id for draft in drafts})
    return len(drafts)
