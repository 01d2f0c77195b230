"""A day on which an enterprise is closed: nothing asks for a report, and what can be typed instead of no day."""

import pytest

from conversations.engine.signals import Tapped
from conversations.view import Style
from tests.conversations.dialogue import Talk
from tests.conversations.disinfection_scenes import SHOP
from tests.conversations.scenes import MANAGER
from tests.conversations.test_reminders import talk, text
from tests.conversations.world import World

__all__ = ["talk"]


def test_nothing_asks_for_a_report_on_a_day_on_which_the_enterprise_is_closed(talk: Talk) -> None:
    talk.type(MANAGER, "/closed 今天")
    view = talk.type(MANAGER, "/today").replies[0]
    said = text(talk, view)
    assert "⛔ 不能上岗 1 人：隔离观察 1 人。" in said, "it holds on a day off, too"
    assert "🌡 上午体温：还有 1 人未录入" in said
    assert "需单独填报" not in said
    assert "🧴 消毒：今天歇业，不用做" in said
    assert [button.style for row in view.rows for button in row if button.data.startswith(("ok:", "bad:"))] == [Style.PLAIN]
    assert "今天歇业，不用消毒" in text(talk, talk.send(MANAGER, Tapped(f"dis:{SHOP}:0"), "> [消毒]").replies[0])


def _ways(talk: Talk) -> list[tuple[str, Style]]:
    view = talk.type(MANAGER, "/today").replies[0]
    shown = [(button.data.split(":")[0], button.style) for row in view.rows for button in row]
    return [(verb, style) for verb, style in shown if verb in ("ok", "bad", "add")]


def test_who_reports_on_a_closed_day_can_say_that_all_is_well() -> None:
    world = World()
    world.manager()
    world.officer()
    talk = Talk(world)
    talk.type(MANAGER, "/closed 今天")
    assert _ways(talk) == [("add", Style.PLAIN), ("ok", Style.PLAIN)], "nobody is on the roster yet"
    world.hire("张三", "李四")
    assert _ways(talk) == [("ok", Style.PLAIN), ("bad", Style.PLAIN)]


@pytest.mark.parametrize(
    ("typed", "said"), [("12.26-12.24", "如：12.24-12.26"), ("13.40", "如：12.24"), ("过年", "如：12.24、12月24日、明天")]
)
def test_what_can_be_typed_instead_lies_ahead_like_what_was_asked_for(talk: Talk, typed: str, said: str) -> None:
    assert said in text(talk, talk.type(MANAGER, f"/closed {typed}").replies[0])
    talk.send(MANAGER, Tapped(f"closenew:{SHOP}"), "> [登记]")
    assert said in text(talk, talk.type(MANAGER, typed).replies[0])
