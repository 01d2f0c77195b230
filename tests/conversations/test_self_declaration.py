"""A person's own return check: by a link, alone, to be confirmed; and that chat sees nothing else."""

from datetime import timedelta

import pytest

from conversations.briefing import Invite
from conversations.catalog import ENTRIES
from conversations.codes import RiskLevel, Verdict
from conversations.engine.signals import Tapped
from conversations.records import ConfirmCheck, FileCheck, InviteToDeclare, OpenIsolation
from conversations.roles import Membership, Role
from conversations.screens.returns import declare_link
from tests.conversations.dialogue import WORDING, Talk, plain
from tests.conversations.return_steps import AWAY, Told, answer, checked, file, journey
from tests.conversations.scenery import labels, talk, text_of

__all__ = ["talk"]

ME, LI = 6, 2
"""The chat of 李强, and his id."""


@pytest.fixture
def alone(talk: Talk) -> Talk:
    """李强 is enrolled in a chat of his own."""
    talk.world.person(ME, LI)
    return talk


def declare(talk: Talk, told: Told) -> FileCheck:
    """The own check from the beginning to its end."""
    talk.send(ME, Tapped(f"self:{LI}"), "> begin")
    journey(talk, ME, told)
    answer(talk, ME, told)
    return next(record for record in file(talk, ME).records if isinstance(record, FileCheck))


def test_a_link_leads_through_consent_to_the_own_check(talk: Talk) -> None:
    talk.send(1, Tapped(f"retlink:17:{LI}"), "> tap")
    talk.type(ME, f"/start {talk.world.links[LI]}")
    assert "请您填写返岗核查" in text_of(talk, ME)
    talk.tap(ME, "简体中文")
    assert "停留地" in text_of(talk, ME)
    talk.tap(ME, "同意")
    talk.tap(ME, "开始填写")
    assert "您打算哪天返岗" in text_of(talk, ME)


def test_a_manager_who_tries_the_link_does_not_use_it_up(talk: Talk) -> None:
    talk.send(1, Tapped(f"retlink:17:{LI}"), "> tap")
    talk.type(1, f"/start {talk.world.links[LI]}")
    assert "请转发给本人打开" in text_of(talk, 1)
    assert not any(role.staff_id for role in talk.world.accounts[1].memberships)
    talk.type(ME, f"/start {talk.world.links[LI]}")
    assert "请您填写返岗核查" in text_of(talk, ME)


def test_a_second_link_leads_who_is_enrolled_to_the_own_card(alone: Talk) -> None:
    code = "7K2MQ4XD9TBE"
    alone.world.invites[code] = Invite(9, Role.STAFF, "南关祥瑞摄影店", False, False, enterprise_id=17, already_member=True, staff_id=LI)
    alone.type(ME, f"/start {code}")
    assert "还没有填写" in text_of(alone, ME)
    alone.tap(ME, "开始填写")
    assert "您打算哪天返岗" in text_of(alone, ME)


def test_it_waits_for_a_manager_and_says_so(alone: Talk) -> None:
    filed = declare(alone, Told())
    assert (filed.self_declared, filed.enterprise_id, filed.declaration.staff_id) == (True, 17, LI)
    assert "等待企业确认" in text_of(alone, ME)
    alone.type(ME, "/today")
    assert "确认之前请不要上岗" in text_of(alone, ME)
    alone.arrives(1, "declared", "501")
    turn = alone.tap(1, "核实无误")
    assert turn.records == (ConfirmCheck(501),)
    assert alone.arrives(1, "declared", "501") is None, "one manager has looked at it"
    alone.arrives(ME, "self", str(LI))
    assert "企业已确认" in text_of(alone, ME)


def test_high_risk_isolates_at_once_and_tells_the_person_what_to_do(alone: Talk) -> None:
    alone.world.say_risk("420100", RiskLevel.HIGH)
    alone.send(ME, Tapped(f"self:{LI}"), "> begin")
    journey(alone, ME, AWAY)
    answer(alone, ME, AWAY)
    check, isolation = file(alone, ME).records
    assert isinstance(check, FileCheck)
    assert check.alert is not None
    assert isinstance(isolation, OpenIsolation)
    assert "您需要隔离观察至" in text_of(alone, ME)
    alone.type(ME, "/today")
    assert "您需要隔离观察至" in text_of(alone, ME)


def test_symptoms_alert_at_once_and_send_to_a_doctor(alone: Talk) -> None:
    filed = declare(alone, Told(symptoms=(("咳嗽", ""),)))
    assert filed.judgement.verdict is Verdict.NOT_FIT
    assert filed.alert is not None
    assert "发热门诊" in text_of(alone, ME)


def test_an_isolation_is_never_hidden_behind_a_later_verdict(alone: Talk) -> None:
    alone.world.say_risk("420100", RiskLevel.HIGH)
    checked(alone, told=AWAY)
    alone.type(ME, "/today")
    alone.send(ME, Tapped(f"self:{LI}:new"), "> again")
    journey(alone, ME, Told())
    answer(alone, ME, Told())
    file(alone, ME)
    assert "您正在隔离观察" in text_of(alone, ME)
    alone.send(1, Tapped("chkok:502:17:1"), "> confirm")
    alone.type(ME, "/today")
    assert "您正在隔离观察" in text_of(alone, ME)
    assert "可以返岗" not in text_of(alone, ME)


def test_a_correction_is_the_next_revision_until_a_manager_confirmed(alone: Talk) -> None:
    declare(alone, Told(stays=("长春南关 11.9-11.20",)))
    alone.tap(ME, "补全行程")
    alone.tap(ME, "其余都在本地")
    alone.tap(ME, "就这些")
    second = next(r for r in file(alone, ME).records if isinstance(r, FileCheck))
    assert (second.revision, second.replaces, second.judgement.verdict) == (2, 501, Verdict.FIT)
    alone.send(1, Tapped("chkok:501:17:2"), "> confirm")
    alone.send(ME, Tapped(f"self:{LI}"), "> mine")
    assert "可以返岗" in text_of(alone, ME)
    alone.tap(ME, "重新填写")
    journey(alone, ME, Told())
    answer(alone, ME, Told())
    third = next(r for r in file(alone, ME).records if isinstance(r, FileCheck))
    assert (third.revision, third.replaces) == (1, 501)


def test_nobody_confirms_answers_that_were_changed_after_they_were_shown(alone: Talk) -> None:
    declare(alone, Told())
    alone.arrives(1, "declared", "501")
    shown, _ = alone.find(1, "核实无误")
    alone.send(ME, Tapped(f"self:{LI}:new"), "> again")
    alone.tap(ME, "修改：李强")
    alone.tap(ME, "体温")
    alone.type(ME, "36.9")
    file(alone, ME)
    turn = alone.send(1, Tapped(shown), "> confirm")
    assert not turn.records
    assert turn.toast is not None
    assert turn.toast.key == "toast-check-changed"
    assert alone.tap(1, "核实无误").records == (ConfirmCheck(501),)


def test_nobody_confirms_a_check_that_lacks_days(alone: Talk) -> None:
    declare(alone, Told(stays=("长春南关 11.9-11.20",)))
    alone.arrives(1, "declared", "501")
    assert not any("核实无误" in label for label in labels(alone))
    turn = alone.send(1, Tapped("chkok:501:17:1"), "> forged")
    assert not turn.records
    assert turn.toast is not None
    assert turn.toast.key == "toast-check-incomplete"


def test_sent_back_the_person_answers_again(alone: Talk) -> None:
    declare(alone, Told())
    alone.arrives(1, "declared", "501")
    assert alone.tap(1, "请本人重填").records == (InviteToDeclare(17, LI),)
    alone.arrives(ME, "self", str(LI))
    assert "重新填写" in text_of(alone, ME)
    alone.tap(ME, "更改")
    assert "请核对" in text_of(alone, ME)


def test_a_managers_correction_is_told_as_one(alone: Talk) -> None:
    declare(alone, Told())
    checked(alone, told=AWAY)
    alone.arrives(ME, "self", str(LI))
    assert "企业已核对并填报" in text_of(alone, ME)


def test_confirmed_meanwhile_the_open_answers_are_shown_again(alone: Talk) -> None:
    declare(alone, Told())
    alone.send(ME, Tapped(f"self:{LI}:new"), "> again")
    data, _ = alone.find(ME, "属实")
    alone.send(1, Tapped("chkok:501:17:1"), "> confirm")
    assert not alone.send(ME, Tapped(data), "> send").records
    filed = next(r for r in file(alone, ME).records if isinstance(r, FileCheck))
    assert filed.revision == 1


def test_who_has_left_owes_nothing(alone: Talk) -> None:
    alone.send(ME, Tapped(f"self:{LI}"), "> begin")
    data, _ = alone.find(ME, "今天")
    alone.world.change_member(LI, departed=True)
    assert not alone.send(ME, Tapped(data), "> tap").records
    assert "不在" in text_of(alone, ME)
    alone.type(ME, "/today")
    assert "花名册" in text_of(alone, ME)
    assert alone.arrives(ME, "self", str(LI)) is None


def test_a_day_later_the_answers_are_still_there(alone: Talk) -> None:
    alone.send(ME, Tapped(f"self:{LI}"), "> begin")
    journey(alone, ME, Told(return_day=("明天", "")))
    alone.world.now += timedelta(days=1)
    alone.tap(ME, "都没有")
    assert "行程已保留" not in text_of(alone, ME), "nothing was said of contacts yet"
    answer(alone, ME, Told())
    assert "返岗日：11月24日" in text_of(alone, ME)


def test_the_temperature_of_another_day_is_not_sent(alone: Talk) -> None:
    alone.send(ME, Tapped(f"self:{LI}"), "> begin")
    journey(alone, ME, Told(return_day=("明天", "")))
    answer(alone, ME, Told())
    alone.world.now += timedelta(days=1)
    assert not alone.tap(ME, "属实").records
    assert "行程已保留" in text_of(alone, ME)
    answer(alone, ME, Told(temperature="38.5"))
    filed = next(r for r in file(alone, ME).records if isinstance(r, FileCheck))
    assert (filed.judgement.verdict, filed.declaration.return_day) == (Verdict.NOT_FIT, alone.world.today)
    alone.tap(ME, "今日任务")
    alone.world.now += timedelta(days=1)
    alone.tap(ME, "更改")
    assert "下面的情况" in text_of(alone, ME), "a correction asks for what is so today"


@pytest.mark.parametrize("verb", [verb for verb in ENTRIES if verb not in ("start", "help", "lang", "today", "self", "selfwhy")])
def test_every_other_button_does_not_exist_in_that_chat(alone: Talk, verb: str) -> None:
    checked(alone, "王芳", Told())
    for args in ("17", "17:0", "17:1", "501", "501:17", "220102", "220102:0", f"{LI}", ""):
        turn = alone.send(ME, Tapped(f"{verb}:{args}".rstrip(":")), "> forged")
        assert not turn.records
        assert "王芳" not in text_of(alone, ME)
        assert "没有找到" in text_of(alone, ME)


@pytest.mark.parametrize("command", ["report", "roster", "history", "alerts", "laggards", "isolation", "risk", "policy"])
def test_every_other_command_does_not_exist_in_that_chat(alone: Talk, command: str) -> None:
    turn = alone.type(ME, f"/{command}")
    assert not turn.records
    assert "没有这个命令" in text_of(alone, ME)
    assert labels(alone, ME) == ["今日任务", "语言 / Language"]


def test_the_return_command_opens_the_own_check(alone: Talk) -> None:
    alone.type(ME, "/return")
    assert "您打算哪天返岗" in text_of(alone, ME)


@pytest.mark.parametrize("data", ["self:1", "selfwhy:1", "self:99", "self:x", "self"])
def test_nobody_elses_check_can_be_opened(alone: Talk, data: str) -> None:
    checked(alone, "王芳", Told())
    alone.send(ME, Tapped(data), "> forged")
    assert "没有找到" in text_of(alone, ME)
    assert "王芳" not in text_of(alone, ME)


def test_colleagues_places_are_not_offered(alone: Talk) -> None:
    checked(alone, "王芳", AWAY)
    alone.send(ME, Tapped(f"self:{LI}"), "> begin")
    alone.tap(ME, "今天")
    assert not any("武汉" in label for label in labels(alone, ME))


def test_somebody_asked_by_two_enterprises_has_both_on_the_card(alone: Talk) -> None:
    alone.world.hire("李强", enterprise=18)
    old = alone.world.accounts[ME].memberships
    alone.world.enrol(ME, "李强", *old, Membership(Role.STAFF, 18, "南关恒佳超市", staff_id=5))
    for command in ("/today", "/return"):
        alone.type(ME, command)
        assert "南关祥瑞摄影店" in text_of(alone, ME)
        assert "南关恒佳超市" in text_of(alone, ME)


def test_the_why_of_the_own_check(alone: Talk) -> None:
    alone.send(ME, Tapped(f"selfwhy:{LI}"), "> why")
    assert "还没有填写" in text_of(alone, ME)
    declare(alone, Told(temperature="38.5"))
    alone.send(ME, Tapped(f"selfwhy:{LI}"), "> why")
    assert "第 1 条" in text_of(alone, ME)
    alone.tap(ME, "返回")
    assert "发热门诊" in text_of(alone, ME)


def test_the_link_to_send_on_carries_no_button() -> None:
    view = declare_link("<李强>", "https://t.me/bot?start=ABC", 7)
    assert view.rows == ()
    for language in ("zh-CN", "en"):
        text = plain(WORDING.screen(view, language).text)
        assert "<李强>" in text
        assert "https://t.me/bot?start=ABC" in text
