"""Who hears of a message: the managers of the enterprise, or the officer who is answered.

A single message leaves at once, as a reply does: it is one enterprise's few managers, and somebody waits for an answer. What is written to
all laggards is queued by `bot/storage/records/officer_day.py` in the paced lane of reminders.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox import outbox
from bot.mailbox.letters import Draft, Fate, Finished, Lane
from bot.storage.answering import Place
from bot.storage.columns import among, below
from bot.storage.officers import Recipient
from bot.storage.statements import insert_into
from bot.storage.tables import account, enterprise, held, membership, message, message_taken
from bot.storage.taking_over import taking_over
from conversations.officer_day import Instead
from conversations.roles import Role

_log = structlog.get_logger(__name__)
TO_MANAGER, TO_OFFICER = "message", "message_back"
"""The composed screens; their subjects are the message's id, and `MESSAGE:ANSWERED`, with `:INSTEAD` where somebody takes it over."""
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
    """What a manager answered goes to the officer who wrote. Of whoever is no officer of that place any more, or cannot be written to, it
    is taken over by those who answer for the enterprise now: the letter says so, and it stands in their list. `now` is local. Nine
    statements at most."""
    officer = (membership.c.role == Role.OFFICER.value) & below(enterprise.c.path, membership.c.path)
    still = exists().where(membership.c.account_id == message.c.officer_id, held, or_(officer, membership.c.role == Role.ADMIN.value))
    statement = (
        select(message.c.id, message.c.answers, message.c.enterprise_id, enterprise.c.path)
        .add_columns(account.c.id.label("account_id"), account.c.chat_id, account.c.language, account.c.reachable)
        .add_columns(still.correlate(message, enterprise).label("still"))
        .join_from(message, enterprise, enterprise.c.id == message.c.enterprise_id)
        .join(account, account.c.id == message.c.officer_id)
        .where(among(message.c.id, message_ids))
        .order_by(message.c.id)
    )
    rows = (await connection.execute(statement)).all()
    places = {row.id: Place(row.enterprise_id, row.path) for row in rows if not (row.still and row.reachable)}
    others = await taking_over(connection, set(places.values()), now.date()) if places else {}
    drafts, taken = [], []
    for row in rows:
        subject = f"{row.id}:{row.answers}"
        to: Sequence[Recipient] = (Recipient(row.account_id, row.chat_id, row.language),)
        if row.id in places:
            to = others[places[row.id]]
            taken += [{"account_id": one.account_id, "message_id": row.id} for one in to]
            subject += f":{(Instead.AWAY if row.still else Instead.LEFT).value}"
        if not to:
            _log.warning("answer_without_reader", message=row.id)
        # With a key: what comes back and is sent on reaches nobody twice.
        keys = [f"answer:{row.id}:{one.chat_id}" for one in to]
        drafts += [
            replace(_draft(one.chat_id, one.language, row.id, TO_OFFICER, subject, now), dedupe_key=key)
            for one, key in zip(to, keys, strict=True)
        ]
    if taken:
        # In one order: the desk and the recorder may write down the same at once, and do not wait for each other crosswise.
        taken.sort(key=lambda one: (one["message_id"], one["account_id"]))
        await connection.execute(insert_into(connection, message_taken).on_conflict_do_nothing(), taken)
    return drafts


async def send_on(connection: AsyncConnection, finished: Sequence[Finished], now: datetime) -> None:
    """Answers that did not reach their officer, because nobody is there or the officer has just left, go to whoever takes them over.
    Call it once it is written down who cannot be written to. Eleven statements at most; none where there is no such answer."""
    lost = [one.letter for one in finished if one.letter.screen == TO_OFFICER and one.fate in (Fate.UNREACHABLE, Fate.DROPPED)]
    if lost:
        drafts = await to_officers(connection, sorted({int(letter.subject.split(":")[0]) for letter in lost}), now)
        await outbox.queue(connection, drafts, now, now, {draft.chat_id for draft in drafts})


def _draft(chat_id: int, language: str, key: int, screen: str, subject: str, now: datetime) -> Draft:
    """A card of its own: whatever questionnaire is running in the chat goes on where it stands."""
    return Draft(chat_id, Lane.REPLY, language, card=f"message/{key}", screen=screen, subject=subject, expires_at=now + KEPT)
