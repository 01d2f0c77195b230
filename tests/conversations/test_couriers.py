"""Couriers: who is one, who may ride, and what the manager, the courier alone and an officer can see."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from conversations.codes import AlertKind, IsolationKind, Rule, Status, Symptom
from conversations.courier_records import EndCourier, RefuseRun, SeeRun, SetCourier, StartRun
from conversations.disinfection import Agent, DisinfectionBook, Point, PointKind, PointPlan, Treatment
from conversations.disinfection_records import LogDisinfection
from conversations.engine.scope import Scope
from conversations.engine.signals import Tapped
from conversations.flows.run_start import vehicle_log
from conversations.records import InviteToDeclare, OpenIsolation
from tests.conversations import world_couriers
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.scenery import labels, talk, text_of

__all__ = ["talk"]

WANG, LI, OFFICER, ALONE = 1, 2, 2, 6


@pytest.fixture
def riders(talk: Talk) -> Talk:
    """王芳 rides 吉A12345, 李强 has no plate."""
    talk.world.fleet.couriers = {WANG: ("吉A12345", False), LI: ("", False)}
    return talk


def start(talk: Talk, chat: int = 1, staff_id: int = WANG, temperature: str = "36.5") -> None:
    """The first question of a run's beginning, answered."""
    talk.send(chat, Tapped(f"runstart:{staff_id}:17"), "> start")
    talk.tap(chat, temperature)


def test_people_of_the_roster_become_couriers(talk: Talk) -> None:
    talk.type(1, "/couriers")
    assert "还没有配送员" in text_of(talk)
    talk.tap(1, "添加配送员")
    talk.type(1, "王芳、李强")
    talk.tap(1, "选好了")
    talk.type(1, "不是车牌")
    assert "不像车牌" in text_of(talk)
    talk.type(1, "吉A·12345")
    talk.type(1, "12345")
    assert "没有看出手机号" in text_of(talk)
    talk.type(1, "+86 138-0000-0000")
    talk.type(1, "步行")
    talk.tap(1, "先不填")
    turn = talk.tap(1, "确认添加")
    assert turn.records == (SetCourier(17, WANG, "吉A12345", "13800000000"), SetCourier(17, LI, "", None))
    talk.tap(1, "配送员名单")
    talk.tap(1, "添加配送员")
    assert "王芳" not in " ".join(labels(talk)), "a courier is not offered again"


def test_plate_and_phone_are_changed_apart(riders: Talk) -> None:
    riders.send(1, Tapped(f"ride:{WANG}:17"), "> see")
    riders.tap(1, "改车牌")
    assert riders.type(1, "长春B60718").records == (SetCourier(17, WANG, "长春B60718", None),)
    riders.tap(1, "改手机号")
    assert riders.type(1, "13800000000").records == (SetCourier(17, WANG, "长春B60718", "13800000000"),)
    riders.tap(1, "改手机号")
    turn = riders.tap(1, "不改")
    assert not turn.records
    assert "没有改动" in text_of(riders)


def test_the_end_of_a_courier_is_asked_for_and_can_be_taken_back(riders: Talk) -> None:
    riders.send(1, Tapped(f"ride:{WANG}:17"), "> see")
    assert not riders.tap(1, "取消配送员").records
    assert riders.tap(1, "确认取消").records == (EndCourier(17, WANG),)
    assert riders.tap(1, "撤销").records == (SetCourier(17, WANG, "吉A12345"),)
    assert "王芳" in text_of(riders)


def test_who_is_under_way_stays_a_courier(riders: Talk) -> None:
    world_couriers.ride(riders.world, WANG)
    turn = riders.send(1, Tapped(f"courend:{WANG}:17:yes"), "> end")
    assert not turn.records
    assert "请先收车" in text_of(riders)


def test_a_link_is_worded_for_a_courier(riders: Talk) -> None:
    riders.send(1, Tapped(f"ride:{WANG}:17"), "> see")
    assert riders.tap(1, "发链接").records == (InviteToDeclare(17, WANG, courier=True),)
    riders.type(ALONE, f"/start {riders.world.links[WANG]}")
    assert "登记为配送员" in text_of(riders, ALONE)
    riders.tap(ALONE, "简体中文")
    assert "车牌" in text_of(riders, ALONE), "what is recorded of couriers stands in the notice"
    riders.tap(ALONE, "同意")
    riders.tap(ALONE, "今日任务")
    assert "还没有填写" not in text_of(riders, ALONE), "no return check is owed"
    assert labels(riders, ALONE)[0] == "🛵 出车"


def test_a_courier_alone_sees_the_own_runs_only(riders: Talk) -> None:
    riders.world.person(ALONE, WANG)
    own, other = world_couriers.ride(riders.world, WANG), world_couriers.ride(riders.world, LI)
    riders.send(ALONE, Tapped(f"run:{own}"), "> own")
    assert "配送班次" in text_of(riders, ALONE)
    for verb in ("run", "runlist", "runadd", "runend", "runmap", "runfile", "runphotos", "rundetail", "runorder", "runareas", "runshare"):
        turn = riders.send(ALONE, Tapped(f"{verb}:{other}"), "> forged")
        assert not turn.records
        assert "没有找到" in text_of(riders, ALONE), verb
    for data in (
        f"ride:{LI}:17",
        f"rides:{LI}:17",
        f"runstart:{LI}:17",
        f"couredit:{WANG}:17:plate",
        f"courend:{WANG}:17:yes",
        "cour:17:0",
    ):
        assert not riders.send(ALONE, Tapped(data), "> forged").records
        assert "没有找到" in text_of(riders, ALONE), data


@pytest.mark.parametrize(
    "data", ["cour:18:0", "couradd:18", f"ride:{WANG}:18", f"runstart:{WANG}:18", "runday:18:2026-11-23", "ride:99:17"]
)
def test_another_enterprises_couriers_do_not_exist(riders: Talk, data: str) -> None:
    assert not riders.send(1, Tapped(data), "> forged").records
    assert "没有找到" in text_of(riders)


def test_all_well_is_four_taps(riders: Talk) -> None:
    start(riders)
    riders.tap(1, "无症状")
    (run,) = riders.tap(1, "都好").records
    assert run == StartRun(17, WANG, "吉A12345", date(2026, 11, 23), Decimal("36.5"), mask=True, vehicle_disinfected=True)


def test_nobody_rides_without_a_mask(riders: Talk) -> None:
    start(riders)
    riders.tap(1, "无症状")
    riders.tap(1, "有不一样的")
    turn = riders.tap(1, "没有口罩")
    assert not turn.records
    assert "先戴好口罩" in text_of(riders)
    riders.tap(1, "戴好了")
    riders.tap(1, "还没有")
    assert "请先给车和配送箱消毒" in text_of(riders)
    riders.tap(1, "先出车")
    riders.tap(1, "没有车牌")
    (run,) = riders.tap(1, "确认").records
    assert isinstance(run, StartRun)
    assert (run.plate, run.mask, run.vehicle_disinfected) == ("", True, False)


@pytest.mark.parametrize(("temperature", "symptom"), [("37.5", ""), ("36.5", "咳嗽")])
def test_an_unfit_courier_does_not_ride_and_officers_hear_of_it(riders: Talk, temperature: str, symptom: str) -> None:
    start(riders, temperature=temperature)
    if symptom:
        riders.tap(1, symptom)
        riders.tap(1, "选好了")
    else:
        riders.tap(1, "无症状")
    assert "不能出车" in text_of(riders), "it can be corrected before anybody hears of it"
    (refused,) = riders.tap(1, "确认").records
    assert isinstance(refused, RefuseRun)
    assert (refused.alert.key, refused.alert.kind) == (f"courier:17:{WANG}", AlertKind.UNFIT_COURIER)
    assert "发热门诊" in text_of(riders)
    assert not riders.world.fleet.runs
    riders.arrives(OFFICER, "alert", "101")
    assert "王芳" not in text_of(riders, OFFICER)


def test_a_mistyped_temperature_is_corrected_before_it_is_told(riders: Talk) -> None:
    start(riders, temperature="39.5")
    riders.tap(1, "无症状")
    riders.tap(1, "修改：体温和症状")
    riders.tap(1, "体温")
    riders.type(1, "36.5")
    riders.tap(1, "都好")
    assert list(riders.world.fleet.runs) == [801]
    assert not riders.world.alerts


def test_who_is_in_isolation_does_not_ride(riders: Talk) -> None:
    first = date(2026, 11, 20)
    until = first + timedelta(days=14)
    riders.world.apply(OpenIsolation(17, WANG, IsolationKind.HOME, first, until, Rule.MEDIUM_RISK), 1)
    (refused,) = riders.send(1, Tapped(f"runstart:{WANG}:17"), "> start").records
    assert isinstance(refused, RefuseRun)
    assert "隔离观察至" in text_of(riders)
    assert any("隔离观察" in label for label in labels(riders)), "the way out of it"


def test_isolated_meanwhile_the_questions_lead_nowhere(riders: Talk) -> None:
    start(riders)
    until = date(2026, 12, 4)
    riders.world.apply(OpenIsolation(17, WANG, IsolationKind.HOME, date(2026, 11, 20), until, Rule.MEDIUM_RISK), 1)
    assert not riders.tap(1, "无症状").records
    assert "不能出车" in text_of(riders)


def test_who_is_ill_in_todays_ledger_does_not_ride(riders: Talk) -> None:
    riders.type(1, "王芳 38.2 咳嗽 就医，其余正常")
    riders.tap(1, "确认上报")
    (refused,) = riders.send(1, Tapped(f"runstart:{WANG}:17"), "> start").records
    assert isinstance(refused, RefuseRun)
    assert refused.alert.entry.symptoms == (Symptom.COUGH,)
    assert refused.alert.entry.status is Status.ON_POST
    assert "健康台账报的是" in text_of(riders)


def test_one_run_at_a_time(riders: Talk) -> None:
    start(riders)
    world_couriers.ride(riders.world, WANG)
    assert not riders.tap(1, "无症状").records, "begun on another phone meanwhile"
    assert "还有一班没有收车" in text_of(riders)
    assert not riders.send(1, Tapped(f"runstart:{WANG}:17"), "> start").records
    assert any("收车" in label for label in labels(riders))


def test_a_vehicle_that_is_disinfected_is_logged_at_its_point(riders: Talk) -> None:
    treatment = Treatment(Agent.CHLORINE, chlorine_mg_l=500, contact_minutes=30)
    plan = PointPlan("送货车", PointKind.VEHICLE, treatment, plate="吉A12345")
    account = riders.world.accounts[1]
    briefing = riders.world.briefing((), account)
    book = DisinfectionBook(17, (Point(5, 17, plan, date(2026, 11, 1)),))
    scope = Scope(replace(briefing, disinfection={17: book}), (str(WANG), "17"), {})
    courier = world_couriers.courier(riders.world, WANG)
    (log,) = vehicle_log("吉A12345", courier, scope)
    assert isinstance(log, LogDisinfection)
    assert (log.treated[0].point_id, log.treated[0].plate, log.treated[0].treatment) == (5, "吉A12345", treatment)
    assert vehicle_log("吉A99999", courier, scope) == ()
    assert vehicle_log("", courier, scope) == ()


def test_who_leaves_while_being_asked_is_told_so(riders: Talk) -> None:
    riders.world.person(ALONE, WANG)
    start(riders, chat=ALONE)
    del riders.world.fleet.couriers[WANG]
    assert not riders.tap(ALONE, "无症状").records
    assert "已不在您这里" in text_of(riders, ALONE)


def test_an_officer_sees_a_surname_until_the_name_is_opened(riders: Talk) -> None:
    run = world_couriers.ride(riders.world, WANG)
    riders.send(OFFICER, Tapped("ent:17"), "> see")
    riders.tap(OFFICER, "配送班次")
    assert "王*" in text_of(riders, OFFICER)
    assert "王芳" not in text_of(riders, OFFICER)
    riders.tap(OFFICER, "1. 王*")
    turn = riders.tap(OFFICER, "查看姓名")
    assert turn.records == (SeeRun(run),)
    assert turn.toast is not None
    assert WORDING.toast(turn.toast, "zh-CN").startswith("王芳（")
    for verb in ("runadd", "runend", "runorder", "runareas"):
        assert not riders.send(OFFICER, Tapped(f"{verb}:{run}"), "> forged").records
        assert "没有找到" in text_of(riders, OFFICER)


def test_days_with_runs_lead_to_each_other(riders: Talk) -> None:
    now = riders.world.now
    world_couriers.ride(riders.world, WANG, now - timedelta(days=3))
    riders.send(1, Tapped("runday:17:2026-11-23"), "> see")
    assert "这一天没有班次" in text_of(riders)
    riders.tap(1, "11月20日")
    assert "1. 王芳" in text_of(riders)
    for data in ("runday:17:2026-02-30", "runday:17", "runday:17:x:y"):
        riders.send(1, Tapped(data), "> forged")
        assert "没有找到" in text_of(riders)


def test_the_today_card_has_couriers_only_where_there_are_some(riders: Talk) -> None:
    riders.type(1, "/today")
    assert "配送员 2 人：在途 0 班" in text_of(riders)
    riders.world.fleet.couriers.clear()
    riders.type(1, "/today")
    assert "配送员" not in text_of(riders)


def test_a_run_left_open_overnight_is_said_and_stops_the_next(riders: Talk) -> None:
    world_couriers.ride(riders.world, WANG)
    riders.world.now += timedelta(days=1)
    riders.type(1, "/today")
    assert "还没有收车：王芳" in text_of(riders)
    riders.send(1, Tapped(f"runstart:{WANG}:17"), "> start")
    assert "请先收车" in text_of(riders)
    riders.tap(1, "收车")
    assert "现在体温" in text_of(riders)


def test_the_temperature_of_yesterday_lets_nobody_ride_today(riders: Talk) -> None:
    start(riders)
    riders.tap(1, "无症状")
    data, _ = riders.find(1, "都好")
    riders.world.now += timedelta(days=1)
    assert not riders.send(1, Tapped(data), "> yesterday's button").records
    assert "不再有效" in text_of(riders)
    start(riders, temperature="36.5")
    assert "有没有不舒服" in text_of(riders), "asked from the beginning"
