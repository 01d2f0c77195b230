"""Whom did X serve: what is asked, what is answered, what is never shown, and that every page is kept in the audit."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from conversations.briefing import Briefing
from conversations.courier import Spot, TraceAnswer, TraceBy, Traced, TraceQuestion, TrackPoint
from conversations.courier_records import AddDeliveries, AskTrace
from conversations.engine.signals import Located, Tapped
from conversations.screens.moment import moment
from conversations.screens.trace import answer_lines
from conversations.spot_text import read_spot
from conversations.view import Line
from tests.conversations import world_couriers
from tests.conversations.courier_scenes import BRIDGE, deliveries, moved
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.world import PATH, ZONE

__all__ = ["talk"]

OFFICER = 2


@pytest.fixture
def town(talk: Talk) -> Talk:
    """Two couriers of one enterprise and one of another, at noon."""
    world = talk.world
    world.hire("周平|配送员", enterprise=18)
    for staff_id in (1, 2, 5):
        run = world_couriers.ride(world, staff_id)
        world.apply(deliveries(run, f"MT{staff_id} 万科城", f"DD{staff_id} 朝阳桥"), 1)
        world.fleet.tracks[run] = [TrackPoint(world.now + timedelta(minutes=staff_id), moved(0, staff_id * 60))]
    world.now += timedelta(hours=4)
    return talk


def ask(talk: Talk, by: str, text: str, period: str = "今天") -> AskTrace:
    """A question, asked; its record."""
    talk.type(OFFICER, "/trace")
    talk.tap(OFFICER, by)
    talk.type(OFFICER, text)
    talk.tap(OFFICER, period)
    (record,) = talk.tap(OFFICER, "查询").records
    assert isinstance(record, AskTrace)
    return record


@pytest.mark.parametrize(("by", "text", "found"), [("配送员", "王", 1), ("配送员", "wf", 1), ("单号", "mt５", 1), ("片区", "万科城", 3)])
def test_each_way_to_ask(town: Talk, by: str, text: str, found: int) -> None:
    asked = ask(town, by, text)
    assert asked.found == found
    assert asked.question.path == PATH
    assert f"查到 {found} 班" in text_of(town, OFFICER)


def test_nothing_personal_is_shown(town: Talk) -> None:
    ask(town, "片区", "万科城")
    shown = text_of(town, OFFICER)
    assert "电话已存" in shown
    assert "13800000000" not in shown
    assert not any(name in shown + " ".join(labels(town, OFFICER)) for name in ("王芳", "李强", "周平"))
    assert "王*" in shown


def test_nothing_is_asked_before_the_button(town: Talk) -> None:
    town.type(OFFICER, "/trace")
    town.tap(OFFICER, "单号")
    town.type(OFFICER, "MT1")
    turn = town.tap(OFFICER, "今天")
    assert not turn.records
    assert "查到" not in text_of(town, OFFICER)


def test_every_page_is_kept_in_the_audit(town: Talk) -> None:
    for staff_id in range(20, 28):
        town.world.hire(f"郑{chr(0x4E00 + staff_id)}")
    for person in town.world.staff[17][4:]:
        run = world_couriers.ride(town.world, person.id)
        town.world.apply(deliveries(run, f"X{person.id} 万科城"), 1)
    first = ask(town, "片区", "万科城")
    assert (first.question.page, first.found) == (0, 11)
    (second,) = town.tap(OFFICER, "下一页").records
    assert isinstance(second, AskTrace)
    assert second.question.page == 1
    assert "6. " in text_of(town, OFFICER)
    assert town.tap(OFFICER, "上一页").records


def test_after_a_look_at_a_run_the_question_is_still_there(town: Talk) -> None:
    ask(town, "单号", "MT1")
    town.tap(OFFICER, "1. 王*")
    assert "配送班次" in text_of(town, OFFICER)
    turn = town.tap(OFFICER, "继续刚才的填写")
    assert not turn.records, "shown again only when it is asked again"
    assert "单号「MT1」" in text_of(town, OFFICER)
    assert town.tap(OFFICER, "查询").records


def test_conditions_can_be_changed_by_going_back(town: Talk) -> None:
    ask(town, "单号", "MT1")
    town.tap(OFFICER, "返回")
    town.tap(OFFICER, "昨天")
    town.tap(OFFICER, "查询")
    assert "没有查到" in text_of(town, OFFICER)
    assert "放宽日期" in text_of(town, OFFICER)


def test_a_place_and_a_time(town: Talk) -> None:
    town.type(OFFICER, "/trace")
    town.tap(OFFICER, "地点")
    town.send(OFFICER, Located(BRIDGE, town.world.now, 5), "> location")
    town.tap(OFFICER, "今天")
    town.type(OFFICER, "8:35")
    town.tap(OFFICER, "60")
    (asked,) = town.tap(OFFICER, "查询").records
    assert isinstance(asked, AskTrace)
    question = asked.question
    assert (question.by, question.spot) == (TraceBy.PLACE, BRIDGE)
    middle = datetime(2026, 11, 23, 8, 35, tzinfo=ZONE)
    assert (question.since, question.until) == (middle - timedelta(hours=1), middle + timedelta(hours=1))
    assert asked.found == 1
    assert "在附近" in text_of(town, OFFICER)
    assert "还有谁到过同一片区" in text_of(town, OFFICER) or "没有查到其他班次" in text_of(town, OFFICER)


def test_a_place_over_several_days_has_no_time(town: Talk) -> None:
    town.type(OFFICER, "/trace")
    town.tap(OFFICER, "地点")
    town.type(OFFICER, "43.8868，125.3245")
    town.tap(OFFICER, "近 3 天")
    assert any("查询" in label for label in labels(town, OFFICER))


@pytest.mark.parametrize(("text", "said"), [("明天", "还没有到"), ("2020-01-01", "400 天以内"), ("不知道", "日期"), ("2月30日", "2")])
def test_periods_that_are_none(town: Talk, text: str, said: str) -> None:
    town.type(OFFICER, "/trace")
    town.tap(OFFICER, "单号")
    town.type(OFFICER, "MT1")
    assert not town.type(OFFICER, text).records
    assert said in text_of(town, OFFICER)
    assert "🔍 查询" not in labels(town, OFFICER)


def test_what_is_older_than_what_is_kept_is_said(town: Talk) -> None:
    town.type(OFFICER, "/trace")
    town.tap(OFFICER, "地点")
    town.type(OFFICER, "43.8868, 125.3245")
    town.type(OFFICER, "8月1日到11月23日")
    town.tap(OFFICER, "查询")
    assert "轨迹只保存 60 天" in text_of(town, OFFICER)


def test_whoever_has_seen_enough_just_leaves(town: Talk) -> None:
    ask(town, "单号", "MT1")
    turn = town.tap(OFFICER, "查好了")
    assert not turn.records
    assert turn.session.flow is None
    assert "查询已结束" in text_of(town, OFFICER)
    town.tap(OFFICER, "再查一次")
    assert "按什么查" in text_of(town, OFFICER)


@pytest.mark.parametrize(("others", "said"), [(True, "可能还有"), (False, "不能确定")])
def test_a_search_that_was_cut_short_says_so(town: Talk, others: bool, said: str) -> None:
    briefing = Briefing(town.world.now)
    run = world_couriers.run(town.world, 801)
    question = TraceQuestion(TraceBy.PLACE, PATH, briefing.now - timedelta(days=2), briefing.now, spot=BRIDGE)
    found = (run,) if others else ()
    answer = TraceAnswer(question, 1, 1, (Traced(run),), found, searched_since=briefing.now - timedelta(hours=3), all_others=False)
    lines = [WORDING.text(line, language) for language in ("zh-CN", "en") for line in answer_lines(answer, briefing)]
    shown = "\n".join(lines)
    assert "更早的没有查" in shown
    assert said in shown
    assert "没有查到其他班次" not in shown, "what was not looked at is not denied"
    nothing = answer_lines(replace(answer, total=0, runs=(), others=()), briefing)
    assert Line("trace-searched-since", {"since": moment(briefing.now - timedelta(hours=3), briefing.now)}) in nothing


@pytest.mark.parametrize("chat", [1, 9])
def test_nobody_else_can_ask(town: Talk, chat: int) -> None:
    town.type(chat, "/trace")
    assert "没有这个命令" in text_of(town, chat)
    town.send(chat, Tapped("trace:220102"), "> forged")
    assert "没有找到" in text_of(town, chat)


def test_another_division_cannot_be_asked(town: Talk) -> None:
    town.send(OFFICER, Tapped("trace:110000"), "> forged")
    assert "没有找到" in text_of(town, OFFICER)


def test_the_division_taken_away_meanwhile(town: Talk) -> None:
    ask(town, "单号", "MT1")
    data, _ = town.find(OFFICER, "1. 王*")
    town.world.enrol(OFFICER, "崔勇军")
    for signal in (Tapped(data), Tapped("go")):
        assert not town.send(OFFICER, signal, "> late").records
        assert "万科城" not in text_of(town, OFFICER)


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("43.8868, 125.3245", Spot(43_886_800, 125_324_500)),
        ("４３．８８６８，１２５．３２４５", Spot(43_886_800, 125_324_500)),
        ("125.3245 43.8868", Spot(43_886_800, 125_324_500)),
        ("北纬43.8868° 东经125.3245°", Spot(43_886_800, 125_324_500)),
        ("东经 25.50, 北纬 43.8868", Spot(43_886_800, 25_500_000)),
        ("-12.345678, -98.765432", Spot(-12_345_678, -98_765_432)),
        ("43, 125", None),
        ("朝阳桥", None),
        ("143.1234, 125.3245", None),
        ("43.8868", None),
        ("", None),
    ],
)
def test_places_as_they_are_typed(text: str, spot: Spot | None) -> None:
    assert read_spot(text) == spot


def test_deliveries_beyond_a_few_are_counted(town: Talk) -> None:
    many = AddDeliveries(801, deliveries(801, *(f"Y{n} 红旗街" for n in range(40))).deliveries)
    town.world.apply(many, 1)
    ask(town, "配送员", "王芳")
    assert "另有 37 单" in text_of(town, OFFICER)
