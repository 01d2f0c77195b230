"""Writing a broadcast: what is taken down, what is asked again, what is refused."""

from dataclasses import replace
from datetime import timedelta

from conversations.audience import Audience
from conversations.broadcast_content import language_of, other_language
from conversations.broadcast_records import (
    CreateBroadcast,
)
from conversations.broadcast_records import TestBroadcast as Tried
from conversations.content import Entity, MediaFile, MediaKind, Part
from conversations.disinfection import Photo
from conversations.engine.signals import Pictured, Typed, Unread, Unreadable, Uploaded
from tests.conversations.broadcast_scenery import ALBUM, talk, write
from tests.conversations.broadcast_scenes import AUTHOR, NOTICE, SHOP
from tests.conversations.dialogue import Talk
from tests.conversations.officer_scenery import stored
from tests.conversations.scenery import labels, text_of
from tests.conversations.scenes import MANAGER

__all__ = ["talk"]


def test_in_which_language_somebody_wrote() -> None:
    assert language_of((Part("From tomorrow"),)) == "en"
    assert language_of((Part("From tomorrow"), Part("明天起进店测温"))) == "zh-CN"
    assert language_of((ALBUM,), "en") == "en"
    assert other_language("en") == "zh-CN"


def test_an_album_comes_one_by_one_and_is_one_message(talk: Talk) -> None:
    talk.type(AUTHOR, "/broadcast")
    for number, text in ((1, ""), (2, "说明"), (3, "另一段")):
        part = Part(text, files=(MediaFile(MediaKind.PHOTO, f"p{number}"),), album="7")
        talk.send(AUTHOR, Pictured(Photo(f"p{number}", f"u{number}"), "7", part), "")
    assert "只保留第一段" in text_of(talk, AUTHOR)
    talk.send(AUTHOR, Pictured(Photo("p3", "u3"), "7", Part(files=(MediaFile(MediaKind.PHOTO, "p3"),), album="7")), "")
    mixed = Part(files=(MediaFile(MediaKind.VOICE, "v"),), album="7")
    talk.send(AUTHOR, Unreadable(Unread.VOICE, mixed), "")
    assert "前面收下的 1 条都在" in text_of(talk, AUTHOR)
    assert "相册（3 个）" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "预览")
    talk.tap(AUTHOR, "写好了")
    for label in ("所有人", "选好了", "要，须", "马上", "先发给自己"):
        talk.tap(AUTHOR, label)
    tried = stored(talk, Tried)
    files = tuple(MediaFile(MediaKind.PHOTO, f"p{number}") for number in (1, 2, 3))
    assert tried == [Tried({"zh-CN": (Part("说明", files=files, album="7"),)}, must_confirm=True)]


def test_a_photo_whose_album_never_came_is_a_photo(talk: Talk) -> None:
    talk.type(AUTHOR, "/broadcast")
    talk.send(AUTHOR, Pictured(Photo("p1", "u1"), "7", Part(files=(MediaFile(MediaKind.PHOTO, "p1"),), album="7")), "")
    for label in ("写好了", "所有人", "选好了", "要，须", "马上", "发给 2 人"):
        talk.tap(AUTHOR, label)
    created = stored(talk, CreateBroadcast)[0]
    assert isinstance(created, CreateBroadcast)
    assert created.content == {"zh-CN": (Part(files=(MediaFile(MediaKind.PHOTO, "p1"),)),)}


def test_everything_that_can_be_passed_on_is_taken_forwarded_too_and_in_its_form(talk: Talk) -> None:
    talk.type(AUTHOR, "/broadcast")
    bold = Entity("bold", 0, 2)
    talk.send(AUTHOR, Typed("明天", forwarded=True, entities=(bold,)), "")
    workbook = Part("表", files=(MediaFile(MediaKind.DOCUMENT, "d", "花名册.xlsx", 9),))
    talk.send(AUTHOR, Uploaded("d", "花名册.xlsx", 9, workbook), "")
    voice = Part(files=(MediaFile(MediaKind.VOICE, "v"),))
    talk.send(AUTHOR, Unreadable(Unread.VOICE, voice), "")
    talk.send(AUTHOR, Pictured(Photo("p", "u")), "")
    for label in ("写好了", "所有人", "选好了", "不要", "马上", "发给 2 人"):
        talk.tap(AUTHOR, label)
    created = stored(talk, CreateBroadcast)[0]
    assert isinstance(created, CreateBroadcast)
    photo = Part(files=(MediaFile(MediaKind.PHOTO, "p"),))
    assert created.content == {"zh-CN": (Part("明天", (bold,)), workbook, voice, photo)}
    assert (created.audience, created.must_confirm, created.start_at, created.ask, created.expected) == (Audience(), False, None, False, 2)


def test_no_more_than_ten_messages(talk: Talk) -> None:
    talk.type(AUTHOR, "/broadcast")
    for number in range(11):
        talk.type(AUTHOR, f"第{number}条")
    assert "最多 10 条，这条没有收下" in text_of(talk, AUTHOR)
    assert "写好了（10 条）" in labels(talk, AUTHOR)


def test_a_broadcast_that_was_begun_is_still_there(talk: Talk) -> None:
    talk.type(AUTHOR, "/broadcast")
    talk.type(AUTHOR, NOTICE)
    talk.type(AUTHOR, "/broadcasts")
    talk.tap(AUTHOR, "写通告")
    assert "没写完的通告：明天起" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "继续")
    assert "写好了（1 条）" in labels(talk, AUTHOR)
    talk.type(AUTHOR, "/broadcast")
    talk.tap(AUTHOR, "写新的")
    assert not any("写好了" in label for label in labels(talk, AUTHOR))


def test_the_count_at_the_last_look_is_the_one_that_asks_for_a_second_admin(talk: Talk) -> None:
    talk.world.policy = replace(talk.world.policy, broadcast_second_from=2)
    write(talk)
    assert "须另一位管理员确认" in text_of(talk, AUTHOR)
    talk.world.unreachable = {SHOP}
    talk.tap(AUTHOR, "提交，请")
    assert not stored(talk, CreateBroadcast)
    talk.tap(AUTHOR, "发给 1 人")
    created = stored(talk, CreateBroadcast)[0]
    assert isinstance(created, CreateBroadcast)
    assert not created.ask


def test_nobody_left_to_send_to_is_said_before_it_is_sent(talk: Talk) -> None:
    write(talk)
    talk.world.unreachable = {MANAGER, SHOP}
    talk.tap(AUTHOR, "发给 2 人")
    assert not stored(talk, CreateBroadcast)
    assert "都收不到消息" in text_of(talk, AUTHOR)


def test_a_time_that_has_passed_meanwhile_is_asked_again(talk: Talk) -> None:
    write(talk)
    talk.tap(AUTHOR, "修改：时间")
    talk.type(AUTHOR, "10:30")
    talk.world.now += timedelta(hours=1)
    talk.tap(AUTHOR, "发给 2 人")
    assert not stored(talk, CreateBroadcast)
    assert "什么时候发出" in text_of(talk, AUTHOR)


def test_more_than_a_thousand_lines_never_break_the_card(talk: Talk) -> None:
    talk.type(AUTHOR, "/broadcast")
    talk.type(AUTHOR, NOTICE)
    for label in ("写好了", "所有人", "只发给…", "粘贴名单"):
        talk.tap(AUTHOR, label)
    talk.type(AUTHOR, "\n".join([f"没有的店{n}" for n in range(400)]))
    assert "另有 290 行没有认出" in text_of(talk, AUTHOR)
    assert "一次最多 300 行" in text_of(talk, AUTHOR)


def test_the_paid_rate_is_asked_for_only_where_it_is_allowed(talk: Talk) -> None:
    write(talk)
    assert not any("速度" in label for label in labels(talk, AUTHOR))
    talk.world.paid_rate = 800.0
    talk.type(AUTHOR, "ok")
    talk.tap(AUTHOR, "付费加速")
    assert "每秒约 800 条" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "发给 2 人")
    created = stored(talk, CreateBroadcast)[0]
    assert isinstance(created, CreateBroadcast)
    assert created.paid
