"""What leaves about alerts: the card, a nudge in reply to it where it stands already, one message for several routine ones, and edits.

Whom to tell is decided by the chain of each alert (`bot/storage/escalation.py`); every letter is composed right before it leaves.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.letters import Draft, Lane, Letter
from bot.mailbox.outbox import waiting_cards
from bot.storage.cards import holders
from bot.storage.chases import Told
from bot.storage.columns import among
from bot.storage.escalation import Escalated
from bot.storage.tables import account, card, outbox
from conversations.chain import NoticeKind
from conversations.screens.alert_letters import NEW, alert_moved

_log = structlog.get_logger(__name__)
_CARD, _NUDGE = "alert/", "nudge/"
SCREEN, NUDGE, BUNDLE = "alert", "alert_nudge", "alert_bundle"
"""The composed screens. Their subjects: the alert's id, with `:new` where it is no edit; `ALERT:KIND:NOTICE`; `ACCOUNT:MOMENT` (seconds
since 1970)."""


def alert_card(alert_id: int) -> str:
    """The name of an alert's living message."""
    return f"{_CARD}{alert_id}"


def alert_edit(alert_id: int, chat_id: int, language: str) -> Draft:
    """An edit of the card that stands in a chat."""
    return Draft(chat_id, Lane.ALERT, language, card=alert_card(alert_id), screen=SCREEN, subject=str(alert_id), edit=True)


def replies_to(letter: Letter) -> str | None:
    """The card to which a letter is sent as a reply; None for those that are no replies."""
    return alert_card(int(letter.subject.split(":")[0])) if letter.screen == NUDGE else None


async def letters(connection: AsyncConnection, told: Sequence[Told]) -> list[Draft]:
    """A letter for every notice, and one for all notices of a bundle. At most four statements."""
    if not told:
        return []
    columns = select(account.c.id, account.c.chat_id, account.c.language)
    people = {row.id: row for row in await connection.execute(columns.where(among(account.c.id, {one.account_id for one in told})))}
    alone = [one for one in told if one.bundle is None and one.account_id in people]
    shown = await _shown(connection, {one.alert_id for one in alone}) if alone else set()
    drafts = []
    for one in alone:
        chat, language = people[one.account_id].chat_id, people[one.account_id].language
        where = (chat, alert_card(one.alert_id))
        drafts.append(_nudge(one, chat, language) if where in shown else _card(one, chat, language))
        shown.add(where)
    bundles = {(one.account_id, one.bundle): one for one in told if one.bundle is not None and one.account_id in people}
    together = [_bundle(one, people[one.account_id].chat_id, people[one.account_id].language) for one in bundles.values()]
    gone = await _gone(connection, together) if together else set()
    drafts += [
        replace(draft, dedupe_key=f"{draft.dedupe_key}:{one.notice_id}") if draft.dedupe_key in gone else draft
        for draft, one in zip(together, bundles.values(), strict=True)
    ]
    return drafts


def _key(told: Told, chat_id: int) -> str:
    """Of steps each is told once; whatever else is told may be so more than once at the same place of the chain."""
    again = "" if told.kind is NoticeKind.STEP else f":{told.notice_id}"
    return f"alert:{told.alert_id}:{told.kind}:{told.round}:{told.step}{again}:chat-{chat_id}"


def _card(told: Told, chat_id: int, language: str) -> Draft:
    name, key = alert_card(told.alert_id), _key(told, chat_id)
    return Draft(chat_id, Lane.ALERT, language, card=name, screen=SCREEN, subject=f"{told.alert_id}:{NEW}", dedupe_key=key)


def _nudge(told: Told, chat_id: int, language: str) -> Draft:
    subject, key = f"{told.alert_id}:{told.kind}:{told.notice_id}", _key(told, chat_id)
    return Draft(chat_id, Lane.ALERT, language, card=f"{_NUDGE}{told.alert_id}", screen=NUDGE, subject=subject, dedupe_key=key)


def _bundle(told: Told, chat_id: int, language: str) -> Draft:
    assert told.bundle is not None, "asked for bundled ones alone"  # noqa: S101
    moment = int(told.bundle.timestamp())
    return Draft(
        chat_id,
        Lane.ROUTINE,
        language,
        card=f"bundle/{moment}",
        screen=BUNDLE,
        subject=f"{told.account_id}:{moment}",
        dedupe_key=f"bundle:{chat_id}:{moment}",
        not_before=told.bundle,
    )


async def _gone(connection: AsyncConnection, together: Sequence[Draft]) -> set[str]:
    """The keys of those bundles that have left: a clock that was ahead was put back, and their moment comes again. One statement."""
    key = outbox.c.dedupe_key
    left = select(key).where(among(key, [str(draft.dedupe_key) for draft in together]), outbox.c.outcome.is_not(None))
    return {str(one) for one in await connection.scalars(left)}


async def _shown(connection: AsyncConnection, alert_ids: Collection[int]) -> set[tuple[int, str]]:
    """Where the cards of these alerts stand, or are about to. Two statements."""
    cards = [alert_card(alert_id) for alert_id in sorted(alert_ids)]
    standing = await holders(connection, cards)
    waiting = await waiting_cards(connection, cards)
    return {(one.chat_id, name) for name, who in standing.items() for one in who} | {(one.chat_id, one.card) for one in waiting}


async def edits(connection: AsyncConnection, alert_ids: Sequence[int]) -> list[Draft]:
    """An edit of these alerts' cards on every phone that has them. Two statements."""
    if not alert_ids:
        return []
    cards = {alert_card(alert_id): alert_id for alert_id in alert_ids}
    standing = await holders(connection, list(cards))
    to = {(name, holder.chat_id): holder.language for name, who in standing.items() for holder in who}
    # On its way, as what answers a tap is: composed before this change, perhaps, and not there yet, or not written down. The edit follows.
    for waiting in await waiting_cards(connection, list(cards)):
        to.setdefault((waiting.card, waiting.chat_id), waiting.language)
    return [alert_edit(cards[name], chat_id, language) for (name, chat_id), language in to.items()]


async def moved(connection: AsyncConnection, answered: Sequence[Draft]) -> list[Draft]:
    """Where an alert was opened in another message than its card, a nudge or a list, that becomes the card (the drafts `answered`). The
    former one says so and is the card no more: what is not kept up to date any longer would tell what is not true. At most one statement.

    Whatever was tapped: that a nudge was sent may not be written down yet when its button comes."""
    tapped = [draft for draft in answered if draft.edit and draft.message_id is not None and draft.card.startswith(_CARD)]
    if not tapped:
        return []
    cards = among(card.c.card, sorted({draft.card for draft in tapped}))
    rows = await connection.execute(select(card).where(among(card.c.chat_id, {draft.chat_id for draft in tapped}), cards))
    places = {(row.chat_id, row.card): row.message_id for row in rows}
    drafts = []
    for draft in tapped:
        former = places.get((draft.chat_id, draft.card), draft.message_id)
        if former != draft.message_id:
            view = alert_moved(int(draft.card.removeprefix(_CARD)))
            drafts.append(Draft(draft.chat_id, Lane.ALERT, draft.language, card=view.card, view=view, edit=True, message_id=former))
    return drafts


async def about(connection: AsyncConnection, escalated: Escalated, changed: Collection[int] = ()) -> list[Draft]:
    """All that leaves because of what was done to alerts: letters for those who are told, and edits of the cards that others have of them
    and of those `changed` otherwise. At most six statements."""
    if escalated.forsaken:
        _log.warning("alert_without_officer", count=len(escalated.forsaken), alerts=list(escalated.forsaken)[:10])
    drafts = await letters(connection, escalated.told)
    new = {(draft.chat_id, draft.card) for draft in drafts}
    others = await edits(connection, sorted({*escalated.changed, *changed}))
    return [*drafts, *(draft for draft in others if (draft.chat_id, draft.card) not in new)]
