"""Broadcasts on both databases: when they end, when they are paused, how often the card is edited."""

from datetime import timedelta

from bot.storage.broadcasts.changed import changed, note_changed, to_show
from bot.storage.broadcasts.watching import finish_complete, pause_failing
from bot.storage.database import Database
from conversations.broadcast import FailureReason, Outcome, PauseReason, State
from conversations.broadcast_records import (
    ResumeBroadcast,
)
from conversations.policy import DEFAULT_POLICY
from tests.storage.broadcast_world import (
    OTHER_ADMIN,
    found_recipients,
    found_town,
    let_be,
    running,
    write,
)
from tests.storage.world import at, do, know


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
        assert await to_show(conn, [broadcast_id], [], at(9)) == [broadcast_id]
        assert await to_show(conn, [broadcast_id], [], at(9) + timedelta(seconds=4)) == []
        assert await to_show(conn, [broadcast_id], [], at(9) + timedelta(seconds=5)) == [broadcast_id]


async def test_many_cards_take_turns(database: Database) -> None:
    await found_town(database)
    one, other = await running(database), await running(database)
    async with database.begin() as conn:
        shown = [await to_show(conn, [one, other], [], at(9) + timedelta(seconds=second)) for second in range(7)]
    assert shown == [[one], [other], [], [], [], [one], [other]]


async def test_one_that_does_not_run_is_shown_once_for_all_its_changes(database: Database) -> None:
    await found_town(database)
    one, other = await write(database), await write(database)
    async with database.begin() as conn:
        assert await changed(conn, at(9)) == []
        for _ in range(3):
            await note_changed(conn, [one, other])
        assert await changed(conn, at(9)) == [one, other]
        assert await to_show(conn, [], [one], at(9)) == [one]
        assert await changed(conn, at(10)) == [other]
        await note_changed(conn, [one])
        assert await changed(conn, at(9) + timedelta(seconds=4)) == [other], "shown a moment ago"
        assert await changed(conn, at(9) + timedelta(seconds=5)) == [one, other]
