"""What follows a broadcast leaves through the mailbox: edits, deletions, reminders; and the card of a running questionnaire below it."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk.post import about_broadcasts
from bot.mailbox import finishing
from bot.mailbox.letters import TASK_BELOW, TASK_MOVED, Finished
from bot.mailbox.messenger import GONE, Delivered, Parcel, Refused
from bot.mailbox.outbox import queue
from bot.mailbox.task_cards import move_task_cards
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.seats import save_sessions
from conversations.broadcast_records import ChaseBroadcast, ConfirmBroadcast, ConfirmEdit, EditBroadcast, HurryEdits, WithdrawBroadcast
from conversations.content import MediaFile, MediaKind, Part, Parts
from conversations.engine.session import Session
from conversations.ledger_draft import NAME as LEDGER
from conversations.records import Record
from tests.mailbox.broadcast_rig import Process, Recording, is_over
from tests.mailbox.manual_clock import ManualClock
from tests.storage.broadcast_world import ADMIN, OTHER_ADMIN, TEXT, THIRD_ADMIN, broadcast, found_admins, found_town, write
from tests.storage.world import do

NEW: dict[str, Parts] = {"zh-CN": (Part("请各企业今日 18 时前完成消毒。"),)}
ALBUM: dict[str, Parts] = {"zh-CN": (Part("图", files=(MediaFile(MediaKind.PHOTO, "a"), MediaFile(MediaKind.PHOTO, "b")), album="1"),)}
OLD = 7
"""The message of the questionnaire's card before the broadcast."""


@pytest.fixture
async def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def process(database: Database, database_url: str, clock: ManualClock) -> Process:
    del database
    return Process.on(database_url, clock, Recording())


def parcels(process: Process, chat_id: int) -> Sequence[Parcel]:
    return [one for one in process.messenger.parcels if one.chat_id == chat_id]


async def sent(process: Process, database: Database, broadcast_id: int) -> None:
    assert await process.until(lambda: is_over(database, broadcast_id))


async def fill(database: Database, clock: ManualClock, process: Process, chat_id: int = 11) -> None:
    """The person is filling in the ledger of their enterprise; the card is the message `OLD`."""
    async with database.begin() as conn:
        await save_sessions(conn, {chat_id: Session(LEDGER, ("1",))}, clock.now())
        await conn.execute(t.card.insert(), [{"chat_id": chat_id, "card": "task", "message_id": OLD, "sent_at": clock.now()}])
    assert isinstance(process.messenger, Recording)
    process.messenger.last(chat_id, OLD)


async def place(database: Database, chat_id: int = 11) -> int | None:
    async with database.read() as conn:
        return await conn.scalar(select(t.card.c.message_id).where(t.card.c.chat_id == chat_id, t.card.c.card == "task"))


async def test_what_was_sent_is_edited_and_never_sent_anew(database: Database, clock: ManualClock, process: Process) -> None:
    await found_town(database)
    broadcast_id = await write(database, broadcast(must_confirm=True), now=clock.local())
    async with process.living():
        await sent(process, database, broadcast_id)
        await do(database, ConfirmBroadcast(broadcast_id), by=21, now=clock.local())
        process.messenger.answers[31] = [Refused(GONE)]
        await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN, now=clock.local())
        await sent(process, database, broadcast_id)
    first, edit = parcels(process, 11)
    assert (first.screen.content, edit.screen.content) == (TEXT["zh-CN"][0], NEW["zh-CN"][0])
    assert (edit.edit_message_id, edit.edit_only) == (1, True)
    assert parcels(process, 21)[-1].screen.buttons[0][0].label == "✓ 已阅", "still confirmed"
    assert len(parcels(process, 31)) == 2, "it was deleted there, and stays so"
    async with database.read() as conn:
        assert await conn.scalar(select(t.dead_letter.c.id).limit(1)) is None


async def test_an_album_is_taken_back_whole(database: Database, clock: ManualClock, process: Process) -> None:
    await found_town(database, 1)
    broadcast_id = await write(database, broadcast(content=ALBUM), now=clock.local())
    process.messenger.answers[11] = [Delivered(4, (5,))]
    async with process.living():
        await sent(process, database, broadcast_id)
        await do(database, WithdrawBroadcast(broadcast_id), by=ADMIN, now=clock.local())
        await sent(process, database, broadcast_id)
    last = parcels(process, 11)[-1]
    assert (last.screen.withdrawn, last.edit_message_id, last.more) == (True, 4, (5,))


async def test_whoever_confirms_meanwhile_is_not_reminded(database: Database, clock: ManualClock, process: Process) -> None:
    await found_town(database, 2)
    broadcast_id = await write(database, broadcast(must_confirm=True), now=clock.local())
    async with process.living():
        await sent(process, database, broadcast_id)
        await do(database, ChaseBroadcast(broadcast_id), by=ADMIN, now=clock.local())
        await do(database, ConfirmBroadcast(broadcast_id), by=21, now=clock.local())
        await sent(process, database, broadcast_id)
    assert [one.screen.card for one in parcels(process, 11)] == [f"broadcast/{broadcast_id}/0", f"broadcast-chase/{broadcast_id}"]
    assert len(parcels(process, 21)) == 1


async def test_the_card_of_a_questionnaire_moves_below_once(database: Database, clock: ManualClock, process: Process) -> None:
    await found_town(database, 2)
    await fill(database, clock, process)
    broadcast_id = await write(database, now=clock.local())
    async with process.living():
        await sent(process, database, broadcast_id)
    message, below, away = parcels(process, 11)
    assert (message.screen.card, below.screen.card, below.edit_message_id) == (f"broadcast/{broadcast_id}/0", "task", None)
    assert any(button.data.startswith("a:") for line in below.screen.buttons for button in line), "the question that stands"
    assert (away.screen.withdrawn, away.edit_message_id, away.edit_only) == (True, OLD, True)
    assert await place(database) == OLD + 2
    assert len(parcels(process, 21)) == 1, "nothing runs there"


async def test_what_nobody_has_touched_for_long_stays_where_it_is(database: Database, clock: ManualClock, process: Process) -> None:
    await found_town(database, 1)
    await fill(database, clock, process)
    clock.advance(13 * 3600.0)
    broadcast_id = await write(database, now=clock.local())
    async with process.living():
        await sent(process, database, broadcast_id)
    assert len(parcels(process, 11)) == 1


async def test_a_card_that_was_sent_anew_meanwhile_is_left_alone(database: Database, clock: ManualClock, process: Process) -> None:
    await found_town(database, 1)
    await fill(database, clock, process)
    broadcast_id = await write(database, now=clock.local())

    async def typed(parcel: Parcel) -> Delivered:
        """While the broadcast arrives the person types an answer: the desk's card is below already."""
        async with database.begin() as conn:
            await conn.execute(update(t.card).where(t.card.c.card == "task").values(message_id=OLD + 5))
        return Delivered(OLD + 1)

    process.messenger.answers[11] = [typed]
    async with process.living():
        await sent(process, database, broadcast_id)
    assert len(parcels(process, 11)) == 1


async def test_an_old_card_on_which_somebody_goes_on_stays(
    database: Database, clock: ManualClock, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    await found_town(database, 1)
    await fill(database, clock, process)
    broadcast_id = await write(database, now=clock.local())

    async def move(conn: AsyncConnection, finished: Sequence[Finished], arrived: Sequence[Finished], now: datetime) -> None:
        """When the old card is to be taken away, and before that is looked at, the person answers on it: it is the living one again."""
        await move_task_cards(conn, finished, arrived, now)
        if any(one.letter.screen == TASK_BELOW for one in finished):
            await conn.execute(update(t.card).where(t.card.c.card == "task").values(message_id=OLD))

    monkeypatch.setattr(finishing, "move_task_cards", move)
    async with process.living():
        await sent(process, database, broadcast_id)
    assert [one.screen.withdrawn for one in parcels(process, 11)] == [False, False], "the broadcast, and the card below it"
    async with database.read() as conn:
        assert await conn.scalar(select(t.outbox.c.outcome).where(t.outbox.c.screen == TASK_MOVED)) == "dropped"


async def test_an_edit_that_waits_is_shown_to_the_others_and_its_writer_hears_of_it(
    database: Database, clock: ManualClock, process: Process
) -> None:
    await found_town(database, 1)
    async with database.begin() as conn:
        await found_admins(conn, THIRD_ADMIN)
    broadcast_id = await write(database, now=clock.local())
    async with process.living():
        await sent(process, database, broadcast_id)
        await _then(database, clock, EditBroadcast(broadcast_id, NEW, ask=True), by=ADMIN)
        await process.until(lambda: _came(process, OTHER_ADMIN, 1))
        await _then(database, clock, ConfirmEdit(broadcast_id, 1), by=OTHER_ADMIN)
        await process.until(lambda: _came(process, THIRD_ADMIN, 2))
        await sent(process, database, broadcast_id)
    asked, over = parcels(process, THIRD_ADMIN)
    assert [button.data for line in asked.screen.buttons for button in line][:3] == [
        f"bceyes:{broadcast_id}:1",
        f"bceno:{broadcast_id}:1",
        f"bce:{broadcast_id}",
    ]
    assert (over.edit_message_id, "bceyes" in str(over.screen.buttons)) == (1, False), "who is late sees that it is settled"
    cards = [one.screen.card for one in parcels(process, ADMIN)]
    assert cards.count(f"broadcast-edit-decided/{broadcast_id}") == 1
    assert f"broadcast-edit/{broadcast_id}" not in cards
    assert parcels(process, 11)[-1].screen.content == NEW["zh-CN"][0]


async def _then(database: Database, clock: ManualClock, record: Record, *, by: int) -> None:
    """Store it, and queue what leaves because of it."""
    aftermath = await do(database, record, by=by, now=clock.local())
    async with database.begin() as conn:
        drafts = await about_broadcasts(conn, aftermath, [])
        await queue(conn, drafts, clock.now(), clock.now(), {draft.chat_id for draft in drafts})


async def _came(process: Process, chat_id: int, times: int) -> bool:
    return len(parcels(process, chat_id)) >= times


async def test_who_taps_below_the_older_text_does_not_wait_for_the_others(
    database: Database, database_url: str, clock: ManualClock, process: Process
) -> None:
    """What waits of the edit leaves at once, from whatever process; the others' waits for the one that leads."""
    await found_town(database, 3)
    broadcast_id = await write(database, broadcast(must_confirm=True), now=clock.local())
    async with process.living():
        await sent(process, database, broadcast_id)
    await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN, now=clock.local())
    await do(database, HurryEdits(broadcast_id), by=31, now=clock.local())
    second = Process.on(database_url, clock, Recording())
    async with second.living(leads=False):
        await second.until(lambda: _came(second, 31, 1))
    assert [(one.chat_id, one.screen.content, one.edit_message_id) for one in second.messenger.parcels] == [(31, NEW["zh-CN"][0], 1)]
