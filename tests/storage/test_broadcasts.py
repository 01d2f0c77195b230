"""Broadcasts on both databases: legal moves, the second pair of eyes, the frozen audience, receipts, lists."""

import asyncio

import pytest
from sqlalchemy import insert, update

from bot.storage import tables as t
from bot.storage.broadcasts.feeding import running_broadcasts, take_turns
from bot.storage.broadcasts.starting import due_broadcasts, give_back_orphans
from bot.storage.broadcasts.watching import finish_complete
from bot.storage.database import Database
from conversations.audience import Audience, Filter
from conversations.broadcast import FailureReason, Outcome, State
from conversations.broadcast_records import (
    ApproveBroadcast,
    BroadcastRecord,
    CancelBroadcast,
    PauseBroadcast,
    ResumeBroadcast,
    RetryFailed,
)
from conversations.rules.broadcast_moves import LEGAL
from tests.storage.broadcast_world import (
    ADMIN,
    OTHER_ADMIN,
    begin,
    broadcast,
    found_town,
    let_be,
    outcomes,
    recipients,
    running,
    state,
    write,
)
from tests.storage.world import PATHS, at, do, found_enterprises, found_people, know

MANAGERS = [11, 21, 31, 41, 51]


async def test_the_audience_is_frozen_when_it_starts(database: Database) -> None:
    await found_town(database)
    async with database.begin() as conn:
        await conn.execute(update(t.account).where(t.account.c.id == 21).values(reachable=False))
        await conn.execute(insert(t.membership), [{"account_id": 11, "role": "manager", "enterprise_id": 2, "since": at(6)}])
    broadcast_id = await write(database)
    assert await state(database, broadcast_id) == "scheduled"
    assert await begin(database, broadcast_id) == 5
    assert await begin(database, broadcast_id) is None, "once"
    async with database.begin() as conn:
        await found_enterprises(conn, [6])
        await found_people(conn, [61], "manager", lambda _: {"enterprise_id": 6, "path": PATHS["220104"]})
    assert await outcomes(database, broadcast_id) == {11: "pending", 21: "unreachable", 31: "pending", 41: "pending", 51: "pending"}
    first = (await recipients(database, broadcast_id))[0]
    assert (first.chat_id, first.language, first.enterprise_id, first.division_code) == (11, "zh-CN", 1, "220104")


async def test_nobody_to_send_it_to(database: Database) -> None:
    await found_town(database)
    broadcast_id = await write(database, broadcast(Audience(include=Filter(enterprises=(99,)))))
    assert await begin(database, broadcast_id) == 0
    assert await state(database, broadcast_id) == "finished"


async def test_it_starts_at_its_time(database: Database) -> None:
    await found_town(database)
    broadcast_id = await write(database, broadcast(start_at=at(15)))
    async with database.begin() as conn:
        assert await due_broadcasts(conn, at(14, 59)) == []
        assert await due_broadcasts(conn, at(15)) == [broadcast_id]
    assert await begin(database, broadcast_id, at(14)) is None


async def test_a_second_admin_approves_never_the_author(database: Database) -> None:
    await found_town(database)
    aftermath = await do(database, broadcast(ask=True), by=ADMIN)
    (broadcast_id,) = aftermath.asked_broadcasts
    assert await state(database, broadcast_id) == "draft"
    assert (await do(database, ApproveBroadcast(broadcast_id), by=ADMIN)).changed_broadcasts == ()
    assert (await do(database, ApproveBroadcast(broadcast_id), by=OTHER_ADMIN)).changed_broadcasts == (broadcast_id,)
    found = (await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]
    assert (found.state, found.by, found.approved_by) == (State.SCHEDULED, "人9101", "人9102")


async def test_many_need_a_second_admin_whatever_the_author_was_told(database: Database) -> None:
    await found_town(database)
    policy = await know(database)
    assert policy.policy.broadcast_second_from == 1000
    async with database.begin() as conn:
        ids = range(10_000, 11_000)
        await found_people(conn, ids, "manager", lambda _: {"enterprise_id": 1, "path": PATHS["220104"]})
    aftermath = await do(database, broadcast(), by=ADMIN)
    assert aftermath.asked_broadcasts == aftermath.changed_broadcasts
    assert await state(database, aftermath.asked_broadcasts[0]) == "draft"


async def test_an_author_who_is_no_admin_any_more(database: Database) -> None:
    await found_town(database)
    lost, approved = await write(database), await write(database, broadcast(ask=True))
    await do(database, ApproveBroadcast(approved), by=OTHER_ADMIN)
    async with database.begin() as conn:
        await conn.execute(update(t.membership).where(t.membership.c.account_id == ADMIN).values(ended_at=at(8)))
        assert await give_back_orphans(conn, at(9)) == [lost]
    assert (await state(database, lost), await state(database, approved)) == ("draft", "scheduled")
    await do(database, ApproveBroadcast(lost), by=OTHER_ADMIN)
    async with database.begin() as conn:
        assert await give_back_orphans(conn, at(9)) == []
    assert await begin(database, lost)


@pytest.mark.parametrize(("source", "orphaned"), [("guidance", True), ("risk", False)])
async def test_who_sends_guidance_is_an_admin_still_but_a_risk_has_no_author(database: Database, source: str, orphaned: bool) -> None:
    await found_town(database)
    broadcast_id = await write(database)
    async with database.begin() as conn:
        await conn.execute(update(t.broadcast).values(source=source))
        await conn.execute(update(t.membership).where(t.membership.c.account_id == ADMIN).values(ended_at=at(8)))
        assert await give_back_orphans(conn, at(9)) == ([broadcast_id] if orphaned else [])


MOVES: dict[str, tuple[BroadcastRecord, State]] = {
    "approve": (ApproveBroadcast(1), State.SCHEDULED),
    "pause": (PauseBroadcast(1), State.PAUSED),
    "resume": (ResumeBroadcast(1), State.RUNNING),
    "cancel": (CancelBroadcast(1), State.CANCELLED),
}


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("name", MOVES)
async def test_legal_moves_only(database: Database, name: str, before: State) -> None:
    await found_town(database)
    assert await write(database, broadcast(ask=True)) == 1
    async with database.begin() as conn:
        await conn.execute(update(t.broadcast).values(state=before.value))
    record, to = MOVES[name]
    aftermath = await do(database, record, by=OTHER_ADMIN)
    moves = to in LEGAL[before] and (name != "resume" or before is State.PAUSED)
    assert await state(database, 1) == (to if moves else before)
    assert aftermath.changed_broadcasts == ((1,) if moves else ())


async def test_of_two_who_move_it_at_once_one_is_first(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database)
    both = await asyncio.gather(*(do(database, PauseBroadcast(broadcast_id), by=one) for one in (ADMIN, OTHER_ADMIN)))
    assert sorted(len(one.changed_broadcasts) for one in both) == [0, 1]


async def test_cancelled_skips_whose_turn_has_not_come(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database)
    async with database.begin() as conn:
        assert [turn.account_id for turn in await take_turns(conn, broadcast_id, 2, at(9))] == [11, 21]
    await do(database, CancelBroadcast(broadcast_id), by=OTHER_ADMIN)
    assert await outcomes(database, broadcast_id) == {11: "pending", 21: "pending", 31: "skipped", 41: "skipped", 51: "skipped"}


async def test_turns_come_once(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database)

    async def take() -> list[int]:
        async with database.begin() as conn:
            return [turn.account_id for turn in await take_turns(conn, broadcast_id, 2, at(9))]

    taken = await asyncio.gather(*(take() for _ in range(4)))
    assert sorted(one for some in taken for one in some) == MANAGERS
    async with database.read() as conn:
        assert [one.id for one in await running_broadcasts(conn)] == [broadcast_id]


async def test_retry_those_alone_for_whom_it_failed(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database)
    became = {
        11: (Outcome.SENT, None),
        21: (Outcome.FAILED, FailureReason.REFUSED),
        31: (Outcome.FAILED, FailureReason.UNKNOWN),
        41: (Outcome.UNREACHABLE, None),
        51: (Outcome.FAILED, FailureReason.TROUBLE),
    }
    for account_id, (outcome, why) in became.items():
        await let_be(database, broadcast_id, account_id, outcome, why=why, queued_at=at(9))
    async with database.begin() as conn:
        assert await finish_complete(conn, [broadcast_id], at(10)) == [broadcast_id]
    aftermath = await do(database, RetryFailed(broadcast_id), by=OTHER_ADMIN)
    assert (aftermath.changed_broadcasts, await state(database, broadcast_id)) == ((broadcast_id,), "running")
    expected = {11: "sent", 21: "pending", 31: "failed/unknown", 41: "unreachable", 51: "pending"}
    assert await outcomes(database, broadcast_id) == expected
    async with database.begin() as conn:
        turns = await take_turns(conn, broadcast_id, 9, at(10))
    assert [(turn.account_id, turn.attempt) for turn in turns] == [(21, 2), (51, 2)]
    assert (await do(database, RetryFailed(broadcast_id), by=OTHER_ADMIN)).changed_broadcasts == ()
    await do(database, RetryFailed(broadcast_id, unknown=True), by=OTHER_ADMIN)
    assert (await outcomes(database, broadcast_id))[31] == "pending"


@pytest.mark.parametrize("before", [State.DRAFT, State.SCHEDULED, State.CANCELLED])
async def test_nothing_is_retried_that_is_not_going(database: Database, before: State) -> None:
    await found_town(database)
    broadcast_id = await running(database)
    await let_be(database, broadcast_id, 11, Outcome.FAILED, why=FailureReason.REFUSED)
    async with database.begin() as conn:
        await conn.execute(update(t.broadcast).values(state=before.value))
    assert (await do(database, RetryFailed(broadcast_id), by=OTHER_ADMIN)).changed_broadcasts == ()
    assert (await outcomes(database, broadcast_id))[11] == "failed/refused"
