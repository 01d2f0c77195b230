"""Edits of broadcasts in conversation: the second pair of eyes on what many read already, and 已阅 for the text that was seen."""

from dataclasses import replace

import pytest

from conversations.broadcast import Broadcast, Outcome, State, Tally
from conversations.broadcast_records import (
    ApproveBroadcast,
    CancelBroadcast,
    ConfirmBroadcast,
    ConfirmEdit,
    EditBroadcast,
    HurryEdits,
    ReturnEdit,
    TakeBackEdit,
    WithdrawBroadcast,
)
from conversations.content import Entity, MediaFile, MediaKind, Part, Parts
from conversations.engine.signals import Tapped
from conversations.policy import DEFAULT_POLICY
from conversations.roles import Membership, Role
from conversations.rules.broadcast_moves import concerned, edit_waits
from conversations.screens.broadcast_edits import edit_card
from tests.conversations import world_broadcasts
from tests.conversations.broadcast_scenery import ALBUM, given_one, talk
from tests.conversations.broadcast_scenes import AUTHOR, SECOND, SHOP
from tests.conversations.dialogue import WORDING, Talk, check, plain
from tests.conversations.officer_scenery import stored
from tests.conversations.scenery import labels, text_of
from tests.conversations.scenes import MANAGER

__all__ = ["talk"]

NEW = "后天起，顾客进店须测温。"
EDITED: dict[str, Parts] = {"zh-CN": (Part(NEW),), "en": (Part("From Wednesday, take every customer's temperature."),)}
OTHER: dict[str, Parts] = {**EDITED, "zh-CN": (Part("下周起，顾客进店须测温。"),)}


def many(talk: Talk, *, confirm: bool = False) -> int:
    """A broadcast for three, of whom one has it, where by now two are too many for one admin alone."""
    key = given_one(talk, confirm=confirm, start=True)
    talk.world.policy = replace(talk.world.policy, broadcast_second_from=2)
    world_broadcasts.happens(talk.world, key, MANAGER, Outcome.SENT)
    return key


def proposes(talk: Talk, key: int, chat: int = AUTHOR, content: dict[str, Parts] | None = None) -> None:
    """An edit waits."""
    talk.world.apply(EditBroadcast(key, content or EDITED, ask=True), chat)


def writes(talk: Talk, key: int, chat: int = AUTHOR) -> None:
    """As far as the review of an edit."""
    talk.send(chat, Tapped(f"bcedit:{key}"), "")
    for text in (NEW, "From Wednesday, take every customer's temperature."):
        talk.type(chat, text)
        talk.tap(chat, "写好了")


def test_what_many_read_is_changed_by_two(talk: Talk) -> None:
    key = many(talk)
    writes(talk, key)
    assert "须另一位管理员确认才会更改，在此之前仍是原来的内容" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "提交，请另一位管理员确认")
    assert stored(talk, EditBroadcast) == [EditBroadcast(key, EDITED, ask=True)]
    assert "确认或退回都会告诉您" in text_of(talk, AUTHOR)
    assert talk.world.broadcasts.held[key].content != EDITED
    talk.arrives(SECOND, "broadcast_edit", str(key))
    assert "改为：后天起" in text_of(talk, SECOND)
    talk.tap(SECOND, "看新内容")
    talk.tap(SECOND, "确认更改")
    assert stored(talk, ConfirmEdit) == [ConfirmEdit(key, 1)]
    assert talk.world.broadcasts.held[key].content == EDITED
    assert "目前没有待确认的" in text_of(talk, SECOND)


def test_few_are_changed_by_one(talk: Talk) -> None:
    key = many(talk)
    talk.world.policy = replace(talk.world.policy, broadcast_second_from=4)
    writes(talk, key)
    talk.tap(AUTHOR, "确认更改")
    assert stored(talk, EditBroadcast) == [EditBroadcast(key, EDITED)]


def test_an_approved_one_needs_a_new_approval(talk: Talk) -> None:
    talk.world.policy = replace(talk.world.policy, broadcast_second_from=2)
    key = given_one(talk, ask=True)
    talk.send(SECOND, Tapped(f"bcyes:{key}:1"), "")
    writes(talk, key, SECOND)
    assert "须另一位管理员重新确认，才会发出" in text_of(talk, SECOND)
    talk.tap(SECOND, "确认更改")
    assert talk.world.broadcasts.held[key].state is State.DRAFT
    for chat in (AUTHOR, SECOND):
        turn = talk.send(chat, Tapped(f"bcyes:{key}:2"), "")
        assert turn.toast is not None
        assert turn.toast.key == "toast-broadcast-own"
        assert "目前没有别的管理员可以确认" in text_of(talk, chat)
    assert len(stored(talk, ApproveBroadcast)) == 1
    talk.world.admin(6, "崔管理")
    assert talk.arrives(6, "broadcast_asked", str(key)) is not None
    talk.tap(6, "确认发出")
    assert len(stored(talk, ApproveBroadcast)) == 2


def test_nobody_confirms_the_own_and_none_what_they_have_not_seen(talk: Talk) -> None:
    key = many(talk)
    proposes(talk, key)
    talk.send(AUTHOR, Tapped(f"bceyes:{key}:1"), "")
    assert labels(talk, AUTHOR)[0] == "撤回这次修改"
    talk.arrives(SECOND, "broadcast_edit", str(key))
    proposes(talk, key, content=OTHER)
    turn = talk.tap(SECOND, "确认更改")
    assert turn.toast is not None
    assert turn.toast.key == "toast-broadcast-edit-newer"
    assert "改为：下周起" in text_of(talk, SECOND)
    for forged in (f"bceyes:{key}", f"bceyes:{key}:x", f"bceno:{key}:1", f"bceback:{key}:2"):
        talk.send(SECOND, Tapped(forged), "")
    assert not stored(talk, ConfirmEdit)
    assert not stored(talk, ReturnEdit)
    assert not stored(talk, TakeBackEdit)
    talk.tap(SECOND, "确认更改")
    assert stored(talk, ConfirmEdit) == [ConfirmEdit(key, 2)]


def test_sent_back_or_taken_back_it_stays_as_it_is(talk: Talk) -> None:
    key = many(talk)
    proposes(talk, key)
    talk.arrives(SECOND, "broadcast_edit", str(key))
    talk.tap(SECOND, "退回")
    turn = talk.send(SECOND, Tapped(f"bceno:{key}:1"), "")
    assert turn.toast is not None
    assert turn.toast.key == "toast-broadcast-edit-over"
    proposes(talk, key)
    talk.send(AUTHOR, Tapped(f"bc:{key}"), "")
    assert "提交了修改，等另一位管理员确认；在此之前仍是原来的内容" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "查看待确认的修改")
    talk.tap(AUTHOR, "撤回这次修改")
    assert (stored(talk, ReturnEdit), stored(talk, TakeBackEdit)) == ([ReturnEdit(key, 1)], [TakeBackEdit(key, 2)])
    assert talk.world.broadcasts.held[key].content != EDITED


def test_another_admins_edit_takes_its_place(talk: Talk) -> None:
    key = many(talk)
    proposes(talk, key)
    writes(talk, key, SECOND)
    assert "姜管理 提交的修改尚待确认，您这份提交后将取代它" in text_of(talk, SECOND)
    talk.tap(SECOND, "提交")
    talk.arrives(AUTHOR, "broadcast_edit", str(key))
    talk.tap(AUTHOR, "确认更改")
    assert stored(talk, ConfirmEdit) == [ConfirmEdit(key, 2)]


def test_where_there_is_nobody_else_it_says_what_to_do(talk: Talk) -> None:
    key = many(talk)
    talk.world.enrol(SECOND, "郑管理", Membership(Role.MANAGER, 18, "南关恒佳超市"))
    writes(talk, key)
    assert "再邀请一位管理员（fugong invite admin）" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "提交")
    assert "目前没有别的管理员可以确认" in text_of(talk, AUTHOR)
    assert talk.arrives(SECOND, "broadcast_edit", str(key)) is None
    talk.send(SECOND, Tapped(f"bceyes:{key}:1"), "")
    assert not stored(talk, ConfirmEdit)


@pytest.mark.parametrize("end", [WithdrawBroadcast, CancelBroadcast])
def test_what_is_over_is_not_edited(talk: Talk, end: type[WithdrawBroadcast | CancelBroadcast]) -> None:
    key = many(talk)
    world_broadcasts.happens(talk.world, key, MANAGER, Outcome.PENDING)
    proposes(talk, key)
    talk.world.apply(end(key), AUTHOR)
    talk.send(SECOND, Tapped(f"bceyes:{key}:1"), "")
    assert not stored(talk, ConfirmEdit)
    assert "目前没有待确认的" in text_of(talk, SECOND)


def test_who_has_confirmed_meanwhile_is_thought_of(talk: Talk) -> None:
    """Before another admin has looked, somebody may have confirmed the old text: so it is asked whether that counts."""
    key = many(talk, confirm=True)
    writes(talk, key)
    assert "已有 0 人点了「已阅」" in text_of(talk, AUTHOR)
    talk.tap(AUTHOR, "要，重新")
    talk.tap(AUTHOR, "提交")
    talk.arrives(SECOND, "broadcast_edit", str(key))
    assert "已阅的人须重新确认" in text_of(talk, SECOND)
    world_broadcasts.happens(talk.world, key, MANAGER, Outcome.CONFIRMED)
    talk.tap(SECOND, "确认更改")
    assert talk.world.broadcasts.outcomes[key][MANAGER] is Outcome.SENT


def test_a_tap_below_the_older_text_does_not_count(talk: Talk) -> None:
    key = many(talk, confirm=True)
    talk.arrives(MANAGER, "broadcast", f"{key}:0")
    before = talk.world.composed(MANAGER, "broadcast_edited", f"{key}:0")
    assert before is not None
    talk.cards[MANAGER] = before
    assert talk.find(MANAGER, "已阅")[0] == f"bcok:{key}:1"
    talk.world.apply(EditBroadcast(key, EDITED), AUTHOR)
    turn = talk.tap(MANAGER, "已阅")
    assert turn.toast is not None
    assert (turn.toast.key, turn.urgent_toast) == ("toast-broadcast-text-changed", True)
    assert talk.cards[MANAGER].content == EDITED["zh-CN"][0]
    assert (stored(talk, ConfirmBroadcast), stored(talk, HurryEdits)) == ([], [HurryEdits(key)])
    talk.tap(MANAGER, "已阅")
    assert stored(talk, ConfirmBroadcast) == [ConfirmBroadcast(key, 2)]
    assert talk.world.broadcasts.outcomes[key][MANAGER] is Outcome.CONFIRMED


def test_a_reminder_names_the_text_too(talk: Talk) -> None:
    key = many(talk, confirm=True)
    talk.arrives(MANAGER, "broadcast_chase", str(key))
    talk.world.apply(EditBroadcast(key, EDITED), AUTHOR)
    talk.tap(MANAGER, "已阅")
    assert "后天起" in text_of(talk, MANAGER)
    assert not stored(talk, ConfirmBroadcast)
    talk.tap(MANAGER, "已阅")
    assert "✓ 已确认：后天起" in text_of(talk, MANAGER)


@pytest.mark.parametrize("data", ["bcok:{}", "bcok:{}:chase"])
def test_buttons_from_before_are_of_the_first_text(talk: Talk, data: str) -> None:
    key = many(talk, confirm=True)
    talk.world.apply(EditBroadcast(key, EDITED), AUTHOR)
    talk.send(MANAGER, Tapped(data.format(key)), "")
    assert not stored(talk, ConfirmBroadcast)
    talk.world.policy = DEFAULT_POLICY
    other = given_one(talk, start=True)
    world_broadcasts.happens(talk.world, other, MANAGER, Outcome.SENT)
    talk.send(MANAGER, Tapped(data.format(other)), "")
    assert stored(talk, ConfirmBroadcast) == [ConfirmBroadcast(other, 1)]


def test_an_edit_of_the_other_language_is_none_for_the_reader(talk: Talk) -> None:
    key = many(talk, confirm=True)
    content = talk.world.broadcasts.held[key].content
    talk.world.apply(EditBroadcast(key, {**content, "en": EDITED["en"]}), AUTHOR)
    talk.send(MANAGER, Tapped(f"bcok:{key}:1"), "")
    assert stored(talk, ConfirmBroadcast) == [ConfirmBroadcast(key, 2)]
    talk.world.accounts[SHOP] = replace(talk.world.accounts[SHOP], language="en")
    world_broadcasts.happens(talk.world, key, SHOP, Outcome.SENT)
    talk.send(SHOP, Tapped(f"bcok:{key}:1"), "")
    assert len(stored(talk, ConfirmBroadcast)) == 1


def test_how_many_are_concerned(talk: Talk) -> None:
    found = talk.world.broadcasts.held[many(talk)]
    counts = dict.fromkeys(Outcome, 10)
    full = replace(found, tally=Tally(counts))
    assert concerned(full) == 50
    assert [edit_waits(full, limit) for limit in (50, 51)] == [True, False]
    assert not edit_waits(replace(full, started_at=None), 1)


def test_a_long_edit_fits_on_a_card(talk: Talk) -> None:
    key = many(talk)
    found: Broadcast = talk.world.broadcasts.held[key]
    old = {code: (*(Part(f"{n}" * 4000) for n in range(9)), ALBUM) for code in ("zh-CN", "en")}
    other = replace(ALBUM, files=(ALBUM.files[0], MediaFile(MediaKind.PHOTO, "p9")))
    new = {code: (*(Part(f"{n}新" * 2000) for n in range(8)), Part("8" * 4000, (Entity("bold", 0, 5),)), other) for code in old}
    proposes(talk, key)
    waiting = talk.world.broadcasts.held[key].edit
    assert waiting is not None
    card = edit_card(replace(found, content=old, edit=replace(waiting, content=new)), talk.world.now, SECOND)
    for language in ("zh-CN", "en"):
        check(WORDING.screen(card, language))
    shown = plain(WORDING.screen(card, "zh-CN").text)
    assert shown.count("第 ") == 20
    assert ("文字不变，格式改了" in shown, "文件换了：相册" in shown) == (True, True)
