"""What leaves by itself about retention and about couriers who may not ride: to whom, and how it reads."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from conversations.briefing import Briefing
from conversations.composed import COMPOSED
from conversations.retention import PurgeNotice
from conversations.return_facts import StaffMember
from conversations.roles import Account, Membership, Role
from conversations.view import View
from conversations.wording import LANGUAGES, Wording

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
SUNDAY = date(2026, 11, 29)
NOTICE = PurgeNotice(SUNDAY, 1_234, date(2026, 9, 29), 1, date(2025, 11, 28))
WORDING = Wording()


def knows(role: Role, enterprise_id: int | None = None) -> Briefing:
    """What somebody with that role may know."""
    account = Account(1, 1, "zh-CN", "某人", (Membership(role, enterprise_id, path="/220000/"),))
    person = StaffMember(
        17, "张三", "骑手", departed=False, enterprise_id=5, enterprise_name="好邻超市", home="220104", isolated_until=None
    )
    return Briefing(NOW, account, purges={SUNDAY.isoformat(): NOTICE}, staff={17: person})


def shown(screen: str, subject: str, briefing: Briefing) -> View | None:
    return COMPOSED[screen].view(tuple(subject.split(":")), briefing)


def test_an_admin_is_told_what_is_deleted_and_where_to_change_it() -> None:
    view = shown("purge_warning", SUNDAY.isoformat(), knows(Role.ADMIN))
    assert view is not None
    text = WORDING.screen(view, "zh-CN").text
    assert "11月29日 周日" in text
    assert "2026年9月29日" in text
    assert "2025年11月28日" in text
    assert "1,234 个班次" in text
    assert "60 天" in text
    assert "/policy" in text
    assert any(button.data == "policy" for row in view.rows for button in row)
    english = WORDING.screen(view, "en").text
    assert "29 Sep 2026" in english
    assert "1 run" in english


@pytest.mark.parametrize(("tracks", "lists", "words"), [(3, 0, "轨迹（"), (0, 3, "清单（")])
def test_only_what_there_is_is_named(tracks: int, lists: int, words: str) -> None:
    briefing = replace(knows(Role.ADMIN), purges={SUNDAY.isoformat(): replace(NOTICE, tracks=tracks, lists=lists)})
    view = shown("purge_warning", SUNDAY.isoformat(), briefing)
    assert view is not None
    text = WORDING.screen(view, "zh-CN").text
    assert [each for each in ("轨迹（", "清单（") if each in text] == [words]


def test_notes_and_messages_are_named_where_there_are_some() -> None:
    some = replace(NOTICE, tracks=0, lists=0, notes=1, messages=2_345, records_until=date(2023, 11, 29))
    view = shown("purge_warning", SUNDAY.isoformat(), replace(knows(Role.ADMIN), purges={SUNDAY.isoformat(): some}))
    assert view is not None
    text = WORDING.screen(view, "zh-CN").text
    assert "企业备注：2023年11月29日 周三及以前，共 1 条" in text
    assert "往来消息：2023年11月29日 周三及以前，共 2,345 条" in text
    assert "备注和往来消息 1,095 天" in text
    assert "班次记录" not in text, "no run is concerned"
    assert "1 note\n" in WORDING.screen(view, "en").text


def test_nothing_to_delete_and_nobody_but_an_admin_is_told_nothing() -> None:
    nothing = replace(knows(Role.ADMIN), purges={SUNDAY.isoformat(): replace(NOTICE, tracks=0, lists=0)})
    assert shown("purge_warning", SUNDAY.isoformat(), nothing) is None
    assert shown("purge_warning", "2026-12-06", knows(Role.ADMIN)) is None
    for role in (Role.OFFICER, Role.MANAGER):
        assert shown("purge_warning", SUNDAY.isoformat(), knows(role, 5)) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_manager_is_told_of_a_courier_who_may_not_ride(language: str) -> None:
    view = shown("courier_refused", "5:17", knows(Role.MANAGER, 5))
    assert view is not None
    assert "张三" in WORDING.screen(view, language).text
    assert any(button.data == "ride:17:5" for row in view.rows for button in row)


@pytest.mark.parametrize(
    ("subject", "role", "enterprise"),
    [("5:17", Role.MANAGER, 6), ("6:17", Role.MANAGER, 6), ("5:18", Role.MANAGER, 5), ("5:17", Role.OFFICER, None)],
)
def test_nobody_else_is_told_of_a_courier(subject: str, role: Role, enterprise: int | None) -> None:
    assert shown("courier_refused", subject, knows(role, enterprise)) is None
