"""What the cards of a broadcast say of reminders, of what is taken back, of the end, and of the night."""

from dataclasses import replace
from datetime import timedelta

from conversations.broadcast import BackReason, Outcome, State
from conversations.broadcast_records import CreateBroadcast, SendBackBroadcast
from conversations.content import MediaFile, MediaKind, Part
from tests.conversations import world_broadcasts
from tests.conversations.broadcast_scenery import given_one, talk
from tests.conversations.broadcast_scenes import AUTHOR, NOTICE, SECOND, SHOP
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import labels, text_of
from tests.conversations.scenes import MANAGER, OFFICER

__all__ = ["talk"]


def card(talk: Talk, key: int) -> str:
    talk.arrives(AUTHOR, "broadcast_progress", str(key))
    return text_of(talk, AUTHOR)


def test_after_reminding_it_says_how_many_and_when_it_can_be_done_again(talk: Talk) -> None:
    key = given_one(talk, start=True)
    for who in (MANAGER, SHOP, OFFICER):
        world_broadcasts.happens(talk.world, key, who, Outcome.SENT)
    assert "已催阅" not in card(talk, key)
    for count, again in ((1, "11月24日"), (2, "11月25日"), (3, "不能再催")):
        talk.arrives(AUTHOR, "broadcast_progress", str(key))
        talk.tap(AUTHOR, "催阅（3 人）")
        talk.tap(AUTHOR, "提醒他们")
        told = f"3 人（第 {count} 次，最多 3 次）"
        for text in (text_of(talk, AUTHOR), card(talk, key)):
            assert told in text
            assert again in text
        talk.world.now += timedelta(days=1)
    assert "第 3 次" in card(talk, key)


def test_reminded_at_night_it_is_the_next_day_that_counts(talk: Talk) -> None:
    key = given_one(talk, start=True)
    world_broadcasts.happens(talk.world, key, MANAGER, Outcome.SENT)
    talk.world.now = talk.world.now.replace(hour=22)
    card(talk, key)
    talk.tap(AUTHOR, "催阅（1 人）")
    assert "现在是夜间，提醒将于 11月24日 周二 07:00 发出" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "提醒他们")
    for text in (text_of(talk, AUTHOR), card(talk, key)):
        assert "11月24日 周二 提醒 1 人点「已阅」（第 1 次，最多 3 次）" in text
        assert "11月25日 周三 起可再催" in text
    talk.world.now += timedelta(hours=11)
    card(talk, key)
    assert not any(one.startswith("催阅") for one in labels(talk, AUTHOR)), "they have got it this morning"
    talk.world.now += timedelta(days=1)
    card(talk, key)
    assert "催阅（1 人）" in labels(talk, AUTHOR)


def test_reminded_after_midnight_it_is_not_said_to_be_done_before_morning(talk: Talk) -> None:
    key = given_one(talk, start=True)
    world_broadcasts.happens(talk.world, key, MANAGER, Outcome.SENT)
    talk.world.now = talk.world.now.replace(hour=2) + timedelta(days=1)
    card(talk, key)
    talk.tap(AUTHOR, "催阅（1 人）")
    assert "提醒将于 11月24日 周二 07:00 发出" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "提醒他们")
    assert "(已安排催阅，将于 11月24日 周二 07:00 发出)" in talk.text()
    assert "已开始催阅" not in talk.text()
    for text in (text_of(talk, AUTHOR), card(talk, key)):
        assert "将于 11月24日 周二 提醒 1 人点「已阅」（第 1 次，最多 3 次）" in text
        assert "11月25日 周三 起可再催" in text
    for hour in (7, 22):
        talk.world.now = talk.world.now.replace(hour=hour)
        assert "11月24日 周二 已催阅 1 人（第 1 次，最多 3 次）" in card(talk, key)


def test_before_withdrawing_it_says_what_cannot_be_deleted(talk: Talk) -> None:
    key = given_one(talk, start=True)
    world_broadcasts.happens(talk.world, key, MANAGER, Outcome.SENT)
    card(talk, key)
    talk.tap(AUTHOR, "撤回")
    assert "删不掉" not in text_of(talk, AUTHOR), "a text can be changed at any time"
    content = {"zh-CN": (Part(NOTICE), Part("图", files=(MediaFile(MediaKind.PHOTO, "p"),)))}
    talk.world.apply(CreateBroadcast(content, talk.world.broadcasts.held[key].audience, must_confirm=False), AUTHOR)
    other = max(talk.world.broadcasts.held)
    world_broadcasts.start(talk.world, other)
    world_broadcasts.happens(talk.world, other, MANAGER, Outcome.SENT)
    card(talk, other)
    talk.tap(AUTHOR, "撤回")
    assert "删不掉" in text_of(talk, AUTHOR)


def test_before_anybody_has_it_the_question_does_not_speak_of_those_who_do(talk: Talk) -> None:
    key = given_one(talk, start=True)
    card(talk, key)
    talk.tap(AUTHOR, "撤回")
    assert "目前还没有送达记录" in text_of(talk, AUTHOR)
    assert "0 人" not in text_of(talk, AUTHOR)


def test_cancelled_is_a_whole_sentence(talk: Talk) -> None:
    key = given_one(talk, ask=True)
    card(talk, key)
    talk.tap(AUTHOR, "取消")
    talk.tap(AUTHOR, "取消这条通告")
    assert "已取消，没有发给任何人。" in text_of(talk, AUTHOR)
    key = given_one(talk, start=True)
    world_broadcasts.happens(talk.world, key, MANAGER, Outcome.SENT)
    card(talk, key)
    talk.tap(AUTHOR, "取消")
    talk.tap(AUTHOR, "取消这条通告")
    assert "已取消：还没发的 2 人不再发送。" in text_of(talk, AUTHOR)


def test_the_list_says_what_was_sent_back(talk: Talk) -> None:
    key = given_one(talk, ask=True)
    talk.type(AUTHOR, "/broadcasts")
    assert "待确认" in text_of(talk, AUTHOR)
    talk.world.apply(SendBackBroadcast(key, BackReason.TIME), SECOND)
    talk.type(AUTHOR, "/broadcasts")
    assert "已退回" in text_of(talk, AUTHOR)
    assert "待确认" not in text_of(talk, AUTHOR)


def test_the_list_and_the_card_say_the_same_of_what_went_to_nobody(talk: Talk) -> None:
    key = given_one(talk)
    talk.world.unreachable |= {one.chat_id for one in talk.world.accounts.values()}
    world_broadcasts.start(talk.world, key)
    held = talk.world.broadcasts.held
    held[key] = replace(held[key], state=State.FINISHED, finished_at=talk.world.now)
    assert "没有发给任何人" in card(talk, key)
    talk.type(AUTHOR, "/broadcasts")
    assert "没有发给任何人" in text_of(talk, AUTHOR)
    assert "已发完" not in text_of(talk, AUTHOR)


def asked_when(talk: Talk, hour: int, minute: int = 0) -> None:
    """As far as the question for the time, at this time of day."""
    talk.world.now = talk.world.now.replace(hour=hour, minute=minute)
    talk.type(AUTHOR, "/broadcast")
    talk.type(AUTHOR, NOTICE)
    for label in ("写好了", "所有人", "选好了", "要，须"):
        talk.tap(AUTHOR, label)


def test_at_night_it_says_that_it_arrives_at_night_and_offers_the_morning(talk: Talk) -> None:
    asked_when(talk, 22, 30)
    assert "夜间" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "马上")
    assert "夜间" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "改为 11月24日 周二 07:00")
    assert "夜间" not in text_of(talk, AUTHOR)
    assert "11月24日 周二 07:00 发出" in text_of(talk, AUTHOR)


def test_a_time_in_the_night_is_said_by_day_too(talk: Talk) -> None:
    asked_when(talk, 10)
    assert "夜间" not in text_of(talk, AUTHOR)
    talk.type(AUTHOR, "今天 23:00")
    assert "夜间" in text_of(talk, AUTHOR)
    assert "改为 11月24日 周二 07:00" in labels(talk, AUTHOR)
    talk.tap(AUTHOR, "修改：时间")
    talk.type(AUTHOR, "今天 20:30")
    assert "夜间" not in text_of(talk, AUTHOR)


def test_the_morning_digest_counts_the_enterprises_that_owe_the_confirmation(talk: Talk) -> None:
    talk.arrives(OFFICER, "morning", "2026-11-23")
    assert "已阅" not in text_of(talk, OFFICER)
    key = given_one(talk, start=True)
    for who in (MANAGER, SHOP, OFFICER):
        world_broadcasts.happens(talk.world, key, who, Outcome.SENT)
    talk.arrives(OFFICER, "morning", "2026-11-23")
    assert "通告未点「已阅」：2 家" in text_of(talk, OFFICER)
    talk.tap(OFFICER, "通告未阅")
    assert "未阅 3 / 送达 3" in text_of(talk, OFFICER)
    for who in (MANAGER, SHOP):
        world_broadcasts.happens(talk.world, key, who, Outcome.CONFIRMED)
    talk.arrives(OFFICER, "morning", "2026-11-23")
    assert "已阅" not in text_of(talk, OFFICER)
