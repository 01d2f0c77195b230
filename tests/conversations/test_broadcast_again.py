"""What was sent back: its author changes whom it is for and when it leaves, and hands it in again; nobody else, nor what has moved on."""

from datetime import timedelta

from conversations.audience import Audience
from conversations.broadcast import BackReason
from conversations.broadcast_records import ApproveBroadcast, AskAgain, CancelBroadcast, RearrangeBroadcast, SendBackBroadcast
from conversations.engine.signals import Tapped, Typed
from conversations.roles import Role
from tests.conversations.broadcast_scenery import given_one, talk, write
from tests.conversations.broadcast_scenes import AUTHOR, SECOND, SHOP
from tests.conversations.dialogue import Talk
from tests.conversations.officer_scenery import stored
from tests.conversations.scenery import labels, text_of
from tests.conversations.scenes import MANAGER, OFFICER

__all__ = ["talk"]
OPEN = "✏️ 改对象、时间"


def sent_back(talk: Talk) -> int:
    """For everybody, at once; sent back by the other admin."""
    key = given_one(talk, ask=True)
    talk.world.apply(SendBackBroadcast(key, BackReason.AUDIENCE), SECOND)
    talk.send(AUTHOR, Tapped(f"bc:{key}"), "")
    return key


def test_the_author_changes_whom_it_is_for_and_when_and_hands_it_in(talk: Talk) -> None:
    key = sent_back(talk)
    before = talk.world.broadcasts.held[key].audience
    assert "可以改内容、对象或时间，再重新提交" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, OPEN)
    assert "请核对，提交后须另一位管理员确认" in text_of(talk, AUTHOR)
    assert "将发给 3 人" in text_of(talk, AUTHOR), "as it stands is counted at once"
    assert [one for one in labels(talk, AUTHOR) if one.startswith("修改")] == ["修改：对象", "修改：时间"]
    talk.type(AUTHOR, "好")
    assert not stored(talk, RearrangeBroadcast), "nothing by typing"
    talk.tap(AUTHOR, "修改：对象")
    talk.tap(AUTHOR, "联络员")
    talk.tap(AUTHOR, "选好了")
    talk.tap(AUTHOR, "修改：时间")
    talk.type(AUTHOR, "明天 9:00")
    assert "将发给 2 人" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "提交，请另一位管理员确认")
    tomorrow = (talk.world.now + timedelta(days=1)).replace(hour=9, minute=0)
    fewer = Audience((Role.MANAGER,))
    assert before == Audience((Role.MANAGER, Role.OFFICER))
    assert stored(talk, RearrangeBroadcast) == [RearrangeBroadcast(key, fewer, tomorrow)]
    talk.arrives(SECOND, "broadcast_asked", str(key))
    talk.send(SECOND, Tapped(f"bcyes:{key}:1"), "")
    assert not stored(talk, ApproveBroadcast), "the card that was sent back said something else"
    talk.arrives(SECOND, "broadcast_asked", str(key))
    talk.tap(SECOND, "确认发出")
    assert stored(talk, ApproveBroadcast) == [ApproveBroadcast(key)]


def test_only_the_author_and_only_while_it_is_sent_back(talk: Talk) -> None:
    key = sent_back(talk)
    talk.send(SECOND, Tapped(f"bc:{key}"), "")
    assert OPEN not in labels(talk, SECOND)
    talk.send(SECOND, Tapped(f"bcset:{key}"), "")
    assert "请核对" not in text_of(talk, SECOND)
    talk.tap(AUTHOR, OPEN)
    talk.world.apply(AskAgain(key), AUTHOR)
    talk.tap(AUTHOR, "提交，请另一位管理员确认")
    assert not stored(talk, RearrangeBroadcast)
    assert "没有改动" in text_of(talk, AUTHOR)
    talk.world.apply(CancelBroadcast(key), AUTHOR)
    talk.send(AUTHOR, Tapped(f"bcset:{key}"), "")
    assert "请核对" not in text_of(talk, AUTHOR)


def test_a_time_that_has_passed_is_asked_for_anew(talk: Talk) -> None:
    key = given_one(talk, ask=True)
    held = talk.world.broadcasts.held
    talk.world.apply(SendBackBroadcast(key, BackReason.TIME), SECOND)
    talk.world.apply(RearrangeBroadcast(key, held[key].audience, talk.world.now + timedelta(hours=1)), AUTHOR)
    talk.world.apply(SendBackBroadcast(key, BackReason.TIME), SECOND)
    talk.world.now += timedelta(hours=2)
    talk.send(AUTHOR, Tapped(f"bcset:{key}"), "")
    assert "什么时候发出" in text_of(talk, AUTHOR)


def test_what_was_begun_goes_on_with_its_own_button(talk: Talk) -> None:
    key = sent_back(talk)
    talk.tap(AUTHOR, OPEN)
    talk.tap(AUTHOR, "修改：时间")
    talk.type(AUTHOR, "明天 9:00")
    talk.tap(AUTHOR, "修改：对象")
    talk.tap(AUTHOR, "联络员")
    talk.tap(AUTHOR, "选好了")
    for between in (Tapped(f"bc:{key}"), Typed("/broadcast")):
        talk.send(AUTHOR, between, "")
        talk.send(AUTHOR, Tapped(f"bc:{key}"), "")
        talk.tap(AUTHOR, OPEN)
        assert "11月24日 周二 09:00 发出" in text_of(talk, AUTHOR)
        assert "将发给 2 人" in text_of(talk, AUTHOR)


def test_left_it_begins_from_how_it_stands(talk: Talk) -> None:
    key = sent_back(talk)
    talk.tap(AUTHOR, OPEN)
    talk.tap(AUTHOR, "修改：时间")
    talk.type(AUTHOR, "明天 9:00")
    talk.tap(AUTHOR, "放弃填写")
    talk.tap(AUTHOR, "放弃")
    talk.send(AUTHOR, Tapped(f"bc:{key}"), "")
    talk.tap(AUTHOR, OPEN)
    assert "马上发出" in text_of(talk, AUTHOR)


def test_a_start_that_has_passed_is_at_once_on_every_card(talk: Talk) -> None:
    key = given_one(talk, ask=True)
    held = talk.world.broadcasts.held
    talk.world.apply(SendBackBroadcast(key, BackReason.TIME), SECOND)
    talk.world.apply(RearrangeBroadcast(key, held[key].audience, talk.world.now + timedelta(hours=1)), AUTHOR)
    talk.world.apply(SendBackBroadcast(key, BackReason.TIME), SECOND)
    talk.send(AUTHOR, Tapped(f"bc:{key}"), "")
    assert "发出时间：11月23日 周一 11:00" in text_of(talk, AUTHOR)
    talk.world.now += timedelta(hours=2)
    talk.send(AUTHOR, Tapped(f"bc:{key}"), "")
    assert "发出时间：确认后马上发出" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "提交，请另一位管理员确认")
    assert "发出时间：确认后马上发出" in text_of(talk, AUTHOR)
    talk.arrives(SECOND, "broadcast_asked", str(key))
    assert "马上发出" in text_of(talk, SECOND)


def test_how_to_go_on_is_told_to_whom_can_alone(talk: Talk) -> None:
    key = sent_back(talk)
    assert "再重新提交" in text_of(talk, AUTHOR)
    talk.send(SECOND, Tapped(f"bc:{key}"), "")
    assert "退回：发送对象不妥" in text_of(talk, SECOND)
    assert "再重新提交" not in text_of(talk, SECOND)
    talk.arrives(SECOND, "broadcast_asked_still", str(key))
    assert "退回：发送对象不妥" in text_of(talk, SECOND)
    assert "再重新提交" not in text_of(talk, SECOND)


def test_an_audience_that_nobody_is_left_of_is_asked_for_anew_as_it_was_chosen(talk: Talk) -> None:
    sent_back(talk)
    talk.tap(AUTHOR, OPEN)
    kept_as_chosen(talk, "发给：企业填报人、联络员", 3)


def test_so_it_is_where_one_is_written(talk: Talk) -> None:
    write(talk)
    talk.tap(AUTHOR, "修改：对象")
    talk.tap(AUTHOR, "✔ 企业填报人")
    talk.tap(AUTHOR, "联络员")
    talk.tap(AUTHOR, "选好了")
    kept_as_chosen(talk, "发给：联络员", 1)


def kept_as_chosen(talk: Talk, told: str, count: int) -> None:
    """Handed in when nobody of them can be written to, then again with admins, who can."""
    assert told in text_of(talk, AUTHOR)
    talk.world.unreachable = {MANAGER, SHOP, OFFICER}
    talk.tap(AUTHOR, next(one for one in labels(talk, AUTHOR) if one.startswith(("提交", "✅ 发给"))))
    assert "都收不到消息" in text_of(talk, AUTHOR)
    for _ in range(2):
        assert f"发给谁？\n{told}" in text_of(talk, AUTHOR)
        assert "✔ 联络员" in labels(talk, AUTHOR)
        assert "现在共 0 人能收到" in text_of(talk, AUTHOR)
        assert f"另有 {count} 人" in text_of(talk, AUTHOR)
        talk.type(AUTHOR, "好")
    talk.tap(AUTHOR, "✔ 联络员")
    talk.tap(AUTHOR, "管理员")
    assert "现在共 2 人能收到" in text_of(talk, AUTHOR), "one choice after the other, on the card that asks for it"
    talk.tap(AUTHOR, "选好了（2 人）")
    assert "将发给 2 人" in text_of(talk, AUTHOR)
    assert "管理员" in next(line for line in text_of(talk, AUTHOR).splitlines() if line.startswith("发给："))
