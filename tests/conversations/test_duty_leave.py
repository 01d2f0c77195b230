"""Leave and swaps in conversation: which days, who stands in and hears of it, what is refused, taking it back."""

from datetime import date, timedelta

import pytest

from conversations.days import MOST_OF_A_YEAR, read_range_ahead
from conversations.duty import Leave
from conversations.duty_records import TakeLeave, WithdrawLeave
from conversations.duty_text import WORK_HOURS
from conversations.engine.signals import Tapped
from tests.conversations.dialogue import Talk
from tests.conversations.duty_scenery import CITY, COLLEAGUE, ME, PROVINCE, TODAY, TOMORROW, away, begin, talk, works
from tests.conversations.scenery import labels, text_of
from tests.conversations.world_duty import enrol_officer

__all__ = ["talk"]


def test_leave_with_a_stand_in_who_is_told(talk: Talk) -> None:
    begin(talk, "请假")
    talk.type(ME, "12.24-12.26")
    assert "日期：12月24日–26日" in text_of(talk, ME)
    assert labels(talk, ME)[:4] == ["李明（南关区）", "赵刚（长春市）", "孙平（吉林省）", "不指定代班人"]
    turn = talk.tap(ME, "赵刚")
    assert turn.records == (TakeLeave(date(2026, 12, 24), date(2026, 12, 26), CITY),)
    assert "由赵刚代班，已通知对方" in text_of(talk, ME)
    (leave,) = talk.world.rotas.leaves
    assert talk.arrives(CITY, "stand_in", f"{leave}:named") is not None
    assert "您代崔勇军值班（南关区）" in text_of(talk, CITY)
    assert talk.arrives(COLLEAGUE, "stand_in", f"{leave}:named") is None, "nobody else"
    assert talk.arrives(CITY, "stand_in", f"{leave}:withdrawn") is None


def test_leave_is_withdrawn_and_taken_again(talk: Talk) -> None:
    away(talk, ME, TOMORROW, TOMORROW, COLLEAGUE)
    (leave,) = talk.world.rotas.leaves
    talk.type(ME, "/duty")
    assert "休假：11月24日，李明代班" in text_of(talk, ME)
    assert talk.tap(ME, "撤销休假 11月24日").records == (WithdrawLeave(leave),)
    assert "通知李明不用代班" in text_of(talk, ME)
    assert talk.arrives(COLLEAGUE, "stand_in", f"{leave}:withdrawn") is not None
    assert "不用再代崔勇军值班" in text_of(talk, COLLEAGUE)
    assert talk.arrives(COLLEAGUE, "stand_in", f"{leave}:named") is None, "it is off before it was told"
    data, _ = talk.find(ME, "不撤销")
    assert talk.tap(ME, "不撤销").records == (TakeLeave(TOMORROW, TOMORROW, COLLEAGUE),)
    assert not talk.send(ME, Tapped(data), "> again").records, "once"
    talk.world.now += timedelta(days=3)
    assert not talk.send(ME, Tapped(data), "> later").records


def test_undo_goes_by_what_is_possible(talk: Talk) -> None:
    for data in (
        "dutyback:220102:20261124:20261123:0",
        "dutyback:220102:2026112:20261124:0",
        f"dutyback:220102:20261124:20261124:{ME}",
        "dutyback:220102:20261124:20261124:99",
        "dutyback:220102",
        "dutyend:220102:99",
        "dutyend:220102",
    ):
        assert not talk.send(ME, Tapped(data), f"> {data}").records


def test_nobody_stands_in(talk: Talk) -> None:
    begin(talk, "请假")
    talk.tap(ME, "明天")
    assert talk.tap(ME, "不指定").records == (TakeLeave(TOMORROW, TOMORROW),)
    assert "无人代班" in text_of(talk, ME)


def test_leave_that_makes_a_hole(talk: Talk) -> None:
    works(talk, COLLEAGUE, *WORK_HOURS)
    begin(talk, "请假")
    talk.tap(ME, "本周")
    talk.tap(ME, "不指定")
    text = text_of(talk, ME)
    assert "· 南关区 11月24日 周二　00:00–08:00 18:00–24:00" in text
    assert "另有 1 处" in text
    assert talk.tap(ME, "仍要保存").records == (TakeLeave(TODAY, date(2026, 11, 29)),)


def test_a_stand_in_on_leave_is_marked_and_leaves_the_hole(talk: Talk) -> None:
    away(talk, COLLEAGUE, TOMORROW, TOMORROW)
    begin(talk, "请假")
    talk.tap(ME, "明天")
    talk.tap(ME, "李明（南关区，届时休假）")
    assert "· 南关区 11月24日 周二　全天" in text_of(talk, ME)
    talk.tap(ME, "返回")
    assert talk.tap(ME, "赵刚").records


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12.26-12.24", "结束日期在开始日期之前"),
        ("昨天", "已经过去"),
        ("11.20-11.25", "已经过去"),
        ("12.1-6.18", "一次最多 90 天"),
        ("2028.1.1", "太远了"),
        ("2.30", "没有这一天"),
        ("李明", "没有看出日期"),
        ("11.25", "已经登记过休假"),
    ],
)
def test_days_that_are_not_taken(talk: Talk, text: str, why: str) -> None:
    away(talk, ME, date(2026, 11, 25), date(2026, 11, 27))
    begin(talk, "请假")
    assert not talk.type(ME, text).records
    assert why in text_of(talk, ME)
    assert "请选择日期" in text_of(talk, ME), "asked again"


def test_two_hundred_days_are_too_many(talk: Talk) -> None:
    begin(talk, "请假")
    talk.type(ME, "2026.12.1-2027.6.18")
    assert "有 200 天，一次最多 90 天" in text_of(talk, ME)


def test_overlap_is_found_at_either_end(talk: Talk) -> None:
    away(talk, ME, date(2026, 12, 10), date(2026, 12, 12))
    for text in ("12.8-12.10", "12.12-12.14", "12.11", "12.1-12.31"):
        begin(talk, "请假")
        talk.type(ME, text)
        assert "12月10日–12日 已经登记过休假" in text_of(talk, ME)


def test_a_swap_is_one_day_and_has_a_stand_in(talk: Talk) -> None:
    begin(talk, "调班")
    assert "本周（今天起）" not in labels(talk, ME)
    talk.type(ME, "12.5-12.6")
    assert "调班一次一天" in text_of(talk, ME)
    talk.type(ME, "12.5")
    assert "不指定代班人" not in labels(talk, ME)
    assert talk.tap(ME, "李明").records == (TakeLeave(date(2026, 12, 5), date(2026, 12, 5), COLLEAGUE, swap=True),)
    assert "已登记调班：12月5日由李明代班" in text_of(talk, ME)


def test_nobody_stands_in_for_themselves(talk: Talk) -> None:
    begin(talk, "请假")
    talk.tap(ME, "明天")
    assert not any("崔勇军" in label for label in labels(talk, ME))
    data, _ = talk.find(ME, "李明")
    turn = talk.send(ME, Tapped(data.replace(f":{COLLEAGUE}", f":{ME}")), "> forged")
    assert not turn.records
    assert turn.toast is not None
    assert not talk.type(ME, "崔勇军").records


def test_only_who_sees_all_my_divisions_and_can_be_written_to(talk: Talk) -> None:
    enrol_officer(talk.world, ME, "崔勇军", "220102", "220103")
    enrol_officer(talk.world, 6, "周兵", "220103")
    talk.world.rotas.unreachable.add(PROVINCE)
    talk.type(ME, "/duty")
    talk.tap(ME, "南关区")
    talk.tap(ME, "请假")
    talk.tap(ME, "明天")
    assert labels(talk, ME)[:2] == ["赵刚（长春市）", "不指定代班人"]


def test_without_colleagues(talk: Talk) -> None:
    for chat in (COLLEAGUE, CITY, PROVINCE):
        del talk.world.accounts[chat]
    begin(talk, "调班")
    assert "没有可以代班的联络员" in text_of(talk, ME)
    begin(talk, "请假")
    talk.tap(ME, "明天")
    assert "仍要提交吗" in text_of(talk, ME), "nobody is asked for"
    assert talk.tap(ME, "仍要保存").records == (TakeLeave(TOMORROW, TOMORROW),)


def test_a_leave_that_is_over_is_told_to_nobody(talk: Talk) -> None:
    away(talk, ME, TODAY, TODAY, COLLEAGUE)
    (leave,) = talk.world.rotas.leaves
    talk.world.now += timedelta(days=1)
    assert talk.arrives(COLLEAGUE, "stand_in", f"{leave}:named") is None
    assert talk.world.composed(COLLEAGUE, "stand_in", "999:named") is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12.24-12.26", date(2026, 12, 24), date(2026, 12, 26)),
        ("12月30日到1月3日", date(2026, 12, 30), date(2027, 1, 3)),
        ("24-26", date(2026, 11, 24), date(2026, 11, 26)),
        ("28-30", date(2026, 11, 28), date(2026, 11, 30)),
        ("24-26 Dec", date(2026, 12, 24), date(2026, 12, 26)),
        ("明天", TOMORROW, TOMORROW),
        ("1.5", date(2027, 1, 5), date(2027, 1, 5)),
        ("2027.3.1-3.5", date(2027, 3, 1), date(2027, 3, 5)),
        ("今天到周五", TODAY, date(2026, 11, 27)),
        ("从12.24至12.26止", date(2026, 12, 24), date(2026, 12, 26)),
        ("11.20", date(2026, 11, 20), date(2026, 11, 20)),
        ("昨天", TODAY - timedelta(days=1), TODAY - timedelta(days=1)),
        ("上周三", date(2026, 11, 18), date(2026, 11, 18)),
        ("周五", date(2026, 11, 27), date(2026, 11, 27)),
        ("星期一", TODAY, TODAY),
        ("本周日", date(2026, 11, 29), date(2026, 11, 29)),
        ("周三到周五", date(2026, 11, 25), date(2026, 11, 27)),
        ("下周一至下周三", date(2026, 11, 30), date(2026, 12, 2)),
        ("下周一至周三", date(2026, 11, 30), date(2026, 12, 2)),
        ("周五到周一", date(2026, 11, 27), date(2026, 11, 30)),
        ("next Friday", date(2026, 12, 4), date(2026, 12, 4)),
        ("Wed to Fri", date(2026, 11, 25), date(2026, 11, 27)),
        ("上个月3号", date(2026, 10, 3), date(2026, 10, 3)),
    ],
)
def test_days_ahead(text: str, first: date, last: date) -> None:
    assert read_range_ahead(text, TODAY, TODAY + MOST_OF_A_YEAR) == (first, last)


def test_leave_has_days() -> None:
    assert Leave(TODAY, TOMORROW).has(TOMORROW)
    assert not Leave(TODAY, TODAY).has(TOMORROW)


def test_a_swap_is_listed_and_taken_back_as_one(talk: Talk) -> None:
    begin(talk, "调班")
    talk.type(ME, "12.5")
    talk.tap(ME, "李明")
    talk.tap(ME, "看值班安排")
    assert "调班：12月5日，李明代班" in text_of(talk, ME)
    assert "休假：" not in text_of(talk, ME)
    assert talk.tap(ME, "撤销调班 12月5日").records == (WithdrawLeave(71),)
    assert "已撤销 12月5日 的调班，并通知李明不用代班" in text_of(talk, ME)
    talk.tap(ME, "不撤销，恢复调班")
    assert talk.world.records[-1] == TakeLeave(date(2026, 12, 5), date(2026, 12, 5), COLLEAGUE, swap=True)
    assert "已登记调班：12月5日由李明代班" in text_of(talk, ME)
    begin(talk, "请假")
    talk.type(ME, "12.4-12.6")
    assert "12月5日 已经登记过调班" in text_of(talk, ME)


def test_nothing_but_a_day_with_somebody_who_stands_in_is_a_swap(talk: Talk) -> None:
    for data in (f"dutyback:220102:20261205:20261206:{COLLEAGUE}:swap", "dutyback:220102:20261210:20261210:0:swap"):
        (record,) = talk.send(ME, Tapped(data), "> forged").records
        assert isinstance(record, TakeLeave)
        assert not record.swap
