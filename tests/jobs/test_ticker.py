"""The ticker: looks every second of real time and right after a jump, only in the leader, one look at a time."""

import asyncio
from datetime import date, timedelta

import pytest
import structlog.testing

from bot.clock import Clock, ClockStart
from bot.duties.day_plan import next_stops, plan_at
from bot.jobs.daily import Daily
from bot.jobs.lease import Lease
from bot.jobs.ticker import Chore, Ticker
from bot.storage.database import Database
from conversations.policy import DEFAULT_POLICY
from tests.jobs.province import CALENDAR, SHANGHAI, at, found, outgoing

MORNING = at(date(2026, 11, 23), 8, 29)
SOON = 0.01
NEVER = 3600.0


class Held(Lease):
    """A lease that is held or not as the test says."""

    def __init__(self) -> None:
        self.yes = True

    @property
    def held(self) -> bool:
        return self.yes


class Work:
    """Counts looks, and lets the test wait for them."""

    def __init__(self) -> None:
        self.looks = 0
        self.looked = asyncio.Event()
        self.led = 0
        self.fails = False

    def lead(self) -> None:
        self.led += 1

    async def __call__(self) -> None:
        self.looks += 1
        self.looked.set()
        if self.fails:
            raise RuntimeError("broken")

    async def until(self, looks: int) -> None:
        async with asyncio.timeout(20):
            while self.looks < looks:
                self.looked.clear()
                await self.looked.wait()


def a_clock() -> Clock:
    return Clock(SHANGHAI, ClockStart(MORNING, 1.0))


async def test_looks_again_and_again_and_stops() -> None:
    work = Work()
    ticker = Ticker(a_clock(), Held(), work, on_lead=work.lead, seconds=SOON)
    task = asyncio.create_task(ticker.run())
    await work.until(5)
    ticker.stop()
    await task
    assert work.led == 1


async def test_looks_right_after_a_jump() -> None:
    work, clock = Work(), a_clock()
    ticker = Ticker(clock, Held(), work, on_lead=work.lead, seconds=NEVER)
    task = asyncio.create_task(ticker.run())
    await work.until(1)
    for jump in range(1, 4):
        clock.jump(clock.now() + timedelta(hours=1))
        await work.until(1 + jump)
    ticker.stop()
    await task


async def test_only_the_leader_looks_and_a_new_leader_is_told() -> None:
    work, lease = Work(), Held()
    lease.yes = False
    chored = asyncio.Event()

    async def chore() -> None:
        chored.set()

    ticker = Ticker(a_clock(), lease, work, on_lead=work.lead, chores=(Chore("purge", SOON, chore),), seconds=SOON)
    task = asyncio.create_task(ticker.run())
    clock_ticks = asyncio.Event()
    asyncio.get_running_loop().call_later(SOON * 10, clock_ticks.set)
    await clock_ticks.wait()
    assert (work.looks, work.led, chored.is_set()) == (0, 0, False)
    lease.yes = True
    await work.until(2)
    await chored.wait()
    assert work.led == 1
    ticker.stop()
    await task


async def test_told_to_stop_chores_come_to_their_end_and_nothing_is_called_an_error(caplog: pytest.LogCaptureFixture) -> None:
    begun, finish, done = asyncio.Event(), asyncio.Event(), []

    async def chore() -> None:
        begun.set()
        await finish.wait()
        done.append("purge")

    ticker = Ticker(a_clock(), Held(), Work(), chores=(Chore("purge", SOON, chore),), seconds=SOON)
    task = asyncio.create_task(ticker.run())
    await begun.wait()
    ticker.stop()
    asyncio.get_running_loop().call_later(SOON * 10, finish.set)
    await task
    assert done == ["purge"]
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_what_was_just_called_is_not_cancelled_before_it_begins(caplog: pytest.LogCaptureFixture) -> None:
    """The scheduler's ticks come with the very turn of the loop in which it is told to stop, for some of many."""
    for _ in range(60):
        work = Work()
        ticker = Ticker(a_clock(), Held(), work, seconds=SOON / 10)
        task = asyncio.create_task(ticker.run())
        await work.until(2)
        ticker.stop()
        await task
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_one_look_at_a_time_and_the_one_begun_is_finished() -> None:
    begun, finish, running = asyncio.Event(), asyncio.Event(), []

    async def slow() -> None:
        running.append("in")
        begun.set()
        await finish.wait()
        running.append("out")

    clock = a_clock()
    ticker = Ticker(clock, Held(), slow, seconds=NEVER)
    task = asyncio.create_task(ticker.run())
    await begun.wait()
    for _ in range(3):
        clock.jump(clock.now() + timedelta(hours=1))
    ticker.stop()
    finish.set()
    await task
    assert running == ["in", "out"]


async def test_what_goes_wrong_is_told_and_tried_again() -> None:
    work = Work()
    work.fails = True
    ticker = Ticker(a_clock(), Held(), work, on_lead=work.lead, seconds=SOON)
    with structlog.testing.capture_logs() as lines:
        task = asyncio.create_task(ticker.run())
        await work.until(3)
        ticker.stop()
        await task
    assert [line["event"] for line in lines] == ["tick_failed"]  # the first of a row; then only every sixtieth


async def test_a_real_leader_on_a_clock_that_jumps_through_a_day(database: Database) -> None:
    """The whole of it: a lease of real time, a test clock that jumps from stop to stop, the day's work."""

    queued = asyncio.Event()
    await found(database)
    clock = a_clock()
    lease = Lease(database)
    daily = Daily(database, clock, CALENDAR.is_work_day, on_queued=queued.set)
    ticker = Ticker(clock, lease, daily.run, seconds=0.05)
    tasks = [asyncio.create_task(lease.run()), asyncio.create_task(ticker.run())]
    await lease.gained.wait()
    for key in ("reminder", "cutoff", "digest"):
        queued.clear()
        clock.jump(dict(next_stops(clock.now(), plan_at(clock.now(), DEFAULT_POLICY, SHANGHAI)))[key])
        await queued.wait()
        assert lease.held
    ticker.stop()
    await tasks[1]
    lease.stop()
    await tasks[0]
    sent = await outgoing(database)
    assert [row.screen for row in sent] == ["reminder"] * 4 + ["digest"] * 8
    assert [row.at.strftime("%H:%M") for row in sent] == ["08:30"] * 4 + ["12:05"] * 4 + ["14:00"] * 4
