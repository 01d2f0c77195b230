"""Broadcasts that have left, on both databases: edited everywhere, taken back, confirmations chased."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from bot.storage import tables as t
from bot.storage.broadcasts.feeding import take_turns
from bot.storage.database import Database
from conversations.broadcast import Outcome
from conversations.broadcast_records import ApproveBroadcast, ChaseBroadcast, ConfirmBroadcast, EditBroadcast, WithdrawBroadcast
from conversations.content import MediaFile, MediaKind, Part, Parts
from tests.storage.broadcast_world import (
    ADMIN,
    BOTH,
    OTHER_ADMIN,
    broadcast,
    found_town,
    let_be,
    outcomes,
    recipients,
    running,
    state,
    write,
)
from tests.storage.world import at, do, know

NEW: dict[str, Parts] = {"zh-CN": (Part("请各企业今日 18 时前完成消毒。"),)}
VOICE: dict[str, Parts] = {"zh-CN": (Part(files=(MediaFile(MediaKind.VOICE, "v1"),)),)}
ALBUM: dict[str, Parts] = {"zh-CN": (Part("图", files=(MediaFile(MediaKind.PHOTO, "a"), MediaFile(MediaKind.PHOTO, "b")), album="1"),)}


async def sent(database: Database, broadcast_id: int, *accounts: int, parts: int = 1, outcome: Outcome = Outcome.SENT, **more: Any) -> None:
    """These have it."""
    for account_id in accounts:
        await let_be(database, broadcast_id, account_id, outcome, parts=parts, queued_at=at(9), sent_at=at(9), **more)


async def letters(database: Database, screen: str) -> Sequence[Any]:
    """What waits of a screen, in the order of the chats."""
    o = t.outbox.c
    async with database.read() as conn:
        waiting = select(t.outbox).where(o.screen == screen, o.outcome.is_(None)).order_by(o.chat_id, o.subject)
        return (await conn.execute(waiting)).all()


async def row(database: Database, broadcast_id: int) -> Any:
    async with database.read() as conn:
        return (await conn.execute(select(t.broadcast).where(t.broadcast.c.id == broadcast_id))).one()


async def test_an_edit_reaches_those_who_have_it_and_those_still_to_come(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database)
    await sent(database, broadcast_id, 11, 21)
    async with database.begin() as conn:
        await take_turns(conn, broadcast_id, 1, at(9))  # 31 is on its way
        await conn.execute(update(t.account).where(t.account.c.id == 21).values(reachable=False))
    aftermath = await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN, now=at(10))
    assert aftermath.changed_broadcasts == (broadcast_id,)
    waiting = await letters(database, "broadcast_edited")
    assert [(one.chat_id, one.subject, one.lane, one.edit, one.card) for one in waiting] == [
        (chat, f"{broadcast_id}:0", "follow", True, f"broadcast/{broadcast_id}/0") for chat in (11, 31)
    ]
    stored = await row(database, broadcast_id)
    assert (stored.revision, stored.edited_at, stored.content["zh-CN"][0]["text"]) == (2, at(10), NEW["zh-CN"][0].text)
    await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN, now=at(10))
    assert (await row(database, broadcast_id)).revision == 2, "into what stands already"


async def test_a_later_edit_takes_the_place_of_one_that_waits(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database)
    await sent(database, broadcast_id, 11)
    await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN, now=at(10))
    await do(database, EditBroadcast(broadcast_id, {"zh-CN": (Part("第三版"),)}), by=ADMIN, now=at(10, 5))
    (waiting,) = await letters(database, "broadcast_edited")
    assert waiting.dedupe_key.endswith(":3:11")


async def test_only_what_differs_is_edited_for_whoever_reads_it(database: Database) -> None:
    await found_town(database)
    async with database.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id == 21).values(language="en"))
    broadcast_id = await running(database, broadcast(content=BOTH))
    await sent(database, broadcast_id, 11)
    await sent(database, broadcast_id, 21, parts=2)
    english = (*BOTH["en"][:1], Part("Thank you all."))
    await do(database, EditBroadcast(broadcast_id, {**BOTH, "en": english}), by=ADMIN, now=at(10))
    assert [(one.chat_id, one.subject) for one in await letters(database, "broadcast_edited")] == [(21, f"{broadcast_id}:1")]


async def test_another_picture_of_an_album_is_an_edit_of_its_own(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database, broadcast(content=ALBUM))
    await sent(database, broadcast_id, 11, album={"0": [502]})
    other = Part("图", files=(MediaFile(MediaKind.PHOTO, "a"), MediaFile(MediaKind.PHOTO, "c")), album="2")
    await do(database, EditBroadcast(broadcast_id, {"zh-CN": (other,)}), by=ADMIN, now=at(10))
    (waiting,) = await letters(database, "broadcast_edited")
    assert (waiting.subject, waiting.message_id) == (f"{broadcast_id}:0:1", 502)


async def test_what_no_edit_can_do_is_not_done(database: Database) -> None:
    await found_town(database)
    broadcast_id, spoken = await running(database), await running(database, broadcast(content=VOICE))
    await sent(database, broadcast_id, 11)
    await sent(database, spoken, 11)
    two: dict[str, Parts] = {"zh-CN": (*NEW["zh-CN"], Part("再来一条"))}
    other_voice: dict[str, Parts] = {"zh-CN": (Part(files=(MediaFile(MediaKind.VOICE, "v2"),)),)}
    for about, content in ((broadcast_id, two), (broadcast_id, BOTH), (broadcast_id, VOICE), (spoken, other_voice)):
        assert not (await do(database, EditBroadcast(about, content), by=ADMIN, now=at(10))).changed_broadcasts
    await do(database, WithdrawBroadcast(broadcast_id), by=ADMIN, now=at(10))
    assert not (await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN, now=at(10))).changed_broadcasts
    assert not await letters(database, "broadcast_edited")


async def test_it_is_confirmed_again_where_that_is_wished(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database, broadcast(must_confirm=True))
    await sent(database, broadcast_id, 11, 21)
    await do(database, ConfirmBroadcast(broadcast_id), by=11, now=at(9, 30))
    await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN, now=at(10))
    assert (await outcomes(database, broadcast_id))[11] == "confirmed"
    await do(database, EditBroadcast(broadcast_id, NEW, again=True), by=ADMIN, now=at(11))
    assert (await outcomes(database, broadcast_id))[11] == "sent"
    assert (await recipients(database, broadcast_id))[0].confirmed_at is None
    keys = sorted(one.dedupe_key.rsplit(":", 2)[1:] for one in await letters(database, "broadcast_edited"))
    assert keys == [["2", "11"], ["2", "21"], ["3", "11"]], "the buttons come back for the one who had confirmed"


async def test_an_approved_one_is_looked_at_again(database: Database) -> None:
    await found_town(database)
    broadcast_id = await write(database, broadcast(start_at=at(15), ask=True))
    await do(database, ApproveBroadcast(broadcast_id), by=OTHER_ADMIN, now=at(9))
    assert await state(database, broadcast_id) == "scheduled"
    aftermath = await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN, now=at(10))
    assert (await state(database, broadcast_id), aftermath.asked_broadcasts) == ("draft", (broadcast_id,))
    stored = await row(database, broadcast_id)
    assert (stored.approved_by, stored.edited_at) == (None, None)


async def test_it_is_taken_back_from_everybody_once(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database, broadcast(content=BOTH))
    async with database.begin() as conn:
        await conn.execute(update(t.broadcast_recipient).where(t.broadcast_recipient.c.account_id == 21).values(language="en"))
    await sent(database, broadcast_id, 11)
    await let_be(database, broadcast_id, 21, Outcome.PENDING, parts=1)
    await do(database, EditBroadcast(broadcast_id, {**BOTH, **NEW}), by=ADMIN, now=at(10))
    for _ in range(2):
        await do(database, WithdrawBroadcast(broadcast_id), by=ADMIN, now=at(10))
    assert await state(database, broadcast_id) == "cancelled"
    assert await outcomes(database, broadcast_id) == {11: "sent", 21: "skipped", 31: "skipped", 41: "skipped", 51: "skipped"}
    waiting = await letters(database, "broadcast_withdrawn")
    assert [(one.chat_id, one.subject, one.lane, one.edit) for one in waiting] == [
        (chat, f"{broadcast_id}:0", "broadcast", True) for chat in (11, 21)
    ]
    assert not await letters(database, "broadcast_edited")


async def test_what_has_not_begun_is_not_taken_back(database: Database) -> None:
    await found_town(database)
    broadcast_id = await write(database, broadcast(start_at=at(15)))
    assert not (await do(database, WithdrawBroadcast(broadcast_id), by=ADMIN, now=at(10))).changed_broadcasts
    assert await state(database, broadcast_id) == "scheduled"


async def test_reminders_to_confirm_once_a_day_and_three_times(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database, broadcast(must_confirm=True))
    await sent(database, broadcast_id, 11, 21, 31)
    await let_be(database, broadcast_id, 31, Outcome.SENT, chases=3)
    await do(database, ConfirmBroadcast(broadcast_id), by=21, now=at(9, 30))
    for day in range(5):
        for hour in (10, 11):
            await do(database, ChaseBroadcast(broadcast_id), by=ADMIN, now=at(hour) + timedelta(days=day))
    waiting = await letters(database, "broadcast_chase")
    assert [(one.chat_id, one.subject, one.lane, one.edit) for one in waiting] == [(11, str(broadcast_id), "follow", False)] * 3
    stored = await row(database, broadcast_id)
    assert (stored.chases, stored.chased_on, stored.reminded) == (3, (at(10) + timedelta(days=2)).date(), 1)
    assert [one.chases for one in await recipients(database, broadcast_id)] == [3, 0, 3, 0, 0]


async def test_nobody_is_reminded_of_what_needs_no_confirmation(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database)
    await sent(database, broadcast_id, 11)
    assert not (await do(database, ChaseBroadcast(broadcast_id), by=ADMIN, now=at(10))).changed_broadcasts
    assert not await letters(database, "broadcast_chase")


async def test_officers_see_what_is_not_confirmed_in_their_division(database: Database) -> None:
    await found_town(database)
    async with database.begin() as conn:
        moved = {"division_code": "220105", "path": "/220000/220100/220105/"}
        await conn.execute(update(t.enterprise).where(t.enterprise.c.id == 3).values(moved))
    broadcast_id, plain = await running(database, broadcast(must_confirm=True)), await running(database)
    await sent(database, broadcast_id, 11, 21, 31)
    await sent(database, plain, 11)
    await do(database, ConfirmBroadcast(broadcast_id), by=21, now=at(9, 30))
    facts = await know(database, *(("owed", code) for code in ("220100", "220104", "220105", "220581", "nowhere")), now=at(12))
    told = {code: [(one.id, one.owes, one.got) for one in page.broadcasts] for code, page in facts.owed_pages.items()}
    assert told == {"220100": [(broadcast_id, 2, 3)], "220104": [(broadcast_id, 1, 2)], "220105": [(broadcast_id, 1, 1)], "220581": []}
    mornings = await know(database, *(("open_day", f"9003:{code}") for code in ("220100", "220104", "220105", "220581")), now=at(12))
    assert {key: one.owing for key, one in mornings.open_days.items()} == {
        "9003:220100": 2, "9003:220104": 1, "9003:220105": 1, "9003:220581": 0
    }  # fmt: skip
    key = f"{broadcast_id}:sent:0:220105"
    page = (await know(database, ("recipients", key), now=at(12))).recipient_pages[key]
    assert (page.total, [one.enterprise_id for one in page.recipients]) == (1, [3])
    await do(database, WithdrawBroadcast(broadcast_id), by=ADMIN, now=at(12))
    assert (await know(database, ("owed", "220100"), now=at(12))).owed_pages["220100"].broadcasts == ()
