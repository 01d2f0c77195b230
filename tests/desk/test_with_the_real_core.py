"""The desk with the real dialogue and the real words: a morning of a market."""

import pytest
from sqlalchemy import insert, select, update

from bot.desk.arrival import Answer
from bot.desk.front import FrontDesk
from bot.desk.office import Office
from bot.jobs.escalating import Escalating
from bot.mailbox.mailbox import Mailbox
from bot.mailbox.messenger import Parcel, Unreachable
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.schedule import open_day
from bot.storage.secrets import Keyring
from conversations import dialogue
from conversations.wording import Wording
from tests.desk.rig import DeskRig, FakeFetcher, Told, counting, desk_on, read_three, tapped, typed
from tests.mailbox.rig import facts_of

MANAGER, OFFICER = 11, 9003


@pytest.fixture
async def rig(database: Database) -> DeskRig:
    """The market with three people on a day that has begun."""
    small = await desk_on(database)
    await small.staff("张三", "李四", "王五")
    keyring, wording, clock = Keyring("secret"), Wording(), small.mail.clock
    facts = facts_of(clock)
    async with database.begin() as connection:
        await open_day(connection, clock.local().date(), True)
    small.mail.mailbox = Mailbox(database, clock, small.messenger, facts=facts, composer=dialogue, wording=wording, rate=25)
    office = Office(database, clock, keyring, facts, dialogue, wording, "zh-CN", lambda _moment: None)
    front = FrontDesk(office, small.mail.mailbox, FakeFetcher(), read_three)
    return DeskRig(small.mail, front, Told(), FakeFetcher(), office)


def button(parcel: Parcel, label: str) -> str:
    """What a button of the card sends back."""
    return next(b.data for row in parcel.screen.buttons for b in row if label in b.label)


async def test_all_normal_is_one_tap_and_done_once(rig: DeskRig) -> None:
    await rig.take(typed(1, MANAGER, "/today"))
    data = button(rig.messenger.parcels[-1], "全部正常")
    first = await rig.take(tapped(2, MANAGER, data, message_id=1))
    again = await rig.take(tapped(3, MANAGER, data, message_id=1))
    assert first[0].toast
    assert again[0].callback_id == "q3"
    reports = await rig.rows(t.report.c.headcount, t.report.c.on_post)
    assert [tuple(row) for row in reports] == [(3, 3)]
    assert {p.edit_message_id for p in rig.messenger.parcels[1:]} == {1}


async def test_what_the_one_tap_costs(rig: DeskRig) -> None:
    """One transaction, and few statements: who may not be on post, and the policy that says so, are one more each."""
    await rig.take(typed(1, MANAGER, "/today"))
    data = button(rig.messenger.parcels[-1], "全部正常")
    await rig.mail.mailbox.sender.idle()
    async with counting(rig.database) as counted:
        await rig.front.desk.take([tapped(2, MANAGER, data, message_id=1)])
    await rig.mail.mailbox.sender.idle()
    assert counted["transactions"] == 1
    assert counted["statements"] <= 17
    assert len(await rig.rows(t.report.c.id)) == 1


async def test_a_fever_rings_at_the_officer_and_is_taken(rig: DeskRig) -> None:
    await rig.take(typed(1, MANAGER, "张三 38.5 发烧 就医，其他正常"))
    await rig.take(tapped(2, MANAGER, button(rig.messenger.parcels[-1], "确认"), message_id=1))
    alarm = rig.messenger.parcels[-1]
    assert alarm.chat_id == OFFICER
    assert "38.5" in alarm.screen.text
    assert "张三" not in alarm.screen.text, "surname and post only"
    await rig.take(tapped(3, OFFICER, button(alarm, "接单"), message_id=1))
    (row,) = await rig.rows(t.alert.c.state)
    assert row.state == "acknowledged"
    assert rig.messenger.texts(OFFICER)[-1].startswith("*")


async def test_a_repeated_update_in_the_middle_of_a_questionnaire_shows_its_card(rig: DeskRig) -> None:
    await rig.take(typed(1, MANAGER, "/today"))
    data = button(rig.messenger.parcels[-1], "异常")
    await rig.take(tapped(2, MANAGER, data, message_id=1))
    shown = rig.messenger.parcels[-1].screen
    assert await rig.take(tapped(2, MANAGER, data, message_id=1)) == [Answer(2, "q2")]
    assert rig.messenger.parcels[-1].screen == shown
    assert rig.messenger.parcels[-1].edit_message_id == 1


async def test_somebody_is_told_in_words_when_something_of_ours_breaks(rig: DeskRig, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("conversations.dialogue.respond", broken)
    (answer,) = await rig.take(tapped(1, MANAGER, "today"))
    assert answer.alert
    assert "没有保存" in (answer.toast or "")
    assert "没有保存" in rig.messenger.texts(MANAGER)[-1]


async def alarm(rig: DeskRig) -> Parcel:
    """A feverish person is reported; the card that rings at the officer."""
    await rig.take(typed(1, MANAGER, "张三 38.5 发烧 就医，其他正常"))
    await rig.take(tapped(2, MANAGER, button(rig.messenger.parcels[-1], "确认"), message_id=1))
    return rig.messenger.parcels[-1]


async def test_the_alert_card_stays_while_its_end_is_being_written(rig: DeskRig) -> None:
    card = await alarm(rig)
    rig.messenger.parcels.clear()
    await rig.take(tapped(3, OFFICER, button(card, "办结"), message_id=1))
    await rig.take(tapped(4, OFFICER, button(card, "企业情况"), message_id=1))
    assert [parcel.edit_message_id for parcel in rig.messenger.parcels] == [None, None]
    await rig.take(typed(5, OFFICER, "已送医"))
    to_officer = [p for p in rig.messenger.parcels if p.chat_id == OFFICER]
    assert to_officer[-1].edit_message_id == 1
    assert "已送医" in to_officer[-1].screen.text


async def test_a_message_that_shows_something_else_now_is_left_alone(rig: DeskRig) -> None:
    """An officer opens an alert from the list, in the place of the list, and goes on to something else in the same message."""
    card = await alarm(rig)
    number = button(card, "接单").split(":")[1]
    await rig.take(tapped(3, OFFICER, f"alert:{number}", message_id=40))
    await rig.take(tapped(4, OFFICER, "today", message_id=40))
    rig.messenger.parcels.clear()
    await rig.take(tapped(5, 9002, f"ack:{number}", message_id=50))
    assert {(p.chat_id, p.edit_message_id) for p in rig.messenger.parcels} == {(9002, 50)}


async def test_a_nudge_that_is_tapped_becomes_the_card_and_the_one_above_says_so(rig: DeskRig) -> None:
    async with rig.database.begin() as connection:
        others = (t.membership.c.role == "officer") & (t.membership.c.account_id != OFFICER)
        await connection.execute(update(t.membership).where(others).values(ended_at=rig.mail.clock.now()))
        await connection.execute(insert(t.membership).values(account_id=OFFICER, role="admin", since=rig.mail.clock.now()))
    await alarm(rig)
    rig.mail.clock.advance(15 * 60)
    await Escalating(rig.database, rig.mail.clock).run()
    await rig.mail.look()
    nudge = rig.messenger.parcels[-1]
    assert (nudge.chat_id, nudge.reply_to, "仍无人接单" in nudge.screen.text) == (OFFICER, 1, True)
    rig.messenger.parcels.clear()
    await rig.take(tapped(3, OFFICER, button(nudge, "接单"), message_id=2))
    changed = {p.edit_message_id: p.screen.text for p in rig.messenger.parcels}
    assert "已于" in changed[2]
    assert "另一条消息" in changed[1]
    async with rig.database.read() as connection:
        places = {row.card: row.message_id for row in await connection.execute(select(t.card).where(t.card.c.chat_id == OFFICER))}
    assert (places["alert/1"], "nudge/1" in places) == (2, False)


async def test_a_nudge_that_is_tapped_before_it_is_written_down_becomes_the_card_too(rig: DeskRig) -> None:
    """As an alert does that is opened from a list: whatever message it is, the former card says that it is the card no more."""
    card = await alarm(rig)
    number = button(card, "接单").split(":")[1]
    rig.messenger.parcels.clear()
    await rig.take(tapped(3, OFFICER, f"ack:{number}", message_id=40))
    changed = {p.edit_message_id: p.screen.text for p in rig.messenger.parcels if p.chat_id == OFFICER}
    assert "已于" in changed[40]
    assert "另一条消息" in changed[1]
    assert [p.edit_message_id for p in rig.messenger.parcels if p.chat_id == OFFICER and "另一条消息" in p.screen.text] == [1]


async def test_an_alert_whose_officer_has_blocked_the_bot_goes_to_whoever_is_next(rig: DeskRig) -> None:
    rig.messenger.answers[OFFICER] = [Unreachable("bot was blocked by the user")]
    await alarm(rig)
    runner = Escalating(rig.database, rig.mail.clock)
    await runner.run()
    await rig.mail.look()
    assert [p.chat_id for p in rig.messenger.parcels if "预警：" in p.screen.text] == [OFFICER, 9002]
    await runner.run()
    await rig.mail.look()
    assert [p.chat_id for p in rig.messenger.parcels if "预警：" in p.screen.text] == [OFFICER, 9002]


async def test_whoever_opens_an_alert_again_sees_who_is_told(rig: DeskRig) -> None:
    """The reply is made before the chain goes on; what it says is put right at once."""
    await rig.take(typed(1, MANAGER, "张三 38.5 发烧 就医，其他正常"))
    await rig.take(tapped(2, MANAGER, button(rig.messenger.parcels[-1], "确认"), message_id=1))
    alarm = rig.messenger.parcels[-1]
    card = await _card_of(rig)
    await rig.take(tapped(3, OFFICER, button(alarm, "接单"), message_id=card))
    await rig.take(tapped(4, OFFICER, button(_newest(rig, card), "办结"), message_id=card))
    await rig.take(tapped(5, OFFICER, button(rig.messenger.parcels[-1], "误报"), message_id=card + 1))
    await rig.take(tapped(6, OFFICER, "reopen:1", message_id=card))
    await rig.take(tapped(7, OFFICER, button(_newest(rig, card), "确认重新打开"), message_id=card))
    await rig.mail.mailbox.sender.idle()
    text = _newest(rig, card).screen.text
    assert "待接单" in text
    assert "已通知 9003" in text
    assert "正在通知" not in text
    assert "发送中" not in text


async def _card_of(rig: DeskRig) -> int:
    (row,) = [row for row in await rig.rows(t.card.c.chat_id, t.card.c.card, t.card.c.message_id) if row.card == "alert/1"]
    assert row.chat_id == OFFICER
    number: int = row.message_id
    return number


def _newest(rig: DeskRig, message_id: int) -> Parcel:
    """How the officer's card looks now: as it was edited last."""
    return next(p for p in reversed(rig.messenger.parcels) if p.chat_id == OFFICER and p.edit_message_id == message_id)
