"""From a letter to what is really sent: is it still true, how does it read, which message does it edit."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.alert_letters import replies_to
from bot.mailbox.broadcast_albums import albums_of
from bot.mailbox.dead_letters import cause_of
from bot.mailbox.facts import FactSource
from bot.mailbox.grouping import Grouped
from bot.mailbox.letters import TASK_BELOW, TASK_MOVED, Letter
from bot.mailbox.messenger import Screen
from bot.mailbox.outbox import waiting_at_once
from bot.mailbox.patience import Patience
from bot.mailbox.task_cards import TaskCards, learn_task_cards
from bot.storage.briefings import Facts, load_accounts
from bot.storage.columns import among
from bot.storage.database import Database
from bot.storage.tables import card
from conversations.briefing import Briefing
from conversations.engine.session import Session
from conversations.roles import Account
from conversations.unattached import unattached
from conversations.view import View
from conversations.want import Want

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Ready:
    """To be sent now: as a new message, or as an edit of `message_id`. `card` names the living message. `instead`: what is sent when the
    attachment of the screen cannot be. `reply_to`: the message that it answers. `more`: the other messages of the album that it takes
    back."""

    screen: Screen
    card: str
    message_id: int | None
    instead: Screen | None = None
    reply_to: int | None = None
    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Untrue:
    """Not true any more, or there is nothing to edit: it is dropped."""


@dataclass(frozen=True, slots=True)
class TooEarly:
    """It is about a card that is just being sent, or edited."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A bug: it cannot be shown. `cause` is for the dead letters."""

    cause: str


Rendered = Ready | Untrue | TooEarly | Broken


class Renderer(Protocol):
    """Looks at a letter right before it is sent."""

    async def render(self, letter: Letter) -> Rendered:
        """What to do with `letter`. Raises only when the database does not come back."""
        ...


class Composer(Protocol):
    """Screens that leave without being asked for (`conversations.dialogue`)."""

    def composed_wants(self, screen: str, subject: str, account: Account | None) -> tuple[Want, ...]:
        """What the screen needs to know."""
        ...

    def compose(self, screen: str, subject: str, briefing: Briefing) -> View | None:
        """The screen as things stand; None when it is not true any more."""
        ...

    def task_wants(self, session: Session, account: Account | None) -> tuple[Want, ...]:
        """What the card of a running questionnaire needs to know."""
        ...

    def task_card(self, session: Session, briefing: Briefing) -> View | None:
        """That card as it stands; None when nothing runs."""
        ...


class Wording(Protocol):
    """Words a view (`conversations.wording`)."""

    def screen(self, view: View, language: str) -> Screen:
        """The view in the language."""
        ...


@dataclass(frozen=True, slots=True)
class _Knowledge:
    """What a group of letters needs of the database."""

    accounts: Mapping[int, Account]
    wants: Mapping[int, tuple[Want, ...]]
    facts: Facts
    places: Mapping[tuple[int, str], int]
    to_come: frozenset[tuple[int, str]]
    tasks: TaskCards
    albums: Mapping[int, tuple[int, ...]]


class LetterRenderer:
    """Words letters that carry their view at once; whatever needs the database is looked up for many letters together."""

    def __init__(self, database: Database, patience: Patience, facts: FactSource, composer: Composer, wording: Wording) -> None:
        self._database = database
        self._patience = patience
        self._facts = facts
        self._composer = composer
        self._wording = wording
        self._grouped: Grouped[Letter, Rendered] = Grouped(self._look, most=100)

    async def render(self, letter: Letter) -> Rendered:
        """What to do with `letter`. Raises only when the database does not come back."""
        if letter.view is not None and not letter.nameless:
            return self._worded(letter, letter.view, letter.language, letter.message_id)
        return await self._grouped(letter)

    async def _look(self, letters: Sequence[Letter]) -> Sequence[Rendered]:
        try:
            known = await self._patience.through(lambda: self._learn(letters))
        except Exception as error:
            if self._patience.gave_up or self._database.is_away(error):
                raise
            if len(letters) > 1:
                return [(await self._look([letter]))[0] for letter in letters]  # one of them is to blame, not the others
            return [Broken(cause_of(error))]
        return [self._judge(letter, known) for letter in letters]

    async def _learn(self, letters: Sequence[Letter]) -> _Knowledge:
        composed = [letter for letter in letters if letter.view is None]
        nameless = [letter for letter in letters if letter.nameless]
        async with self._database.read() as connection:
            accounts = await load_accounts(connection, {letter.chat_id for letter in composed}) if composed else {}
            tasks = await learn_task_cards(connection, composed, self._facts.keyring)
            wants = {letter.id: self._wants(letter, accounts.get(letter.chat_id), tasks) for letter in composed}
            wanted = tuple(dict.fromkeys(want for some in wants.values() for want in some))
            facts = await self._facts.load(connection, wanted, locking=False)
            answered = {(letter.chat_id, card) for letter in letters if (card := replies_to(letter)) is not None}
            wanted_places = {(letter.chat_id, letter.card) for letter in nameless} | answered
            places = await _places(connection, wanted_places) if wanted_places else {}
            missing = {letter.chat_id for letter in nameless if (letter.chat_id, letter.card) not in places}
            waiting = await waiting_at_once(connection, missing) if missing else []
            albums = await albums_of(connection, composed)
        to_come = frozenset((w.chat_id, w.card) for w in waiting if not w.edit)
        return _Knowledge(accounts, wants, facts, places, to_come, tasks, albums)

    def _wants(self, letter: Letter, account: Account | None, tasks: TaskCards) -> tuple[Want, ...]:
        if letter.screen != TASK_BELOW:
            return self._composer.composed_wants(letter.screen, letter.subject, account)
        running = tasks.sessions.get(letter.chat_id)
        return self._composer.task_wants(running, account) if running is not None else ()

    def _judge(self, letter: Letter, known: _Knowledge) -> Rendered:
        message_id = letter.message_id
        if letter.nameless:
            message_id = known.places.get((letter.chat_id, letter.card))
            if message_id is None:
                return TooEarly() if (letter.chat_id, letter.card) in known.to_come else Untrue()
        if letter.view is not None:
            return self._worded(letter, letter.view, letter.language, message_id)
        if letter.screen in (TASK_BELOW, TASK_MOVED) and known.tasks.is_early(letter):
            return TooEarly()
        account = known.accounts.get(letter.chat_id)
        language = account.language if account is not None else letter.language
        try:
            briefing = self._facts.briefing(known.facts, known.wants[letter.id], account, language)
            view = self._view(letter, briefing, known.tasks)
        except Exception as error:
            _log.exception("screen_not_composed", screen=letter.screen, letter=letter.id)
            return Broken(cause_of(error))
        if view is None:
            return Untrue()
        rendered, answered = self._worded(letter, view, language, message_id), replies_to(letter)
        if not isinstance(rendered, Ready):
            return rendered
        reply_to = known.places.get((letter.chat_id, answered)) if answered is not None else None
        return replace(rendered, reply_to=reply_to, more=known.albums.get(letter.id, ()))

    def _view(self, letter: Letter, briefing: Briefing, tasks: TaskCards) -> View | None:
        if letter.screen in (TASK_BELOW, TASK_MOVED) and not tasks.is_due(letter):
            return None
        if letter.screen != TASK_BELOW:
            return self._composer.compose(letter.screen, letter.subject, briefing)
        running = tasks.sessions.get(letter.chat_id)
        return self._composer.task_card(running, briefing) if running is not None else None

    def _worded(self, letter: Letter, view: View, language: str, message_id: int | None) -> Rendered:
        try:
            screen = self._wording.screen(view, language)
            if view.attachment is None:
                return Ready(screen, view.card, message_id)
            # A message with an attachment is never an edit: no text becomes a picture. (A composed screen is known only now.)
            return Ready(screen, view.card, None, instead=self._wording.screen(unattached(view), language))
        except Exception as error:
            _log.exception("view_not_worded", screen=letter.screen, letter=letter.id)
            return Broken(cause_of(error))


async def _places(connection: AsyncConnection, wanted: Collection[tuple[int, str]]) -> dict[tuple[int, str], int]:
    chats, cards = {chat for chat, _ in wanted}, {name for _, name in wanted}
    statement = select(card.c.chat_id, card.c.card, card.c.message_id).where(among(card.c.chat_id, chats), among(card.c.card, cards))
    return {(row.chat_id, row.card): row.message_id for row in await connection.execute(statement)}
