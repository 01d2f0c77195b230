"""Assigning officers in conversation: who may, to what, what becomes of open alerts, and the end of it."""

from datetime import date

import pytest

from conversations.codes import Sector
from conversations.duty import Assigning, Assignment, Below, BelowPage, Hours
from conversations.duty_records import AssignOfficer, EndAssignment
from conversations.engine.signals import Tapped
from conversations.screens.assigning import assigning_card, below_card
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.scenery import ill, labels, open_temperature, text_of
from tests.conversations.world import PATH, World
from tests.conversations.world_duty import enrol_officer

MANAGER, COUNTY, COLLEAGUE, CITY, ADMIN = 1, 2, 3, 4, 5


@pytest.fixture
def talk() -> Talk:
    """A district with two officers, the city's officer and an admin. One person of one enterprise has a fever."""
    world = World()
    world.manager()
    world.hire("王芳|收银员", "李强")
    enrol_officer(world, COUNTY, "崔勇军", "220102")
    enrol_officer(world, COLLEAGUE, "李明", "220102")
    enrol_officer(world, CITY, "赵刚", "220100")
    world.admin()
    return Talk(world)


def fever(talk: Talk) -> None:
    open_temperature(talk)
    ill(talk)
    talk.tap(MANAGER, "确认上报")


def to_division(talk: Talk, chat: int = CITY) -> None:
    talk.type(chat, "/assign")
    talk.tap(chat, "南关区")


def test_a_sector_is_assigned_and_listed(talk: Talk) -> None:
    to_division(talk)
    assert "还没有指派" in text_of(talk, CITY)
    talk.tap(CITY, "按行业指派")
    talk.tap(CITY, "餐饮")
    assert labels(talk, CITY)[:3] == ["崔勇军（南关区，当班）", "李明（南关区，当班）", "赵刚（长春市，当班）"]
    turn = talk.tap(CITY, "李明")
    assert turn.records == (AssignOfficer(COLLEAGUE, PATH, Sector.CATERING),)
    assert "已指派李明负责：餐饮" in text_of(talk, CITY)
    talk.tap(CITY, "看指派情况")
    assert "· 餐饮：李明（自 11月23日 周一 起）" in text_of(talk, CITY)
    talk.tap(CITY, "返回")
    assert "南关区（1 项）" in labels(talk, CITY)


def test_who_is_off_duty_is_not_marked(talk: Talk) -> None:
    talk.world.rotas.hours[COLLEAGUE] = (Hours(6, talk.world.now.time(), talk.world.now.time().replace(hour=20)),)
    to_division(talk)
    talk.tap(CITY, "按行业指派")
    talk.tap(CITY, "餐饮")
    assert "李明（南关区）" in labels(talk, CITY)


def test_open_alerts_go_along_or_not(talk: Talk) -> None:
    fever(talk)
    for answer, moves in (("不转", False), ("一并转过去", True)):
        to_division(talk)
        talk.tap(CITY, "按行业指派")
        talk.tap(CITY, "摄影")
        talk.tap(CITY, "李明" if moves else "崔勇军")
        assert "还有 1 件待办预警" in text_of(talk, CITY)
        (record,) = talk.tap(CITY, answer).records
        assert isinstance(record, AssignOfficer)
        assert record.move is moves
    assert "1 件待办预警一并转过去" in text_of(talk, CITY)


def test_nobody_is_asked_about_alerts_of_other_sectors(talk: Talk) -> None:
    fever(talk)
    to_division(talk)
    talk.tap(CITY, "按行业指派")
    talk.tap(CITY, "餐饮")
    assert talk.tap(CITY, "李明").records


def test_an_enterprise_from_its_card(talk: Talk) -> None:
    fever(talk)
    talk.send(CITY, Tapped("ent:17"), "> enterprise")
    talk.tap(CITY, "指派联络员")
    assert "还没有单独指派" in text_of(talk, CITY)
    talk.tap(CITY, "指派联络员")
    talk.tap(CITY, "李明")
    turn = talk.tap(CITY, "一并转过去")
    assert turn.records == (AssignOfficer(COLLEAGUE, PATH, None, 17, move=True),)
    to_division(talk)
    assert "· 南关祥瑞摄影店：李明" in text_of(talk, CITY)
    talk.send(CITY, Tapped("asg:e17"), "> enterprise")
    talk.tap(CITY, "返回")
    assert "南关祥瑞摄影店" in text_of(talk, CITY)


def test_nobody_has_the_same_twice(talk: Talk) -> None:
    talk.world.apply(AssignOfficer(COLLEAGUE, PATH, Sector.CATERING), CITY)
    talk.world.apply(AssignOfficer(COLLEAGUE, PATH, None, 17), CITY)
    to_division(talk)
    talk.tap(CITY, "按行业指派")
    talk.tap(CITY, "餐饮")
    assert not talk.tap(CITY, "李明").records
    assert "李明已经负责这一项" in text_of(talk, CITY)
    assert talk.tap(CITY, "崔勇军").records, "several may have it"
    talk.send(CITY, Tapped("asgnew:e17"), "> enterprise")
    assert not talk.tap(CITY, "李明").records
    talk.tap(CITY, "返回")
    to_division(talk)
    talk.tap(CITY, "按行业指派")
    talk.tap(CITY, "零售")
    assert talk.tap(CITY, "李明").records, "another sector"


@pytest.mark.parametrize(("way", "moves"), [("结束，预警一并转走", True), ("结束，预警不动", False)])
def test_an_assignment_ends(talk: Talk, way: str, moves: bool) -> None:
    fever(talk)
    talk.world.apply(AssignOfficer(COLLEAGUE, PATH, Sector.PHOTOGRAPHY), CITY)
    to_division(talk)
    talk.tap(CITY, "结束：李明 · 摄影")
    assert "还有 1 件待办预警" in text_of(talk, CITY)
    data, _ = talk.find(CITY, way)
    assert talk.tap(CITY, way).records == (EndAssignment(41, PATH, moves),)
    assert "「摄影」不再由李明负责" in text_of(talk, CITY)
    assert not talk.send(CITY, Tapped(data), "> again").records, "once"


def test_an_end_without_open_alerts_is_one_question(talk: Talk) -> None:
    talk.world.apply(AssignOfficer(COLLEAGUE, PATH, Sector.CATERING), CITY)
    to_division(talk)
    assert not talk.tap(CITY, "结束：").records
    talk.tap(CITY, "返回")
    talk.tap(CITY, "结束：")
    assert talk.tap(CITY, "结束").records == (EndAssignment(41, PATH),)
    assert not talk.send(CITY, Tapped("asgend:d220102:41:move"), "> gone").records
    assert not talk.send(CITY, Tapped("asgend:d220102"), "> nothing").records


def test_an_assignment_of_somebody_who_left_says_so() -> None:
    gone = Assignment(41, COLLEAGUE, "李明", date(2026, 11, 23), Sector.CATERING, counts=False)
    world = World()
    card = assigning_card(Assigning("d220102", PATH, "南关区", assignments=(gone,)), world.briefing((), None))
    assert "暂不生效" in WORDING.screen(card, "zh-CN").text


def test_an_admin_sees_all_divisions(talk: Talk) -> None:
    talk.type(ADMIN, "/assign")
    assert labels(talk, ADMIN)[:2] == ["长春市", "南关区"]
    talk.tap(ADMIN, "长春市")
    talk.tap(ADMIN, "按行业指派")
    talk.tap(ADMIN, "零售")
    assert labels(talk, ADMIN)[0] == "赵刚（长春市，当班）"
    assert talk.tap(ADMIN, "赵刚").records
    talk.tap(ADMIN, "看指派情况")
    talk.tap(ADMIN, "返回")
    assert "请选择区划" in text_of(talk, ADMIN)


def test_nobody_there_to_be_assigned(talk: Talk) -> None:
    for chat in (COUNTY, COLLEAGUE, CITY):
        del talk.world.accounts[chat]
    talk.type(ADMIN, "/assign")
    talk.tap(ADMIN, "南关区")
    talk.tap(ADMIN, "按行业指派")
    assert "没有联络员" in text_of(talk, ADMIN)


@pytest.mark.parametrize("data", ["assign:220102:0", "assign", "asg:d220102", "asg:e17", "asgnew:e17", "asgend:d220102:1:keep"])
@pytest.mark.parametrize("chat", [MANAGER, COUNTY])
def test_not_in_the_own_division_and_not_by_a_manager(talk: Talk, chat: int, data: str) -> None:
    assert not talk.send(chat, Tapped(data), "> forged").records
    assert "没有找到这项内容" in text_of(talk, chat)


@pytest.mark.parametrize("data", ["assign", "assign:999999:0", "asg:d999999", "asg:e99", "asg:x", "asg", "assign:220000:0", "asg:d220100"])
def test_what_does_not_exist_or_lies_above(talk: Talk, data: str) -> None:
    assert not talk.send(CITY, Tapped(data), "> forged").records
    assert "没有找到这项内容" in text_of(talk, CITY)


def test_the_enterprise_card_offers_it_to_those_who_may(talk: Talk) -> None:
    for chat, offered in ((CITY, True), (ADMIN, True), (COUNTY, False)):
        talk.send(chat, Tapped("ent:17"), "> enterprise")
        assert ("指派联络员" in labels(talk, chat)) is offered


def test_an_officer_of_several_divisions_chooses_first(talk: Talk) -> None:
    enrol_officer(talk.world, CITY, "赵刚", "220100", "220000")
    talk.type(CITY, "/assign")
    talk.tap(CITY, "吉林省")
    assert labels(talk, CITY)[:2] == ["长春市", "南关区"]


def test_pages_of_divisions_and_long_lists(talk: Talk) -> None:
    here = tuple(Below(f"22{n:04}", f"区{n}", f"/220000/22{n:04}/", 0) for n in range(8))
    middle = WORDING.screen(below_card(BelowPage("/220000/", here, 1, 3), "220000"), "zh-CN")
    turning = [button.data for row in middle.buttons for button in row if button.data.startswith("assign:")]
    assert turning == ["assign:220000:0", "assign:220000:2"]
    empty = WORDING.screen(below_card(BelowPage("", (), 0, 1), ""), "zh-CN")
    assert "还没有企业或联络员" in empty.text
    many = tuple(Assignment(n, COLLEAGUE, "李明", date(2026, 11, 23), enterprise_id=n, enterprise=f"企业{n}") for n in range(1, 31))
    view = assigning_card(Assigning("d220102", PATH, "南关区", assignments=many), talk.world.briefing((), None))
    assert "另有 10 项" in WORDING.screen(view, "zh-CN").text
