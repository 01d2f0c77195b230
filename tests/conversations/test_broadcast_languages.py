"""In which language a text is: by the share of its letters, said to the author, who can put it right; the same one twice is said."""

from dataclasses import replace

import pytest

from conversations.broadcast_content import language_of
from conversations.broadcast_records import CreateBroadcast
from conversations.content import Part
from conversations.engine.signals import Tapped
from tests.conversations.broadcast_scenery import given_one, talk
from tests.conversations.broadcast_scenes import AUTHOR, ENGLISH, NOTICE, SECOND
from tests.conversations.dialogue import WORDING, Talk, plain
from tests.conversations.officer_scenery import stored
from tests.conversations.scenery import labels, text_of

__all__ = ["talk"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (NOTICE, "zh-CN"),
        (ENGLISH, "en"),
        ("Enterprises in 朝阳区 (Chaoyang) disinfect their premises today.", "en"),
        ("请下载 Telegram 客户端，点 https://example.org/download/android/latest 安装。", "zh-CN"),
        ("请填 /report，有问题写信到 epidemic.prevention@commerce.example.org 。", "zh-CN"),
        ("12:00", "fr"),
        ("🔥", "fr"),
        ("", "fr"),
    ],
)
def test_the_share_of_chinese_letters_decides(text: str, language: str) -> None:
    assert language_of((Part(text),), "fr") == language


def written(talk: Talk, first: str) -> None:
    """As far as the question for the other language."""
    talk.type(AUTHOR, "/broadcast")
    talk.type(AUTHOR, first)
    talk.tap(AUTHOR, "写好了")


def sent(talk: Talk) -> CreateBroadcast:
    """From the audience to the end."""
    for label in ("选好了", "要，须", "马上"):
        talk.tap(AUTHOR, label)
    talk.tap(AUTHOR, "发给 2 人")
    (created,) = stored(talk, CreateBroadcast)
    assert isinstance(created, CreateBroadcast)
    return created


def test_the_author_sees_for_which_language_it_is_taken_and_corrects_it(talk: Talk) -> None:
    written(talk, "通知 Notice 08:30 Chaoyang")
    assert "按「English」收下" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "其实是「简体中文」")
    assert "按「简体中文」收下" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "所有人")
    assert list(sent(talk).content) == ["zh-CN"]


def test_two_texts_change_places_and_a_card_from_before_sends_nothing(talk: Talk) -> None:
    written(talk, ENGLISH)
    talk.tap(AUTHOR, "再写一份")
    talk.type(AUTHOR, NOTICE)
    talk.tap(AUTHOR, "写好了")
    for label in ("选好了", "要，须", "马上"):
        talk.tap(AUTHOR, label)
    send = next(one for row in talk.cards[AUTHOR].rows for one in row if "发给" in plain(WORDING.plain(one.label, "zh-CN")))
    talk.tap(AUTHOR, "对调")
    talk.send(AUTHOR, Tapped(send.data), "")
    assert not stored(talk, CreateBroadcast)
    talk.tap(AUTHOR, "发给 2 人")
    (created,) = stored(talk, CreateBroadcast)
    assert isinstance(created, CreateBroadcast)
    assert {language: parts[0].text for language, parts in created.content.items()} == {"zh-CN": ENGLISH, "en": NOTICE}


def test_the_same_language_twice_is_said_and_can_be_meant(talk: Talk) -> None:
    written(talk, NOTICE)
    talk.tap(AUTHOR, "再写一份")
    talk.type(AUTHOR, "明天起，顾客进店都要测温。")
    talk.tap(AUTHOR, "写好了")
    assert "看起来也是「简体中文」" in text_of(talk, AUTHOR)
    assert any("写好了" in label for label in labels(talk, AUTHOR)), "what was written is still there"
    talk.tap(AUTHOR, "写好了")
    for label in ("选好了", "要，须", "马上"):
        talk.tap(AUTHOR, label)
    assert "两份看起来都是「简体中文」" in text_of(talk, AUTHOR)


def test_what_was_said_of_one_text_is_not_said_of_the_next(talk: Talk) -> None:
    written(talk, ENGLISH)
    talk.tap(AUTHOR, "其实是「简体中文」")
    talk.tap(AUTHOR, "返回")
    talk.tap(AUTHOR, "去掉最后")
    talk.type(AUTHOR, ENGLISH)
    talk.tap(AUTHOR, "写好了")
    assert "按「English」收下" in text_of(talk, AUTHOR)


def test_every_reader_sees_the_card_and_the_lists_in_the_own_words(talk: Talk) -> None:
    key = given_one(talk, start=True)
    world = talk.world
    world.accounts[SECOND] = replace(world.accounts[SECOND], language="en")
    for chat, words in ((AUTHOR, "明天起，顾客进店须测温"), (SECOND, "From tomorrow")):
        talk.arrives(chat, "broadcast_progress", str(key))
        assert words in text_of(talk, chat)
        talk.send(chat, Tapped(f"bc:{key}"), "")
        assert words in text_of(talk, chat)
        talk.type(chat, "/broadcasts")
        assert words in text_of(talk, chat)
