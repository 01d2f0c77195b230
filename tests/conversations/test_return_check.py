"""A manager's return checks, case by case: several at once, the journey, and all that can go wrong on the way to the verdict."""

from dataclasses import replace

import pytest

from conversations.codes import AlertKind, RiskLevel, Transport, Verdict
from conversations.policy import Policy
from conversations.records import FileCheck, OpenIsolation
from tests.conversations.dialogue import WORDING, Talk, plain
from tests.conversations.return_steps import AWAY, Told, answer, begin, checked, file, journey, new_check
from tests.conversations.scenery import labels, talk, text_of

__all__ = ["talk"]

WUHAN = "420100"


def test_here_all_the_time_asks_no_transport_and_is_fit(talk: Talk) -> None:
    filed = checked(talk, told=Told())
    assert filed.declaration.transport is Transport.NONE
    assert filed.judgement.verdict is Verdict.FIT
    assert (filed.revision, filed.replaces, filed.self_declared) == (1, None, False)


def test_elsewhere_in_the_same_unit_asks_no_transport(talk: Talk) -> None:
    begin(talk, 1, "李强")
    journey(talk, 1, Told(stays=("长春朝阳 11.9-11.22",)))
    assert "有没有下面的情况" in text_of(talk)


def test_several_share_the_journey_and_are_judged_apart(talk: Talk) -> None:
    begin(talk, 1, "王芳", "李强")
    journey(talk, 1, Told(stays=("沈阳 11.9-11.22",), transport=("火车", "train")))
    talk.type(1, "g47 次")
    answer(talk, 1, Told(seat="5车12F"))
    answer(talk, 1, Told(symptoms=(("咳嗽", "cough"),)))
    turn = file(talk, 1)
    first, second = (record for record in turn.records if isinstance(record, FileCheck))
    assert (first.declaration.number, first.declaration.seat) == ("G47", "5车12F")
    assert (second.declaration.number, second.declaration.seat) == ("G47", "")
    assert (first.judgement.verdict, second.judgement.verdict) == (Verdict.OBSERVED, Verdict.NOT_FIT)
    assert text_of(talk).index("李强") < text_of(talk).index("王芳"), "whoever may not come stands first"


def test_who_owes_a_check_stands_first(talk: Talk) -> None:
    talk.world.policy = Policy(front_line_check=True)
    talk.world.change_member(3, post="收银员")
    talk.type(1, "/return")
    assert "待核查 2 人" in text_of(talk)
    talk.tap(1, "新的核查")
    assert labels(talk)[:2] == ["王芳（收银员）", "赵敏（收银员）"]
    talk.type(1, "/cancel")
    talk.tap(1, "放弃，不保存")
    talk.type(1, "/today")
    talk.tap(1, "返岗核查（待核查 2 人）")
    talk.tap(1, "赵敏")
    talk.tap(1, "现在填写")
    assert "返岗人员：赵敏" in text_of(talk)


@pytest.mark.parametrize(("typed", "number"), [("G1234", "G1234"), ("k518次", "K518"), ("1301", "1301"), ("Ｇ１ 转 Ｄ22", "G1 D22")])
def test_train_numbers(talk: Talk, typed: str, number: str) -> None:
    begin(talk, 1, "李强")
    journey(talk, 1, replace(AWAY, transport=("火车", "train")))
    talk.type(1, typed)
    answer(talk, 1, Told(seat=None))
    file(talk, 1)
    check = talk.world.check_of(2)
    assert check is not None
    assert check.declaration.number == number


@pytest.mark.parametrize(
    ("way", "typed", "answer_"), [("火车", "CZ6543", "不像车次"), ("飞机", "G1234", "不像航班号"), ("飞机", "😀", "不像航班号")]
)
def test_numbers_that_are_none(talk: Talk, way: str, typed: str, answer_: str) -> None:
    begin(talk, 1, "李强")
    journey(talk, 1, replace(AWAY, transport=(way, "")))
    talk.type(1, typed)
    assert answer_ in text_of(talk)
    talk.tap(1, "不记得")
    assert "座位号" in text_of(talk)


def test_another_way_of_travelling_asks_the_number_again(talk: Talk) -> None:
    begin(talk, 1, "李强")
    journey(talk, 1, replace(AWAY, transport=("火车", "train")))
    talk.type(1, "G1234")
    answer(talk, 1, Told(seat=None))
    talk.tap(1, "修改：交通工具")
    talk.tap(1, "交通工具")
    talk.tap(1, "飞机")
    assert "不像航班号" in text_of(talk)
    talk.type(1, "CZ6543")
    file(talk, 1)
    check = talk.world.check_of(2)
    assert check is not None
    assert check.declaration.number == "CZ6543"


def test_a_later_return_day_moves_the_window_and_says_what_is_missing(talk: Talk) -> None:
    new_check(talk, 1, "李强", Told())
    talk.tap(1, "修改：返岗日")
    talk.tap(1, "明天")
    assert "还差 1 天：11月23日" in text_of(talk)
    assert "行程不全，补全之前不能上岗" in text_of(talk)
    talk.tap(1, "修改：停留地")
    talk.tap(1, "其余都在本地")
    assert "14 天都已写明" in text_of(talk)
    talk.tap(1, "就这些")
    file(talk, 1)
    assert "11月24日 周二 起可以上岗" in text_of(talk)


def test_a_return_day_out_of_bounds_is_refused(talk: Talk) -> None:
    begin(talk, 1, "李强")
    talk.type(1, "11.8")
    assert "11月8日 不能选，可选：11月9日–24日" in text_of(talk)
    talk.type(1, "2.31")
    assert "没有这一天" in text_of(talk)


def test_back_from_the_next_question_keeps_the_stays(talk: Talk) -> None:
    begin(talk, 1, "李强")
    talk.tap(1, "今天")
    talk.type(1, "武汉 11.9-11.15")
    for _ in range(2):
        talk.tap(1, "返回")
    assert "哪天返岗" in text_of(talk)
    talk.tap(1, "昨天")
    talk.type(1, "武汉 11.9-11.15")
    talk.tap(1, "先到这里")
    talk.tap(1, "返回")
    assert "武汉市 11月9日–15日" in text_of(talk)


def test_stays_wait_while_an_earlier_answer_is_changed(talk: Talk) -> None:
    new_check(talk, 1, "李强", AWAY)
    talk.tap(1, "修改：停留地")
    talk.tap(1, "返回")
    assert "哪天返岗" in text_of(talk)
    talk.tap(1, "今天")
    assert "武汉市 11月9日–15日" in text_of(talk)
    talk.tap(1, "就这些")
    assert "请核对" in text_of(talk)


def test_high_risk_opens_an_isolation_and_tells_officers(talk: Talk) -> None:
    talk.world.say_risk(WUHAN, RiskLevel.HIGH)
    new_check(talk, 1, "李强", AWAY)
    turn = file(talk, 1)
    check, isolation = turn.records
    assert isinstance(check, FileCheck)
    assert isinstance(isolation, OpenIsolation)
    assert (isolation.first, isolation.until) == (check.judgement.isolate_from, check.judgement.isolate_until)
    assert check.alert is not None
    assert check.alert.kind is AlertKind.HIGH_RISK
    assert check.alert.key == "return:17:2"


def test_who_comes_to_the_same_is_told_together(talk: Talk) -> None:
    talk.world.say_risk(WUHAN, RiskLevel.HIGH)
    begin(talk, 1, "王芳", "李强", "赵敏")
    journey(talk, 1, AWAY)
    for told in (AWAY, replace(AWAY, temperature="38.2"), AWAY):
        answer(talk, 1, told)
    file(talk, 1)
    said = text_of(talk)
    assert "王芳、赵敏\n" in said
    assert said.count("需隔离观察，至 11月29日") == 1
    assert said.count("不能返岗，请就医") == 1


def test_twenty_different_verdicts_all_stand_on_the_card(talk: Talk) -> None:
    talk.world.language = "en"
    talk.world.manager()
    people = [f"员工{sign}" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]
    talk.world.hire(*people)
    begin(talk, 1, *people)
    journey(talk, 1, Told())
    for place in range(len(people)):
        answer(talk, 1, Told(temperature=f"{37.3 + place / 10:.1f}", symptoms=(("", "loss of smell"), ("", "conjunctivitis"))))
    file(talk, 1)
    said = plain(WORDING.screen(talk.cards[1], "en").text)
    assert all(name in said for name in people)
    assert said.count("may not return, please see a doctor") == len(people)


def test_a_word_instead_of_a_number_is_refused_by_its_name(talk: Talk) -> None:
    begin(talk, 1, "李强")
    journey(talk, 1, replace(AWAY, transport=("火车", "train")))
    talk.type(1, "高铁")
    assert "「高铁」不像车次" in text_of(talk)
