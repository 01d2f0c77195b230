"""What officers do about isolation: the list, the steps and their reasons, two officers at once; what the managers hear of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from conversations.codes import IsolationKind, IsolationStep
from conversations.engine.signals import Tapped
from conversations.records import ChangeIsolation, SeeIsolation
from conversations.roles import Membership, Role
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.wards import at, half_days, isolate, take, toast

__all__ = ["talk"]

LEFT, OPENED, LAST = date(2026, 11, 20), date(2026, 11, 24), date(2026, 12, 4)


@pytest.fixture
def wang(talk: Talk) -> Talk:
    """王芳 is isolated until 4 December; two officers look at her card."""
    talk.world.officer(3, "胡明")
    at(talk, OPENED)
    isolate(talk, 1, LEFT)
    for chat in (2, 3):
        talk.send(chat, Tapped("iso:701"), "> tap")
    return talk


def changes(talk: Talk) -> list[ChangeIsolation]:
    return [record for record in talk.world.records if isinstance(record, ChangeIsolation)]


def step(talk: Talk, chat: int, *labels_: str) -> None:
    """Tap one after the other."""
    for each in labels_:
        talk.tap(chat, each)


def test_extended_and_the_managers_are_told(wang: Talk) -> None:
    step(wang, 2, "延长", "12月11日", "等待检测结果", "确认")
    assert changes(wang) == [ChangeIsolation(701, IsolationStep.EXTENDED, date(2026, 12, 11), IsolationKind.HOME, "=awaiting_test")]
    assert "第 4 天，共 21 天" in text_of(wang, 2)
    told = wang.arrives(1, "isolated", "701")
    assert told is not None
    assert "崔勇军：延长至 12月11日 周五（等待检测结果）" in text_of(wang)
    assert wang.arrives(2, "isolated", "701") is None
    for _ in half_days(wang, LAST, LAST):
        take(wang, "36.5")
    assert not any("期满" in label for label in labels(wang))
    turn = wang.send(1, Tapped("isowell:701"), "> tap")
    assert turn.toast is not None
    assert "12月11日" in WORDING.toast(turn.toast, "zh-CN")


def test_shortened_to_today_and_ended_by_the_managers_word(wang: Talk) -> None:
    for _ in half_days(wang, OPENED, OPENED):
        take(wang, "36.5")
    step(wang, 2, "缩短", "11月24日", "日期有误")
    assert "确认身体正常，隔离才会结束" in text_of(wang, 2)
    step(wang, 2, "确认")
    assert changes(wang)[-1].until == OPENED
    assert "缩短" not in labels(wang, 2)
    wang.arrives(1, "isolated", "701")
    step(wang, 1, "查看隔离情况", "期满确认", "身体正常")
    assert wang.world.isolations[701].ended is IsolationStep.COMPLETED
    assert wang.arrives(1, "isolated", "701") is not None, "told of the step all the same"


def test_a_reason_of_one_character_is_none(wang: Talk) -> None:
    step(wang, 2, "解除")
    wang.type(2, "x")
    assert "太短" in text_of(wang, 2)
    wang.type(2, "核酸两次阴性")
    assert "确认后隔离立即结束" in text_of(wang, 2)
    step(wang, 2, "修改：原因", "检测排除", "确认")
    assert changes(wang) == [ChangeIsolation(701, IsolationStep.RELEASED, LAST, IsolationKind.HOME, "=test_negative")]
    assert "已由联络员解除隔离" in text_of(wang, 2)
    wang.arrives(1, "isolated", "701")
    assert "隔离已结束" in text_of(wang)


def test_ordered_to_central_isolation_and_back_home(wang: Talk) -> None:
    step(wang, 2, "转集中隔离", "居家条件不足", "确认")
    assert "集中隔离至 12月4日 周五 · 第 4 天" in text_of(wang, 2)
    step(wang, 2, "转居家隔离", "需要照护", "确认")
    assert [change.kind for change in changes(wang)] == [IsolationKind.CENTRAL, IsolationKind.HOME]


def test_the_second_officer_is_told_that_the_first_has_released(wang: Talk) -> None:
    step(wang, 3, "延长", "12月11日", "仍有症状")
    step(wang, 2, "解除", "检测排除", "确认")
    wang.tap(3, "确认")
    assert "崔勇军：解除隔离（检测排除）" in text_of(wang, 3)
    wang.send(3, Tapped("iso:701"), "> tap")
    turn = wang.send(3, Tapped("isostep:701:extended"), "> tap")
    assert turn.toast is not None
    assert "崔勇军" in WORDING.toast(turn.toast, "zh-CN")
    assert len(changes(wang)) == 1


def test_the_second_officer_sees_what_the_first_has_changed_before_confirming_again(wang: Talk) -> None:
    step(wang, 3, "延长", "12月18日", "仍有症状")
    step(wang, 2, "延长", "12月11日", "有新的接触", "确认")
    wang.tap(3, "确认")
    assert "刚有变更：" in text_of(wang, 3)
    assert "崔勇军：延长至 12月11日 周五（有新的接触）" in text_of(wang, 3)
    assert len(changes(wang)) == 1
    wang.tap(3, "确认")
    assert [change.until for change in changes(wang)] == [date(2026, 12, 11), date(2026, 12, 18)]


def test_what_is_no_step_does_nothing(wang: Talk) -> None:
    for odd in ("isostep:701:opened", "isostep:701:completed", "isostep:701:to_home", "isostep:701:x", "isostep:701", "isostep:701:"):
        turn = wang.send(2, Tapped(odd), "> tap")
        assert turn.toast is not None, odd
        assert not turn.records
        assert turn.session.flow is None


def test_the_name_is_masked_until_it_is_opened_and_that_is_kept(wang: Talk) -> None:
    assert "王*（收银员）" in text_of(wang, 2)
    turn = wang.send(2, Tapped("isoname:701"), "> tap")
    assert turn.records == (SeeIsolation(701),)
    assert turn.urgent_toast
    assert turn.toast is not None
    assert "王芳" in WORDING.toast(turn.toast, "zh-CN")


def test_the_list_shows_who_lacks_temperatures(wang: Talk) -> None:
    isolate(wang, 2, LEFT)
    take(wang, "36.5", "36.6")
    at(wang, OPENED + timedelta(days=1))
    wang.type(2, "/today")
    assert "隔离观察：2 人，其中缺测体温 2 人" in text_of(wang, 2)
    wang.tap(2, "隔离名单（2）")
    assert "昨天下午缺测、上午待测" in text_of(wang, 2)
    take(wang, "36.5", "36.6")
    at(wang, OPENED + timedelta(days=2))
    wang.type(2, "/isolation")
    assert "在隔离 2 人，缺测体温 2 人" in text_of(wang, 2)
    for _ in half_days(wang, OPENED + timedelta(days=2), OPENED + timedelta(days=2)):
        take(wang, "36.5", "36.6")
    at(wang, OPENED + timedelta(days=3))
    wang.tap(2, "缺测（2）")
    assert "没有缺测体温的人" in text_of(wang, 2)
    wang.tap(2, "全部（2）")
    assert "1. 王*（收银员）" in text_of(wang, 2)


def test_the_list_is_paged_and_can_be_empty(talk: Talk) -> None:
    talk.type(2, "/isolation")
    assert "目前没有人在隔离观察" in text_of(talk, 2)
    talk.world.hire(*(f"员工{letter}" for letter in "甲乙丙丁戊己庚辛壬癸"))
    for staff_id in range(5, 15):
        isolate(talk, staff_id, LEFT)
    talk.tap(2, "刷新")
    assert "第 1 页，共 2 页" in text_of(talk, 2)
    talk.tap(2, "下一页")
    assert "9. 员*" in text_of(talk, 2)
    talk.tap(2, "10. ")
    talk.tap(2, "返回隔离名单")
    assert "第 1 页" in text_of(talk, 2)
    turn = talk.send(2, Tapped("isolist:220102:all:99999999999999"), "> tap")
    assert turn.replies


def test_who_is_manager_and_officer_chooses(wang: Talk) -> None:
    held = wang.world.accounts[2].memberships
    own = Membership(Role.MANAGER, 17, wang.world.enterprises[17])
    wang.world.accounts[2] = replace(wang.world.accounts[2], memberships=(own, *held))
    wang.type(2, "/isolation")
    assert "请选择企业或区划" in text_of(wang, 2)
    wang.tap(2, "南关区")
    assert "隔离观察　南关区" in text_of(wang, 2)
    wang.tap(2, "1. 王*")
    assert "隔离观察　王芳" in text_of(wang, 2), "the own staff are known by name"
    assert {"录入上午体温", "延长"} <= set(labels(wang, 2))


def test_somebody_elses_isolation_is_nobodys_business(wang: Talk) -> None:
    wang.world.manager(3, "李店长", enterprise=18)
    for data in (
        "iso:701",
        "isowell:701",
        "ward:17:0",
        "read:17:2026-11-24:morning",
        "isolist:220102",
        "isostep:701:released",
        "isoname:701",
    ):
        turn = wang.send(3, Tapped(data), "> tap")
        assert turn.toast is not None
        assert turn.toast.key == "nothing-there", data
    for data in ("isostep:701:released", "isoname:701", "isolist:220102"):
        assert toast(wang, data).startswith("没有找到"), data
    wang.world.admin()
    wang.send(5, Tapped("iso:701"), "> tap")
    assert "王*（收银员）" in text_of(wang, 5)


def test_a_manager_of_two_enterprises(wang: Talk) -> None:
    own = tuple(Membership(Role.MANAGER, key, name) for key, name in wang.world.enterprises.items())
    wang.world.enrol(1, "黄春", *own)
    wang.type(1, "/today")
    wang.tap(1, "南关祥瑞摄影店 · 隔离观察（待测 1 人）")
    assert "王芳（收银员）" in text_of(wang)
    wang.type(1, "/isolation")
    wang.tap(1, "南关恒佳超市")
    assert "目前没有员工在隔离观察" in text_of(wang)
