"""Alerts of every kind read well on an officer's phone, in both languages, and name nobody before the name is opened."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from conversations.alert import Alert
from conversations.briefing import Briefing
from conversations.chain import Severity, severity_of
from conversations.codes import AlertKind, AlertState, Status, Symptom
from conversations.roles import Account, Membership, Role
from conversations.screens.alert import alert_card
from conversations.view import Line
from tests.conversations.dialogue import WORDING, check, plain
from tests.conversations.world import DIVISION, PATH, ZONE

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=ZONE)
OFFICER = Account(2, 2, "zh-CN", "崔勇军", (Membership(Role.OFFICER, division=DIVISION, division_name="南关区", path=PATH),))
DETAILS = (Line("alert-in-isolation", {"day": 4, "days": 14, "until": date(2026, 12, 4)}), Line("person", {"name": "第二行"}))
ALERT = Alert(
    101, AlertKind.NOT_FIT, AlertState.OPEN, 17, "南关祥瑞摄影店", "南关区", PATH, "王芳", "收银员", Decimal("36.5"), (),
    Status.NOT_RETURNED, date(2026, 11, 24), NOW, "黄春", details=DETAILS,
)  # fmt: skip
TITLES = {
    AlertKind.NOT_FIT: ("返岗核查不合格", "return check failed"),
    AlertKind.CONTACT: ("接触过病例", "contact with a case"),
    AlertKind.HIGH_RISK: ("来自高风险地区", "high-risk place"),
    AlertKind.MEDIUM_RISK: ("来自中风险地区", "medium-risk place"),
}


def read(alert: Alert, language: str = "zh-CN") -> list[str]:
    screen = WORDING.screen(alert_card(alert, Briefing(NOW, OFFICER)), language)
    check(screen)
    return plain(screen.text).split("\n")


@pytest.mark.parametrize("kind", TITLES)
def test_the_card_of_a_return_check(kind: AlertKind) -> None:
    lines = read(replace(ALERT, kind=kind))
    assert TITLES[kind][0] in lines[0]
    assert lines[2:6] == ["王*（收银员）　未返岗", "36.5℃", "隔离观察中：第 4 天，共 14 天，至 12月4日 周五", "第二行"]
    assert TITLES[kind][1] in read(replace(ALERT, kind=kind), "en")[0]


def test_who_told_of_themselves_is_not_named() -> None:
    alert = replace(ALERT, reported_by="王芳", symptoms=(Symptom.COUGH,))
    assert not any("王芳" in line for line in read(alert))
    assert any(line.startswith("填报人 本人，") for line in read(alert))
    assert any("the person concerned" in line for line in read(alert, "en"))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("kind", AlertKind)
def test_every_kind_has_a_card_with_its_urgency_in_words(kind: AlertKind, language: str) -> None:
    urgent = severity_of(kind) is Severity.URGENT
    first, *_ = read(replace(ALERT, kind=kind, severity=severity_of(kind)), language)
    assert first.endswith({"zh-CN": ("一般", "紧急"), "en": ("routine", "urgent")}[language][urgent])


@pytest.mark.parametrize("kind", [AlertKind.SILENT, AlertKind.DISINFECTION_OVERDUE, AlertKind.UNREACHABLE])
def test_what_is_about_an_enterprise_names_nobody(kind: AlertKind) -> None:
    lines = read(replace(ALERT, kind=kind, person_name="", person_post=None, status=None, temperature=None, reported_by="", details=()))
    assert lines[1:4] == ["南关祥瑞摄影店（南关区）", "自 11月24日 周二 起", "系统发现，11月24日 周二 09:30"]


def test_what_is_about_the_system_has_no_enterprise() -> None:
    system = replace(
        ALERT, kind=AlertKind.TROUBLE, enterprise_id=0, enterprise_name="", person_name="", status=None, reported_by="", details=()
    )
    assert read(system)[1] == "自 11月24日 周二 起"


def test_missed_readings_say_nothing_of_a_temperature() -> None:
    missed = replace(ALERT, kind=AlertKind.READINGS_MISSED, temperature=None, status=None, details=())
    assert read(missed)[2:4] == ["王*（收银员）", "自 11月24日 周二 起"]


@pytest.mark.parametrize(
    ("kind", "fine"),
    [
        (AlertKind.SILENT, ("已补报", "Reported by now")),
        (AlertKind.DISINFECTION_OVERDUE, ("已完成消毒", "Disinfected by now")),
        (AlertKind.READINGS_MISSED, ("已录入新的体温", "A new temperature was taken")),
        (AlertKind.UNREACHABLE, ("企业已能收到消息", "can receive messages again")),
        (AlertKind.FEVER, ("此人已无异常", "nothing abnormal any more")),
    ],
)
def test_what_was_made_good_is_said_in_words_of_its_kind(kind: AlertKind, fine: tuple[str, str]) -> None:
    for language, words in zip(("zh-CN", "en"), fine, strict=True):
        assert any(words in line for line in read(replace(ALERT, kind=kind, fine_now=True), language))


def test_of_an_enterprise_that_did_not_report_it_is_not_said_how_often_it_reported() -> None:
    noticed = replace(ALERT, kind=AlertKind.SILENT, person_name="", person_post=None, reported_by="", times=3)
    assert "自 11月24日 周二 起，已发现 3 次" in read(noticed)
    assert "自 11月24日 周二 起，已报 3 次" in read(replace(ALERT, times=3))
