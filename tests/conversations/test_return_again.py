"""Return checks that have had their day: an absence that came after them, and an isolation that has ended since."""

from dataclasses import replace
from datetime import timedelta

from conversations.codes import BarReason, IsolationStep, RiskLevel
from conversations.engine.signals import Tapped
from conversations.records import ChangeIsolation, FileCheck, OpenIsolation
from tests.conversations import bar_scenery as people
from tests.conversations.dialogue import Talk
from tests.conversations.return_steps import AWAY, Told, answer, begin, checked, file, journey
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.world_bars import bars

__all__ = ["talk"]

LI, ME = 2, 6
MET = Told(exposures=(("接触过确诊", ""),), contact=("今天", ""))


def away_again(talk: Talk) -> None:
    """Checked ten days ago, and yesterday not returned."""
    people.fit(talk.world, LI)
    talk.world.now += timedelta(days=10)
    people.not_returned(talk.world, LI)


def released(talk: Talk) -> None:
    """An officer ends the isolation."""
    isolation = talk.world.open_isolation(LI)
    assert isolation is not None
    talk.world.apply(ChangeIsolation(isolation.id, IsolationStep.RELEASED, isolation.until, isolation.kind, "=wrong_check"), 2)


def test_who_was_away_again_owes_another_check_and_is_told_why(talk: Talk) -> None:
    away_again(talk)
    talk.type(1, "/return")
    assert "李强：12月2日 周三 报过「未返岗」，需重新核查" in text_of(talk)
    talk.tap(1, "⏳ 李强")
    assert "这次核查不能再用" in text_of(talk)
    assert "更正" not in labels(talk)
    talk.tap(1, "重新核查")
    assert "李强 12月2日 周三 还报「未返岗」，返岗日不能早于这一天" in text_of(talk)
    talk.type(1, "12.1")
    assert "可选：12月2日–4日" in text_of(talk)


def test_an_old_check_that_is_amended_does_not_tell_of_the_days_since(talk: Talk) -> None:
    away_again(talk)
    talk.send(1, Tapped("chkamend:501:17"), "> an old button")
    assert "哪天返岗" in text_of(talk), "the old return day does not count any more"
    talk.tap(1, "今天")
    file(talk, 1)
    (bar,) = bars(talk.world, 17)
    assert bar.reason is BarReason.INCOMPLETE, "nine of the days before today are not told"


def test_a_check_for_a_return_before_the_last_absence_clears_nobody(talk: Talk) -> None:
    away_again(talk)
    told = people.declaration(talk.world, LI)
    people.check(talk.world, replace(told, return_day=told.return_day - timedelta(days=2)))
    assert [bar.reason for bar in bars(talk.world, 17)] == [BarReason.UNCHECKED]
    people.check(talk.world, told)
    assert bars(talk.world, 17) == ()


def test_a_second_contact_isolates_after_an_officer_released_for_the_first(talk: Talk) -> None:
    checked(talk, told=MET)
    released(talk)
    checked(talk, told=MET)
    assert talk.world.open_isolation(LI) is None, "the same contact"
    assert "隔离观察已经结束" in text_of(talk)
    begin(talk, 1, "李强")
    journey(talk, 1, Told())
    answer(talk, 1, replace(MET, contact=("昨天", "")))
    check, isolation = file(talk, 1).records
    assert isinstance(check, FileCheck)
    assert isinstance(isolation, OpenIsolation)
    assert [bar.reason for bar in bars(talk.world, 17)] == [BarReason.ISOLATION]


def test_an_isolation_that_has_ended_is_not_asked_for_any_more(talk: Talk) -> None:
    talk.world.say_risk("420100", RiskLevel.HIGH)
    talk.world.person(ME, LI)
    checked(talk, told=AWAY)
    released(talk)
    talk.type(1, "/return")
    assert "🟠 李强：隔离观察已结束" in text_of(talk)
    talk.tap(1, "李强")
    assert "隔离观察已经结束" in text_of(talk)
    assert "隔离期间不能上岗" not in text_of(talk)
    talk.type(ME, "/today")
    assert "您的隔离观察已经结束" in text_of(talk, ME)
    assert "请不要上岗" not in text_of(talk, ME)


def test_the_person_reads_the_last_day_as_an_officer_moved_it(talk: Talk) -> None:
    talk.world.say_risk("420100", RiskLevel.HIGH)
    talk.world.person(ME, LI)
    checked(talk, told=AWAY)
    isolation = talk.world.open_isolation(LI)
    assert isolation is not None
    later = isolation.until + timedelta(days=7)
    talk.world.apply(ChangeIsolation(isolation.id, IsolationStep.EXTENDED, later, isolation.kind, "=symptoms"), 2)
    talk.type(ME, "/today")
    assert "您需要隔离观察至 12月6日" in text_of(talk, ME)


def test_officers_hear_when_a_check_that_failed_is_corrected(talk: Talk) -> None:
    checked(talk, told=Told(temperature="38.1"))
    talk.tap(1, "查看：李强")
    talk.tap(1, "更正")
    talk.tap(1, "修改：李强")
    talk.tap(1, "体温")
    talk.type(1, "36.5")
    file(talk, 1)
    talk.arrives(2, "alert", "101")
    assert "核查已更正，新的结论：可以返岗" in text_of(talk, 2)
    assert "36.5℃" in text_of(talk, 2)
    assert len(talk.world.alerts) == 1, "the alert that stands, not another one"


def test_a_new_check_after_recovery_alerts_nobody(talk: Talk) -> None:
    checked(talk, told=Told(temperature="38.1"))
    talk.world.now += timedelta(days=5)
    assert checked(talk, told=Told()).alert is None
