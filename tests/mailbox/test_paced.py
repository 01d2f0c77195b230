"""Reminders and broadcasts: at the token's rate, by the leader alone, behind replies and alerts, true when they leave."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from bot.mailbox.bucket import TokenBucket
from bot.mailbox.letters import Draft, Lane
from bot.mailbox.messenger import RetryAt, Unreachable
from tests.mailbox.manual_clock import ManualClock
from tests.mailbox.rig import Rig, composed, mailbox_on, reply


def reminders(count: int, lane: Lane = Lane.REMINDER, first: int = 1) -> list[Draft]:
    return [composed(1000 + n, lane.value, str(n), lane=lane) for n in range(first, first + count)]


@asynccontextmanager
async def leading(rig: Rig, is_leader: Callable[[], bool] = lambda: True) -> AsyncIterator[None]:
    task = asyncio.create_task(rig.mailbox.run_paced(is_leader))
    try:
        yield
        await rig.mailbox.sender.idle()
    finally:
        rig.mailbox.patience.give_up()
        await task


async def until(rig: Rig, condition: Callable[[], bool], most: float = 60) -> None:
    """Let the time pass, while somebody waits for it and nothing else is going on, until `condition`."""
    end = rig.clock.now() + timedelta(seconds=most)
    while not condition():
        assert rig.clock.now() < end, "it never came to that"
        await rig.mailbox.sender.idle()
        pause = rig.clock.next_wake()
        if pause is not None:
            rig.clock.advance(pause)
        await asyncio.sleep(0)


async def sent(rig: Rig, count: int) -> None:
    await until(rig, lambda: len(rig.messenger.parcels) >= count)


async def test_the_rate_is_kept_and_used(rig: Rig) -> None:
    moments: list[datetime] = []

    async def note() -> None:
        moments.append(rig.clock.now())

    rig.messenger.pace = note
    await rig.queue(*reminders(150))
    async with leading(rig):
        await sent(rig, 150)
    seconds = (moments[-1] - moments[0]).total_seconds()
    assert 149 / 25 * 0.98 <= seconds <= 149 / 25 / 0.98
    for first, last in zip(moments, moments[28:], strict=False):
        assert last - first >= timedelta(seconds=0.99), "never more than 28 within a second"
    assert [p.chat_id for p in rig.messenger.parcels] == list(range(1001, 1151)), "in the order in which they were queued"
    assert set(await rig.fates()) == {"delivered"}


async def test_reminders_go_before_broadcasts(rig: Rig) -> None:
    await rig.queue(*reminders(3, Lane.BROADCAST), *reminders(3, first=7))
    async with leading(rig):
        await sent(rig, 6)
    assert rig.messenger.texts() == ["reminder 7", "reminder 8", "reminder 9", "broadcast 1", "broadcast 2", "broadcast 3"]


async def test_only_the_leader_sends_and_one_that_stops_leading_gives_back_what_it_has(rig: Rig) -> None:
    await rig.queue(*reminders(20))
    leader = [True]
    async with leading(rig, lambda: leader[0]):
        await sent(rig, 5)
        leader[0] = False
        await until(rig, lambda: rig.mailbox.sender.in_hand == 0)
    assert len(rig.messenger.parcels) <= 8
    successor = replace(rig, mailbox=mailbox_on(rig.database, rig.clock, rig.messenger, rig.composer))
    async with leading(successor):
        await sent(successor, 20)
    assert sorted(p.chat_id for p in rig.messenger.parcels) == list(range(1001, 1021)), "each once"


async def test_who_has_reported_meanwhile_is_not_reminded_and_costs_no_time(rig: Rig) -> None:
    for n in range(1, 100):
        rig.composer.truth["reminder", str(n)] = None
    await rig.queue(*reminders(100))
    began = rig.clock.now()
    async with leading(rig):
        await sent(rig, 1)
    assert rig.messenger.texts() == ["reminder 100"]
    assert (await rig.fates()).count("dropped") == 99
    assert rig.clock.now() - began < timedelta(seconds=4), "less than a hundred messages' time"


async def test_replies_and_alerts_do_not_wait_and_their_calls_count(rig: Rig) -> None:
    await rig.queue(*reminders(300))
    async with leading(rig):
        await sent(rig, 10)
        before, moment = len(rig.messenger.parcels), rig.clock.now()
        await rig.send(*(reply(chat, "now") for chat in range(1, 26)))
        assert len(rig.messenger.parcels) - before in (25, 26)
        await until(rig, lambda: len(rig.messenger.parcels) >= before + 28)
        assert rig.clock.now() - moment >= timedelta(seconds=1), "twenty-five calls are a second of the token's time"


async def test_a_reply_to_a_chat_that_waits_for_its_reminder_is_not_held_up(rig: Rig) -> None:
    await rig.queue(*reminders(300))
    async with leading(rig):
        await sent(rig, 10)
        await rig.send(reply(1299, "now"))
        assert rig.messenger.texts(1299) == ["now"]


async def test_429_pauses_the_paced_lanes_alone_and_changes_no_order(rig: Rig) -> None:
    rig.messenger.answers[1003] = [RetryAt(20)]
    await rig.queue(*reminders(5), *reminders(1, Lane.BROADCAST))
    began = rig.clock.now()
    async with leading(rig):
        await sent(rig, 3)
        await rig.send(reply(1, "now"))
        await sent(rig, 8)
    first, rest = [f"reminder {n}" for n in (1, 2, 3)], [f"reminder {n}" for n in (3, 4, 5)]
    assert rig.messenger.texts() == [*first, "now", *rest, "broadcast 1"]
    assert rig.clock.now() - began >= timedelta(seconds=20)
    assert set(await rig.fates()) == {"delivered"}


async def test_one_who_cannot_be_reached_holds_up_nobody(rig: Rig) -> None:
    rig.messenger.answers[1001] = [Unreachable("Forbidden: bot was blocked by the user")]
    await rig.queue(*reminders(2))
    async with leading(rig):
        await sent(rig, 2)
    assert await rig.fates() == ["unreachable", "delivered"]


def test_a_bucket_saves_nothing_for_later() -> None:
    clock = ManualClock()
    bucket = TokenBucket(clock, 10)
    assert bucket.wait() == 0.0
    assert 0.09 < bucket.wait() <= 0.1
    clock.advance(3600)
    assert [bucket.wait() == 0.0 for _ in range(3)] == [True, False, False]
    bucket.spend(1000)
    assert bucket.wait() <= 1.1, "at most a second's worth of debt"
