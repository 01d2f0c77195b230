"""The officer's day in both languages: finding an enterprise, notes, messages on both phones, figures, digests."""

from collections.abc import Callable
from datetime import datetime

from conversations.disinfection import Photo
from conversations.duty_records import SetDutyHours
from conversations.duty_text import WORK_HOURS
from conversations.engine.signals import Pictured
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import MANAGER, OFFICER, label
from tests.conversations.world import ZONE

SECOND = 3
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=ZONE)


def _people(talk: Talk) -> None:
    world = talk.world
    world.manager()
    world.manager(SECOND, "周玉兰", 18)
    world.officer()
    world.hire("王芳|收银员", "李强")
    world.hire("孙丽|理货员", enterprise=18)
    world.desk.phones[18] = "13804314821"
    world.now = MONDAY


def officer_search(talk: Talk) -> None:
    """By a part of the name, by initials, by the end of a phone; nothing, and too much; notes on what was found."""
    _people(talk)
    talk.world.enterprises |= {n: f"南关便民{n}店" for n in range(19, 31)}
    talk.world.staff |= {n: [] for n in range(19, 31)}
    talk.type(OFFICER, "/enterprise 南关")
    talk.tap(OFFICER, "2/2")
    talk.type(OFFICER, "/enterprise")
    talk.type(OFFICER, "没有这家")
    talk.tap(OFFICER, label(talk, "再查", "Search again"))
    talk.type(OFFICER, "4821")
    talk.type(OFFICER, "/enterprise ngxr")
    talk.tap(OFFICER, label(talk, "备注", "Notes"))
    talk.tap(OFFICER, label(talk, "添加备注", "Add a note"))
    talk.type(OFFICER, "店主住店里，晚上 8 点后好联系")
    talk.tap(OFFICER, label(talk, "查看备注", "See the notes"))
    talk.tap(OFFICER, label(talk, "删除 1", "Remove 1"))
    talk.tap(OFFICER, label(talk, "恢复刚删的备注", "Bring the removed note back"))
    talk.tap(OFFICER, label(talk, "企业", "nterprise"))
    talk.tap(OFFICER, label(talk, "近 14 天", "Last 14 days"))


def officer_messages(talk: Talk) -> None:
    """An officer writes to one enterprise and reads the answer; then to all who are silent, of whom one reports meanwhile."""
    _people(talk)
    talk.type(OFFICER, "/enterprise 恒佳")
    talk.tap(OFFICER, label(talk, "发消息", "Write"))
    talk.send(OFFICER, Pictured(Photo("p1", "u1", False)), "> (photo)")
    talk.type(OFFICER, "请今天下午三点前把口罩库存数报给我。")
    talk.type(OFFICER, "好")
    talk.tap(OFFICER, label(talk, "发送", "Send"))
    talk.arrives(SECOND, "message", "501")
    talk.tap(SECOND, label(talk, "回复", "Reply"))
    talk.type(SECOND, "口罩还有 200 只，够用 5 天。")
    talk.tap(SECOND, label(talk, "发送", "Send"))
    talk.arrives(OFFICER, "message_back", "502:501")
    talk.tap(OFFICER, label(talk, "往来消息", "Messages"))
    talk.type(OFFICER, "/messages")
    talk.tap(OFFICER, "恒佳")
    talk.tap(OFFICER, label(talk, "回复", "Reply"))
    talk.type(OFFICER, "收到，谢谢。")
    talk.tap(OFFICER, label(talk, "发送", "Send"))
    talk.arrives(SECOND, "message", "503")
    talk.heading(label(talk, "写给所有未报企业", "To all who are silent"))
    talk.type(OFFICER, "/laggards")
    talk.tap(OFFICER, label(talk, "写给未报企业", "Write to all not reported"))
    talk.type(OFFICER, "12 点截报，还没报的请抓紧。")
    talk.tap(OFFICER, label(talk, "发送", "Send"))
    talk.type(MANAGER, "/report")
    talk.tap(MANAGER, label(talk, "全部正常", "All normal"))
    assert talk.arrives(MANAGER, "message_many", "504:17:2026-11-23") is None
    talk.arrives(SECOND, "message_many", "505:18:2026-11-23")
    talk.type(OFFICER, "/messages")
    talk.tap(OFFICER, "恒佳")


def officer_figures(talk: Talk) -> None:
    """A division today, its fourteen days, and the digests that are chosen and come."""
    _people(talk)
    talk.type(MANAGER, "/report")
    talk.tap(MANAGER, label(talk, "全部正常", "All normal"))
    talk.type(OFFICER, "/division")
    talk.tap(OFFICER, label(talk, "14", "14 days"))
    talk.type(OFFICER, "/settings")
    talk.tap(OFFICER, label(talk, "早报 08:00", "Morning 08:00"))
    talk.tap(OFFICER, label(talk, "晚报：其他时间", "Evening: another time"))
    talk.type(OFFICER, "22:00")
    talk.type(OFFICER, "下午6点半")
    talk.world.now = datetime(2026, 11, 23, 18, 30, tzinfo=ZONE)
    talk.arrives(OFFICER, "evening", "2026-11-23")
    talk.world.now = datetime(2026, 11, 24, 8, 0, tzinfo=ZONE)
    talk.world.apply(SetDutyHours(WORK_HOURS), OFFICER)
    talk.arrives(OFFICER, "morning", "2026-11-24")
    talk.tap(OFFICER, label(talk, "早报、晚报时间", "Times of my digests"))
    talk.tap(OFFICER, label(talk, "不要早报", "No morning digest"))


SCENES: dict[str, Callable[[Talk], None]] = {
    "officer_search": officer_search,
    "officer_messages": officer_messages,
    "officer_figures": officer_figures,
}
