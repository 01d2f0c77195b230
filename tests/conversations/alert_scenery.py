"""What tests of alerts begin with: a feverish person was reported, and there is everybody who may hear of it."""

from datetime import timedelta

import pytest

from conversations.engine.signals import Tapped
from conversations.engine.turn import Turn
from conversations.roles import Membership, Role
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.scenery import talk

__all__ = ["talk", "told"]
MANAGER, OFFICER, SECOND, CITY, ADMIN, FOREIGN = 1, 2, 3, 4, 5, 6


@pytest.fixture
def told(talk: Talk) -> Talk:
    """A feverish person was reported; two officers of the district, one of the city and an admin are there."""
    world = talk.world
    world.officer(SECOND, "胡明")
    world.enrol(CITY, "安晓宁", Membership(Role.OFFICER, division="220100", division_name="长春市", path="/220000/220100/"))
    world.admin(ADMIN)
    world.enrol(FOREIGN, "外区", Membership(Role.OFFICER, division="220202", division_name="昌邑区", path="/220000/220200/220202/"))
    talk.type(MANAGER, "王芳 38.2 咳嗽 就医，其余正常")
    talk.tap(MANAGER, "确认上报")
    talk.arrives(OFFICER, "alert", "101")
    return talk


def tapped(talk: Talk, chat: int, data: str) -> Turn:
    """A button, also an old one."""
    return talk.send(chat, Tapped(data), "> tap")


def toast(turn: Turn) -> str:
    """What is said for a moment."""
    return WORDING.toast(turn.toast, "zh-CN") if turn.toast else ""


def later(talk: Talk, minutes: int) -> None:
    """Time passes, and what is due happens."""
    talk.world.now += timedelta(minutes=minutes)
    talk.world.tick()
