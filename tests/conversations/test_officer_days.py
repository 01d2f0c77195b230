"""An officer's days: two divisions, reminders by hand, ways back."""

from dataclasses import replace
from datetime import datetime

import pytest

from conversations.engine.signals import Tapped
from conversations.records import RemindLaggards
from conversations.roles import Membership, Role
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.world import DIVISION, ZONE

__all__ = ["talk"]


def test_an_officer_of_two_divisions_is_asked_which(talk: Talk) -> None:
    held = talk.world.accounts[2].memberships
    second = Membership(Role.OFFICER, division="220103", division_name="宽城区", path="/220000/220100/220103/")
    talk.world.accounts[2] = replace(talk.world.accounts[2], memberships=(*held, second))
    talk.type(2, "/today")
    assert [label for label in labels(talk, 2) if "未报企业" in label] == ["南关区 · 未报企业", "宽城区 · 未报企业"]
    talk.type(2, "/laggards")
    talk.tap(2, "南关区")
    assert "未报企业" in text_of(talk, 2)
    talk.type(2, "/alerts")
    talk.tap(2, "宽城区")
    assert "没有待办预警" in text_of(talk, 2)


@pytest.mark.parametrize("data", [f"rem:{DIVISION}:17:0", f"remall:{DIVISION}:yes"])
def test_no_reminder_that_could_only_leave_tomorrow(talk: Talk, data: str) -> None:
    talk.world.now = datetime(2026, 11, 23, 21, 30, tzinfo=ZONE)
    turn = talk.send(2, Tapped(data), "> tap")
    assert not turn.records
    assert turn.toast is not None
    assert "21:00" in WORDING.toast(turn.toast, "zh-CN")
    talk.world.now = datetime(2026, 11, 23, 20, 30, tzinfo=ZONE)
    assert isinstance(talk.send(2, Tapped(data), "> tap").records[0], RemindLaggards)


def test_every_screen_of_an_alert_has_a_way_back(talk: Talk) -> None:
    talk.type(1, "王芳 38.2 咳嗽 就医，其余正常")
    talk.tap(1, "确认上报")
    talk.arrives(2, "alert", "101")
    for tapped in ("接单", "查看姓名", "企业情况"):
        talk.arrives(2, "alert", "101")
        talk.tap(2, tapped)
        assert "今日任务" in labels(talk, 2)


def test_who_was_reminded_a_moment_ago_is_not_counted_again(talk: Talk) -> None:
    talk.world.enrol(3, "李店长", Membership(Role.MANAGER, 18, "南关恒佳超市"))
    talk.type(2, "/laggards")
    assert "一键催报（2 家）" in labels(talk, 2)
    talk.tap(2, "催报 1")
    assert "一键催报（1 家）" in labels(talk, 2)
    data, _ = talk.find(2, "一键催报")
    talk.tap(2, "一键催报")
    assert "1 家一小时内已催过" in text_of(talk, 2)
    talk.tap(2, "一键催报")
    turn = talk.send(2, Tapped(data), "> tap")
    assert not turn.records
    assert turn.toast is not None
    assert turn.toast.key == "toast-reminded-already"
