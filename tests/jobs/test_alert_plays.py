"""Random plays of alerts over the real storage: two processes that both think they lead, killed at any statement, with clocks that jump
ahead and back; officers who do whatever their buttons let them, or cannot be written to for a while; enterprises that tell of it again or
take it back; letters that arrive or do not. Every step is told once, in order, and each that was told has its letter; whatever is not
resolved has a holder or a moment ahead of it; what is resolved is silent."""

from collections.abc import AsyncIterator
from random import Random

import pytest
from sqlalchemy import select

from bot.mailbox.letters import Fate
from bot.storage import tables as t
from bot.storage.database import Database
from tests.jobs.alert_plays import Play
from tests.jobs.chases import Runner, found, silence
from tests.storage.world import at


@pytest.fixture
async def runners(database_url: str) -> AsyncIterator[list[Runner]]:
    """Two processes, each with its own connections, its own clock and its own memory."""
    databases = [Database(database_url) for _ in range(2)]
    await found(databases[0])
    yield [Runner(database, at(9)) for database in databases]
    for database in databases:
        await database.dispose()


async def play(runners: list[Runner], seed: int, moves: int) -> None:
    played = Play(runners, Random(seed))
    for _ in range(2):
        await played.tell()
    for _ in range(moves):
        await played.move()
    await played.settle()


async def test_a_bundle_whose_moment_comes_twice_tells_both_times(runners: list[Runner]) -> None:
    """The clock was ahead and is put back, when the bundle of that quarter of an hour has left."""
    played = Play(runners, Random(0))
    for enterprise, at_first in ((1, True), (2, False), (3, False)):
        played.now = at(12, 5 + enterprise)
        await silence(played.database, played.now, enterprise)
        await played.look()
        if at_first:
            played.now = at(12, 16)
            await played.send(all_arrive=True)
        await played.check()
    played.now = at(12, 16)
    await played.send(all_arrive=True)
    await played.check()
    async with played.database.read() as conn:
        assert set(await conn.scalars(select(t.alert_notice.c.outcome))) == {Fate.DELIVERED.value}


@pytest.mark.parametrize("seed", range(2))
async def test_whatever_comes_in_whichever_order(runners: list[Runner], seed: int) -> None:
    await play(runners, seed, 60)


@pytest.mark.parametrize("seed", range(100, 112))
@pytest.mark.slow
async def test_long_plays(runners: list[Runner], seed: int) -> None:
    await play(runners, seed, 300)
