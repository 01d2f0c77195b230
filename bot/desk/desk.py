"""The desk: a batch of arrivals becomes turns, and everything that comes of them is stored in one transaction (DESIGN §4).

1. the update ids go into the inbox: what was done before is dropped, and the card of a running questionnaire is shown again;
2. sessions, accounts and facts are loaded for the whole batch; 3. the core takes its turns; 4. records, sessions, letters, dead letters are
written in bulk and committed; 5. only then may anything be acknowledged, and the letters are handed to the sender.

A batch that fails is split and run again; what fails alone goes to the dead letters, and its person is told that nothing was saved.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk import post
from bot.desk.albums import Albums
from bot.desk.arrival import Answer, Arrival
from bot.desk.intake import DatabaseAway
from bot.desk.office import Office
from bot.desk.trouble import NOTHING_SAVED, apology, dead_letter, unread_letter
from bot.desk.turns import Failed, Taken, Turns
from bot.mailbox import outbox
from bot.mailbox.dead_letters import DeadLetter, bury
from bot.mailbox.inbox import take_updates
from bot.mailbox.letters import Draft, Letter
from bot.mailbox.outbox import Waiting
from bot.mailbox.sender import Sender
from bot.storage.briefings import load_accounts, save_sessions
from bot.storage.files import FileToRead
from bot.storage.unreachable_alerts import note_reachable
from bot.storage.writers import Deed, apply
from conversations.view import Line

_log = structlog.get_logger(__name__)
_CONFLICTS_MOST = 5


@dataclass(slots=True)
class _Done:
    """What a committed batch leaves to do outside the database."""

    answers: list[Answer]
    letters: list[Letter] = field(default_factory=list)
    files: Sequence[FileToRead] = ()


class Desk:
    """`on_files` is told of uploads that are to be fetched."""

    def __init__(self, office: Office, sender: Sender, on_files: Callable[[Sequence[FileToRead]], None]) -> None:
        self._office = office
        self._database = office.database
        self._clock = office.clock
        self._turns = Turns(office.dialogue, office.facts, office.default_language, office.keyring)
        self._sender = sender
        self._on_files = on_files
        self._albums = Albums()

    async def take(self, arrivals: Sequence[Arrival]) -> list[Answer]:
        """Do what the arrivals ask for, at most one of a chat, and give their answers in their order.

        Raises DatabaseAway when the database cannot be reached: then nothing may be acknowledged, and all is to be taken again.
        """
        conflicts = 0
        while True:
            try:
                return await self._once(arrivals)
            except Exception as error:
                if self._database.is_away(error):
                    raise DatabaseAway(type(error).__name__) from error
                conflicts += self._database.is_conflict(error)
                # Two of one batch may be in each other's way: alone they are not.
                if self._database.is_conflict(error) and conflicts <= (_CONFLICTS_MOST if len(arrivals) == 1 else 1):
                    continue
                failure = error
            if len(arrivals) == 1:
                return [await self._give_up(arrivals[0], failure)]
            # Two who do the same at once are no trouble: run alone, the second sees what the first did.
            tell = _log.info if self._database.is_conflict(failure) else _log.warning
            tell("batch_split", arrivals=len(arrivals), cause=type(failure).__name__)
            half = len(arrivals) // 2
            return [*await self.take(arrivals[:half]), *await self.take(arrivals[half:])]

    async def _once(self, arrivals: Sequence[Arrival]) -> list[Answer]:
        async with self._database.begin() as connection:
            done = await self._run(connection, arrivals)
        self._sender.accept(done.letters)
        self._albums.answered(arrivals)
        if done.files:
            self._on_files(done.files)
        return done.answers

    async def _run(self, connection: AsyncConnection, arrivals: Sequence[Arrival]) -> _Done:
        now = self._clock.now()
        fresh = await take_updates(connection, [arrival.update_id for arrival in arrivals], now)
        office = self._office
        local = now.astimezone(office.clock.zone)
        touched: list[int] = []
        for reachable in (True, False):
            chats = [a.chat_id for a in arrivals if a.reachable is reachable and a.update_id in fresh]
            touched += await note_reachable(connection, chats, reachable, local)
        calls = await self._turns.calls(connection, arrivals, fresh)
        taken, failed, policy = await self._turns.take(connection, calls)
        unread = [unread_letter(a) for a in arrivals if a.problem is not None and a.update_id in fresh]
        await bury(connection, [*unread, *(dead_letter(f.call.arrival, f.error) for f in failed if not f.call.again)], now)
        deeds = [Deed(r, t.call.account_id, t.call.arrival.chat_id, t.call.arrival.sender_name) for t in taken for r in t.turn.records]
        aftermath = await apply(connection, deeds, local, office.keyring, office.reminders_from(now), policy)
        aftermath = replace(aftermath, changed_alerts=tuple(sorted({*aftermath.changed_alerts, *touched})))
        changed = {t.call.arrival.chat_id: t.turn.session for t in taken if t.turn.session != t.call.seat.session}
        await save_sessions(connection, changed, now, office.keyring)
        drafts = [draft for one in taken for draft in post.replies(one, goes_on=self._albums.goes_on(one.call.arrival))]
        drafts += [apology(f.call.arrival, f.call.language) for f in failed if not f.call.again]
        drafts += await post.alerts(connection, aftermath, drafts, local, policy, lambda moment: office.reminders_from(moment) or moment)
        drafts += await post.about_returns(connection, aftermath, office.link, policy.invite_days)
        drafts += await post.about_disinfection(connection, aftermath)
        drafts += await post.about_couriers(connection, aftermath)
        drafts += await post.about_duty(connection, aftermath)
        drafts += await post.about_messages(connection, aftermath, local)
        drafts += await post.about_broadcasts(connection, aftermath, drafts)
        repeated = {a.chat_id for a in arrivals if a.update_id not in fresh}
        letters = await self._queue(connection, drafts, repeated, now)
        return _Done(self._answers(arrivals, taken, failed), letters, aftermath.files_to_read)

    async def _queue(self, connection: AsyncConnection, drafts: Sequence[Draft], repeated: set[int], now: datetime) -> list[Letter]:
        """Queue what is to leave. Where something for the same chat is still in other hands, or has to wait, it stays behind that."""
        chats = repeated | {draft.chat_id for draft in drafts}
        if not chats:
            return []
        elsewhere = [w for w in await outbox.waiting_at_once(connection, chats) if not self._sender.holds(w.id)]
        if elsewhere:
            elsewhere = await self._settle(connection, elsewhere, drafts, repeated, now)
        behind = frozenset(waiting.chat_id for waiting in elsewhere)
        return await outbox.queue(connection, drafts, now, self._sender.claim_end(), behind) if drafts else []

    async def _settle(
        self, connection: AsyncConnection, elsewhere: Sequence[Waiting], drafts: Sequence[Draft], repeated: set[int], now: datetime
    ) -> list[Waiting]:
        """What still waits after this: edits in nobody's hands that ours replace are ended. An update comes again mostly because its
        process died before it could answer: that process' edits, which do no harm when they are made twice, need no claim any more."""
        edits = {(draft.chat_id, draft.card) for draft in drafts if draft.edit}
        replaced = [w for w in elsewhere if w.edit and (w.chat_id, w.card) in edits and w.held_until <= now]
        if replaced:
            await outbox.supersede(connection, [w.id for w in replaced], now)
        await outbox.release(connection, [w.id for w in elsewhere if w.edit and w.chat_id in repeated and w not in replaced])
        return [waiting for waiting in elsewhere if waiting not in replaced]

    def _answers(self, arrivals: Sequence[Arrival], taken: Sequence[Taken], failed: Sequence[Failed]) -> list[Answer]:
        said: dict[int, tuple[Line, str, bool]] = {
            t.call.arrival.update_id: (t.turn.toast, t.language, t.turn.urgent_toast) for t in taken if t.turn.toast is not None
        }
        said |= {f.call.arrival.update_id: (NOTHING_SAVED, f.call.language, True) for f in failed if not f.call.again}
        return [self._answer(arrival, *said.get(arrival.update_id, (None, "", False))) for arrival in arrivals]

    def _answer(self, arrival: Arrival, toast: Line | None, language: str, alert: bool) -> Answer:
        if arrival.callback_id is None or toast is None:
            return Answer(arrival.update_id, arrival.callback_id)
        try:
            return Answer(arrival.update_id, arrival.callback_id, self._office.wording.toast(toast, language), alert)
        except Exception:
            # The turn itself is good: it is not undone for want of a toast.
            _log.exception("toast_not_worded", key=toast.key)
            return Answer(arrival.update_id, arrival.callback_id)

    async def _give_up(self, arrival: Arrival, error: Exception) -> Answer:
        """The arrival fails alone: keep it among the dead, tell its person, acknowledge it. Raises DatabaseAway when not even that works:
        nothing is acknowledged that left no trace."""
        _log.error("arrival_failed", update_id=arrival.update_id, exc_info=error)
        whole = dead_letter(arrival, error)
        for letter, tell in ((whole, True), (replace(whole, payload=None), True), (whole, False)):
            try:
                return await self._bury(arrival, letter, tell=tell and arrival.signal is not None)
            except Exception as worse:
                if self._database.is_away(worse):
                    raise DatabaseAway(type(worse).__name__) from worse
                _log.exception("dead_letter_failed", update_id=arrival.update_id)
        raise DatabaseAway("no dead letter could be written")

    async def _bury(self, arrival: Arrival, letter: DeadLetter, *, tell: bool) -> Answer:
        now, language = self._clock.now(), self._turns.language(arrival)
        letters: list[Letter] = []
        async with self._database.begin() as connection:
            if not await take_updates(connection, [arrival.update_id], now):
                return Answer(arrival.update_id, arrival.callback_id)  # it was done after all
            await bury(connection, [letter], now)
            if tell:
                account = (await load_accounts(connection, [arrival.chat_id])).get(arrival.chat_id)
                language = account.language if account is not None else language
                letters = await self._queue(connection, [apology(arrival, language)], set(), now)
        self._sender.accept(letters)
        return self._answer(arrival, NOTHING_SAVED, language, alert=True)
