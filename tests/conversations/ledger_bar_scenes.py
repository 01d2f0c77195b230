"""Scenes of the ledger with people who may not be on post."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.conversations import bar_scenery as people
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import MANAGER, OFFICER, label


def ledger_barred(talk: Talk) -> None:
    """Somebody in isolation and somebody not fit: no tap for all, an attempt that is refused and alerted, a verdict after the report."""
    world = talk.world
    world.manager()
    world.officer()
    world.hire("王芳|收银员", "李强|摄影师", "赵敏", "孙丽")
    people.isolated(world, 1)
    people.not_fit(world, 2)
    talk.arrives(MANAGER, "reminder", "17")
    talk.tap(MANAGER, label(talk, "开始填报", "Start the report"))
    talk.tap(MANAGER, label(talk, "其余都正常", "Everybody else"))
    talk.tap(MANAGER, "36.5")
    talk.tap(MANAGER, label(talk, "无症状", "No symptoms"))
    talk.tap(MANAGER, label(talk, "在岗", "on post"))
    talk.tap(MANAGER, label(talk, "居家隔离", "isolated at home"))
    talk.type(MANAGER, "李强 36.8 在岗")
    talk.tap(MANAGER, label(talk, "休假", "on leave"))
    talk.tap(MANAGER, label(talk, "确认上报", "Confirm and report"))
    talk.arrives(OFFICER, "alert", "101")
    talk.heading(label(talk, "下午，赵敏补报的核查缺三天行程", "In the afternoon, a check of 赵敏 that lacks three days"))
    world.now += timedelta(hours=6)
    people.incomplete(world, 3)
    talk.type(MANAGER, "/today")


def ledger_not_returned(talk: Talk) -> None:
    """Those who have not returned are filed again by one tap; one who is put on post has to be checked first; then she is back."""
    world = talk.world
    world.manager()
    world.hire("王芳|收银员", "李强|摄影师", "赵敏", "孙丽")
    people.not_returned(world, 2, 3, 4)
    talk.arrives(MANAGER, "reminder", "17")
    talk.tap(MANAGER, label(talk, "照旧", "still not returned"))
    talk.heading(label(talk, "第二天", "The next day"))
    world.now += timedelta(days=1)
    people.unconfirmed(world, 4)
    talk.type(MANAGER, "今日全员正常")
    talk.tap(MANAGER, label(talk, "有异常", "Someone"))
    talk.tap(MANAGER, "赵敏")
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.tap(MANAGER, "36.5")
    talk.tap(MANAGER, label(talk, "无症状", "No symptoms"))
    talk.tap(MANAGER, label(talk, "在岗", "on post"))
    talk.heading(label(talk, "做了返岗核查之后", "After the return check"))
    people.fit(world, 3)
    talk.tap(MANAGER, label(talk, "在岗", "on post"))
    talk.tap(MANAGER, label(talk, "确认上报", "Confirm and report"))


def ledger_front_line(talk: Talk) -> None:
    """The policy asks the front line for a check from today on: several are filed as not returned with one answer, one is told of."""
    world = talk.world
    world.manager()
    world.hire("王芳|收银员", "李强|收银员", "赵敏|保洁员", "孙丽|会计")
    world.policy = replace(world.policy, front_line_check=True)
    talk.type(MANAGER, "/today")
    talk.tap(MANAGER, label(talk, "开始填报", "Start the report"))
    talk.tap(MANAGER, label(talk, "都按未返岗上报", "All not returned"))
    talk.tap(MANAGER, "赵敏")
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.tap(MANAGER, "36.5")
    talk.tap(MANAGER, label(talk, "无症状", "No symptoms"))
    talk.tap(MANAGER, label(talk, "休假", "on leave"))
    talk.tap(MANAGER, label(talk, "确认上报", "Confirm and report"))


SCENES: dict[str, Callable[[Talk], None]] = {scene.__name__: scene for scene in (ledger_barred, ledger_not_returned, ledger_front_line)}
