"""The conversations of the transcripts: one scene a flow, the same in both languages."""

from collections.abc import Callable
from datetime import datetime

from conversations.briefing import Invite
from conversations.engine.signals import RosterArrived, Uploaded
from conversations.roles import Role
from conversations.roster_file import Duplicate, RosterField, RosterOutcome, RowError, RowErrorCode, StaffRow
from tests.conversations.dialogue import Talk
from tests.conversations.world import ZONE

MANAGER, OFFICER, SECOND = 1, 2, 3
CODE = "7K2MQ4XD9TBE"


def label(talk: Talk, zh: str, en: str) -> str:
    """A button's label in the world's language."""
    return zh if talk.world.language == "zh-CN" else en


def enrolment(talk: Talk) -> None:
    """A manager enrols by a link."""
    talk.world.invites[CODE] = Invite(5, Role.MANAGER, "南关祥瑞摄影店", used=False, expired=False, enterprise_id=17)
    talk.type(MANAGER, "/start 7K2M-Q4XD-9TBX")
    talk.type(MANAGER, f"/start {CODE}")
    talk.tap(MANAGER, label(talk, "简体中文", "English"))
    talk.tap(MANAGER, label(talk, "同意", "I agree"))
    talk.tap(MANAGER, label(talk, "查看今日任务", "See today's tasks"))
    talk.type(MANAGER, f"/start {CODE}")


def roster_add(talk: Talk) -> None:
    """Names are pasted, one is corrected, one has left."""
    talk.world.manager()
    talk.type(MANAGER, "/roster")
    talk.tap(MANAGER, label(talk, "添加员工", "Add staff"))
    talk.type(MANAGER, "1. 王芳（收银员）\n2. 李强\n3、赵敏\n欧阳志远")
    talk.tap(MANAGER, label(talk, "确认添加", "Add them"))
    talk.tap(MANAGER, label(talk, "返回花名册", "Back to roster"))
    talk.tap(MANAGER, "赵敏")
    talk.tap(MANAGER, label(talk, "改姓名", "Correct name"))
    talk.type(MANAGER, "<b>赵&敏</b>1")
    talk.type(MANAGER, "赵 敏敏")
    talk.tap(MANAGER, label(talk, "标记离职", "Has left"))
    talk.tap(MANAGER, label(talk, "确认离职", "Yes, has left"))
    talk.tap(MANAGER, label(talk, "撤销离职", "Undo"))


def roster_import(talk: Talk) -> None:
    """A workbook is sent while names are being looked at."""
    talk.world.manager()
    talk.world.hire("林涛|文员")
    talk.send(MANAGER, Uploaded("f1", "照片.jpg", 90_000), "> (照片.jpg)")
    talk.send(MANAGER, Uploaded("f2", "花名册.xlsx", 9_000), "> (花名册.xlsx)")
    staff = (StaffRow("林涛", post="文员"), StaffRow("郭素芬", post="会计"), StaffRow("朱雪梅", post="出纳"))
    errors = (RowError(5, RosterField.PHONE, RowErrorCode.BAD_PHONE), RowError(7, RosterField.NAME, RowErrorCode.MISSING_NAME))
    outcome = RosterOutcome(staff, errors, (Duplicate(6, 4),))
    talk.world.files[9] = outcome
    talk.send(MANAGER, RosterArrived(9, 17, outcome), "")
    talk.tap(MANAGER, label(talk, "确认导入", "Import"))
    talk.tap(MANAGER, label(talk, "返回花名册", "Back to roster"))


def health_ledger(talk: Talk) -> None:
    """All normal in one tap; then a correction with two exceptions, an attempt to work while ill, and going back."""
    world = talk.world
    world.manager()
    world.officer()
    world.hire("王芳|收银员", "李强|摄影师", "赵敏", "欧阳志远|修图师")
    talk.arrives(MANAGER, "reminder", "17")
    talk.tap(MANAGER, label(talk, "全部正常", "All normal"))
    talk.tap(MANAGER, label(talk, "更正", "Correct"))
    talk.type(MANAGER, "wf")
    talk.tap(MANAGER, "王芳")
    talk.tap(MANAGER, label(talk, "显示全部", "Show all"))
    talk.tap(MANAGER, "李强")
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.type(MANAGER, "365")
    talk.type(MANAGER, "３８。２")
    talk.tap(MANAGER, label(talk, "咳嗽", "cough"))
    talk.tap(MANAGER, label(talk, "其他状态", "Another status"))
    talk.tap(MANAGER, label(talk, "在岗", "on post"))
    talk.tap(MANAGER, label(talk, "就医", "seeing a doctor"))
    talk.tap(MANAGER, label(talk, "未测量", "Not measured"))
    talk.tap(MANAGER, label(talk, "无症状", "No symptoms"))
    talk.tap(MANAGER, label(talk, "休假", "on leave"))
    talk.tap(MANAGER, label(talk, "返回", "Back"))
    talk.tap(MANAGER, label(talk, "居家办公", "working from home"))
    talk.tap(MANAGER, label(talk, "修改：王芳", "Change: 王芳"))
    talk.tap(MANAGER, label(talk, "体温", "temperature"))
    talk.tap(MANAGER, "38.5")
    talk.tap(MANAGER, label(talk, "确认上报", "Confirm and report"))
    world.now = datetime(2026, 11, 24, 12, 20, tzinfo=ZONE)
    talk.heading(label(talk, "第二天", "The next day"))
    talk.type(MANAGER, "/today")
    talk.tap(MANAGER, label(talk, "开始填报", "Start the report"))
    talk.tap(MANAGER, label(talk, "其余都正常", "Everybody else"))
    talk.tap(MANAGER, "36.8")
    talk.tap(MANAGER, label(talk, "无症状", "No symptoms"))
    talk.tap(MANAGER, label(talk, "在岗", "on post"))
    talk.tap(MANAGER, label(talk, "确认上报", "Confirm and report"))
    talk.type(MANAGER, "/history")


def alert(talk: Talk) -> None:
    """An officer takes an alert; a second one comes too late; it is resolved with a note."""
    world = talk.world
    world.manager()
    world.officer()
    world.officer(SECOND, "胡明")
    world.hire("王芳|收银员", "李强")
    talk.type(MANAGER, "/report")
    talk.tap(MANAGER, label(talk, "有异常", "Someone"))
    talk.tap(MANAGER, "王芳")
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.tap(MANAGER, "38.2")
    talk.tap(MANAGER, label(talk, "咳嗽", "cough"))
    talk.tap(MANAGER, label(talk, "居家隔离", "isolated at home"))
    talk.tap(MANAGER, label(talk, "确认上报", "Confirm and report"))
    talk.arrives(OFFICER, "alert", "101")
    talk.arrives(SECOND, "alert", "101")
    talk.tap(OFFICER, label(talk, "接单", "Acknowledge"))
    talk.tap(SECOND, label(talk, "接单", "Acknowledge"))
    talk.tap(OFFICER, label(talk, "查看姓名", "Show name"))
    talk.tap(OFFICER, label(talk, "办结", "Resolve"))
    talk.type(OFFICER, "已陪同到区医院发热门诊")
    talk.arrives(SECOND, "alert", "101")


def laggards(talk: Talk) -> None:
    """The digest after the cutoff, a reminder to one and to all, an enterprise's week."""
    world = talk.world
    world.manager()
    world.officer()
    world.now = datetime(2026, 11, 23, 12, 5, tzinfo=ZONE)
    talk.arrives(OFFICER, "digest", "220102")
    talk.tap(OFFICER, label(talk, "催报 1", "Remind 1"))
    world.now = datetime(2026, 11, 23, 13, 5, tzinfo=ZONE)
    talk.tap(OFFICER, label(talk, "刷新", "Refresh"))
    talk.tap(OFFICER, label(talk, "一键催报", "Remind all"))
    talk.tap(OFFICER, label(talk, "一键催报", "Remind all"))
    talk.tap(OFFICER, "1. 南关祥瑞")
    talk.tap(OFFICER, label(talk, "今日任务", "Today"))


def quick_report(talk: Talk) -> None:
    """A whole report in one message; then one with doubts."""
    world = talk.world
    world.manager()
    world.hire("王芳|收银员", "李强", "赵敏", "张小芳", "欧阳志远")
    talk.type(MANAGER, "今日全员正常")
    talk.type(MANAGER, "王芳 38.2 咳嗽 就医，李强请假，其余正常")
    talk.tap(MANAGER, label(talk, "确认上报", "Confirm and report"))
    talk.type(MANAGER, "芳姐发烧38.4，李强 366，其他人都正常")
    talk.tap(MANAGER, "张小芳")
    talk.tap(MANAGER, label(talk, "选好了", "Done"))
    talk.tap(MANAGER, "38.5")
    talk.tap(MANAGER, label(talk, "发热", "fever"))
    talk.tap(MANAGER, label(talk, "居家隔离", "isolated at home"))


SCENES: dict[str, Callable[[Talk], None]] = {
    scene.__name__: scene for scene in (enrolment, roster_add, roster_import, health_ledger, quick_report, alert, laggards)
}
