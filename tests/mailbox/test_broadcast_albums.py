"""Edits of what has arrived in part, or in several files: each file changes, and what nobody knew of is found by a tap."""

import pytest
from sqlalchemy import select

from bot.mailbox.messenger import Delivered, Unknown
from bot.storage import tables as t
from bot.storage.broadcasts.feeding import take_turns
from bot.storage.database import Database
from conversations.broadcast import FailureReason, Outcome
from conversations.broadcast_records import ConfirmBroadcast, EditBroadcast, HurryEdits, RetryFailed, WithdrawBroadcast
from conversations.content import MediaFile, MediaKind, Part, Parts
from tests.mailbox.broadcast_rig import Process, Recording
from tests.mailbox.manual_clock import ManualClock
from tests.mailbox.test_broadcast_follow import NEW, parcels, sent
from tests.storage.broadcast_world import ADMIN, broadcast, found_town, let_be, outcomes, running, write
from tests.storage.world import at, do


@pytest.fixture
async def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def process(database: Database, database_url: str, clock: ManualClock) -> Process:
    del database
    return Process.on(database_url, clock, Recording())


def album(*files: str) -> dict[str, Parts]:
    """Some pictures in one message."""
    return {"zh-CN": (Part("图", files=tuple(MediaFile(MediaKind.PHOTO, one) for one in files), album="1"),)}


@pytest.mark.parametrize("hurried", [False, True])
async def test_every_file_of_an_album_changes(database: Database, clock: ManualClock, process: Process, *, hurried: bool) -> None:
    await found_town(database, 1)
    broadcast_id = await write(database, broadcast(content=album("a", "b")), now=clock.local())
    process.messenger.answers[11] = [Delivered(4, (5,))]
    async with process.living():
        await sent(process, database, broadcast_id)
        await do(database, EditBroadcast(broadcast_id, album("c", "d")), by=ADMIN, now=clock.local())
        if hurried:
            await do(database, HurryEdits(broadcast_id), by=11, now=clock.local())
        await sent(process, database, broadcast_id)
    assert sorted(one.edit_message_id for one in parcels(process, 11) if one.edit_message_id is not None) == [4, 5]


async def test_an_album_of_which_a_file_was_changed_is_taken_back_whole(database: Database, clock: ManualClock, process: Process) -> None:
    await found_town(database, 1)
    broadcast_id = await write(database, broadcast(content=album("a", "b")), now=clock.local())
    process.messenger.answers[11] = [Delivered(4, (5,))]
    async with process.living():
        await sent(process, database, broadcast_id)
        await do(database, EditBroadcast(broadcast_id, album("a", "d")), by=ADMIN, now=clock.local())
        await sent(process, database, broadcast_id)
        await do(database, WithdrawBroadcast(broadcast_id), by=ADMIN, now=clock.local())
        await sent(process, database, broadcast_id)
    last = parcels(process, 11)[-1]
    assert (last.screen.withdrawn, last.edit_message_id, last.more) == (True, 4, (5,))


async def test_whoever_tapped_what_nobody_knew_of_gets_its_edits(database: Database, clock: ManualClock, process: Process) -> None:
    await found_town(database, 1)
    broadcast_id = await write(database, broadcast(must_confirm=True), now=clock.local())
    process.messenger.answers[11] = [Unknown("timeout")]
    async with process.living():
        await sent(process, database, broadcast_id)
        assert await outcomes(database, broadcast_id) == {11: "failed/unknown"}
        await do(database, ConfirmBroadcast(broadcast_id), by=11, now=clock.local())
        async with database.begin() as conn:  # the reply to the tap says where it stands
            card = {"chat_id": 11, "card": f"broadcast/{broadcast_id}/0", "message_id": 1, "sent_at": clock.now()}
            await conn.execute(t.card.insert(), [card])
        await do(database, EditBroadcast(broadcast_id, NEW, again=True), by=ADMIN, now=clock.local())
        await sent(process, database, broadcast_id)
        async with database.read() as conn:
            edits = select(t.outbox.c.outcome).where(t.outbox.c.screen == "broadcast_edited")
            assert (await conn.scalars(edits)).all() == ["delivered"]
    assert parcels(process, 11)[-1].screen.content == NEW["zh-CN"][0]


async def test_a_tap_while_it_waits_to_be_sent_once_more_counts(database: Database) -> None:
    await found_town(database, 2)
    broadcast_id = await running(database, broadcast(must_confirm=True))
    async with database.begin() as conn:
        await take_turns(conn, broadcast_id, 10, at(9))
    await let_be(database, broadcast_id, 11, Outcome.FAILED, why=FailureReason.UNKNOWN)
    await do(database, RetryFailed(broadcast_id, unknown=True), by=ADMIN, now=at(10))
    await do(database, ConfirmBroadcast(broadcast_id), by=11, now=at(10))
    assert (await outcomes(database, broadcast_id))[11] == "confirmed"
    async with database.begin() as conn:
        assert await take_turns(conn, broadcast_id, 10, at(10)) == [], "nobody gets it twice"
