"""Who goes first, and who waits for whom: urgent letters before paced ones, and nobody for a chat that hangs."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.mailbox.courier import Courier
from bot.mailbox.letters import Lane, Letter
from bot.mailbox.messenger import Delivered, Outcome, Parcel
from bot.mailbox.precedence import Precedence
from bot.mailbox.rendering import LetterRenderer
from tests.mailbox.rig import Rig, composed, reply
from tests.mailbox.test_paced import leading, reminders, sent


class Look:
    """The look at letters right before they leave, held up until it is let go."""

    def __init__(self, rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
        self.looked: list[int] = []
        self.go = asyncio.Event()
        learn = LetterRenderer._learn

        async def held_up(renderer: LetterRenderer, letters: Sequence[Letter]) -> Any:
            self.looked += [letter.chat_id for letter in letters]
            await self.go.wait()
            return await learn(renderer, letters)

        monkeypatch.setattr(LetterRenderer, "_learn", held_up)
        self.rig = rig

    async def paced_in_hand(self, count: int) -> None:
        """The time passes until so many paced letters have had their turn and are looked at, or wait for that."""
        while len(self.rig.mailbox.sender._tasks) < count:
            if (pause := self.rig.clock.next_wake()) is not None:
                self.rig.clock.advance(pause)
            await asyncio.sleep(0)


async def test_an_alert_goes_before_what_had_its_turn_and_is_still_looked_at(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    look = Look(rig, monkeypatch)
    await rig.queue(*reminders(300))
    async with leading(rig):
        await look.paced_in_hand(10)
        assert look.looked == [1001], "nine more wait for their look"
        await rig.queue(composed(1, "alert", "7"))
        look.go.set()
        await sent(rig, 3)
    assert rig.messenger.texts()[:3] == ["alert 7", "reminder 1", "reminder 2"]


async def test_an_alert_to_a_chat_whose_reminder_is_looked_at_waits_for_nobody_else(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of two chats has a reminder on its way and an alert behind it: neither reminder waits for the other one's alert."""
    look = Look(rig, monkeypatch)
    await rig.queue(*reminders(300))
    async with leading(rig):
        await look.paced_in_hand(2)
        await rig.queue(composed(1001, "alert", "7"), composed(1002, "alert", "8"))
        look.go.set()
        await sent(rig, 4)
    assert rig.messenger.texts(1001) == ["reminder 1", "alert 7"]
    assert rig.messenger.texts(1002) == ["reminder 2", "alert 8"]


@asynccontextmanager
async def hanging(rig: Rig, *chats: int) -> AsyncIterator[asyncio.Event]:
    """The next call to each of the chats hangs until the event is set, at the end at the latest."""
    back = asyncio.Event()

    async def hang(parcel: Parcel) -> Outcome:
        del parcel
        await back.wait()
        return Delivered(1)

    for chat in chats:
        rig.messenger.answers[chat] = [hang]
    try:
        yield back
    finally:
        back.set()


async def passing(rig: Rig, condition: Callable[[], bool]) -> None:
    """Let the time pass until `condition`, whatever else goes on or hangs meanwhile."""
    async with asyncio.timeout(20):
        while not condition():
            if (pause := rig.clock.next_wake()) is not None:
                rig.clock.advance(pause)
            await asyncio.sleep(0)


async def test_an_alert_behind_a_reminder_that_has_no_slot_stops_nobody(rig: Rig) -> None:
    """Else whoever has a slot waits for the alert, the alert for the reminder before it, and that one for a slot."""
    rig.mailbox.sender._paced_slots = asyncio.Semaphore(2)
    calls = rig.messenger.parcels
    await rig.queue(*reminders(7))
    async with leading(rig), hanging(rig, 1001, 1002) as back:
        await passing(rig, lambda: len(rig.mailbox.sender._tasks) == 7 and len(calls) == 2)
        await rig.queue(composed(1007, "alert", "7"))
        back.set()
        async with asyncio.timeout(20):
            await rig.mailbox.sender.idle()
    assert rig.messenger.texts(1007) == ["reminder 7", "alert 7"]
    assert set(await rig.fates()) == {"delivered"}


async def test_a_call_that_hangs_in_one_chat_stops_no_reminder_to_another(rig: Rig) -> None:
    calls = rig.messenger.parcels
    await rig.queue(*reminders(1))
    async with leading(rig), hanging(rig, 1001) as back:
        await passing(rig, lambda: len(calls) == 1)
        await rig.queue(reply(1001, "now"), *reminders(3, first=2))
        await passing(rig, lambda: len(calls) == 4)
        assert rig.messenger.texts() == [f"reminder {n}" for n in (1, 2, 3, 4)]
        back.set()
        await passing(rig, lambda: len(calls) == 5)
    assert rig.messenger.texts(1001) == ["reminder 1", "now"]


async def test_whatever_becomes_of_a_reply_nobody_waits_for_it_afterwards(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Delivered, superseded, dropped, its claim run out, and the rest of a chat that was given up."""
    rig.composer.truth["alert", "untrue"] = None
    send = Courier.send

    async def fails(courier: Courier, one: Letter, before_call: Any) -> Any:
        if one.chat_id == 4:
            raise OSError("the database never came back")
        return await send(courier, one, before_call)

    monkeypatch.setattr(Courier, "send", fails)
    async with hanging(rig, 1, 3):
        await rig.queue(reply(1, "one"), reply(1, "two", edit=7), reply(1, "three", edit=7))
        await rig.queue(composed(2, "alert", "untrue"), composed(2, "alert", "true"))
        await rig.queue(reply(3, "one"), reply(3, "late"))
        await rig.queue(reply(4, "one"), reply(4, "two"))
        await passing(rig, lambda: {1, 2, 3} <= {one.chat_id for one in rig.messenger.parcels})
        for one in rig.mailbox.sender.held:
            if one.chat_id == 3:
                one.claimed_until = rig.clock.now()
    async with asyncio.timeout(20):
        await rig.mailbox.sender.idle()
        await rig.mailbox.sender.quiet()
    assert not rig.mailbox.sender._precedence._waiting
    assert (rig.messenger.texts(1), rig.messenger.texts(3)) == (["one", "*three"], ["one"])
    assert await rig.fates() == ["delivered", "superseded", "delivered", "dropped", "delivered", "delivered", None, None, None]


async def test_replies_without_end_slow_the_paced_lanes_and_do_not_stop_them() -> None:
    precedence = Precedence()
    precedence.came(letter(1, 1))
    waiting = asyncio.create_task(precedence.passed())
    for number in range(2, 50):
        await asyncio.sleep(0)
        assert waiting.done() is (number > 2)
        precedence.came(letter(number, number))
        precedence.begun(letter(number - 1, number - 1))
        await asyncio.sleep(0)
    await waiting


async def test_what_arrived_from_somebody_who_went_away_may_be_decided_all_the_same() -> None:
    precedence = Precedence()
    decision: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    precedence.arrived(decision)
    waiting = asyncio.create_task(precedence.passed())
    await asyncio.sleep(0)
    decision.cancel()
    for _ in range(5):
        await asyncio.sleep(0)
    assert not waiting.done()
    async with asyncio.timeout(20):
        await waiting


def letter(number: int, chat_id: int) -> Letter:
    end = datetime(2026, 11, 24, tzinfo=UTC)
    return Letter(number, chat_id, Lane.ALERT, "zh-CN", "alert/1", "alert", "1", None, False, None, 0, end, end)
