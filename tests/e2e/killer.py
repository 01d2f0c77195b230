"""Somebody who kills the bot with SIGKILL at random moments, and starts it again."""

import random
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import func, select

from bot.simulator import RealTimer
from bot.storage import tables as t
from tests.e2e.stage import Stage

UNSURE_SECONDS = 1.0
"""How long before a kill a message may have been sent without its outcome having been written down."""
BETWEEN = timedelta(minutes=2)
"""By how much the clock goes on with each new start: longer than a letter stays in the hands of a process that is dead."""


@dataclass
class Killer:
    """Kills and starts again, as much later as `between` says; notes when (in seconds of the simulator's timer)."""

    stage: Stage
    seed: int
    between: timedelta = BETWEEN
    at: list[float] = field(default_factory=list)

    async def run(self, kills: int, longest: float = 1.5) -> None:
        """Each life lasts a random while, from before it serves to well into the load: `longest` real seconds at most."""
        chance = random.Random(self.seed)
        for _ in range(kills):
            life = chance.choice((chance.uniform(0.0, 0.3), chance.uniform(0.0, longest)))
            await RealTimer().sleep(life)  # not waiting for anything: the moment is what is tried out
            self.at.append(self.stage.simulator.world.timer.seconds())
            await self.stage.bot.kill()
            self.stage.set_clock(self.stage.now() + self.between, self.stage.clock.speed)
            await self.stage.begin()
            if chance.random() < 0.8:
                await self.stage.bot.until("serving")
        await self.stage.bot.until("serving")

    def unsure(self) -> int:
        """How many messages were sent right before a kill, so that nobody may know of them."""
        sent = [call.seconds for call in self.stage.simulator.log.of("sendMessage") if call.ok]
        return sum(any(0 <= kill - at <= UNSURE_SECONDS for kill in self.at) for at in sent)

    async def doubles(self) -> int:
        """How many messages went out twice. Fails the test when it is more than were on their way at a kill."""
        async with self.stage.database.read() as conn:
            delivered = select(func.count()).select_from(t.outbox).where(t.outbox.c.outcome == "delivered", ~t.outbox.c.edit)
            wanted = await conn.scalar(delivered) or 0
        sent = sum(call.ok for call in self.stage.simulator.log.of("sendMessage"))
        doubles, unsure = sent - wanted, self.unsure()
        updates = len(self.stage.simulator.updates.log)
        self.stage.say(f"{len(self.at)} kills, {updates} updates, {sent} messages; {doubles} doubled, {unsure} possible")
        assert 0 <= doubles <= unsure
        return doubles
