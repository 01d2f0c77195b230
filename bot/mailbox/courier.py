"""One letter's way to the messenger, and what its outcome means for the outbox."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.mailbox.backoff import backoff
from bot.mailbox.dead_letters import cause_of
from bot.mailbox.letters import IMMEDIATE, Fate, Finished, Letter, Postponed, Result
from bot.mailbox.messenger import GONE, Delivered, Gone, Messenger, NotMade, Outcome, Parcel, Refused, RetryAt, Unknown, Unreachable
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
        self.urgent_calls = 0
        """Calls begun in the lanes that leave at once: what the paced lanes have to make room for."""
        self.paced_unsent = 0
        """Letters of the paced lanes that were given their turn and made no call."""

    async def send(self, letter: Letter, before_call: Callable[[Letter], Awaitable[None]]) -> Sequence[Result]:
        """What became of the letter. `before_call` is awaited when it has been looked at and would leave. Raises only when the database
        does not come back."""
        now = self._clock.now()
        if letter.expires_at <= now:
            return [Finished(letter, Fate.EXPIRED)]
        until = self._pauses.wait(letter, now)
        if until is not None:
            return [Postponed(letter, until)]
        match await self._renderer.render(letter):
            case Ready() as ready:
                letter.card = ready.card
                await before_call(letter)
                # While it was looked at, another one may have been told to wait.
                until = self._pauses.end(letter.lane, self._clock.now())
                if until is not None:
                    self.paced_unsent += letter.lane not in IMMEDIATE
                    return [Postponed(letter, until)]
                return await self._call(letter, ready)
            case Untrue():
                self.paced_unsent += letter.lane not in IMMEDIATE
                return [Finished(letter, Fate.DROPPED)]
            case TooEarly():
                return [self._postponed(letter, _LOOK_AGAIN)]
            case Broken(cause):
                return self._refused(letter, cause)

    async def _call(self, letter: Letter, ready: Ready) -> Sequence[Result]:
        if letter.lane in IMMEDIATE:
            self.urgent_calls += 1
        own_doing = self._pauses.calling(letter.chat_id, self._clock.now())
        parcel, lacking = _parcel(letter, ready), None
        letter.called = True
        outcome = await self._deliver(letter, parcel)
        if isinstance(outcome, NotMade | Refused) and ready.instead is not None:
            lacking = outcome.cause if isinstance(outcome, NotMade) else outcome.description
            _log.error("attachment_not_sent", letter=letter.id, screen=letter.screen, cause=lacking)
            outcome = await self._deliver(letter, replace(parcel, screen=ready.instead))
        letter.called = not (isinstance(outcome, RetryAt) or (isinstance(outcome, Unknown) and outcome.harmless))
        if isinstance(outcome, RetryAt):
            return self._too_many(letter, outcome.seconds, own_doing=own_doing)
        return [self._finished(letter, outcome, lacking)]

    async def _deliver(self, letter: Letter, parcel: Parcel) -> Outcome:
        try:
            outcome = await self._messenger.deliver(parcel)
            if isinstance(outcome, Gone) and parcel.edit_message_id is not None and not parcel.edit_only:
                outcome = await self._messenger.deliver(replace(parcel, edit_message_id=None))
        except Exception as error:
            _log.exception("messenger_failed", letter=letter.id)
            return Unknown(cause_of(error))
        return outcome

    def _too_many(self, letter: Letter, seconds: float, *, own_doing: bool) -> Sequence[Result]:
        now = self._clock.now()
        pause = self._pauses.refused(letter.chat_id, letter.lane, now + timedelta(seconds=seconds), now, own_doing=own_doing)
        _log.warning("too_many_requests", lane=letter.lane.value, seconds=seconds, whole_lane=pause is not None)
        postponed = self._postponed(letter, seconds, "429")
        return [postponed] if pause is None else [postponed, pause]

    def _finished(
        self, letter: Letter, outcome: Delivered | Unknown | Unreachable | Refused | NotMade | Gone, lacking: str | None
    ) -> Result:
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
                return self._refused(letter, cause)[0]
            case Gone():
                return self._refused(letter, "a new message was answered as if it were an edit")[0]

    def _postponed(self, letter: Letter, seconds: float, error: str | None = None) -> Result:
        """Later, where that is still worth it; whatever comes after it in its chat waits as long."""
        until = self._clock.now() + timedelta(seconds=seconds)
        if until >= letter.expires_at:
            return Finished(letter, Fate.EXPIRED, error=error)
        if letter.lane in IMMEDIATE:
            self._pauses.postpone(letter.chat_id, until)
        return Postponed(letter, until, failed=error is not None, error=error)

    def _refused(self, letter: Letter, cause: str) -> Sequence[Result]:
        _log.error("refused", letter=letter.id, screen=letter.screen, cause=cause)
        return [Finished(letter, Fate.REFUSED, error=cause)]


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
