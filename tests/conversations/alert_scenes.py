"""The conversations about alerts: one whole life, one taken back by its enterprise, and the lists."""

from collections.abc import Callable
from datetime import datetime, timedelta

from conversations.codes import AlertKind
from conversations.engine.signals import Tapped
from conversations.roles import Membership, Role
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import label
from tests.conversations.world import ZONE
from tests.conversations.world_alerts import of_enterprise_kind

MANAGER, OFFICER, SECOND, CITY, ADMIN = 1, 2, 3, 4, 5


def _people(talk: Talk) -> None:
    """A manager, two officers of the district, one of the city."""
    world = talk.world
    world.manager()
    world.officer(OFFICER)
    world.officer(SECOND, "胡明")
    city = Membership(Role.OFFICER, division="220100", division_name="长春市", path="/220000/220100/")
    world.enrol(CITY, "安晓宁", city)
    world.hire("王芳|收银员", "李强")


def _later(talk: Talk, minutes: int, zh: str, en: str) -> None:
    talk.world.now += timedelta(minutes=minutes)
    talk.world.tick()
    talk.heading(f"{talk.world.now:%H:%M} {label(talk, zh, en)}")


def _ill(talk: Talk, said: str = "王芳 38.2 咳嗽 居家隔离，其余正常") -> None:
    talk.type(MANAGER, said)
    talk.tap(MANAGER, label(talk, "确认上报", "Confirm and report"))


def alert_life(talk: Talk) -> None:
    """Told, told one level up, acknowledged, silenced, handed over, taken, resolved, opened again, resolved."""
    _people(talk)
    _ill(talk)
    talk.arrives(OFFICER, "alert", "101")
    _later(talk, 15, "无人接单，升级到市", "nobody took it, it goes to the city")
    talk.arrives(CITY, "alert", "101")
    talk.tap(OFFICER, label(talk, "接单", "Acknowledge"))
    talk.tap(CITY, label(talk, "接单", "Acknowledge"))
    talk.tap(OFFICER, label(talk, "暂停提醒", "Silence"))
    talk.tap(OFFICER, label(talk, "1 小时", "1 h"))
    _later(talk, 60, "暂停期满，询问", "the silence ends, the holder is asked")
    talk.arrives(OFFICER, "alert", "101")
    talk.tap(OFFICER, label(talk, "仍由我处理", "Still mine"))
    talk.tap(OFFICER, label(talk, "转交", "Hand over"))
    talk.tap(OFFICER, "胡明")
    talk.tap(OFFICER, label(talk, "确认转交", "Hand over"))
    talk.arrives(SECOND, "alert", "101")
    talk.tap(SECOND, label(talk, "接单", "Acknowledge"))
    talk.tap(SECOND, label(talk, "办结", "Resolve"))
    talk.tap(SECOND, label(talk, "已就医", "seen by a doctor"))
    talk.tap(SECOND, label(talk, "查看预警", "Show alert"))
    talk.tap(SECOND, label(talk, "全部经过", "Whole timeline"))
    talk.tap(SECOND, label(talk, "返回预警", "Back to the alert"))
    talk.tap(SECOND, label(talk, "重新打开", "Reopen"))
    talk.tap(SECOND, label(talk, "确认重新打开", "Reopen it"))
    talk.arrives(OFFICER, "alert", "101")
    talk.tap(OFFICER, label(talk, "办结", "Resolve"))
    talk.type(OFFICER, "区医院留观，已转专人")
    talk.arrives(CITY, "alert", "101")


def alert_corrected(talk: Talk) -> None:
    """37.8 was 36.8: what nobody holds is closed by the correction."""
    _people(talk)
    _ill(talk, "王芳 37.8 居家隔离，其余正常")
    talk.arrives(OFFICER, "alert", "101")
    _later(talk, 4, "企业更正", "the enterprise corrects it")
    talk.type(MANAGER, "王芳 36.8 居家办公，其余正常")
    talk.tap(MANAGER, label(talk, "确认上报", "Confirm and report"))
    talk.arrives(OFFICER, "alert", "101")
    talk.tap(OFFICER, label(talk, "重新打开", "Reopen"))
    talk.tap(OFFICER, label(talk, "返回预警", "Back to the alert"))


def alert_lists(talk: Talk) -> None:
    """Alerts of persons, of enterprises and of the system itself; by tabs and pages; an enterprise's own."""
    world = talk.world
    _people(talk)
    world.admin(ADMIN)
    talk.type(OFFICER, "/alerts")
    world.hire("赵敏|店长", "欧阳志远", "周杰", "吴敏", "郑爽", "孙莉")
    world.now = datetime(2026, 11, 23, 12, 10, tzinfo=ZONE)
    names = ("王芳", "李强", "赵敏", "欧阳志远", "周杰", "吴敏", "郑爽")
    _ill(talk, "，".join(f"{name} 38.2 咳嗽 就医" for name in names) + "，其余正常")
    of_enterprise_kind(world, AlertKind.SILENT, 18)
    of_enterprise_kind(world, AlertKind.DISINFECTION_OVERDUE, 17)
    of_enterprise_kind(world, AlertKind.TROUBLE, 0)
    talk.type(OFFICER, "/today")
    talk.tap(OFFICER, label(talk, "待办预警", "Open alerts"))
    talk.tap(OFFICER, "2/2")
    talk.tap(OFFICER, label(talk, "上一页", "Previous"))
    talk.tap(OFFICER, "南关恒佳超市")
    talk.tap(OFFICER, label(talk, "接单", "Acknowledge"))
    talk.tap(OFFICER, label(talk, "办结", "Resolve"))
    talk.tap(OFFICER, label(talk, "放弃填写", "Cancel"))
    talk.type(OFFICER, "/alerts")
    talk.tap(OFFICER, label(talk, "我的", "Mine"))
    talk.tap(OFFICER, label(talk, "待接单", "Not acknowledged"))
    talk.send(OFFICER, Tapped("ent:17"), label(talk, "> [企业情况]", "> [Enterprise]"))
    talk.type(ADMIN, "/alerts")
    talk.tap(ADMIN, label(talk, "系统故障", "system trouble"))
    talk.tap(ADMIN, label(talk, "办结", "Resolve"))
    talk.tap(ADMIN, label(talk, "故障已排除", "repaired"))


SCENES: dict[str, Callable[[Talk], None]] = {scene.__name__: scene for scene in (alert_life, alert_corrected, alert_lists)}
