"""The second admin's look in both languages: asked, sent back, handed in again, approved; grown by the start; nobody else; nobody left."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from conversations.audience import Audience, Filter
from conversations.broadcast import News, Outcome, State
from conversations.broadcast_records import AskAgain, CreateBroadcast, SendBackBroadcast
from conversations.content import Part
from tests.conversations import world_audience, world_broadcasts
from tests.conversations.broadcast_scenes import AUTHOR, ENGLISH, NOTICE, SECOND, SHOP, people
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import label

LATE = 6
WRITTEN = (("写好了", "That is all"), ("所有人", "Everybody"), ("选好了", "Done"), ("不要", "No"), ("马上", "Send at once"))


def broadcast_approval(talk: Talk) -> None:
    """At the paid rate, for two named shops: sent back for what it says, changed, handed in again, approved."""
    people(talk)
    world = talk.world
    world.paid_rate = 800.0
    world.policy = replace(world.policy, broadcast_second_from=2)
    talk.type(AUTHOR, "/broadcast")
    talk.type(AUTHOR, NOTICE)
    talk.tap(AUTHOR, label(talk, "写好了", "That is all"))
    talk.tap(AUTHOR, label(talk, "所有人", "Everybody"))
    talk.tap(AUTHOR, label(talk, "只发给…", "Only"))
    talk.tap(AUTHOR, label(talk, "粘贴名单", "Paste"))
    talk.type(AUTHOR, "南关祥瑞摄影店\n南关恒佳超市")
    talk.tap(AUTHOR, label(talk, "加入", "Add these"))
    talk.tap(AUTHOR, label(talk, "返回", "Back"))
    talk.tap(AUTHOR, label(talk, "回到对象", "Back to"))
    talk.tap(AUTHOR, label(talk, "选好了", "Done"))
    talk.tap(AUTHOR, label(talk, "要，须", "Yes, with"))
    talk.tap(AUTHOR, label(talk, "马上", "Send at once"))
    talk.tap(AUTHOR, label(talk, "付费加速", "Paid"))
    talk.tap(AUTHOR, label(talk, "提交，请", "Hand in"))
    talk.arrives(AUTHOR, "broadcast_progress", "1")
    talk.heading(label(talk, "另一位管理员", "The other admin"))
    talk.arrives(SECOND, "broadcast_asked", "1")
    talk.tap(SECOND, label(talk, "退回", "Send back"))
    talk.tap(SECOND, label(talk, "内容不妥", "The content"))
    assert isinstance(world.records[-1], SendBackBroadcast)
    talk.arrives(AUTHOR, "broadcast_told", f"1:{News.BACK}")
    talk.tap(AUTHOR, label(talk, "看通告", "See the broadcast"))
    talk.tap(AUTHOR, label(talk, "改内容", "Edit"))
    talk.type(AUTHOR, NOTICE.replace("明天", "后天"))
    talk.tap(AUTHOR, label(talk, "写好了", "That is all"))
    talk.tap(AUTHOR, label(talk, "确认更改", "Confirm the change"))
    talk.tap(AUTHOR, label(talk, "看通告", "See the broadcast"))
    talk.tap(AUTHOR, label(talk, "提交，请", "Hand in"))
    assert isinstance(world.records[-1], AskAgain)
    talk.arrives(SECOND, "broadcast_asked", "1")
    talk.tap(SECOND, label(talk, "看内容", "See the content"))
    talk.tap(SECOND, label(talk, "确认发出", "Confirm"))
    talk.arrives(AUTHOR, "broadcast_told", f"1:{News.APPROVED}")
    talk.heading(label(talk, "别的管理员那里的卡片", "The card of a third admin"))
    talk.arrives(SECOND, "broadcast_asked_still", "1")


def broadcast_rearranged(talk: Talk) -> None:
    """Sent back for its audience: its author names one shop instead, later, and hands it in again."""
    people(talk)
    world = talk.world
    _scheduled(talk, Audience())
    world.broadcasts.held[1] = replace(world.broadcasts.held[1], state=State.DRAFT, asked_at=world.now)
    talk.arrives(SECOND, "broadcast_asked", "1")
    talk.tap(SECOND, label(talk, "退回", "Send back"))
    talk.tap(SECOND, label(talk, "对象不妥", "For whom"))
    talk.arrives(AUTHOR, "broadcast_told", f"1:{News.BACK}")
    talk.tap(AUTHOR, label(talk, "看通告", "See the broadcast"))
    talk.tap(AUTHOR, label(talk, "改对象、时间", "Audience, time"))
    talk.tap(AUTHOR, label(talk, "修改：对象", "Change: for whom"))
    talk.tap(AUTHOR, label(talk, "只发给…", "Only"))
    talk.tap(AUTHOR, label(talk, "粘贴名单", "Paste"))
    talk.type(AUTHOR, "南关恒佳超市")
    talk.tap(AUTHOR, label(talk, "加入", "Add these"))
    talk.tap(AUTHOR, label(talk, "返回", "Back"))
    talk.tap(AUTHOR, label(talk, "回到对象", "Back to"))
    talk.tap(AUTHOR, label(talk, "选好了", "Done"))
    talk.tap(AUTHOR, label(talk, "修改：时间", "Change: time"))
    talk.type(AUTHOR, label(talk, "后天 9:00", "2026-11-25 9:00"))
    talk.tap(AUTHOR, label(talk, "提交，请", "Hand in"))
    talk.arrives(SECOND, "broadcast_asked", "1")
    talk.tap(SECOND, label(talk, "确认发出", "Confirm"))


def _scheduled(talk: Talk, audience: Audience) -> None:
    """Written for nine the next day, for fewer than two have to look at."""
    content = {"zh-CN": (Part(NOTICE),), "en": (Part(ENGLISH),)}
    start = talk.world.now + timedelta(hours=23)
    reached = world_audience.reached(talk.world, audience)
    record = CreateBroadcast(content, audience, must_confirm=False, start_at=start, expected=reached)
    world_broadcasts.apply(talk.world, record, talk.world.accounts[AUTHOR])


def _standing(talk: Talk) -> str:
    return talk.world.broadcasts.held[1].state.value


def broadcast_grown(talk: Talk) -> None:
    """Two shops when it was written, three when it is due: it asks after all. Then once more, without another admin."""
    people(talk)
    world = talk.world
    world.policy = replace(world.policy, broadcast_second_from=3)
    for _ in range(2):
        _scheduled(talk, Audience())
    talk.arrives(AUTHOR, "broadcast_progress", "1")
    talk.heading(label(talk, "第二天 9:00，多了一家", "Nine the next day: there is one more"))
    world.now += timedelta(hours=23)
    world.manager(LATE, "李晓梅", 18)
    world_broadcasts.start(world, 1)
    assert _standing(talk) == State.DRAFT
    talk.arrives(AUTHOR, "broadcast_told", f"1:{News.GROWN}")
    talk.tap(AUTHOR, label(talk, "看通告", "See the broadcast"))
    talk.arrives(SECOND, "broadcast_asked", "1")
    talk.tap(SECOND, label(talk, "确认发出", "Confirm"))
    talk.arrives(AUTHOR, "broadcast_told", f"1:{News.APPROVED}")
    world_broadcasts.start(world, 1)
    assert _standing(talk) == State.RUNNING
    talk.heading(label(talk, "没有别的管理员时", "Without another admin"))
    world.unreachable = {SECOND}
    world_broadcasts.start(world, 2)
    talk.arrives(AUTHOR, "broadcast_told", f"2:{News.GROWN}")
    talk.type(AUTHOR, "/broadcast")
    talk.type(AUTHOR, NOTICE)
    for chinese, english in WRITTEN:
        talk.tap(AUTHOR, label(talk, chinese, english))


def broadcast_emptied(talk: Talk) -> None:
    """A named shop whose only manager has stopped the bot, and a shop that has none any more."""
    people(talk)
    world = talk.world
    for _ in range(2):
        _scheduled(talk, Audience(include=Filter(enterprises=(18,))))
    world.now += timedelta(hours=23)
    world.unreachable = {SHOP}
    world_broadcasts.start(world, 1)
    world_broadcasts.happens(world, 1, SHOP, Outcome.UNREACHABLE)
    talk.arrives(AUTHOR, "broadcast_told", f"1:{News.EMPTY}")
    talk.tap(AUTHOR, label(talk, "看通告", "See the broadcast"))
    del world.accounts[SHOP]
    world_broadcasts.start(world, 2)
    talk.arrives(AUTHOR, "broadcast_told", f"2:{News.EMPTY}")
    talk.tap(AUTHOR, label(talk, "看通告", "See the broadcast"))


SCENES: dict[str, Callable[[Talk], None]] = {
    one.__name__: one for one in (broadcast_approval, broadcast_rearranged, broadcast_grown, broadcast_emptied)
}
