"""A process that sends broadcasts: the leader's job, the sweep and the paced lanes, on a real database, with the real screens."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import event, select

from bot.jobs.broadcasting import Broadcasting
from bot.mailbox.bulk import Rates
from bot.mailbox.mailbox import Mailbox
from bot.mailbox.messenger import Delivered, Outcome, Parcel
from bot.storage import tables as t
from bot.storage.database import Database
from conversations import dialogue
from conversations.wording import Wording
from tests.mailbox.manual_clock import ManualClock
from tests.mailbox.rig import FakeMessenger, facts_of

WORDING = Wording()
PROGRESS = "broadcast/{}"


class Killed(BaseException):
    """The process is gone."""


@dataclass
class Statements:
    """Counts the statements of a database; from a chosen one on every one fails, as the process is dead."""

    kill_at: int | None = None
    seen: int = 0
    dead: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, *_: Any) -> None:
        self.seen += 1
        if self.kill_at is not None and self.seen >= self.kill_at:
            self.dead.set()
            raise Killed


class Recording(FakeMessenger):
    """Knows what really arrived: of each chat, which card how often."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived: Counter[tuple[int, str]] = Counter()

    def last(self, chat_id: int, message_id: int) -> None:
        """So many messages stand in the chat already."""
        self._last[chat_id] = message_id

    async def deliver(self, parcel: Parcel) -> Outcome:
        outcome = await super().deliver(parcel)
        if isinstance(outcome, Delivered) and parcel.edit_message_id is None:
            self.arrived[parcel.chat_id, parcel.screen.card] += 1
        return outcome


@dataclass
class Process:
    """A bot's process. `life` lets it live."""

    database: Database
    clock: ManualClock
    messenger: FakeMessenger
    mailbox: Mailbox
    job: Broadcasting
    statements: Statements
    _ticked: datetime | None = None

    @classmethod
    def on(cls, url: str, clock: ManualClock, messenger: FakeMessenger, *, kill_at: int | None = None, paid: float = 0.0) -> "Process":
        database = Database(url)
        mailbox = Mailbox(database, clock, messenger, facts=facts_of(clock), composer=dialogue, wording=WORDING, rate=Rates(25.0, paid))
        return cls(database, clock, messenger, mailbox, Broadcasting(database, clock), Statements(kill_at))

    @asynccontextmanager
    async def living(self, *, leads: bool = True) -> AsyncIterator[None]:
        """Everything of it runs; at the end nothing does any more, and nothing was finished in good order. What is paced leaves where it
        `leads`."""
        before = asyncio.all_tasks()
        engines = [engine.sync_engine for engine in self.database.engines]
        for engine in engines:
            event.listen(engine, "before_cursor_execute", self.statements)
        running = [asyncio.create_task(self.mailbox.run()), asyncio.create_task(self.mailbox.run_paced(lambda: leads))]
        try:
            yield
        finally:
            self.mailbox.sender.closing = True
            self.mailbox.patience.give_up()
            await asyncio.wait(running, timeout=0.3 if self.statements.dead.is_set() else 10)
            mine = asyncio.all_tasks() - before
            for task in mine:
                task.cancel()
            await asyncio.gather(*mine, return_exceptions=True)
            for engine in engines:
                event.remove(engine, "before_cursor_execute", self.statements)
            await self.database.dispose()

    async def until(self, condition: Callable[[], Any], most: float = 600.0) -> bool:
        """Let the time pass until `condition`; False when the process died before."""
        end = self.clock.now() + timedelta(seconds=most)
        while not await _true(condition):
            assert self.clock.now() < end, "it never came to that"
            if not await self._step():
                return False
        return True

    async def _step(self) -> bool:
        """The leader's tick, whatever can be done now, and a little time."""
        try:
            if self._ticked is None or self.clock.now() - self._ticked >= timedelta(seconds=1):
                self._ticked = self.clock.now()
                await self.job.run()
        except Killed:
            return False
        idle, dead = asyncio.create_task(self.mailbox.sender.idle()), asyncio.create_task(self.statements.dead.wait())
        await asyncio.wait((idle, dead), return_when=asyncio.FIRST_COMPLETED)
        for task in (idle, dead):
            task.cancel()
        await asyncio.gather(idle, dead, return_exceptions=True)
        pause = self.clock.next_wake()
        self.clock.advance(min(max(pause, 0.1), 1.0) if pause is not None else 0.01)
        await asyncio.sleep(0)
        return not self.statements.dead.is_set()


async def _true(condition: Callable[[], Any]) -> bool:
    found = condition()
    return bool(await found if asyncio.iscoroutine(found) else found)


async def is_over(database: Database, broadcast_id: int) -> bool:
    """Whether it is finished and nothing of it waits in the outbox."""
    async with database.read() as conn:
        state = await conn.scalar(select(t.broadcast.c.state).where(t.broadcast.c.id == broadcast_id))
        unsent = await conn.scalar(select(t.outbox.c.id).where(t.outbox.c.outcome.is_(None)).limit(1))
    return state in ("finished", "cancelled") and unsent is None
