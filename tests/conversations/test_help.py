"""Help says all that the reader can do: every command that opens for them is in it, and none that does not."""

import re

import pytest

from conversations.commands import COMMANDS, MENU
from conversations.roles import Membership, Role
from conversations.wording import LANGUAGES
from tests.conversations.dialogue import WORDING, Talk
from tests.conversations.scenery import text_of
from tests.conversations.world import DIVISION, PATH, World

READER = 70
HELD = {
    "manager": (Membership(Role.MANAGER, 17, "欧亚超市"),),
    "officer": (Membership(Role.OFFICER, division=DIVISION, division_name="朝阳区", path=PATH),),
    "city officer": (Membership(Role.OFFICER, division="220100", division_name="长春市", path="/220000/220100/"),),
    "admin": (Membership(Role.ADMIN),),
    "staff member": (Membership(Role.STAFF, 17, "欧亚超市", staff_id=1),),
    "officer and admin": (Membership(Role.OFFICER, division=DIVISION, division_name="朝阳区", path=PATH), Membership(Role.ADMIN)),
}
NOT_THERE = ("没有这个命令", "没有找到这项内容")


def reader(memberships: tuple[Membership, ...]) -> Talk:
    """Somebody who holds these, in a world with an enterprise and its staff."""
    world = World("zh-CN")
    world.manager()
    world.officer()
    world.hire("王芳|收银员", "李强")
    world.enrol(READER, "某人", *memberships)
    world.fleet.couriers[1] = ("吉A12345", False)
    return Talk(world)


def opens(memberships: tuple[Membership, ...], name: str) -> bool:
    """Whether the command leads anywhere for them."""
    talk = reader(memberships)
    talk.type(READER, f"/{name}")
    return not any(line in text_of(talk, READER) for line in NOT_THERE)


@pytest.mark.parametrize("role", HELD)
def test_help_names_what_the_reader_can_do_and_nothing_else(role: str) -> None:
    can = {name for name in MENU if name == "cancel" or opens(HELD[role], name)}
    talk = reader(HELD[role])
    talk.type(READER, "/help")
    for language in LANGUAGES:
        named = set(re.findall(r"/([a-z]+)", re.sub(r"<[^>]*>", "", WORDING.screen(talk.cards[READER], language).text)))
        assert named <= can, f"{language}: said, and not there"
        verbs = {COMMANDS[name].verb for name in named & COMMANDS.keys()}
        missing = {name for name in can - named if name == "cancel" or COMMANDS[name].verb not in verbs}
        assert not missing, f"{language}: there, and not said"
