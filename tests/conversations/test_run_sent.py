"""Photos, locations and files that are sent: to the run under way, to the one that is chosen, or with an answer why not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conversations.courier_records import AddRunPhoto, AddTrackPoint, HoldShare, ShareTrack
from conversations.disinfection import Photo
from conversations.engine.signals import Located, Pictured, Tapped, Uploaded
from conversations.records import ReadDeliveries, ReadRoster
from conversations.roles import Membership, Role
from tests.conversations import world_couriers
from tests.conversations.courier_scenes import BRIDGE, located, pictured
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import labels, talk, text_of

__all__ = ["talk"]

ALONE, OFFICER, FOREVER = 6, 2, 0x7FFFFFFF


@pytest.fixture
def alone(talk: Talk) -> Talk:
    """王芳 rides, with a chat of her own."""
    talk.world.person(ALONE, 1)
    world_couriers.ride(talk.world, 1, talk.world.now - timedelta(hours=1))
    return talk


def test_a_location_of_the_own_run(alone: Talk) -> None:
    (record,) = alone.send(ALONE, Located(BRIDGE, alone.world.now, 5), "> location").records
    assert isinstance(record, AddTrackPoint)
    assert (record.run_id, record.point.spot) == (801, BRIDGE)


@pytest.mark.parametrize(("seconds", "hours"), [(900, 0.25), (28_800, 8), (FOREVER, 24)])
def test_a_live_location_counts_for_its_time_and_a_day_at_most(alone: Talk, seconds: int, hours: float) -> None:
    (record,) = alone.send(ALONE, Located(BRIDGE, alone.world.now, 5, seconds), "> live").records
    assert isinstance(record, ShareTrack)
    assert (record.message_id, record.until - alone.world.now) == (5, timedelta(hours=hours))
    assert ("24 小时" in text_of(alone, ALONE)) is (seconds == FOREVER)


def test_a_live_location_of_which_nothing_comes_any_more_is_said_to_be_silent(alone: Talk) -> None:
    """Nobody is told when a phone goes dark: the card says since when, also to the officer."""
    alone.send(ALONE, Located(BRIDGE, alone.world.now, 5, 28_800), "> live")
    run = alone.world.fleet.runs[801]
    for minutes, silent in ((10, False), (11, True)):
        at = alone.world.now - timedelta(minutes=minutes)
        alone.world.fleet.runs[801] = replace(run, last_point_at=at)
        for chat in (ALONE, OFFICER):
            alone.send(chat, Tapped("run:801"), "> run")
            assert (f"{at:%H:%M} 以后没有新位置" in text_of(alone, chat)) is silent
    assert "请看一下" in text_of(alone, ALONE)
    assert "请看一下" not in text_of(alone, OFFICER)
    alone.world.fleet.runs[801] = replace(run, last_point_at=alone.world.now - timedelta(hours=1), sharing_until=None)
    alone.send(ALONE, Tapped("run:801"), "> run")
    assert "没有新位置" not in text_of(alone, ALONE), "nothing is shared"


@pytest.mark.parametrize(
    ("minutes", "live", "said"), [(60, 0, "还没有到"), (-120, 0, "出车以前"), (-120, 900, "已经结束"), (60, 900, "还没有到")]
)
def test_wrong_times_are_answered_and_not_kept(alone: Talk, minutes: int, live: int, said: str) -> None:
    turn = alone.send(ALONE, Located(BRIDGE, alone.world.now + timedelta(minutes=minutes), 5, live), "> location")
    assert not turn.records
    assert said in text_of(alone, ALONE)


def test_clocks_may_differ_a_little(alone: Talk) -> None:
    assert alone.send(ALONE, Located(BRIDGE, alone.world.now + timedelta(seconds=40), 5), "> location").records


def test_photos_also_as_files_are_kept(alone: Talk) -> None:
    photo = Photo("f1", "u1", as_file=True)
    assert alone.send(ALONE, Pictured(photo), "> photo").records == (AddRunPhoto(801, photo),)
    assert "单据照片 1 张" in text_of(alone, ALONE)


def test_a_questionnaire_goes_on_after_a_photo(alone: Talk) -> None:
    alone.send(ALONE, Tapped("runadd:801"), "> add")
    pictured(alone, ALONE, "slip")
    assert "继续刚才的填写" in labels(alone, ALONE)


def test_a_list_of_the_own_run_is_fetched(alone: Talk) -> None:
    turn = alone.send(ALONE, Uploaded("f1", "订单.csv", 900), "> file")
    assert turn.records == (ReadDeliveries(17, 801, "f1", "订单.csv", 900),)


@pytest.mark.parametrize("name", ["订单.pdf", "订单"])
def test_a_file_of_another_kind_is_not(alone: Talk, name: str) -> None:
    assert not alone.send(ALONE, Uploaded("f1", name, 900), "> file").records


def test_words_beside_a_questionnaire_lead_to_it(alone: Talk) -> None:
    turn = alone.type(ALONE, "1023 万科城")
    assert not turn.records
    assert "没有记录这条消息" in text_of(alone, ALONE)
    assert "➕ 加配送单" in labels(alone, ALONE)


def test_without_a_run_it_is_said_and_how_to_begin(talk: Talk) -> None:
    talk.world.person(ALONE, 1)
    talk.world.fleet.couriers = {1: ("", False)}
    for send in (located, lambda t, chat, _spot: pictured(t, chat, "slip")):
        send(talk, ALONE, BRIDGE)
        assert "没有保存" in text_of(talk, ALONE)
        assert labels(talk, ALONE)[0] == "🛵 出车"
    located(talk, 1, BRIDGE)
    assert labels(talk, 1)[0] == "配送员名单", "a manager starts it from the list"


def test_who_has_nothing_to_do_with_couriers_is_answered_as_before(talk: Talk) -> None:
    for chat in (1, OFFICER, 9):
        assert not talk.send(chat, Located(BRIDGE, talk.world.now, 5), "> location").records
        assert not talk.send(chat, Pictured(Photo("f", "u")), "> photo").records
        assert "配送员名单" not in labels(talk, chat)


def test_a_manager_with_one_courier_under_way_is_not_asked(talk: Talk) -> None:
    world_couriers.ride(talk.world, 1)
    assert talk.send(1, Located(BRIDGE, talk.world.now, 5), "> location").records
    assert "王芳" in text_of(talk)


def test_a_manager_is_asked_where_the_courier_has_a_phone(alone: Talk) -> None:
    assert not alone.send(1, Located(BRIDGE, alone.world.now, 5), "> location").records
    assert "记到谁的班次上" in text_of(alone)
    assert alone.send(1, Pictured(Photo("f", "u")), "> photo").records == ()
    assert len(alone.tap(1, "王芳").records) == 2


def test_with_several_runs_it_is_asked_and_kept_meanwhile(talk: Talk) -> None:
    first, second = world_couriers.ride(talk.world, 1), world_couriers.ride(talk.world, 2)
    asked = talk.send(1, Located(BRIDGE, talk.world.now, 5, 900), "> live").records
    assert asked == (HoldShare(5, talk.world.now + timedelta(minutes=15)),), "its points wait for the answer, too"
    for number in range(3):
        talk.send(1, Pictured(Photo(f"f{number}", f"u{number}"), "album"), "> photo")
    assert "已收到 4 项：实时位置、照片" in text_of(talk)
    records = talk.tap(1, "李强").records
    assert [type(record) for record in records] == [ShareTrack, AddRunPhoto, AddRunPhoto, AddRunPhoto]
    assert {record.run_id for record in records} == {second}  # type: ignore[union-attr]
    assert first != second


def test_points_wait_for_the_answer_of_each_live_location_alone(talk: Talk) -> None:
    for staff_id in (1, 2):
        world_couriers.ride(talk.world, staff_id)
    now = talk.world.now
    assert talk.send(1, Located(BRIDGE, now, 5), "> location").records == ()
    assert talk.send(1, Located(BRIDGE, now, 6, FOREVER), "> live").records == (HoldShare(6, now + timedelta(days=1)),)
    assert talk.send(1, Located(BRIDGE, now + timedelta(hours=1), 7, 900), "> live").records == (), "its time has not come"


def test_a_live_location_that_is_over_when_it_is_answered_still_counts(talk: Talk) -> None:
    for staff_id in (1, 2):
        world_couriers.ride(talk.world, staff_id)
    begun = talk.world.now
    talk.send(1, Located(BRIDGE, begun, 5, 900), "> live")
    talk.world.now += timedelta(minutes=40)
    (record,) = talk.tap(1, "李强").records
    assert isinstance(record, ShareTrack)
    assert (record.point.at, record.until) == (begun, begun + timedelta(minutes=15))
    assert "在那以前的位置已记入 李强 的轨迹" in text_of(talk)


def test_a_courier_is_found_by_initials(talk: Talk) -> None:
    for staff_id in (1, 2):
        world_couriers.ride(talk.world, staff_id)
    talk.send(1, Located(BRIDGE, talk.world.now, 5), "> location")
    talk.type(1, "没有这个人")
    assert "没有找到" in text_of(talk)
    (record,) = talk.type(1, "lq").records
    assert isinstance(record, AddTrackPoint)
    assert record.run_id == 802


def test_all_runs_ended_meanwhile(talk: Talk) -> None:
    for staff_id in (1, 2):
        world_couriers.ride(talk.world, staff_id)
    talk.send(1, Located(BRIDGE, talk.world.now, 5), "> location")
    data, _ = talk.find(1, "李强")
    talk.world.fleet.runs.clear()
    assert not talk.send(1, Tapped(data), "> late").records
    assert "没有保存" in text_of(talk)


def test_a_managers_file_may_be_a_roster(talk: Talk) -> None:
    world_couriers.ride(talk.world, 1)
    assert not talk.send(1, Uploaded("f1", "表.xlsx", 900), "> file").records
    assert talk.tap(1, "花名册").records == (ReadRoster(17, "f1", "表.xlsx", 900),)
    talk.send(1, Uploaded("f2", "表.xlsx", 900), "> file")
    assert talk.tap(1, "王芳").records == (ReadDeliveries(17, 801, "f2", "表.xlsx", 900),)


def test_a_file_for_the_run_whose_deliveries_are_added_is_not_asked_about(talk: Talk) -> None:
    for staff_id in (1, 2):
        world_couriers.ride(talk.world, staff_id)
    talk.send(1, Tapped("runadd:802"), "> add")
    assert talk.send(1, Uploaded("f1", "表.xlsx", 900), "> file").records == (ReadDeliveries(17, 802, "f1", "表.xlsx", 900),)


def test_a_courier_of_two_enterprises_is_asked_which_run(alone: Talk) -> None:
    alone.world.hire("王芳", enterprise=18)
    old = alone.world.accounts[ALONE].memberships
    alone.world.enrol(ALONE, "王芳", *old, Membership(Role.STAFF, 18, "南关恒佳超市", staff_id=5))
    world_couriers.ride(alone.world, 5)
    assert not alone.send(ALONE, Pictured(Photo("f", "u")), "> photo").records
    assert len(alone.tap(ALONE, "王芳").records) == 1


def test_nothing_that_waits_is_lost_when_a_file_follows(talk: Talk) -> None:
    for staff_id in (1, 2):
        world_couriers.ride(talk.world, staff_id)
    talk.send(1, Pictured(Photo("f", "u")), "> photo")
    talk.send(1, Uploaded("f1", "一.xlsx", 900), "> file")
    talk.send(1, Uploaded("f2", "二.csv", 900), "> file")
    assert "已收到 3 项：照片、文件" in text_of(talk)
    records = talk.tap(1, "李强").records
    assert [type(record) for record in records] == [AddRunPhoto, ReadDeliveries, ReadDeliveries]


def test_what_is_too_much_to_wait_is_said(talk: Talk) -> None:
    for staff_id in (1, 2):
        world_couriers.ride(talk.world, staff_id)
    for number in range(51):
        talk.send(1, Pictured(Photo(f"f{number}", f"u{number}")), "> photo")
    assert "最多先替您留 50 项" in text_of(talk)
    assert len(talk.tap(1, "李强").records) == 50
