"""Who may not do what, codes that do not open, files that are no roster."""

import pytest

from conversations.briefing import Invite
from conversations.engine.signals import FileFailed, RosterArrived, Tapped, Typed, Uploaded
from conversations.records import ReadRoster
from conversations.roles import Membership, Role
from conversations.roster_file import Rejected, Rejection
from tests.conversations.dialogue import Talk
from tests.conversations.scenery import open_temperature, talk, text_of
from tests.conversations.world import DIVISION, PATH, World

__all__ = ["talk"]


@pytest.mark.parametrize(
    ("invite", "answer"),
    [
        (Invite(5, Role.MANAGER, "x", used=True, expired=False), "已被使用"),
        (Invite(5, Role.MANAGER, "x", used=False, expired=True), "已过期"),
        (Invite(5, Role.MANAGER, "x", used=True, expired=False, already_member=True), "已登记"),
        (None, "不正确"),
    ],
)
def test_a_code_that_does_not_open_says_why(invite: Invite | None, answer: str) -> None:
    talk = Talk(World())
    if invite is not None:
        talk.world.invites["7K2MQ4XD9TBE"] = invite
    talk.type(1, "7k2m-q4xd-9tbe")
    assert answer in text_of(talk)


def test_a_code_used_by_somebody_else_meanwhile(talk: Talk) -> None:
    talk.world.invites["7K2MQ4XD9TBE"] = Invite(5, Role.OFFICER, "南关区", used=False, expired=False)
    talk.type(7, "/start 7K2MQ4XD9TBE")
    talk.type(8, "/start 7K2MQ4XD9TBE")
    talk.tap(7, "简体中文")
    talk.tap(7, "同意")
    talk.tap(8, "简体中文")
    assert 7 in talk.world.accounts
    assert 8 not in talk.world.accounts
    assert "已被使用" in text_of(talk, 8)


def test_files_that_cannot_be_a_roster(talk: Talk) -> None:
    turn = talk.send(1, Uploaded("f", "花名册.xlsx", 30_000_000), "> (30 MB)")
    assert not turn.records
    assert "文件太大（30 MB）" in text_of(talk)
    talk.send(1, FileFailed("too_big"), "")
    assert "20 MB" in text_of(talk)
    for reason in Rejection:
        talk.send(1, RosterArrived(1, 17, Rejected(reason)), "")
        assert "没有导入" in text_of(talk)
    assert isinstance(talk.send(1, Uploaded("f", "花名册.XLSX", 9_000), "> (花名册)").records[0], ReadRoster)


def test_somebody_unknown_gets_help_and_nothing_else() -> None:
    talk = Talk(World())
    for signal in (Typed("38.2"), Typed("/today"), Typed("/roster"), Uploaded("f", "a.xlsx", 5), Tapped("ok:17:2026-11-23"), Tapped("x")):
        turn = talk.send(9, signal, "> …")
        assert not turn.records


def test_an_officer_below_sees_only_the_own_division(talk: Talk) -> None:
    talk.world.enrol(5, "外区联络员", Membership(Role.OFFICER, division="220202", division_name="昌邑区", path="/220000/220200/220202/"))
    for data in ("ent:17", f"lag:{DIVISION}:0", f"alerts:{DIVISION}"):
        talk.send(5, Tapped(data), "> tap")
        assert "没有找到" in text_of(talk, 5), data
    assert talk.world.composed(5, "alert", "101") is None
    assert PATH


def test_a_manager_cannot_report_for_another_enterprise(talk: Talk) -> None:
    turn = talk.send(1, Tapped(f"ok:18:{talk.world.now.date()}"), "> tap")
    assert not turn.records
    assert "没有找到" in text_of(talk)


def test_a_manager_cannot_touch_an_alert(talk: Talk) -> None:
    open_temperature(talk)
    talk.tap(1, "38.2")
    talk.tap(1, "无症状")
    talk.tap(1, "就医")
    talk.tap(1, "确认上报")
    for data in ("alert:101", "ack:101", "detail:101", "res:101", f"lag:{DIVISION}:0", f"remall:{DIVISION}:yes", "ent:18"):
        turn = talk.send(1, Tapped(data), "> tap")
        assert not turn.records
        assert "没有找到" in text_of(talk), data


def test_a_removed_manager_is_told_and_nothing_is_filed(talk: Talk) -> None:
    open_temperature(talk)
    talk.world.enrol(1, "黄春")
    turn = talk.type(1, "38.2")
    assert not turn.records
    assert "不是该企业的填报人" in text_of(talk)
    talk.world.manager()
    talk.type(1, "/today")
    assert "未报" in text_of(talk)


def test_the_privacy_notice_is_read_in_the_language_chosen_a_moment_ago(talk: Talk) -> None:
    talk.world.invites["7K2MQ4XD9TBE"] = Invite(5, Role.OFFICER, "南关区", used=False, expired=False)
    assert talk.type(7, "/start 7K2MQ4XD9TBE").language is None
    assert talk.tap(7, "English").language == "en"
    assert talk.type(7, "?").language == "en"
    assert talk.tap(7, "返回").language is None
