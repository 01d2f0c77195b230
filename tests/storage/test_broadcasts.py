"""Broadcasts on both databases: legal moves, the second pair of eyes, the frozen audience, receipts, lists."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.storage import tables as t
from bot.storage.broadcasts.feeding import running_broadcasts, take_turns
from bot.storage.broadcasts.starting import due_broadcasts, give_back_orphans
from bot.storage.broadcasts.watching import finish_complete, pause_failing, to_show
from bot.storage.database import Database
from bot.storage.writers import Deed, apply
from conversations.audience import Audience, Filter
from conversations.broadcast import FailureReason, Outcome, PauseReason, State
from conversations.broadcast_records import (
    ApproveBroadcast,
    BroadcastRecord,
    CancelBroadcast,
    ConfirmBroadcast,
    OpenBroadcast,
    PauseBroadcast,
    ResumeBroadcast,
    RetryFailed,
)
from conversations.broadcast_records import TestBroadcast as TryBroadcast
from conversations.policy import DEFAULT_POLICY
from conversations.roles import Role
from conversations.rules.broadcast_moves import LEGAL
from tests.storage.broadcast_world import (
    ADMIN,
    BOTH,
    OTHER_ADMIN,
    TEXT,
    begin,
    broadcast,
    found_recipients,
    found_town,
    let_be,
    outcomes,
    recipients,
    running,
    state,
    write,
)
from tests.storage.world import KEYRING, PATHS, at, do, found_enterprises, found_people, know

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


async def test_it_is_finished_when_nobody_waits(database: Database) -> None:
    await found_town(database, 2)
    broadcast_id = await running(database)
    await let_be(database, broadcast_id, 11, Outcome.SENT)
    async with database.begin() as conn:
        assert await finish_complete(conn, [broadcast_id], at(10)) == []
    await let_be(database, broadcast_id, 21, Outcome.UNREACHABLE)
    async with database.begin() as conn:
        assert await finish_complete(conn, [broadcast_id], at(10)) == [broadcast_id]
        assert await finish_complete(conn, [broadcast_id], at(10)) == []


async def tried(database: Database, broadcast_id: int, sent: int, failed: int, first: int, minute: int = 0) -> None:
    """So many more are sent and so many have failed, queued at this minute."""
    async with database.begin() as conn:
        when = {"queued_at": at(9, minute)}
        if sent:
            await found_recipients(conn, broadcast_id, range(first, first + sent), Outcome.SENT, sent_at=at(9, minute), **when)
        if failed:
            lost = range(first + sent, first + sent + failed)
            await found_recipients(conn, broadcast_id, lost, Outcome.FAILED, why=FailureReason.REFUSED.value, **when)


async def pause_now(database: Database, broadcast_id: int, minute: int) -> list[int]:
    async with database.begin() as conn:
        return await pause_failing(conn, [broadcast_id], at(9, minute), DEFAULT_POLICY)


async def test_it_is_paused_when_too_many_fail_and_resumed_by_hand(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database)
    await tried(database, broadcast_id, 43, 6, 1000)
    assert await pause_now(database, broadcast_id, 1) == [], "49 say nothing"
    async with database.begin() as conn:
        await found_recipients(conn, broadcast_id, range(5000, 5100), Outcome.UNREACHABLE)
    assert await pause_now(database, broadcast_id, 1) == [], "who cannot be reached is no failure"
    await tried(database, broadcast_id, 11, 0, 2000)
    assert await pause_now(database, broadcast_id, 1) == [], "6 of 60 are not more than a tenth"
    await tried(database, broadcast_id, 0, 1, 2500)
    assert await pause_now(database, broadcast_id, 1) == [broadcast_id]
    found = (await know(database, ("broadcast", broadcast_id))).broadcasts[broadcast_id]
    assert (found.state, found.pause_reason) == (State.PAUSED, PauseReason.FAILURES)
    await do(database, ResumeBroadcast(broadcast_id), by=OTHER_ADMIN, now=at(9, 5))
    await tried(database, broadcast_id, 45, 4, 3000, minute=6)
    assert await pause_now(database, broadcast_id, 7) == [], "what failed before does not count again"
    await tried(database, broadcast_id, 0, 5, 4000, minute=6)
    assert await pause_now(database, broadcast_id, 7) == [broadcast_id]


async def test_the_card_is_edited_every_few_seconds_at_most(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database)
    async with database.begin() as conn:
        assert await to_show(conn, [broadcast_id], at(9)) == [broadcast_id]
        assert await to_show(conn, [broadcast_id], at(9) + timedelta(seconds=4)) == []
        assert await to_show(conn, [broadcast_id], at(9) + timedelta(seconds=5)) == [broadcast_id]


async def test_receipts_never_step_back(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database, broadcast(must_confirm=True))
    for account_id in (11, 21):
        await let_be(database, broadcast_id, account_id, Outcome.SENT, sent_at=at(9))
    async with database.begin() as conn:
        both = [Deed(OpenBroadcast(broadcast_id), one, one, "") for one in (11, 41)]
        await apply(conn, [*both, *(Deed(ConfirmBroadcast(broadcast_id), one, one, "") for one in (41, 51))], at(9), KEYRING)
    assert (await outcomes(database, broadcast_id))[11] == "read"
    await do(database, ConfirmBroadcast(broadcast_id), by=11)
    await do(database, OpenBroadcast(broadcast_id), by=11)
    await do(database, ConfirmBroadcast(broadcast_id), by=21)
    await do(database, ConfirmBroadcast(broadcast_id), by=ADMIN)
    await do(database, ConfirmBroadcast(broadcast_id), by=31)
    expected = {11: "confirmed", 21: "confirmed", 31: "pending", 41: "pending", 51: "pending"}
    assert await outcomes(database, broadcast_id) == expected, "31 cannot have it yet"


async def test_whoever_taps_has_it_also_where_nobody_knew(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database, broadcast(must_confirm=True))
    await let_be(database, broadcast_id, 11, Outcome.PENDING, queued_at=at(9))
    await let_be(database, broadcast_id, 21, Outcome.FAILED, why=FailureReason.UNKNOWN)
    await let_be(database, broadcast_id, 31, Outcome.FAILED, why=FailureReason.REFUSED)
    for account_id in (11, 21, 31):
        await do(database, ConfirmBroadcast(broadcast_id), by=account_id)
    found = await outcomes(database, broadcast_id)
    assert [found[one] for one in (11, 21, 31)] == ["confirmed", "confirmed", "failed/refused"]


async def test_a_broadcast_about_guidance_is_a_receipt_of_it(database: Database) -> None:
    await found_town(database)
    texts = {name: {"zh-CN": "冷链消毒"} for name in ("title", "summary", "body", "changes")}
    async with database.begin() as conn:
        await conn.execute(insert(t.guidance), [{"id": 1, "created_at": at(8), "by": ADMIN}])
        version = {"id": 7, "guidance_id": 1, "number": 1, "valid_from": at(8).date(), "published_at": at(8), "by": ADMIN}
        await conn.execute(insert(t.guidance_version), [{**version, **texts}])
    broadcast_id = await running(database, broadcast(must_confirm=True, guidance_version_id=7))
    for account_id in (11, 21):
        await let_be(database, broadcast_id, account_id, Outcome.SENT, sent_at=at(9))
    await do(database, OpenBroadcast(broadcast_id), by=11, now=at(10))
    await do(database, ConfirmBroadcast(broadcast_id), by=11, now=at(11))
    await do(database, ConfirmBroadcast(broadcast_id), by=21, now=at(11))
    async with database.read() as conn:
        rows = (await conn.execute(select(t.guidance_receipt).order_by(t.guidance_receipt.c.account_id))).all()
    assert [(row.version_id, row.account_id, row.read_at, row.confirmed_at) for row in rows] == [
        (7, 11, at(10), at(11)), (7, 21, at(11), at(11))
    ]  # fmt: skip
    received = (await know(database, ("received", f"{broadcast_id}:11"))).received[f"{broadcast_id}:11"]
    assert (received.title, received.outcome, received.guidance_version_id) == ("冷链消毒", Outcome.CONFIRMED, 7)


async def test_tests_change_nothing(database: Database) -> None:
    await found_town(database)
    aftermath = await do(database, TryBroadcast(TEXT, must_confirm=True), by=ADMIN)
    assert [chat for chat, _ in aftermath.tested] == [ADMIN]
    async with database.read() as conn:
        assert (await conn.execute(select(t.broadcast))).first() is None


async def test_what_admins_are_shown(database: Database) -> None:
    await found_town(database)
    broadcast_id = await running(database, broadcast(content=BOTH, must_confirm=True))
    await let_be(database, broadcast_id, 11, Outcome.SENT, sent_at=at(9))
    await let_be(database, broadcast_id, 21, Outcome.CONFIRMED, sent_at=at(9), confirmed_at=at(9, 1))
    await let_be(database, broadcast_id, 31, Outcome.FAILED, why=FailureReason.UNKNOWN)
    facts = await know(database, ("broadcast", broadcast_id), ("broadcast_list", 0), ("broadcast_list", 7), now=at(9, 0))
    found = facts.broadcasts[broadcast_id]
    assert found.tally.by_outcome == {Outcome.SENT: 1, Outcome.CONFIRMED: 1, Outcome.FAILED: 1, Outcome.PENDING: 2}
    assert (found.tally.failed, found.tally.chaseable, found.tally.total) == ({FailureReason.UNKNOWN: 1}, 1, 5)
    assert (found.content, found.rate) == (BOTH, 2.0)
    (line,) = facts.broadcast_pages[0].broadcasts
    assert (line.title, line.total, line.got_it, line.confirmed) == ("请各企业今日开展一次全面消毒。", 5, 2, 1)
    assert facts.broadcast_pages[7] == facts.broadcast_pages[0]
    assert (await know(database, ("broadcast_list", 0))).broadcast_pages[0].pages == 1


async def test_pages_of_all_broadcasts(database: Database) -> None:
    await found_town(database)
    assert (await know(database, ("broadcast_list", 0))).broadcast_pages[0].broadcasts == ()
    ids = [await write(database) for _ in range(10)]
    pages = (await know(database, ("broadcast_list", 0), ("broadcast_list", 1))).broadcast_pages
    assert [one.id for page in (0, 1) for one in pages[page].broadcasts] == ids[::-1]
    assert (pages[0].pages, pages[1].page) == (2, 1)


async def test_recipients_by_outcome_and_division(database: Database) -> None:
    await found_town(database, 9)
    async with database.begin() as conn:
        await found_enterprises(conn, [50], "220105")
        await found_people(conn, [501], "manager", lambda _: {"enterprise_id": 50, "path": PATHS["220105"]})
    everybody = Audience((Role.MANAGER, Role.OFFICER, Role.ADMIN))
    broadcast_id = await running(database, broadcast(everybody))
    keys = [f"{broadcast_id}:pending:{page}:{code}" for page, code in ((0, ""), (1, ""), (9, "220104"), (0, "220105"), (0, "000000"))]
    pages = (await know(database, *(("recipients", key) for key in (*keys, "x:y", "1:sent:0:")))).recipient_pages
    assert [pages[key].total for key in keys] == [15, 15, 10, 1, 0]
    assert [len(pages[key].recipients) for key in keys] == [8, 7, 2, 1, 0]
    assert pages[keys[2]].page == 1
    assert pages[keys[3]].recipients[0].name == "企业0050"
    names = [one.name for key in keys[:2] for one in pages[key].recipients]
    assert {"人9101", "区划220104", "企业0001"} <= set(names)
    assert set(pages) == {*keys, "1:sent:0:"}


async def test_audit_holds_no_texts(database: Database) -> None:
    await found_town(database)
    broadcast_id = await write(database)
    await do(database, TryBroadcast(TEXT, False), PauseBroadcast(broadcast_id), ConfirmBroadcast(broadcast_id), by=ADMIN)
    async with database.read() as conn:
        events = [(row.action, row.details) for row in await conn.execute(select(t.audit_event).order_by(t.audit_event.c.id))]
    assert [action for action, _ in events] == ["create_broadcast", "test_broadcast", "pause_broadcast", "confirm_broadcast"]
    assert "消毒" not in str(events)
