"""429: how long who has to wait, and that nobody else does. To the very moment, and with no request in between."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.mailbox.letters import PACED, Lane
from bot.mailbox.messenger import Delivered, Outcome, Parcel, RetryAt
from bot.simulator.limits import Limits
from bot.simulator.timer import ManualTimer
from bot.storage import tables as t
from bot.storage.database import Database
from conversations.content import MediaFile, MediaKind, Part, Parts
from tests.mailbox.broadcast_rig import Process, Recording, is_over
from tests.mailbox.manual_clock import ManualClock
from tests.mailbox.rig import Rig, composed, mailbox_on, reply
from tests.mailbox.test_broadcasts import found_managers
from tests.mailbox.test_paced import leading, reminders, sent, until
from tests.storage.broadcast_world import ADMIN, broadcast, write

TWO_PARTS: dict[str, Parts] = {"zh-CN": (Part("请看图"), Part("图", files=(MediaFile(MediaKind.PHOTO, "a"),)))}


def told(clock: ManualClock, moments: list[datetime], seconds: float) -> Callable[[Parcel], object]:
    """An answer that tells to wait, and notes from when on."""

    async def answer(_parcel: Parcel) -> Outcome:
        moments.append(clock.now())
        return RetryAt(seconds)

    return answer


class Calls:
    """When each call was begun, of a rig's or a process' messenger."""

    def __init__(self, clock: ManualClock, messenger: object) -> None:
        self.at: list[datetime] = []
        messenger.pace = self._note  # type: ignore[attr-defined]
        self._clock = clock

    async def _note(self) -> None:
        self.at.append(self._clock.now())


@pytest.mark.parametrize("lane", PACED)
async def test_429_for_one_paced_letter_stops_them_all_and_to_the_moment(rig: Rig, lane: Lane) -> None:
    calls, begun = Calls(rig.clock, rig.messenger), list[datetime]()
    rig.messenger.answers[1003] = [told(rig.clock, begun, 20)]  # type: ignore[list-item]
    await rig.queue(*reminders(5, lane))
    async with leading(rig):
        await until(rig, lambda: bool(begun))
        await rig.queue(*(composed(2000 + n, other.value, "9", lane=other) for n, other in enumerate(PACED)))
        await rig.send(reply(1, "now"), composed(2, "alert", "9"))
        assert rig.messenger.texts()[-2:] == ["now", "alert 9"], "they leave all the same"
        before = len(calls.at)
        await sent(rig, before + 7)
    assert calls.at[before] == begun[0] + timedelta(seconds=20)
    assert set(await rig.fates()) == {"delivered"}


async def test_429_for_a_reply_that_is_not_its_chats_doing_stops_the_paced_lanes_too(rig: Rig) -> None:
    begun = list[datetime]()
    await rig.queue(*reminders(40))
    async with leading(rig):
        await sent(rig, 5)
        rig.messenger.answers[1] = [told(rig.clock, begun, 7)]  # type: ignore[list-item]
        await rig.send(reply(1, "a"), composed(2, "alert", "9"))
        calls = Calls(rig.clock, rig.messenger)
        assert rig.messenger.texts(2) == ["alert 9"], "an alert leaves all the same"
        await until(rig, lambda: bool(calls.at))
    assert calls.at[0] == begun[0] + timedelta(seconds=7)


async def test_a_chat_that_has_had_too_much_is_left_alone_by_all_lanes_and_others_are_not(rig: Rig) -> None:
    await rig.send(reply(1001, "a"))
    begun = list[datetime]()
    rig.messenger.answers[1001] = [told(rig.clock, begun, 5)]  # type: ignore[list-item]
    await rig.send(reply(1001, "b"))
    await rig.queue(*reminders(3))
    async with leading(rig):
        await sent(rig, 4)
        assert [p.chat_id for p in rig.messenger.parcels[2:]] == [1002, 1003]
        assert rig.clock.now() - begun[0] < timedelta(seconds=5)
        await until(rig, lambda: rig.clock.now() >= begun[0] + timedelta(seconds=5))
        await rig.look()
        await sent(rig, 6)
    assert sorted(rig.messenger.texts(1001)) == ["a", "b", "b", "reminder 1"]


async def test_the_next_leader_knows_of_the_pause_from_the_beginning(rig: Rig) -> None:
    begun = list[datetime]()
    rig.messenger.answers[1001] = [told(rig.clock, begun, 20)]  # type: ignore[list-item]
    await rig.queue(*reminders(3))
    async with leading(rig):
        await until(rig, lambda: bool(begun) and rig.mailbox.sender.in_hand == 0)
    async with rig.database.read() as connection:
        rows = {row.lane: row.until for row in await connection.execute(select(t.pause))}
    assert rows == {lane.value: begun[0] + timedelta(seconds=20) for lane in PACED}
    calls = Calls(rig.clock, rig.messenger)
    successor = Rig(rig.database, rig.clock, rig.messenger, rig.composer, mailbox_on(rig.database, rig.clock, rig.messenger, rig.composer))
    async with leading(successor):
        await until(successor, lambda: len(calls.at) >= 3)
    assert calls.at[0] == begun[0] + timedelta(seconds=20)


class Watch(ManualTimer):
    """The seconds of a clock."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__()
        self._clock = clock

    def seconds(self) -> float:
        return self._clock.now().timestamp()


@pytest.mark.parametrize("files", [2, 9, 10])
async def test_albums_with_something_below_them_are_never_one_too_many(database: Database, database_url: str, files: int) -> None:
    """On a server that keeps to Telegram's limits: over all chats, and in each."""
    await found_managers(database, 20)
    clock, messenger = ManualClock(), Recording()
    limits = Limits(Watch(clock))

    async def answer(parcel: Parcel) -> Outcome:
        count = len(parcel.screen.content.files) if parcel.screen.content is not None else 0
        messenger.answers[parcel.chat_id].append(answer)
        limits.check("sendmediagroup", str(parcel.chat_id), count=max(count, 1))
        return Delivered(parcel.edit_message_id or len(messenger.parcels), tuple(range(1, count)))

    chats = [11, *range(101, 120)]
    messenger.answers |= {chat: [answer] for chat in (ADMIN, *chats)}
    pictures = Part("图", files=(MediaFile(MediaKind.PHOTO, "a"),) * files, album="1")
    broadcast_id = await write(database, broadcast(content={"zh-CN": (pictures, Part("请看图"), Part("请确认"))}), now=clock.local())
    process = Process.on(database_url, clock, messenger)
    async with process.living():
        assert await process.until(lambda: is_over(database, broadcast_id))
    assert Counter(one.chat_id for one in messenger.parcels if one.chat_id in chats) == dict.fromkeys(chats, 3)
    assert limits.refused == 0


async def test_429_for_a_second_message_to_the_same_person(database: Database, database_url: str) -> None:
    """It might be the chat's own limit. Nobody knows, so nothing paced leaves."""
    await found_managers(database, 40)
    clock, messenger = ManualClock(), Recording()
    calls, begun = Calls(clock, messenger), list[datetime]()
    picture = told(clock, begun, 30)

    async def only_the_picture(parcel: Parcel) -> Outcome:
        if parcel.screen.content == TWO_PARTS["zh-CN"][1]:
            return await picture(parcel)  # type: ignore[misc, no-any-return]
        messenger.answers[105].insert(0, only_the_picture)
        return messenger._delivered(parcel)

    messenger.answers[105] = [only_the_picture]
    broadcast_id = await write(database, broadcast(content=TWO_PARTS), now=clock.local())
    process = Process.on(database_url, clock, messenger)
    async with process.living():
        assert await process.until(lambda: is_over(database, broadcast_id))
    resumed = min(one for one in calls.at if one > begun[0])
    assert 30 <= (resumed - begun[0]).total_seconds() < 31, "the time of this rig goes on in steps of up to a second"
