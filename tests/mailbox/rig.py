"""A mailbox on a real database, with a messenger that answers as it is told and a clock that stands still."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from bot.mailbox import outbox
from bot.mailbox.facts import FactSource
from bot.mailbox.letters import Draft, Lane
from bot.mailbox.mailbox import Mailbox
from bot.mailbox.messenger import Delivered, Outcome, Parcel
from bot.storage import tables as t
from bot.storage.database import Database
from conversations.briefing import Briefing
from conversations.engine.session import Session
from conversations.roles import Account
from conversations.view import Line, View
from conversations.want import Want
from conversations.wording import Screen
from tests.mailbox.manual_clock import ManualClock

Script = Outcome | Callable[[Parcel], Awaitable[Outcome]]


class FakeMessenger:
    """Delivers everything, numbering the messages of each chat, unless `answers` of a chat say otherwise."""

    def __init__(self) -> None:
        self.parcels: list[Parcel] = []
        self.answers: dict[int, list[Script]] = defaultdict(list)
        self.now: dict[int, int] = defaultdict(int)
        self.most_at_once = 0
        self.most_in_a_chat = 0
        self.pace: Callable[[], Awaitable[None]] | None = None
        self._last: dict[int, int] = defaultdict(int)

    async def deliver(self, parcel: Parcel) -> Outcome:
        self.parcels.append(parcel)
        self.now[parcel.chat_id] += 1
        self.most_in_a_chat = max(self.most_in_a_chat, self.now[parcel.chat_id])
        self.most_at_once = max(self.most_at_once, sum(self.now.values()))
        try:
            if self.pace is not None:
                await self.pace()
            script = self.answers[parcel.chat_id]
            if script:
                answer = script.pop(0)
                return await answer(parcel) if callable(answer) else answer
            return self._delivered(parcel)
        finally:
            self.now[parcel.chat_id] -= 1

    def _delivered(self, parcel: Parcel) -> Delivered:
        if parcel.edit_message_id is not None:
            return Delivered(parcel.edit_message_id)
        self._last[parcel.chat_id] += 1
        return Delivered(self._last[parcel.chat_id])

    def texts(self, chat_id: int | None = None) -> list[str]:
        """What was sent, in order, with `*` before edits."""
        return [f"{'*' if p.edit_message_id else ''}{p.screen.text}" for p in self.parcels if chat_id is None or p.chat_id == chat_id]


class PlainWording:
    """The keys themselves, with the language where it is not Chinese."""

    def screen(self, view: View, language: str) -> Screen:
        if view.lines[0].key == "unwordable":
            raise KeyError("unwordable")
        told = "\n".join(self.toast(line, language) for line in view.lines)
        return Screen(told, (), view.card, view.attachment, language)

    def toast(self, line: Line, language: str) -> str:
        facts = "".join(f" {fact}" for fact in line.facts.values())
        return f"{line.key}{facts}{'' if language == 'zh-CN' else f' [{language}]'}"


class Composed:
    """Screens of a test: `truth[screen, subject]` is what is shown, None when it is not true any more."""

    def __init__(self) -> None:
        self.truth: dict[tuple[str, str], str | None] = {}
        self.composed: list[tuple[str, str]] = []

    def composed_wants(self, screen: str, subject: str, account: Account | None) -> tuple[Want, ...]:
        return ()

    def compose(self, screen: str, subject: str, briefing: Briefing) -> View | None:
        self.composed.append((screen, subject))
        subject = subject.removesuffix(":new")
        text = self.truth.get((screen, subject), f"{screen} {subject}")
        if text == "broken":
            raise ZeroDivisionError("a bug")
        return None if text is None else View((Line(text),), card=f"{screen}/{subject}")

    def task_wants(self, session: Session, account: Account | None) -> tuple[Want, ...]:
        return ()

    def task_card(self, session: Session, briefing: Briefing) -> View | None:
        return View((Line(f"task {session.flow} {session.version}"),)) if session.flow else None


def no_codes(_code: str) -> tuple[str, ...]:
    return ()


@dataclass
class Rig:
    """Everything a test of the mailbox needs."""

    database: Database
    clock: ManualClock
    messenger: FakeMessenger
    composer: Composed
    mailbox: Mailbox

    async def queue(self, *drafts: Draft, hand_over: bool = True) -> list[int]:
        """Queue drafts in a transaction of their own, and hand them to the sender as the desk does. The ids of what is in hand."""
        async with self.database.begin() as connection:
            letters = await outbox.queue(connection, drafts, self.clock.now(), self.mailbox.sender.claim_end())
        if hand_over:
            self.mailbox.sender.accept(letters)
        return [letter.id for letter in letters]

    async def send(self, *drafts: Draft) -> None:
        """Queue, hand over, and wait until all that can be done is done."""
        await self.queue(*drafts)
        await self.mailbox.sender.idle()

    async def look(self) -> None:
        """One look of the sweep, and all that comes of it."""
        while await self.mailbox.sweep.look():
            pass
        await self.mailbox.sender.idle()

    async def later(self, seconds: float) -> None:
        """The sweep's look after some time."""
        self.clock.advance(seconds)
        await self.look()

    async def rows(self, *columns: Any) -> Sequence[Row[Any]]:
        """The outbox, in order."""
        async with self.database.read() as connection:
            return (await connection.execute(select(*(columns or (t.outbox,))).order_by(t.outbox.c.id))).all()

    async def fates(self) -> list[str | None]:
        """What became of every letter."""
        return [row.outcome for row in await self.rows(t.outbox.c.outcome)]


def facts_of(clock: ManualClock) -> FactSource:
    """Facts where every day is a work day."""
    return FactSource(clock, no_codes, lambda _day: True)


def mailbox_on(database: Database, clock: ManualClock, messenger: FakeMessenger, composer: Composed, rate: float = 25.0) -> Mailbox:
    """A mailbox as another process on the same database would have it."""
    facts = facts_of(clock)
    return Mailbox(database, clock, messenger, facts=facts, composer=composer, wording=PlainWording(), rate=rate)


def rig_on(database: Database, rate: float = 25.0) -> Rig:
    """A mailbox for a test."""
    clock, messenger, composer = ManualClock(), FakeMessenger(), Composed()
    return Rig(database, clock, messenger, composer, mailbox_on(database, clock, messenger, composer, rate))


def reply(chat_id: int, text: str, *, edit: int | bool = False, card: str = "task", lane: Lane = Lane.REPLY) -> Draft:
    """A card with one line. `edit`: the message's id, or True for whichever stands for the card."""
    view = View((Line(text),), card=card)
    return Draft(chat_id, lane, "zh-CN", card=card, view=view, edit=bool(edit), message_id=None if isinstance(edit, bool) else edit)


def composed(chat_id: int, screen: str, subject: str, *, lane: Lane = Lane.ALERT, edit: bool = False, key: str | None = None) -> Draft:
    """A letter whose screen is composed right before it is sent."""
    return Draft(chat_id, lane, "zh-CN", card=f"{screen}/{subject}", screen=screen, subject=subject, edit=edit, dedupe_key=key)
