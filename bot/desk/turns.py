"""The turns of a batch: pure decisions of the core, each on its own. What one of them breaks touches no other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk.arrival import Arrival
from bot.desk.dialogue import Dialogue
from bot.mailbox.facts import FactSource
from bot.storage.briefings import Facts, load_seats
from bot.storage.seats import Seat
from bot.storage.secrets import Keyring
from conversations.dialogue import GO_ON
from conversations.engine.session import Session
from conversations.engine.signals import Signal, Tapped
from conversations.engine.turn import Turn
from conversations.policy import Policy
from conversations.records import Enrol, SetLanguage
from conversations.want import Want
from conversations.wording import language_for

_log = structlog.get_logger(__name__)
_NOBODY = Seat(None, Session(), "")


@dataclass(frozen=True, slots=True)
class Call:
    """An arrival that speaks to the core. `again`: it was done before, and only the card that stands is to be shown again."""

    arrival: Arrival
    signal: Signal
    seat: Seat
    language: str
    again: bool = False

    @property
    def account_id(self) -> int | None:
        """Who acts, where the person has an account."""
        return self.seat.account.id if self.seat.account is not None else None


@dataclass(frozen=True, slots=True)
class Taken:
    """A call and the turn it led to. `language`: in which its replies are worded (the turn may have changed it)."""

    call: Call
    turn: Turn
    language: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A call whose turn broke."""

    call: Call
    error: Exception


class Turns:
    """Runs the core for a batch, on facts that are loaded for all of it at once. `keyring` opens the phone numbers in sessions."""

    def __init__(self, dialogue: Dialogue, facts: FactSource, default_language: str, keyring: Keyring) -> None:
        self._keyring = keyring
        self._dialogue = dialogue
        self._facts = facts
        self._default_language = default_language

    def language(self, arrival: Arrival) -> str:
        """The language of somebody without an account: as the app says."""
        return language_for(arrival.sender_language, self._default_language)

    async def calls(self, connection: AsyncConnection, arrivals: Sequence[Arrival], fresh: frozenset[int]) -> list[Call]:
        """Who calls: their sessions and accounts, locked until the transaction ends. Of what was done before only those remain that
        have a questionnaire running: its card is shown again. For the others the outbox has, or had, all there is to show."""
        speaking = [arrival for arrival in arrivals if arrival.signal is not None]
        chats = {arrival.chat_id for arrival in speaking if not arrival.group}
        seats: Mapping[int, Seat] = await load_seats(connection, chats, self._keyring) if chats else {}
        calls = []
        for arrival in speaking:
            seat = _NOBODY if arrival.group else seats[arrival.chat_id]
            language = seat.language or self.language(arrival)
            if arrival.update_id in fresh and arrival.signal is not None:
                calls.append(Call(arrival, arrival.signal, seat, language))
            elif seat.session.flow is not None:
                calls.append(Call(arrival, Tapped(GO_ON), seat, language, again=True))
        return calls

    async def take(self, connection: AsyncConnection, calls: Sequence[Call]) -> tuple[list[Taken], list[Failed], Policy]:
        """The turns, the calls whose turn broke, and the policy that the turns went by."""
        failed: list[Failed] = []
        wants: list[tuple[Call, tuple[Want, ...]]] = []
        for call in calls:
            try:
                wants.append((call, self._dialogue.wants(call.seat.session, call.signal, call.seat.account)))
            except Exception as error:
                failed.append(self._broken(call, error))
        facts = await self._facts.load(connection, tuple(dict.fromkeys(want for _, some in wants for want in some)))
        taken: list[Taken] = []
        for call, wanted in wants:
            try:
                taken.append(self._turn(call, wanted, facts))
            except Exception as error:
                failed.append(self._broken(call, error))
        return taken, failed, facts.policy

    def _turn(self, call: Call, wants: Sequence[Want], facts: Facts) -> Taken:
        arrival = call.arrival
        briefing = self._facts.briefing(facts, wants, call.seat.account, call.language, arrival.sender_name, in_group=arrival.group)
        turn = self._dialogue.respond(call.seat.session, call.signal, briefing)
        if arrival.group or call.again:
            # Nothing is done here but to show something.
            turn = Turn(call.seat.session, turn.replies[:1], toast=turn.toast if arrival.group else None, language=turn.language)
        chosen = [record.language for record in turn.records if isinstance(record, Enrol | SetLanguage)]
        return Taken(call, turn, chosen[-1] if chosen else turn.language or call.language)

    def _broken(self, call: Call, error: Exception) -> Failed:
        _log.error("turn_broke", update_id=call.arrival.update_id, flow=call.seat.session.flow, exc_info=error)
        return Failed(call, error)
