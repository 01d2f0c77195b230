"""A broadcast of several messages is cancelled or taken back while one of them is on its way: whoever gets no more of it is skipped."""

import pytest

from bot.mailbox.messenger import Delivered, Outcome, Parcel
from bot.storage.database import Database
from conversations.broadcast_records import CancelBroadcast, WithdrawBroadcast
from tests.mailbox.broadcast_rig import Process, Recording, is_over
from tests.mailbox.manual_clock import ManualClock
from tests.storage.broadcast_world import ADMIN, broadcast, found_town, outcomes, recipients, write
from tests.storage.broadcast_world import BOTH as CONTENT
from tests.storage.world import do

TWO = {"zh-CN": CONTENT["en"]}


@pytest.mark.parametrize("how", [CancelBroadcast, WithdrawBroadcast])
async def test_what_was_on_its_way_with_more_to_come(
    database: Database, database_url: str, how: type[CancelBroadcast | WithdrawBroadcast]
) -> None:
    await found_town(database)
    clock, messenger = ManualClock(), Recording()
    broadcast_id = await write(database, broadcast(content=TWO), now=clock.local())

    async def meanwhile(_: Parcel) -> Outcome:
        await do(database, how(broadcast_id), by=ADMIN, now=clock.local())
        return Delivered(1)

    messenger.answers[11] = [meanwhile]
    process = Process.on(database_url, clock, messenger)
    async with process.living():
        assert await process.until(lambda: is_over(database, broadcast_id))
    became = await outcomes(database, broadcast_id)
    assert set(became.values()) == {"skipped"}, became
    assert (await recipients(database, broadcast_id))[0].parts == 1, "a part of it is there"
