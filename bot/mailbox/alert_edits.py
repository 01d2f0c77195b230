"""Edits of the cards of alerts that look different now, on every phone that has one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox import outbox
from bot.mailbox.alert_letters import alert_card, alert_edit
from bot.mailbox.letters import Draft, Lane
from bot.storage.cards import holders


async def edits_of(connection: AsyncConnection, alert_ids: Sequence[int]) -> list[Draft]:
    """An edit for every phone that has the card of one of these alerts, or is about to get it. Two statements, if there are any."""
    if not alert_ids:
        return []
    cards = {alert_card(alert_id): alert_id for alert_id in alert_ids}
    standing = await holders(connection, list(cards))
    to = {(card, holder.chat_id): holder.language for card, who in standing.items() for holder in who}
    # On its way: composed before this change, perhaps, and not there yet. The edit follows it.
    for waiting in await outbox.waiting_cards(connection, Lane.ALERT, list(cards)):
        to.setdefault((waiting.card, waiting.chat_id), waiting.language)
    return [alert_edit(cards[card], chat_id, language) for (card, chat_id), language in to.items()]


async def edit_cards(connection: AsyncConnection, alert_ids: Sequence[int], now: datetime) -> int:
    """Queue these edits for whoever sends next. Returns how many. At most three statements."""
    drafts = await edits_of(connection, alert_ids)
    if drafts:
        await outbox.queue(connection, drafts, now, now, {draft.chat_id for draft in drafts})
    return len(drafts)
