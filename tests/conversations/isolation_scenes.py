"""The conversations of isolation for the transcripts, the same in both languages."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from conversations.codes import IsolationKind, Rule
from conversations.records import OpenIsolation
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import MANAGER, OFFICER, SECOND, label
from tests.conversations.wards import AFTERNOON
from tests.conversations.world import ZONE

LEFT = date(2026, 11, 20)
LAST = date(2026, 12, 4)


def _two(talk: Talk) -> None:
    """Two of the staff were in a medium-risk place, and are isolated from the 24th on."""
    world = talk.world
    world.manager()
    world.officer()
    world.hire("王芳|收银员", "李强", "赵敏")
    world.now = datetime(2026, 11, 24, 8, 40, tzinfo=ZONE)
    for staff_id, first in ((1, LEFT), (2, LEFT + timedelta(days=2))):
        world.apply(
            OpenIsolation(17, staff_id, IsolationKind.HOME, first, first + timedelta(days=14), Rule.MEDIUM_RISK),
            MANAGER,
        )


def isolation_readings(talk: Talk) -> None:
    """The reminder, several temperatures at once, a fever that is alerted, a correction, and a half day that is missed."""
    _two(talk)
    world = talk.world
    world.now = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
    talk.arrives(MANAGER, "readings", "17")
    talk.tap(MANAGER, label(talk, "录入上午体温", "Enter morning temperature"))
    talk.type(MANAGER, "365")
    talk.type(MANAGER, "36.5")
    talk.tap(MANAGER, "36.8")
    talk.tap(MANAGER, label(talk, "都没有症状", "Nobody has symptoms"))
    talk.tap(MANAGER, label(talk, "确认录入", "Confirm and enter"))
    world.now = datetime(2026, 11, 25, 9, 0, tzinfo=ZONE)
    talk.type(MANAGER, "/today")
    talk.tap(MANAGER, label(talk, "录入上午体温", "Enter morning temperature"))
    talk.type(MANAGER, "王芳 38.2 咳嗽，李强 36.6")
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.tap(MANAGER, label(talk, "确认录入", "Confirm and enter"))
    talk.arrives(OFFICER, "alert", "101")
    talk.tap(MANAGER, "李强")
    talk.tap(MANAGER, label(talk, "更正上午体温", "Correct morning temperature"))
    talk.type(MANAGER, "36.7")
    talk.tap(MANAGER, label(talk, "无症状", "No symptoms"))
    talk.tap(MANAGER, label(talk, "确认录入", "Confirm and enter"))


def isolation_end(talk: Talk) -> None:
    """The last day: not without both temperatures; then the manager's word."""
    _two(talk)
    world = talk.world
    world.now = datetime(2026, 12, 4, 9, 0, tzinfo=ZONE)
    talk.type(MANAGER, "/isolation")
    talk.tap(MANAGER, label(talk, "录入上午体温", "Enter morning temperature"))
    talk.type(MANAGER, "王芳 36.5 李强 36.6")
    talk.tap(MANAGER, label(talk, "都没有症状", "Nobody has symptoms"))
    talk.tap(MANAGER, label(talk, "确认录入", "Confirm and enter"))
    talk.tap(MANAGER, label(talk, "期满确认", "Isolation over?"))
    talk.tap(MANAGER, label(talk, "身体正常", "Well: end the isolation"))
    world.now = datetime.combine(LAST, AFTERNOON, ZONE)
    talk.type(MANAGER, "/isolation")
    talk.tap(MANAGER, label(talk, "录入下午体温", "Enter afternoon temperature"))
    talk.type(MANAGER, "王芳 36.4 李强 36.6")
    talk.tap(MANAGER, label(talk, "都没有症状", "Nobody has symptoms"))
    talk.tap(MANAGER, label(talk, "确认录入", "Confirm and enter"))
    talk.tap(MANAGER, label(talk, "期满确认", "Isolation over?"))
    talk.tap(MANAGER, label(talk, "身体正常", "Well: end the isolation"))


def isolation_unwell(talk: Talk) -> None:
    """The last day, and the person is not well."""
    _two(talk)
    talk.world.now = datetime(2026, 12, 4, 9, 0, tzinfo=ZONE)
    talk.type(MANAGER, "/today")
    talk.tap(MANAGER, label(talk, "期满确认", "Isolation over"))
    talk.tap(MANAGER, label(talk, "发热或有不适", "Fever or not well"))
    talk.tap(MANAGER, "37.5")
    talk.tap(MANAGER, label(talk, "乏力", "fatigue"))
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.arrives(OFFICER, "alert", "101")


def isolation_change(talk: Talk) -> None:
    """Officers: who lacks temperatures, an extension, a release that comes too late, and what the manager hears."""
    _two(talk)
    world = talk.world
    world.officer(SECOND, "胡明")
    world.now = datetime(2026, 11, 25, 9, 30, tzinfo=ZONE)
    talk.type(OFFICER, "/today")
    talk.tap(OFFICER, label(talk, "隔离名单", "Isolation list"))
    talk.tap(OFFICER, "1. 王*")
    talk.tap(OFFICER, label(talk, "查看姓名", "Show name"))
    talk.type(SECOND, "/isolation")
    talk.tap(SECOND, "1. 王*")
    talk.tap(SECOND, label(talk, "延长", "Extend"))
    talk.tap(OFFICER, label(talk, "转集中隔离", "To central isolation"))
    talk.type(OFFICER, "与家人同住，没有单独房间")
    talk.tap(OFFICER, label(talk, "✅ 确认", "✅ Confirm"))
    talk.arrives(MANAGER, "isolated", "701")
    talk.tap(SECOND, label(talk, "12月18日", "18 Dec"))
    talk.tap(SECOND, label(talk, "体温缺测较多", "many temperatures missed"))
    talk.tap(SECOND, label(talk, "✅ 确认", "✅ Confirm"))
    talk.arrives(MANAGER, "isolated", "701")
    talk.tap(OFFICER, label(talk, "解除隔离", "Release"))
    talk.tap(OFFICER, label(talk, "检测排除", "test negative"))
    talk.tap(OFFICER, label(talk, "✅ 确认", "✅ Confirm"))
    talk.tap(SECOND, label(talk, "缩短", "Shorten"))
    talk.arrives(MANAGER, "isolated", "701")


SCENES: dict[str, Callable[[Talk], None]] = {
    scene.__name__: scene for scene in (isolation_readings, isolation_end, isolation_unwell, isolation_change)
}
