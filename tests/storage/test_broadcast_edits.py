"""Edits of broadcasts that many read, on both databases: they wait for another admin, who has seen the very text that is confirmed."""

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.records.deed import Aftermath, Deed, EditDecided
from bot.storage.writers import apply
from conversations.broadcast import Outcome, State
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
from conversations.content import Part, Parts
from conversations.policy import DEFAULT_POLICY
from conversations.records import Record
from tests.storage.broadcast_world import (
    ADMIN,
    BOTH,
    OTHER_ADMIN,
    TEXT,
    THIRD_ADMIN,
    broadcast,
    found_admins,
    found_town,
    let_be,
    outcomes,
    running,
    state,
    write,
)
from tests.storage.test_broadcast_follow import NEW, letters, row, sent
from tests.storage.world import KEYRING, at, know

NEWER: dict[str, Parts] = {"zh-CN": (Part("请各企业今日 20 时前完成消毒。"),)}


async def do(database: Database, *records: Record, by: int = ADMIN, now: datetime | None = None, limit: int = 5) -> Aftermath:
    """Store records where `limit` are too many for one admin alone."""
    async with database.begin() as conn:
        policy = replace(DEFAULT_POLICY, broadcast_second_from=limit)
        return await apply(conn, [Deed(record, by, by, "") for record in records], now or at(9), KEYRING, policy=policy)


async def many(database: Database, *, must_confirm: bool = False) -> int:
    """A broadcast that five get, of whom two have it; there are three admins."""
    await found_town(database)
    async with database.begin() as conn:
        await found_admins(conn, THIRD_ADMIN)
    broadcast_id = await running(database, broadcast(must_confirm=must_confirm))
    await sent(database, broadcast_id, 11, 21)
    return broadcast_id


async def text(database: Database, broadcast_id: int) -> str:
    return str((await row(database, broadcast_id)).content["zh-CN"][0]["text"])


async def test_an_edit_that_many_read_waits_for_another_admin(database: Database) -> None:
    broadcast_id = await many(database)
    aftermath = await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN, now=at(10))
    assert (aftermath.changed_broadcasts, aftermath.asked_edits) == ((broadcast_id,), (broadcast_id,))
    assert (await text(database, broadcast_id), await letters(database, "broadcast_edited")) == (TEXT["zh-CN"][0].text, [])
    found = (await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]
    assert found.edit is not None
    assert (found.edit.number, found.edit.by_id, found.edit.by, dict(found.edit.content)) == (1, ADMIN, "人9101", NEW)
    assert found.admins == frozenset({ADMIN, OTHER_ADMIN, THIRD_ADMIN})

    assert not (await do(database, ConfirmEdit(broadcast_id, 1), by=ADMIN, now=at(10, 1))).changed_broadcasts, "never by its writer"
    aftermath = await do(database, ConfirmEdit(broadcast_id, 1), by=OTHER_ADMIN, now=at(10, 2))
    assert aftermath.decided_edits == (EditDecided(broadcast_id, ADMIN, OTHER_ADMIN, confirmed=True),)
    stored = await row(database, broadcast_id)
    assert (stored.revision, stored.edited_at, stored.edit, stored.edit_by, stored.written_by) == (2, at(10, 2), None, None, ADMIN)
    assert await text(database, broadcast_id) == NEW["zh-CN"][0].text
    assert [one.chat_id for one in await letters(database, "broadcast_edited")] == [11, 21]


async def test_who_is_counted(database: Database) -> None:
    """Those who have it or are still to get it: not who cannot be written to, nor whose turn will not come."""
    broadcast_id = await many(database)
    await let_be(database, broadcast_id, 41, Outcome.SKIPPED)
    await let_be(database, broadcast_id, 51, Outcome.UNREACHABLE)
    assert (await do(database, EditBroadcast(broadcast_id, NEW), limit=3)).asked_edits == (broadcast_id,)
    await let_be(database, broadcast_id, 31, Outcome.UNREACHABLE)
    assert not (await do(database, EditBroadcast(broadcast_id, NEWER), limit=3)).asked_edits
    assert await text(database, broadcast_id) == NEWER["zh-CN"][0].text
    assert (await row(database, broadcast_id)).edit_by is None, "what waited is replaced by it"


async def test_what_was_promised_to_wait_waits(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database)
    assert (await do(database, EditBroadcast(broadcast_id, NEW, ask=True), by=ADMIN)).asked_edits == (broadcast_id,)


async def test_it_is_sent_back_or_taken_back(database: Database) -> None:
    broadcast_id = await many(database)
    await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN)
    assert not (await do(database, ReturnEdit(broadcast_id, 1), by=ADMIN)).changed_broadcasts
    assert not (await do(database, TakeBackEdit(broadcast_id, 1), by=OTHER_ADMIN)).changed_broadcasts
    aftermath = await do(database, ReturnEdit(broadcast_id, 1), by=OTHER_ADMIN)
    assert aftermath.decided_edits == (EditDecided(broadcast_id, ADMIN, OTHER_ADMIN, confirmed=False),)
    await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN)
    assert (await do(database, TakeBackEdit(broadcast_id, 2), by=ADMIN)).changed_broadcasts == (broadcast_id,)
    for record, by in ((ConfirmEdit(broadcast_id, 2), OTHER_ADMIN), (ReturnEdit(broadcast_id, 2), OTHER_ADMIN)):
        assert not (await do(database, record, by=by)).changed_broadcasts
    assert ((await row(database, broadcast_id)).revision, await letters(database, "broadcast_edited")) == (1, [])


async def test_a_newer_edit_takes_the_place_of_the_one_that_waits(database: Database) -> None:
    """Also another admin's, who then may not confirm it while the first one may; what was seen is what counts."""
    broadcast_id = await many(database)
    await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN)
    await do(database, EditBroadcast(broadcast_id, NEWER), by=OTHER_ADMIN)
    assert not (await do(database, ConfirmEdit(broadcast_id, 1), by=ADMIN)).changed_broadcasts, "an older one than waits"
    assert not (await do(database, ConfirmEdit(broadcast_id, 2), by=OTHER_ADMIN)).changed_broadcasts
    assert (await do(database, ConfirmEdit(broadcast_id, 2), by=ADMIN)).changed_broadcasts
    assert await text(database, broadcast_id) == NEWER["zh-CN"][0].text


async def test_of_two_admins_at_once_one_is_first(database: Database) -> None:
    broadcast_id = await many(database)
    await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN)
    answers: tuple[tuple[Record, int], ...] = ((ConfirmEdit(broadcast_id, 1), OTHER_ADMIN), (ReturnEdit(broadcast_id, 1), THIRD_ADMIN))
    both = await asyncio.gather(*(do(database, record, by=by) for record, by in answers))
    assert sorted(len(one.decided_edits) for one in both) == [0, 1]
    assert (await row(database, broadcast_id)).edit_by is None


async def test_killed_before_the_commit_it_waits_as_before(database: Database) -> None:
    broadcast_id = await many(database)
    await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN)
    with pytest.raises(RuntimeError, match="killed"):
        await _killed(database, ConfirmEdit(broadcast_id, 1))
    assert ((await row(database, broadcast_id)).edit_number, await letters(database, "broadcast_edited")) == (1, [])
    for _ in range(2):
        await do(database, ConfirmEdit(broadcast_id, 1), by=OTHER_ADMIN)
    assert ((await row(database, broadcast_id)).revision, len(await letters(database, "broadcast_edited"))) == (2, 2)


async def _killed(database: Database, record: Record) -> Aftermath:
    async with database.begin() as conn:
        await apply(conn, [Deed(record, OTHER_ADMIN, OTHER_ADMIN, "")], at(10), KEYRING)
        raise RuntimeError("killed")


@pytest.mark.parametrize("before", State)
async def test_in_which_states_an_edit_waits(database: Database, before: State) -> None:
    """Once it has started, whatever became of it; not after it was withdrawn."""
    broadcast_id = await many(database)
    async with database.begin() as conn:
        await conn.execute(update(t.broadcast).values(state=before.value))
        if before in (State.DRAFT, State.SCHEDULED):
            await conn.execute(update(t.broadcast).values(started_at=None, approved_by=OTHER_ADMIN))
    aftermath = await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN)
    started = before not in (State.DRAFT, State.SCHEDULED)
    assert (bool(aftermath.asked_edits), bool(aftermath.asked_broadcasts)) == (started, before is State.SCHEDULED)
    assert await state(database, broadcast_id) == (State.DRAFT if before is State.SCHEDULED else before)


async def test_with_the_broadcast_its_edit_is_withdrawn(database: Database) -> None:
    broadcast_id = await many(database)
    await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN)
    await do(database, WithdrawBroadcast(broadcast_id), by=ADMIN)
    assert (await row(database, broadcast_id)).edit is None
    assert not (await do(database, ConfirmEdit(broadcast_id, 1), by=OTHER_ADMIN)).changed_broadcasts
    assert not await letters(database, "broadcast_edited")


async def test_one_that_was_cancelled_is_still_edited_where_it_arrived(database: Database) -> None:
    broadcast_id = await many(database)
    await do(database, EditBroadcast(broadcast_id, NEW), by=ADMIN)
    await do(database, CancelBroadcast(broadcast_id), by=ADMIN)
    assert (await do(database, ConfirmEdit(broadcast_id, 1), by=OTHER_ADMIN)).changed_broadcasts
    assert len(await letters(database, "broadcast_edited")) == 2


async def test_nobody_approves_what_they_wrote(database: Database) -> None:
    """Neither the author, nor whoever wrote it as it is now; and an approval does not outlast an edit."""
    await found_town(database)
    async with database.begin() as conn:
        await found_admins(conn, THIRD_ADMIN)
    broadcast_id = await write(database, broadcast(start_at=at(15), ask=True))
    await do(database, EditBroadcast(broadcast_id, NEW), by=OTHER_ADMIN)
    for by in (ADMIN, OTHER_ADMIN):
        assert not (await do(database, ApproveBroadcast(broadcast_id), by=by)).changed_broadcasts
    assert (await do(database, ApproveBroadcast(broadcast_id), by=THIRD_ADMIN)).changed_broadcasts
    aftermath = await do(database, EditBroadcast(broadcast_id, NEWER), by=THIRD_ADMIN)
    assert (await state(database, broadcast_id), aftermath.asked_broadcasts) == ("draft", (broadcast_id,))
    assert not (await do(database, ApproveBroadcast(broadcast_id), by=THIRD_ADMIN)).changed_broadcasts
    assert (await do(database, ApproveBroadcast(broadcast_id), by=OTHER_ADMIN)).changed_broadcasts, "wrote what is gone"
    found = (await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]
    assert (found.writer_id, found.rewritten_by) == (THIRD_ADMIN, "人9103")


async def test_confirmed_is_the_text_that_was_seen(database: Database) -> None:
    broadcast_id = await many(database, must_confirm=True)
    await do(database, EditBroadcast(broadcast_id, NEW), limit=100)
    await do(database, ConfirmBroadcast(broadcast_id, 1), by=11)
    assert (await outcomes(database, broadcast_id))[11] == "sent"
    await do(database, ConfirmBroadcast(broadcast_id, 2), by=11)
    assert (await outcomes(database, broadcast_id))[11] == "confirmed"


async def test_who_reads_another_language_has_seen_it_as_it_is(database: Database) -> None:
    await found_town(database)
    async with database.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id == 21).values(language="en"))
    broadcast_id = await running(database, broadcast(content=BOTH, must_confirm=True))
    await sent(database, broadcast_id, 11)
    await sent(database, broadcast_id, 21, parts=2)
    await do(database, EditBroadcast(broadcast_id, {**BOTH, "en": (Part("Disinfect today."), BOTH["en"][1])}), limit=100)
    keys = [f"{broadcast_id}:{account}" for account in (11, 21)]
    known = (await know(database, *(("received", key) for key in keys))).received
    assert [(known[key].revision, known[key].text_revision) for key in keys] == [(2, 1), (2, 2)]
    subjects = [(one.chat_id, one.subject) for one in await letters(database, "broadcast_edited")]
    assert subjects == [(21, f"{broadcast_id}:0"), (21, f"{broadcast_id}:1")], "with the text also the button that names it"


async def test_who_taps_below_the_older_text_gets_the_new_one_at_once(database: Database) -> None:
    broadcast_id = await many(database, must_confirm=True)
    await do(database, EditBroadcast(broadcast_id, NEW), limit=100)
    await do(database, HurryEdits(broadcast_id), by=11, now=at(10))
    assert {one.chat_id: (one.lane, one.not_before) for one in await letters(database, "broadcast_edited")} == {
        11: ("reply", at(10)),
        21: ("follow", at(9)),
    }


async def test_the_audit_says_who_did_what(database: Database) -> None:
    broadcast_id = await many(database)
    await do(database, EditBroadcast(broadcast_id, NEW, ask=True), by=ADMIN)
    answers: tuple[Record, ...] = (ReturnEdit(broadcast_id, 1), TakeBackEdit(broadcast_id, 1), ConfirmEdit(broadcast_id, 1))
    for record, by in zip(answers, (OTHER_ADMIN, ADMIN, THIRD_ADMIN), strict=True):
        await do(database, record, by=by)
    a = t.audit_event.c
    async with database.read() as conn:
        told: list[Any] = list(await conn.execute(select(a.action, a.details).where(a.action.like("%\\_edit", escape="\\")).order_by(a.id)))
    assert [(one.action, one.details) for one in told] == [
        (action, {"edit": 1}) for action in ("return_edit", "take_back_edit", "confirm_edit")
    ]
