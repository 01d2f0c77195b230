"""A run from its first delivery to its end: lines and lists, changes and undoing, areas, the end, and what can be had of it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from conversations.attachment import SentPhoto, TrackMap, Workbook
from conversations.codes import AlertKind
from conversations.courier import NewDelivery, TrackPoint
from conversations.courier_records import AddAreas, AddDeliveries, EndRun, ImportDeliveries, RemoveDelivery
from conversations.delivery_file import DeliveriesRead, RowDoubt, RowProblem
from conversations.disinfection import Photo
from conversations.engine.signals import DeliveriesArrived, Tapped, Typed
from conversations.roster_file import Rejected, Rejection
from tests.conversations import world_couriers
from tests.conversations.courier_scenes import BRIDGE, moved
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import labels, talk, text_of

__all__ = ["talk"]

RUN, OFFICER = 801, 2


@pytest.fixture
def riding(talk: Talk) -> Talk:
    """王芳 has been under way for an hour."""
    world_couriers.ride(talk.world, 1, talk.world.now - timedelta(hours=1))
    return talk


def adding(talk: Talk) -> None:
    """The questionnaire for deliveries is open."""
    talk.send(1, Tapped(f"runadd:{RUN}"), "> add")


def added(talk: Talk, text: str) -> tuple[NewDelivery, ...]:
    """What a message adds."""
    (record,) = talk.type(1, text).records
    assert isinstance(record, AddDeliveries)
    return record.deliveries


def kept(talk: Talk) -> list[tuple[str, str, str]]:
    """Number, area and exception of what is kept."""
    return [(each.order_no, each.area, each.exception) for each in talk.world.fleet.deliveries.values()]


def test_every_message_adds_and_is_stored_at_once(riding: Talk) -> None:
    adding(riding)
    assert [one.order_no for one in added(riding, "1023 万科城\n1024 朝阳桥 拒收")] == ["1023", "1024"]
    added(riding, "1025 红旗街")
    riding.type(1, "完成")
    assert "3 单（异常 1 单）" in text_of(riding)
    assert kept(riding) == [("1023", "万科城", ""), ("1024", "朝阳桥", "拒收"), ("1025", "红旗街", "")]


def test_an_order_told_anew_keeps_what_is_not_said_now(riding: Talk) -> None:
    adding(riding)
    added(riding, "1023 万科城 8:10")
    (again,) = added(riding, "１０２３ 拒收")
    assert (again.order_no, again.area, again.exception) == ("1023", "万科城", "拒收")
    assert again.handed_over_at is not None
    assert "已经有了，按新的记：1023" in text_of(riding)
    assert len(kept(riding)) == 1


def test_what_is_not_understood_is_said_and_nothing_is_lost(riding: Talk) -> None:
    adding(riding)
    turn = riding.type(1, "谢谢\n好的")
    assert not turn.records
    assert "第 1 行没有单号" in text_of(riding)
    assert "第 2 行没有单号" in text_of(riding)
    assert "没有认出单号" in text_of(riding)


def test_the_last_message_can_be_taken_back_once(riding: Talk) -> None:
    adding(riding)
    added(riding, "1023 万科城")
    added(riding, "1024 朝阳桥\n1025 红旗街\n1023 拒收")
    turn = riding.tap(1, "撤销刚才的 2 单")
    assert len(turn.records) == 2
    assert all(isinstance(record, RemoveDelivery) for record in turn.records)
    assert [number for number, _, _ in kept(riding)] == ["1023"]
    assert not riding.type(1, "撤销").records
    assert "没有可以撤销的" in text_of(riding)


def test_a_run_that_was_ended_takes_nothing_more(riding: Talk) -> None:
    adding(riding)
    riding.world.apply(EndRun(RUN, 17, Decimal("36.5"), 0), 1)
    assert not riding.type(1, "1023 万科城").records
    assert "已经收车" in text_of(riding)
    for verb in ("runadd", "runend", "runorder", "runareas"):
        assert not riding.send(1, Tapped(f"{verb}:{RUN}"), "> late").records
        assert "不能再改" in text_of(riding) or "没有配送单" in text_of(riding)


def test_an_edited_message_changes_nothing(riding: Talk) -> None:
    adding(riding)
    turn = riding.send(1, Typed("1023 万科城", edited=True), "> edited")
    assert not turn.records


def test_a_list_is_shown_with_its_doubts_before_it_is_taken_over(riding: Talk) -> None:
    world_couriers.apply(riding.world, AddDeliveries(RUN, (NewDelivery("DD7", "旧地址"),)), "黄春")
    orders = tuple(NewDelivery(f"DD{n}", "万科城", phone="13800000000") for n in range(5000))
    read = DeliveriesRead(orders, tuple(RowDoubt(n, RowProblem.NO_ORDER, "x") for n in range(1, 25)))
    riding.world.fleet.files[9] = read
    riding.send(1, DeliveriesArrived(9, RUN, read), "> list")
    shown = text_of(riding)
    assert "读出 5,000 单" in shown
    assert "其中 1 单这一班已经有了" in shown
    assert shown.count("没有单号，没有记录") == 10
    assert "另有 14 处有疑问" in shown
    assert "13800000000" not in riding.world.sessions[1], "no phone of anybody waits in a session"
    assert riding.tap(1, "确认导入").records == (ImportDeliveries(RUN, 9),)
    riding.tap(1, "配送清单")
    assert "第 1 页，共 250 页" in text_of(riding)
    assert len(labels(riding)) < 10, "pages, not a button a row"


@pytest.mark.parametrize("code", Rejection)
def test_a_list_that_cannot_be_read_says_why(riding: Talk, code: Rejection) -> None:
    turn = riding.send(1, DeliveriesArrived(9, RUN, Rejected(code)), "> list")
    assert not turn.records
    assert "没有导入任何内容" in text_of(riding)


def test_a_list_without_a_delivery_and_a_list_that_comes_too_late(riding: Talk) -> None:
    riding.send(1, DeliveriesArrived(9, RUN, DeliveriesRead(())), "> list")
    assert "没有配送单，没有导入" in text_of(riding)
    riding.world.apply(EndRun(RUN, 17, Decimal("36.5"), 0), 1)
    riding.send(1, DeliveriesArrived(9, RUN, DeliveriesRead((NewDelivery("1"),))), "> list")
    assert "文件没有导入" in text_of(riding)


def test_a_list_for_somebody_elses_run_is_not_taken(riding: Talk) -> None:
    riding.world.manager(7, "外人", 18)
    turn = riding.send(7, DeliveriesArrived(9, RUN, DeliveriesRead((NewDelivery("1"),))), "> list")
    assert not turn.records
    assert "没有保存" in text_of(riding, 7)


def changing(talk: Talk, number: str, what: str) -> None:
    """One delivery is chosen, and what of it is to be changed."""
    talk.send(1, Tapped(f"runorder:{RUN}"), "> change")
    talk.type(1, number)
    talk.tap(1, what)


def test_one_delivery_is_changed_in_each_way(riding: Talk) -> None:
    adding(riding)
    added(riding, "1023 万科城\n1024 朝阳桥")
    changing(riding, "23", "异常情况")
    riding.tap(1, "无人接收")
    changing(riding, "23", "是否无接触")
    riding.tap(1, "无接触")
    changing(riding, "23", "送达时间")
    riding.type(1, "７点半")
    assert "出车以后" in text_of(riding), "before the run began"
    riding.type(1, "8:10")
    (first, second) = riding.world.fleet.deliveries.values()
    assert (first.exception, first.contactless, first.area) == ("无人接收", True, "万科城")
    assert first.handed_over_at == riding.world.now.replace(hour=8, minute=10)
    changing(riding, "23", "异常情况")
    riding.tap(1, "没有异常")
    assert next(iter(riding.world.fleet.deliveries.values())).exception == ""
    assert second.exception == ""


def test_a_removed_delivery_can_be_brought_back(riding: Talk) -> None:
    adding(riding)
    added(riding, "1023 万科城\n1024 朝阳桥")
    changing(riding, "1023", "删除这一单")
    assert [number for number, _, _ in kept(riding)] == ["1024"]
    (back,) = riding.tap(1, "撤销删除").records
    assert back == RemoveDelivery(RUN, 9001, removed=False)
    assert len(kept(riding)) == 2


def test_times_go_over_midnight(riding: Talk) -> None:
    adding(riding)
    added(riding, "1023 万科城")
    riding.world.now += timedelta(hours=17)
    changing(riding, "1023", "送达时间")
    riding.type(1, "23:50")
    (one,) = riding.world.fleet.deliveries.values()
    assert one.handed_over_at is not None
    assert one.handed_over_at.date() == riding.world.today - timedelta(days=1)


def test_areas_are_looked_at_before_they_are_stored(riding: Talk) -> None:
    riding.send(1, Tapped(f"runareas:{RUN}"), "> areas")
    assert not riding.type(1, "!!!").records
    riding.type(1, "街" * 41)
    assert "太长了" in text_of(riding)
    riding.type(1, "、".join(f"街{n}" for n in range(51)))
    assert "一次最多 50 处" in text_of(riding)
    assert not riding.type(1, "春城大街，朝阳桥").records
    assert riding.tap(1, "对，保存").records == (AddAreas(RUN, ("春城大街", "朝阳桥")),)
    assert "春城大街 → 朝阳桥" in text_of(riding)


def ending(talk: Talk, temperature: str = "36.6") -> None:
    """As far as the confirmation of the count."""
    talk.send(1, Tapped(f"runend:{RUN}"), "> end")
    talk.type(1, temperature)
    talk.tap(1, "3 次")


def test_a_run_ends_with_its_summary_and_its_map(riding: Talk) -> None:
    start = riding.world.fleet.runs[RUN].started_at
    riding.world.fleet.tracks[RUN] = [TrackPoint(start, BRIDGE), TrackPoint(start + timedelta(minutes=9), moved(300, 90))]
    ending(riding)
    turn = riding.tap(1, "对，收车")
    assert turn.records == (EndRun(RUN, 17, Decimal("36.6"), 3),)
    card, picture = turn.replies
    assert card.attachment is None
    assert isinstance(picture.attachment, TrackMap)
    assert len(picture.attachment.points) == 2


def test_without_a_track_there_is_no_map(riding: Talk) -> None:
    ending(riding)
    assert len(riding.tap(1, "对，收车").replies) == 1
    riding.send(1, Tapped(f"runmap:{RUN}"), "> map")
    assert "画不成轨迹图" in text_of(riding)


def test_a_fever_at_the_end_is_alerted(riding: Talk) -> None:
    ending(riding, "37.9")
    assert "会通知联络员" in text_of(riding)
    riding.tap(1, "加一句备注")
    (ended,) = riding.type(1, "路上觉得冷").records
    assert isinstance(ended, EndRun)
    assert ended.alert is not None
    assert (ended.alert.kind, ended.remark) == (AlertKind.UNFIT_COURIER, "路上觉得冷")
    riding.arrives(OFFICER, "alert", "101")
    assert "收车时测出" in text_of(riding, OFFICER)


def test_deliveries_that_are_missing_are_added_before_the_end(riding: Talk) -> None:
    ending(riding)
    assert "还没有配送单" in text_of(riding)
    riding.tap(1, "先补配送单")
    added(riding, "1023 万科城")
    riding.tap(1, "完成")
    riding.tap(1, "继续刚才的填写")
    assert "1 单" in text_of(riding)
    assert riding.tap(1, "对，收车").records


def test_a_phone_that_is_typed_in_words_is_shown_to_nobody(riding: Talk) -> None:
    adding(riding)
    added(riding, "1023 万科城")
    changing(riding, "23", "异常情况")
    riding.type(1, "收件人１３８ 0000 0000 打不通")
    assert next(iter(riding.world.fleet.deliveries.values())).exception == "收件人*** 打不通"
    assert "0000" not in text_of(riding)
    riding.send(1, Tapped(f"runareas:{RUN}"), "> areas")
    riding.type(1, "万科城 13800000000 → 朝阳桥")
    (areas,) = riding.tap(1, "对，保存").records
    assert isinstance(areas, AddAreas)
    assert areas.areas == ("万科城 ***", "朝阳桥")


def test_midnight_does_not_end_a_run(riding: Talk) -> None:
    riding.world.now += timedelta(days=2)
    ending(riding)
    (ended,) = riding.tap(1, "对，收车").records
    assert isinstance(ended, EndRun)


def test_the_workbook_holds_no_phone(riding: Talk) -> None:
    told = (NewDelivery("1023", "万科城", riding.world.now, contactless=True, phone="13800000000"), NewDelivery("1024", exception="拒收"))
    world_couriers.apply(riding.world, AddDeliveries(RUN, told), "黄春")
    for chat in (1, OFFICER):
        (view,) = riding.send(chat, Tapped(f"runfile:{RUN}"), "> file").replies
        assert isinstance(view.attachment, Workbook)
        (sheet,) = view.attachment.sheets
        assert len(sheet.rows) == 2
        assert all(len(row) == len(sheet.columns) for row in sheet.rows)
        assert "13800000000" not in repr(view)
        assert ("王芳" in repr(view)) is (chat == 1)


def test_photos_come_one_by_one(riding: Talk) -> None:
    riding.send(1, Tapped(f"runphotos:{RUN}"), "> photos")
    assert "没有单据照片" in text_of(riding)
    riding.world.fleet.photos[RUN] = [Photo(f"f{n}", f"u{n}", as_file=n == 11) for n in range(12)]
    turn = riding.send(1, Tapped(f"runphotos:{RUN}"), "> photos")
    assert [view.attachment for view in turn.replies][-1] == SentPhoto("f11", as_file=True)
    assert len(turn.replies) == 10
    assert len({view.card for view in turn.replies}) == 10
