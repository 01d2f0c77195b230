"""Figures of divisions for admins: who holds no division begins at the top."""

from dataclasses import replace

import pytest

from conversations.engine.signals import Tapped
from conversations.roles import Membership, Role
from tests.conversations import world_officer_day
from tests.conversations.dialogue import Talk
from tests.conversations.officer_scenery import OFFICER, talk
from tests.conversations.scenery import labels, text_of

__all__ = ["talk"]
ADMIN = 5


def test_an_admin_without_a_division_begins_at_the_province(talk: Talk) -> None:
    talk.world.admin(ADMIN)
    talk.type(ADMIN, "/division")
    assert text_of(talk, ADMIN).startswith("吉林省")
    assert not any("上级" in label for label in labels(talk, ADMIN)), "there is nothing above"
    talk.tap(ADMIN, "走势")
    assert talk.cards[ADMIN].attachment is not None
    talk.tap(ADMIN, "概况")
    talk.tap(ADMIN, "长春市")
    assert text_of(talk, ADMIN).startswith("长春市")
    talk.tap(ADMIN, "上级")
    assert text_of(talk, ADMIN).startswith("吉林省")


def test_an_admin_with_a_division_begins_there(talk: Talk) -> None:
    account = talk.world.accounts[OFFICER]
    talk.world.accounts[OFFICER] = replace(account, memberships=(*account.memberships, Membership(Role.ADMIN)))
    talk.type(OFFICER, "/division")
    assert text_of(talk, OFFICER).startswith("南关区")
    talk.tap(OFFICER, "上级")
    assert text_of(talk, OFFICER).startswith("长春市")


def test_the_province_is_not_for_officers_of_a_district(talk: Talk) -> None:
    for verb in ("div", "divtrend"):
        talk.send(OFFICER, Tapped(f"{verb}:all"), "> forged")
        assert "没有找到这项内容" in text_of(talk, OFFICER)


def test_an_admin_is_told_to_import_divisions_first(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    talk.world.admin(ADMIN)
    monkeypatch.setattr(world_officer_day, "division", lambda _state, _code: None)
    talk.type(ADMIN, "/division")
    assert "还没有区划名单" in text_of(talk, ADMIN)
    talk.send(ADMIN, Tapped("divtrend:all"), "> tap")
    assert "还没有区划名单" in text_of(talk, ADMIN)
