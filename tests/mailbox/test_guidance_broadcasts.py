"""Notices of guidance on their way: a newer version takes the place of the old one, and who had confirmed in the library has confirmed."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.storage import tables as t
from bot.storage.database import Database
from conversations.broadcast import Outcome
from conversations.broadcast_records import ChaseBroadcast
from conversations.guidance_records import ConfirmGuidance, ReadGuidance, WithdrawGuidance
from tests.mailbox.broadcast_rig import Process, Recording, is_over
from tests.mailbox.manual_clock import ManualClock
from tests.storage.broadcast_world import outcomes, recipients
from tests.storage.guidance_world import ADMIN, MANAGERS, SUPERMARKET, document, found
from tests.storage.world import PATHS, do, found_people, know

MORE = range(201, 241)


@pytest.fixture
async def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def process(database: Database, database_url: str, clock: ManualClock) -> Process:
    await found(database)
    return Process.on(database_url, clock, Recording())


async def publish(database: Database, clock: ManualClock, **more: Any) -> int:
    """A version, which is sent. The id of the broadcast."""
    told = {"valid_from": clock.local().date(), "must_confirm": True, **more}
    return (await do(database, document(**told), by=ADMIN, now=clock.local())).changed_broadcasts[-1]


def got(process: Process, broadcast_id: int) -> dict[int, int]:
    """How often the message of a broadcast has arrived, by chat."""
    assert isinstance(process.messenger, Recording)
    return {chat: often for (chat, card), often in process.messenger.arrived.items() if card == f"broadcast/{broadcast_id}/0"}


async def test_who_had_confirmed_in_the_library_gets_it_and_has_confirmed(database: Database, clock: ManualClock, process: Process) -> None:
    broadcast_id = await publish(database, clock)
    confirmed_at = clock.now()
    await do(database, ConfirmGuidance(1), by=11, now=clock.local())
    await do(database, ReadGuidance(1), by=12, now=clock.local())
    clock.advance(60)
    async with process.living():
        assert await process.until(lambda: is_over(database, broadcast_id))
        assert got(process, broadcast_id) == dict.fromkeys(MANAGERS, 1)
        assert await outcomes(database, broadcast_id) == {11: "confirmed", 12: "read", 21: "sent", 31: "sent", 41: "sent"}
        assert (await recipients(database, broadcast_id))[0].confirmed_at == confirmed_at
        texts = {one.chat_id: [button.label for row in one.screen.buttons for button in row] for one in process.messenger.parcels}
        assert texts[11][-1] != texts[21][-1], "the button says that it is done"
        shown = (await know(database, ("broadcast", broadcast_id), now=clock.local())).broadcasts[broadcast_id]
        assert shown.tally.chaseable == 4
        await do(database, ChaseBroadcast(broadcast_id), by=ADMIN, now=clock.local())
        assert await process.until(lambda: is_over(database, broadcast_id))
    chased = {one.chat_id for one in process.messenger.parcels if one.screen.card == f"broadcast-chase/{broadcast_id}"}
    assert chased == {12, 21, 31, 41}


async def test_who_waits_for_the_old_version_gets_the_new_one_alone(database: Database, clock: ManualClock, process: Process) -> None:
    async with database.begin() as conn:
        await found_people(conn, MORE, "manager", lambda _: {"enterprise_id": SUPERMARKET, "path": PATHS["220104"]})
    everybody = {*MANAGERS, *MORE}
    old = await publish(database, clock)
    async with process.living():
        assert await process.until(lambda: len(got(process, old)) >= 5)
        new = await publish(database, clock, name="口罩二", guidance_id=1, after=1)
        assert await process.until(lambda: is_over(database, new))
        assert await process.until(lambda: is_over(database, old))
    had = got(process, old)
    assert 5 <= len(had) < len(everybody)
    assert got(process, new) == dict.fromkeys(everybody, 1)
    became = await outcomes(database, old)
    assert {who for who, outcome in became.items() if outcome == Outcome.SENT} == set(had)
    assert set(became.values()) == {"sent", "skipped"}
    async with database.read() as conn:
        states = [(row.state, row.end_reason) for row in await conn.execute(select(t.broadcast).order_by(t.broadcast.c.id))]
    assert states == [("cancelled", "newer_version"), ("finished", None)]


async def test_withdrawn_guidance_goes_from_every_phone(database: Database, clock: ManualClock, process: Process) -> None:
    broadcast_id = await publish(database, clock)
    async with process.living():
        assert await process.until(lambda: is_over(database, broadcast_id))
        await do(database, WithdrawGuidance(1), by=ADMIN, now=clock.local())
        assert await process.until(lambda: is_over(database, broadcast_id))
    gone = {one.chat_id for one in process.messenger.parcels if one.screen.card == f"broadcast/{broadcast_id}/0" and one.edit_message_id}
    assert gone == set(MANAGERS)
