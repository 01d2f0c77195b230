"""Days as people live them: namesakes, long lists in several messages, two managers, several enterprises, corrections."""

from datetime import datetime, timedelta
from decimal import Decimal

from conversations.codes import Status
from conversations.engine.signals import Tapped
from conversations.records import AddStaff, FileReport
from conversations.roles import Membership, Role
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import ill, labels, open_temperature, talk, text_of
from tests.conversations.world import ZONE

__all__ = ["talk"]


def test_namesakes_are_told_apart_wherever_they_are_chosen(talk: Talk) -> None:
    talk.world.staff[17].clear()
    talk.world.hire("王芳", "王芳", "王芳|收银员", "李强|收银员")
    talk.type(1, "/today")
    talk.tap(1, "有异常")
    assert labels(talk)[:4] == ["王芳（1）", "王芳（2）", "王芳（收银员 3）", "李强（收银员）"]
    talk.tap(1, "王芳（2）")
    assert "已选 1 人：王芳（2）" in text_of(talk)
    talk.tap(1, "选好了")
    assert "王芳（2）" in text_of(talk)
    ill(talk)
    assert "修改：王芳（2）" in labels(talk)
    talk.type(1, "/roster")
    assert labels(talk)[:3] == ["王芳（1）", "王芳（2）", "王芳（收银员 3）"]


def test_a_message_never_guesses_which_of_two_namesakes_is_ill(talk: Talk) -> None:
    talk.world.staff[17].clear()
    talk.world.hire("王芳", "王芳", "李强")
    talk.type(1, "王芳发烧38.5，其余正常")
    assert "不能确定「王芳」" in text_of(talk)
    assert "王芳（2）" in labels(talk)


def test_somebody_of_the_same_name_is_added_with_another_post(talk: Talk) -> None:
    talk.type(1, "/roster")
    talk.tap(1, "添加员工")
    talk.type(1, "王芳\n王芳（收银员）\n王芳（店长）\n孙丽（店员）、孙丽（会计）")
    talk.tap(1, "确认添加")
    (added,) = [record for record in talk.world.records if isinstance(record, AddStaff)]
    assert [(person.name, person.post) for person in added.people] == [("王芳", "店长"), ("孙丽", "店员"), ("孙丽", "会计")]


def test_all_normal_from_an_older_card_does_not_throw_away_what_was_begun(talk: Talk) -> None:
    talk.type(1, "/today")
    data, _ = talk.find(1, "全部正常")
    open_temperature(talk)
    turn = talk.send(1, Tapped(data), "> tap")
    assert not turn.records
    assert "还没有上报" in text_of(talk)
    talk.tap(1, "继续刚才的填写")
    ill(talk)
    talk.tap(1, "确认上报")
    assert talk.world.reports[-1].totals.symptomatic == 1


def test_all_normal_after_a_look_at_the_list(talk: Talk) -> None:
    talk.type(1, "/today")
    data, _ = talk.find(1, "全部正常")
    talk.tap(1, "有异常")
    assert talk.send(1, Tapped(data), "> tap").records
    talk.type(1, "/today")
    assert "继续刚才的填写" not in labels(talk)


def test_drafts_of_two_enterprises_wait_for_each_other(talk: Talk) -> None:
    talk.world.enrol(1, "黄春", *(Membership(Role.MANAGER, key, name) for key, name in talk.world.enterprises.items()))
    talk.world.hire("孙丽", enterprise=18)
    today = talk.world.now.date()
    talk.send(1, Tapped(f"bad:17:{today}"), "> tap")
    talk.tap(1, "王芳")
    talk.tap(1, "选好了")
    talk.send(1, Tapped(f"bad:18:{today}"), "> tap")
    talk.type(1, "孙丽 请假")
    talk.tap(1, "确认上报")
    assert "继续刚才的填写" in labels(talk)
    talk.send(1, Tapped(f"bad:17:{today}"), "> tap")
    assert "王芳" in text_of(talk)
    ill(talk)
    talk.tap(1, "确认上报")
    assert [(report.enterprise_id, len(report.entries)) for report in talk.world.reports] == [(18, 1), (17, 1)]


def test_a_report_typed_by_a_manager_of_several_enterprises(talk: Talk) -> None:
    talk.world.enrol(1, "黄春", *(Membership(Role.MANAGER, key, name) for key, name in talk.world.enterprises.items()))
    talk.type(1, "王芳 38.2 咳嗽 就医，其余正常")
    assert "先选择企业" in text_of(talk)
    talk.tap(1, "南关祥瑞摄影店")
    talk.tap(1, "有异常")
    talk.type(1, "王芳 38.2 咳嗽 就医，其余正常")
    talk.tap(1, "确认上报")
    assert talk.world.reports[-1].totals.symptomatic == 1


def test_two_errands_beside_a_ledger_bring_it_back(talk: Talk) -> None:
    open_temperature(talk)
    talk.type(1, "/roster")
    talk.tap(1, "添加员工")
    talk.type(1, "孙丽")
    talk.type(1, "/roster")
    talk.tap(1, "李强")
    talk.tap(1, "改姓名")
    talk.type(1, "李刚")
    talk.tap(1, "继续刚才的填写")
    talk.tap(1, "确认添加")
    talk.tap(1, "继续刚才的填写")
    assert "体温是多少" in text_of(talk)


def test_a_long_list_comes_in_two_messages(talk: Talk) -> None:
    talk.type(1, "#接龙 今日体温\n1. 王芳 38.2 咳嗽 就医")
    assert "消息里没有说到其余 3 人" in text_of(talk)
    talk.type(1, "2. 李强 36.5\n3. 赵敏 38.6 乏力 就医")
    assert "王芳（收银员）：38.2℃" in text_of(talk)
    assert "赵敏：38.6℃" in text_of(talk)
    assert "消息里没有说到其余 1 人" in text_of(talk)
    talk.tap(1, "确认上报")
    assert talk.world.reports[-1].totals.symptomatic == 2


def test_a_message_about_somebody_else_is_not_taken_for_an_answer(talk: Talk) -> None:
    open_temperature(talk)
    talk.tap(1, "36.5")
    talk.type(1, "李强 38.2 咳嗽")
    assert "有哪些症状" in text_of(talk)
    talk.tap(1, "无症状")
    talk.tap(1, "休假")
    talk.tap(1, "居家隔离")
    talk.tap(1, "确认上报")
    told = {entry.staff_id: entry for entry in talk.world.reports[-1].entries}
    assert (told[1].symptoms, told[1].temperature) == ((), Decimal("36.5"))
    assert told[2].temperature == Decimal("38.2")


def test_the_person_in_question_may_be_named_in_the_answer(talk: Talk) -> None:
    open_temperature(talk)
    talk.type(1, "王芳 38.2 咳嗽")
    assert "今天是什么状态" in text_of(talk)


def test_names_picked_before_a_message_stay_picked(talk: Talk) -> None:
    talk.type(1, "/today")
    talk.tap(1, "有异常")
    talk.tap(1, "赵敏")
    talk.type(1, "李强今天请假")
    assert "已选 2 人" in text_of(talk)


def test_two_decimals_are_stored_as_they_were_said(talk: Talk) -> None:
    talk.type(1, "王芳 37.26 咳嗽 就医，其余正常")
    talk.tap(1, "确认上报")
    assert talk.world.reports[-1].entries[0].temperature == Decimal("37.26")


def test_a_report_can_be_corrected_to_all_normal(talk: Talk) -> None:
    open_temperature(talk)
    ill(talk)
    talk.tap(1, "确认上报")
    talk.tap(1, "更正今日填报")
    talk.tap(1, "修改：名单")
    talk.tap(1, "王芳")
    talk.tap(1, "其余都正常")
    assert "今天已报的 王芳 不在这份名单里" in text_of(talk)
    talk.tap(1, "确认上报")
    assert (talk.world.reports[-1].entries, talk.world.reports[-1].totals.on_post) == ((), 4)


def test_a_message_corrects_a_report_to_all_normal(talk: Talk) -> None:
    talk.type(1, "王芳 38.2 咳嗽 就医，其余正常")
    talk.tap(1, "确认上报")
    talk.type(1, "今天全部正常")
    talk.tap(1, "确认上报")
    assert [len(report.entries) for report in talk.world.reports] == [1, 0]


def test_a_confirmation_is_not_taken_when_another_manager_filed_meanwhile(talk: Talk) -> None:
    talk.world.enrol(3, "李店长", Membership(Role.MANAGER, 17, "南关祥瑞摄影店"))
    open_temperature(talk)
    ill(talk)
    talk.type(3, "李强 38.9 发烧 就医，其余正常")
    talk.tap(3, "确认上报")
    turn = talk.tap(1, "确认上报")
    assert not turn.records, "what was shown builds on a report that is not the newest any more"
    assert "李店长 报过" in text_of(talk)
    assert "今天已报的 李强 不在这份名单里" in text_of(talk)
    assert isinstance(talk.tap(1, "确认上报").records[0], FileReport)


def test_a_report_typed_on_the_morning_after_an_unfinished_one(talk: Talk) -> None:
    open_temperature(talk)
    talk.world.now = datetime(2026, 11, 24, 7, 5, tzinfo=ZONE)
    talk.type(1, "李强今天请假，其余正常")
    assert "没有保存" in text_of(talk)
    talk.tap(1, "确认上报")
    assert [entry.status for entry in talk.world.reports[-1].entries] == [Status.LEAVE]


def test_yesterdays_draft_does_not_come_back(talk: Talk) -> None:
    open_temperature(talk)
    talk.world.now += timedelta(days=1)
    talk.send(1, Tapped(f"bad:17:{talk.world.now.date()}"), "> tap")
    talk.tap(1, "李强")
    talk.tap(1, "选好了")
    ill(talk)
    talk.tap(1, "确认上报")
    assert "继续刚才的填写" not in labels(talk)


def test_why_a_status_is_asked_again(talk: Talk) -> None:
    talk.type(1, "王芳 38.2 在岗，其余正常")
    assert "不能上岗" in text_of(talk)


def test_a_report_without_a_roster_leads_to_the_roster(talk: Talk) -> None:
    talk.world.staff[17].clear()
    talk.type(1, "王芳 38.2 咳嗽 就医，其余正常")
    assert "花名册还是空的" in text_of(talk)
    talk.tap(1, "今日无人在岗")
    talk.type(1, "/today")
    assert "添加员工" in labels(talk)


def test_at_the_very_minute_of_the_cutoff(talk: Talk) -> None:
    talk.world.now = datetime(2026, 11, 23, 12, 0, 30, tzinfo=ZONE)
    talk.type(1, "/today")
    assert "已过截报时间" in text_of(talk)


def test_a_button_of_a_questionnaire_that_is_over_leads_to_the_present(talk: Talk) -> None:
    turn = talk.send(1, Tapped("a:1:chosen:done"), "> tap")
    assert turn.toast is not None
    assert turn.toast.key == "toast-stale"
    assert "今日任务" in text_of(talk)
