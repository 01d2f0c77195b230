"""The sweep: what jobs have queued is found, and at once where they say so."""

import asyncio

from bot.mailbox import outbox
from tests.mailbox.rig import Rig, composed


async def test_what_a_job_has_queued_leaves_at_once_when_it_says_so(rig: Rig) -> None:
    left = asyncio.Event()

    async def note() -> None:
        left.set()

    rig.messenger.pace = note
    looks = asyncio.create_task(rig.mailbox.run())
    await rig.clock.sleeping()  # it has looked, found nothing, and rests
    async with rig.database.begin() as connection:
        now = rig.clock.now()
        await outbox.queue(connection, [composed(1, "alert", "7")], now, now, {1})
    rig.mailbox.sweep.wake()
    async with asyncio.timeout(20):
        await left.wait()
    assert rig.messenger.texts() == ["alert 7"], "and no time has passed"
    await rig.mailbox.sender.idle()
    rig.mailbox.patience.give_up()
    await looks
