"""Letters with something attached: always messages of their own, never in anybody's way, and never lost for want of a picture."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.mailbox.letters import Draft, Lane
from bot.mailbox.messenger import Delivered, Gone, NotMade, Outcome, Parcel, Refused, RetryAt, Unknown
from bot.storage import tables as t
from conversations.attachment import Attachment, Grid, SentPhoto, TrackMap, Workbook
from conversations.view import Line, View
from tests.mailbox.rig import Rig, mailbox_on, reply

GRID = Grid(Line("title"), (), ())
TRACK = TrackMap(Line("title"), (), Line("start"), Line("end"))


def pictured(chat_id: int, text: str, attachment: Attachment = GRID, *, edit: int | bool = False, lane: Lane = Lane.REPLY) -> Draft:
    """A card with something attached."""
    plain = reply(chat_id, text, edit=edit, lane=lane)
    return replace(plain, view=View((Line(text),), attachment=attachment))


async def dead(rig: Rig) -> list[tuple[str, dict[str, object]]]:
    async with rig.database.read() as connection:
        rows = await connection.execute(select(t.dead_letter.c.cause, t.dead_letter.c.payload).order_by(t.dead_letter.c.id))
        return [(row.cause, row.payload) for row in rows]


async def test_an_attachment_is_sent_anew_whatever_it_was_to_edit(rig: Rig) -> None:
    await rig.send(reply(1, "menu"), pictured(1, "grid", edit=1), pictured(1, "again", edit=True), reply(1, "after", edit=True))
    parcels = rig.messenger.parcels
    assert [(p.screen.text, p.edit_message_id, p.screen.attachment) for p in parcels] == [
        ("menu", None, None), ("grid", None, GRID), ("again", None, GRID), ("after", 3, None),
    ]  # fmt: skip
    assert set(await rig.fates()) == {"delivered"}
    assert [row.payload for row in await rig.rows()] == [None] * 4


async def test_a_card_that_stands_as_a_picture_is_sent_anew_as_a_text(rig: Rig) -> None:
    rig.messenger.answers[1] = [Delivered(5), Gone(), Delivered(6)]
    await rig.send(pictured(1, "grid"), reply(1, "menu", edit=5))
    assert [(p.screen.text, p.edit_message_id) for p in rig.messenger.parcels] == [("grid", None), ("menu", 5), ("menu", None)]
    async with rig.database.read() as connection:
        assert [(row.card, row.message_id) for row in await connection.execute(select(t.card))] == [("task", 6)]


@pytest.mark.parametrize("attachment", [GRID, TRACK, SentPhoto("AgAC", as_file=True), Workbook(Line("x"), ())])
async def test_another_process_sends_it_just_so(rig: Rig, attachment: Attachment) -> None:
    await rig.queue(pictured(1, "card", attachment), hand_over=False)
    rig.clock.advance(61)
    other = mailbox_on(rig.database, rig.clock, rig.messenger, rig.composer)
    await other.sweep.look()
    await other.sender.idle()
    assert [(p.screen.text, p.screen.attachment, p.screen.language) for p in rig.messenger.parcels] == [("card", attachment, "zh-CN")]


@pytest.mark.parametrize(
    ("outcome", "cause"),
    [(NotMade("TimeoutError: slow"), "TimeoutError: slow"), (Refused("PHOTO_INVALID_DIMENSIONS"), "PHOTO_INVALID_DIMENSIONS")],
)
@pytest.mark.parametrize(
    ("attachment", "told"),
    [
        (GRID, "picture-not-sent"),
        (TRACK, "picture-not-sent"),
        (SentPhoto("AgAC"), "photo-not-sent"),
        (Workbook(Line("x"), ()), "workbook-not-sent"),
    ],
)
async def test_without_its_attachment_the_text_arrives_and_says_so(
    rig: Rig, outcome: Outcome, cause: str, attachment: Attachment, told: str
) -> None:
    rig.messenger.answers[1] = [outcome]
    await rig.send(pictured(1, "card", attachment), reply(1, "next"))
    assert rig.messenger.texts() == ["card", f"card\n{told}", "next"]
    assert rig.messenger.parcels[1].screen.attachment is None
    assert await rig.fates() == ["delivered", "delivered"]
    assert [(row.error, row.payload) for row in await rig.rows()] == [(cause, None), (None, None)]
    ((why, payload),) = await dead(rig)
    assert why == cause
    assert payload["attachment"] == type(attachment).__name__
    assert payload["view"] == {"card": "task", "lines": [["card", {}]], "rows": []}, "its facts are kept in their own tables alone"


async def test_a_text_that_is_refused_as_well_is_one_dead_letter(rig: Rig) -> None:
    rig.messenger.answers[1] = [NotMade("first"), Refused("message text is empty")]
    await rig.send(pictured(1, "card"))
    assert await rig.fates() == ["refused"]
    assert [cause for cause, _ in await dead(rig)] == ["message text is empty"]


@pytest.mark.parametrize(("outcome", "wait"), [(RetryAt(30), 30), (Unknown("502"), 1)])
async def test_trouble_with_an_upload_is_waited_for_like_any_other(rig: Rig, outcome: Outcome, wait: float) -> None:
    rig.messenger.answers[1] = [outcome]
    await rig.send(pictured(1, "grid"), reply(1, "behind"))
    assert rig.messenger.texts() == ["grid"]
    await rig.later(wait)
    assert rig.messenger.texts() == ["grid", "grid", "behind"]
    assert rig.messenger.parcels[1].screen.attachment == GRID
    assert await dead(rig) == []


async def test_a_text_in_place_of_a_picture_can_be_too_early_as_well(rig: Rig) -> None:
    rig.messenger.answers[1] = [NotMade("slow"), RetryAt(30)]
    await rig.send(pictured(1, "grid"))
    assert await dead(rig) == []
    await rig.later(30)
    assert rig.messenger.texts() == ["grid", "grid\npicture-not-sent", "grid"]
    assert await rig.fates() == ["delivered"]


async def _called(rig: Rig, times: int) -> bool:
    """Let the sender run until it has made so many calls; whether it did."""
    for _ in range(10_000):
        if len(rig.messenger.parcels) >= times:
            return True
        await asyncio.sleep(0)
    return False


async def test_neither_replies_nor_reminders_wait_for_pictures(rig: Rig) -> None:
    """A thousand people ask for their week at once."""
    made = asyncio.Event()

    async def slow(parcel: Parcel) -> Outcome:
        await made.wait()
        return Delivered(9)

    chats = range(1, 1001)
    for chat in chats:
        rig.messenger.answers[chat] = [slow]
    await rig.queue(*(pictured(chat, "week") for chat in chats))
    await rig.mailbox.sender.quiet()
    await rig.queue(*(reply(chat, "today") for chat in range(2001, 2011)))
    assert await _called(rig, 18)
    assert sorted(rig.messenger.texts()) == ["today"] * 10 + ["week"] * 8, "a few pictures at a time"
    made.set()
    await rig.mailbox.sender.idle()
    assert set(await rig.fates()) == {"delivered"}


async def test_a_picture_that_is_being_sent_keeps_nobody_waiting_for_the_reply_behind_it(rig: Rig) -> None:
    made = asyncio.Event()

    async def slow(parcel: Parcel) -> Outcome:
        await made.wait()
        return Delivered(9)

    rig.messenger.answers[1] = [slow]
    await rig.queue(pictured(1, "week"), reply(1, "today"))
    async with asyncio.timeout(20):
        await rig.mailbox.sender.quiet()
    made.set()
    await rig.mailbox.sender.idle()
    assert rig.messenger.texts() == ["week", "today"]
