"""Answers that were not taken leave their trace where that is wanted: which question and why, never the words."""

import pytest

from conversations.catalog import FLOWS
from conversations.records import AnswerRefused
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import MANAGER
from tests.conversations.world import World

TRACED = {"return_check", "self_declaration", "risk_change", "risk_list"}


@pytest.fixture
def talk() -> Talk:
    talk = Talk(World())
    talk.world.manager()
    talk.world.hire("王芳|收银员", "李强|摄影师")
    return talk


def _refused(talk: Talk) -> list[tuple[str, str]]:
    return [(record.question, record.reason) for record in talk.world.records if isinstance(record, AnswerRefused)]


def test_a_return_check_keeps_what_was_refused_and_why(talk: Talk) -> None:
    talk.type(MANAGER, "/return")
    for label in ("新的核查", "王芳", "选好了"):
        talk.tap(MANAGER, label)
    talk.type(MANAGER, "12.1")
    talk.tap(MANAGER, "今天")
    for typed in ("亚特兰蒂斯", "武威 2.31", "11.9-11.22"):
        talk.type(MANAGER, typed)
    talk.tap(MANAGER, "就这些")
    talk.tap(MANAGER, "火车")
    talk.type(MANAGER, "高铁")
    assert _refused(talk) == [
        ("return_day", "refused-day-bounds"),
        ("stays", "refused-no-place"),
        ("stays", "day-problem-impossible"),  # the place is taken, its days are not
        ("number", "refused-number-rail"),
    ]
    (first, *_) = [record for record in talk.world.records if isinstance(record, AnswerRefused)]
    assert first.about[:2] == ("17", talk.world.now.date().isoformat())


def test_what_is_answered_leaves_no_trace(talk: Talk) -> None:
    """A step of an answer, a choice among several places, a slip in the daily ledger."""
    talk.type(MANAGER, "/return")
    for label in ("新的核查", "王芳", "选好了", "今天"):
        talk.tap(MANAGER, label)
    talk.type(MANAGER, "朝阳 11.9-11.12")
    talk.tap(MANAGER, "长春市朝阳区")
    talk.tap(MANAGER, "其余都在本地")
    talk.type(MANAGER, "/cancel")
    talk.tap(MANAGER, "放弃，不保存")
    talk.type(MANAGER, "/report")
    for label in ("有异常", "李强", "选好了"):
        talk.tap(MANAGER, label)
    talk.type(MANAGER, "365")
    assert _refused(talk) == []


def test_which_questionnaires_leave_a_trace() -> None:
    assert {name for name, flow in FLOWS.items() if flow.traces_refusals} == TRACED
