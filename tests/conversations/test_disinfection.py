"""Logging disinfection in chat: one tap, twice, too late, on another day; taking it back; photos; who may see what."""

from datetime import datetime, timedelta

import pytest

from conversations.disinfection import Agent, DisinfectionLog, Photo, PointKind, PointPlan, Shortfall, Treated, Treatment
from conversations.disinfection_records import LogDisinfection, WithdrawLogs
from conversations.engine.signals import Pictured, Tapped
from conversations.roles import Membership, Role
from conversations.screens.disinfection import logs_behind, undo_key
from tests.conversations import world_disinfection
from tests.conversations.dialogue import Talk
from tests.conversations.disinfection_scenes import CHLORINE, DAY, SHOP, VANS, at, shop, six_points
from tests.conversations.scenery import labels, text_of
from tests.conversations.wards import toast
from tests.conversations.world import ZONE, World


@pytest.fixture
def talk() -> Talk:
    """A supermarket with its points, at nine."""
    talk = Talk(World())
    shop(talk)
    six_points(talk)
    at(talk, 9)
    return talk


def logs(talk: Talk) -> list[LogDisinfection]:
    return [record for record in talk.world.records if isinstance(record, LogDisinfection)]


def open_card(talk: Talk) -> None:
    talk.type(1, "/disinfect")


def test_one_tap_logs_the_usual_treatment_once(talk: Talk) -> None:
    open_card(talk)
    data, _ = talk.find(1, "入口与收银区")
    talk.tap(1, "入口与收银区")
    (done,) = logs(talk)
    (treated,) = done.treated
    assert (treated.treatment, treated.operator, treated.at) == (CHLORINE, "王芳", talk.world.now)
    assert f"{treated.slot:%H:%M}" == "09:00"
    assert "已经登记过" in toast(talk, data)
    talk.world.now += timedelta(hours=1)
    assert "09:00 已经登记过" in toast(talk, data)
    assert len(logs(talk)) == 1


def test_a_button_of_a_time_that_is_over_or_of_another_day_does_nothing(talk: Talk) -> None:
    open_card(talk)
    data, _ = talk.find(1, "入口与收银区")
    together, _ = talk.find(1, "全部完成")
    at(talk, 13, 1)
    assert "时间已过" in toast(talk, data)
    assert "已失效" in toast(talk, together)
    talk.world.now += timedelta(days=1)
    assert "已失效" in toast(talk, data)
    assert "已失效" in toast(talk, together)
    assert not logs(talk)


def test_all_due_in_one_tap_once(talk: Talk) -> None:
    talk.arrives(1, "disinfect", str(SHOP))
    data, _ = talk.find(1, "全部完成")
    talk.tap(1, "全部完成")
    (done,) = logs(talk)
    assert len(done.treated) == 6
    assert "都已经登记过了" in toast(talk, data)
    assert len(logs(talk)) == 1
    assert talk.world.composed(1, "disinfect", str(SHOP)) is None


def test_two_taps_at_two_managers_count_once(talk: Talk) -> None:
    talk.world.enrol(4, "周强", Membership(Role.MANAGER, SHOP, "南关恒佳超市"))
    for chat in (1, 4):
        talk.type(chat, "/disinfect")
    talk.tap(1, "✅ 仓库")
    assert "已经登记过" in toast(talk, talk.find(4, "✅ 仓库")[0], 4)
    assert len(logs(talk)) == 1


def test_a_vehicle_is_logged_once_for_a_run(talk: Talk) -> None:
    talk.world.disinfections.runs[(SHOP, VANS[0], DAY)] = 1
    open_card(talk)
    data, _ = talk.find(1, VANS[0])
    talk.tap(1, VANS[0])
    assert logs(talk)[0].treated[0].plate == VANS[0]
    assert "已经登记过" in toast(talk, data)
    assert f"✅ 送货车 {VANS[0]}" not in labels(talk)
    talk.world.disinfections.runs[(SHOP, VANS[0], DAY)] = 2
    open_card(talk)
    talk.tap(1, VANS[0])
    assert len(logs(talk)) == 2


def test_a_plan_below_the_policy_is_taken_down_and_never_done(talk: Talk) -> None:
    weak = PointPlan("门厅", PointKind.PREMISES, Treatment(Agent.CHLORINE, 100, None, 30), 3)
    world_disinfection.add(talk.world, SHOP, weak)
    open_card(talk)
    data, _ = talk.find(1, "门厅")
    talk.tap(1, "门厅")
    assert logs(talk)[0].treated[0].shortfalls == (Shortfall.CHLORINE,)
    assert "有效氯 100 mg/L（要求 500 mg/L 以上）" in text_of(talk)
    assert "⚠️ 09:00 未达要求" in text_of(talk)
    toast(talk, data)
    assert len(logs(talk)) == 1
    assert "✅ 门厅" in labels(talk)  # to be done again


def test_undo_takes_back_one_turn_until_midnight(talk: Talk) -> None:
    open_card(talk)
    talk.tap(1, "仓库")
    first, _ = talk.find(1, "撤销")
    talk.world.now += timedelta(minutes=3)
    talk.tap(1, "全部完成")
    second, _ = talk.find(1, "撤销")
    talk.send(1, Tapped(second), "> undo")
    assert [record.log_ids for record in talk.world.records if isinstance(record, WithdrawLogs)] == [(302, 303, 304, 305, 306)]
    assert "不能再撤销" in toast(talk, second)
    talk.world.now += timedelta(days=1)
    assert "不能再撤销" in toast(talk, first)
    talk.world.now -= timedelta(days=1)
    talk.send(1, Tapped(first), "> undo")
    assert "09:00 要做" in text_of(talk)
    assert len(talk.world.disinfections.withdrawn) == 6


def test_undo_knows_a_turn_although_it_is_stored_a_little_earlier() -> None:
    """The moment of a batch lies before that of the briefing; other turns of the same minute are left alone."""

    def log(key: int, at: datetime, point: int, by: str = "黄春") -> DisinfectionLog:
        return DisinfectionLog(key, Treated(point, at, CHLORINE), by, at)

    now = datetime(2026, 11, 23, 9, 0, 5, 3000, tzinfo=ZONE)
    told = (Treated(4, now, CHLORINE), Treated(2, now, CHLORINE))
    stored, before = now - timedelta(milliseconds=40), now - timedelta(seconds=3)
    kept = [log(1, before, 2), log(2, stored, 2), log(3, stored, 4), log(4, stored, 2, "周强"), log(5, now + timedelta(seconds=2), 2)]
    key = undo_key(told, now)
    assert logs_behind(key, kept, "黄春") == (2, 3)
    assert logs_behind(key, [kept[0], *kept[3:]], "黄春") == ()
    for forged in ("", "1", "1.2.3", "x.y.z", f"{key}.1", "9" * 30):
        assert logs_behind(forged, kept, "黄春") == ()


def test_nobody_undoes_what_somebody_else_logged(talk: Talk) -> None:
    talk.world.enrol(4, "周强", Membership(Role.MANAGER, SHOP, "南关恒佳超市"))
    open_card(talk)
    talk.tap(1, "仓库")
    data, _ = talk.find(1, "撤销")
    assert "不能再撤销" in toast(talk, data, 4)


def test_on_a_day_off_nothing_is_due(talk: Talk) -> None:
    talk.world.disinfections.days_off.add(DAY)
    open_card(talk)
    assert "今天休息" in text_of(talk)
    assert not [label for label in labels(talk) if label.startswith("✅")]
    for screen in ("disinfect", "disinfect_overdue"):
        assert talk.world.composed(1, screen, str(SHOP)) is None
    talk.type(1, "/today")
    assert "今天休息，不用做" in text_of(talk)


def test_nothing_on_the_today_card_without_points() -> None:
    talk = Talk(World())
    shop(talk)
    talk.type(1, "/today")
    assert "消毒" not in text_of(talk)
    talk.type(1, "/disinfect")
    assert "还没有设置消毒点" in text_of(talk)
    assert "按行业设置" in labels(talk)


def test_the_evening_says_what_is_open_until_it_is_done(talk: Talk) -> None:
    at(talk, 19)
    assert talk.arrives(1, "disinfect_overdue", str(SHOP)) is not None
    assert "6 个点、17 次未完成" in text_of(talk)
    talk.tap(1, "全部完成")
    talk.arrives(1, "disinfect_overdue", str(SHOP))
    assert "6 个点、11 次未完成" in text_of(talk)


def test_a_log_begun_yesterday_is_not_confirmed_today(talk: Talk) -> None:
    open_card(talk)
    talk.tap(1, "其他情况登记")
    for label in ("仓库", "选好了", "刚做完"):
        talk.tap(1, label)
    talk.world.now += timedelta(days=1)
    talk.tap(1, "照常")
    assert "当天已结束，没有保存" in text_of(talk)
    assert not logs(talk)


def test_a_begun_log_goes_on_where_it_was_left(talk: Talk) -> None:
    open_card(talk)
    talk.tap(1, "其他情况登记")
    talk.type(1, "仓库、卫生间")
    talk.tap(1, "选好了（2 个）")
    open_card(talk)
    talk.tap(1, "其他情况登记")
    assert "什么时候做的" in text_of(talk)


def test_everything_that_can_be_told(talk: Talk) -> None:
    open_card(talk)
    talk.tap(1, "其他情况登记")
    talk.type(1, "仓库")
    for label in ("选好了", "刚做完", "其他"):
        talk.tap(1, label)
    talk.type(1, "臭氧机")
    talk.type(1, "1小时")
    for field, said in (("通风", "半小时"), ("备注", "夜班补做")):
        talk.tap(1, f"修改：{field}")
        talk.type(1, said)
    talk.tap(1, "修改：操作人")
    talk.type(1, "lq")
    talk.tap(1, "李强")
    talk.tap(1, "修改：核验人")
    talk.tap(1, "我本人")
    talk.tap(1, "确认登记")
    (treated,) = logs(talk)[0].treated
    assert treated.treatment == Treatment(Agent.OTHER, None, None, 60, 30, "臭氧机")
    assert (treated.operator, treated.verifier, treated.remark) == ("李强", "黄春", "夜班补做")


def test_strength_is_forgotten_with_its_agent(talk: Talk) -> None:
    open_card(talk)
    talk.tap(1, "其他情况登记")
    talk.type(1, "仓库")
    for label in ("选好了", "刚做完", "含氯消毒剂", "500 mg/L", "30 分钟", "修改：消毒剂"):
        talk.tap(1, label)
    talk.tap(1, "消毒剂")
    for label in ("酒精", "75%", "确认登记"):
        talk.tap(1, label)
    assert logs(talk)[0].treated[0].treatment == Treatment(Agent.ETHANOL, ethanol_percent=75)


def test_two_hundred_numbers_and_no_more(talk: Talk) -> None:
    open_card(talk)
    talk.tap(1, "到货：冷链进货")
    talk.type(1, "\n".join(f"SF{number:08d}" for number in range(150)))
    talk.type(1, "、".join(f"SF{number:08d}" for number in range(140, 230)))
    assert "从 SF00000200 起的 30 个没有记下" in text_of(talk)
    talk.type(1, "A" * 41)
    assert "1 个超过 40 字" in text_of(talk)
    talk.tap(1, "就这些（200 个）")
    talk.tap(1, "确认登记")
    assert logs(talk)[0].treated[0].batch_nos == tuple(f"SF{number:08d}" for number in range(200))


def test_what_has_no_digit_is_no_number(talk: Talk) -> None:
    open_card(talk)
    talk.tap(1, "到货：冷链进货")
    talk.type(1, "没有单号")
    assert "没有看出单号" in text_of(talk)
    talk.type(1, "批号：SF1001、运单号 SF1002，谢谢")
    assert "「谢谢」里没有数字，不像单号，没有记下" in text_of(talk)
    talk.type(1, "好的")
    assert "没有看出单号" in text_of(talk)
    talk.tap(1, "就这些（2 个）")
    talk.tap(1, "确认登记")
    assert logs(talk)[0].treated[0].batch_nos == ("SF1001", "SF1002")


def test_every_photo_of_an_album_is_kept(talk: Talk) -> None:
    open_card(talk)
    talk.tap(1, "到货：冷链进货")
    talk.tap(1, "没有单号")
    talk.tap(1, "修改：照片")
    for n in range(11):
        talk.send(1, Pictured(Photo(f"f{n}", f"u{n}"), "a"), "")
    assert "最多 10 张，这一张没有保存" in text_of(talk)
    talk.send(1, Pictured(Photo("f0", "u0")), "")
    assert "已经收到过了" in text_of(talk)
    talk.tap(1, "发完了（10 张）")
    talk.tap(1, "确认登记")
    assert [one.file_id for one in logs(talk)[0].treated[0].photos] == [f"f{n}" for n in range(10)]
