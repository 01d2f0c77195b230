"""Two managers log the same time of one point: the second is told who was first and says whether it was done once more."""

from datetime import timedelta

import pytest

from conversations.disinfection_records import LogDisinfection
from conversations.engine.signals import Tapped
from conversations.roles import Membership, Role
from tests.conversations.dialogue import Talk
from tests.conversations.disinfection_scenes import SHOP, at, shop, six_points
from tests.conversations.scenery import labels, text_of
from tests.conversations.wards import toast
from tests.conversations.world import World

FANG, QIANG = 1, 4


@pytest.fixture
def talk() -> Talk:
    """A supermarket with two managers, at nine; both have the card before them."""
    talk = Talk(World())
    shop(talk)
    six_points(talk)
    talk.world.enrol(QIANG, "周强", Membership(Role.MANAGER, SHOP, "南关恒佳超市"))
    at(talk, 9)
    for chat in (FANG, QIANG):
        talk.type(chat, "/disinfect")
    return talk


def logs(talk: Talk) -> list[LogDisinfection]:
    return [record for record in talk.world.records if isinstance(record, LogDisinfection)]


def tap_old(talk: Talk, data: str, chat: int) -> None:
    """A button of a card that another one has overtaken."""
    talk.send(chat, Tapped(data), "> tap")


def begin(talk: Talk, chat: int, *points: str) -> None:
    """The questionnaire up to its last card."""
    talk.tap(chat, "其他情况登记")
    talk.type(chat, "、".join(points))
    for label in (f"选好了（{len(points)} 个）", "刚做完", "照常"):
        talk.tap(chat, label)


def test_one_tap_says_who_was_first_and_takes_another_treatment(talk: Talk) -> None:
    old, _ = talk.find(QIANG, "✅ 仓库")
    talk.tap(FANG, "✅ 仓库")
    talk.world.now += timedelta(minutes=2)
    tap_old(talk, old, QIANG)
    assert "仓库：黄春 09:00 已经登记过" in text_of(talk, QIANG)
    assert len(logs(talk)) == 1
    talk.tap(QIANG, "又做了一次")
    assert [f"{one.treated[0].at:%H:%M}" for one in logs(talk)] == ["09:00", "09:02"]
    assert "✅ 已登记：仓库，09:02" in text_of(talk, QIANG)


def test_another_treatment_is_taken_once(talk: Talk) -> None:
    old, _ = talk.find(QIANG, "✅ 仓库")
    talk.tap(FANG, "✅ 仓库")
    tap_old(talk, old, QIANG)
    again, _ = talk.find(QIANG, "又做了一次")
    tap_old(talk, again, QIANG)
    tap_old(talk, again, QIANG)
    assert len(logs(talk)) == 2
    talk.world.now += timedelta(days=1)
    assert "已失效" in toast(talk, again, QIANG)
    for forged in (f"dismore:{SHOP}", f"dismore:{SHOP}:x:y", f"dismore:{SHOP}:{talk.world.today}:404:0"):
        toast(talk, forged, QIANG)
    assert len(logs(talk)) == 2


def test_who_taps_the_own_button_twice_is_asked_nothing(talk: Talk) -> None:
    old, _ = talk.find(FANG, "✅ 仓库")
    talk.tap(FANG, "✅ 仓库")
    tap_old(talk, old, FANG)
    assert "又做了一次" not in str(labels(talk, FANG))


def test_all_in_one_tap_after_another_did_all(talk: Talk) -> None:
    old, _ = talk.find(QIANG, "全部完成")
    talk.tap(FANG, "全部完成")
    tap_old(talk, old, QIANG)
    assert "黄春 09:00 已经登记过" in text_of(talk, QIANG)
    assert len(logs(talk)) == 1
    talk.tap(QIANG, "又做了一次")
    assert [len(one.treated) for one in logs(talk)] == [6, 6]


def test_all_in_one_tap_after_another_did_one_leaves_the_others_to_be_tapped(talk: Talk) -> None:
    old, _ = talk.find(QIANG, "全部完成")
    talk.tap(FANG, "✅ 仓库")
    tap_old(talk, old, QIANG)
    assert "仓库：黄春 09:00 已经登记过" in text_of(talk, QIANG)
    assert len(logs(talk)) == 1
    talk.tap(QIANG, "全部完成（5 个点）")
    assert [len(one.treated) for one in logs(talk)] == [1, 5]


def test_the_questionnaire_asks_before_it_logs_a_second_time(talk: Talk) -> None:
    begin(talk, QIANG, "仓库")
    talk.tap(FANG, "✅ 仓库")
    talk.tap(QIANG, "确认登记")
    assert "仓库：黄春 09:00 已经登记过" in text_of(talk, QIANG)
    assert len(logs(talk)) == 1
    talk.tap(QIANG, "又做了一次")
    assert len(logs(talk)) == 2


def test_it_was_the_same_treatment_and_nothing_is_logged_twice(talk: Talk) -> None:
    begin(talk, QIANG, "仓库", "卫生间")
    talk.tap(FANG, "✅ 仓库")
    talk.tap(QIANG, "确认登记")
    talk.tap(QIANG, "是同一次")
    assert [len(one.treated) for one in logs(talk)] == [1, 1]
    assert "✅ 已登记：卫生间" in text_of(talk, QIANG)
    assert "没有重复登记：仓库" in text_of(talk, QIANG)


def test_all_of_it_was_the_same_treatment(talk: Talk) -> None:
    begin(talk, QIANG, "仓库")
    talk.tap(FANG, "✅ 仓库")
    talk.tap(QIANG, "确认登记")
    talk.tap(QIANG, "是同一次")
    assert len(logs(talk)) == 1
    assert "没有重复登记：仓库" in text_of(talk, QIANG)
    assert "其他情况登记" in labels(talk, QIANG)


def test_what_was_below_the_policy_is_made_good_without_a_question(talk: Talk) -> None:
    talk.tap(FANG, "其他情况登记")
    talk.type(FANG, "仓库")
    for label in ("选好了", "刚做完", "含氯消毒剂"):
        talk.tap(FANG, label)
    talk.type(FANG, "100")
    talk.tap(FANG, "30 分钟")
    talk.tap(FANG, "确认登记")
    begin(talk, QIANG, "仓库")
    talk.tap(QIANG, "确认登记")
    assert len(logs(talk)) == 2


def test_goods_are_told_apart_by_their_numbers(talk: Talk) -> None:
    for chat, numbers in ((FANG, "SF1001、SF1002"), (QIANG, "SF1002、SF1003")):
        talk.type(chat, "/disinfect")
        talk.tap(chat, "到货：冷链进货")
        talk.type(chat, numbers)
        talk.tap(chat, "就这些")
        talk.tap(chat, "确认登记")
    assert "冷链进货：黄春 09:00 已经登记过 1 个单号（SF1002）" in text_of(talk, QIANG)
    assert len(logs(talk)) == 1
    talk.tap(QIANG, "又做了一次")
    talk.type(QIANG, "/disinfect")
    talk.tap(QIANG, "到货：冷链进货")
    talk.type(QIANG, "SF2001")
    talk.tap(QIANG, "就这些")
    talk.tap(QIANG, "确认登记")
    assert len(logs(talk)) == 3


def test_numbers_that_nobody_has_logged_are_not_lost(talk: Talk) -> None:
    for chat, numbers in ((FANG, "SF1001、SF1002"), (QIANG, "SF1002、SF1003")):
        talk.tap(chat, "到货：冷链进货")
        talk.type(chat, numbers)
        talk.tap(chat, "就这些")
        talk.tap(chat, "确认登记")
    talk.tap(QIANG, "是同一次")
    assert [one.treated[0].batch_nos for one in logs(talk)] == [("SF1001", "SF1002"), ("SF1003",)]
    assert "✅ 已登记：冷链进货" in text_of(talk, QIANG)
    assert "没有重复登记：冷链进货的 1 个单号（SF1002）。" in text_of(talk, QIANG)


def test_what_a_turn_knew_of_a_point_goes_with_its_log(talk: Talk) -> None:
    for chat in (FANG, QIANG):
        talk.type(chat, "/disinfect")
        begin(talk, chat, "仓库")
        talk.tap(chat, "确认登记")
    talk.tap(QIANG, "又做了一次")
    assert [one.seen for one in logs(talk)] == [frozenset(), frozenset({301})]


def at_one(talk: Talk) -> None:
    """Shortly after one; the warehouse is done at nine and at five alone. Both have the card before them."""
    at(talk, 13, 5)
    for chat in (FANG, QIANG):
        talk.type(chat, "/disinfect")


def test_all_once_more_are_those_whose_time_it_is(talk: Talk) -> None:
    talk.tap(FANG, "全部完成")
    at_one(talk)
    old, label = talk.find(QIANG, "全部完成")
    assert "5 个点" in label
    talk.tap(FANG, "全部完成")
    tap_old(talk, old, QIANG)
    assert "仓库：黄春" not in text_of(talk, QIANG)
    assert "未列出" not in text_of(talk, QIANG)
    talk.tap(QIANG, "又做了一次")
    assert [len(one.treated) for one in logs(talk)] == [6, 5, 5]
    assert "已登记：仓库" not in text_of(talk, QIANG)


def test_what_was_logged_for_another_time_does_not_hide_the_way(talk: Talk) -> None:
    talk.tap(QIANG, "✅ 仓库")
    talk.type(FANG, "/disinfect")
    talk.tap(FANG, "全部完成")
    at_one(talk)
    old, _ = talk.find(QIANG, "全部完成")
    talk.tap(FANG, "全部完成")
    tap_old(talk, old, QIANG)
    assert "卫生间：黄春 13:05 已经登记过" in text_of(talk, QIANG)
    talk.tap(QIANG, "又做了一次")
    assert [len(one.treated) for one in logs(talk)] == [1, 5, 5, 5]
