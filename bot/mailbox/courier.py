"""One letter's way to the messenger, and what its outcome means for the outbox."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.mailbox.backoff import backoff
from bot.mailbox.dead_letters import cause_of
from bot.mailbox.letters import IMMEDIATE, Fate, Finished, Letter, Postponed, Result
from bot.mailbox.messenger import GONE, Delivered, Gone, Held, Messenger, NotMade, Outcome, Parcel, Refused, RetryAt, Unknown, Unreachable
from bot.mailbox.pauses import Pauses
from bot.mailbox.rendering import Broken, Ready, Renderer, TooEarly, Untrue

_log = structlog.get_logger(__name__)
_LOOK_AGAIN = 2.0


class Courier:
    """Looks at a letter right before it is sent, sends it and judges the outcome.

    A call whose outcome is unknown is repeated with growing pauses until the letter expires: an edit is idempotent, and of a new
    message a double is better than none. Not so in the lane of broadcasts: nobody gets a broadcast twice, so there only what the server
    itself has answered with an error is repeated, and what never left because no connection could be made.
    """

    def __init__(self, clock: Clock, messenger: Messenger, renderer: Renderer, pauses: Pauses) -> None:
        self._clock = clock
        self._messenger = messenger
        self._renderer = renderer
        self._pauses = pauses
        self.unbought = 0
        """Messages that left without a token of the paced lanes: those of the lanes that leave at once, of an album all but the first, and
        what is sent because it cannot be edited.
        Less the tokens that were taken for letters of the paced lanes for which no call was made."""

    async def send(self, letter: Letter, before_call: Callable[[Letter], Awaitable[None]]) -> Sequence[Result]:
        """What became of the letter. `before_call` is awaited when it has been looked at and would leave. Raises only when the database
        does not come back."""
        now = self._clock.now()
        if letter.expires_at <= now:
            return self._unsent(Finished(letter, Fate.EXPIRED))
        until = self._pauses.wait(letter, now)
        if until is not None:
            return self._unsent(Postponed(letter, until))
        match await self._renderer.render(letter):
            case Ready() as ready:
                letter.card = ready.card
                await before_call(letter)
                # While it was looked at, another one may have been told to wait.
                until = self._pauses.end(letter.lane, self._clock.now())
                if until is not None:
                    return self._unsent(Postponed(letter, until))
                return await self._call(letter, ready)
            case Untrue():
                return self._unsent(Finished(letter, Fate.DROPPED))
            case TooEarly():
                return self._unsent(self._postponed(letter, _LOOK_AGAIN))
            case Broken(cause):
                return self._unsent(self._refused(letter, cause))

    def _unsent(self, result: Finished | Postponed) -> Sequence[Result]:
        """No call was made: the turn that a paced letter was given is another one's."""
        self.unbought -= result.letter.lane not in IMMEDIATE
        return [result]

    async def _call(self, letter: Letter, ready: Ready) -> Sequence[Result]:
        charged = _messages(ready) - (letter.lane not in IMMEDIATE)
        self.unbought += charged
        own_doing = self._pauses.calling(letter.chat_id, self._clock.now())
        parcel, lacking = replace(_parcel(letter, ready), held=lambda: self._until(letter) is not None), None
        letter.called = True
        outcome = await self._deliver(letter, parcel)
        if isinstance(outcome, NotMade | Refused) and ready.instead is not None:
            lacking = outcome.cause if isinstance(outcome, NotMade) else outcome.description
            _log.error("attachment_not_sent", letter=letter.id, screen=letter.screen, cause=lacking)
            outcome = await self._deliver(letter, replace(parcel, screen=ready.instead))
        letter.called = not (isinstance(outcome, RetryAt | Held) or (isinstance(outcome, Unknown) and outcome.harmless))
        if isinstance(outcome, RetryAt):
            return self._too_many(letter, outcome.seconds, own_doing=own_doing)
        if isinstance(outcome, Held):
            self.unbought -= charged  # an edit that was tried before and found its message gone stays charged: that call was made
            return self._unsent(Postponed(letter, self._until(letter) or self._clock.now()))
        if isinstance(outcome, Delivered) and outcome.more:
            self._pauses.filled(letter.chat_id, 1 + len(outcome.more), self._clock.now())
        return [self._finished(letter, outcome, lacking)]

    def _until(self, letter: Letter) -> datetime | None:
        return self._pauses.wait(letter, self._clock.now())

    async def _deliver(self, letter: Letter, parcel: Parcel) -> Outcome:
        try:
            outcome = await self._messenger.deliver(parcel)
            if isinstance(outcome, Gone) and parcel.edit_message_id is not None and not parcel.edit_only:
                self.unbought += 1
                outcome = await self._messenger.deliver(replace(parcel, edit_message_id=None))
        except Exception as error:
            _log.exception("messenger_failed", letter=letter.id)
            return Unknown(cause_of(error))
        return outcome

    def _too_many(self, letter: Letter, seconds: float, *, own_doing: bool) -> Sequence[Result]:
        now = self._clock.now()
        until = now + timedelta(seconds=seconds)
        pauses = self._pauses.refused(letter, until, now, own_doing=own_doing)
        _log.warning("too_many_requests", lane=letter.lane.value, seconds=seconds, whole_lane=bool(pauses))
        return [self._later(letter, until, "429"), *pauses]

    def _finished(
        self, letter: Letter, outcome: Delivered | Unknown | Unreachable | Refused | NotMade | Gone, lacking: str | None
    ) -> Finished | Postponed:
        match outcome:
            case Delivered(message_id, more):
                return Finished(letter, Fate.DELIVERED, message_id, error=lacking, more=more)
            case Unknown(reason) if letter.once and not outcome.harmless:
                _log.warning("outcome_unknown", lane=letter.lane.value, letter=letter.id, attempts=letter.attempts + 1, reason=reason)
                return Finished(letter, Fate.UNKNOWN, error=reason)
            case Unknown(reason):
                _log.warning("outcome_unknown", lane=letter.lane.value, letter=letter.id, attempts=letter.attempts + 1, reason=reason)
                # A test clock runs faster than the server that is in trouble.
                return self._postponed(letter, backoff(letter.attempts + 1) * self._clock.speed, reason)
            case Unreachable(reason):
                _log.info("unreachable", letter=letter.id, reason=reason)
                return Finished(letter, Fate.UNREACHABLE, error=reason)
            case Refused(cause) if cause == GONE and letter.only_edits:
                return Finished(letter, Fate.DROPPED, error=cause)
            case Refused(cause) | NotMade(cause):
                return self._refused(letter, cause)
            case Gone():
                return self._refused(letter, "a new message was answered as if it were an edit")

    def _postponed(self, letter: Letter, seconds: float, error: str | None = None) -> Finished | Postponed:
        return self._later(letter, self._clock.now() + timedelta(seconds=seconds), error)

    def _later(self, letter: Letter, until: datetime, error: str | None) -> Finished | Postponed:
        """Not before `until`, where that is still worth it; whatever comes after it in its chat waits as long."""
        if until >= letter.expires_at:
            return Finished(letter, Fate.EXPIRED, error=error)
        if letter.lane in IMMEDIATE:
            self._pauses.postpone(letter.chat_id, until)
        return Postponed(letter, until, failed=error is not None, error=error)

    def _refused(self, letter: Letter, cause: str) -> Finished:
        _log.error("refused", letter=letter.id, screen=letter.screen, cause=cause)
        return Finished(letter, Fate.REFUSED, error=cause)


def _parcel(letter: Letter, ready: Ready) -> Parcel:
    return Parcel(
        letter.chat_id,
        ready.screen,
        ready.message_id,
        reply_to=ready.reply_to,
        edit_only=letter.only_edits,
        more=ready.more,
        paid=letter.paid,
    )


def _messages(ready: Ready) -> int:
    """As how many the call counts: each file of a new album is a message."""
    content = ready.screen.content
    return max(1, len(content.files)) if content is not None and ready.message_id is None else 1
