"""The ledger with people who may not be on post: one tap, who stands as not returned, messages, corrections, verdicts meanwhile."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from conversations.codes import AlertKind, Half, Status, Symptom
from conversations.engine.signals import Tapped
from conversations.policy import Policy
from conversations.records import FileReport
from tests.conversations import bar_scenery as people
from tests.conversations.bar_scenery import filed, told
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.world import ZONE

__all__ = ["talk"]
WANG, LI, ZHAO = 1, 2, 3


def test_an_attempt_against_an_isolation_is_alerted_with_the_reason(talk: Talk) -> None:
    people.isolated(talk.world, WANG)
    told(talk, "王芳")
    talk.tap(1, "在岗")
    talk.tap(1, "居家隔离")
    turn = talk.tap(1, "确认上报")
    (record,) = turn.records
    assert isinstance(record, FileReport)
    assert [(alert.kind, alert.key) for alert in record.alerts] == [(AlertKind.WORKING_ILL, "health:17:1")]
    assert "已请联络员核实" in text_of(talk)
    talk.arrives(2, "alert", "101")
    assert "曾报在岗，但不能上岗：隔离观察至 12月3日" in text_of(talk, 2)


def test_those_who_have_not_returned_are_filed_again_by_one_tap(talk: Talk) -> None:
    people.not_returned(talk.world, LI, ZHAO)
    talk.type(1, "/today")
    assert "未返岗 2 人，照旧上报：未做返岗核查 2 人" in text_of(talk)
    talk.tap(1, "✅ 全部正常（2 人未返岗照旧）")
    report = talk.world.reports[-1]
    assert filed(talk) == {LI: Status.NOT_RETURNED, ZHAO: Status.NOT_RETURNED}
    assert (report.totals.headcount, report.totals.on_post, report.totals.not_returned) == (4, 2, 2)
    talk.world.now += timedelta(days=1)
    talk.arrives(1, "reminder", "17")
    assert "✅ 全部正常（2 人未返岗照旧）" in labels(talk)


def test_a_check_brings_somebody_back_from_the_return_day_on(talk: Talk) -> None:
    people.not_yet(talk.world, ZHAO)
    talk.type(1, "/today")
    assert "未返岗 1 人，照旧上报：未到返岗日 1 人" in text_of(talk)
    talk.tap(1, "照旧")
    talk.world.now += timedelta(days=1)
    talk.type(1, "/today")
    talk.tap(1, "✅ 全部正常")
    assert filed(talk) == {}


def test_a_temperature_is_not_told_twice_and_somebody_unwell_is_asked_again(talk: Talk) -> None:
    people.not_returned(talk.world, LI, ZHAO)
    newest = talk.world.reports[-1]
    warm, coughs = replace(newest.entries[0], temperature=Decimal("36.9")), replace(newest.entries[1], symptoms=(Symptom.COUGH,))
    talk.world.reports[-1] = replace(newest, entries=(warm, coughs))
    told(talk, "赵敏")
    talk.tap(1, "未返岗")
    assert "按未返岗上报 1 人：李强" in text_of(talk)
    talk.tap(1, "确认上报")
    again = next(entry for entry in talk.world.reports[-1].entries if entry.staff_id == LI)
    assert (again.temperature, again.status) == (None, Status.NOT_RETURNED)


def test_whoever_stands_may_be_told_of_otherwise(talk: Talk) -> None:
    people.not_returned(talk.world, LI, ZHAO)
    talk.type(1, "/today")
    talk.tap(1, "有异常")
    assert "以下 2 人按未返岗上报，要改的请点姓名：李强、赵敏" in text_of(talk)
    talk.tap(1, "李强")
    talk.tap(1, "选好了")
    talk.tap(1, "36.5")
    assert "上次状态：未返岗" in text_of(talk)
    talk.tap(1, "无症状")
    talk.tap(1, "居家办公")
    talk.tap(1, "确认上报")
    assert filed(talk) == {LI: Status.REMOTE, ZHAO: Status.NOT_RETURNED}
    talk.tap(1, "更正")
    assert "李强：36.5℃、无症状 · 居家办公" in text_of(talk)
    assert "按未返岗上报 1 人：赵敏" in text_of(talk)


def test_a_day_of_leave_does_not_do_away_with_the_check(talk: Talk) -> None:
    people.not_returned(talk.world, ZHAO)
    told(talk, "赵敏")
    talk.tap(1, "休假")
    talk.tap(1, "确认上报")
    talk.world.now += timedelta(days=1)
    talk.type(1, "/today")
    assert "1 人今天不能上岗" in text_of(talk)


def test_a_verdict_after_the_report_asks_for_a_correction(talk: Talk) -> None:
    talk.type(1, "/today")
    talk.tap(1, "全部正常")
    people.isolated(talk.world, WANG)
    talk.type(1, "/today")
    assert "上报之后，又有 1 人不能上岗：隔离观察 1 人。请点「更正今日填报」" in text_of(talk)
    talk.tap(1, "更正")
    talk.tap(1, "其余都正常")
    talk.tap(1, "36.5")
    talk.tap(1, "无症状")
    talk.tap(1, "居家隔离")
    talk.tap(1, "确认上报")
    assert talk.world.reports[-1].totals.on_post == 3
    talk.type(1, "/today")
    assert "上报之后" not in text_of(talk)


def test_a_verdict_while_the_review_is_open_takes_on_post_back(talk: Talk) -> None:
    told(talk, "王芳")
    talk.tap(1, "在岗")
    confirm, _ = talk.find(1, "确认上报")
    people.isolated(talk.world, WANG)
    turn = talk.send(1, Tapped(confirm), "> tap")
    assert not turn.records
    assert "王芳 不能上岗：隔离观察" in text_of(talk)
    assert "查看隔离观察" in labels(talk)
    talk.tap(1, "居家隔离")
    talk.tap(1, "确认上报")
    assert not talk.world.reports[-1].entries[0].attempted_on_post


def test_a_confirmation_builds_on_who_stands(talk: Talk) -> None:
    people.not_returned(talk.world, ZHAO)
    told(talk, "李强")
    talk.tap(1, "休假")
    confirm, _ = talk.find(1, "确认上报")
    people.fit(talk.world, ZHAO)
    assert not talk.send(1, Tapped(confirm), "> tap").records, "赵敏 was shown as not returned and would be on post"
    assert "按未返岗上报" not in text_of(talk)


def test_a_message_puts_nobody_on_post_who_is_barred(talk: Talk) -> None:
    people.isolated(talk.world, WANG)
    people.not_returned(talk.world, ZHAO)
    talk.type(1, "王芳 36.5 在岗，赵敏 36.4 在岗，其余正常")
    assert "王芳 不能上岗：隔离观察" in text_of(talk)
    talk.tap(1, "居家隔离")
    assert "赵敏 不能上岗：未做返岗核查" in text_of(talk)
    talk.tap(1, "未返岗")
    talk.tap(1, "确认上报")
    told_of = {entry.staff_id: entry for entry in talk.world.reports[-1].entries}
    assert (told_of[WANG].temperature, told_of[WANG].attempted_on_post) == (Decimal("36.5"), True)
    assert (told_of[ZHAO].temperature, told_of[ZHAO].attempted_on_post) == (Decimal("36.4"), False)


def test_a_message_that_everybody_is_well_keeps_those_who_stand(talk: Talk) -> None:
    people.not_returned(talk.world, ZHAO)
    talk.type(1, "今日全员正常")
    assert "除未返岗的以外，3 人正常" in text_of(talk)
    assert "未返岗 1 人，照旧上报" in text_of(talk)
    talk.tap(1, "确认上报")
    assert filed(talk) == {ZHAO: Status.NOT_RETURNED}


def test_a_message_that_everybody_is_well_asks_about_the_isolated(talk: Talk) -> None:
    people.isolated(talk.world, WANG)
    talk.type(1, "王芳正常，其余正常")
    assert "体温是多少" in text_of(talk)
    assert "今天不能上岗：隔离观察" in text_of(talk)
    talk.tap(1, "36.5")
    assert "今天是什么状态" in text_of(talk), "the message said that there are no symptoms"


def test_a_part_of_a_list_adds_to_those_asked_about(talk: Talk) -> None:
    people.isolated(talk.world, WANG)
    talk.type(1, "李强 38.2 咳嗽 就医")
    assert "消息里没有说到其余 2 人" in text_of(talk), "王芳 is asked about anyway"
    talk.type(1, "王芳 36.6 居家隔离")
    assert "确认上报" in str(labels(talk))
    talk.tap(1, "确认上报")
    assert filed(talk) == {WANG: Status.HOME_ISOLATION, LI: Status.HOSPITAL}


def test_the_temperature_of_somebody_in_isolation_is_the_reading_of_the_half_day(talk: Talk) -> None:
    people.isolated(talk.world, WANG)
    told(talk, "王芳")
    talk.tap(1, "居家隔离")
    talk.tap(1, "确认上报")
    (reading,) = next(iter(talk.world.isolations.values())).readings
    assert (reading.day, reading.half, reading.temperature) == (talk.world.today, Half.MORNING, Decimal("36.5"))


def test_nothing_is_different_where_nobody_is_barred(talk: Talk) -> None:
    talk.world.policy = Policy(returning_check=False)
    people.not_returned(talk.world, ZHAO)
    talk.type(1, "/today")
    assert "未返岗" not in text_of(talk)
    assert talk.tap(1, "✅ 全部正常").records
    assert filed(talk) == {}


def test_an_isolation_that_is_over_but_not_ended_still_bars(talk: Talk) -> None:
    people.isolated(talk.world, WANG)
    talk.world.now = datetime(2026, 12, 5, 8, 30, tzinfo=ZONE)
    told(talk, "王芳")
    talk.tap(1, "在岗")
    assert "王芳 不能上岗：隔离观察 12月3日 周四 到期，尚未解除" in text_of(talk)


def front_line(talk: Talk) -> None:
    """Everybody but 赵敏 owes a check from today on."""
    talk.world.policy = Policy(front_line_check=True)
    for staff_id in (WANG, LI, 4):
        talk.world.change_member(staff_id, post="收银员")


def test_many_who_may_not_come_are_filed_with_one_answer(talk: Talk) -> None:
    front_line(talk)
    talk.type(1, "/today")
    assert "有 3 人今天不能上岗，需单独填报：未做返岗核查 3 人" in text_of(talk)
    talk.tap(1, "开始填报")
    assert "王芳（未做返岗核查）、李强（未做返岗核查）、" in text_of(talk)
    talk.tap(1, "都按未返岗上报（3 人）")
    assert "以下 3 人按未返岗上报，要改的请点姓名" in text_of(talk)
    talk.tap(1, "李强")
    talk.tap(1, "选好了")
    talk.tap(1, "36.5")
    talk.tap(1, "无症状")
    talk.tap(1, "在岗")
    assert "李强 不能上岗" in text_of(talk)
    talk.tap(1, "居家办公")
    assert "按未返岗上报 2 人" in text_of(talk)
    talk.tap(1, "确认上报")
    assert filed(talk) == {WANG: Status.NOT_RETURNED, LI: Status.REMOTE, 4: Status.NOT_RETURNED}
    assert talk.world.reports[-1].totals.on_post == 1
    talk.tap(1, "更正")
    assert "李强（收银员）：36.5℃、无症状 · 居家办公" in text_of(talk)
    assert "按未返岗上报 2 人" in text_of(talk)
    talk.tap(1, "修改：未返岗")
    talk.tap(1, "逐人填写")
    assert "王芳（收银员）（第 1 人，共 3 人）" in text_of(talk)
    talk.world.now += timedelta(days=1)
    talk.arrives(1, "reminder", "17")
    assert "1 人今天不能上岗，需单独填报" in text_of(talk)
    assert "未返岗 2 人，照旧上报" in text_of(talk)


def test_a_message_tells_of_one_of_many_who_may_not_come(talk: Talk) -> None:
    front_line(talk)
    talk.type(1, "王芳 36.6 居家办公，其余正常")
    talk.tap(1, "都按未返岗上报（3 人）")
    talk.tap(1, "确认上报")
    assert filed(talk) == {WANG: Status.REMOTE, LI: Status.NOT_RETURNED, 4: Status.NOT_RETURNED}


def test_nobody_in_isolation_waits_with_the_others(talk: Talk) -> None:
    front_line(talk)
    people.isolated(talk.world, WANG)
    talk.type(1, "/today")
    talk.tap(1, "开始填报")
    talk.tap(1, "都按未返岗上报（2 人）")
    assert "以下 1 人今天不能上岗，稍后逐一填写：王芳（隔离观察至 12月3日 周四）" in text_of(talk)
    talk.tap(1, "其余都正常")
    assert "王芳（收银员）（第 1 人，共 1 人）" in text_of(talk)
