"""The desk: one transaction a batch, each update's effect once, single failures kept to themselves, everybody told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from structlog.testing import capture_logs

from bot.desk.arrival import Answer, Arrival
from bot.desk.intake import DatabaseAway
from bot.storage import tables as t
from bot.storage.database import Database
from conversations.engine.signals import Typed
from tests.desk.rig import DeskRig, counting, desk_on, tapped, typed
from tests.jobs.province import LONG_AGO

SORRY = "failed-nothing-saved"


async def test_a_tap_edits_its_card_and_typing_sends_a_new_one(rig: DeskRig) -> None:
    answers = await rig.take(tapped(1, 11, "say hello", message_id=40), typed(2, 21, "say hello"))
    assert answers == [Answer(1, "q1", "toast hello"), Answer(2)]
    assert sorted((p.chat_id, p.edit_message_id, p.screen.text) for p in rig.messenger.parcels) == [(11, 40, "hello"), (21, None, "hello")]


async def test_further_replies_stand_below(rig: DeskRig) -> None:
    await rig.take(tapped(1, 11, "twice", message_id=40))
    assert rig.messenger.texts(11) == ["*above", "below"]


async def test_a_tap_on_a_message_that_telegram_keeps_to_itself_is_answered_below(rig: DeskRig) -> None:
    await rig.take(Arrival(1, 11, tapped(1, 11, "say x").signal, callback_id="q"))
    assert rig.messenger.texts(11) == ["x"]


async def test_the_reply_is_in_the_language_that_was_chosen_by_it(rig: DeskRig) -> None:
    (answer,) = await rig.take(tapped(1, 11, "english"))
    assert (answer.toast, rig.messenger.texts(11)) == ("saved [en]", ["*chosen [en]"])


async def test_strangers_are_answered_in_the_language_of_their_app(rig: DeskRig) -> None:
    speaking = ("en-GB", "zh-hans", "ru")
    await rig.take(*(Arrival(n, 500 + n, Typed("say x"), sender_language=code) for n, code in enumerate(speaking)))
    assert [rig.messenger.texts(500 + n) for n in range(3)] == [["x [en]"], ["x"], ["x"]]


async def test_a_group_gets_its_answer_and_nothing_else_happens(rig: DeskRig) -> None:
    await rig.take(Arrival(1, -77, Typed("add Ghost"), group=True))
    assert rig.messenger.texts(-77) == ["added Ghost"]
    assert await rig.names() == []
    assert await rig.rows(t.session) == []


async def test_an_update_that_comes_again_has_its_effect_once(rig: DeskRig) -> None:
    for _ in range(3):
        await rig.take(typed(1, 11, "add A"))
    assert await rig.names() == ["A"]
    assert rig.messenger.texts(11) == ["added A"]


async def test_after_a_repeated_update_the_running_card_is_shown_again(rig: DeskRig) -> None:
    await rig.take(typed(1, 11, "open"))
    (answer,) = await rig.take(typed(1, 11, "open"))
    assert answer == Answer(1)
    assert rig.messenger.texts(11) == ["question 1", "*running ledger"]


async def test_killed_between_commit_and_acknowledgement(rig: DeskRig, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process had committed and died before it could send. The next one gets the update again: the reply leaves, once."""
    monkeypatch.setattr(rig.mail.mailbox.sender, "accept", lambda _letters: None)
    await rig.front.desk.take([tapped(1, 11, "add A", message_id=40), typed(2, 21, "add B")])
    assert rig.messenger.parcels == []
    after = await desk_on(rig.database, empty=False)
    after.mail.clock.advance(1)
    await after.take(tapped(1, 11, "add A", message_id=40), typed(2, 21, "add B"))
    await after.mail.later(1)
    assert after.messenger.texts() == ["*added A"], "an edit may be made twice: it does not wait for the dead"
    await after.mail.later(60)
    assert after.messenger.texts() == ["*added A", "added B"]
    assert await after.names() == ["A", "B"]


async def test_what_a_dead_process_left_unsent_goes_before_what_is_new(rig: DeskRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rig.mail.mailbox.sender, "accept", lambda _letters: None)
    await rig.front.desk.take([typed(1, 11, "say first")])
    after = await desk_on(rig.database, empty=False)
    await after.take(typed(2, 11, "say second"))
    assert after.messenger.texts() == []
    await after.mail.later(61)
    await after.mail.later(1)
    assert after.messenger.texts() == ["first", "second"]


async def test_one_poisonous_update_in_sixty_four(rig: DeskRig) -> None:
    batch = [typed(n, 11 if n == 1 else 2000 + n, "foreign" if n == 23 else f"add P{n}") for n in range(1, 65)]
    batch[22] = tapped(23, 2023, "foreign")
    async with counting(rig.database) as counted:
        answers = await rig.front.desk.take(batch)
    assert [a.update_id for a in answers] == list(range(1, 65))
    assert answers[22] == Answer(23, "q23", SORRY, alert=True)
    await rig.mail.mailbox.sender.idle()
    assert sorted(await rig.names()) == sorted(f"P{n}" for n in range(1, 65) if n != 23)
    assert await rig.causes() == [("23", "IntegrityError")]
    assert rig.messenger.texts(2023) == [SORRY]
    assert counted["transactions"] < 20


async def test_a_bug_in_one_turn_touches_no_other_and_splits_nothing(rig: DeskRig) -> None:
    async with counting(rig.database) as counted:
        answers = await rig.front.desk.take([tapped(1, 11, "bug"), typed(2, 12, "add A"), tapped(3, 21, "bug-before")])
    assert counted["transactions"] == 1
    await rig.mail.mailbox.sender.idle()
    assert answers == [Answer(1, "q1", SORRY, alert=True), Answer(2), Answer(3, "q3", SORRY, alert=True)]
    assert await rig.names() == ["A"]
    assert sorted(await rig.causes()) == [("1", "ZeroDivisionError"), ("3", "LookupError")]
    assert (rig.messenger.texts(11), rig.messenger.texts(21)) == ([SORRY], [SORRY])


async def test_the_session_is_kept_where_a_turn_breaks(rig: DeskRig) -> None:
    await rig.take(typed(1, 11, "open"))
    await rig.take(typed(2, 11, "foreign"))
    await rig.take(typed(3, 11, "bug"))
    (row,) = await rig.rows(t.session.c.state)
    assert row.state["flow"] == "ledger"


async def test_what_could_not_be_read_is_kept_and_acknowledged(rig: DeskRig) -> None:
    odd = {"update_id": 1, "message": {"text": "a\x00b\ud83d"}}
    assert await rig.take(Arrival(1, 0, problem="no chat", raw=odd), Arrival(2, 5)) == [Answer(1), Answer(2)]
    assert await rig.causes() == [("1", "no chat")]
    (row,) = await rig.rows(t.dead_letter.c.payload)
    assert row.payload == {"update_id": 1, "message": {"text": "a\ufffdb?"}}
    assert rig.messenger.parcels == []


async def test_who_blocks_the_bot_is_unreachable_until_it_is_let_in_again(rig: DeskRig) -> None:
    reachable = select(t.account.c.reachable).where(t.account.c.chat_id == 11)
    for number, value in enumerate((False, True)):
        await rig.take(Arrival(number, 11, reachable=value))
        async with rig.database.read() as connection:
            assert await connection.scalar(reachable) is value


async def test_an_enterprise_out_of_reach_is_alerted_until_it_is_back_and_the_card_says_so(rig: DeskRig) -> None:
    async def alerts() -> list[tuple[str, str, str | None]]:
        return [tuple(row) for row in await rig.rows(t.alert.c.key, t.alert.c.state, t.alert.c.outcome)]

    await rig.take(Arrival(1, 21, reachable=False))
    assert await alerts() == [("unreachable:2", "open", None)]
    assert rig.messenger.parcels == []  # the chain begins with the next look at it
    async with rig.database.begin() as connection:
        await connection.execute(insert(t.card).values(chat_id=9004, card="alert/1", message_id=40, sent_at=LONG_AGO))
    await rig.take(Arrival(2, 21, reachable=True))
    assert await alerts() == [("unreachable:2", "resolved", "reachable")]
    assert [(p.chat_id, p.edit_message_id) for p in rig.messenger.parcels] == [(9004, 40)]


async def test_a_new_alert_goes_to_the_officers_of_the_place(rig: DeskRig) -> None:
    (person,) = await rig.staff("A")
    await rig.take(typed(1, 11, f"fever {person}"))
    assert rig.messenger.texts(9003) == ["alert 1"]
    assert {p.chat_id for p in rig.messenger.parcels} == {11, 9003}


async def test_an_alert_changes_on_every_phone_that_has_it(rig: DeskRig) -> None:
    (person,) = await rig.staff("A")
    async with rig.database.begin() as connection:
        officer = {"account_id": 9002, "role": "officer", "division_code": "220104", "path": "/220000/220100/220104/"}
        await connection.execute(insert(t.membership), [{**officer, "since": rig.mail.clock.now()}])
    await rig.take(typed(1, 11, f"fever {person}"))
    rig.messenger.parcels.clear()
    await rig.take(tapped(2, 9003, "ack 1", message_id=1))
    assert rig.messenger.texts(9003) == ["*yours"], "the one who acted sees it by the own reply"
    assert rig.messenger.texts(9002) == ["*alert 1"]


async def test_two_officers_in_one_batch_cannot_both_take_it(rig: DeskRig) -> None:
    (person,) = await rig.staff("A")
    await rig.take(typed(1, 11, f"fever {person}"))
    answers = await rig.take(tapped(2, 9003, "ack 1", message_id=1), tapped(3, 9002, "ack 1", message_id=1))
    assert sorted(a.toast or "" for a in answers) == ["saved", "taken"]
    assert await rig.causes() == []


async def test_an_alert_that_no_officer_answers_for_goes_to_the_admins(rig: DeskRig) -> None:
    (person,) = await rig.staff("A")
    async with rig.database.begin() as connection:
        await connection.execute(update(t.membership).where(t.membership.c.role == "officer").values(ended_at=rig.mail.clock.now()))
        await connection.execute(insert(t.membership), [{"account_id": 9004, "role": "admin", "since": rig.mail.clock.now()}])
    with capture_logs() as logs:
        await rig.take(typed(1, 11, f"fever {person}"))
    assert [log["alerts"] for log in logs if log["event"] == "alert_without_officer"] == [[1]]
    assert rig.messenger.texts(9004) == ["alert 1"]


async def test_the_database_away_for_a_while(rig: DeskRig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is acknowledged while it is away; what waits meanwhile is done when it returns."""
    away, really = [True], Database.begin

    @asynccontextmanager
    async def begin(self: Database) -> AsyncIterator[Any]:
        if away[0]:
            raise ConnectionRefusedError("the database is away")
        async with really(self) as connection:
            yield connection

    monkeypatch.setattr(Database, "begin", begin)
    with pytest.raises(DatabaseAway):
        await rig.front.desk.take([typed(1, 11, "add A")])
    waiting = [rig.front.submit(typed(n, 11 if n % 2 else 12, f"add P{n}")) for n in range(1, 7)]
    for _ in range(5):
        await rig.mail.clock.sleeping()
        rig.mail.clock.advance(rig.mail.clock.next_wake() or 0)
        await rig.mail.clock.awake()
    assert not any(answer.done() for answer in waiting)
    await rig.mail.clock.sleeping()
    away[0] = False
    rig.mail.clock.advance(10)
    assert [answer.update_id for answer in await asyncio.gather(*waiting)] == list(range(1, 7))
    assert sorted(await rig.names()) == [f"P{n}" for n in range(1, 7)]
    assert await rig.causes() == []


async def test_nothing_is_acknowledged_that_leaves_no_trace(rig: DeskRig, monkeypatch: pytest.MonkeyPatch) -> None:
    async def no(*_args: Any, **_kwargs: Any) -> None:
        raise RuntimeError("not even a dead letter")

    monkeypatch.setattr("bot.desk.desk.bury", no)
    with pytest.raises(DatabaseAway):
        await rig.front.desk.take([typed(1, 11, "foreign")])
    assert await rig.rows(t.inbox) == []
