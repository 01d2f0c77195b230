"""Risk of places in conversation: who may say it, what is asked, what is stored, and what everybody is told."""

from datetime import datetime, timedelta

import pytest

from conversations.briefing import Briefing
from conversations.codes import RiskLevel, Verdict
from conversations.engine.signals import Typed
from conversations.places import PlaceLevel, places
from conversations.records import AnswerRefused, SetRisk
from conversations.return_facts import Rejudged, VerdictChange
from conversations.returns import RiskStatement
from conversations.roles import Membership, Role
from conversations.screens.rejudged import SHOWN, rejudged_card
from tests.conversations.dialogue import WORDING, Talk, check
from tests.conversations.risk_scenes import ADMIN, MANAGER, OFFICER, SECOND, away, checked, everybody
from tests.conversations.scenery import labels, text_of
from tests.conversations.world import DIVISION, PATH, ZONE, World

TIEDONG = "210302"
NOW = datetime(2026, 11, 23, 8, 31, tzinfo=ZONE)


@pytest.fixture
def talk() -> Talk:
    """An admin, another admin, the district's officer, a manager with people who came back."""
    talk = Talk(World())
    everybody(talk)
    talk.world.admin(SECOND, "孙莉")
    return talk


def statements(talk: Talk) -> list[SetRisk]:
    return [record for record in talk.world.records if isinstance(record, SetRisk)]


def test_one_message_says_it_all(talk: Talk) -> None:
    talk.type(ADMIN, "/risk 鞍山铁东区 高风险 11.18 8:00（通告5号）")
    talk.tap(ADMIN, "确认设定")
    assert statements(talk) == [SetRisk(TIEDONG, RiskLevel.HIGH, datetime(2026, 11, 18, 8, tzinfo=ZONE), "通告5号")]


def test_from_now_on_is_the_moment_of_the_confirmation(talk: Talk) -> None:
    talk.type(ADMIN, "/risk 鞍山铁东区 中")
    talk.world.now += timedelta(minutes=7)
    talk.tap(ADMIN, "确认设定")
    assert statements(talk)[0].since == NOW + timedelta(minutes=7)


@pytest.mark.parametrize("typed", ["/risk 朝阳 中", "/risk 鞍山铁东区 中", "/risk 南关区 低\n鞍山铁东区 高", "/risk", "/risk 不知道"])
def test_managers_see_nothing_and_officers_only_look(talk: Talk, typed: str) -> None:
    talk.type(MANAGER, typed)
    assert "没有这个命令" in text_of(talk, MANAGER)
    talk.type(OFFICER, typed)
    assert not any("确认" in label or "设定" in label for label in labels(talk, OFFICER))
    talk.send(OFFICER, Typed("/policy"), "")
    assert "没有这个命令" in text_of(talk, OFFICER)
    assert statements(talk) == []


def test_an_officer_reads_the_history_of_a_place(talk: Talk) -> None:
    talk.world.say_risk(TIEDONG, RiskLevel.HIGH)
    talk.world.say_risk("210300", RiskLevel.MEDIUM)
    talk.type(OFFICER, "/risk")
    talk.tap(OFFICER, "鞍山市铁东区")
    assert "现在：🔴 高风险" in text_of(talk, OFFICER)
    assert "鞍山市：🟡 中风险" in text_of(talk, OFFICER)
    assert labels(talk, OFFICER) == ["风险等级", "今日任务"]


def test_an_ambiguous_place_is_asked_for_and_never_guessed(talk: Talk) -> None:
    talk.type(ADMIN, "/risk 朝阳 高")
    assert statements(talk) == []
    assert {"北京市朝阳区", "长春市朝阳区", "朝阳市"} <= set(labels(talk, ADMIN))
    talk.tap(ADMIN, "长春市朝阳区")
    talk.tap(ADMIN, "确认设定")
    assert statements(talk)[0].place == "220104"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/risk 火星 高", "没有找到「火星」"),
        ("/risk 高", "没有写地区"),
        ("/risk 铁东 高 低", "不止一个等级"),
        ("/risk 铁东 高 2.30", "没有这一天"),
        ("/risk 铁东 高 2019-01-01", "时间太远"),
        ("/risk 火星 高\n水星 低", "第 2 行「水星 低」：没有找到这个地区"),
    ],
)
def test_what_is_not_taken_is_named_above_the_board(talk: Talk, typed: str, told: str) -> None:
    talk.type(ADMIN, typed)
    assert told in text_of(talk, ADMIN)
    assert "地区风险等级" in text_of(talk, ADMIN)


def test_what_is_there_already_is_said_and_asked_all_the_same(talk: Talk) -> None:
    talk.world.say_risk(TIEDONG, RiskLevel.HIGH)
    talk.type(ADMIN, "/risk 鞍山铁东区 高")
    assert "那时本来就是🔴 高风险" in text_of(talk, ADMIN)
    talk.tap(ADMIN, "确认设定")
    assert len(statements(talk)) == 1


def test_set_back_in_time_counts_until_the_next_statement(talk: Talk) -> None:
    talk.world.say_risk(TIEDONG, RiskLevel.LOW, datetime(2026, 11, 21, tzinfo=ZONE))
    talk.type(ADMIN, "/risk 鞍山铁东区 高 11.18")
    assert "起始时间在过去" in text_of(talk, ADMIN)
    assert "11月21日 周六 00:00 起另有设定（🟢 低风险）" in text_of(talk, ADMIN)
    talk.tap(ADMIN, "确认设定")
    talk.tap(ADMIN, "该地记录")
    history = text_of(talk, ADMIN)
    assert "现在：🟢 低风险" in history
    assert history.index("▶ 🟢 低风险，自 11月21日") < history.index("• 🔴 高风险，自 11月18日")


def test_a_moment_with_its_year_is_held_against_all_that_was_stated(talk: Talk) -> None:
    talk.world.say_risk(TIEDONG, RiskLevel.HIGH, datetime(2026, 11, 10, tzinfo=ZONE))
    talk.world.say_risk(TIEDONG, RiskLevel.LOW, datetime(2026, 11, 18, tzinfo=ZONE))
    talk.world.say_risk(TIEDONG, RiskLevel.MEDIUM, datetime(2026, 11, 25, tzinfo=ZONE))
    talk.type(ADMIN, "/risk 鞍山铁东区 高 2026-11-12 08:00")
    assert "11月18日 周三 00:00 起另有设定（🟢 低风险）" in text_of(talk, ADMIN)
    assert "确认后将重新判断 2 份返岗核查" in text_of(talk, ADMIN)


def test_a_later_moment_takes_effect_then(talk: Talk) -> None:
    talk.type(ADMIN, "/risk 鞍山铁东区 高 明天 8:00")
    assert "才生效" in text_of(talk, ADMIN)
    talk.tap(ADMIN, "确认设定")
    talk.world.rejudge()
    assert talk.arrives(MANAGER, "rejudged", "1:17") is None
    talk.world.now = datetime(2026, 11, 24, 8, 0, tzinfo=ZONE)
    talk.world.rejudge()
    assert talk.arrives(MANAGER, "rejudged", "1:17") is not None


def test_two_admins_at_once(talk: Talk) -> None:
    for admin in (ADMIN, SECOND):
        talk.type(admin, "/risk 鞍山铁东区 高")
    talk.tap(ADMIN, "确认设定")
    turn = talk.tap(SECOND, "确认设定")
    assert turn.records == ()
    assert "现在：🔴 高风险" in text_of(talk, SECOND)
    assert "本来就是🔴 高风险" in text_of(talk, SECOND)
    talk.tap(SECOND, "确认设定")
    assert len(statements(talk)) == 2


def test_two_admins_at_once_with_lists(talk: Talk) -> None:
    for admin in (ADMIN, SECOND):
        talk.type(admin, "/risk 鞍山铁东区 高\n南关区 中")
    talk.tap(ADMIN, "确认设定")
    assert talk.tap(SECOND, "确认设定").records == ()
    assert "🔴 高风险 → 🔴 高风险" in text_of(talk, SECOND)


@pytest.mark.parametrize("typed", ["/risk 鞍山铁东区 高", "/risk 鞍山铁东区 高\n南关区 中"])
def test_who_is_no_admin_any_more_says_nothing(talk: Talk, typed: str) -> None:
    talk.type(ADMIN, typed)
    data, _ = talk.find(ADMIN, "确认设定")
    talk.world.enrol(ADMIN, "姜敏", Membership(Role.OFFICER, division=DIVISION, division_name="南关区", path=PATH))
    talk.tap(ADMIN, "确认设定")
    assert "已没有办理此项的权限" in text_of(talk, ADMIN)
    assert statements(talk) == []
    assert data


def test_a_place_that_is_named_at_last_shows_what_holds_there_at_once(talk: Talk) -> None:
    """Facts about a place are loaded with the message that names it: what is confirmed is what was shown."""
    talk.world.say_risk("220104", RiskLevel.MEDIUM, NOW - timedelta(days=3))
    talk.world.say_risk("220104", RiskLevel.LOW, NOW - timedelta(days=1))
    talk.type(ADMIN, "/risk 鞍山铁东区 高")
    talk.tap(ADMIN, "修改：地区")
    talk.type(ADMIN, "长春朝阳区")
    assert "现在：🟢 低风险，自" in text_of(talk, ADMIN)
    assert talk.tap(ADMIN, "确认设定").records != ()


def test_lines_beyond_the_limit_are_not_read(talk: Talk) -> None:
    talk.type(ADMIN, "/risk\n" + "\n".join(["南关区 低 11.1"] * 31))
    assert "第 31 行" in text_of(talk, ADMIN)
    assert "最多 30 行" in text_of(talk, ADMIN)
    talk.tap(ADMIN, "确认设定")
    assert len(statements(talk)) == 1, "the same place from the same moment on is said once"


def test_a_list_of_which_nothing_is_left(talk: Talk) -> None:
    talk.type(ADMIN, "/risk 朝阳 高\n火星 低")
    talk.tap(ADMIN, "不记录")
    talk.tap(ADMIN, "确认设定")
    assert "没有要设定的" in text_of(talk, ADMIN)
    assert statements(talk) == []


def test_a_list_is_sent_again(talk: Talk) -> None:
    talk.type(ADMIN, "/risk 鞍山铁东区 高\n南关区 中")
    talk.tap(ADMIN, "修改：名单")
    talk.type(ADMIN, "？？？")
    assert "第 1 行" in text_of(talk, ADMIN)
    talk.type(ADMIN, "二道区 中")
    talk.tap(ADMIN, "确认设定")
    assert [each.place for each in statements(talk)] == ["220105"]


def test_what_changed_is_told_to_whom_it_concerns_only(talk: Talk) -> None:
    talk.world.manager(7, "刘洋", enterprise=18)
    talk.world.say_risk(TIEDONG, RiskLevel.HIGH, datetime(2026, 11, 18, tzinfo=ZONE))
    talk.world.rejudge()
    assert talk.arrives(7, "rejudged", "1:17") is None, "another enterprise's"
    assert talk.arrives(7, "rejudged", "1:18") is None, "nothing changed there"
    assert talk.arrives(MANAGER, "rejudged_in", f"1:{DIVISION}") is None
    assert talk.arrives(OFFICER, "risk_done", "1") is None
    assert talk.arrives(OFFICER, "rejudged_in", "1:220200") is None
    assert talk.arrives(OFFICER, "rejudged_in", f"1:{DIVISION}") is not None
    assert "王芳" not in text_of(talk, OFFICER)
    assert talk.arrives(ADMIN, "risk_done", "1") is not None
    assert talk.arrives(ADMIN, "risk_done", "99") is None


def test_nobody_is_told_of_nothing(talk: Talk) -> None:
    talk.world.say_risk("460100", RiskLevel.HIGH)
    talk.world.rejudge()
    assert talk.arrives(MANAGER, "rejudged", "1:17") is None
    assert talk.arrives(OFFICER, "rejudged_in", f"1:{DIVISION}") is None
    talk.arrives(ADMIN, "risk_done", "1")
    assert "没有涉及该地的返岗核查" in text_of(talk, ADMIN)


def test_many_people_fit_one_card(talk: Talk) -> None:
    talk.world.hire(*(f"员工{n}" for n in range(40)))
    for staff_id in range(5, 45):
        checked(talk, staff_id, *away(TIEDONG))
    statement = RiskStatement(1, TIEDONG, RiskLevel.HIGH, NOW, NOW)
    changes = tuple(VerdictChange(Verdict.OBSERVED, check_) for n in range(5, 45) if (check_ := talk.world.check_of(n)) is not None)
    view = rejudged_card(Rejudged(statement, 17, "南关祥瑞摄影店", changes), Briefing(NOW))
    assert view is not None
    assert len(view.rows) == SHOWN // 2 + 1 + 2
    check(WORDING.screen(view, "en"))


def test_a_full_list_is_shown_whole() -> None:
    talk = Talk(World("en"))
    everybody(talk)
    longest = sorted((place for place in places() if place.level is PlaceLevel.COUNTY), key=lambda place: -len(places().spoken(place.code)))
    lines = [f"{place.code} medium 2025-11-{day:02d} 08:31" for day, place in enumerate(longest[:30], start=1)]
    talk.type(ADMIN, "/risk\n" + "\n".join(lines))
    shown = WORDING.screen(talk.cards[ADMIN], "en").text
    assert all(places().spoken(place.code) in shown for place in longest[:30])
    assert "not shown" not in shown


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        ("/risk 亚特兰蒂斯 高", ["risk-bad-unknown"]),
        ("/risk 鞍山铁东区 高 2.31", ["risk-bad-bad_day"]),
        ("/risk 亚特兰蒂斯 高\n鞍山铁东区", ["risk-bad-unknown", "risk-bad-no_level"]),
        ("/risk 亚特兰蒂斯 高\n鞍山铁东区 中", ["risk-bad-unknown"]),
        ("/risk 鞍山铁东区 中", []),
    ],
)
def test_what_an_admin_says_and_is_not_taken_leaves_its_trace(talk: Talk, typed: str, reasons: list[str]) -> None:
    talk.type(ADMIN, typed)
    assert [record.reason for record in talk.world.records if isinstance(record, AnswerRefused)] == reasons


def test_an_officer_who_looks_for_what_there_is_not_leaves_none(talk: Talk) -> None:
    talk.type(OFFICER, "/risk 亚特兰蒂斯")
    assert not [record for record in talk.world.records if isinstance(record, AnswerRefused)]
