"""Messages through the real desk: from an officer's phone to a manager's, and back."""

import pytest
from sqlalchemy import update

from bot.desk.front import FrontDesk
from bot.desk.office import Office
from bot.mailbox.mailbox import Mailbox
from bot.mailbox.messenger import Parcel
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.schedule import open_day
from bot.storage.secrets import Keyring
from conversations import dialogue
from conversations.wording import Wording
from tests.desk.rig import DeskRig, FakeFetcher, Told, desk_on, read_three, tapped, typed
from tests.mailbox.rig import facts_of
from tests.mailbox.test_paced import leading, until

MANAGER, OFFICER, CITY = 11, 9003, 9002


@pytest.fixture
async def rig(database: Database) -> DeskRig:
    """The market on a day that has begun."""
    small = await desk_on(database)
    await small.staff("张三")
    keyring, wording, clock = Keyring("secret"), Wording(), small.mail.clock
    facts = facts_of(clock)
    async with database.begin() as connection:
        await open_day(connection, clock.local().date(), True)
    small.mail.mailbox = Mailbox(database, clock, small.messenger, facts=facts, composer=dialogue, wording=wording, rate=25)
    office = Office(database, clock, keyring, facts, dialogue, wording, "zh-CN", lambda _moment: None)
    front = FrontDesk(office, small.mail.mailbox, FakeFetcher(), read_three)
    return DeskRig(small.mail, front, Told(), FakeFetcher(), office)


def button(parcel: Parcel, label: str) -> str:
    return next(b.data for row in parcel.screen.buttons for b in row if label in b.label)


def last(rig: DeskRig, chat: int) -> Parcel:
    return [parcel for parcel in rig.messenger.parcels if parcel.chat_id == chat][-1]


async def written(rig: DeskRig, text: str) -> Parcel:
    """The officer writes to the market; what its manager gets."""
    enterprise = (await rig.rows(t.enterprise.c.id, t.enterprise.c.name))[0]
    await rig.take(typed(101, OFFICER, f"/enterprise {enterprise.name}"))
    await rig.take(tapped(102, OFFICER, button(last(rig, OFFICER), "发消息"), message_id=1))
    await rig.take(typed(103, OFFICER, text))
    await rig.take(tapped(104, OFFICER, button(last(rig, OFFICER), "发送"), message_id=1))
    return last(rig, MANAGER)


async def test_a_message_and_its_answer_reach_the_other_phone_at_once(rig: DeskRig) -> None:
    card = await written(rig, "请报库存")
    assert "请报库存" in card.screen.text
    assert "联络员" in card.screen.text
    await rig.take(tapped(105, MANAGER, button(card, "回复"), message_id=1))
    await rig.take(typed(106, MANAGER, "还有 200 只"))
    await rig.take(tapped(107, MANAGER, button(last(rig, MANAGER), "发送"), message_id=2))
    answer = last(rig, OFFICER)
    assert "还有 200 只" in answer.screen.text
    assert "填报人" in answer.screen.text
    assert answer.edit_message_id is None
    events = [row.action for row in await rig.rows(t.audit_event.c.action)]
    assert events == ["write_message", "answer_message"]


async def test_an_update_that_comes_again_sends_nothing_twice(rig: DeskRig) -> None:
    await written(rig, "请报库存")
    await rig.take(tapped(104, OFFICER, button(last(rig, OFFICER), "往来"), message_id=1))
    assert len(await rig.rows(t.message.c.id)) == 1
    assert sum("请报库存" in text for text in rig.messenger.texts(MANAGER)) == 1


async def test_who_is_no_manager_any_more_when_it_leaves_gets_nothing(rig: DeskRig) -> None:
    card = await written(rig, "请报库存")
    async with rig.database.begin() as connection:
        await connection.execute(update(t.membership).where(t.membership.c.account_id == MANAGER).values(ended_at=rig.mail.clock.now()))
    await rig.take(tapped(105, MANAGER, button(card, "回复"), message_id=1))
    assert "没有找到" in last(rig, MANAGER).screen.text


async def test_of_all_who_are_silent_only_who_still_is_hears_of_it(rig: DeskRig) -> None:
    """The market has two managers; it reports before the letters have left."""
    await rig.take(typed(101, OFFICER, "/laggards"))
    await rig.take(tapped(102, OFFICER, button(last(rig, OFFICER), "写给未报企业"), message_id=1))
    await rig.take(typed(103, OFFICER, "请抓紧"))
    await rig.take(tapped(104, OFFICER, button(last(rig, OFFICER), "发送"), message_id=2))
    queued = await rig.rows(t.outbox.c.id, t.outbox.c.chat_id, t.outbox.c.screen)
    assert [row.chat_id for row in queued if row.screen == "message_many"] == [11, 12, 31]
    await rig.take(typed(105, MANAGER, "/report"))
    await rig.take(tapped(106, MANAGER, button(last(rig, MANAGER), "全部正常"), message_id=3))
    rig.messenger.parcels.clear()
    async with leading(rig.mail):
        await until(rig.mail, lambda: any(parcel.chat_id == 31 for parcel in rig.messenger.parcels))
    assert ["请抓紧" in parcel.screen.text for parcel in rig.messenger.parcels] == [True]
    fates = await rig.rows(t.outbox.c.screen, t.outbox.c.outcome)
    assert sorted(row.outcome for row in fates if row.screen == "message_many") == ["delivered", "dropped", "dropped"]
