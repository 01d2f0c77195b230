"""Isolation as its manager lives it: two temperatures a day, missed ones, the last day, and time that passes over the end of a month."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from conversations.codes import AlertKind, Half, IsolationStep, Status, Symptom
from conversations.engine.signals import Tapped
from conversations.records import ChangeIsolation, TakeReading
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.wards import AFTERNOON, at, half_days, isolate, take, toast
from tests.conversations.world import ZONE

__all__ = ["talk"]

LEFT, OPENED, LAST = date(2026, 11, 20), date(2026, 11, 24), date(2026, 12, 4)


def taken(talk: Talk) -> list[TakeReading]:
    return [record for record in talk.world.records if isinstance(record, TakeReading)]


@pytest.fixture
def wang(talk: Talk) -> Talk:
    """王芳 was judged four days after she had left a medium-risk place: isolated until 4 December."""
    at(talk, OPENED)
    isolate(talk, 1, LEFT)
    return talk


def test_two_temperatures_a_day_over_the_end_of_a_month_and_then_the_managers_word(wang: Talk) -> None:
    for now in half_days(wang, OPENED, LAST):
        reminder = wang.arrives(1, "readings", "17")
        assert reminder is not None, now
        take(wang, "36.5")
        assert wang.arrives(1, "readings", "17") is None, now
        if now < datetime.combine(LAST, AFTERNOON, ZONE):
            wang.type(1, "/isolation")
            assert f"第 {(now.date() - LEFT).days} 天，共 14 天" in text_of(wang)
    days = [LEFT + timedelta(days=n) for n in range(4, 15)]
    assert [(r.day, r.half) for r in taken(wang)] == [(day, half) for day in days for half in Half]
    assert wang.world.isolations[701].ended is None, "it does not end by itself"
    wang.type(1, "/today")
    assert "隔离期满，请确认身体情况（1 人）：王芳（收银员）" in text_of(wang)
    wang.tap(1, "期满确认：王芳")
    wang.tap(1, "身体正常")
    assert "隔离观察已结束" in text_of(wang)
    assert wang.world.records[-1] == ChangeIsolation(701, IsolationStep.COMPLETED, LAST, wang.world.isolations[701].kind)
    wang.type(1, "/today")
    assert "隔离" not in text_of(wang)
    at(wang, LAST + timedelta(days=1))
    assert wang.arrives(1, "readings", "17") is None


def test_without_the_last_days_temperatures_it_does_not_end(wang: Talk) -> None:
    at(wang, LAST)
    take(wang, "36.5")
    wang.type(1, "/today")
    wang.tap(1, "期满确认")
    wang.tap(1, "身体正常")
    assert "缺少体温：12月4日 周五 下午" in text_of(wang)
    assert not any(isinstance(record, ChangeIsolation) for record in wang.world.records)
    at(wang, date(2026, 12, 20), AFTERNOON)
    assert wang.arrives(1, "readings", "17") is not None
    wang.type(1, "/isolation")
    assert "第 30 天，已期满" in text_of(wang)
    for _ in half_days(wang, date(2026, 12, 21), date(2026, 12, 21)):
        take(wang, "36.6")
    wang.type(1, "/isolation")
    wang.tap(1, "期满确认")
    wang.tap(1, "身体正常")
    assert wang.world.isolations[701].ended is IsolationStep.COMPLETED


def test_the_way_to_the_temperature_that_is_missing_on_the_last_day(wang: Talk) -> None:
    at(wang, LAST)
    take(wang, "36.5")
    at(wang, LAST, AFTERNOON)
    wang.type(1, "/today")
    wang.tap(1, "期满确认")
    wang.tap(1, "身体正常")
    wang.tap(1, "录入下午体温")
    wang.type(1, "36.4")
    wang.tap(1, "无症状")
    wang.tap(1, "确认录入")
    wang.tap(1, "期满确认")
    wang.tap(1, "身体正常")
    assert wang.world.isolations[701].ended is IsolationStep.COMPLETED


def test_a_missed_temperature_stays_missed(wang: Talk) -> None:
    wang.type(1, "/isolation")
    morning, _ = wang.find(1, "录入上午体温")
    at(wang, OPENED, AFTERNOON)
    assert "缺测不能补报" in toast(wang, morning)
    assert "上午缺测、下午待测" in text_of(wang)
    at(wang, OPENED + timedelta(days=1))
    wang.type(1, "/isolation")
    assert "昨天两次缺测、上午待测" in text_of(wang)
    wang.tap(1, "王芳")
    assert "11月24日 周二　上午缺测、下午缺测" in text_of(wang)
    assert "11月23日" not in text_of(wang), "nothing was owed before it began"
    assert not taken(wang)
    for odd in ("read:17:2026-11-31:morning", "read:17:x:y", "read:17", "read:17:2026-11-25:noon"):
        assert toast(wang, odd)


def test_a_half_day_that_ends_under_the_card(wang: Talk) -> None:
    wang.type(1, "/isolation")
    wang.tap(1, "录入上午体温")
    wang.type(1, "36.5")
    wang.tap(1, "无症状")
    at(wang, OPENED, time(14, 0))
    wang.tap(1, "确认录入")
    assert "没有保存" in text_of(wang)
    assert not taken(wang)
    wang.type(1, "/today")
    assert "录入下午体温（1 人）" in labels(wang)


def test_readings_of_an_older_half_day_do_not_wait_behind_the_new_ones(wang: Talk) -> None:
    isolate(wang, 2, LEFT)
    wang.type(1, "/isolation")
    wang.tap(1, "录入上午体温")
    wang.type(1, "36.5")
    at(wang, OPENED, AFTERNOON)
    take(wang, "36.5", "36.6")
    assert "已录入 2 人" in text_of(wang)
    assert not any("继续" in label for label in labels(wang))


def test_a_correction_within_the_half_day(wang: Talk) -> None:
    take(wang, "36.5")
    wang.tap(1, "王芳")
    wang.tap(1, "更正上午体温")
    assert "上次 36.5℃" in text_of(wang)
    wang.type(1, "36.9")
    wang.tap(1, "无症状")
    wang.tap(1, "确认录入")
    assert [str(reading.temperature) for reading in wang.world.isolations[701].readings] == ["36.9"]


def test_two_managers_at_once(wang: Talk) -> None:
    wang.world.manager(3, "李店长")
    isolate(wang, 2, LEFT)
    for chat in (1, 3):
        wang.type(chat, "/isolation")
        wang.tap(chat, "录入上午体温（2 人）")
        wang.type(chat, "王芳 36.5 李强 36.6")
        wang.tap(chat, "都没有症状")
    wang.tap(1, "确认录入")
    wang.tap(3, "确认录入")
    assert "已全部录入" in text_of(wang, 3)
    assert len(taken(wang)) == 2


def test_several_people_in_one_message_and_who_is_not_among_them(wang: Talk) -> None:
    isolate(wang, 2, LEFT)
    wang.type(1, "/isolation")
    wang.tap(1, "录入上午体温")
    wang.type(1, "王芳 36.5，李强 38.2 咳嗽，赵敏 36.6")
    assert "「赵敏」不在这次的待测名单里" in text_of(wang)
    assert "✔ 李强" in labels(wang)
    wang.tap(1, "选好了（1 人有症状）")
    assert "⚠️ 李强：38.2℃、咳嗽" in text_of(wang)
    wang.tap(1, "确认录入")
    assert [(r.staff_id, str(r.temperature), r.symptoms) for r in taken(wang)] == [(1, "36.5", ()), (2, "38.2", (Symptom.COUGH,))]


def test_ten_people_are_measured_in_thirteen_taps(talk: Talk) -> None:
    at(talk, OPENED)
    talk.world.hire(*(f"员工{letter}" for letter in "甲乙丙丁戊己庚辛壬癸"))
    for staff_id in range(5, 15):
        isolate(talk, staff_id, LEFT)
    talk.type(1, "/isolation")
    assert "共 2 页" in text_of(talk)
    taps = 0
    for label in ("录入上午体温（10 人）", *["36.5℃"] * 10, "都没有症状", "确认录入"):
        talk.tap(1, label)
        taps += 1
    assert taps == 13
    assert len(taken(talk)) == 10


def test_who_cannot_be_measured_now_is_skipped_and_still_owed(wang: Talk) -> None:
    isolate(wang, 2, LEFT)
    wang.type(1, "/isolation")
    wang.tap(1, "录入上午体温")
    wang.tap(1, "未测量")
    wang.type(1, "36.5")
    wang.tap(1, "无症状")
    assert "王芳（收银员）：未测量" in text_of(wang)
    wang.tap(1, "确认录入")
    assert "录入上午体温（1 人）" in labels(wang)
    wang.tap(1, "录入上午体温")
    wang.tap(1, "未测量")
    wang.tap(1, "确认录入")
    assert "没有录入任何体温" in text_of(wang)
    assert [r.staff_id for r in taken(wang)] == [2]


def test_fever_during_isolation_is_an_alert(wang: Talk) -> None:
    wang.type(1, "/isolation")
    wang.tap(1, "录入上午体温")
    wang.type(1, "38.2")
    wang.tap(1, "咳嗽")
    wang.tap(1, "选好了")
    wang.tap(1, "确认录入")
    assert "已通知联络员" in text_of(wang)
    (reading,) = taken(wang)
    assert reading.alert is not None
    assert (reading.alert.key, reading.alert.kind) == ("health:17:1", AlertKind.FEVER)
    assert (reading.alert.entry.status, reading.alert.entry.temperature) == (Status.HOME_ISOLATION, Decimal("38.2"))
    wang.arrives(2, "alert", "101")
    assert "王*（收银员）　居家隔离" in text_of(wang, 2)
    assert "隔离观察中：第 4 天，共 14 天，至 12月4日 周五" in text_of(wang, 2)


def test_not_well_on_the_last_day(wang: Talk) -> None:
    at(wang, LAST)
    wang.type(1, "/today")
    wang.tap(1, "期满确认")
    wang.tap(1, "发热或有不适")
    wang.type(1, "36.5")
    wang.tap(1, "无症状")
    assert "也没有选症状" in text_of(wang)
    wang.tap(1, "咳嗽")
    wang.tap(1, "选好了")
    assert "隔离继续" in text_of(wang)
    (reading,) = taken(wang)
    assert reading.alert is not None
    assert reading.alert.kind is AlertKind.SYMPTOMS
    at(wang, LAST, AFTERNOON)
    take(wang, "36.5")
    wang.tap(1, "期满确认")
    wang.tap(1, "身体正常")
    assert "期满以后的体温或症状有异常" in text_of(wang)
    for _ in half_days(wang, LAST + timedelta(days=1), LAST + timedelta(days=1)):
        take(wang, "36.5")
    wang.tap(1, "期满确认")
    wang.tap(1, "身体正常")
    assert wang.world.isolations[701].ended is IsolationStep.COMPLETED


def test_nobody_is_asked_before_the_last_day(wang: Talk) -> None:
    at(wang, LAST - timedelta(days=1))
    wang.type(1, "/today")
    assert not any("期满" in label for label in labels(wang))
    assert "还没有期满" in toast(wang, "isowell:701")


def test_who_has_left_the_enterprise_is_asked_about_no_more(wang: Talk) -> None:
    wang.world.change_member(1, departed=True)
    assert wang.arrives(1, "readings", "17") is None
    wang.type(1, "/isolation")
    assert "目前没有员工在隔离观察" in text_of(wang)
    wang.type(2, "/isolation")
    assert "王*（收银员） · 南关祥瑞摄影店（已离职）" in text_of(wang, 2)


def test_a_second_isolation_has_a_card_and_days_of_its_own(wang: Talk) -> None:
    wang.world.apply(ChangeIsolation(701, IsolationStep.RELEASED, LAST, wang.world.isolations[701].kind, "=test_negative"), 2)
    at(wang, date(2026, 12, 30))
    second = isolate(wang, 1, date(2026, 12, 28))
    wang.type(1, "/isolation")
    assert "第 2 天，共 14 天" in text_of(wang)
    assert "1月11日" in text_of(wang)
    wang.send(1, Tapped("iso:701"), "> tap")
    assert "已由联络员解除隔离" in text_of(wang)
    assert not any("体温" in label for label in labels(wang))
    wang.send(1, Tapped(f"iso:{second.id}"), "> tap")
    assert "录入上午体温" in labels(wang)
