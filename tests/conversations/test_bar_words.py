"""Every reason for which somebody may not be on post, with its exact words in both languages and its way out."""

from collections.abc import Callable

import pytest

from conversations.codes import BarReason, Status
from conversations.engine.signals import Tapped
from tests.conversations import bar_scenery as people
from tests.conversations.dialogue import WORDING, Talk, plain
from tests.conversations.scenery import labels, talk, text_of
from tests.conversations.world import World
from tests.conversations.world_bars import bars

__all__ = ["talk"]
WANG, ZHAO = 1, 3

REASONS: list[tuple[Callable[[World, int], None], BarReason, str, str, list[str]]] = [
    (
        people.isolated,
        BarReason.ISOLATION,
        "⛔ 赵敏 不能上岗：隔离观察至 12月3日 周四。隔离期满并确认身体无恙，或由联络员解除后，方可上岗。今天请选择其他状态。",
        "⛔ 赵敏 may not work: in isolation until Thu 3 Dec. It ends after the last day when all is well, or when an officer ends it. "
        "Please choose another status for today.",
        ["查看隔离观察"],
    ),
    (
        people.not_fit,
        BarReason.NOT_FIT,
        "⛔ 赵敏 不能上岗：返岗核查未通过，发热或有症状。请先就医，康复后重新做返岗核查。今天请选择其他状态。",
        "⛔ 赵敏 may not work: return check failed, fever or symptoms. See a doctor first, and do a new return check when well. "
        "Please choose another status for today.",
        ["查看返岗核查", "做返岗核查"],
    ),
    (
        people.incomplete,
        BarReason.INCOMPLETE,
        "⛔ 赵敏 不能上岗：返岗核查行程不全。请先补全行程。今天请选择其他状态。",
        "⛔ 赵敏 may not work: return check lacks days. Complete the return check first. Please choose another status for today.",
        ["查看返岗核查"],
    ),
    (
        people.unconfirmed,
        BarReason.UNCONFIRMED,
        "⛔ 赵敏 不能上岗：本人已申报，待您确认。请先核对并确认本人的申报。今天请选择其他状态。",
        "⛔ 赵敏 may not work: own declaration waits for you. Check and confirm the declaration first. "
        "Please choose another status for today.",
        ["查看返岗核查"],
    ),
    (
        people.not_yet,
        BarReason.NOT_YET,
        "⛔ 赵敏 不能上岗：返岗日是 11月24日 周二。返岗日期有变的，请先更正返岗核查。今天请选择其他状态。",
        "⛔ 赵敏 may not work: return day is Tue 24 Nov. If the day has changed, correct the return check first. "
        "Please choose another status for today.",
        ["查看返岗核查"],
    ),
    (
        people.not_returned,
        BarReason.UNCHECKED,
        "⛔ 赵敏 不能上岗：未做返岗核查。请先做返岗核查。今天请选择其他状态。",
        "⛔ 赵敏 may not work: no return check yet. Do the return check first. Please choose another status for today.",
        ["做返岗核查"],
    ),
    (
        people.unchecked,
        BarReason.UNCHECKED,
        "⛔ 赵敏 不能上岗：未做返岗核查。请先做返岗核查。今天请选择其他状态。",
        "⛔ 赵敏 may not work: no return check yet. Do the return check first. Please choose another status for today.",
        ["做返岗核查"],
    ),
]
NAMES = [make.__name__ for make, *_ in REASONS]


@pytest.mark.parametrize(("make", "reason", "zh", "en", "ways"), REASONS, ids=NAMES)
def test_every_reason_is_said_with_its_way_out(
    talk: Talk, make: Callable[[World, int], None], reason: BarReason, zh: str, en: str, ways: list[str]
) -> None:
    talk.world.change_member(WANG, post=None)
    make(talk.world, ZHAO)
    assert [(bar.staff_id, bar.reason) for bar in bars(talk.world, 17)] == [(ZHAO, reason)]
    people.told(talk, "赵敏")
    turn = talk.tap(1, "在岗")
    assert not turn.records
    line = turn.replies[0].lines[0]
    assert (plain(WORDING.text(line, "zh-CN")), plain(WORDING.text(line, "en"))) == (zh, en)
    assert [label for label in labels(talk) if "核查" in label or "隔离观察" in label] == ways
    talk.tap(1, "休假")
    talk.tap(1, "确认上报")
    assert people.filed(talk) == {ZHAO: Status.LEAVE}
    alerted = talk.world.reports[-1].entries[0].attempted_on_post
    assert alerted is (reason in (BarReason.ISOLATION, BarReason.NOT_FIT))


@pytest.mark.parametrize(("make", "reason", "zh", "en", "ways"), REASONS, ids=NAMES)
def test_the_ways_out_lead_somewhere_and_back(
    talk: Talk, make: Callable[[World, int], None], reason: BarReason, zh: str, en: str, ways: list[str]
) -> None:
    talk.world.change_member(WANG, post=None)
    make(talk.world, ZHAO)
    people.told(talk, "赵敏")
    talk.tap(1, "在岗")
    turn = talk.tap(1, ways[0])
    assert turn.toast is None
    assert "赵敏" in text_of(talk)
    assert turn.session.flow == "health_ledger" or "health_ledger" in [run.flow for run in turn.session.parked]


@pytest.mark.parametrize("make", [people.isolated, people.not_fit, people.incomplete, people.unconfirmed, people.unchecked])
def test_one_tap_does_not_swallow_somebody_barred(talk: Talk, make: Callable[[World, int], None]) -> None:
    talk.world.change_member(WANG, post=None)
    make(talk.world, ZHAO)
    turn = talk.send(1, Tapped(f"ok:17:{talk.world.today}"), "> tap")
    assert not turn.records
    assert turn.toast is not None
    assert turn.toast.key == "toast-barred-first"
    assert "1 人今天不能上岗，需单独填报" in text_of(talk)
    assert labels(talk)[0] == "开始填报"
