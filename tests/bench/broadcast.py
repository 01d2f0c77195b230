"""A broadcast: how long it takes to freeze a province's audience, and how much of the allowed rate is used in trouble.

The rate is measured with everything real but Telegram, which answers after 30 ms: 3 % have blocked the bot, 2 % of the calls fail, and
now and then it is one too many (429). The clock is sped up, so that some thousand messages take seconds.
"""

import asyncio
import random
import time
from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.clock import Clock, ClockStart
from bot.jobs.broadcasting import Broadcasting
from bot.mailbox.bulk import Rates
from bot.mailbox.facts import FactSource
from bot.mailbox.mailbox import Mailbox
from bot.mailbox.messenger import Delivered, Outcome, Parcel, RetryAt, Unknown, Unreachable
from bot.storage.broadcasts.starting import start
from bot.storage.database import Database
from conversations import dialogue
from conversations.policy import DEFAULT_POLICY
from conversations.wording import Wording
from tests.bench.databases import POSTGRES, Databases, settle
from tests.bench.figures import Figure, Scale
from tests.bench.worlds import found

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
RATE, SPEED = 25.0, 8.0
MOST_SECONDS, LEAST_USED = 0.5, 0.98
_FLOODS = 10
_WRITE = (
    "INSERT INTO broadcast (state, source, author_id, content, audience, created_at, start_at) "
    "VALUES ('scheduled', 'risk', 1, '{{\"zh-CN\": [{{\"text\": \"x\"}}]}}', '{{\"roles\": [\"manager\"]}}', '{at}', '{at}')"
)


class Trouble:
    """A Telegram in trouble. Notes when it was called, and when it had said to wait."""

    def __init__(self, clock: Clock, messages: int) -> None:
        self._clock = clock
        self._chance = random.Random(7)
        self._flood = _FLOODS / messages
        self._number = 0
        self.calls: list[tuple[datetime, int]] = []
        self.pauses: list[tuple[datetime, float]] = []

    async def deliver(self, parcel: Parcel) -> Outcome:
        now = self._clock.now()
        self.calls.append((now, parcel.chat_id))
        await asyncio.sleep(0.03)
        drawn = self._chance.random()
        if drawn < self._flood:
            self.pauses.append((self._clock.now(), 5.0))
            return RetryAt(5.0)
        if drawn < self._flood + 0.02:
            return Unknown("error 502", answered=True)
        if parcel.chat_id % 33 == 0:
            return Unreachable("Forbidden: bot was blocked by the user")
        self._number += 1
        return Delivered(self._number)

    def used(self) -> float:
        """Of the calls that the rate allowed, those that were made: until everybody had had a turn, without the pauses. Looked at from
        pause to pause, and never more than allowed: what is made up for after a pause in a hurry is not to hide what was lost elsewhere."""
        first: dict[int, int] = {}
        for place, (_, chat) in enumerate(self.calls):
            first.setdefault(chat, place)
        moments = [at for at, _ in self.calls[: max(first.values()) + 1]]
        used = allowed = 0.0
        for begin, end in self._open(moments[0], moments[-1]):
            may = (end - begin).total_seconds() * RATE
            used += min(bisect_left(moments, end) - bisect_left(moments, begin), may)
            allowed += may
        return used / allowed

    def _open(self, begin: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The times between these moments in which calls were allowed."""
        for told, seconds in self.pauses:
            if begin < min(told, end):
                yield begin, min(told, end)
            begin = max(begin, told + timedelta(seconds=seconds))
        if begin < end:
            yield begin, end

    def during_pauses(self) -> int:
        """Calls that were begun though a pause had been told."""
        return sum(0 < (at - told).total_seconds() < seconds - 0.01 for told, seconds in self.pauses for at, _ in self.calls)


async def _write(database: Database) -> None:
    at = "2026-11-23 00:59:00.000000" if database.is_sqlite else "2026-11-23 00:59:00+00"
    async with database.begin() as connection:
        await connection.exec_driver_sql(_WRITE.format(at=at))


async def _fan_out(url: str, people: int) -> float:
    await found(url, people, 0)
    await settle(url)
    database = Database(url)
    await _write(database)
    began = time.perf_counter()
    async with database.begin() as connection:
        total = await start(connection, 1, NOW, DEFAULT_POLICY)
    seconds = time.perf_counter() - began
    assert total == people, total
    await database.dispose()
    return seconds


async def _send(url: str, people: int) -> Trouble:
    """A whole broadcast by a process that does nothing else."""
    await found(url, people, 0)
    database, clock = Database(url), Clock(ZONE, ClockStart(NOW, SPEED))
    await _write(database)
    messenger = Trouble(clock, people)
    facts = FactSource(clock, lambda _: (), lambda _: True)
    mailbox = Mailbox(database, clock, messenger, facts=facts, composer=dialogue, wording=Wording(), rate=Rates(RATE))
    job = Broadcasting(database, clock)
    running = [asyncio.create_task(mailbox.run()), asyncio.create_task(mailbox.run_paced(lambda: True))]
    while await _state(database) != "finished":
        await job.run()
        await asyncio.sleep(0.2)
    await mailbox.close()
    await asyncio.gather(*running)
    await database.dispose()
    return messenger


async def _state(database: Database) -> str:
    async with database.read() as connection:
        return str(await connection.scalar(text("SELECT state FROM broadcast")))


async def _rows(url: str) -> str:
    database = Database(url)
    async with database.read() as connection:
        rows = await connection.execute(text("SELECT outcome, count(*) FROM broadcast_recipient GROUP BY outcome ORDER BY outcome"))
        told = ", ".join(f"{row[1]:,} {row[0]}" for row in rows)
    await database.dispose()
    return told


async def measure(kind: str, made: Databases, folder: Path, scale: Scale) -> list[Figure]:
    """The start of a broadcast for a province, and one in trouble."""
    del folder
    seconds = await _fan_out(await made.make(kind), scale.many)
    goal, met = (f"≤ {MOST_SECONDS} s", seconds <= MOST_SECONDS) if kind == POSTGRES else ("–", None)
    people = scale.broadcast if kind == POSTGRES else max(scale.broadcast // 10, 100)
    url = await made.make(kind)
    trouble = await _send(url, people)
    name = f"broadcast to {people:,} (3 % blocked, 2 % 5xx, {len(trouble.pauses)} × 429)"
    used, late = trouble.used(), trouble.during_pauses()
    return [
        Figure(f"broadcast starts: {scale.many:,} recipients frozen", kind, f"{seconds:.2f} s", goal=goal, met=met),
        Figure(f"{name}: rate used", kind, f"{used:.1%}", goal=f"≥ {LEAST_USED:.0%}", met=used >= LEAST_USED),
        Figure(f"{name}: outcomes", kind, await _rows(url)),
        Figure(f"{name}: calls begun in a pause", kind, str(late), goal="0", met=not late),
    ]
