"""Setting up points, changing one, taking one away, and the workbook of all of them."""

from dataclasses import replace
from datetime import time

import pytest

from conversations.codes import Sector
from conversations.disinfection import Agent, PointKind, PointPlan, Treatment
from conversations.disinfection_records import AddPoints, ChangePoint, RemovePoint
from conversations.engine.signals import FileFailed, PointsArrived, Tapped, Uploaded
from conversations.point_file import MOST_POINTS, PointDoubt, PointProblem, PointsRead
from conversations.policy import DEFAULT_POLICY
from conversations.records import ReadPoints, ReadRoster
from conversations.roster_file import Rejected, Rejection
from tests.conversations import world_disinfection
from tests.conversations.dialogue import Talk
from tests.conversations.disinfection_scenes import CHLORINE, SHOP, shop, six_points
from tests.conversations.scenery import labels, text_of
from tests.conversations.world import World


@pytest.fixture
def talk() -> Talk:
    """A supermarket's manager."""
    talk = Talk(World())
    shop(talk)
    return talk


def stored(talk: Talk, kind: type) -> list[object]:
    return [record for record in talk.world.records if isinstance(record, kind)]


def plans(talk: Talk) -> dict[str, PointPlan]:
    return {point.plan.name: point.plan for point in world_disinfection.book(talk.world, SHOP).points}


def set_up(talk: Talk, *taps: str) -> None:
    talk.send(1, Tapped(f"disset:{SHOP}"), "> set up")
    for label in taps:
        talk.tap(1, label)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("sector", Sector)
def test_every_proposal_can_be_taken_over_in_three_taps(sector: Sector, language: str) -> None:
    talk = Talk(World(language))
    shop(talk)
    talk.world.disinfections.sectors[SHOP] = sector
    done, none, yes = ("选好了", "暂不添加车辆", "确认设置") if language == "zh-CN" else ("Done", "No vehicles", "Set up")
    set_up(talk, done)
    if any(button.label.key == "button-no-vehicles" for row in talk.cards[1].rows for button in row):
        talk.tap(1, none)
    talk.tap(1, yes)
    assert len(plans(talk)) > 2
    assert all(plan.kind is not PointKind.VEHICLE for plan in plans(talk).values())


def test_what_is_there_already_is_not_proposed_again(talk: Talk) -> None:
    set_up(talk, "冷链进货", "选好了", "暂不添加车辆", "确认设置")
    assert len(plans(talk)) == 5
    set_up(talk)
    assert any("冷链进货" in label for label in labels(talk))
    assert not any("仓库" in label for label in labels(talk))


def test_no_vehicle_twice(talk: Talk) -> None:
    set_up(talk, "选好了")
    talk.type(1, "吉A12345 吉a12345，长春12345")
    talk.tap(1, "确认设置")
    assert [plan.plate for plan in plans(talk).values() if plan.plate] == ["吉A12345", "长春12345"]
    set_up(talk, "选好了")
    talk.type(1, "吉A 12345")
    assert "吉A12345 已经有消毒点了" in text_of(talk)


def test_nothing_is_added_when_everything_is_unticked(talk: Talk) -> None:
    set_up(talk, "入口与收银区", "卖场与货架", "购物车", "仓库", "电梯按钮", "冷链进货", "送货车")
    assert not any("选好了" in label for label in labels(talk))


def test_one_point_from_the_start(talk: Talk) -> None:
    talk.send(1, Tapped(f"disedit:{SHOP}:new"), "> new")
    talk.type(1, "  二楼   卖场 ")
    for label in ("设备用具", "每天 1 次", "酒精"):
        talk.tap(1, label)
    talk.type(1, "60度")
    talk.type(1, "lq")
    talk.tap(1, "李强")
    assert "低于要求" in text_of(talk)
    talk.tap(1, "确认保存")
    assert plans(talk) == {
        "二楼 卖场": PointPlan("二楼 卖场", PointKind.EQUIPMENT, Treatment(Agent.ETHANOL, ethanol_percent=60), 1, "", 2),
    }


def test_a_name_and_a_plate_stand_once(talk: Talk) -> None:
    six_points(talk)
    talk.send(1, Tapped(f"disedit:{SHOP}:new"), "> new")
    talk.type(1, "仓库")
    assert "已经有叫「仓库」的消毒点" in text_of(talk)
    talk.type(1, "三号车")
    talk.tap(1, "车辆")
    talk.type(1, "吉A12345、吉A55555")
    assert "一次只填一辆车" in text_of(talk)
    talk.type(1, "吉A12345")
    assert "已经有消毒点了" in text_of(talk)


def test_changing_the_kind_forgets_the_plate(talk: Talk) -> None:
    six_points(talk)
    talk.send(1, Tapped(f"disedit:{SHOP}:8"), "> change")
    for label in ("修改：类别", "场所", "每天 2 次", "确认保存"):
        talk.tap(1, label)
    (change,) = stored(talk, ChangePoint)
    assert isinstance(change, ChangePoint)
    assert (change.plan.kind, change.plan.times_a_day, change.plan.plate) == (PointKind.PREMISES, 2, "")


def test_a_point_that_somebody_else_changed_is_shown_anew(talk: Talk) -> None:
    six_points(talk)
    talk.send(1, Tapped(f"disedit:{SHOP}:4"), "> change")
    world_disinfection.apply(talk.world, ChangePoint(SHOP, 4, PointPlan("仓库", PointKind.PREMISES, CHLORINE, 1)), "周强")
    talk.tap(1, "确认保存")
    assert not stored(talk, ChangePoint)
    world_disinfection.apply(talk.world, RemovePoint(SHOP, 4), "周强")
    talk.tap(1, "确认保存")
    assert "已经没有了" in text_of(talk)


def test_removed_after_a_question_and_back_by_undo(talk: Talk) -> None:
    six_points(talk)
    for data in (f"disdel:{SHOP}:4", f"disdel:{SHOP}:4:yes", f"disdel:{SHOP}:4:yes"):
        talk.send(1, Tapped(data), "> remove")
    assert stored(talk, RemovePoint) == [RemovePoint(SHOP, 4)]
    assert "已经没有了" in text_of(talk)
    for _ in range(2):
        talk.send(1, Tapped(f"disundel:{SHOP}:4"), "> undo")
    assert stored(talk, RemovePoint) == [RemovePoint(SHOP, 4), RemovePoint(SHOP, 4, removed=False)]


def await_file(talk: Talk) -> None:
    talk.send(1, Tapped(f"disfile:{SHOP}"), "> by workbook")


def test_a_file_is_for_the_points_only_while_they_are_waited_for(talk: Talk) -> None:
    talk.send(1, Uploaded("f", "a.xlsx", 9_000), "> (a.xlsx)")
    assert [type(record) for record in talk.world.records] == [ReadRoster]
    await_file(talk)
    talk.type(1, "消毒点")
    assert "这一步要文件" in text_of(talk)
    for name, size in (("a.doc", 9_000), ("a.xlsx", 30_000_000)):
        talk.send(1, Uploaded("f", name, size), "> (file)")
        assert "请发送 Excel" in text_of(talk)
    talk.send(1, FileFailed("unavailable"), "")
    talk.send(1, Uploaded("f", "a.xlsx", 9_000), "> (a.xlsx)")
    assert talk.world.records[-1] == ReadPoints(SHOP, "f", "a.xlsx", 9_000)
    for reason in Rejection:
        talk.send(1, PointsArrived(9, SHOP, Rejected(reason)), "")
        assert "消毒点没有改动" in text_of(talk)
    talk.send(1, PointsArrived(9, SHOP, PointsRead((), (PointDoubt(3, PointProblem.PLATE, "x"),))), "")
    assert "没有能用的消毒点" in text_of(talk)
    assert "第 3 行：「x」不是车牌号" in text_of(talk)


def test_a_file_adds_and_changes_by_name_and_keeps_the_operator(talk: Talk) -> None:
    six_points(talk)
    await_file(talk)
    same = plans(talk)["仓库"]
    weaker = PointPlan("卫生间", PointKind.PREMISES, Treatment(Agent.ETHANOL, ethanol_percent=75), 1)
    new = PointPlan("卸货平台", PointKind.PREMISES, CHLORINE, 1)
    nobody = PointPlan(same.name, same.kind, same.treatment, same.times_a_day)
    talk.send(1, PointsArrived(9, SHOP, PointsRead((new, weaker, nobody))), "")
    assert "新增 1 个，修改 1 个，不变 1 个" in text_of(talk)
    before = len(plans(talk))
    talk.tap(1, "确认导入")
    assert len(plans(talk)) == before + 1
    assert plans(talk)["卫生间"].operator_id == 1
    assert plans(talk)["卫生间"].treatment == weaker.treatment
    await_file(talk)
    talk.send(1, PointsArrived(9, SHOP, PointsRead((new, weaker))), "")
    talk.tap(1, "确认导入")
    assert len(stored(talk, AddPoints)) == len(stored(talk, ChangePoint)) == 1


def test_no_more_than_two_hundred(talk: Talk) -> None:
    six_points(talk)
    await_file(talk)
    many = tuple(PointPlan(f"{number}号", PointKind.PREMISES, CHLORINE, 1) for number in range(MOST_POINTS))
    talk.send(1, PointsArrived(9, SHOP, PointsRead(many)), "")
    assert "最多 200 个" in text_of(talk)
    talk.send(1, PointsArrived(9, SHOP, PointsRead(many[:191])), "")
    talk.tap(1, "确认导入")
    for data in (f"disedit:{SHOP}:new", f"disset:{SHOP}"):
        talk.send(1, Tapped(data), "> more")
        assert "最多 200 个" in text_of(talk)


def test_a_file_of_another_enterprise_is_not_taken(talk: Talk) -> None:
    turn = talk.send(1, PointsArrived(9, 17, PointsRead((PointPlan("x", PointKind.PREMISES, CHLORINE, 1),))), "")
    assert "不是该企业的填报人" in text_of(talk)
    assert not turn.records


def test_never_more_often_than_the_policy_has_times(talk: Talk) -> None:
    talk.world.policy = replace(DEFAULT_POLICY, disinfection_times=(time(10),))
    set_up(talk, "选好了", "暂不添加车辆", "确认设置")
    assert {plan.times_a_day for plan in plans(talk).values()} == {0, 1}
