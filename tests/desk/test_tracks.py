"""Points of live locations at the desk: batches, order, nothing acknowledged before its commit, nothing lost or done twice."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.desk.arrival import Answer, Arrival, LivePoint
from bot.desk.intake import Closed, DatabaseAway, Intake
from bot.desk.tracks import TrackIntake, Tracks
from bot.storage import tables as t
from bot.storage.track_codec import decode
from conversations.courier import Spot
from conversations.engine.signals import Located
from tests.desk.rig import DeskRig, counting, typed
from tests.jobs.province import MARKET
from tests.mailbox.manual_clock import MORNING, ManualClock
from tests.storage.courier_world import FOREVER
from tests.storage.track_world import HOME

START = int(MORNING.timestamp())
CHAT = 777


def point(update_id: int, chat: int = CHAT, *, step: int | None = None, ended: bool = False) -> Arrival:
    """The `step`th point of a ride on which every point counts (the update's number, where nothing else is said), ten seconds apart."""
    number = update_id if step is None else step
    at = datetime.fromtimestamp(START - 3_000 + 10 * number, UTC)
    spot = Spot(HOME[0] + 500 * number, HOME[1] + number % 2 * 400)
    return Arrival(update_id, chat, raw={"update_id": update_id}, track=LivePoint(7, spot, at, ended))


async def shared(rig: DeskRig, *chats: int) -> None:
    """Each of these chats shares a live location into a run of its own, of the same number."""
    people = await rig.staff(*(f"骑手{chat}" for chat in chats))
    async with rig.database.begin() as conn:
        account = await conn.scalar(t.account.select().with_only_columns(t.account.c.id).limit(1))
        told = {"path": "/220000/", "plate": "", "day": MORNING.date(), "started_at": datetime(2026, 11, 22, tzinfo=UTC), "by": account}
        taken = {"start_temperature_centi": 3650, "mask": True, "vehicle_disinfected": True, "enterprise_id": MARKET}
        runs = [{"id": chat, "staff_id": who, "chat_id": chat, **told, **taken} for chat, who in zip(chats, people, strict=True)]
        await conn.execute(insert(t.courier_run), runs)
        await conn.execute(insert(t.track), [{"run_id": chat} for chat in chats])
        shares = [{"chat_id": chat, "message_id": 7, "run_id": chat, "until": FOREVER} for chat in chats]
        await conn.execute(insert(t.live_share), shares)


async def heard(rig: DeskRig) -> dict[int, tuple[int, int]]:
    """Of each run how many points were taken, and how many are kept."""
    rows = await rig.rows(t.track.c.run_id, t.track.c.heard, t.track.c.points)
    return {row.run_id: (row.heard, len(decode(row.points or b""))) for row in rows}


@asynccontextmanager
async def refusing_commits(rig: DeskRig, times: int) -> AsyncIterator[list[int]]:
    """The next commits fail as they do when the connection is lost in that very moment."""
    failed: list[int] = []

    def refuse(_conn: Any) -> None:
        if len(failed) < times:
            failed.append(1)
            raise OSError("connection lost")

    engine = rig.database.engines[0].sync_engine
    event.listen(engine, "commit", refuse)
    try:
        yield failed
    finally:
        event.remove(engine, "commit", refuse)


async def test_points_go_past_the_desk_into_their_tracks(rig: DeskRig) -> None:
    await shared(rig, CHAT, CHAT + 1)
    answers = [rig.front.submit(point(n, chat)) for n in range(40) for chat in (CHAT, CHAT + 1)]
    assert [answer.update_id for answer in await asyncio.gather(*answers)] == [n for n in range(40) for _ in range(2)]
    assert await heard(rig) == {CHAT: (40, 40), CHAT + 1: (40, 40)}
    assert await rig.rows(t.inbox.c.update_id) == []


async def test_whatever_waits_shares_a_transaction(rig: DeskRig) -> None:
    await shared(rig, CHAT)
    async with counting(rig.database) as counted:
        first = rig.front.submit(point(0))
        await asyncio.sleep(0)
        others = [rig.front.submit(point(n)) for n in range(1, 250)]
        await asyncio.gather(first, *others)
    assert counted["transactions"] == 2
    assert counted["statements"] <= 8
    assert (await heard(rig))[CHAT][0] == 250


async def test_points_wait_until_the_beginning_of_their_live_location_is_stored(rig: DeskRig, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it comes in one answer of Telegram, after the bot was away."""

    async def share(self: Intake) -> None:
        await shared(rig, CHAT)
        for arrival, future in self._chats.pop(CHAT):
            future.set_result(Answer(arrival.update_id))

    begun = Arrival(500, CHAT, Located(Spot(*HOME), MORNING, 7, live_seconds=3_600))
    monkeypatch.setattr(Intake, "_run", share)
    answers = [rig.front.submit(arrival) for arrival in (begun, *(point(n) for n in range(20)))]
    assert [answer.update_id for answer in await asyncio.gather(*answers)] == [500, *range(20)]
    assert await heard(rig) == {CHAT: (20, 20)}
    await rig.front.submit(point(20))
    assert (await heard(rig))[CHAT][0] == 21, "nobody waits any more"


async def test_points_that_wait_when_the_process_stops_come_again(rig: DeskRig) -> None:
    begun = rig.front.submit(Arrival(500, CHAT, Located(Spot(*HOME), MORNING, 7, live_seconds=3_600)))
    waiting = rig.front.submit(point(1))
    rig.front.tracks._closed.set()
    await begun
    with pytest.raises(Closed):
        await waiting


async def test_points_that_come_again_and_points_of_nobody_are_acknowledged(rig: DeskRig) -> None:
    await shared(rig, CHAT)
    told = [point(n) for n in range(10)]
    for arrivals in (told, told, [point(99, chat=1), Arrival(98, CHAT, track=LivePoint(8, Spot(0, 0), MORNING))]):
        answers = await asyncio.gather(*(rig.front.submit(arrival) for arrival in arrivals))
        assert [answer.update_id for answer in answers] == [arrival.update_id for arrival in arrivals]
    assert await heard(rig) == {CHAT: (10, 10)}
    assert await rig.causes() == []


async def test_nothing_is_acknowledged_before_its_commit(rig: DeskRig) -> None:
    await shared(rig, CHAT)
    answer: asyncio.Future[Answer] | None = None
    seen: list[bool] = []

    def look(_conn: Any) -> None:
        assert answer is not None
        seen.append(answer.done())

    event.listen(rig.database.engines[0].sync_engine, "commit", look)
    answer = rig.front.submit(point(1))
    await answer
    assert seen == [False]


async def test_a_commit_that_fails_is_made_again_and_nothing_counts_twice(rig: DeskRig) -> None:
    await shared(rig, CHAT)
    clock = ManualClock()
    intake = TrackIntake(Tracks(rig.office).take, clock)
    async with refusing_commits(rig, times=3) as failed:
        answers = [intake.submit(point(n)) for n in range(20)]
        for n in range(1, 4):
            await clock.sleeping()
            assert len(failed) == n
            assert not any(answer.done() for answer in answers)
            assert await heard(rig) == {CHAT: (0, 0)}
            clock.advance(clock.next_wake() or 0)
            await clock.awake()
        await asyncio.gather(*answers)
    assert await heard(rig) == {CHAT: (20, 20)}


async def test_a_process_that_dies_in_a_transaction_leaves_everything_to_the_next(rig: DeskRig) -> None:
    await shared(rig, CHAT)
    written, never = asyncio.Event(), asyncio.Event()
    stores = Tracks(rig.office)

    async def hang(arrivals: Sequence[Arrival]) -> list[Answer]:
        async with rig.database.begin() as connection:
            await _add(connection, arrivals, rig)
            written.set()
            await never.wait()
        return []

    dying = TrackIntake(hang, ManualClock())
    answers = [dying.submit(point(n)) for n in range(20)]
    await written.wait()
    await dying.close(within=0.01)
    assert [type(answer.exception()) for answer in answers] == [Closed] * 20
    assert await heard(rig) == {CHAT: (0, 0)}
    next_one = TrackIntake(stores.take, ManualClock())
    await asyncio.gather(*(next_one.submit(point(n)) for n in range(20)))
    assert await heard(rig) == {CHAT: (20, 20)}


async def _add(connection: AsyncConnection, arrivals: Sequence[Arrival], rig: DeskRig) -> None:
    from bot.storage.tracks import LivePoint as Point
    from bot.storage.tracks import add_points

    points = [Point(a.chat_id, a.track.message_id, a.track.spot, a.track.at) for a in arrivals if a.track is not None]
    await add_points(connection, points, rig.office.clock.now())


async def test_what_the_database_refuses_is_kept_among_the_dead_letters(rig: DeskRig) -> None:
    await shared(rig, CHAT)
    beyond = Arrival(5, CHAT, raw={"update_id": 5}, track=LivePoint(7, Spot(1 << 40, 0), MORNING))
    answers = await asyncio.gather(*(rig.front.submit(one) for one in (point(1), point(2), beyond, point(4))))
    assert [answer.update_id for answer in answers] == [1, 2, 5, 4]
    assert (await heard(rig))[CHAT][0] == 3
    assert [reference for reference, _ in await rig.causes()] == ["5"]


async def test_an_ended_share_takes_no_more(rig: DeskRig) -> None:
    await shared(rig, CHAT)
    await asyncio.gather(*(rig.front.submit(one) for one in (point(1), point(2, ended=True), point(3))))
    await rig.front.submit(point(4))
    assert (await heard(rig))[CHAT][0] <= 3
    assert [row.ended_at for row in await rig.rows(t.live_share.c.ended_at)] != [None]


async def test_closing_finishes_what_waits_and_takes_nothing_more(rig: DeskRig) -> None:
    await shared(rig, CHAT)
    answers = [rig.front.submit(point(n)) for n in range(30)]
    letter = rig.front.submit(typed(900, 3000, "say hello"))
    await rig.front.close()
    assert [answer.result().update_id for answer in answers] == list(range(30))
    assert letter.result().update_id == 900
    with pytest.raises(Closed):
        rig.front.submit(point(31))


async def test_closing_while_the_database_is_away_gives_up_unacknowledged() -> None:
    async def away(_arrivals: Sequence[Arrival]) -> list[Answer]:
        raise DatabaseAway("gone")

    clock = ManualClock()
    intake = TrackIntake(away, clock)
    answers = [intake.submit(point(n)) for n in range(3)]
    await clock.sleeping()
    await intake.close()
    assert [type(answer.exception()) for answer in answers] == [Closed] * 3


async def test_batches_hold_so_many_at_most_in_the_order_of_their_coming() -> None:
    batches: list[list[int]] = []

    async def take(arrivals: Sequence[Arrival]) -> list[Answer]:
        await asyncio.sleep(0)
        batches.append([arrival.update_id for arrival in arrivals])
        return [Answer(arrival.update_id) for arrival in arrivals]

    intake = TrackIntake(take, ManualClock(), most=10)
    await asyncio.gather(*(intake.submit(point(n)) for n in range(25)))
    assert batches == [list(range(10)), list(range(10, 20)), list(range(20, 25))]
