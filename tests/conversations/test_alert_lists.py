"""Lists of open alerts: tabs, order, pages, empty ones; who sees which; an enterprise's own; the counts of the today card."""

from dataclasses import replace
from datetime import timedelta

from conversations.codes import AlertKind
from conversations.engine.signals import Tapped
from conversations.roles import Membership, Role
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.world import DIVISION, World
from tests.conversations.world_alerts import of_enterprise_kind

__all__ = ["talk"]
OFFICER, ADMIN, FOREIGN = 2, 5, 6


def open_many(talk: Talk, number: int, kind: AlertKind = AlertKind.SILENT) -> None:
    for _ in range(number):
        talk.world.now += timedelta(minutes=1)
        of_enterprise_kind(talk.world, kind, 18)


def listed(talk: Talk, chat: int = OFFICER) -> list[str]:
    screen = talk.cards[chat]
    return [button.data for row in screen.rows for button in row if button.data.startswith("alert:")]


def test_urgent_ones_come_first_then_the_longest_open(talk: Talk) -> None:
    open_many(talk, 9)
    open_many(talk, 2, AlertKind.FEVER)
    talk.type(OFFICER, "/alerts")
    assert listed(talk) == ["alert:110", "alert:111", *(f"alert:{n}" for n in range(101, 107))]
    assert "紧急 2 件，一般 9 件" in text_of(talk, OFFICER)
    assert "1. 紧急 · 发热" in text_of(talk, OFFICER)
    talk.tap(OFFICER, "下一页 2/2")
    assert listed(talk) == ["alert:107", "alert:108", "alert:109"]
    assert "11. 一般 · 企业未报" in text_of(talk, OFFICER)
    talk.tap(OFFICER, "上一页")
    assert len(listed(talk)) == 8


def test_tabs_count_and_choose(talk: Talk) -> None:
    open_many(talk, 3)
    talk.send(OFFICER, Tapped("ack:102"), "> tap")
    talk.tap(OFFICER, "预警列表")
    assert labels(talk, OFFICER)[:3] == ["我的 1", "待接单 2", "✔ 全部 3"]
    talk.tap(OFFICER, "我的")
    assert listed(talk) == ["alert:102"]
    assert "崔勇军 已接单" in text_of(talk, OFFICER)
    talk.tap(OFFICER, "待接单")
    assert listed(talk) == ["alert:101", "alert:103"]
    talk.tap(OFFICER, "刷新")
    assert labels(talk, OFFICER)[:3] == ["我的 1", "✔ 待接单 2", "全部 3"]


def test_empty_lists_say_what_to_do(talk: Talk) -> None:
    talk.type(OFFICER, "/alerts")
    assert "没有待办预警。有新的会发消息给您" in text_of(talk, OFFICER)
    assert labels(talk, OFFICER) == ["刷新", "今日任务"]
    open_many(talk, 1)
    talk.tap(OFFICER, "刷新")
    talk.tap(OFFICER, "我的")
    assert "点「待接单」看看" in text_of(talk, OFFICER)
    talk.send(OFFICER, Tapped("ack:101"), "> tap")
    talk.send(OFFICER, Tapped(f"alerts:{DIVISION}:free:0"), "> tap")
    assert "都已有人处理" in text_of(talk, OFFICER)


def test_a_page_that_is_gone_gives_the_last_and_an_unknown_tab_all(talk: Talk) -> None:
    open_many(talk, 2)
    for data in (f"alerts:{DIVISION}:all:7", f"alerts:{DIVISION}:x:y", f"alerts:{DIVISION}", f"alerts:{DIVISION}:0"):
        talk.send(OFFICER, Tapped(data), "> tap")
        assert listed(talk) == ["alert:101", "alert:102"], data


def test_other_divisions_do_not_exist(talk: Talk) -> None:
    open_many(talk, 1)
    talk.world.enrol(FOREIGN, "外区", Membership(Role.OFFICER, division="220202", division_name="昌邑区", path="/220000/220200/220202/"))
    for chat, data in ((FOREIGN, f"alerts:{DIVISION}"), (FOREIGN, "alerts:all"), (OFFICER, "alerts:all:all:0"), (1, f"alerts:{DIVISION}")):
        talk.send(chat, Tapped(data), "> tap")
        assert "没有找到" in text_of(talk, chat), data
    talk.send(OFFICER, Tapped("alerts:999999"), "> tap")
    assert "没有找到" in text_of(talk, OFFICER)
    talk.type(FOREIGN, "/alerts")
    assert "没有待办预警" in text_of(talk, FOREIGN)


def test_a_city_sees_its_counties(talk: Talk) -> None:
    open_many(talk, 1)
    talk.world.enrol(7, "安晓宁", Membership(Role.OFFICER, division="220100", division_name="长春市", path="/220000/220100/"))
    talk.type(7, "/alerts")
    assert listed(talk, 7) == ["alert:101"]
    assert "南关恒佳超市（南关区）" in text_of(talk, 7)


def test_an_admin_sees_the_whole_province_and_the_system(talk: Talk) -> None:
    open_many(talk, 1)
    of_enterprise_kind(talk.world, AlertKind.TROUBLE, 0)
    talk.world.admin(ADMIN)
    talk.type(ADMIN, "/today")
    assert "紧急 1 件，一般 1 件；待接单 2 件，我的 0 件" in text_of(talk, ADMIN)
    talk.tap(ADMIN, "待办预警（2）")
    assert "全省与系统" in text_of(talk, ADMIN)
    assert listed(talk, ADMIN) == ["alert:102", "alert:101"]
    talk.type(ADMIN, "/alerts")
    assert listed(talk, ADMIN) == ["alert:102", "alert:101"]


def test_an_admin_who_is_an_officer_too_chooses(talk: Talk) -> None:
    held = talk.world.accounts[OFFICER].memberships
    talk.world.accounts[OFFICER] = replace(talk.world.accounts[OFFICER], memberships=(*held, Membership(Role.ADMIN)))
    of_enterprise_kind(talk.world, AlertKind.TROUBLE, 0)
    talk.type(OFFICER, "/alerts")
    assert labels(talk, OFFICER) == ["南关区", "全省与系统", "今日任务"]
    talk.tap(OFFICER, "全省与系统")
    assert listed(talk) == ["alert:101"]
    talk.type(OFFICER, "/alerts")
    talk.tap(OFFICER, "南关区")
    assert listed(talk) == []


def test_an_enterprises_card_lists_its_own(talk: Talk) -> None:
    talk.send(OFFICER, Tapped("ent:18"), "> tap")
    assert "没有待办预警" in text_of(talk, OFFICER)
    open_many(talk, 9)
    of_enterprise_kind(talk.world, AlertKind.DISINFECTION_OVERDUE, 17)
    talk.send(OFFICER, Tapped("ent:18"), "> tap")
    assert listed(talk) == [f"alert:{n}" for n in range(101, 109)]
    assert "只列出前 8 件，其余见 /alerts" in text_of(talk, OFFICER)
    talk.send(OFFICER, Tapped("ent:17"), "> tap")
    talk.tap(OFFICER, "预警：消毒未完成")
    assert "消毒未完成" in text_of(talk, OFFICER)


def test_the_today_card_counts(talk: Talk) -> None:
    talk.type(OFFICER, "/today")
    assert "待办预警：无" in text_of(talk, OFFICER)
    open_many(talk, 2)
    talk.send(OFFICER, Tapped("ack:101"), "> tap")
    talk.type(OFFICER, "/today")
    assert "紧急 0 件，一般 2 件；待接单 1 件，我的 1 件" in text_of(talk, OFFICER)


def test_somebody_without_a_role_has_no_list() -> None:
    talk = Talk(World())
    talk.type(9, "/alerts")
    assert "/alerts" not in labels(talk, 9)
    talk.send(9, Tapped("alerts:all:all:0"), "> tap")
    assert not listed(talk, 9)
