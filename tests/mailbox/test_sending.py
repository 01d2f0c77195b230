"""What leaves at once: order, outcomes, pauses, edits of cards, letters of the dead."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from bot.mailbox.letters import PACED, Lane
from bot.mailbox.messenger import Gone, Outcome, Parcel, Refused, RetryAt, Unknown, Unreachable
from bot.storage import tables as t
from conversations.screens.returns import LINK
from tests.mailbox.rig import Rig, composed, mailbox_on, reply
from tests.storage.world import found_enterprises, found_people, found_places


async def cards(rig: Rig) -> dict[tuple[int, str], int]:
    async with rig.database.read() as connection:
        return {(row.chat_id, row.card): row.message_id for row in await connection.execute(select(t.card))}


async def dead(rig: Rig) -> list[tuple[str, str]]:
    async with rig.database.read() as connection:
        return [(row.reference, row.cause) for row in await connection.execute(select(t.dead_letter))]


async def test_a_chat_is_served_in_order_and_many_at_once(rig: Rig) -> None:
    rig.messenger.pace = lambda: asyncio.sleep(0)
    await rig.send(*(reply(chat, f"{chat}-{n}") for n in range(4) for chat in range(1, 31)))
    for chat in range(1, 31):
        assert rig.messenger.texts(chat) == [f"{chat}-{n}" for n in range(4)]
    assert rig.messenger.most_in_a_chat == 1
    assert rig.messenger.most_at_once == 30
    assert set(await rig.fates()) == {"delivered"}
    assert await cards(rig) == {(chat, "task"): 4 for chat in range(1, 31)}


async def test_what_was_delivered_is_purged(rig: Rig) -> None:
    await rig.send(reply(1, "hello"))
    (row,) = await rig.rows()
    assert (row.outcome, row.sent_message_id, row.payload, row.claimed_until) == ("delivered", 1, None, None)
    assert row.finished_at == rig.clock.now()


async def test_a_tapped_card_is_edited_and_a_lost_one_is_sent_anew(rig: Rig) -> None:
    rig.messenger.answers[1] = [Gone()]
    await rig.send(reply(1, "menu", edit=77), reply(2, "menu", edit=88))
    assert [(p.chat_id, p.edit_message_id) for p in rig.messenger.parcels] == [(1, 77), (1, None), (2, 88)]
    assert await cards(rig) == {(1, "task"): 1, (2, "task"): 88}


async def test_a_card_is_found_by_its_name_when_its_turn_comes(rig: Rig) -> None:
    await rig.send(composed(1, "alert", "17"))
    await rig.send(composed(1, "alert", "17", edit=True), composed(2, "alert", "17", edit=True))
    assert [(p.chat_id, p.edit_message_id) for p in rig.messenger.parcels] == [(1, None), (1, 1)]
    assert await rig.fates() == ["delivered", "delivered", "dropped"]


async def test_an_edit_waits_for_the_first_message_of_its_card(rig: Rig) -> None:
    """Another process is just now sending the card that is to be edited."""
    await rig.queue(composed(1, "alert", "17"), hand_over=False)
    other = mailbox_on(rig.database, rig.clock, rig.messenger, rig.composer)
    async with rig.database.begin() as connection:
        await connection.execute(t.outbox.update().values(claimed_until=rig.clock.now() + timedelta(seconds=30)))
    await rig.send(composed(1, "alert", "17", edit=True))
    assert await rig.fates() == [None, None]
    rig.clock.advance(31)
    await other.sweep.look()
    await other.sender.idle()
    await rig.later(1)
    assert [(p.chat_id, p.edit_message_id) for p in rig.messenger.parcels] == [(1, None), (1, 1)]


async def test_a_later_edit_replaces_the_earlier_ones_that_wait(rig: Rig) -> None:
    await rig.send(
        reply(1, "first", edit=5), reply(1, "second", edit=5), reply(1, "other", edit=6, card="alert/1"), reply(1, "third", edit=5)
    )
    assert rig.messenger.texts(1) == ["*other", "*third"]
    assert await rig.fates() == ["superseded", "superseded", "delivered", "delivered"]


async def test_what_is_not_true_any_more_is_dropped(rig: Rig) -> None:
    rig.composer.truth["reminder", "17"] = None
    await rig.send(composed(1, "reminder", "17"), composed(1, "reminder", "18"))
    assert rig.messenger.texts(1) == ["reminder 18"]
    assert await rig.fates() == ["dropped", "delivered"]


async def test_a_screen_that_breaks_harms_no_other(rig: Rig) -> None:
    rig.composer.truth["alert", "1"] = "broken"
    await rig.send(composed(1, "alert", "1"), composed(2, "alert", "2"), reply(3, "unwordable"), reply(3, "fine"))
    assert sorted(rig.messenger.texts()) == ["alert 2", "fine"]
    assert await rig.fates() == ["refused", "delivered", "refused", "delivered"]
    assert sorted(cause for _, cause in await dead(rig)) == ["KeyError: 'unwordable'", "ZeroDivisionError: a bug"]


async def test_refused_is_a_dead_letter_with_its_cause(rig: Rig) -> None:
    rig.messenger.answers[1] = [Refused("Bad Request: BUTTON_DATA_INVALID")]
    await rig.send(reply(1, "bad"), reply(1, "good"))
    assert await rig.fates() == ["refused", "delivered"]
    assert await dead(rig) == [("1", "Bad Request: BUTTON_DATA_INVALID")]


async def test_a_link_that_is_refused_is_not_kept_among_the_dead(rig: Rig) -> None:
    for chat in (1, 2):
        rig.messenger.answers[chat] = [Refused("Bad Request: chat not found")]
    await rig.send(reply(1, "https://t.me/bot?start=CODE", card=LINK), reply(2, "hello"))
    async with rig.database.read() as connection:
        buried = (await connection.scalars(select(t.dead_letter.c.payload).order_by(t.dead_letter.c.id))).all()
    assert ["view" in payload for payload in buried] == [False, True]
    assert "CODE" not in str(buried)
    assert [row.payload for row in await rig.rows()] == [None, None]


async def test_unreachable_marks_the_account(rig: Rig) -> None:
    async with rig.database.begin() as connection:
        await connection.execute(insert(t.account), [{"chat_id": n, "language": "en", "name": "A"} for n in (1, 2)])
    rig.messenger.answers[1] = [Unreachable("Forbidden: bot was blocked by the user")]
    await rig.send(reply(1, "hello"), reply(2, "hello"))
    assert await rig.fates() == ["unreachable", "delivered"]
    async with rig.database.read() as connection:
        assert list(await connection.scalars(select(t.account.c.reachable).order_by(t.account.c.id))) == [False, True]


async def test_a_manager_who_turns_out_unreachable_leaves_the_enterprise_out_of_reach(rig: Rig) -> None:
    """The day of the alert is the one on local clocks."""
    async with rig.database.begin() as connection:
        await found_places(connection)
        await found_enterprises(connection, [7])
        await found_people(connection, [71], "manager", lambda _: {"enterprise_id": 7})
    rig.messenger.answers[71] = [Unreachable("Forbidden: bot was blocked by the user")]
    await rig.send(reply(71, "hello"))
    async with rig.database.read() as connection:
        (alert,) = (await connection.execute(select(t.alert))).all()
    assert (alert.key, alert.state, alert.day, alert.opened_at) == ("unreachable:7", "open", rig.clock.local().date(), rig.clock.now())


async def test_429_pauses_the_lane_for_exactly_as_long_and_for_everybody(rig: Rig) -> None:
    other = mailbox_on(rig.database, rig.clock, rig.messenger, rig.composer)
    rig.messenger.answers[1] = [RetryAt(30)]
    await rig.send(reply(1, "first"))
    await rig.send(reply(2, "second"), composed(3, "alert", "9"))
    await rig.queue(reply(4, "from another process"), hand_over=False)
    async with rig.database.begin() as connection:
        await connection.execute(t.outbox.update().where(t.outbox.c.chat_id == 4).values(claimed_until=None))
    for early in (0, 29.9):
        rig.clock.advance(early)
        for mailbox in (rig.mailbox, other):
            await mailbox.sweep.look()
            await mailbox.sender.idle()
    assert rig.messenger.texts() == ["first", "alert 9"], "alerts leave all the same"
    async with rig.database.read() as connection:
        pauses = {row.lane: row.until for row in await connection.execute(select(t.pause))}
    assert pauses == dict.fromkeys(["reply", *PACED], rig.clock.now() + timedelta(seconds=0.1)), "and what is paced waits with it"
    await rig.later(0.1)
    assert sorted(rig.messenger.texts()[2:]) == ["first", "from another process", "second"]
    assert set(await rig.fates()) == {"delivered"}


async def test_429_after_a_burst_into_one_chat_is_that_chats_own(rig: Rig) -> None:
    await rig.send(reply(1, "a"))
    rig.messenger.answers[1] = [RetryAt(5)]
    await rig.send(reply(1, "b"), reply(1, "c"))
    await rig.send(reply(2, "elsewhere"), reply(1, "d", lane=Lane.ALERT))
    assert rig.messenger.texts() == ["a", "b", "elsewhere"]
    await rig.later(5)
    await rig.look()
    assert rig.messenger.texts(1) == ["a", "b", "b", "c", "d"]
    async with rig.database.read() as connection:
        assert (await connection.execute(select(t.pause))).all() == []


async def test_two_chats_to_blame_at_once_are_not_to_blame(rig: Rig) -> None:
    await rig.send(reply(1, "a"), reply(2, "a"))
    rig.messenger.answers |= {1: [RetryAt(5)], 2: [RetryAt(5)]}
    await rig.send(reply(1, "b"), reply(2, "b"))
    async with rig.database.read() as connection:
        assert {row.lane for row in await connection.execute(select(t.pause))} == {"reply", *PACED}


async def test_an_unknown_outcome_is_tried_again_with_growing_pauses_until_it_expires(rig: Rig) -> None:
    rig.messenger.answers[1] = [Unknown("502")] * 1000
    await rig.send(reply(1, "hello"), reply(1, "later"))
    waits: list[float] = []
    while (await rig.fates())[0] is None:
        first = (await rig.rows())[0]
        assert first.attempts == len(waits) + 1
        waits.append((first.not_before - rig.clock.now()).total_seconds())
        await rig.later(waits[-1])
    assert [0.75 * 2**n <= wait <= 2**n for n, wait in enumerate(waits[:6])] == [True] * 6
    assert max(waits) <= 60
    assert 50 < len(waits) < 100, "an hour of tries"
    assert rig.messenger.texts(1) == ["hello"] * (len(waits) + 1) + ["later"], "never before its turn"
    await rig.later(60)
    assert await rig.fates() == ["expired", "expired"]


async def test_an_alert_is_tried_for_a_day(rig: Rig) -> None:
    rig.messenger.answers[1] = [Unknown("timed out")]
    await rig.send(composed(1, "alert", "3"))
    await rig.later(23 * 3600)
    assert await rig.fates() == ["delivered"]


async def test_a_messenger_that_raises_is_an_unknown_outcome(rig: Rig) -> None:
    async def bug(_parcel: Parcel) -> Outcome:
        raise RuntimeError("a bug of the messenger")

    rig.messenger.answers[1] = [bug]
    await rig.send(reply(1, "hello"))
    await rig.later(1)
    assert rig.messenger.texts() == ["hello", "hello"]
    assert await rig.fates() == ["delivered"]


async def test_letters_of_a_dead_process_are_taken_over_when_their_claim_runs_out(rig: Rig) -> None:
    await rig.queue(reply(1, "a"), reply(1, "b", edit=3), reply(2, "c"), hand_over=False)
    await rig.later(59)
    assert rig.messenger.texts() == []
    await rig.later(2)
    assert sorted(rig.messenger.texts()) == ["*b", "a", "c"]
    assert rig.messenger.texts(1) == ["a", "*b"]


async def test_killed_between_sending_and_writing_it_down(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram knows no idempotency key: of a new message a double is better than none, an edit made twice is no harm."""

    async def killed(*_args: object) -> None:
        raise RuntimeError("the process ends here")

    monkeypatch.setattr("bot.mailbox.recorder.write_down", killed)
    await rig.queue(reply(1, "new"), reply(2, "edit", edit=4))
    await rig.mailbox.sender.idle()
    monkeypatch.undo()
    after = replace(rig, mailbox=mailbox_on(rig.database, rig.clock, rig.messenger, rig.composer))
    await after.later(61)
    assert sorted(rig.messenger.texts()) == ["*edit", "*edit", "new", "new"]
    assert await rig.fates() == ["delivered", "delivered"]


async def test_the_embedded_database_has_no_other_process(rig: Rig) -> None:
    await rig.queue(reply(1, "a"), hand_over=False)
    running = asyncio.create_task(rig.mailbox.run())
    if not rig.database.is_sqlite:
        await rig.clock.sleeping()
        rig.clock.advance(61)
    while await rig.fates() != ["delivered"]:
        rig.clock.advance(1)
    await rig.mailbox.close()
    await running


async def test_what_is_in_hand_stays_in_hand(rig: Rig) -> None:
    """A call that takes minutes: its letter is not taken over by another process, and not sent twice."""
    answered = asyncio.Event()

    async def slow(_parcel: Parcel) -> Outcome:
        await answered.wait()
        return Unknown("at last")

    rig.messenger.answers[1] = [slow]
    await rig.queue(reply(1, "slow"), reply(1, "behind"))
    other = mailbox_on(rig.database, rig.clock, rig.messenger, rig.composer)
    for _ in range(6):
        rig.clock.advance(40)
        await rig.mailbox.sweep.look()
        await other.sweep.look()
    assert rig.messenger.texts() == ["slow"]
    answered.set()
    await rig.mailbox.sender.idle()
    await rig.later(1)
    assert rig.messenger.texts() == ["slow", "slow", "behind"]


async def test_closing_finishes_what_was_begun_and_gives_the_rest_back(rig: Rig) -> None:
    answered = asyncio.Event()

    async def slow(_parcel: Parcel) -> Outcome:
        await answered.wait()
        return Unknown("no")

    rig.messenger.answers[1] = [slow]
    await rig.queue(reply(1, "hangs"), reply(1, "behind"), reply(2, "quick"))
    await rig.mailbox.close(grace=0.05)
    assert await rig.fates() == [None, None, "delivered"]
    assert [row.claimed_until for row in await rig.rows()] == [None] * 3
    successor = mailbox_on(rig.database, rig.clock, rig.messenger, rig.composer)
    await successor.sweep.look()
    await successor.sender.idle()
    assert await rig.fates() == ["delivered"] * 3
