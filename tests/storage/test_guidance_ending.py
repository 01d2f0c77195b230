"""What is being sent of guidance ends when a newer version takes its place, and is taken back when the guidance is withdrawn."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.jobs.broadcasting import Broadcasting
from bot.storage import tables as t
from bot.storage.broadcasts.feeding import take_turns
from bot.storage.database import Conflict, Database
from bot.storage.guidance.ending import end_overtaken
from conversations.audience import Audience
from conversations.broadcast import BackReason, EndReason, FailureReason, Outcome, State
from conversations.broadcast_records import ApproveBroadcast, AskAgain, ChaseBroadcast, ResumeBroadcast, RetryFailed, SendBackBroadcast
from conversations.content import Part, Parts
from conversations.guidance_records import WithdrawGuidance
from tests.jobs.province import StillClock
from tests.storage.broadcast_world import OTHER_ADMIN, begin, broadcast, let_be, outcomes, state, write
from tests.storage.guidance_world import ADMIN, broadcasts, document, found, publish
from tests.storage.world import DAY, at, counting, do, found_people, know

AFTER = at(9, day=DAY + timedelta(days=1))
"""On the day after the last one of what holds until `DAY`."""
NEXT = document("口罩二", guidance_id=1, after=1, must_confirm=True)


@pytest.fixture
async def town(database: Database) -> Database:
    """Guidance that must be confirmed, and its notice (1), which waits to be sent."""
    await found(database)
    await publish(database, document(must_confirm=True))
    return database


async def stands(database: Database, broadcast_id: int, standing: State) -> None:
    """Bring it to a state; what runs has reached 11, and is on its way to 12."""
    if standing in (State.DRAFT, State.SCHEDULED):
        async with database.begin() as conn:
            await conn.execute(update(t.broadcast).where(t.broadcast.c.id == broadcast_id).values(state=standing.value))
        return
    assert await begin(database, broadcast_id) == 5
    await let_be(database, broadcast_id, 11, Outcome.SENT, parts=1, queued_at=at(9), sent_at=at(9))
    async with database.begin() as conn:
        await take_turns(conn, broadcast_id, 1, at(9))
        await conn.execute(update(t.broadcast).where(t.broadcast.c.id == broadcast_id).values(state=standing.value))


async def events(database: Database, action: str) -> Sequence[Any]:
    c = t.audit_event.c
    async with database.read() as conn:
        return (await conn.execute(select(c.actor_account_id, c.subject, c.details).where(c.action == action).order_by(c.id))).all()


async def letters(database: Database, screen: str) -> list[tuple[int, str]]:
    o = t.outbox.c
    async with database.read() as conn:
        rows = await conn.execute(
            select(o.chat_id, o.subject).where(o.screen == screen, o.outcome.is_(None)).order_by(o.subject, o.chat_id)
        )
        return [(row.chat_id, row.subject) for row in rows]


@pytest.mark.parametrize("standing", [State.DRAFT, State.SCHEDULED, State.RUNNING, State.PAUSED])
async def test_a_newer_version_ends_what_is_not_finished_of_the_old_one(town: Database, standing: State) -> None:
    await stands(town, 1, standing)
    aftermath = await do(town, NEXT, by=ADMIN, now=at(10))
    assert aftermath.changed_broadcasts == (1, 2), "the card of the old one is edited, too"
    old, new = await broadcasts(town)
    assert (old.state, old.end_reason, old.finished_at, old.withdrawn_at) == ("cancelled", "newer_version", at(10), None)
    assert (new.state, new.guidance_version_id, new.end_reason) == ("scheduled", 2, None)
    if standing in (State.RUNNING, State.PAUSED):
        told = {11: "sent", 12: "pending", 21: "skipped", 31: "skipped", 41: "skipped"}
        assert await outcomes(town, 1) == told, "12 is on its way, and is told apart when that comes back"
    (event,) = await events(town, "end_broadcast")
    assert tuple(event) == (ADMIN, "broadcast/1", {"reason": "newer_version", "version": 1})
    shown = (await know(town, ("broadcast", 1))).broadcasts[1]
    assert (shown.end_reason, shown.overtaken) == (EndReason.NEWER_VERSION, True)


async def test_what_was_sent_of_the_old_version_stays(town: Database) -> None:
    await stands(town, 1, State.FINISHED)
    aftermath = await do(town, NEXT, by=ADMIN, now=at(10))
    assert aftermath.changed_broadcasts == (2,)
    assert await state(town, 1) == "finished"
    assert not await letters(town, "broadcast_withdrawn")


async def test_versions_of_other_guidance_go_on(town: Database) -> None:
    await publish(town, document("通风"))
    await do(town, NEXT, by=ADMIN, now=at(10))
    assert [row.state for row in await broadcasts(town)] == ["cancelled", "scheduled", "scheduled"]


async def test_nobody_gets_or_confirms_the_old_one_any_more(town: Database) -> None:
    await stands(town, 1, State.FINISHED)
    await let_be(town, 1, 21, Outcome.FAILED, why=FailureReason.TROUBLE)
    await do(town, NEXT, by=ADMIN, now=at(10))
    assert not (await do(town, RetryFailed(1), ChaseBroadcast(1), by=ADMIN, now=at(11))).changed_broadcasts
    shown = (await know(town, ("broadcast", 1), now=at(11))).broadcasts[1]
    assert (shown.overtaken, shown.tally.chaseable) == (True, 0)
    assert not await letters(town, "broadcast_chase")


async def test_reminders_of_the_old_one_that_wait_are_not_true_any_more(town: Database) -> None:
    await stands(town, 1, State.RUNNING)
    await do(town, ChaseBroadcast(1), by=ADMIN, now=at(9))
    assert await letters(town, "broadcast_chase") == [(11, "1")]
    await do(town, NEXT, by=ADMIN, now=at(10))
    assert (await know(town, ("received", "1:11"))).received["1:11"].overtaken


@pytest.mark.parametrize("standing", [State.DRAFT, State.SCHEDULED])
async def test_withdrawn_guidance_calls_off_what_has_not_begun(town: Database, standing: State) -> None:
    await stands(town, 1, standing)
    aftermath = await do(town, WithdrawGuidance(1), by=ADMIN, now=at(10))
    assert aftermath.changed_broadcasts == (1,)
    (row,) = await broadcasts(town)
    assert (row.state, row.end_reason, row.withdrawn_at) == ("cancelled", "guidance_withdrawn", None)
    (event,) = await events(town, "end_broadcast")
    assert tuple(event) == (ADMIN, "broadcast/1", {"reason": "guidance_withdrawn", "version": 1})


@pytest.mark.parametrize(("standing", "after"), [(State.RUNNING, "cancelled"), (State.PAUSED, "cancelled"), (State.FINISHED, "finished")])
async def test_withdrawn_guidance_is_taken_back_from_whoever_has_it(town: Database, standing: State, after: str) -> None:
    await stands(town, 1, standing)
    aftermath = await do(town, WithdrawGuidance(1), by=ADMIN, now=at(10))
    assert aftermath.changed_broadcasts == (1,)
    (row,) = await broadcasts(town)
    assert (row.state, row.end_reason, row.withdrawn_at) == (after, "guidance_withdrawn", at(10))
    assert await letters(town, "broadcast_withdrawn") == [(11, "1:0"), (12, "1:0")]
    assert (await outcomes(town, 1))[21] == "skipped"
    await do(town, WithdrawGuidance(1), by=ADMIN, now=at(11))
    assert len(await events(town, "end_broadcast")) == 1, "a second time changes nothing"
    await do(town, WithdrawGuidance(1, withdrawn=False), by=ADMIN, now=at(12))
    assert (await broadcasts(town))[0].state == after
    assert len(await letters(town, "broadcast_withdrawn")) == 2


async def test_all_versions_are_taken_back_by_as_many_statements(town: Database) -> None:
    await stands(town, 1, State.RUNNING)
    await do(town, NEXT, by=ADMIN, now=at(9))
    async with town.begin() as conn:
        await conn.execute(update(t.broadcast).values(start_at=at(9)))
    assert await begin(town, 2) == 5
    await let_be(town, 2, 21, Outcome.SENT, parts=1, queued_at=at(9), sent_at=at(9), chases=1)
    await publish(town, document("通风"))
    with counting(town) as several:
        await do(town, WithdrawGuidance(1), by=ADMIN, now=at(10))
    assert await letters(town, "broadcast_withdrawn") == [(11, "1:0"), (12, "1:0"), (21, "2:0"), (21, "2:chase")]
    assert [row.end_reason for row in await broadcasts(town)] == ["guidance_withdrawn", "guidance_withdrawn", None]
    await begin(town, 3)
    await let_be(town, 3, 11, Outcome.SENT, parts=1, queued_at=at(9), sent_at=at(9))
    with counting(town) as one:
        await do(town, WithdrawGuidance(2), by=ADMIN, now=at(10))
    assert len(several) == len(one)


async def test_what_is_due_of_a_version_that_holds_no_more_does_not_start(town: Database) -> None:
    await publish(town, document("通风"))
    async with town.begin() as conn:  # written down while the newer version was being published
        await conn.execute(update(t.guidance_version).where(t.guidance_version.c.id == 1).values(superseded_at=at(9)))
        await conn.execute(insert(t.broadcast), [{**_row(2), "guidance_version_id": None}])
        ended = await end_overtaken(conn, [1, 2, 3], at(10))
    assert ended == [1]
    assert [row.state for row in await broadcasts(town)] == ["cancelled", "scheduled", "scheduled"]


async def until(database: Database, standing: State) -> None:
    """The notice (1) stands so, and holds until `DAY`."""
    await stands(database, 1, standing)
    async with database.begin() as conn:
        await conn.execute(update(t.guidance_version).values(valid_until=DAY))


async def test_on_its_last_day_it_is_sent_still(town: Database) -> None:
    await until(town, State.SCHEDULED)
    async with town.begin() as conn:
        assert await end_overtaken(conn, [1], at(23)) == []
    assert not (await know(town, ("broadcast", 1), now=at(23))).broadcasts[1].overtaken


@pytest.mark.parametrize("standing", [State.SCHEDULED, State.RUNNING])
async def test_what_is_over_does_not_start_or_go_on(town: Database, standing: State) -> None:
    await until(town, standing)
    async with town.begin() as conn:
        assert await end_overtaken(conn, [1], AFTER) == [1]
    (row,) = await broadcasts(town)
    assert (row.state, row.end_reason) == ("cancelled", "guidance_over")
    (event,) = await events(town, "end_broadcast")
    assert tuple(event) == (None, "broadcast/1", {"reason": "guidance_over", "version": 1})
    shown = (await know(town, ("broadcast", 1), now=AFTER)).broadcasts[1]
    assert (shown.end_reason, shown.overtaken) == (EndReason.GUIDANCE_OVER, True)


async def test_what_is_over_is_not_approved_nor_handed_in(town: Database) -> None:
    await until(town, State.DRAFT)
    async with town.begin() as conn:
        await found_people(conn, [OTHER_ADMIN], "admin", lambda _: {})
        await conn.execute(update(t.broadcast).values(asked_at=at(9)))
    assert not (await do(town, ApproveBroadcast(1), by=OTHER_ADMIN, now=AFTER)).changed_broadcasts
    await do(town, SendBackBroadcast(1, BackReason.OTHER), by=OTHER_ADMIN, now=at(23))
    assert not (await do(town, AskAgain(1), by=ADMIN, now=AFTER)).changed_broadcasts
    assert (await do(town, AskAgain(1), by=ADMIN, now=at(23))).changed_broadcasts == (1,)
    assert (await do(town, ApproveBroadcast(1), by=OTHER_ADMIN, now=at(23))).changed_broadcasts == (1,)


async def test_nobody_is_reminded_of_what_is_over_or_gets_it_again(town: Database) -> None:
    await until(town, State.FINISHED)
    await let_be(town, 1, 21, Outcome.FAILED, why=FailureReason.TROUBLE)
    assert not (await do(town, RetryFailed(1), ChaseBroadcast(1), by=ADMIN, now=AFTER)).changed_broadcasts
    assert (await know(town, ("received", "1:11"), now=AFTER)).received["1:11"].overtaken


async def test_what_was_sent_again_while_a_newer_version_came_ends(town: Database) -> None:
    await stands(town, 1, State.RUNNING)
    await let_be(town, 1, 12, Outcome.SENT, parts=1, queued_at=at(9), sent_at=at(9))
    async with town.begin() as conn:  # the retry has not seen the version that was being published
        await conn.execute(update(t.guidance_version).where(t.guidance_version.c.id == 1).values(superseded_at=at(9)))
    await Broadcasting(town, StillClock(at(10))).run()
    async with town.begin() as conn:
        assert not await take_turns(conn, 1, 5, at(10))
    (row,) = await broadcasts(town)
    assert (row.state, row.end_reason) == ("cancelled", "newer_version")
    assert set((await outcomes(town, 1)).values()) == {"sent", "skipped"}


async def test_what_is_paused_ends_once_it_would_go_on(town: Database) -> None:
    await until(town, State.PAUSED)
    await do(town, ResumeBroadcast(1), by=ADMIN, now=AFTER)
    await Broadcasting(town, StillClock(AFTER)).run()
    assert [(row.state, row.end_reason) for row in await broadcasts(town)] == [("cancelled", "guidance_over")]


@pytest.mark.parametrize("standing", [State.DRAFT, State.SCHEDULED, State.PAUSED])
async def test_what_waits_ends_by_itself_when_its_guidance_is_over(town: Database, standing: State) -> None:
    """Whatever it waits for: another admin, its author, its time, or somebody who sets it going again."""
    await until(town, standing)
    async with town.begin() as conn:
        await conn.execute(update(t.broadcast).values(start_at=AFTER + timedelta(days=1)))
        await conn.execute(insert(t.broadcast), [{**_row(1), "guidance_version_id": None, "start_at": AFTER + timedelta(days=1)}])
    clock = StillClock(at(23))
    job = Broadcasting(town, clock)
    await job.run()
    assert await state(town, 1) == standing.value, "on its last day it waits still"
    clock.moment = AFTER
    with counting(town) as first:
        await job.run()
    assert [(row.state, row.end_reason) for row in await broadcasts(town)] == [("cancelled", "guidance_over"), ("scheduled", None)]
    (event,) = await events(town, "end_broadcast")
    assert tuple(event) == (None, "broadcast/1", {"reason": "guidance_over", "version": 1})
    assert (ADMIN, "1") in await letters(town, "broadcast_progress"), "its card says so"
    with counting(town) as again:
        await job.run()
    assert len(again) < len(first), "it is looked for once a day"


@pytest.mark.parametrize("standing", [State.DRAFT, State.SCHEDULED])
async def test_the_list_says_what_is_over_or_was_sent_back(town: Database, standing: State) -> None:
    await until(town, standing)
    (before,) = (await know(town, ("broadcast_list", 0), now=at(23))).broadcast_pages[0].broadcasts
    (after,) = (await know(town, ("broadcast_list", 0), now=AFTER)).broadcast_pages[0].broadcasts
    assert (before.overtaken, after.overtaken) == (False, True)
    assert before.back is (standing is State.DRAFT), "nobody was asked"


def _row(version: int) -> dict[str, Any]:
    return {
        "state": "scheduled", "source": "author", "author_id": ADMIN, "guidance_version_id": version, "content": {}, "audience": {},
        "created_at": at(9), "start_at": at(9),
    }  # fmt: skip


async def test_a_document_that_holds_no_more_is_not_sent(town: Database) -> None:
    text: dict[str, Parts] = {"zh-CN": (Part("口罩"),)}
    assert await write(town, broadcast(Audience(), text, guidance_version_id=1), by=ADMIN) == 2
    await do(town, NEXT, by=ADMIN)
    with pytest.raises(Conflict):
        await write(town, broadcast(Audience(), text, guidance_version_id=1), by=ADMIN)
    await do(town, WithdrawGuidance(1), by=ADMIN)
    with pytest.raises(Conflict):
        await write(town, broadcast(Audience(), text, guidance_version_id=2), by=ADMIN)
