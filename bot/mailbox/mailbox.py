"""The mailbox put together: who sends, who sweeps, who paces, who writes down; and how all of that ends in good order."""

import asyncio
from collections.abc import Callable, Sequence

import structlog

from bot.clock import Clock
from bot.ending import end
from bot.mailbox import outbox
from bot.mailbox.beginning import Beginning
from bot.mailbox.broadcast_claims import begun
from bot.mailbox.bulk import BulkSender, Rates
from bot.mailbox.courier import Courier
from bot.mailbox.facts import FactSource
from bot.mailbox.messenger import Messenger
from bot.mailbox.patience import Patience
from bot.mailbox.pauses import Pauses
from bot.mailbox.recorder import Recorder
from bot.mailbox.rendering import Composer, LetterRenderer, Wording
from bot.mailbox.sender import Sender
from bot.mailbox.sweep import Sweep
from bot.storage.database import Database

_GIVING_BACK = 2.0
_log = structlog.get_logger(__name__)


class Mailbox:
    """`run` sweeps, `run_paced` sends reminders and broadcasts while this process leads; both end after `close`."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        messenger: Messenger,
        *,
        facts: FactSource,
        composer: Composer,
        wording: Wording,
        rate: float | Rates,
    ) -> None:
        """`rate`: messages a second in the paced lanes, or both rates where broadcasts may be paid for."""
        self._database = database
        self.patience = Patience(database, clock)
        pauses = Pauses()
        renderer = LetterRenderer(database, self.patience, facts, composer, wording)
        courier = Courier(clock, messenger, renderer, pauses)
        self.sender = Sender(clock, courier, Recorder(database, clock, self.patience))
        beginning = Beginning(database, clock, self.patience)
        self.sweep = Sweep(beginning, clock, self.sender, pauses)
        self.bulk = BulkSender(beginning, clock, self.sender, courier, pauses, rate if isinstance(rate, Rates) else Rates(rate))

    async def run(self) -> None:
        """Find what should have left and is in nobody's hands, as long as the process lives."""
        await self.sweep.run()

    async def run_paced(self, is_leader: Callable[[], bool]) -> None:
        """Send the paced lanes whenever `is_leader()`, as long as the process lives."""
        await self.bulk.run(is_leader)

    async def close(self, grace: float = 4.0) -> None:
        """Finish what was begun, for `grace` real seconds; give the rest back, so that the next process sends it at once, but for messages
        of broadcasts that may have arrived. Whatever hangs, this ends within some five seconds more. The intake is closed before."""
        ids = await self.sender.close(grace)
        kept = begun([letter for letter in self.sender.held if letter.called])
        left = [letter_id for letter_id in ids if letter_id not in kept]
        self.patience.give_up()
        if left:
            # What is not given back (a row is locked, the database does not answer) is free again when its claim has run out.
            await end({"giving back": asyncio.create_task(self._give_back(left))}, _GIVING_BACK)

    async def _give_back(self, letters: Sequence[int]) -> None:
        try:
            async with self._database.begin() as connection:
                await outbox.release(connection, letters)
        except Exception:
            _log.exception("letters_not_given_back", letters=len(letters))
