"""Whoever comes back after a draft was deleted reads so once, and what to do; its old buttons do nothing."""

from dataclasses import replace
from json import dumps, loads

import pytest

from conversations.catalog import FLOWS
from conversations.engine.session import Session, session_from_json, session_to_json
from conversations.engine.signals import Tapped
from conversations.view import Line
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.officer_scenery import MANAGER, OFFICER, talk
from tests.conversations.scenery import text_of

__all__ = ["talk"]


def _expires(talk: Talk, chat: int) -> None:
    """As `bot/storage/drafts.py` leaves a session."""
    session = session_from_json(loads(talk.world.sessions[chat]))
    assert session.flow is not None
    talk.world.sessions[chat] = dumps(session_to_json(Session(version=session.version + 1, expired=session.flow)))


def _writes(talk: Talk) -> None:
    talk.send(OFFICER, Tapped("msg:17"), "")
    talk.type(OFFICER, "请报库存")


@pytest.mark.parametrize("back", ["today", "typed", "new"])
def test_who_comes_back_is_told_once(talk: Talk, back: str) -> None:
    _writes(talk)
    _expires(talk, OFFICER)
    match back:
        case "today":
            talk.type(OFFICER, "/today")
        case "typed":
            talk.type(OFFICER, "好的")
        case _:
            talk.send(OFFICER, Tapped("msg:17"), "")
    first, *_ = text_of(talk, OFFICER).split("\n")
    assert first == "⌛ 您上次没有填完的「给企业发消息」超过 7 天没有继续，已填内容已清除，没有提交。仍要办理的，请重新填写。"
    talk.type(OFFICER, "/today")
    assert "⌛" not in text_of(talk, OFFICER)


def test_the_old_button_sends_nothing_and_tells(talk: Talk) -> None:
    _writes(talk)
    data, _ = talk.find(OFFICER, "发送")
    _expires(talk, OFFICER)
    talk.send(OFFICER, Tapped(data), "")
    assert not talk.world.records
    assert "「给企业发消息」" in text_of(talk, OFFICER)
    talk.send(OFFICER, Tapped("msg:17"), "")
    talk.send(OFFICER, Tapped(data), "")
    assert not talk.world.records, "versions go on: a button of the old draft is none of the new one"


def test_what_cannot_carry_it_is_shown_and_the_next_card_tells(talk: Talk) -> None:
    """A picture's caption is full."""
    talk.send(OFFICER, Tapped("msg:17"), "")
    _expires(talk, OFFICER)
    talk.send(OFFICER, Tapped("divtrend:220102"), "")
    assert "⌛" not in text_of(talk, OFFICER)
    talk.type(OFFICER, "/today")
    assert "⌛" in text_of(talk, OFFICER)


def test_the_days_report_is_made_as_ever(talk: Talk) -> None:
    talk.world.sessions[MANAGER] = dumps(session_to_json(Session(version=9, expired="health_ledger")))
    talk.type(MANAGER, "/report")
    assert text_of(talk, MANAGER).startswith("⌛ 您上次没有填完的「每日健康台账」")
    talk.tap(MANAGER, "全部正常")
    assert len(talk.world.records) == 1


def test_a_session_keeps_it_until_then() -> None:
    session = Session(version=3, expired="broadcast")
    assert session_from_json(session_to_json(session)) == session
    assert session.begin("trace").expired == ""
    assert "expired" not in session_to_json(replace(session, expired=""))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_questionnaire_has_a_name(language: str) -> None:
    names = [WORDING.toast(Line(f"flow-{name}"), language) for name in FLOWS]
    assert all(names)
