"""What tests of the officer's day begin with."""

from datetime import datetime

import pytest

from conversations.roles import Membership, Role
from tests.conversations.dialogue import Talk
from tests.conversations.world import ZONE, World

MANAGER, OFFICER, COLLEAGUE, ELSEWHERE, OTHER_MANAGER = 1, 2, 3, 4, 6
FOREIGN = "/220000/220200/220202/"


@pytest.fixture
def talk() -> Talk:
    """Two enterprises with a manager each, two officers of the district, one of another city's."""
    world = World(now=datetime(2026, 11, 23, 9, 30, tzinfo=ZONE))
    world.manager()
    world.manager(OTHER_MANAGER, "周玉兰", 18)
    world.officer()
    world.officer(COLLEAGUE, "胡明")
    world.enrol(ELSEWHERE, "白雪", Membership(Role.OFFICER, division="220202", division_name="昌邑区", path=FOREIGN))
    world.hire("王芳|收银员", "李强")
    return Talk(world)


def stored(talk: Talk, kind: type) -> list[object]:
    return [record for record in talk.world.records if isinstance(record, kind)]
