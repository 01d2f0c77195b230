"""The leader's lease: one holder at most at any moment, another within 30 seconds of a kill, at once after a graceful stop."""

import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import structlog.testing
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.lease import Lease, Terms
from bot.storage.database import Database
from bot.storage.lease import database_time

BEGIN = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
QUICK = Terms(term=1.5, margin=0.3, renewal=0.2, retry=0.02)


class Seconds:
    """The seconds of a world in which they pass when the test says so."""

    def __init__(self) -> None:
        self.passed = 0.0

    def lease(self, database: Database, holder: str) -> Lease:
        """A process's claim whose stopwatch, and whose database's clock, are this."""

        async def time_of(_: AsyncConnection) -> datetime:
            return BEGIN + timedelta(seconds=self.passed)

        return Lease(database, holder=holder, stopwatch=lambda: self.passed, time_of=time_of)


@pytest.fixture
async def databases(database_url: str) -> AsyncIterator[list[Database]]:
    """One for each of three processes."""
    opened = [Database(database_url) for _ in range(3)]
    yield opened
    for database in opened:
        await database.dispose()


async def test_the_database_tells_its_own_time(database: Database) -> None:
    async with database.read() as conn:
        told = [await database_time(conn) for _ in range(20)]
    assert all(moment.utcoffset() == timedelta(0) for moment in told)
    assert all(earlier <= later for earlier, later in pairwise(told))
    assert told[-1] - told[0] < timedelta(seconds=30)


async def test_the_first_gets_it_and_keeps_it_by_renewing(databases: list[Database]) -> None:
    seconds = Seconds()
    first, second = seconds.lease(databases[0], "first"), seconds.lease(databases[1], "second")
    assert not first.held
    assert await first.attempt()
    for _ in range(50):
        seconds.passed += Terms().renewal
        assert first.held
        assert not await second.attempt()
        assert not second.held
        assert await first.attempt()


@pytest.mark.parametrize("killed_after", [0.0, 1.5, 3.99])
async def test_after_a_kill_another_has_it_within_thirty_seconds(databases: list[Database], killed_after: float) -> None:
    seconds, terms = Seconds(), Terms()
    first, second = seconds.lease(databases[0], "first"), seconds.lease(databases[1], "second")
    assert await first.attempt()
    seconds.passed = killed = killed_after  # since its last renewal
    while not await second.attempt():
        assert not second.held
        seconds.passed += terms.retry
    assert seconds.passed - killed <= 30
    assert second.held
    assert not first.held


async def test_a_holder_that_was_frozen_stops_believing_before_another_may_have_it(databases: list[Database]) -> None:
    seconds = Seconds()
    first, second = seconds.lease(databases[0], "first"), seconds.lease(databases[1], "second")
    assert await first.attempt()
    while not await second.attempt():
        seconds.passed += 0.25
        assert not (first.held and second.held)
    assert not first.held
    assert not await first.attempt()
    assert second.held


async def test_a_graceful_stop_hands_over_at_once(databases: list[Database]) -> None:
    seconds = Seconds()
    first, second = seconds.lease(databases[0], "first"), seconds.lease(databases[1], "second")
    assert await first.attempt()
    await second.release()  # not its own: nothing happens
    assert not await second.attempt()
    await first.release()
    assert not first.held
    assert await second.attempt()


async def test_of_three_that_start_together_one_leads(databases: list[Database]) -> None:
    seconds = Seconds()
    leases = [seconds.lease(database, str(number)) for number, database in enumerate(databases)]
    for _ in range(20):
        won = await asyncio.gather(*(lease.attempt() for lease in leases))
        assert sum(won) == sum(lease.held for lease in leases) == 1
        seconds.passed += 16  # everybody has lost it


async def test_running_processes_hand_over_when_one_stops_and_when_one_dies(databases: list[Database]) -> None:
    leases = [Lease(database, terms=QUICK) for database in databases]
    assert len({lease.holder for lease in leases}) == 3
    tasks = [asyncio.create_task(lease.run()) for lease in leases[:1]]
    await leases[0].gained.wait()
    tasks += [asyncio.create_task(lease.run()) for lease in leases[1:]]
    leases[0].stop()
    await tasks[0]
    assert not leases[0].held
    waits = [asyncio.create_task(lease.gained.wait()) for lease in leases[1:]]
    _, (waiting,) = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    leader = 1 if waiting is waits[1] else 2
    other = leases[3 - leader]
    tasks[leader].cancel()  # as good as killed: nothing is given back
    await waiting
    assert other.held
    assert not leases[leader].held
    other.stop()
    await tasks[3 - leader]
    with pytest.raises(asyncio.CancelledError):
        await tasks[leader]


async def test_a_database_that_is_away_is_waited_out(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    lease = Lease(database, terms=QUICK)
    real, failed = Lease.attempt, asyncio.Event()

    async def away(_: Lease) -> bool:
        failed.set()
        raise ConnectionRefusedError

    monkeypatch.setattr(Lease, "attempt", away)
    with structlog.testing.capture_logs() as lines:
        task = asyncio.create_task(lease.run())
        await failed.wait()
        assert not lease.held
        monkeypatch.setattr(Lease, "attempt", real)
        await lease.gained.wait()
        lease.stop()
        await task
    assert lines[0] == {"event": "lease_attempt_failed", "cause": "ConnectionRefusedError", "log_level": "warning"}
    assert [line["event"] for line in lines][-2:] == ["lease_gained", "lease_lost"]


HOLDER = """
import asyncio, sys
from bot.jobs.lease import Lease, Terms
from bot.storage.database import Database

async def main():
    lease = Lease(Database(sys.argv[1]), terms=Terms(term=1.0, margin=0.2, renewal=0.2, retry=0.05))
    task = asyncio.create_task(lease.run())
    await lease.gained.wait()
    print("held", flush=True)
    await task

asyncio.run(main())
"""


async def test_a_process_that_is_really_killed(database: Database, database_url: str) -> None:
    other = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, database_url, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    assert other.stdout is not None
    await other.stdout.readuntil(b"held\n")
    lease = Lease(database, terms=QUICK)
    assert not await lease.attempt()
    other.kill()
    await other.wait()
    running = asyncio.create_task(lease.run())
    async with asyncio.timeout(30):
        await lease.gained.wait()
    assert lease.held
    lease.stop()
    await running
