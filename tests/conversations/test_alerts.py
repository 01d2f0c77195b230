"""What officers do to an alert: every branch, whoever is first, whoever may not, and buttons that come too late."""

from datetime import datetime, timedelta

import pytest

from conversations.codes import AlertKind, AlertOutcome, AlertState
from conversations.records import AcknowledgeAlert, HandOverAlert, ReopenAlert, ResolveAlert, SilenceAlert
from tests.conversations.alert_scenery import ADMIN, CITY, FOREIGN, MANAGER, OFFICER, SECOND, later, tapped, toast, told
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.world import ZONE
from tests.conversations.world_alerts import of_enterprise_kind

__all__ = ["talk", "told"]
PROMISED = "已联系，企业答应尽快办理"


def state(talk: Talk) -> AlertState:
    return talk.world.alerts[101].state


def test_the_first_who_takes_it_holds_it(told: Talk) -> None:
    turn = tapped(told, OFFICER, "ack:101")
    assert (turn.records, toast(turn)) == ((AcknowledgeAlert(101),), "已接单")
    assert "崔勇军 已于 08:31 接单" in text_of(told, OFFICER)
    for data in ("ack:101", "silent:101", "silent:101:1", "hand:101", "hand:101:4:yes", "res:101"):
        turn = tapped(told, SECOND, data)
        assert not turn.records, data
        assert toast(turn) == "已由 崔勇军 接单"
        assert labels(told, SECOND) == ["查看姓名", "企业情况", "预警列表", "今日任务"]
    again = tapped(told, OFFICER, "ack:101")
    assert (again.records, toast(again)) == ((), "您已接单")


def test_a_step_is_not_run_once_somebody_has_taken_it(told: Talk) -> None:
    tapped(told, OFFICER, "ack:101")
    later(told, 60)
    assert not any(name == "安晓宁" for entry in told.world.alerts[101].timeline for name, _ in entry.people)


def test_who_does_not_answer_loses_it(told: Talk) -> None:
    tapped(told, OFFICER, "ack:101")
    later(told, 240)
    told.arrives(OFFICER, "alert", "101")
    assert "已询问 崔勇军 是否仍在处理；13:01 前未答复，将重新通知" in text_of(told, OFFICER)
    turn = told.tap(OFFICER, "仍由我处理")
    assert (turn.records, toast(turn)) == ((AcknowledgeAlert(101),), "已记录：仍由您处理")
    assert "崔勇军 确认仍在处理" in text_of(told, OFFICER)
    later(told, 240)
    later(told, 30)
    assert state(told) is AlertState.OPEN
    told.arrives(SECOND, "alert", "101")
    assert "崔勇军 未答复，已收回" in text_of(told, SECOND)
    assert "接单" in labels(told, SECOND)


@pytest.mark.parametrize(
    ("now", "hours", "shown", "until"),
    [
        ((8, 31), "1 小时", "1 小时", (23, 9, 31)),
        ((8, 31), "4 小时", "4 小时", (23, 12, 31)),
        ((8, 31), "到 ", "到 11月24日 周二 08:00", (24, 8, 0)),
        ((2, 0), "到 ", "到 08:00", (23, 8, 0)),
    ],
)
def test_silence(told: Talk, now: tuple[int, int], hours: str, shown: str, until: tuple[int, int, int]) -> None:
    told.world.now = datetime(2026, 11, 23, *now, tzinfo=ZONE)
    told.tap(OFFICER, "暂停提醒")
    assert any(shown == label for label in labels(told, OFFICER))
    turn = told.tap(OFFICER, hours)
    day, hour, minute = until
    moment = datetime(2026, 11, day, hour, minute, tzinfo=ZONE)
    assert turn.records == (SilenceAlert(101, moment),)
    assert "已暂停提醒，至" in toast(turn)
    assert "🔕 暂停提醒至" in text_of(told, OFFICER)
    assert told.world.alerts[101].silent_until == moment
    ended = told.tap(OFFICER, "恢复提醒")
    assert ended.records == (AcknowledgeAlert(101),)
    assert told.world.alerts[101].silent_until is None


def test_a_silence_that_no_button_offers_only_asks(told: Talk) -> None:
    for data in ("silent:101:9", "silent:101:x", "silent:101:-1"):
        assert not tapped(told, OFFICER, data).records
        assert "暂停多久" in text_of(told, OFFICER)
    told.tap(OFFICER, "返回预警")
    assert "接单" in labels(told, OFFICER)


def test_hand_over(told: Talk) -> None:
    told.world.off_duty.add(CITY)
    told.tap(OFFICER, "转交")
    assert labels(told, OFFICER) == ["胡明（南关区）", "安晓宁（长春市，不当班）", "‹ 返回预警"]
    told.tap(OFFICER, "安晓宁")
    assert "现在不当班" in text_of(told, OFFICER)
    assert "15 分钟内" in text_of(told, OFFICER)
    told.tap(OFFICER, "换一个人")
    told.tap(OFFICER, "胡明")
    turn = told.tap(OFFICER, "确认转交")
    assert (turn.records, toast(turn)) == ((HandOverAlert(101, SECOND),), "已转交 胡明，等其接单")
    assert "已转交 胡明，08:46 前未接单，将重新通知" in text_of(told, OFFICER)
    assert text_of(told, OFFICER).endswith("崔勇军 转交 胡明"), "not that it is on its way: the card may stand for long"
    late = tapped(told, OFFICER, "ack:101")
    assert (late.records, toast(late)) == ((), "已转交 胡明，等其接单")
    taken = tapped(told, SECOND, "ack:101")
    assert (taken.records, toast(taken)) == ((AcknowledgeAlert(101),), "已接单")
    assert "胡明 已于 08:31 接单" in text_of(told, SECOND)


def test_what_was_handed_over_and_not_taken_goes_back_to_the_chain(told: Talk) -> None:
    tapped(told, OFFICER, "hand:101:3:yes")
    later(told, 15)
    assert state(told) is AlertState.OPEN
    assert tapped(told, CITY, "ack:101").records


@pytest.mark.parametrize("to", ["2", "6", "99", "x", "1"])
def test_nobody_but_a_colleague_gets_it(told: Talk, to: str) -> None:
    """Not oneself, not an officer of elsewhere, not a manager, not a number that is none."""
    turn = tapped(told, OFFICER, f"hand:101:{to}:yes")
    assert (turn.records, toast(turn)) == ((), "不能再转交给此人，请重新选择")
    assert "转交给谁" in text_of(told, OFFICER)


def test_without_colleagues_the_choice_says_so(told: Talk) -> None:
    told.world.unreachable |= {SECOND, CITY}
    told.tap(OFFICER, "转交")
    assert "没有可转交的同事" in text_of(told, OFFICER)
    assert labels(told, OFFICER) == ["‹ 返回预警"]


@pytest.mark.parametrize(
    ("kind", "reasons", "tap", "outcome"),
    [
        (AlertKind.SILENT, ["已补办", PROMISED, "企业停业或歇业", "误报"], "企业停业", None),
        (
            AlertKind.DISINFECTION_OVERDUE,
            ["已补办", PROMISED, "企业停业或歇业", "误报"],
            "已补办",
            AlertOutcome.REPORTED,
        ),
        (AlertKind.UNREACHABLE, ["已恢复联系", "已上门或电话联系", "企业停业或歇业", "误报"], "已恢复", AlertOutcome.REACHABLE),
        (AlertKind.READINGS_MISSED, ["已补办", "已就医", PROMISED, "误报"], "误报", AlertOutcome.FALSE_ALARM),
    ],
)
def test_the_reasons_fit_the_kind(talk: Talk, kind: AlertKind, reasons: list[str], tap: str, outcome: AlertOutcome | None) -> None:
    of_enterprise_kind(talk.world, kind)
    talk.arrives(OFFICER, "alert", "101")
    assert "查看姓名" not in labels(talk, OFFICER)
    talk.tap(OFFICER, "办结")
    assert labels(talk, OFFICER)[:4] == reasons
    record = talk.tap(OFFICER, tap).records[0]
    assert isinstance(record, ResolveAlert)
    assert record.outcome is outcome
    assert record.note.startswith("=")
    assert talk.world.alerts[101].outcome is outcome


def test_a_usual_reason_is_its_outcome_and_a_note_has_none(told: Talk) -> None:
    told.tap(OFFICER, "办结")
    assert told.tap(OFFICER, "已就医").records == (ResolveAlert(101, "=hospital", AlertOutcome.HOSPITAL),)
    told.tap(OFFICER, "重新打开")
    told.tap(OFFICER, "确认重新打开")
    told.tap(OFFICER, "办结")
    assert told.type(OFFICER, "=hospital").records == (ResolveAlert(101, "hospital"),)
    told.tap(OFFICER, "查看预警")
    assert "崔勇军 已于 08:31 办结：hospital" in text_of(told, OFFICER)


def test_resolved_by_somebody_else_meanwhile(told: Talk) -> None:
    told.tap(OFFICER, "办结")
    tapped(told, SECOND, "res:101")
    told.tap(SECOND, "误报")
    turn = told.tap(OFFICER, "已就医")
    assert not turn.records
    assert "已由 胡明 办结" in text_of(told, OFFICER)
    for data in ("ack:101", "silent:101:1", "hand:101:3:yes", "res:101"):
        turn = tapped(told, OFFICER, data)
        assert (turn.records, toast(turn)) == ((), "已由 胡明 办结"), data
        assert "重新打开" in labels(told, OFFICER)


def test_reopening_is_asked_for_and_tells_everybody_anew(told: Talk) -> None:
    assert toast(tapped(told, OFFICER, "reopen:101:yes")) == "预警尚未办结，不用重新打开"
    tapped(told, OFFICER, "res:101")
    told.tap(OFFICER, "误报")
    told.tap(OFFICER, "查看预警")
    assert not told.tap(OFFICER, "重新打开").records
    turn = told.tap(OFFICER, "确认重新打开")
    assert (turn.records, toast(turn)) == ((ReopenAlert(101),), "已重新打开，正在通知")
    assert "正在通知……" in text_of(told, OFFICER)
    told.arrives(SECOND, "alert", "101")
    assert "已通知 崔勇军、胡明" in text_of(told, SECOND)
    assert told.world.alerts[101].outcome is None


def test_what_was_opened_anew_is_not_reopened(told: Talk) -> None:
    tapped(told, OFFICER, "res:101")
    told.tap(OFFICER, "误报")
    told.world.now += timedelta(hours=3)
    told.type(MANAGER, "王芳 39.0 咳嗽 就医，其余正常")
    told.tap(MANAGER, "确认上报")
    turn = tapped(told, OFFICER, "reopen:101:yes")
    assert (turn.records, toast(turn)) == ((), "同一情况已有新的预警，请处理新的一件")
    told.tap(OFFICER, "查看新的预警")
    assert "39.0℃" in text_of(told, OFFICER)
    assert "接单" in labels(told, OFFICER)


def test_a_correction_closes_what_nobody_holds_and_marks_what_somebody_does(told: Talk) -> None:
    tapped(told, OFFICER, "ack:101")
    told.type(MANAGER, "王芳 36.8 居家办公，其余正常")
    told.tap(MANAGER, "确认上报")
    told.arrives(OFFICER, "alert", "101")
    assert "企业更正了所报情况" in text_of(told, OFFICER)
    assert state(told) is AlertState.ACKNOWLEDGED


def test_what_ended_by_itself_says_so(told: Talk) -> None:
    told.type(MANAGER, "王芳 36.8 居家办公，其余正常")
    told.tap(MANAGER, "确认上报")
    turn = tapped(told, OFFICER, "ack:101")
    assert (turn.records, toast(turn)) == ((), "预警已自动结束")
    assert "✔ 已于 08:31 自动结束：企业已更正" in text_of(told, OFFICER)
    assert told.world.alerts[101].outcome is AlertOutcome.CORRECTED


def test_elsewhere_it_does_not_exist(told: Talk) -> None:
    verbs = ("alert:101", "ack:101", "silent:101:1", "hand:101:3:yes", "res:101", "reopen:101:yes", "detail:101", "story:101:0")
    for chat in (FOREIGN, MANAGER):
        for data in verbs:
            turn = tapped(told, chat, data)
            assert (turn.records, toast(turn)) == ((), "没有找到这项内容，可能已失效。"), data
    assert [one.chat_id for one in told.world.accounts.values() if told.world.composed(one.chat_id, "alert", "101")] == [2, 3, 4, 5]


def test_an_admin_handles_any_and_the_systems_own(told: Talk) -> None:
    of_enterprise_kind(told.world, AlertKind.TROUBLE, 0)
    for chat in (OFFICER, CITY):
        assert toast(tapped(told, chat, "alert:102")) == "没有找到这项内容，可能已失效。"
    tapped(told, ADMIN, "alert:102")
    assert labels(told, ADMIN) == ["接单", "办结", "暂停提醒", "转交", "预警列表", "今日任务"]
    assert tapped(told, ADMIN, "detail:102").records == ()
    assert tapped(told, ADMIN, "ack:102").records
    assert tapped(told, ADMIN, "ack:101").records
    told.tap(ADMIN, "转交")
    assert labels(told, ADMIN)[:3] == ["崔勇军（南关区）", "胡明（南关区）", "安晓宁（长春市）"]
