"""What the list of couriers says of each: the vehicle they ride today, and who was not let ride."""

from datetime import date

from conversations.codes import IsolationKind, Rule
from conversations.courier import Spot
from conversations.disinfection import Photo
from conversations.engine.signals import Located, Pictured, Tapped
from conversations.records import OpenIsolation
from tests.conversations import world_couriers
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.test_couriers import ALONE, LI, WANG, riders, start

__all__ = ["riders", "talk"]


def test_who_was_not_let_ride_is_listed_so_and_is_not_urged_to(riders: Talk) -> None:
    start(riders, temperature="38.2")
    for tapped in ("咳嗽", "选好了", "确认"):
        riders.tap(1, tapped)
    riders.tap(1, "配送员名单")
    assert "王芳 · 吉A12345\n⛔ 今天不能出车：38.2℃、咳嗽" in text_of(riders)
    assert text_of(riders).count("今天还没有出车") == 1, "the other one"
    riders.tap(1, "王芳")
    assert "请让本人尽快就医，今天的单请改派他人" in text_of(riders)
    assert "🛵 出车" not in labels(riders)
    riders.tap(1, "重新测量")
    for tapped in ("36.5", "无症状", "都好"):
        riders.tap(1, tapped)
    riders.type(1, "/couriers")
    assert "不能出车" not in text_of(riders)


def test_who_rides_another_vehicle_today_is_listed_with_that_one(riders: Talk) -> None:
    start(riders, staff_id=LI)
    for tapped in ("无症状", "有不一样的", "戴好了", "已消毒"):
        riders.tap(1, tapped)
    riders.type(1, "吉A67890")
    riders.tap(1, "确认")
    riders.type(1, "/couriers")
    assert "李强 · 吉A67890" in text_of(riders)


def isolated(riders: Talk) -> None:
    """王芳 is in isolation, and was about to ride."""
    riders.world.apply(OpenIsolation(17, WANG, IsolationKind.HOME, date(2026, 11, 20), date(2026, 12, 4), Rule.MEDIUM_RISK), 1)
    assert len(riders.send(1, Tapped(f"runstart:{WANG}:17"), "> start").records) == 1


def test_who_is_isolated_is_not_told_to_measure_again(riders: Talk) -> None:
    isolated(riders)
    riders.tap(1, "返回配送员")
    assert "⛔ 王芳 现在不能出车：隔离观察至 12月4日" in text_of(riders)
    assert "量错了" not in text_of(riders)
    assert not {"🌡 重新测量", "🛵 出车"} & set(labels(riders))
    assert "查看隔离观察" in labels(riders)


def test_who_was_told_of_as_ill_is_not_told_to_measure_again(riders: Talk) -> None:
    riders.type(1, "王芳 38.2 咳嗽 就医，其余正常")
    riders.tap(1, "确认上报")
    riders.type(1, "/couriers")
    riders.tap(1, "王芳")
    assert "现在不能出车：健康台账报的是：38.2℃、咳嗽、就医" in text_of(riders)
    assert "量错了" not in text_of(riders)
    assert not {"🌡 重新测量", "🛵 出车"} & set(labels(riders))
    assert "去填报" in labels(riders)


def test_who_is_isolated_reads_why_on_the_own_phone(riders: Talk) -> None:
    isolated(riders)
    riders.world.person(ALONE, WANG)
    riders.type(ALONE, "/today")
    assert "现在不能出车：隔离观察至 12月4日" in text_of(riders, ALONE)
    assert not {"🌡 重新测量", "🛵 出车"} & set(labels(riders, ALONE))


def refuse(riders: Talk, chat: int = 1) -> None:
    """王芳 has a fever and a cough."""
    start(riders, chat, temperature="38.2")
    for tapped in ("咳嗽", "选好了", "确认"):
        riders.tap(chat, tapped)


def test_who_was_not_let_ride_is_not_told_to_ride_first(riders: Talk) -> None:
    riders.world.person(ALONE, WANG)
    refuse(riders, ALONE)
    riders.send(ALONE, Located(Spot(43_800_000, 125_300_000), riders.world.now, 5), "> location")
    assert "您今天不能出车，位置没有保存" in text_of(riders, ALONE)
    riders.send(ALONE, Pictured(Photo("f", "u")), "> photo")
    assert "您今天不能出车，照片没有保存" in text_of(riders, ALONE)
    assert "请先出车" not in text_of(riders, ALONE)
    assert labels(riders, ALONE) == ["今日任务"]


def test_the_runs_of_who_was_not_let_ride_do_not_urge_to(riders: Talk) -> None:
    riders.send(1, Tapped(f"rides:{WANG}:17"), "> runs")
    assert "🛵 出车" in labels(riders)
    refuse(riders)
    riders.send(1, Tapped(f"rides:{WANG}:17"), "> runs")
    assert "🌡 重新测量" in labels(riders)
    assert "🛵 出车" not in labels(riders)


def test_the_runs_of_who_is_isolated_offer_neither(riders: Talk) -> None:
    isolated(riders)
    riders.send(1, Tapped(f"rides:{WANG}:17"), "> runs")
    assert not {"🌡 重新测量", "🛵 出车"} & set(labels(riders))


def test_who_came_back_with_a_fever_is_measured_again_before_the_next_run(riders: Talk) -> None:
    world_couriers.ride(riders.world, WANG)
    riders.send(1, Tapped("run:801"), "> run")
    riders.tap(1, "收车")
    riders.type(1, "38.3")
    riders.tap(1, "3 次")
    riders.tap(1, "对，收车")
    assert "尽快到发热门诊就医" in text_of(riders)
    assert "🌡 重新测量" in labels(riders)
    assert "🛵 出车" not in labels(riders)
