"""Broadcasts in conversation: who may do what when, and what a second tap does."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from conversations.broadcast import AudienceCount, BackReason, FailureReason, Outcome, State, Tally
from conversations.broadcast_content import shape
from conversations.broadcast_records import (
    ApproveBroadcast,
    AskAgain,
    CancelBroadcast,
    ChaseBroadcast,
    ConfirmBroadcast,
    EditBroadcast,
    PauseBroadcast,
    RetryFailed,
    SendBackBroadcast,
    WithdrawBroadcast,
)
from conversations.broadcast_takes import Pace
from conversations.content import MediaFile, MediaKind, Part
from conversations.engine.signals import Tapped
from conversations.policy import DEFAULT_POLICY
from conversations.roles import Membership, Role
from conversations.rules.broadcast_moves import may_chase, may_edit, may_retry, may_withdraw, retried
from conversations.screens.broadcast_asked import asked_card
from conversations.screens.broadcast_letter import all_messages, rows_for
from conversations.screens.broadcast_letter import test_letter as letter_of_test
from conversations.screens.broadcast_progress import progress, state_line
from tests.conversations import world_broadcasts
from tests.conversations.broadcast_scenery import ALBUM, given_one, talk, write
from tests.conversations.broadcast_scenes import AUTHOR, SECOND, SHOP
from tests.conversations.dialogue import Talk
from tests.conversations.officer_scenery import stored
from tests.conversations.scenery import labels, text_of
from tests.conversations.scenes import MANAGER, OFFICER
from tests.conversations.world import ZONE

__all__ = ["talk"]

NOW = datetime(2026, 11, 23, 10, 31, tzinfo=ZONE)


def test_a_long_one_is_estimated_in_hours(talk: Talk) -> None:
    write(talk)
    assert "约需 1 分钟" in text_of(talk, AUTHOR)
    found = replace(talk.world.broadcasts.held[given_one(talk)], reach=AudienceCount("", 100_200, 200))
    talk.show(AUTHOR, progress(found, NOW, SECOND))
    assert "现在共 100000 人能收到" in text_of(talk, AUTHOR)
    assert "每秒约 25 条，约需 1 小时 7 分钟" in text_of(talk, AUTHOR)


def test_what_is_paid_for_is_estimated_at_its_rate_and_in_stars(talk: Talk) -> None:
    """Two messages for each of 100,000: on the review, on the approver's card, and none where the rate is not allowed any more."""
    found = replace(talk.world.broadcasts.held[given_one(talk, ask=True)], reach=AudienceCount("", 100_000, 0), paid=True)
    found = replace(found, content={"zh-CN": (Part("一"), Part("二"))})
    talk.show(SECOND, asked_card(found, NOW, Pace(25.0, 800.0), DEFAULT_POLICY))
    assert "每秒约 800 条，约需 4 分钟" in text_of(talk, SECOND)
    assert "共 200000 条，最多消耗机器人 20000 颗星星" in text_of(talk, SECOND)
    talk.show(SECOND, asked_card(found, NOW, Pace(25.0), DEFAULT_POLICY))
    assert "每秒约 25 条，约需 2 小时 13 分钟" in text_of(talk, SECOND)
    assert "不产生费用" in text_of(talk, SECOND)


def test_either_rate_is_priced_before_it_is_chosen(talk: Talk) -> None:
    talk.world.paid_rate = 800.0
    write(talk)
    assert "免费：每秒约 25 条" in text_of(talk, AUTHOR)
    assert "付费：每秒约 800 条，约需 1 分钟；共 2 条，最多消耗 1 颗星星" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "付费加速")
    assert "共 2 条，最多消耗机器人 1 颗星星" in text_of(talk, AUTHOR)


def test_who_confirms_at_night_is_told_that_it_leaves_at_night(talk: Talk) -> None:
    key = given_one(talk, ask=True)
    talk.arrives(SECOND, "broadcast_asked", str(key))
    assert "夜间" not in text_of(talk, SECOND)
    talk.world.now = talk.world.now.replace(hour=23)
    talk.arrives(SECOND, "broadcast_asked_still", str(key))
    assert "发出时是夜间（21:00–07:00）" in text_of(talk, SECOND), "once it is confirmed it leaves"


def test_it_is_sent_back_by_another_and_handed_in_again_by_its_author(talk: Talk) -> None:
    key = given_one(talk, ask=True)
    for chat in (AUTHOR, MANAGER):
        talk.send(chat, Tapped(f"bcback:{key}:content"), "")
    talk.arrives(SECOND, "broadcast_asked", str(key))
    talk.tap(SECOND, "退回")
    assert not stored(talk, SendBackBroadcast), "asked why first"
    talk.tap(SECOND, "对象不妥")
    assert stored(talk, SendBackBroadcast) == [SendBackBroadcast(key, BackReason.AUDIENCE)]
    for _ in range(2):
        talk.send(SECOND, Tapped(f"bcask:{key}"), "")
        talk.send(SECOND, Tapped(f"bcyes:{key}:1"), "")
    assert not stored(talk, AskAgain)
    assert not stored(talk, ApproveBroadcast)
    talk.send(AUTHOR, Tapped(f"bc:{key}"), "")
    assert "郑管理 退回：发送对象不妥" in text_of(talk, AUTHOR)
    for _ in range(2):
        talk.send(AUTHOR, Tapped(f"bcask:{key}"), "")
    assert stored(talk, AskAgain) == [AskAgain(key)]
    assert talk.arrives(SECOND, "broadcast_asked", str(key)) is not None


def test_news_that_are_not_true_any_more_are_not_told(talk: Talk) -> None:
    key = given_one(talk, ask=True)
    assert talk.arrives(AUTHOR, "broadcast_told", f"{key}:approved") is None
    assert talk.arrives(AUTHOR, "broadcast_told", f"{key}:back") is None
    assert talk.arrives(AUTHOR, "broadcast_told", f"{key}:nonsense") is None
    assert talk.arrives(MANAGER, "broadcast_told", f"{key}:empty") is None
    assert talk.arrives(MANAGER, "broadcast_asked_still", str(key)) is None


def test_without_another_admin_it_is_said_before_it_is_handed_in(talk: Talk) -> None:
    talk.world.policy = replace(talk.world.policy, broadcast_second_from=2)
    write(talk)
    assert "可以确认的还有 1 位管理员" in text_of(talk, AUTHOR)
    talk.world.unreachable = {SECOND}
    talk.type(AUTHOR, "ok")
    assert "请申请增设一位管理员，或缩小发送对象" in text_of(talk, AUTHOR)


def test_nobody_approves_the_own_and_none_what_was_changed_meanwhile(talk: Talk) -> None:
    key = given_one(talk, ask=True)
    talk.send(AUTHOR, Tapped(f"bcyes:{key}:1"), "")
    assert not stored(talk, ApproveBroadcast)
    talk.arrives(SECOND, "broadcast_asked", str(key))
    talk.world.apply(EditBroadcast(key, {**talk.world.broadcasts.held[key].content, "zh-CN": (Part("另一份"),)}), AUTHOR)
    talk.tap(SECOND, "确认发出")
    assert not stored(talk, ApproveBroadcast)
    assert "另一份" in text_of(talk, SECOND)
    talk.tap(SECOND, "确认发出")
    assert stored(talk, ApproveBroadcast) == [ApproveBroadcast(key)]
    assert talk.arrives(SECOND, "broadcast_asked", str(key)) is None
    assert talk.arrives(AUTHOR, "broadcast_asked", str(key)) is None


def test_what_cannot_be_undone_is_asked_once_more(talk: Talk) -> None:
    key = given_one(talk, start=True)
    talk.send(AUTHOR, Tapped(f"bccancel:{key}"), "")
    talk.send(AUTHOR, Tapped(f"bctake:{key}"), "")
    assert not stored(talk, CancelBroadcast)
    assert not stored(talk, WithdrawBroadcast)
    talk.send(AUTHOR, Tapped(f"bccancel:{key}:yes"), "")
    talk.send(AUTHOR, Tapped(f"bccancel:{key}:yes"), "")
    assert stored(talk, CancelBroadcast) == [CancelBroadcast(key)]
    assert "已取消" in text_of(talk, AUTHOR)


def test_an_admin_no_more_gets_nothing_and_does_nothing(talk: Talk) -> None:
    key = given_one(talk, start=True)
    talk.world.enrol(AUTHOR, "姜管理", Membership(Role.MANAGER, 17, "南关祥瑞摄影店"))
    for verb in ("bc", "bcs", "bcpause", "bcgo", "bccancel", "bcretry", "bcedit", "bctake", "bcchase", "bcyes", "bcwho", "bcnew"):
        talk.send(AUTHOR, Tapped(f"{verb}:{key}:yes"), "")
        assert "通告 1" not in text_of(talk, AUTHOR)
    assert len(talk.world.records) == 1
    assert talk.arrives(AUTHOR, "broadcast_progress", str(key)) is None


def test_a_broadcast_that_is_not_there(talk: Talk) -> None:
    talk.send(AUTHOR, Tapped("bcpause:99"), "")
    assert "没有找到" in text_of(talk, AUTHOR)
    assert not stored(talk, PauseBroadcast)


def test_confirming_is_of_who_has_it_and_once(talk: Talk) -> None:
    key = given_one(talk, start=True)
    talk.send(SECOND, Tapped(f"bcok:{key}"), "")
    assert not stored(talk, ConfirmBroadcast)
    world_broadcasts.happens(talk.world, key, OFFICER, Outcome.SENT)
    for _ in range(3):
        talk.send(OFFICER, Tapped(f"bcok:{key}"), "")
    assert stored(talk, ConfirmBroadcast) == [ConfirmBroadcast(key, 1)]
    assert labels(talk, OFFICER) == ["✓ 已阅"]
    turn = talk.world.say(OFFICER, Tapped("bcok:0"))
    assert not turn.replies
    assert turn.toast is not None


def test_a_message_waits_for_its_turn_and_is_kept_while_it_does_not_run(talk: Talk) -> None:
    key = given_one(talk)
    assert talk.arrives(MANAGER, "broadcast", f"{key}:0") is None
    world_broadcasts.start(talk.world, key)
    assert talk.arrives(MANAGER, "broadcast", f"{key}:1") is None
    assert talk.arrives(SECOND, "broadcast", f"{key}:0") is None
    talk.world.apply(PauseBroadcast(key), AUTHOR)
    assert talk.arrives(MANAGER, "broadcast", f"{key}:0") is None
    assert talk.arrives(MANAGER, "broadcast_edited", f"{key}:0") is None
    world_broadcasts.happens(talk.world, key, MANAGER, Outcome.SENT)
    edited = talk.arrives(MANAGER, "broadcast_edited", f"{key}:0")
    assert edited is not None
    assert edited.card == f"broadcast/{key}/0"


def test_each_reads_the_own_language_where_it_is_there(talk: Talk) -> None:
    talk.world.accounts[SHOP] = replace(talk.world.accounts[SHOP], language="en")
    key = given_one(talk, start=True)
    talk.arrives(SHOP, "broadcast", f"{key}:0")
    talk.arrives(MANAGER, "broadcast", f"{key}:0")
    contents = [talk.cards[chat].content for chat in (SHOP, MANAGER)]
    assert [each.text[:4] for each in contents if each is not None] == ["From", "明天起，"]


def test_an_album_at_the_end_is_closed_by_a_message_with_the_buttons() -> None:
    rows = rows_for(7, must_confirm=True)
    views = all_messages((Part("x"), ALBUM), rows, "preview")
    assert [bool(view.rows) for view in views] == [False, False, True]
    assert views[2].content is None
    assert [bool(view.rows) for view in all_messages((ALBUM, Part("x")), rows, "preview")] == [False, True]
    assert len(all_messages((Part("x"), ALBUM), (), "preview")) == 2
    assert letter_of_test((ALBUM,), 1, must_confirm=True, version_id=None).rows
    with pytest.raises(ValueError, match="no such message"):
        letter_of_test((ALBUM,), 1, must_confirm=False, version_id=None)


def test_chasing_is_once_a_day_and_three_times(talk: Talk) -> None:
    key = given_one(talk, start=True)
    for who in (MANAGER, SHOP, OFFICER):
        world_broadcasts.happens(talk.world, key, who, Outcome.SENT)
    for _ in range(5):
        for _ in range(2):
            talk.send(AUTHOR, Tapped(f"bcchase:{key}:yes"), "")
        talk.world.now += timedelta(days=1)
    assert stored(talk, ChaseBroadcast) == [ChaseBroadcast(key)] * 3


def test_what_is_not_known_is_sent_again_only_where_that_is_wished(talk: Talk) -> None:
    key = given_one(talk, start=True)
    world_broadcasts.happens(talk.world, key, MANAGER, Outcome.FAILED, FailureReason.UNKNOWN)
    talk.send(AUTHOR, Tapped(f"bcretry:{key}:yes"), "")
    assert not stored(talk, RetryFailed)
    talk.send(AUTHOR, Tapped(f"bcretry:{key}"), "")
    talk.tap(AUTHOR, "连不确定")
    assert stored(talk, RetryFailed) == [RetryFailed(key, unknown=True)]


def test_an_edit_keeps_the_number_and_the_kinds_of_messages() -> None:
    photo = Part("x", files=(MediaFile(MediaKind.PHOTO, "p"),))
    assert shape((Part("a"), photo)) == shape((Part("b"), replace(photo, text="y")))
    assert shape((Part("a"),)) != shape((photo,))
    assert shape((ALBUM,)) != shape((photo,))


def test_of_one_that_nobody_could_get_nothing_is_left_to_change_or_to_take_back(talk: Talk) -> None:
    key = given_one(talk, start=True)
    found = replace(talk.world.broadcasts.held[key], state=State.FINISHED, finished_at=NOW)
    for tally, line in (
        (Tally(), "broadcast-nobody-left"),
        (Tally({Outcome.UNREACHABLE: 2}), "broadcast-nobody-reachable"),
    ):
        empty = replace(found, tally=tally)
        assert not may_edit(empty)
        assert not may_withdraw(empty)
        keys = [each.key for each in progress(empty, NOW).lines]
        assert line in keys
        assert "broadcast-finished-at" not in keys
    one = replace(found, tally=Tally({Outcome.SENT: 1, Outcome.UNREACHABLE: 2}))
    assert may_edit(one)
    assert may_withdraw(one)


def test_what_nobody_has_is_neither_changed_nor_taken_back(talk: Talk) -> None:
    key = given_one(talk, start=True)
    running = talk.world.broadcasts.held[key]
    for why, offered in ((FailureReason.REFUSED, False), (FailureReason.TROUBLE, False), (FailureReason.UNKNOWN, True)):
        failed = Tally({Outcome.FAILED: 1, Outcome.UNREACHABLE: 2}, {why: 1})
        over = replace(running, state=State.FINISHED, finished_at=NOW, tally=failed)
        assert (may_edit(over), may_withdraw(over)) == (offered, offered), "of what may have arrived nobody knows"
        assert may_retry(over, unknown=True)
        assert state_line(over).key == "broadcast-state-finished", "it was tried"
    cancelled = replace(running, state=State.CANCELLED, tally=Tally({Outcome.SKIPPED: 3}))
    assert not may_withdraw(cancelled)
    assert may_withdraw(replace(cancelled, tally=Tally({Outcome.SENT: 1, Outcome.SKIPPED: 2})))
    for tally in (Tally({Outcome.PENDING: 3}), Tally({Outcome.PENDING: 1, Outcome.FAILED: 2}, {FailureReason.REFUSED: 2})):
        assert may_edit(replace(running, tally=tally))
        assert may_withdraw(replace(running, tally=tally))


def test_what_may_be_done_with_one(talk: Talk) -> None:
    key = given_one(talk, start=True)
    found = replace(talk.world.broadcasts.held[key], tally=Tally({Outcome.SENT: 2}, {}, 2))
    assert may_edit(found)
    assert may_withdraw(found)
    assert may_chase(found, NOW.date())
    assert not may_retry(found, unknown=True)
    failed = replace(found, tally=Tally({Outcome.FAILED: 5}, {FailureReason.UNKNOWN: 2, FailureReason.TROUBLE: 3}))
    assert (retried(failed), retried(failed, unknown=True)) == (3, 5)
    gone = replace(failed, withdrawn_at=NOW)
    assert not any((may_edit(gone), may_withdraw(gone), may_chase(gone, NOW.date()), may_retry(gone, unknown=True)))
    assert not may_edit(replace(found, guidance_version_id=3))
    assert not may_edit(replace(found, state=State.CANCELLED, tally=Tally()))
    assert not may_chase(replace(found, last_chased=NOW.date()), NOW.date())
    assert not may_chase(replace(found, must_confirm=False), NOW.date())
