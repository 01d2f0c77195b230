"""An officer's duty in conversation: the rota, hours, holes in the coverage and the warning of them."""

from datetime import time, timedelta

from conversations.duty import Hours
from conversations.duty_records import SetDutyHours
from conversations.duty_text import WORK_HOURS
from conversations.engine.signals import Tapped
from tests.conversations.dialogue import Talk
from tests.conversations.duty_scenery import CITY, COLLEAGUE, ME, PROVINCE, TODAY, TOMORROW, away, begin, talk, works
from tests.conversations.scenery import labels, text_of
from tests.conversations.world_duty import enrol_officer

__all__ = ["talk"]


def test_who_is_on_now_and_in_the_days_to_come(talk: Talk) -> None:
    works(talk, COLLEAGUE, *WORK_HOURS)
    talk.type(ME, "/duty")
    text = text_of(talk, ME)
    assert "值班安排　南关区" in text
    assert "08:31 当班：崔勇军、李明" in text
    assert "11月23日 周一　崔勇军 全天、李明 08:00–18:00" in text
    assert "11月28日 周六　崔勇军 全天\n" in text
    assert "无人" not in text
    assert "我的值班时间：全天值班" in text


def test_holes_stand_in_the_week(talk: Talk) -> None:
    works(talk, ME, *WORK_HOURS)
    works(talk, COLLEAGUE, Hours(0, time(12), time(20)))
    talk.type(ME, "/duty")
    text = text_of(talk, ME)
    assert "⚠️ 无人值班：全天" not in text
    assert "　⚠️ 无人值班：00:00–08:00 20:00–24:00" in text, "on Monday alone"
    assert "⚠️ 11月24日–27日 每天无人值班：00:00–08:00 18:00–24:00" in text
    assert text.count("无人值班：") == 2, "a hole that comes back every night is said once"
    assert "11月28日 周六　⚠️ 全天无人值班" in text
    talk.world.now = talk.world.now.replace(hour=22)
    talk.type(ME, "/duty")
    assert "⚠️ 22:31 无人当班" in text_of(talk, ME)


def test_the_same_hole_on_all_seven_days_is_one_line(talk: Talk) -> None:
    every_day = [Hours(weekday, time(8), time(20)) for weekday in range(7)]
    works(talk, ME, *every_day)
    works(talk, COLLEAGUE, *every_day)
    talk.type(ME, "/duty")
    assert text_of(talk, ME).count("无人值班") == 1
    assert "⚠️ 每天无人值班：00:00–08:00 20:00–24:00" in text_of(talk, ME)


def test_who_hears_of_nothing_is_not_on_duty(talk: Talk) -> None:
    works(talk, ME, *WORK_HOURS)
    talk.world.rotas.unreachable.add(COLLEAGUE)
    talk.type(ME, "/duty")
    text = text_of(talk, ME)
    assert "08:31 当班：崔勇军\n收不到消息，不算当班：李明\n" in text
    assert "11月28日 周六　⚠️ 全天无人值班" in text


def test_who_stands_in_is_named(talk: Talk) -> None:
    away(talk, COLLEAGUE, TODAY, TODAY, ME)
    talk.type(ME, "/duty")
    assert "08:31 当班：崔勇军、崔勇军（代李明）" in text_of(talk, ME)
    assert "我代李明的班：11月23日" in text_of(talk, ME)
    away(talk, COLLEAGUE, TOMORROW, TOMORROW, CITY)
    talk.type(CITY, "/duty")
    assert "我代李明的班：11月24日" in text_of(talk, CITY), "of a division below"


def test_always_and_work_days(talk: Talk) -> None:
    begin(talk, "改值班时间")
    assert "现在：全天值班" in text_of(talk, ME)
    turn = talk.tap(ME, "工作日")
    assert turn.records == (SetDutyHours(WORK_HOURS),), "the colleague is there: nobody is missing"
    assert "我的值班时间：周一至周五 08:00–18:00" in text_of(talk, ME)
    begin(talk, "改值班时间")
    assert talk.tap(ME, "全天").records == (SetDutyHours(()),)


def test_typed_hours_and_what_cannot_be_read(talk: Talk) -> None:
    begin(talk, "改值班时间")
    for text in ("明天", "周一", "8-8", "值班", "25:00-26:00"):
        assert not talk.type(ME, text).records
        assert "没有看懂这个时间" in text_of(talk, ME)
    (record,) = talk.type(ME, "周一至周五 8-12，14-18；周六 9-12").records
    assert isinstance(record, SetDutyHours)
    assert len(record.hours) == 11
    assert "周一至周五 08:00–12:00 14:00–18:00、周六 09:00–12:00" in text_of(talk, ME)


def test_a_hole_is_named_before_hours_are_set(talk: Talk) -> None:
    works(talk, COLLEAGUE, *(Hours(day, time(0), time(18)) for day in range(7)))
    begin(talk, "改值班时间")
    assert not talk.tap(ME, "工作日").records
    text = text_of(talk, ME)
    assert "改为：周一至周五 08:00–18:00" in text
    assert "· 南关区 11月23日 周一　18:00–24:00" in text
    assert "另有 1 处" in text
    talk.tap(ME, "返回")
    assert "您什么时候值班？" in text_of(talk, ME)
    talk.tap(ME, "工作日")
    assert talk.tap(ME, "仍要保存").records == (SetDutyHours(WORK_HOURS),)


def test_a_hole_that_is_there_already_is_no_news(talk: Talk) -> None:
    works(talk, ME, *WORK_HOURS)
    works(talk, COLLEAGUE, *WORK_HOURS)
    begin(talk, "改值班时间")
    assert talk.type(ME, "每天 8:00-18:00").records


def test_a_look_from_above_and_from_aside(talk: Talk) -> None:
    talk.send(CITY, Tapped("duty:220102"), "> rota")
    assert "值班安排　南关区" in text_of(talk, CITY)
    assert "改值班时间" not in labels(talk, CITY)
    assert not talk.send(CITY, Tapped("dutyset:220102"), "> forged").records
    assert "没有找到这项内容" in text_of(talk, CITY)
    enrol_officer(talk.world, 6, "周兵", "220103")
    for data in ("duty:220102", "duty:999999", "duty", "dutyoff:220102"):
        talk.send(6, Tapped(data), "> aside")
        assert "没有找到这项内容" in text_of(talk, 6)


def test_a_manager_has_no_duty(talk: Talk) -> None:
    talk.world.manager()
    talk.type(1, "/duty")
    assert "值班安排" not in text_of(talk, 1)


def test_leaving_half_way_keeps_everything_as_it_was(talk: Talk) -> None:
    begin(talk, "请假")
    talk.tap(ME, "明天")
    talk.type(ME, "/cancel")
    talk.tap(ME, "放弃，不保存")
    assert not talk.world.records
    talk.type(ME, "/duty")
    assert "休假" not in text_of(talk, ME)


def test_the_evening_before_a_hole(talk: Talk) -> None:
    works(talk, ME, *WORK_HOURS)
    away(talk, COLLEAGUE, TOMORROW, TOMORROW)
    for chat in (ME, COLLEAGUE, CITY):
        assert talk.arrives(chat, "uncovered", TOMORROW.isoformat()) is not None
        assert "· 南关区 11月24日 周二　00:00–08:00 18:00–24:00" in text_of(talk, chat)
    assert talk.arrives(PROVINCE, "uncovered", TOMORROW.isoformat()) is None, "one level up, not two"
    works(talk, ME)
    assert talk.arrives(ME, "uncovered", TOMORROW.isoformat()) is None, "filled meanwhile"
    assert talk.world.composed(99, "uncovered", TOMORROW.isoformat()) is None
    works(talk, ME, *WORK_HOURS)
    talk.world.now += timedelta(days=1)
    assert talk.arrives(ME, "uncovered", TOMORROW.isoformat()) is None, "its day has come"


def test_the_today_card_leads_to_the_rota_and_back(talk: Talk) -> None:
    talk.type(ME, "/today")
    talk.tap(ME, "值班")
    assert text_of(talk, ME).startswith("值班安排　南关区")
    talk.tap(ME, "今日任务")
    assert "值班" in labels(talk, ME)
    enrol_officer(talk.world, 6, "周兵", "220103", "220102")
    talk.type(6, "/today")
    talk.tap(6, "南关区 · 值班")
    assert text_of(talk, 6).startswith("值班安排　南关区")
    talk.tap(6, "今日任务")
    assert "宽城区 · 值班" in labels(talk, 6)
