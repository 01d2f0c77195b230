"""The author's card keeps up with the rows also when nothing is being sent: late confirmations, what arrives after a pause, edits."""

import asyncio
from datetime import timedelta

import pytest

from bot.mailbox import broadcast_letters
from bot.mailbox.messenger import Delivered, Outcome, Parcel
from bot.storage import tables as t
from bot.storage.database import Database
from conversations.broadcast_records import ConfirmBroadcast, EditBroadcast, PauseBroadcast
from conversations.content import Part
from tests.mailbox.broadcast_rig import Process, Recording, is_over
from tests.mailbox.manual_clock import ManualClock
from tests.storage.broadcast_world import ADMIN, OTHER_ADMIN, THIRD_ADMIN, broadcast, found_admins, found_town, outcomes, running, write
from tests.storage.world import at, counting, do


@pytest.fixture
async def clock() -> ManualClock:
    return ManualClock()


def cards(process: Process) -> list[str]:
    return [one.screen.text for one in process.messenger.parcels if one.chat_id == ADMIN]


async def pass_time(process: Process, clock: ManualClock, seconds: float) -> None:
    end = clock.now() + timedelta(seconds=seconds)
    assert await process.until(lambda: clock.now() >= end)


async def test_late_confirmations_are_counted_on_the_card(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_town(database, 12)
    broadcast_id = await write(database, broadcast(must_confirm=True), now=clock.local())
    process = Process.on(database_url, clock, Recording())
    async with process.living():
        assert await process.until(lambda: is_over(database, broadcast_id))
        await pass_time(process, clock, 20)
        before = len(cards(process))
        for number in range(1, 11):
            await do(database, ConfirmBroadcast(broadcast_id), by=number * 10 + 1, now=clock.local())
            await pass_time(process, clock, 1)
        assert await process.until(lambda: "已阅 <b>10</b> / 12 人" in cards(process)[-1])
        assert len(cards(process)) - before <= 4, "ten seconds: an edit every five"
        told = len(cards(process))
        with counting(process.database) as counted:
            await pass_time(process, clock, 30)
        assert len(cards(process)) == told
        assert not [text for text in counted.texts if "broadcast_recipient" in text], "nothing changes, nothing is counted"


async def test_the_authors_card_moves_by_itself_and_the_others_by_turns(database: Database) -> None:
    """Twenty admins who have the card would take a fifth of the pace; they see each change of state, and the numbers by turns."""
    await found_town(database, 2)
    broadcast_id = await running(database)
    async with database.begin() as conn:
        await found_admins(conn, THIRD_ADMIN)
        stood = {ADMIN: at(9, 59), OTHER_ADMIN: at(9, 58), THIRD_ADMIN: at(9, 50)}
        rows = [{"chat_id": chat, "card": f"broadcast/{broadcast_id}", "message_id": 3, "sent_at": since} for chat, since in stood.items()]
        await conn.execute(t.card.insert(), rows)
        moved = [one.chat_id for one in await broadcast_letters.moving(conn, [broadcast_id], at(10))]
        told = [one.chat_id for one in await broadcast_letters.cards(conn, [broadcast_id])]
        assert (moved, told) == ([ADMIN, THIRD_ADMIN], [*stood]), "whose has stood still the longest"
        await conn.execute(t.card.update().values(sent_at=at(10)))
        moved = [one.chat_id for one in await broadcast_letters.moving(conn, [broadcast_id], at(10) + timedelta(seconds=20))]
        assert moved == [ADMIN], "nobody else's more often than every half minute"


async def test_what_was_on_its_way_when_it_was_paused_is_counted(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_town(database, 2)
    arrives = asyncio.Event()

    async def late(_parcel: Parcel) -> Outcome:
        await arrives.wait()
        return Delivered(5)

    messenger = Recording()
    messenger.answers[21] = [late]
    broadcast_id = await write(database, now=clock.local())
    process = Process.on(database_url, clock, messenger)
    async with process.living():
        await process.job.run()
        while not any(one.chat_id == 21 for one in messenger.parcels):
            clock.advance(0.1)
            await asyncio.sleep(0.001)
        await do(database, PauseBroadcast(broadcast_id), by=OTHER_ADMIN, now=clock.local())
        for _ in range(10):
            clock.advance(1.0)
            await process.job.run()
        arrives.set()
        await pass_time(process, clock, 12)
    assert set((await outcomes(database, broadcast_id)).values()) == {"sent"}
    assert "已送达 <b>2</b> / 2 人" in cards(process)[-1]


async def test_edits_that_were_made_are_taken_off_the_card(database: Database, database_url: str, clock: ManualClock) -> None:
    await found_town(database, 4)
    broadcast_id = await write(database, now=clock.local())
    process = Process.on(database_url, clock, Recording())
    async with process.living():
        assert await process.until(lambda: is_over(database, broadcast_id))
        await do(database, EditBroadcast(broadcast_id, {"zh-CN": (Part("改了"),)}), by=ADMIN, now=clock.local())
        assert await process.until(lambda: "改了" in cards(process)[-1])
