"""What a batch costs: statements do not grow with it, transactions are shared (DESIGN §10)."""

import asyncio

from tests.desk.rig import DeskRig, counting, tapped, typed


async def statements(rig: DeskRig, first: int, chats: int) -> int:
    async with counting(rig.database) as counted:
        await rig.front.desk.take([tapped(first + n, 3000 + n, "open") for n in range(chats)])
    await rig.mail.mailbox.sender.idle()
    assert counted["transactions"] == 1
    return counted["statements"]


async def test_statements_a_batch_are_constant(rig: DeskRig) -> None:
    alone, few, many = [await statements(rig, 1000 * size, size) for size in (1, 8, 64)]
    assert alone == few == many
    assert many <= 9


async def test_transactions_per_update_of_sixty_four_busy_chats(rig: DeskRig) -> None:
    """Every chat sends its next update when it has its answer; replies take their time and come back one by one."""
    rig.messenger.pace = lambda: asyncio.sleep(0)
    rounds = 10

    async def busy(chat: int) -> None:
        for n in range(rounds):
            signal = tapped if n % 2 else typed
            await rig.front.submit(signal(chat * 100 + n, chat, "open"))

    async with counting(rig.database) as counted:
        await asyncio.gather(*(busy(chat) for chat in range(3000, 3064)))
        await rig.mail.mailbox.sender.idle()
    assert counted["transactions"] / (64 * rounds) <= 0.15
    assert set(await rig.mail.fates()) <= {"delivered", "superseded"}
