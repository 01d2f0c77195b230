"""What leaves after a batch: the replies of its turns, and the alerts that its records opened or changed."""

from collections.abc import Iterable, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk.turns import Taken
from bot.mailbox import outbox
from bot.mailbox.alert_letters import alert_card, alert_edit, ringing
from bot.mailbox.letters import Draft, Lane
from bot.storage.cards import holders
from bot.storage.records.deed import Aftermath
from conversations.engine.signals import Tapped


def replies(taken: Taken) -> list[Draft]:
    """The first reply to a tap takes the place of the tapped card, unless that card shall stay (`below`); after typing everything is sent
    anew, so that the card stays last. What is shown again only edits the card that stands."""
    call, turn = taken.call, taken.turn
    drafts = []
    for position, view in enumerate(turn.replies):
        first = position == 0
        tapped = isinstance(call.signal, Tapped) and call.arrival.message_id is not None and not turn.below
        edits = first and (call.again or tapped)
        drafts.append(
            Draft(
                call.arrival.chat_id,
                Lane.REPLY,
                taken.language,
                card=view.card,
                view=view,
                edit=edits,
                message_id=call.arrival.message_id if edits and not call.again else None,
            )
        )
    return drafts


async def alerts(connection: AsyncConnection, aftermath: Aftermath, answered: Iterable[Draft]) -> list[Draft]:
    """Alerts that are new, or to be heard of again, for the officers who answer for the place; changed ones for every other phone that has
    them. Whoever is shown the alert by the own reply (`answered`) is left out. A number of statements that does not depend on how many
    there are."""
    heard = [*aftermath.new_alerts, *aftermath.ringing_alerts]
    drafts = await ringing(connection, heard) if heard else []
    changed = [alert_id for alert_id in aftermath.changed_alerts if alert_id not in aftermath.new_alerts]
    if changed:
        shown = {(draft.chat_id, draft.card) for draft in (*answered, *drafts)}
        drafts += [draft for draft in await _changed(connection, changed) if (draft.chat_id, draft.card) not in shown]
    return drafts


async def _changed(connection: AsyncConnection, alert_ids: Sequence[int]) -> list[Draft]:
    cards = {alert_card(alert_id): alert_id for alert_id in alert_ids}
    standing = await holders(connection, list(cards))
    to = {(card, holder.chat_id): holder.language for card, who in standing.items() for holder in who}
    # On its way: composed before this change, perhaps, and not there yet. The edit follows it.
    for waiting in await outbox.waiting_cards(connection, Lane.ALERT, list(cards)):
        to.setdefault((waiting.card, waiting.chat_id), waiting.language)
    return [alert_edit(cards[card], chat_id, language) for (card, chat_id), language in to.items()]
