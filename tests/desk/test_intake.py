"""The intake: batches of different chats, order within a chat, each arrival exactly once, patience while the database is away."""

import asyncio
import contextlib
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.desk.arrival import Answer, Arrival
from bot.desk.intake import Closed, DatabaseAway, Intake
from tests.mailbox.manual_clock import ManualClock


class Gate:
    """A desk that takes a batch only when it is let, and remembers the batches."""

    def __init__(self, open_from_start: bool = False) -> None:
        self.batches: list[list[Arrival]] = []
        self.taking = asyncio.Event()
        self.let = asyncio.Event()
        self.always = open_from_start
        self.failures: list[Exception] = []

    async def take(self, arrivals: Sequence[Arrival]) -> list[Answer]:
        self.taking.set()
        if not self.always:
            await self.let.wait()
            self.let.clear()
        if self.failures:
            raise self.failures.pop(0)
        self.batches.append(list(arrivals))
        return [Answer(a.update_id) for a in arrivals]


async def test_alone_is_a_batch_of_one() -> None:
    gate = Gate(open_from_start=True)
    answer = await Intake(gate.take, ManualClock()).submit(Arrival(5, 50))
    assert answer == Answer(5)
    assert [[a.update_id for a in batch] for batch in gate.batches] == [[5]]


async def test_what_waits_meanwhile_is_the_next_batch() -> None:
    gate = Gate()
    intake = Intake(gate.take, ManualClock())
    first = intake.submit(Arrival(1, 1))
    await gate.taking.wait()
    others = [intake.submit(Arrival(n, n)) for n in range(2, 102)]
    for _ in range(3):
        gate.let.set()
        gate.taking.clear()
        await gate.taking.wait() if len(gate.batches) < 2 else await asyncio.wait(others)
    await asyncio.gather(first, *others)
    assert [len(batch) for batch in gate.batches] == [1, 64, 36]


async def test_told_is_of_what_is_next_in_its_chat() -> None:
    """However much of one chat waits, at most two arrivals of it are in the way of others: the one that is taken, and the next."""
    gate = Gate()
    told: list[asyncio.Future[Answer]] = []
    intake = Intake(gate.take, ManualClock(), arrived=told.append)
    answers = [intake.submit(Arrival(1, 7))]
    await gate.taking.wait()
    answers += [intake.submit(Arrival(n, 7)) for n in (2, 3, 4)]
    assert told == answers[:2]
    for count in (2, 3, 4):
        gate.taking.clear()
        gate.let.set()
        await gate.taking.wait()
        assert told == answers[: min(4, count + 1)]
    gate.let.set()
    await asyncio.gather(*answers)


async def test_closing_finishes_what_waits_and_takes_nothing_more() -> None:
    gate = Gate()
    intake = Intake(gate.take, ManualClock())
    waiting = [intake.submit(Arrival(n, 7)) for n in (1, 2)]
    gate.always = True
    gate.let.set()
    await intake.close()
    assert [a.result().update_id for a in waiting] == [1, 2]
    with pytest.raises(Closed):
        intake.submit(Arrival(3, 7))


async def test_the_database_away_is_waited_out_with_growing_pauses() -> None:
    clock = ManualClock()
    gate = Gate(open_from_start=True)
    gate.failures = [DatabaseAway("gone")] * 8 + [ValueError("even a bug of the desk loses nothing")]
    answer = Intake(gate.take, clock).submit(Arrival(1, 1))
    waited: list[float] = []
    while len(waited) < 9:
        await clock.sleeping()
        waited.append(clock.next_wake() or 0)
        clock.advance(waited[-1])
        await clock.awake()
    await answer
    assert answer.result() == Answer(1)
    assert len(waited) == 9
    assert waited[0] <= 0.1
    assert all(earlier * 1.4 < later for earlier, later in pairwise(waited[:6]))
    assert max(waited) <= 5


async def test_closing_while_the_database_is_away_gives_up_unacknowledged() -> None:
    clock = ManualClock()
    gate = Gate(open_from_start=True)
    gate.failures = [DatabaseAway("gone")] * 100
    intake = Intake(gate.take, clock)
    waiting = [intake.submit(Arrival(n, 7)) for n in (1, 2)]
    await clock.sleeping()
    await intake.close()
    for answer in waiting:
        assert isinstance(answer.exception(), Closed)
    assert gate.batches == []


async def test_closing_waits_for_a_transaction_that_hangs_only_so_long() -> None:
    """It is given up: rolled back, if it heeds that, and in no case acknowledged."""
    taking, over = asyncio.Event(), asyncio.Event()
    ended: list[str] = []

    async def heeds(_arrivals: Sequence[Arrival]) -> list[Answer]:
        taking.set()
        try:
            await over.wait()
        finally:
            ended.append("rolled back")
        return []

    async def ignores(_arrivals: Sequence[Arrival]) -> list[Answer]:
        taking.set()
        while not over.is_set():
            with contextlib.suppress(asyncio.CancelledError):
                await over.wait()
        ended.append("came back")
        return [Answer(1)]

    for take, events in ((heeds, ["not_finished_in_time"]), (ignores, ["not_finished_in_time", "left_behind"])):
        intake = Intake(take, ManualClock())
        waiting = [intake.submit(Arrival(n, 7)) for n in (1, 2)]
        await taking.wait()
        taking.clear()
        with capture_logs() as logs:
            await intake.close(within=0.01)
        assert [(entry["event"], entry["task"]) for entry in logs] == [(event, "intake") for event in events]
        for answer in waiting:
            assert isinstance(answer.exception(), Closed)
    over.set()
    while len(ended) < 2:
        await asyncio.wait(asyncio.all_tasks() - {asyncio.current_task()})
    assert ended == ["rolled back", "came back"]


async def test_a_caller_who_has_gone_harms_nobody() -> None:
    gate = Gate()
    intake = Intake(gate.take, ManualClock())
    gone, stays = intake.submit(Arrival(1, 1)), intake.submit(Arrival(2, 2))
    await gate.taking.wait()
    gone.cancel()
    gate.let.set()
    assert (await stays).update_id == 2
    assert [a.update_id for a in gate.batches[0]] == [1, 2]


@given(
    chats=st.lists(st.integers(1, 6), min_size=1, max_size=60),
    most=st.integers(1, 5),
    breaks=st.sets(st.integers(0, 60)),
    away=st.lists(st.booleans(), max_size=5),
)
def test_each_exactly_once_and_in_the_order_of_its_chat(chats: list[int], most: int, breaks: set[int], away: list[bool]) -> None:
    async def run() -> list[list[Arrival]]:
        taken: list[list[Arrival]] = []
        troubles = list(away)

        async def take(arrivals: Sequence[Arrival]) -> list[Answer]:
            await asyncio.sleep(0)
            if troubles and troubles.pop():
                raise DatabaseAway
            taken.append(list(arrivals))
            return [Answer(a.update_id) for a in arrivals]

        clock = ManualClock()
        intake = Intake(take, clock, most)
        answers = []
        for update_id, chat in enumerate(chats):
            answers.append(intake.submit(Arrival(update_id, chat)))
            if update_id in breaks:
                await asyncio.sleep(0)
        while not all(answer.done() for answer in answers):
            await asyncio.sleep(0)
            clock.advance(clock.next_wake() or 0)
        assert [answer.result().update_id for answer in answers] == list(range(len(chats)))
        return taken

    taken = asyncio.run(run())
    for batch in taken:
        assert len(batch) <= most
        assert len({a.chat_id for a in batch}) == len(batch)
    flat = [a for batch in taken for a in batch]
    assert sorted(a.update_id for a in flat) == list(range(len(chats)))
    for chat in set(chats):
        own = [a.update_id for a in flat if a.chat_id == chat]
        assert own == sorted(own)
