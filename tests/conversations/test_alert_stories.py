"""What the card of an alert tells of it: whom it goes on to, what happened, and what did not arrive."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conversations.alert import TimelineEntry
from conversations.chain import Happening
from conversations.codes import AlertKind
from tests.conversations.alert_scenery import CITY, OFFICER, later, tapped, told
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.world_alerts import of_enterprise_kind

__all__ = ["talk", "told"]


def test_the_timeline_by_pages_says_what_did_not_arrive(told: Talk) -> None:
    told.world.unreachable.add(CITY)
    for _ in range(24):
        later(told, 15)
    told.arrives(OFFICER, "alert", "101")
    assert "上级联络员无人可通知，转下一步" in text_of(told, OFFICER)
    told.tap(OFFICER, "全部经过")
    assert "第 2 页，共 2 页" in text_of(told, OFFICER)
    told.tap(OFFICER, "上一页")
    assert "08:31　预警产生" in text_of(told, OFFICER)
    assert "下一页 2/2 ›" in labels(told, OFFICER)
    tapped(told, OFFICER, "story:101:99")
    assert "第 2 页，共 2 页" in text_of(told, OFFICER)
    told.tap(OFFICER, "返回预警")
    assert "接单" in labels(told, OFFICER)


def test_a_message_that_is_lost_is_told_so(told: Talk) -> None:
    alert = told.world.alerts[101]
    lost = tuple(replace(one, people=tuple((name, "unreachable") for name, _ in one.people)) for one in alert.timeline)
    told.world.alerts[101] = replace(alert, timeline=lost)
    told.arrives(OFFICER, "alert", "101")
    assert "崔勇军（未送达）、胡明（未送达）" in text_of(told, OFFICER)


def test_on_another_day_times_have_their_day(told: Talk) -> None:
    tapped(told, OFFICER, "silent:101:morning")
    told.world.now += timedelta(hours=20)
    told.arrives(OFFICER, "alert", "101")
    text = text_of(told, OFFICER)
    assert "崔勇军 已于 11月23日 周一 08:31 接单" in text
    assert "暂停提醒至 08:00" in text
    assert "11月23日 周一 08:31　预警产生" in text


def test_an_open_alert_says_who_was_told_and_whom_it_goes_on_to(told: Talk) -> None:
    text = text_of(told, OFFICER)
    assert "已通知 崔勇军、胡明" in text
    assert "08:46 仍无人接单，将通知长春市联络员" in text
    assert "王芳" not in text
    later(told, 15)
    told.arrives(OFFICER, "alert", "101")
    assert "已通知 崔勇军、胡明、安晓宁" in text_of(told, OFFICER)
    assert "09:16 仍无人接单，将通知管理员" in text_of(told, OFFICER)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (AlertKind.SILENT, "又一天未报"),
        (AlertKind.DISINFECTION_OVERDUE, "又一天未完成消毒"),
        (AlertKind.READINGS_MISSED, "又一天缺测体温"),
        (AlertKind.UNREACHABLE, "情况有变"),
    ],
)
def test_one_more_day_of_the_same_is_told(told: Talk, kind: AlertKind, said: str) -> None:
    one = of_enterprise_kind(told.world, kind, 18)
    again = TimelineEntry(told.world.now, Happening.AGAIN)
    told.world.alerts[one.id] = replace(one, timeline=(*one.timeline, again))
    told.arrives(OFFICER, "alert", str(one.id))
    assert f"　{said}" in text_of(told, OFFICER)


def test_who_opened_it_again_is_told_or_that_nobody_did(told: Talk) -> None:
    alert, moment = told.world.alerts[101], told.world.now
    again = (TimelineEntry(moment, Happening.REOPENED, by="崔勇军"), TimelineEntry(moment, Happening.REOPENED))
    told.world.alerts[101] = replace(alert, timeline=(*alert.timeline, *again))
    told.arrives(OFFICER, "alert", "101")
    assert "崔勇军 重新打开" in text_of(told, OFFICER)
    assert "08:31　同一问题再次出现，自动重新打开" in text_of(told, OFFICER)
