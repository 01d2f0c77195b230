"""The conversations of duty: the rota, hours, leave with somebody who stands in, a hole in the coverage, assigning officers."""

from collections.abc import Callable
from datetime import timedelta

from conversations.engine.signals import Tapped
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import label
from tests.conversations.world_duty import enrol_officer

MANAGER, COUNTY, COLLEAGUE, CITY = 1, 2, 3, 4


def _officers(talk: Talk) -> None:
    enrol_officer(talk.world, COUNTY, "崔勇军", "220102")
    enrol_officer(talk.world, COLLEAGUE, "李明", "220102")
    enrol_officer(talk.world, CITY, "赵刚", "220100")


def duty(talk: Talk) -> None:
    """Hours that leave a hole; leave with a stand-in, withdrawn again; a swap; the warning the evening before."""
    _officers(talk)
    talk.heading(label(talk, "值班时间", "Hours"))
    talk.type(COUNTY, "/duty")
    talk.tap(COUNTY, label(talk, "改值班时间", "My hours"))
    talk.tap(COUNTY, label(talk, "工作日", "Work days"))
    talk.type(COLLEAGUE, "/duty")
    talk.tap(COLLEAGUE, label(talk, "改值班时间", "My hours"))
    talk.type(COLLEAGUE, label(talk, "值班啊", "on duty"))
    talk.type(COLLEAGUE, label(talk, "周一至周五 7:30-12:00，14-20；周六 9-12", "Mon-Fri 7:30-12:00, 14-20; Sat 9-12"))
    talk.tap(COLLEAGUE, label(talk, "仍要保存", "Save anyway"))
    talk.heading(label(talk, "请假", "Leave"))
    talk.type(COUNTY, "/duty")
    talk.tap(COUNTY, label(talk, "请假", "Take leave"))
    talk.type(COUNTY, "11.20-11.25")
    talk.type(COUNTY, "12.26-12.24")
    talk.type(COUNTY, "12.24-12.25")
    talk.tap(COUNTY, "李明")
    (leave,) = talk.world.rotas.leaves
    talk.arrives(COLLEAGUE, "stand_in", f"{leave}:named")
    talk.tap(COUNTY, label(talk, "看值班安排", "See the rota"))
    talk.tap(COUNTY, label(talk, "撤销休假", "Take back leave"))
    talk.arrives(COLLEAGUE, "stand_in", f"{leave}:withdrawn")
    talk.heading(label(talk, "无人代班", "Nobody stands in"))
    talk.type(COUNTY, "/duty")
    talk.tap(COUNTY, label(talk, "请假", "Take leave"))
    talk.tap(COUNTY, label(talk, "明天", "Tomorrow"))
    talk.tap(COUNTY, label(talk, "不指定", "Nobody stands in"))
    talk.tap(COUNTY, label(talk, "仍要保存", "Save anyway"))
    talk.heading(label(talk, "调班", "A swap"))
    talk.type(COUNTY, "/duty")
    talk.tap(COUNTY, label(talk, "调班", "Swap"))
    talk.type(COUNTY, "11.25-11.26")
    talk.type(COUNTY, "11.25")
    talk.tap(COUNTY, "赵刚")
    talk.heading(label(talk, "前一天傍晚", "The evening before"))
    talk.world.now += timedelta(hours=10)
    talk.arrives(CITY, "uncovered", "2026-11-24")
    talk.arrives(COUNTY, "uncovered", "2026-11-24")
    talk.tap(COUNTY, label(talk, "值班安排", "Rota"))


def assigning(talk: Talk) -> None:
    """A sector, with its open alert; one enterprise; the end of it."""
    world = talk.world
    world.manager()
    world.hire("王芳|收银员", "李强")
    _officers(talk)
    talk.type(MANAGER, "/today")
    talk.tap(MANAGER, label(talk, "有异常", "Some"))
    talk.tap(MANAGER, "王芳")
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.tap(MANAGER, "38.2")
    talk.tap(MANAGER, label(talk, "无症状", "No symptoms"))
    talk.tap(MANAGER, label(talk, "就医", "seeing a doctor"))
    talk.tap(MANAGER, label(talk, "确认上报", "Confirm"))
    talk.written.clear()
    talk.heading(label(talk, "按行业", "A sector"))
    talk.type(CITY, "/assign")
    talk.tap(CITY, "南关区")
    talk.tap(CITY, label(talk, "按行业指派", "Assign a sector"))
    talk.tap(CITY, label(talk, "摄影", "photography"))
    talk.tap(CITY, "李明")
    talk.tap(CITY, label(talk, "一并转过去", "Move them along"))
    talk.heading(label(talk, "一家企业", "One enterprise"))
    talk.send(CITY, Tapped("ent:18"), label(talk, "> (企业卡片)", "> (enterprise card)"))
    talk.tap(CITY, label(talk, "指派联络员", "Assign an officer"))
    talk.tap(CITY, label(talk, "指派联络员", "Assign an officer"))
    talk.tap(CITY, "崔勇军")
    talk.heading(label(talk, "结束", "The end"))
    talk.type(CITY, "/assign")
    talk.tap(CITY, "南关区")
    talk.tap(CITY, label(talk, "结束：李明", "End: 李明"))
    talk.tap(CITY, label(talk, "预警不动", "leave the alerts"))


SCENES: dict[str, Callable[[Talk], None]] = {"duty": duty, "assigning": assigning}
