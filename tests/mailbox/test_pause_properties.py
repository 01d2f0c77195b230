"""Properties of the pauses, over whatever is sent and answered when: nothing paced leaves in a told time, everything may once it is over,
and replies and alerts wait for nobody but those who were told as they were."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.mailbox.bucket import TokenBucket
from bot.mailbox.courier import Courier
from bot.mailbox.letters import IMMEDIATE, PACED, Lane, LanePaused, Letter, Postponed, Result
from bot.mailbox.messenger import Delivered, Gone, Held, Outcome, Parcel, RetryAt
from bot.mailbox.pauses import Pauses
from bot.mailbox.rendering import Ready
from conversations.content import MediaFile, MediaKind, Part
from conversations.wording import Screen
from tests.mailbox.manual_clock import ManualClock

CHATS = (1, 2, 3, -4)


@dataclass
class Told:
    """A refusal, as it came to the letter."""

    letter: Letter
    at: datetime
    seconds: int

    @property
    def end(self) -> datetime:
        return self.at + timedelta(seconds=self.seconds)


@dataclass
class World:
    """A courier whose letters are all true, and a server that answers as it is told, after a while. Knows each call that was begun."""

    clock: ManualClock = field(default_factory=ManualClock)
    calls: list[tuple[datetime, Letter]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    refuse: int = 0
    _letter: Letter | None = None

    def __post_init__(self) -> None:
        self.pauses = Pauses()
        self.courier = Courier(self.clock, self, self, self.pauses)

    async def render(self, letter: Letter) -> Ready:
        self._letter = letter
        return Ready(Screen("x", (), letter.card), letter.card, None)

    async def deliver(self, parcel: Parcel) -> Outcome:
        if parcel.held():
            return Held()
        assert self._letter is not None
        self.calls.append((self.clock.now(), self._letter))
        if not self.refuse:
            return Delivered(1)
        self.told.append(Told(self._letter, self.clock.now(), self.refuse))
        return RetryAt(float(self.refuse))

    def send(self, lane: Lane, chat_id: int, refuse: int = 0) -> Letter:
        """Send a letter; it is refused for so many seconds, if it leaves."""
        self.refuse = refuse
        now = self.clock.now()
        letter = Letter(
            id=len(self.results),
            chat_id=chat_id,
            lane=lane,
            language="zh-CN",
            card="x",
            screen="x",
            subject="",
            view=None,
            edit=False,
            message_id=None,
            attempts=0,
            expires_at=now + timedelta(days=2),
            claimed_until=now + timedelta(days=1),
        )
        self.results += asyncio.run(self.courier.send(letter, _nothing))
        return letter

    def left(self, letter: Letter) -> bool:
        """Whether a call was made for it."""
        return any(one is letter for _, one in self.calls)


async def _nothing(letter: Letter) -> None:
    """Nothing has to go before it."""
    del letter


lanes = st.sampled_from(list(Lane))
steps = st.lists(
    st.tuples(st.sampled_from([0.0, 0.01, 0.5, 1.0, 2.5, 7.0, 70.0]), lanes, st.sampled_from(CHATS), st.sampled_from([0, 0, 0, 1, 5, 30])),
    max_size=40,
)


def live(world: World, taken: list[tuple[float, Lane, int, int]], look: Callable[[Letter, datetime], Any] = lambda *_: None) -> None:
    for seconds, lane, chat_id, refuse in taken:
        world.clock.advance(seconds)
        look(world.send(lane, chat_id, refuse), world.clock.now())


@given(steps)
def test_nothing_paced_leaves_in_the_time_that_was_told_to_something_paced(taken: list[tuple[float, Lane, int, int]]) -> None:
    world = World()
    live(world, taken)
    paced = [at for at, letter in world.calls if letter.lane in PACED]
    for one in world.told:
        assert not [at for at in paced if one.at < at < one.end and one.letter.lane in PACED]


@given(steps, lanes)
def test_once_the_time_is_over_everything_leaves_and_not_before(taken: list[tuple[float, Lane, int, int]], lane: Lane) -> None:
    world = World()
    live(world, taken)
    for paused in [one for one in world.results if isinstance(one, LanePaused)]:
        assert any(one.end == paused.until for one in world.told), "exactly as long as somebody was told"
    for later in [one for one in world.results if isinstance(one, Postponed)]:
        assert any(one.end == later.until for one in world.told)
    ends = [one.end for one in world.told]
    if not ends or max(ends) <= world.clock.now():
        assert world.left(world.send(lane, 9))
        return
    world.clock.advance((max(ends) - world.clock.now()).total_seconds())
    assert world.left(world.send(lane, CHATS[0])), "in the very moment"


@given(steps)
def test_replies_and_alerts_wait_for_their_own_refusals_alone(taken: list[tuple[float, Lane, int, int]]) -> None:
    world = World()

    def look(letter: Letter, now: datetime) -> None:
        if letter.lane in PACED or world.left(letter):
            return
        told = [one for one in world.told if one.letter.lane in IMMEDIATE and one.at <= now < one.end]
        assert [one for one in told if one.letter.lane is letter.lane or one.letter.chat_id == letter.chat_id]

    live(world, taken, look)


@given(steps)
def test_a_turn_without_a_call_is_given_back(taken: list[tuple[float, Lane, int, int]]) -> None:
    """Of the token's rate nothing is lost in a pause: whatever was given a turn has either left, or its token is there again."""
    world = World()
    live(world, taken)
    turns = sum(lane in PACED for _, lane, _, _ in taken)
    assert turns + world.courier.unbought == len(world.calls)


class OneCall:
    """A screen to be sent, and what the messenger answers, one after the other."""

    def __init__(self, ready: Ready, *answers: Outcome) -> None:
        self.ready = ready
        self.answers = list(answers)

    async def render(self, letter: Letter) -> Ready:
        del letter
        return self.ready

    async def deliver(self, parcel: Parcel) -> Outcome:
        del parcel
        return self.answers.pop(0)


ALBUM = Part("图", files=(MediaFile(MediaKind.PHOTO, "a"),) * 10, album="1")


@pytest.mark.parametrize("lane", list(Lane))
@pytest.mark.parametrize(
    ("edits", "answers", "messages"),
    [
        (None, [Held()], 0),
        (None, [Delivered(1, tuple(range(2, 11)))], 10),
        (7, [Held()], 0),
        (7, [Gone(), Held()], 1),
    ],
)
def test_an_album_that_was_held_back_costs_nothing(lane: Lane, edits: int | None, answers: list[Outcome], messages: int) -> None:
    """Of an edit only what was asked of the server before it was held back."""
    clock = ManualClock()
    server = OneCall(Ready(Screen("x", (), "x", content=ALBUM), "x", edits), *answers)
    courier = Courier(clock, server, server, Pauses())
    end = clock.now() + timedelta(days=1)
    letter = Letter(1, 1, lane, "zh-CN", "x", "x", "", None, edits is not None, edits, 0, end, end)
    asyncio.run(courier.send(letter, _nothing))
    assert not server.answers
    assert (lane in PACED) + courier.unbought == messages


@given(st.lists(st.tuples(st.sampled_from([0.0, 0.004, 0.04, 0.3, 5.0]), st.integers(0, 3)), max_size=60))
def test_a_bucket_never_gives_more_than_its_rate(taken: list[tuple[float, int]]) -> None:
    clock = ManualClock()
    bucket, given_at = TokenBucket(clock, 25.0), list[datetime]()
    for seconds, calls in taken:
        clock.advance(seconds)
        bucket.spend(calls)
        while not bucket.wait():
            given_at.append(clock.now())
    for place, first in enumerate(given_at):
        for number, last in enumerate(given_at[place:], start=1):
            assert number <= (last - first).total_seconds() * 25 + 2.5 + 1e-6
