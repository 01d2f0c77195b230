"""A stage for whole plays: a Bot API server in this process, the bot in its own, a database, people, and a clock for all of them.

The bot's clock is set when it starts and cannot be jumped from outside, so a play jumps by stopping the bot and starting it later: what is
due must survive that anyway.
"""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.clock import Clock, ClockStart
from bot.simulator import RealTimer, Simulator, running
from bot.storage.database import Database
from bot.storage.secrets import Keyring
from bot.storage.tables import outbox
from tests.e2e.checks import check_against_specification, check_discretion, check_trouble
from tests.e2e.process import BotProcess, run_commands

TOKEN = "700100200:AAH-e2e_tests_token_of_a_made_up_bot"
SECRET = "a key for the tests of whole days"
ZONE = ZoneInfo("Asia/Shanghai")
DAY = "2026-11-23"
"""A Monday."""


def at(wall: str, day: str = DAY) -> datetime:
    """`08:30` of the day, local."""
    return datetime.fromisoformat(f"{day}T{wall}").replace(tzinfo=ZONE)


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Stage:
    """`way` is `polling` or `webhook`. `expected`: events of warnings and errors that this play provokes, `garbage`: updates that are none;
    `secrets`: what no log may tell."""

    way: str
    database_url: str
    folder: Path
    database: Database
    keyring: Keyring
    clock: Clock
    simulator: Simulator = field(init=False)
    address: str = ""
    port: int = 0
    webhook_port: int = 0
    bots: list[BotProcess] = field(default_factory=list)
    expected: set[str] = field(default_factory=set)
    garbage: set[int] = field(default_factory=set)
    secrets: set[str] = field(default_factory=lambda: {TOKEN, TOKEN.partition(":")[2], SECRET})

    def __post_init__(self) -> None:
        self.simulator = Simulator(self.now, token=TOKEN, limits=False)
        self.port = self.webhook_port = free_port()

    def now(self) -> datetime:
        """The time of this play (UTC)."""
        return self.clock.now()

    def set_clock(self, moment: datetime, speed: float = 1.0) -> None:
        """Let it be `moment`, `speed` times as fast as real time. Never earlier than it was."""
        self.clock = Clock(ZONE, ClockStart(max(moment, self.now()), speed))

    def settings(self, port: int | None = None) -> dict[str, str]:
        """What the operator sets."""
        given = {
            "TOKEN": TOKEN,
            "API_URL": self.address,
            "DATABASE_URL": self.database_url,
            "SECRET_KEY": SECRET,
            "LISTEN": f"127.0.0.1:{self.port if port is None else port}",
            "CLOCK": self.clock.setting,
            "DATA_DIR": str(self.folder / "var"),
        }
        return given | ({"WEBHOOK_URL": f"http://127.0.0.1:{self.webhook_port}"} if self.way == "webhook" else {})

    async def commands(self, *commands: Sequence[str]) -> list[str]:
        """`fugong COMMAND`, one after the other: what each printed."""
        return await run_commands(self.settings(), self.folder, *commands)

    async def begin(self, *, port: int | None = None) -> BotProcess:
        """Start a bot without waiting for it."""
        bot = await BotProcess.start(self.settings(port), self.folder)
        self.bots.append(bot)
        return bot

    async def start(self, wall: str | None = None, speed: float = 1.0, *, day: str = DAY) -> BotProcess:
        """Start a bot, at this wall-clock time where one is given, and wait until it serves."""
        if wall is not None or speed != self.clock.speed:
            self.set_clock(at(wall, day) if wall else self.now(), speed)
        bot = await self.begin()
        await bot.until("serving")
        return bot

    @property
    def bot(self) -> BotProcess:
        """The newest bot."""
        return self.bots[-1]

    async def until(self, wall: str, day: str = DAY, *, speed: float = 1.0) -> BotProcess:
        """Stop the bot in good order and start it again at that time."""
        await self.stop()
        return await self.start(wall, speed, day=day)

    async def stop(self) -> None:
        """SIGTERM to every bot that lives."""
        await asyncio.gather(*(bot.stop() for bot in self.bots if bot.is_alive))

    async def all_taken(self, within: float = 30.0) -> None:
        """Wait until the bot has acknowledged every update."""
        await self.simulator.world.feed.until(lambda: not len(self.simulator.updates), within)

    async def all_sent(self, within: float = 90.0) -> None:
        """Wait until nothing is left in the outbox but what has to wait for its time. A database tells nobody: it is asked."""
        unsent = select(func.count()).select_from(outbox).where(outbox.c.outcome.is_(None))
        async with asyncio.timeout(within):
            while True:
                async with self.database.read() as conn:
                    if not await conn.scalar(unsent):
                        return
                await RealTimer().sleep(0.1)

    def say(self, figures: str) -> None:
        """Figures of a play, for whoever runs it with `-s`."""
        sys.stdout.write(f"\n{self.way}, {self.database_url.partition(':')[0]}: {figures}\n")

    def check(self, expected: Collection[str] = ()) -> None:
        """What must hold after every play."""
        check_against_specification(self.simulator, self.garbage)
        for bot in self.bots:
            check_trouble(bot.lines, {*self.expected, *expected})
            check_discretion(bot.raw, self.secrets)


@asynccontextmanager
async def stage_for(way: str, database_url: str, folder: Path, wall: str = "08:00") -> AsyncIterator[Stage]:
    """The stage, without a bot yet; at the end nothing of it runs any more, and what must hold is checked."""
    database = Database(database_url)
    stage = Stage(way, database_url, folder, database, Keyring(SECRET), Clock(ZONE, ClockStart(at(wall))))
    try:
        async with running(stage.simulator) as stage.address:
            try:
                yield stage
                await stage.stop()
            finally:
                for bot in stage.bots:
                    await bot.kill()
        stage.check()
    finally:
        await database.dispose()
