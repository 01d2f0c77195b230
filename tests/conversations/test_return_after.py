"""After a return check: another one, amendments, what they do to an isolation, two managers at once, the list and the card."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conversations.codes import IsolationStep, RiskLevel, Verdict
from conversations.engine.signals import Tapped
from conversations.policy import Policy
from conversations.records import ConfirmCheck, FileCheck, InviteToDeclare
from conversations.roles import Membership, Role
from tests.conversations.dialogue import Talk
from tests.conversations.return_steps import AWAY, Told, answer, begin, checked, file, journey, new_check, verdict
from tests.conversations.scenery import labels, talk, text_of

__all__ = ["talk"]

WUHAN = "420100"


def test_a_check_of_somebody_who_has_one_takes_its_place(talk: Talk) -> None:
    first = checked(talk, told=Told())
    current = talk.world.check_of(2)
    assert current is not None
    talk.world.now += timedelta(hours=1)
    new_check(talk, 1, "李强", Told(symptoms=(("咳嗽", "cough"),)))
    assert "李强 11月23日 周一 核查过（可以返岗）" in text_of(talk)
    file(talk, 1)
    second = next(r for r in reversed(talk.world.records) if isinstance(r, FileCheck))
    assert (first.revision, second.revision, second.replaces) == (1, 1, current.id)
    assert not talk.world.check(current.id).current


def test_an_amendment_is_the_next_revision_and_opens_at_the_review(talk: Talk) -> None:
    checked(talk, told=replace(AWAY, exposures=(("与病例同乘", ""),), contact=("昨天", "")))
    talk.tap(1, "查看：李强")
    talk.tap(1, "更正")
    assert "请核对" in text_of(talk)
    assert "最后接触 11月22日" in text_of(talk)
    talk.tap(1, "修改：李强")
    talk.tap(1, "接触情况")
    talk.tap(1, "✔ 与病例同乘")
    talk.tap(1, "都没有")
    file(talk, 1)
    filed = next(r for r in reversed(talk.world.records) if isinstance(r, FileCheck))
    assert (filed.revision, filed.replaces) == (2, 501)
    assert filed.declaration.contact_day is None
    assert filed.judgement.verdict is Verdict.OBSERVED


def test_a_milder_verdict_ends_no_isolation_and_officers_hear_of_each_change(talk: Talk) -> None:
    talk.world.say_risk(WUHAN, RiskLevel.HIGH)
    checked(talk)
    checked(talk, told=Told())
    isolation = talk.world.open_isolation(2)
    assert isolation is not None
    assert [change.step for change in isolation.changes] == [IsolationStep.OPENED]
    assert "隔离观察仍在进行" in text_of(talk)
    filed = next(r for r in reversed(talk.world.records) if isinstance(r, FileCheck))
    assert filed.alert is not None
    assert filed.alert.details[0].key == "alert-milder"
    assert checked(talk, told=Told()).alert is None, "the same verdict again is no news"
    talk.type(1, "/return")
    assert "李强：隔离观察至" in text_of(talk)


def test_a_later_contact_extends_the_isolation(talk: Talk) -> None:
    talk.world.say_risk(WUHAN, RiskLevel.HIGH)
    checked(talk)
    checked(talk, told=replace(AWAY, exposures=(("确诊", ""),), contact=("今天", "")))
    isolation = talk.world.open_isolation(2)
    assert isolation is not None
    assert isolation.until == talk.world.today + timedelta(days=14)


def test_the_ledger_that_has_somebody_on_post_is_to_be_corrected(talk: Talk) -> None:
    talk.type(1, "/report")
    talk.tap(1, "全部正常")
    checked(talk, told=Told(temperature="37.3"))
    assert "李强 报的是在岗" in text_of(talk)
    talk.tap(1, "更正今日填报")
    assert "不能上岗" in text_of(talk)


def test_an_incomplete_check_is_taken_up_at_the_days(talk: Talk) -> None:
    checked(talk, told=Told(stays=("长春南关 11.9-11.20",)))
    assert verdict(talk) is Verdict.INCOMPLETE
    talk.tap(1, "查看：李强")
    talk.tap(1, "补全行程")
    talk.tap(1, "其余都在本地")
    talk.tap(1, "就这些")
    file(talk, 1)
    assert verdict(talk) is Verdict.FIT


def test_another_managers_check_meanwhile_is_seen_before_confirming(talk: Talk) -> None:
    talk.world.enrol(3, "李店长", Membership(Role.MANAGER, 17, "南关祥瑞摄影店"))
    new_check(talk, 1, "李强", Told())
    data, _ = talk.find(1, "属实")
    new_check(talk, 3, "李强", Told(symptoms=(("咳嗽", "cough"),)))
    file(talk, 3)
    turn = talk.send(1, Tapped(data), "> [属实]")
    assert not turn.records
    assert "李强 11月23日 周一 核查过（不能返岗，请就医）" in text_of(talk)
    file(talk, 1)
    assert verdict(talk) is Verdict.FIT


def test_an_amendment_whose_check_was_replaced_is_over(talk: Talk) -> None:
    talk.world.enrol(3, "李店长", Membership(Role.MANAGER, 17, "南关祥瑞摄影店"))
    checked(talk, told=Told())
    talk.tap(1, "返岗核查")
    talk.tap(1, "李强")
    talk.tap(1, "更正")
    new_check(talk, 3, "李强", Told())
    file(talk, 3)
    turn = file(talk, 1)
    assert not turn.records
    assert "已被新的代替" in text_of(talk)


def test_two_taps_file_one_check(talk: Talk) -> None:
    new_check(talk, 1, "李强", Told())
    data, _ = talk.find(1, "属实")
    assert len(talk.send(1, Tapped(data), "> tap").records) == 1
    assert not talk.send(1, Tapped(data), "> tap").records


def test_a_check_does_not_outlive_its_day(talk: Talk) -> None:
    new_check(talk, 1, "李强", Told())
    data, _ = talk.find(1, "属实")
    talk.world.now += timedelta(days=1)
    turn = talk.send(1, Tapped(data), "> tap")
    assert not turn.records
    assert "没有保存" in text_of(talk)


def test_who_has_left_takes_the_answers_along(talk: Talk) -> None:
    begin(talk, 1, "王芳", "李强")
    journey(talk, 1, Told())
    answer(talk, 1, Told())
    talk.world.change_member(2, departed=True)
    talk.send(1, Tapped("go"), "> go")
    assert "请核对" in text_of(talk)
    assert "李强" not in text_of(talk)
    assert len(file(talk, 1).records) == 1


def test_too_many_at_once_are_refused(talk: Talk) -> None:
    talk.world.hire(*(f"员工{chr(0x4E00 + place)}" for place in range(25)))
    talk.type(1, "/return")
    talk.tap(1, "新的核查")
    talk.type(1, "、".join(f"员工{chr(0x4E00 + place)}" for place in range(21)))
    talk.tap(1, "选好了")
    assert "最多选 20 人" in text_of(talk)


def test_without_a_roster_the_way_leads_there(talk: Talk) -> None:
    talk.world.staff[17].clear()
    talk.type(1, "/return")
    assert "花名册还是空的" in text_of(talk)
    talk.send(1, Tapped("retnew:17"), "> tap")
    talk.tap(1, "添加员工")


def test_a_draft_waits_while_another_is_begun_for_one_person(talk: Talk) -> None:
    begin(talk, 1, "王芳")
    talk.tap(1, "今天")
    talk.send(1, Tapped("retnew:17:2"), "> [李强]")
    assert "返岗人员：李强" in text_of(talk)
    journey(talk, 1, Told())
    answer(talk, 1, Told())
    file(talk, 1)
    talk.tap(1, "继续刚才")
    assert "返岗人员：王芳" in text_of(talk)


def test_a_link_is_asked_for_by_name(talk: Talk) -> None:
    talk.send(1, Tapped("retone:17:2"), "> tap")
    turn = talk.tap(1, "发链接")
    assert turn.records == (InviteToDeclare(17, 2),)
    assert "下一条消息" in text_of(talk)


@pytest.mark.parametrize(
    "data", ["ret:18:0", "retnew:18", "retone:17:99", "retlink:17:99", "chk:999", "chkok:999:17:1", "chkamend:501", "ret:x"]
)
def test_what_is_not_there_answers_so_and_stores_nothing(talk: Talk, data: str) -> None:
    turn = talk.send(1, Tapped(data), "> tap")
    assert not turn.records
    assert turn.replies


@pytest.mark.parametrize("data", ["chk:501:17", "chkwhy:501", "chkok:501:17:1", "chkback:501:17", "chkamend:501:17", "chk:501"])
def test_another_enterprises_check_does_not_exist(talk: Talk, data: str) -> None:
    checked(talk, told=Told())
    talk.world.manager(4, "别家店长", 18)
    turn = talk.send(4, Tapped(data), "> tap")
    assert not turn.records
    assert "没有找到" in text_of(talk, 4)
    turn = talk.send(4, Tapped(data.replace(":17", ":18")), "> tap")
    assert "没有找到" in text_of(talk, 4)


def test_nobody_confirms_what_needs_none(talk: Talk) -> None:
    checked(talk, told=Told())
    turn = talk.send(1, Tapped("chkok:501:17:1"), "> tap")
    assert not any(isinstance(record, ConfirmCheck) for record in turn.records)
    assert turn.toast is not None
    assert turn.toast.key == "toast-confirmed-already"


def test_a_check_that_was_replaced_says_so_and_leads_on(talk: Talk) -> None:
    checked(talk, told=Told())
    checked(talk, told=Told())
    talk.send(1, Tapped("chk:501:17"), "> tap")
    assert "已被新的代替" in text_of(talk)
    assert not any("更正" in label for label in labels(talk))
    talk.send(1, Tapped("chkamend:501:17"), "> tap")
    assert talk.world.check_of(2) is not None
    talk.send(1, Tapped("chk:501:17"), "> tap")
    talk.tap(1, "查看现在的核查")
    assert "已被新的代替" not in text_of(talk)


def test_the_list_is_paged(talk: Talk) -> None:
    talk.world.policy = Policy(front_line_check=True)
    talk.world.hire(*(f"员工{chr(0x4E00 + place)}|收银员" for place in range(20)))
    talk.type(1, "/return")
    assert "待核查 21 人" in text_of(talk)
    talk.tap(1, "下一页")
    assert "第 2 页" in text_of(talk)
