"""The card of a running questionnaire follows below a broadcast: sent anew, as the questionnaire stands when its turn comes, and only then
is the old one taken away.

Nothing is answered by that. Whoever answers meanwhile, on the old card or by typing, is answered by the desk as ever; what is found to have
moved on its own is left alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox import outbox
from bot.mailbox.letters import TASK_BELOW, TASK_MOVED, Draft, Fate, Finished, Lane, Letter
from bot.mailbox.outbox import waiting_at_once
from bot.storage.columns import among
from bot.storage.seats import read_sessions
from bot.storage.secrets import Keyring
from bot.storage.tables import account, card, session
from conversations.engine.session import Session
from conversations.view import TASK

RUNS = timedelta(hours=12)
"""A questionnaire that nobody has touched for longer is not running: its card stays where it is."""
_WORTH = timedelta(hours=1)
CHASE = "broadcast_chase"


async def move_task_cards(connection: AsyncConnection, finished: Sequence[Finished], arrived: Sequence[Finished], now: datetime) -> None:
    """Queue the card anew, once, for the chats in which a broadcast has `arrived`, or a reminder to confirm one, below the card of a
    running questionnaire; and the taking away of the old ones where a new one was delivered. Two statements at most."""
    delivered = [one for one in finished if one.fate is Fate.DELIVERED and one.message_id is not None]
    chased = [one for one in delivered if one.letter.screen == CHASE and not one.letter.edit]
    lowest = {one.letter.chat_id: one.message_id or 0 for one in sorted((*arrived, *chased), key=lambda one: one.message_id or 0)}
    drafts = [_taken_away(one) for one in delivered if one.letter.screen == TASK_BELOW]
    drafts += await _below(connection, lowest, now) if lowest else []
    if drafts:
        await outbox.queue(connection, drafts, now, now)


async def _below(connection: AsyncConnection, lowest: Mapping[int, int], now: datetime) -> list[Draft]:
    s = session.c
    statement = (
        select(s.chat_id, card.c.message_id, account.c.language)
        .join(card, (card.c.chat_id == s.chat_id) & (card.c.card == TASK))
        .join(account, account.c.chat_id == s.chat_id)
        .where(among(s.chat_id, sorted(lowest)), s.updated_at >= now - RUNS, s.state["flow"].as_string().is_not(None))
        .order_by(s.chat_id)
    )
    return [
        Draft(
            row.chat_id,
            Lane.ROUTINE,
            row.language,
            card=TASK,
            screen=TASK_BELOW,
            subject=f"{lowest[row.chat_id]}:{row.message_id}",
            dedupe_key=f"task-below:{row.chat_id}:{lowest[row.chat_id]}",
            expires_at=now + _WORTH,
        )
        for row in await connection.execute(statement)
        if row.message_id < lowest[row.chat_id]
    ]


def _taken_away(done: Finished) -> Draft:
    letter, old = done.letter, was(done.letter)
    key = f"task-moved:{letter.chat_id}:{old}"
    subject = str(done.message_id)
    return Draft(
        letter.chat_id,
        Lane.ROUTINE,
        letter.language,
        card="",
        screen=TASK_MOVED,
        subject=subject,
        edit=True,
        message_id=old,
        dedupe_key=key,
    )


def was(letter: Letter) -> int:
    """Which message the card was when it was to be sent below another one."""
    return int(letter.subject.partition(":")[2])


@dataclass(frozen=True, slots=True)
class TaskCards:
    """What is known of the chats for which letters of this kind are looked at."""

    sessions: Mapping[int, Session] = field(default_factory=dict)
    places: Mapping[int, int] = field(default_factory=dict)
    sending: frozenset[int] = frozenset()
    """Chats to which the desk is sending the card anew."""
    editing: frozenset[int] = frozenset()
    """Chats in which the desk is editing it: where it stands afterwards is not known yet."""

    def is_early(self, letter: Letter) -> bool:
        """Whether it has to be looked at again a little later."""
        return letter.chat_id in self.editing

    def is_due(self, letter: Letter) -> bool:
        """Whether the letter still does what it was queued for."""
        place = self.places.get(letter.chat_id)
        if letter.chat_id in self.sending or place is None:
            return False
        return place == was(letter) if letter.screen == TASK_BELOW else place != letter.message_id


async def learn_task_cards(connection: AsyncConnection, letters: Collection[Letter], keyring: Keyring | None) -> TaskCards:
    """The sessions of the chats of these letters, and where their cards stand. Three statements at most."""
    chats = sorted({letter.chat_id for letter in letters if letter.screen in (TASK_BELOW, TASK_MOVED)})
    if not chats:
        return TaskCards()
    sessions = await read_sessions(connection, chats, keyring)
    standing = select(card.c.chat_id, card.c.message_id).where(among(card.c.chat_id, chats), card.c.card == TASK)
    places = {row.chat_id: row.message_id for row in await connection.execute(standing)}
    waiting = [one for one in await waiting_at_once(connection, chats) if one.card == TASK]
    sending, editing = ({one.chat_id for one in waiting if one.edit is edit} for edit in (False, True))
    return TaskCards(sessions, places, frozenset(sending), frozenset(editing))
