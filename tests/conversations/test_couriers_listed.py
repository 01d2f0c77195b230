"""What the list of couriers says of each: the vehicle they ride today, and who was not let ride."""

from tests.conversations.dialogue import Talk
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.test_couriers import LI, riders, start

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
