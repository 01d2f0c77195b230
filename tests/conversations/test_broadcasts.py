"""Broadcasts in conversation: what is taken down, who may do what when, and what a second tap does."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from conversations.audience import Audience, Filter, Size, audience_from_json, audience_to_json
from conversations.audience_making import CODED, Making, audience_key, making_from_json, making_to_json, tapped
from conversations.broadcast import FailureReason, Outcome, State, Tally
from conversations.broadcast_content import language_of, other_language, shape
from conversations.broadcast_records import (
    ApproveBroadcast,
    CancelBroadcast,
    ChaseBroadcast,
    ConfirmBroadcast,
    CreateBroadcast,
    EditBroadcast,
    PauseBroadcast,
    RetryFailed,
    WithdrawBroadcast,
)
from conversations.broadcast_records import TestBroadcast as Tried
from conversations.codes import Sector
from conversations.content import Entity, MediaFile, MediaKind, Part
from conversations.disinfection import Photo
from conversations.engine.signals import Pictured, Tapped, Typed, Unread, Unreadable, Uploaded
from conversations.enterprise_list import MOST_LINES, list_key, list_of, read_list, spellings
from conversations.roles import Membership, Role
from conversations.rules.broadcast_moves import may_chase, may_edit, may_retry, may_withdraw, retried
from conversations.said_when import WhenProblem, read_when
from conversations.screens.broadcast_letter import all_messages, rows_for
from conversations.screens.broadcast_letter import test_letter as letter_of_test
from tests.conversations import world_broadcasts
from tests.conversations.broadcast_scenes import AUTHOR, NOTICE, SECOND, SHOP, given, people
from tests.conversations.dialogue import Talk
from tests.conversations.officer_scenery import stored
from tests.conversations.scenery import labels, text_of
from tests.conversations.scenes import MANAGER, OFFICER
from tests.conversations.world import ZONE, World

NOW = datetime(2026, 11, 23, 10, 31, tzinfo=ZONE)
ALBUM = Part(files=(MediaFile(MediaKind.PHOTO, "p1"), MediaFile(MediaKind.PHOTO, "p2")), album="7")


@pytest.fixture
def talk() -> Talk:
    """Two shops, an officer, two admins."""
    made = Talk(World())
    people(made)
    return made


def write(talk: Talk) -> None:
    """As far as the review."""
    talk.type(AUTHOR, "/broadcast")
    talk.type(AUTHOR, NOTICE)
    for label in ("写好了", "所有人", "选好了", "要，须", "马上"):
        talk.tap(AUTHOR, label)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("明天 9:00", "2026-11-24T09:00"),
        ("明天9点", "2026-11-24T09:00"),
        ("明天上午九点", "2026-11-24T09:00"),
        ("周五下午3点半", "2026-11-27T15:30"),
        ("周三十点", "2026-11-25T10:00"),
        ("12.1 9:00", "2026-12-01T09:00"),
        ("１２月１日　９：３０", "2026-12-01T09:30"),
        ("18:30", "2026-11-23T18:30"),
        ("1830", "2026-11-23T18:30"),
        ("tomorrow 3 pm", "2026-11-24T15:00"),
        ("25 Nov 3 pm", "2026-11-25T15:00"),
        ("next Friday 8:00", "2026-12-04T08:00"),
    ],
)
def test_a_moment_to_come_is_read(text: str, at: str) -> None:
    assert read_when(text, NOW) == datetime.fromisoformat(f"{at}+08:00")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", WhenProblem.NO_TIME),
        ("尽快", WhenProblem.NO_TIME),
        ("x" * 500, WhenProblem.NO_TIME),
        ("明天", WhenProblem.NO_CLOCK),
        ("9:00", WhenProblem.PAST),
        ("昨天 9:00", WhenProblem.PAST),
        ("2027-03-01 9:00", WhenProblem.FAR),
    ],
)
def test_what_is_no_moment_to_come_says_why(text: str, problem: WhenProblem) -> None:
    assert read_when(text, NOW) is problem


def test_now_is_now() -> None:
    assert read_when("马上", NOW) == NOW


def test_in_which_language_somebody_wrote() -> None:
    assert language_of((Part("From tomorrow"),)) == "en"
    assert language_of((Part("From tomorrow"), Part("明天"))) == "zh-CN"
    assert language_of((ALBUM,), "en") == "en"
    assert other_language("en") == "zh-CN"


def test_an_album_comes_one_by_one_and_is_one_message(talk: Talk) -> None:
    talk.type(AUTHOR, "/broadcast")
    for number, text in ((1, ""), (2, "说明"), (3, "另一段")):
        part = Part(text, files=(MediaFile(MediaKind.PHOTO, f"p{number}"),), album="7")
        talk.send(AUTHOR, Pictured(Photo(f"p{number}", f"u{number}"), "7", part), "")
    assert "只保留第一段" in text_of(talk, AUTHOR)
    talk.send(AUTHOR, Pictured(Photo("p3", "u3"), "7", Part(files=(MediaFile(MediaKind.PHOTO, "p3"),), album="7")), "")
    mixed = Part(files=(MediaFile(MediaKind.VOICE, "v"),), album="7")
    talk.send(AUTHOR, Unreadable(Unread.VOICE, mixed), "")
    assert "前面收下的 1 条都在" in text_of(talk, AUTHOR)
    assert "相册（3 个）" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "预览")
    talk.tap(AUTHOR, "写好了")
    for label in ("所有人", "选好了", "要，须", "马上", "先发给自己"):
        talk.tap(AUTHOR, label)
    tried = stored(talk, Tried)
    files = tuple(MediaFile(MediaKind.PHOTO, f"p{number}") for number in (1, 2, 3))
    assert tried == [Tried({"zh-CN": (Part("说明", files=files, album="7"),)}, must_confirm=True)]


def test_a_photo_whose_album_never_came_is_a_photo(talk: Talk) -> None:
    talk.type(AUTHOR, "/broadcast")
    talk.send(AUTHOR, Pictured(Photo("p1", "u1"), "7", Part(files=(MediaFile(MediaKind.PHOTO, "p1"),), album="7")), "")
    for label in ("写好了", "所有人", "选好了", "要，须", "马上", "发给 2 人"):
        talk.tap(AUTHOR, label)
    created = stored(talk, CreateBroadcast)[0]
    assert isinstance(created, CreateBroadcast)
    assert created.content == {"zh-CN": (Part(files=(MediaFile(MediaKind.PHOTO, "p1"),)),)}


def test_everything_that_can_be_passed_on_is_taken_forwarded_too_and_in_its_form(talk: Talk) -> None:
    talk.type(AUTHOR, "/broadcast")
    bold = Entity("bold", 0, 2)
    talk.send(AUTHOR, Typed("明天", forwarded=True, entities=(bold,)), "")
    workbook = Part("表", files=(MediaFile(MediaKind.DOCUMENT, "d", "花名册.xlsx", 9),))
    talk.send(AUTHOR, Uploaded("d", "花名册.xlsx", 9, workbook), "")
    voice = Part(files=(MediaFile(MediaKind.VOICE, "v"),))
    talk.send(AUTHOR, Unreadable(Unread.VOICE, voice), "")
    talk.send(AUTHOR, Pictured(Photo("p", "u")), "")
    for label in ("写好了", "所有人", "选好了", "不要", "马上", "发给 2 人"):
        talk.tap(AUTHOR, label)
    created = stored(talk, CreateBroadcast)[0]
    assert isinstance(created, CreateBroadcast)
    photo = Part(files=(MediaFile(MediaKind.PHOTO, "p"),))
    assert created.content == {"zh-CN": (Part("明天", (bold,)), workbook, voice, photo)}
    assert (created.audience, created.must_confirm, created.start_at, created.ask, created.expected) == (Audience(), False, None, False, 2)


def test_no_more_than_ten_messages(talk: Talk) -> None:
    talk.type(AUTHOR, "/broadcast")
    for number in range(11):
        talk.type(AUTHOR, f"第{number}条")
    assert "最多 10 条，这条没有收下" in text_of(talk, AUTHOR)
    assert "写好了（10 条）" in labels(talk, AUTHOR)


def test_a_broadcast_that_was_begun_is_still_there(talk: Talk) -> None:
    talk.type(AUTHOR, "/broadcast")
    talk.type(AUTHOR, NOTICE)
    talk.type(AUTHOR, "/broadcasts")
    talk.tap(AUTHOR, "写通告")
    assert "写好了（1 条）" in labels(talk, AUTHOR)


def test_the_count_at_the_last_look_is_the_one_that_asks_for_a_second_admin(talk: Talk) -> None:
    talk.world.policy = replace(talk.world.policy, broadcast_second_from=2)
    write(talk)
    assert "须另一位管理员确认" in text_of(talk, AUTHOR)
    talk.world.unreachable = {SHOP}
    talk.tap(AUTHOR, "提交，请")
    assert not stored(talk, CreateBroadcast)
    talk.tap(AUTHOR, "发给 1 人")
    created = stored(talk, CreateBroadcast)[0]
    assert isinstance(created, CreateBroadcast)
    assert not created.ask


def test_nobody_left_to_send_to_is_said_before_it_is_sent(talk: Talk) -> None:
    write(talk)
    talk.world.unreachable = {MANAGER, SHOP}
    talk.tap(AUTHOR, "发给 2 人")
    assert not stored(talk, CreateBroadcast)
    assert "都收不到消息" in text_of(talk, AUTHOR)


def test_a_time_that_has_passed_meanwhile_is_asked_again(talk: Talk) -> None:
    write(talk)
    talk.tap(AUTHOR, "修改：时间")
    talk.type(AUTHOR, "10:30")
    talk.world.now += timedelta(hours=1)
    talk.tap(AUTHOR, "发给 2 人")
    assert not stored(talk, CreateBroadcast)
    assert "什么时候发出" in text_of(talk, AUTHOR)


def test_a_long_one_is_estimated_in_hours(talk: Talk) -> None:
    write(talk)
    assert "约需 1 分钟" in text_of(talk, AUTHOR)
    held = given_one(talk)
    talk.world.broadcasts.held[held] = replace(talk.world.broadcasts.held[held], expected=100_000)
    talk.send(AUTHOR, Tapped(f"bc:{held}"), "")
    assert "约 100000 人，约需 1 小时 7 分钟" in text_of(talk, AUTHOR)


def given_one(talk: Talk, *, confirm: bool = True, ask: bool = False, start: bool = False) -> int:
    """A broadcast; started where that is wished."""
    given(talk, confirm=confirm, ask=ask)
    key = max(talk.world.broadcasts.held)
    if start:
        world_broadcasts.start(talk.world, key)
    return key


def test_nobody_approves_the_own_and_none_what_was_changed_meanwhile(talk: Talk) -> None:
    key = given_one(talk, ask=True)
    talk.send(AUTHOR, Tapped(f"bcyes:{key}:1"), "")
    assert not stored(talk, ApproveBroadcast)
    talk.arrives(SECOND, "broadcast_asked", str(key))
    talk.world.apply(EditBroadcast(key, {"zh-CN": (Part("另一份"),)}), AUTHOR)
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
    assert stored(talk, ConfirmBroadcast) == [ConfirmBroadcast(key)]
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
    assert letter_of_test((ALBUM,), 1, must_confirm=True).rows
    with pytest.raises(ValueError, match="no such message"):
        letter_of_test((ALBUM,), 1, must_confirm=False)


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


def test_an_audience_is_chosen_by_what_a_tap_wants_not_by_toggling() -> None:
    once = tapped(Making(), "+i.sectors retail")
    assert once is not None
    assert tapped(once, "+i.sectors retail") == once
    assert once.audience.include.sectors == (Sector.RETAIL,)
    assert tapped(once, "-i.sectors retail") == Making()
    assert making_from_json(making_to_json(once)) == once
    for name, values in CODED.items():
        for value in values:
            assert tapped(Making(), f"+x.{name} {value}") is not None


NO_TAPS = ("", "x", "+i.sectors nonsense", "+q.sectors retail", "+r staff", "go nowhere", "go i.nothing", "days i 999", "days i -1")


@pytest.mark.parametrize("token", [*NO_TAPS, "open x", "keep", "+i.enterprises 17"])
def test_a_tap_that_is_none(token: str) -> None:
    assert tapped(Making(), token) is None


def test_equal_audiences_are_one_key() -> None:
    chosen = Audience((Role.OFFICER, Role.MANAGER), Filter(sizes=(Size.SMALL, Size.MICRO)))
    other = Audience((Role.MANAGER, Role.OFFICER), Filter(sizes=(Size.MICRO, Size.SMALL)))
    assert audience_key(chosen) == audience_key(other) == '{"roles":["manager","officer"],"include":{"sizes":["micro","small"]}}'
    assert audience_to_json(audience_from_json(audience_to_json(chosen))) == audience_to_json(other)


def test_a_pasted_list_is_read_line_by_line() -> None:
    assert read_list(" 1. 南关祥瑞摄影店\n\n- 恒佳\n恒佳\n91220104MA00000001 ") == ("南关祥瑞摄影店", "恒佳", "91220104MA00000001")
    assert len(read_list("\n".join(f"店{n}" for n in range(1000)))) == MOST_LINES + 1
    assert "长春（南关）店" in spellings("长春(南关)店")
    assert "91220104MA00000001" in spellings("91220104ma0000 0001")
    assert list_of(list_key(("甲", "乙"))) == ("甲", "乙")


def test_more_than_a_thousand_lines_never_break_the_card(talk: Talk) -> None:
    talk.type(AUTHOR, "/broadcast")
    talk.type(AUTHOR, NOTICE)
    for label in ("写好了", "所有人", "只发给…", "粘贴名单"):
        talk.tap(AUTHOR, label)
    talk.type(AUTHOR, "\n".join([f"没有的店{n}" for n in range(400)]))
    assert "另有 290 行没有认出" in text_of(talk, AUTHOR)
    assert "一次最多 300 行" in text_of(talk, AUTHOR)


def test_the_paid_rate_is_asked_for_only_where_it_is_allowed(talk: Talk) -> None:
    write(talk)
    assert not any("速度" in label for label in labels(talk, AUTHOR))
    talk.world.paid_rate = 800.0
    talk.type(AUTHOR, "ok")
    talk.tap(AUTHOR, "付费加速")
    assert "每秒约 800 条" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "发给 2 人")
    created = stored(talk, CreateBroadcast)[0]
    assert isinstance(created, CreateBroadcast)
    assert created.paid
