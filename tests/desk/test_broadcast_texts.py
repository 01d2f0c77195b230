"""已阅 below an older text, through the real desk: what was changed of it comes at once, and the button counts from then on."""

from sqlalchemy import insert, select, update

from bot.storage import tables as t
from bot.storage.broadcasts.starting import start
from bot.storage.records.deed import Deed
from bot.storage.secrets import Keyring
from bot.storage.writers import apply
from conversations.audience import Audience
from conversations.broadcast_records import CreateBroadcast, EditBroadcast
from conversations.content import Part
from conversations.policy import DEFAULT_POLICY
from conversations.records import Record
from tests.desk.rig import DeskRig, tapped
from tests.desk.test_with_the_real_core import MANAGER, OFFICER, rig

__all__ = ["rig"]

FIRST, SECOND, NEW = Part("明日起停业消毒。"), Part("消毒后报联络员。"), Part("后日起停业消毒。")


async def _do(rig: DeskRig, record: Record) -> None:
    async with rig.database.begin() as conn:
        by = await conn.scalar(select(t.account.c.id).where(t.account.c.chat_id == OFFICER))
        await apply(conn, [Deed(record, by, OFFICER, "")], rig.mail.clock.local(), Keyring("secret"))


async def test_all_that_was_changed_stands_there_before_it_can_be_confirmed(rig: DeskRig) -> None:
    await _do(rig, CreateBroadcast({"zh-CN": (FIRST, SECOND)}, Audience(), must_confirm=True))
    async with rig.database.begin() as conn:
        await start(conn, 1, rig.mail.clock.local(), DEFAULT_POLICY)
        has_it = {"outcome": "sent", "parts": 2, "queued_at": rig.mail.clock.now(), "sent_at": rig.mail.clock.now()}
        await conn.execute(update(t.broadcast_recipient).values(has_it))
        cards = [{"chat_id": MANAGER, "card": f"broadcast/1/{part}", "message_id": 3 + part} for part in (0, 1)]
        await conn.execute(insert(t.card), [{**one, "sent_at": rig.mail.clock.now()} for one in cards])
    await _do(rig, EditBroadcast(1, {"zh-CN": (NEW, SECOND)}))

    (answer,) = await rig.take(tapped(1, MANAGER, "bcok:1:1", message_id=4))
    assert answer.alert
    assert "内容有更改" in str(answer.toast)
    await rig.mail.mailbox.sweep.look()
    await rig.mail.mailbox.sender.idle()
    assert [(one.edit_message_id, one.screen.content) for one in rig.messenger.parcels] == [(3, NEW), (4, SECOND)]
    assert [b.data for row in rig.messenger.parcels[1].screen.buttons for b in row] == ["bcok:1:2"]
    assert await _outcome(rig) == "sent"

    await rig.take(tapped(2, MANAGER, "bcok:1:2", message_id=4))
    assert await _outcome(rig) == "confirmed"


async def _outcome(rig: DeskRig) -> str:
    r, a = t.broadcast_recipient.c, t.account.c
    async with rig.database.read() as conn:
        return str(await conn.scalar(select(r.outcome).join(t.account, a.id == r.account_id).where(a.chat_id == MANAGER)))
