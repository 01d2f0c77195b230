"""Broadcasts in both languages: writing one, its life on the phones of two admins, how it is received, what cannot be done."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from conversations.audience import Audience
from conversations.broadcast import FailureReason, Outcome, PauseReason, State
from conversations.broadcast_records import CreateBroadcast, EditBroadcast, RetryFailed
from conversations.content import Entity, MediaFile, MediaKind, Part
from conversations.disinfection import Photo
from conversations.engine.signals import Pictured, Tapped, Typed, Unread, Unreadable, Uploaded
from conversations.roles import Membership, Role
from conversations.screens.broadcast_edits import edit_decided
from tests.conversations import world_broadcasts
from tests.conversations.dialogue import Talk
from tests.conversations.scenes import MANAGER, OFFICER, label
from tests.conversations.world import ZONE

SHOP, SECOND, AUTHOR = 3, 4, 5
NOON = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
NOTICE = "明天起，顾客进店须测温。\n体温达到 37.3℃ 的不得进店。"
ENGLISH = "From tomorrow, take every customer's temperature at the door."
GUIDE = Part("测温点设置图", files=(MediaFile(MediaKind.DOCUMENT, "d1", "测温点.pdf", 90_000),))


def people(talk: Talk) -> None:
    """Two shops, the district's officer, two admins."""
    world = talk.world
    world.manager()
    world.manager(SHOP, "周玉兰", 18)
    world.officer()
    world.admin(SECOND, "郑管理")
    world.admin()
    world.now = NOON


def broadcast_write(talk: Talk) -> None:
    """Text, a file, an album; a second language; an audience step by step; a look, a test, and off at nine the next day."""
    people(talk)
    world = talk.world
    world.unreachable = {SHOP}
    talk.type(AUTHOR, "/broadcasts")
    talk.tap(AUTHOR, label(talk, "写通告", "Write a broadcast"))
    talk.send(AUTHOR, Typed(NOTICE, entities=(Entity("bold", 0, 3),)), "> 明天起，顾客进店须测温。…")
    talk.send(AUTHOR, Uploaded("d1", "测温点.pdf", 90_000, GUIDE), "> (测温点.pdf)")
    talk.send(AUTHOR, Pictured(Photo("p1", "u1"), "77", Part("样例", files=(MediaFile(MediaKind.PHOTO, "p1"),), album="77")), "> (photo)")
    talk.send(AUTHOR, Pictured(Photo("p2", "u2"), "77", Part(files=(MediaFile(MediaKind.PHOTO, "p2"),), album="77")), "> (photo)")
    talk.tap(AUTHOR, label(talk, "预览", "Preview"))
    talk.tap(AUTHOR, label(talk, "去掉最后", "Remove the last"))
    talk.tap(AUTHOR, label(talk, "写好了", "That is all"))
    talk.tap(AUTHOR, label(talk, "再写一份", "Also in"))
    talk.type(AUTHOR, ENGLISH)
    talk.tap(AUTHOR, label(talk, "写好了", "That is all"))
    talk.tap(AUTHOR, label(talk, "联络员", "officers"))
    talk.tap(AUTHOR, label(talk, "只发给…", "Only"))
    talk.tap(AUTHOR, label(talk, "区划", "Division"))
    talk.tap(AUTHOR, label(talk, "长春市南关区", "南关区"))
    talk.tap(AUTHOR, label(talk, "其他条件", "Other conditions"))
    talk.tap(AUTHOR, label(talk, "规模", "Size"))
    talk.tap(AUTHOR, "10–49")
    talk.tap(AUTHOR, label(talk, "返回", "Back"))
    talk.tap(AUTHOR, label(talk, "清空", "Clear"))
    talk.tap(AUTHOR, label(talk, "回到对象", "Back to"))
    talk.tap(AUTHOR, label(talk, "选好了", "Done"))
    talk.tap(AUTHOR, label(talk, "要，须", "Yes, with"))
    talk.type(AUTHOR, label(talk, "明天 9:00", "tomorrow 9:00"))
    talk.tap(AUTHOR, label(talk, "预览", "Preview"))
    talk.tap(AUTHOR, label(talk, "先发给自己", "Send to me"))
    talk.tap(AUTHOR, label(talk, "发给 2 人", "Send to 2"))
    talk.arrives(AUTHOR, "broadcast_progress", "1")


def given(talk: Talk, *, confirm: bool = True, ask: bool = False) -> None:
    """A broadcast that was written a moment ago."""
    content = {"zh-CN": (Part(NOTICE, (Entity("bold", 0, 3),)),), "en": (Part(ENGLISH),)}
    audience = Audience((Role.MANAGER, Role.OFFICER))
    talk.world.apply(CreateBroadcast(content, audience, confirm, None, ask, expected=3), AUTHOR)


def broadcast_life(talk: Talk) -> None:
    """Two pairs of eyes, progress, pauses, a retry, chasing, editing, withdrawing; two admins at once."""
    people(talk)
    world = talk.world
    world.policy = replace(world.policy, broadcast_second_from=2)
    given(talk, ask=True)
    talk.arrives(AUTHOR, "broadcast_progress", "1")
    talk.arrives(SECOND, "broadcast_asked", "1")
    talk.tap(SECOND, label(talk, "看内容", "See the content"))
    talk.tap(SECOND, label(talk, "确认发出", "Confirm"))
    world_broadcasts.start(world, 1)
    world_broadcasts.happens(world, 1, MANAGER, Outcome.SENT)
    held = world.broadcasts.held
    held[1] = replace(held[1], rate=21.4)
    talk.arrives(AUTHOR, "broadcast_progress", "1")
    talk.tap(AUTHOR, label(talk, "暂停", "Pause"))
    talk.send(SECOND, Tapped("bcpause:1"), "> [⏸]")
    talk.tap(SECOND, label(talk, "继续", "Resume"))
    world_broadcasts.happens(world, 1, SHOP, Outcome.FAILED, FailureReason.TROUBLE)
    held[1] = replace(held[1], state=State.PAUSED, pause_reason=PauseReason.FAILURES)
    talk.arrives(AUTHOR, "broadcast_progress", "1")
    talk.tap(AUTHOR, label(talk, "继续", "Resume"))
    world_broadcasts.happens(world, 1, OFFICER, Outcome.FAILED, FailureReason.UNKNOWN)
    talk.arrives(AUTHOR, "broadcast_progress", "1")
    talk.tap(AUTHOR, label(talk, "重发失败的", "Retry"))
    talk.tap(AUTHOR, label(talk, "重发给失败的 1 人", "to the 1 failed"))
    assert world.records[-1] == RetryFailed(1)
    world_broadcasts.happens(world, 1, SHOP, Outcome.CONFIRMED)
    talk.tap(AUTHOR, label(talk, "刷新", "Refresh"))
    talk.tap(AUTHOR, label(talk, "收件名单", "Recipients"))
    talk.tap(AUTHOR, label(talk, "未点已阅", "not confirmed"))
    talk.tap(AUTHOR, label(talk, "看通告", "See the broadcast"))
    talk.tap(AUTHOR, label(talk, "催阅", "Remind"))
    talk.tap(AUTHOR, label(talk, "提醒他们", "Remind them"))
    talk.arrives(MANAGER, "broadcast_chase", "1")
    talk.tap(AUTHOR, label(talk, "改内容", "Edit"))
    talk.send(AUTHOR, Uploaded("d1", "测温点.pdf", 90_000, GUIDE), "> (测温点.pdf)")
    talk.tap(AUTHOR, label(talk, "写好了", "That is all"))
    talk.tap(AUTHOR, label(talk, "去掉最后", "Remove the last"))
    talk.type(AUTHOR, "后天起，顾客进店须测温。")
    talk.tap(AUTHOR, label(talk, "写好了", "That is all"))
    talk.type(AUTHOR, "From Wednesday, take every customer's temperature.")
    talk.tap(AUTHOR, label(talk, "写好了", "That is all"))
    talk.tap(AUTHOR, label(talk, "要，重新", "Yes, they"))
    talk.tap(AUTHOR, label(talk, "提交", "Hand in"))
    talk.arrives(SECOND, "broadcast_edit", "1")
    talk.tap(SECOND, label(talk, "确认更改", "Confirm the change"))
    talk.show(AUTHOR, edit_decided(1, "郑管理", confirmed=True))
    talk.tap(AUTHOR, label(talk, "看通告", "See the broadcast"))
    talk.tap(AUTHOR, label(talk, "撤回", "Withdraw"))
    talk.tap(AUTHOR, label(talk, "撤回", "Withdraw"))
    talk.type(AUTHOR, "/broadcasts")


def broadcast_edit(talk: Talk) -> None:
    """An edit waits for another admin, is replaced by a newer one, sent back, taken back, confirmed; 已阅 below the older text."""
    people(talk)
    world = talk.world
    given(talk)
    world_broadcasts.start(world, 1)
    world.policy = replace(world.policy, broadcast_second_from=2)
    talk.arrives(SHOP, "broadcast", "1:0")
    world_broadcasts.happens(world, 1, SHOP, Outcome.SENT)
    changed = {"zh-CN": (Part("后天起，顾客进店须测温。"),), "en": (Part("From Wednesday, take every customer's temperature."),)}
    again = {**changed, "zh-CN": (Part("下周起，顾客进店须测温。"),)}
    world.apply(EditBroadcast(1, changed, ask=True), AUTHOR)
    talk.send(AUTHOR, Tapped("bc:1"), "> /broadcasts …")
    talk.arrives(SECOND, "broadcast_edit", "1")
    before = talk.cards[SECOND]
    talk.tap(SECOND, label(talk, "看新内容", "See the new"))
    talk.heading(label(talk, "作者又改了一次", "Its author has changed it once more"))
    world.apply(EditBroadcast(1, again, ask=True), AUTHOR)
    talk.cards[SECOND] = before
    talk.tap(SECOND, label(talk, "确认更改", "Confirm the change"))
    talk.tap(SECOND, label(talk, "退回", "Send it back"))
    talk.show(AUTHOR, edit_decided(1, "郑管理", confirmed=False))
    talk.heading(label(talk, "作者再提交，又撤回", "Handed in anew, and taken back"))
    world.apply(EditBroadcast(1, again, ask=True), AUTHOR)
    talk.tap(AUTHOR, label(talk, "看通告", "See the broadcast"))
    talk.tap(AUTHOR, label(talk, "查看待确认的修改", "See the change"))
    talk.tap(AUTHOR, label(talk, "撤回这次", "Take this change"))
    talk.heading(label(talk, "只有一位管理员", "There is one admin alone"))
    world.enrol(SECOND, "郑管理", Membership(Role.MANAGER, 18, "南关恒佳超市"))
    world.apply(EditBroadcast(1, again, ask=True), AUTHOR)
    talk.send(AUTHOR, Tapped("bce:1"), "> …")
    talk.heading(label(talk, "又有了第二位", "There is another one again"))
    world.admin(SECOND, "郑管理")
    talk.arrives(SECOND, "broadcast_edit", "1")
    talk.tap(SECOND, label(talk, "确认更改", "Confirm the change"))
    talk.tap(SHOP, label(talk, "已阅", "I have read it"))
    talk.tap(SHOP, label(talk, "已阅", "I have read it"))


def broadcast_receive(talk: Talk) -> None:
    """It arrives while a ledger is being filled in; 已阅, once more, a reminder, an edit, the end of it."""
    people(talk)
    world = talk.world
    world.hire("王芳|收银员", "李强")
    given(talk)
    world_broadcasts.start(world, 1)
    talk.type(MANAGER, "/report")
    talk.tap(MANAGER, label(talk, "有异常", "Someone"))
    talk.arrives(MANAGER, "broadcast", "1:0")
    world_broadcasts.happens(world, 1, MANAGER, Outcome.SENT)
    shown = talk.cards[MANAGER]
    talk.tap(MANAGER, label(talk, "已阅", "I have read it"))
    talk.cards[MANAGER] = shown
    talk.tap(MANAGER, label(talk, "已阅", "I have read it"))
    talk.arrives(SHOP, "broadcast", "1:0")
    world_broadcasts.happens(world, 1, SHOP, Outcome.SENT)
    before = talk.cards[SHOP]
    talk.arrives(SHOP, "broadcast_chase", "1")
    talk.tap(SHOP, label(talk, "已阅", "I have read it"))
    assert talk.arrives(SHOP, "broadcast_chase", "1") is None
    talk.heading(label(talk, "撤回之后", "Once it is withdrawn"))
    held = world.broadcasts.held
    held[1] = replace(held[1], withdrawn_at=world.now)
    talk.cards[SHOP] = before
    talk.tap(SHOP, label(talk, "已阅", "I have read it"))
    talk.arrives(MANAGER, "broadcast_withdrawn", "1:0")
    assert talk.arrives(MANAGER, "broadcast", "1:0") is None


def broadcast_bad_input(talk: Talk) -> None:
    """Too long, empty, of no use; nobody in the audience; times that are none; an admin who is none any more."""
    people(talk)
    world = talk.world
    talk.type(MANAGER, "/broadcast")
    talk.type(AUTHOR, "/broadcast")
    talk.send(AUTHOR, Typed("字" * 4097), "> 字字字……")
    talk.type(AUTHOR, NOTICE)
    talk.send(AUTHOR, Unreadable(Unread.STICKER), "> (sticker)")
    long = Part("字" * 1025, files=(MediaFile(MediaKind.PHOTO, "p1"),))
    talk.send(AUTHOR, Pictured(Photo("p1", "u1"), part=long), "> (photo)")
    talk.tap(AUTHOR, label(talk, "写好了", "That is all"))
    talk.tap(AUTHOR, label(talk, "所有人", "Everybody"))
    talk.tap(AUTHOR, label(talk, "企业填报人", "managers"))
    talk.tap(AUTHOR, label(talk, "选好了", "Done"))
    talk.tap(AUTHOR, label(talk, "企业填报人", "managers"))
    talk.type(AUTHOR, "南关")
    talk.tap(AUTHOR, label(talk, "只发给…", "Only"))
    talk.tap(AUTHOR, label(talk, "连续未报", "Days without a report"))
    talk.type(AUTHOR, "99")
    talk.type(AUTHOR, "3")
    talk.tap(AUTHOR, label(talk, "其他条件", "Other conditions"))
    talk.tap(AUTHOR, label(talk, "回到对象", "Back to"))
    talk.tap(AUTHOR, label(talk, "选好了", "Done"))
    talk.tap(AUTHOR, label(talk, "只发给…", "Only"))
    talk.tap(AUTHOR, label(talk, "清空", "Clear"))
    talk.tap(AUTHOR, label(talk, "粘贴名单", "Paste"))
    talk.type(AUTHOR, "没有这家店")
    talk.type(AUTHOR, "1. 南关祥瑞摄影店\n2. 没有这家店\n3. 南关恒佳超市")
    talk.tap(AUTHOR, label(talk, "加入", "Add these"))
    talk.tap(AUTHOR, label(talk, "返回", "Back"))
    talk.tap(AUTHOR, label(talk, "返回", "Back"))
    talk.tap(AUTHOR, label(talk, "选好了", "Done"))
    talk.tap(AUTHOR, label(talk, "不要", "No"))
    talk.type(AUTHOR, label(talk, "尽快", "soon"))
    talk.type(AUTHOR, "9:00")
    talk.type(AUTHOR, label(talk, "明天", "tomorrow"))
    talk.type(AUTHOR, label(talk, "周五下午3点", "Friday 3 pm"))
    talk.type(AUTHOR, "ok")
    world.enrol(AUTHOR, "姜管理", Membership(Role.OFFICER, division="220102", division_name="南关区", path="/220000/220100/220102/"))
    talk.tap(AUTHOR, label(talk, "发给 2 人", "Send to 2"))
    talk.type(AUTHOR, "/broadcasts")


def broadcast_owed(talk: Talk) -> None:
    """An officer looks who has not confirmed."""
    people(talk)
    world = talk.world
    talk.type(OFFICER, "/division")
    talk.tap(OFFICER, label(talk, "通告未阅", "Unconfirmed"))
    content = {"zh-CN": (Part("请各企业今日开展一次全面消毒。"),)}
    world_broadcasts.apply(world, CreateBroadcast(content, Audience(), must_confirm=True), world.accounts[AUTHOR])
    world_broadcasts.start(world, 1)
    for one in list(world.broadcasts.outcomes[1]):
        world_broadcasts.happens(world, 1, one, Outcome.SENT)
    talk.type(OFFICER, "/division")
    talk.tap(OFFICER, label(talk, "通告未阅", "Unconfirmed"))
    talk.tap(OFFICER, label(talk, "通告 1", "Broadcast 1"))
    talk.tap(OFFICER, label(talk, "已打开，未点已阅", "opened"))
    talk.tap(OFFICER, label(talk, "通告未阅", "Unconfirmed"))


SCENES: dict[str, Callable[[Talk], None]] = {
    scene.__name__: scene
    for scene in (broadcast_write, broadcast_life, broadcast_edit, broadcast_receive, broadcast_owed, broadcast_bad_input)
}
