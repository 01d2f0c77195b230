"""What several tests begin with: a manager with a small roster, and the district's officer."""

import pytest

from tests.conversations.dialogue import WORDING, Talk, plain
from tests.conversations.world import World


@pytest.fixture
def talk() -> Talk:
    """A manager with a small roster, and the district's officer."""
    world = World()
    world.manager()
    world.officer()
    world.hire("王芳|收银员", "李强", "赵敏", "<b>A&B</b>")
    return Talk(world)


def text_of(talk: Talk, chat: int = 1) -> str:
    """The newest card's text; blanks that do not break are blanks."""
    return plain(WORDING.screen(talk.cards[chat], "zh-CN").text).replace("\N{NO-BREAK SPACE}", " ")


def open_temperature(talk: Talk, name: str = "王芳") -> None:
    """As far as the question for the temperature."""
    talk.type(1, "/today")
    talk.tap(1, "有异常")
    talk.tap(1, name)
    talk.tap(1, "选好了")


def labels(talk: Talk, chat: int = 1) -> list[str]:
    """The buttons of the newest card."""
    return [button.label for row in WORDING.screen(talk.cards[chat], "zh-CN").buttons for button in row]


def ill(talk: Talk, status: str = "就医") -> None:
    """The rest of a feverish person's questions."""
    talk.tap(1, "38.2")
    talk.tap(1, "无症状")
    talk.tap(1, status)
