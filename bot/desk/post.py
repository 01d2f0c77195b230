"""What leaves after a batch: the replies of its turns, and the alerts that its records opened or changed."""

from collections.abc import Iterable, Sequence

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk.turns import Taken
from bot.mailbox import outbox
from bot.mailbox.letters import Draft, Lane
from bot.storage.cards import holders
from bot.storage.columns import among
from bot.storage.officers import responsible_chats
from bot.storage.records.deed import Aftermath
from bot.storage.tables import account, alert, held, membership
from conversations.engine.signals import Tapped
from conversations.roles import Role

_log = structlog.get_logger(__name__)


def alert_card(alert_id: int) -> str:
    """The name of an alert's living message."""
    return f"alert/{alert_id}"


def replies(taken: Taken) -> list[Draft]:
    """The first reply to a tap takes the place of the tapped card; after typing everything is sent anew, so that the card stays last.
    What is shown again only edits the card that stands."""
    call, turn = taken.call, taken.turn
    drafts = []
    for position, view in enumerate(turn.replies):
        first = position == 0
        edits = first and (call.again or (isinstance(call.signal, Tapped) and call.arrival.message_id is not None))
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
    """New alerts for the officers who answer for the place, changed ones for every phone that has them; whoever is shown the alert by
    the own reply (`answered`) is left out. A number of statements that does not depend on how many there are."""
    drafts = await _opened(connection, aftermath.new_alerts) if aftermath.new_alerts else []
    changed = [alert_id for alert_id in aftermath.changed_alerts if alert_id not in aftermath.new_alerts]
    if changed:
        shown = {(draft.chat_id, draft.card) for draft in answered}
        drafts += [draft for draft in await _changed(connection, changed) if (draft.chat_id, draft.card) not in shown]
    return drafts


async def _opened(connection: AsyncConnection, alert_ids: Sequence[int]) -> list[Draft]:
    opened = (await connection.execute(select(alert.c.id, alert.c.path).where(among(alert.c.id, alert_ids)).order_by(alert.c.id))).all()
    officers = await responsible_chats(connection, sorted({row.path for row in opened}))
    to = {row.id: [(officer.chat_id, officer.language) for officer in officers[row.path]] for row in opened}
    forsaken = [alert_id for alert_id, chats in to.items() if not chats]
    if forsaken:
        admins = await _admins(connection)
        _log.warning("alert_without_officer", alerts=forsaken, admins=len(admins))
        to.update((alert_id, admins) for alert_id in forsaken)
    return [_alert(alert_id, chat, language) for alert_id, chats in to.items() for chat, language in dict(chats).items()]


def _alert(alert_id: int, chat_id: int, language: str, *, edit: bool = False) -> Draft:
    key = None if edit else f"alert:{alert_id}:chat-{chat_id}"
    return Draft(chat_id, Lane.ALERT, language, card=alert_card(alert_id), screen="alert", subject=str(alert_id), edit=edit, dedupe_key=key)


async def _admins(connection: AsyncConnection) -> list[tuple[int, str]]:
    statement = (
        select(account.c.chat_id, account.c.language)
        .join(membership, membership.c.account_id == account.c.id)
        .where(held, membership.c.role == Role.ADMIN.value, account.c.reachable)
        .order_by(account.c.id)
    )
    return [(row.chat_id, row.language) for row in await connection.execute(statement)]


async def _changed(connection: AsyncConnection, alert_ids: Sequence[int]) -> list[Draft]:
    cards = {alert_card(alert_id): alert_id for alert_id in alert_ids}
    standing = await holders(connection, list(cards))
    to = {(card, holder.chat_id): holder.language for card, who in standing.items() for holder in who}
    # On its way: composed before this change, perhaps, and not there yet. The edit follows it.
    for waiting in await outbox.waiting_cards(connection, Lane.ALERT, list(cards)):
        to.setdefault((waiting.card, waiting.chat_id), waiting.language)
    return [_alert(cards[card], chat_id, language, edit=True) for (card, chat_id), language in to.items()]
