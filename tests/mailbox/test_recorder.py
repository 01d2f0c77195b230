"""Outcomes are written down in groups: what a chat gets meanwhile does not wait for them, and is right all the same."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.mailbox.finishing import write_down
from bot.mailbox.letters import PACED, LanePaused, Result
from bot.mailbox.messenger import Outcome, Parcel, Refused, Unknown
from bot.mailbox.recorder import Recorder
from bot.storage import tables as t
from tests.mailbox.rig import Rig, mailbox_on, reply


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many outcomes each transaction wrote down; between two of them lies an hour, unless somebody is in haste."""
    groups: list[int] = []

    async def counted(connection: AsyncConnection, results: Sequence[Result], now: datetime) -> None:
        groups.append(len(results))
        await write_down(connection, results, now)

    monkeypatch.setattr("bot.mailbox.recorder.write_down", counted)
    monkeypatch.setattr("bot.mailbox.recorder._APART", 3600.0)
    return groups


@pytest.fixture
def gathering(written: list[int], rig: Rig) -> Rig:
    """A mailbox made after that."""
    return Rig(rig.database, rig.clock, rig.messenger, rig.composer, mailbox_on(rig.database, rig.clock, rig.messenger, rig.composer))


async def _places(rig: Rig) -> list[tuple[int, str, int]]:
    async with rig.database.read() as connection:
        rows = await connection.execute(
            select(t.card.c.chat_id, t.card.c.card, t.card.c.message_id).order_by(t.card.c.chat_id, t.card.c.card)
        )
        return [(row.chat_id, row.card, row.message_id) for row in rows]


async def test_letters_go_on_while_outcomes_gather(gathering: Rig, written: list[int]) -> None:
    await gathering.send(reply(9, "the first is written down at once"))
    await gathering.send(*(reply(chat, f"{n}") for n in range(3) for chat in (1, 2)))
    assert gathering.messenger.texts(1) == ["0", "1", "2"]
    assert written == [1, 6]
    assert await gathering.fates() == ["delivered"] * 7


async def test_an_edit_by_name_finds_what_was_just_sent(gathering: Rig, written: list[int]) -> None:
    await gathering.send(reply(9, "first"))
    await gathering.send(reply(1, "new", card="alert/1"), reply(1, "changed", edit=True, card="alert/1"))
    assert gathering.messenger.texts(1) == ["new", "*changed"]
    assert written == [1, 1, 1]


async def test_a_message_is_the_last_card_that_was_shown_in_it(gathering: Rig, written: list[int]) -> None:
    await gathering.send(reply(1, "first", card="old"))
    one, two = reply(1, "question", edit=1, card="question"), reply(1, "answer", edit=1, card="answer")
    await gathering.send(one, two, reply(1, "new", card="question"))
    assert written == [1, 3]
    assert await _places(gathering) == [(1, "answer", 1), (1, "question", 2)]


async def test_a_card_that_cannot_be_edited_counts_as_tried(rig: Rig) -> None:
    """Of those that take turns, its reader's would be the next for ever."""
    stood = rig.clock.local() - timedelta(hours=1)
    rows = [{"chat_id": chat, "card": "broadcast/1", "message_id": 3, "sent_at": stood} for chat in (1, 2, 3)]
    async with rig.database.begin() as connection:
        await connection.execute(t.card.insert(), rows)
    rig.messenger.answers[2] = [Refused("Bad Request: MESSAGE_TOO_LONG")]
    await rig.send(*(reply(chat, "65 %", edit=True, card="broadcast/1") for chat in (1, 2)))
    async with rig.database.read() as connection:
        held = await connection.execute(select(t.card.c.chat_id, t.card.c.sent_at).order_by(t.card.c.chat_id))
    assert [(one.chat_id, one.sent_at == stood) for one in held] == [(1, False), (2, False), (3, True)]


async def test_closing_writes_down_what_has_gathered_though_one_hangs(gathering: Rig, written: list[int]) -> None:
    sent, never = asyncio.Event(), asyncio.Event()

    async def slow(_parcel: Parcel) -> Outcome:
        sent.set()
        await never.wait()
        return Unknown("no")

    await gathering.send(reply(9, "first"))
    gathering.messenger.answers[1] = [slow]
    await gathering.queue(reply(2, "quick"), reply(1, "hangs"))
    await sent.wait()
    await gathering.mailbox.close(grace=0.0)
    assert await gathering.fates() == ["delivered", "delivered", None]
    assert written == [1, 1]


async def test_waiting_for_outcomes_never_keeps_the_loop_from_turning(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last outcome is written in the turn of the loop in which somebody begins to wait, and the sender learns of it in the next."""
    sender, recorder = rig.mailbox.sender, rig.mailbox.sender._recorder
    flush, storing, go, waits = recorder.flush, asyncio.Event(), asyncio.Event(), 0

    async def store(groups: Sequence[Sequence[Result]]) -> list[None]:
        storing.set()
        await go.wait()
        return [None] * len(groups)

    async def counted() -> None:
        nonlocal waits
        waits += 1
        assert waits < 10, "it asks again and again, and nothing else gets its turn"
        await flush()

    monkeypatch.setattr(recorder._grouped, "_work", store)
    monkeypatch.setattr(recorder, "flush", counted)
    await rig.queue(reply(1, "sent"))
    await storing.wait()
    asyncio.get_running_loop().call_soon(go.set)
    await go.wait()  # woken right behind whoever stores
    await sender.idle()
    assert sender.in_hand == 0


async def test_a_pause_is_written_down_without_delay(rig: Rig, written: list[int]) -> None:
    recorder, until = Recorder(rig.database, rig.clock, rig.mailbox.patience), rig.clock.now()
    await recorder.record([])  # after this one they lie an hour apart
    async with asyncio.timeout(60):
        await recorder.record([LanePaused(lane, until) for lane in PACED])
    assert written == [0, len(PACED)]
