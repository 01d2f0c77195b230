"""The health ledger, case by case: the bad input of daily use that a conversation alone can meet."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from conversations.codes import AlertKind, Status, Symptom
from conversations.engine.signals import Tapped, Typed, Unread, Unreadable
from conversations.records import FileReport
from conversations.roles import Membership, Role
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.scenery import open_temperature, talk, text_of
from tests.conversations.world import ZONE

__all__ = ["talk"]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("365", "少了小数点"), ("99", "不在 34.0–43.0"), ("😀", "没有看出体温"), ("好的" * 2500, "没有看出体温"),
    ],
)  # fmt: skip
def test_a_bad_temperature_gets_a_clear_answer_and_loses_nothing(talk: Talk, typed: str, answer: str) -> None:
    open_temperature(talk)
    talk.type(1, typed)
    assert answer in text_of(talk)
    assert "体温是多少" in text_of(talk)
    talk.type(1, "38.2")
    assert "有哪些症状" in text_of(talk)


@pytest.mark.parametrize("signal", [Unreadable(Unread.VOICE), Unreadable(Unread.STICKER), Unreadable(Unread.OTHER)])
def test_voice_and_stickers_are_answered_and_the_question_stays(talk: Talk, signal: Unreadable) -> None:
    open_temperature(talk)
    talk.send(1, signal, "> (…)")
    assert "暂不支持" in text_of(talk)
    assert "体温是多少" in text_of(talk)


def test_an_edited_message_changes_nothing(talk: Talk) -> None:
    open_temperature(talk)
    talk.send(1, Typed("38.2", edited=True), "> 38.2")
    assert "修改已发出的消息" in text_of(talk)
    assert "体温是多少" in text_of(talk)


def test_a_name_with_markup_is_shown_as_it_is(talk: Talk) -> None:
    open_temperature(talk, "<b>A&B</b>")
    assert "<b>&lt;b&gt;A&amp;B&lt;/b&gt;</b>" in WORDING.screen(talk.cards[1], "zh-CN").text


def test_two_taps_file_one_report(talk: Talk) -> None:
    talk.type(1, "/today")
    data, _ = talk.find(1, "全部正常")
    first = talk.send(1, Tapped(data), "> tap")
    second = talk.send(1, Tapped(data), "> tap")
    assert len(first.records) == 1
    assert not second.records
    assert second.toast is not None
    assert second.toast.key == "toast-already-filed"


def test_a_tap_on_last_weeks_card_never_acts(talk: Talk) -> None:
    talk.type(1, "/today")
    data, _ = talk.find(1, "全部正常")
    talk.world.now += timedelta(days=7)
    turn = talk.send(1, Tapped(data), "> tap")
    assert not turn.records
    assert turn.toast is not None
    assert turn.toast.key == "toast-other-day"
    assert "未报" in text_of(talk)


def test_a_tap_on_an_older_question_never_acts(talk: Talk) -> None:
    open_temperature(talk)
    data, _ = talk.find(1, "38.2")
    talk.type(1, "36.6")
    turn = talk.send(1, Tapped(data), "> tap")
    assert turn.toast is not None
    assert turn.toast.key == "toast-stale"
    assert "有哪些症状" in text_of(talk)
    talk.tap(1, "无症状")
    talk.tap(1, "休假")
    talk.tap(1, "确认上报")
    assert talk.world.reports[-1].entries[0].temperature == Decimal("36.6")


def test_quick_taps_on_several_names_all_count(talk: Talk) -> None:
    talk.type(1, "/today")
    talk.tap(1, "有异常")
    first, _ = talk.find(1, "王芳")
    second, _ = talk.find(1, "李强")
    for data in (first, second, second):
        talk.send(1, Tapped(data), "> tap")
    assert "已选 2 人：王芳、李强" in text_of(talk)


def test_the_attempt_to_work_while_ill_is_filed_and_alerted(talk: Talk) -> None:
    open_temperature(talk)
    talk.tap(1, "38.2")
    talk.tap(1, "无症状")
    talk.tap(1, "在岗")
    assert "不能上岗" in text_of(talk)
    talk.tap(1, "居家隔离")
    talk.tap(1, "确认上报")
    filed = talk.world.records[-1]
    assert isinstance(filed, FileReport)
    assert filed.entries[0].attempted_on_post
    assert filed.entries[0].status is Status.HOME_ISOLATION
    assert [alert.kind for alert in filed.alerts] == [AlertKind.WORKING_ILL]


def test_a_fever_typed_later_takes_back_on_post(talk: Talk) -> None:
    open_temperature(talk)
    talk.tap(1, "36.5")
    talk.tap(1, "无症状")
    talk.tap(1, "在岗")
    talk.tap(1, "修改：王芳")
    talk.tap(1, "体温")
    talk.type(1, "37.3")
    assert "今天是什么状态" in text_of(talk)
    talk.tap(1, "就医")
    assert "确认上报" in str([b.label.key for row in talk.cards[1].rows for b in row]) or talk.find(1, "确认上报")


def test_typed_words_answer_symptoms_and_status(talk: Talk) -> None:
    open_temperature(talk)
    talk.type(1, "38.2")
    talk.type(1, "咳嗽，有点乏力")
    talk.tap(1, "其他状态")
    talk.type(1, "去医院了")
    talk.tap(1, "确认上报")
    entry = talk.world.reports[-1].entries[0]
    assert set(entry.symptoms) == {Symptom.COUGH, Symptom.FATIGUE}
    assert entry.status is Status.HOSPITAL


def test_people_in_hospital_are_asked_for_again(talk: Talk) -> None:
    open_temperature(talk)
    talk.tap(1, "38.2")
    talk.tap(1, "无症状")
    talk.tap(1, "就医")
    talk.tap(1, "确认上报")
    talk.world.now += timedelta(days=1)
    turn = talk.send(1, Tapped(f"ok:17:{talk.world.now.date()}"), "> [全部正常]")
    assert not turn.records, "all normal must not swallow somebody in hospital"
    talk.tap(1, "开始填报")
    talk.tap(1, "其余都正常")
    assert "王芳" in text_of(talk)


def test_a_draft_does_not_outlive_its_day(talk: Talk) -> None:
    open_temperature(talk)
    talk.world.now = datetime(2026, 11, 24, 7, 5, tzinfo=ZONE)
    turn = talk.type(1, "38.2")
    assert not turn.records
    assert "没有保存" in text_of(talk)


def test_leaving_asks_first_and_can_be_taken_back(talk: Talk) -> None:
    open_temperature(talk)
    talk.type(1, "/cancel")
    assert "放弃" in text_of(talk)
    talk.tap(1, "继续填写")
    assert "体温是多少" in text_of(talk)
    talk.type(1, "/cancel")
    talk.tap(1, "放弃，不保存")
    assert "没有保存" in text_of(talk)


def test_looking_elsewhere_keeps_the_draft_and_shows_the_way_back(talk: Talk) -> None:
    open_temperature(talk)
    talk.type(1, "/today")
    talk.tap(1, "继续刚才的填写")
    assert "体温是多少" in text_of(talk)


def test_another_flow_parks_the_draft(talk: Talk) -> None:
    open_temperature(talk)
    talk.type(1, "/roster")
    talk.tap(1, "添加员工")
    talk.type(1, "孙丽")
    talk.tap(1, "确认添加")
    talk.tap(1, "继续刚才的填写")
    assert "体温是多少" in text_of(talk)


def test_two_managers_at_once_make_two_revisions(talk: Talk) -> None:
    talk.world.enrol(3, "李店长", Membership(Role.MANAGER, 17, "南关祥瑞摄影店"))
    open_temperature(talk)
    talk.tap(1, "38.2")
    talk.tap(1, "无症状")
    talk.tap(1, "就医")
    talk.type(3, "/today")
    talk.tap(3, "全部正常")
    talk.send(1, Typed("?"), "> ?")
    assert "李店长 报过" in text_of(talk)
    talk.tap(1, "确认上报")
    assert [report.revision for report in talk.world.reports] == [1, 2]


def test_after_the_cutoff_a_report_is_late(talk: Talk) -> None:
    talk.world.now = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)
    talk.type(1, "/today")
    talk.tap(1, "全部正常")
    assert talk.world.reports[-1].late
    assert "迟报" in text_of(talk)


def test_a_roster_of_two_thousand_is_paged_and_searched(talk: Talk) -> None:
    talk.world.staff[17].clear()
    talk.world.hire(*(f"王{chr(0x4E00 + place)}" for place in range(2000)))
    talk.type(1, "/today")
    talk.tap(1, "有异常")
    talk.tap(1, "下一页")
    talk.type(1, "王七")
    assert "找到 1 人" in text_of(talk) or "已选 1 人" in text_of(talk)
    talk.type(1, "/roster")
    assert "共 125 页" in text_of(talk)


def test_a_forwarded_message_is_no_answer(talk: Talk) -> None:
    open_temperature(talk)
    talk.send(1, Typed("38.2", forwarded=True), "> (转发) 38.2")
    assert "转发的消息" in text_of(talk)
    assert "体温是多少" in text_of(talk)


def test_a_status_ends_the_choice_of_symptoms(talk: Talk) -> None:
    open_temperature(talk)
    talk.tap(1, "38.2")
    talk.tap(1, "咳嗽")
    talk.tap(1, "就医")
    assert "请核对" in text_of(talk)
    talk.tap(1, "修改：王芳")
    talk.tap(1, "症状")
    talk.tap(1, "居家隔离")
    assert "38.2℃、咳嗽 · 居家隔离" in text_of(talk)


def test_an_attempt_that_was_corrected_is_told_to_the_manager(talk: Talk) -> None:
    open_temperature(talk)
    talk.tap(1, "38.2")
    talk.tap(1, "无症状")
    talk.tap(1, "在岗")
    talk.tap(1, "返回")
    talk.tap(1, "返回")
    talk.tap(1, "36.5")
    talk.tap(1, "无症状")
    talk.tap(1, "在岗")
    talk.tap(1, "确认上报")
    assert "已请联络员核实" in text_of(talk)
