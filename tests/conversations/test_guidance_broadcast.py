"""A broadcast of a document of the library: what is proposed and can be changed, and documents that cannot be sent any more."""

from dataclasses import replace
from datetime import date

import pytest

from conversations.audience import Audience, Filter
from conversations.broadcast import Broadcast, Source, State
from conversations.broadcast_records import ApproveBroadcast, AskAgain, CreateBroadcast
from conversations.broadcast_records import TestBroadcast as Tried
from conversations.codes import Sector
from conversations.content import Part
from conversations.engine.signals import Tapped
from conversations.guidance import GuidanceVersion
from conversations.guidance_notice import notice_of
from conversations.guidance_records import WithdrawGuidance
from conversations.roles import Role
from tests.conversations.dialogue import Talk
from tests.conversations.guidance_scenes import ADMIN, masks, people
from tests.conversations.officer_scenery import stored
from tests.conversations.scenery import labels, text_of
from tests.conversations.world import World

CHECKER = 7


@pytest.fixture
def talk() -> Talk:
    """Everybody is there, and a document that must be confirmed."""
    talk = Talk(World("zh-CN"))
    people(talk)
    talk.world.apply(masks(send=False), ADMIN)
    return talk


def to_review(talk: Talk) -> None:
    talk.send(ADMIN, Tapped("bcguide:1"), "")
    talk.tap(ADMIN, "就发这份")
    talk.tap(ADMIN, "选好了")
    talk.tap(ADMIN, "马上发出")


def test_it_goes_to_whom_it_applies_and_says_what_the_document_says(talk: Talk) -> None:
    to_review(talk)
    talk.tap(ADMIN, "先发给自己看")
    talk.tap(ADMIN, "发给 2 人")
    content = notice_of(talk.world.library.versions[1], talk.world.today)
    audience = Audience(include=Filter(sectors=(Sector.PHOTOGRAPHY, Sector.SUPERMARKET)))
    assert stored(talk, Tried) == [Tried(content, must_confirm=True, guidance_version_id=1)]
    (written,) = stored(talk, CreateBroadcast)
    assert written == CreateBroadcast(content, audience, True, guidance_version_id=1, expected=2)


def test_the_trades_stand_in_the_same_order_on_the_document_and_on_the_broadcast(talk: Talk) -> None:
    talk.send(ADMIN, Tapped("guide:1"), "")
    assert "适用：摄影、超市" in text_of(talk, ADMIN)
    to_review(talk)
    assert "行业：摄影、超市" in text_of(talk, ADMIN)


def test_whom_it_is_for_and_whether_it_is_confirmed_can_be_changed(talk: Talk) -> None:
    to_review(talk)
    assert [one for one in labels(talk, ADMIN) if one.startswith("修改")] == ["修改：对象", "修改：已阅", "修改：时间"]
    talk.tap(ADMIN, "修改：对象")
    talk.tap(ADMIN, "联络员")
    talk.tap(ADMIN, "只发给…")
    talk.tap(ADMIN, "清空")
    talk.tap(ADMIN, "回到对象")
    talk.tap(ADMIN, "选好了")
    talk.tap(ADMIN, "修改：已阅")
    talk.tap(ADMIN, "不要")
    talk.tap(ADMIN, "发给 3 人")
    (written,) = stored(talk, CreateBroadcast)
    assert isinstance(written, CreateBroadcast)
    assert (written.audience, written.must_confirm) == (Audience((Role.MANAGER, Role.OFFICER)), False)


@pytest.mark.parametrize("how", ["followed", "withdrawn", "over"])
def test_what_does_not_hold_any_more_is_not_sent(talk: Talk, how: str) -> None:
    to_review(talk)
    if how == "withdrawn":
        talk.world.apply(WithdrawGuidance(1), ADMIN)
    elif how == "followed":
        talk.world.apply(masks(guidance_id=1, changes={"zh-CN": "别人改的"}, after=1), ADMIN)
    else:
        talk.world.library.versions[1] = masks_over(talk)
    talk.tap(ADMIN, "发给 2 人")
    assert not stored(talk, CreateBroadcast)
    assert "不能再按这一版发通告" in text_of(talk, ADMIN)
    talk.send(ADMIN, Tapped("guide:1"), "")
    assert "📣 发通告" not in labels(talk, ADMIN)
    talk.send(ADMIN, Tapped("bcguide:1"), "")
    assert "门店口罩与测温" in text_of(talk, ADMIN)
    assert not stored(talk, CreateBroadcast)


@pytest.mark.parametrize("back", [False, True])
def test_what_is_over_before_it_was_approved_says_so_and_cannot_be_approved(talk: Talk, *, back: bool) -> None:
    asked = None if back else talk.world.now
    held = Broadcast(
        1, State.DRAFT, Source.GUIDANCE, ADMIN, "邓丽", {"zh-CN": (Part("请戴口罩"),)}, Audience(), must_confirm=True,
        created_at=talk.world.now, guidance_version_id=1, asked_at=asked,
    )  # fmt: skip
    talk.world.broadcasts.held[1] = held
    talk.world.admin(CHECKER)
    who = ADMIN if back else CHECKER
    button = "提交，请另一位管理员确认" if back else "✅ 确认发出"
    talk.send(who, Tapped("bc:1"), "")
    assert button in labels(talk, who)
    talk.world.library.versions[1] = masks_over(talk)
    talk.tap(who, button)
    assert not stored(talk, AskAgain if back else ApproveBroadcast)
    assert "有效期已过，不再发送" in text_of(talk, who)
    assert "待确认" not in text_of(talk, who)
    talk.type(who, "/broadcasts")
    assert "已失效" in text_of(talk, who), "the list says what the card says"
    talk.send(who, Tapped("bc:1"), "")
    assert not {button, "↩️ 退回"} & set(labels(talk, who))
    assert "取消" in labels(talk, who)


def masks_over(talk: Talk) -> GuidanceVersion:
    """The document, which held until last week."""
    return replace(talk.world.library.versions[1], valid_until=date(2026, 11, 15))
