"""A whole report in one message becomes a ledger that is reviewed before it is filed."""

from conversations.codes import Status
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import talk, text_of

__all__ = ["talk"]


def test_a_message_about_one_person_keeps_what_was_told_of_others(talk: Talk) -> None:
    talk.type(1, "王芳 38.2 咳嗽 就医，其余正常")
    talk.tap(1, "确认上报")
    talk.type(1, "李强今天请假")
    assert "王芳（收银员）：38.2℃" in text_of(talk)
    talk.tap(1, "确认上报")
    assert {entry.status for entry in talk.world.reports[-1].entries} == {Status.HOSPITAL, Status.LEAVE}


def test_a_message_about_everybody_replaces_the_report(talk: Talk) -> None:
    talk.type(1, "王芳 38.2 咳嗽 就医，其余正常")
    talk.tap(1, "确认上报")
    talk.type(1, "王芳居家办公，其余正常")
    talk.tap(1, "确认上报")
    assert [entry.status for entry in talk.world.reports[-1].entries] == [Status.REMOTE]


def test_a_message_that_puts_somebody_ill_on_post_is_asked_again(talk: Talk) -> None:
    talk.type(1, "王芳 38.2 在岗，其余正常")
    assert "今天是什么状态" in text_of(talk)
    talk.tap(1, "就医")
    talk.tap(1, "确认上报")
    assert talk.world.reports[-1].entries[0].attempted_on_post


def test_doubts_keep_the_list_open(talk: Talk) -> None:
    talk.type(1, "赵师傅发烧，其余正常")
    assert "不能确定" in text_of(talk) or "花名册里没有" in text_of(talk)
    assert not talk.world.reports
