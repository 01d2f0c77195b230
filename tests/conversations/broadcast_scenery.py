"""What tests of broadcasts begin with."""

import pytest

from conversations.content import MediaFile, MediaKind, Part
from tests.conversations import world_broadcasts
from tests.conversations.broadcast_scenes import AUTHOR, NOTICE, given, people
from tests.conversations.dialogue import Talk
from tests.conversations.world import World

ALBUM = Part(files=(MediaFile(MediaKind.PHOTO, "p1"), MediaFile(MediaKind.PHOTO, "p2")), album="7")


@pytest.fixture
def talk() -> Talk:
    """Two shops, an officer, two admins."""
    made = Talk(World())
    people(made)
    return made


def write(talk: Talk) -> None:
    """As far as the review."""
    talk.type(AUTHOR, "/broadcast")
    talk.type(AUTHOR, NOTICE)
    for label in ("写好了", "所有人", "选好了", "要，须", "马上"):
        talk.tap(AUTHOR, label)


def given_one(talk: Talk, *, confirm: bool = True, ask: bool = False, start: bool = False) -> int:
    """A broadcast; started where that is wished."""
    given(talk, confirm=confirm, ask=ask)
    key = max(talk.world.broadcasts.held)
    if start:
        world_broadcasts.start(talk.world, key)
    return key
