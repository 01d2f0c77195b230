"""Tracks among the records: single locations, live ones that begin, runs that end, tracks as they are drawn, and their retention."""

from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.database import Conflict, Database
from bot.storage.records.tracks import track_runs
from bot.storage.track_retention import PurgedTracks, purge_tracks
from bot.storage.tracks import LivePoint, add_points
from bot.storage.writers import Deed
from conversations.courier import MOST_DRAWN, Spot, TrackPoint
from conversations.courier_records import AddTrackPoint, ShareTrack
from tests.storage.courier_world import seconds
from tests.storage.plans import plans, scanned, sent_by
from tests.storage.run_world import end, run_card, start
from tests.storage.track_world import HOME, wandering
from tests.storage.world import DAY, SHANGHAI, at, days_ago, do, found_county, staff

HERE = Spot(*HOME)
CHAT = 11
FOREVER = datetime(2038, 1, 19, tzinfo=SHANGHAI)


def near_here(steps: int) -> Spot:
    return Spot(HOME[0] + 1_000 * steps, HOME[1] + steps % 2 * 500)


async def live(database: Database, *points: TrackPoint, message: int = 5, ended: bool = False) -> None:
    async with database.begin() as conn:
        await add_points(conn, [LivePoint(CHAT, message, point.spot, point.at, ended) for point in points], at(23))


def minutes(*numbers: int) -> list[TrackPoint]:
    """A point a minute, each a hundred metres on, now left and now right."""
    return [TrackPoint(at(9, number), near_here(number)) for number in numbers]


async def test_single_locations_and_live_ones_become_one_track(database: Database) -> None:
    await found_county(database)
    await do(database, start(staff(1, 1)), now=at(9))
    await do(database, AddTrackPoint(1, *minutes(1)), now=at(9, 1))
    await do(database, ShareTrack(1, 5, at(10), *minutes(2)), now=at(9, 2))
    await live(database, *minutes(3, 4))
    await do(database, ShareTrack(1, 6, FOREVER, *minutes(5)), now=at(9, 5))
    await live(database, *minutes(6))
    card = await run_card(database)
    assert card.track == tuple(minutes(1, 2, 3, 4, 5, 6))
    assert (card.run.points, card.run.sharing_until, card.run.last_point_at) == (6, FOREVER, at(9, 6))
    await live(database, *minutes(7), message=6, ended=True)
    assert (await run_card(database)).run.sharing_until == at(10)
    await do(database, end(1), now=at(9, 30))
    card = await run_card(database)
    assert (card.run.points, card.run.sharing_until, len(card.track)) == (7, None, 7)
    async with database.read() as conn:
        assert await conn.scalar(select(func.count()).where(t.growing)) == 0
        assert await conn.scalar(select(func.count()).select_from(t.track_piece)) == 1


async def test_a_location_for_a_run_that_has_ended_meanwhile_is_a_conflict(database: Database) -> None:
    await found_county(database)
    await do(database, start(staff(1, 1)), now=at(9))
    await do(database, end(1), now=at(9, 30))
    for record in (AddTrackPoint(1, *minutes(1)), ShareTrack(1, 5, at(10), *minutes(2))):
        with pytest.raises(Conflict):
            await do(database, record, now=at(9, 31))
    assert (await run_card(database)).track == ()


async def test_a_share_that_is_told_again_stays_as_it_was(database: Database) -> None:
    await found_county(database)
    await do(database, start(staff(1, 1)), now=at(9))
    for until in (at(10), at(11)):
        await do(database, ShareTrack(1, 5, until, *minutes(2)), now=at(9, 2))
    assert (await run_card(database)).run.sharing_until == at(10)


async def test_a_track_is_drawn_with_few_points_and_both_ends(database: Database) -> None:
    await found_county(database)
    await do(database, start(staff(1, 1)), now=at(9))
    day = wandering(Random(5), 6_000, seconds(9))
    told = [TrackPoint(datetime.fromtimestamp(one[0], SHANGHAI), Spot(one[1], one[2])) for one in day]
    await do(database, ShareTrack(1, 5, FOREVER, told[0]), now=at(9))
    async with database.begin() as conn:
        await add_points(conn, [LivePoint(CHAT, 5, point.spot, point.at) for point in told[1:]], at(23) + timedelta(days=90))
    track = (await run_card(database)).track
    assert len(track) == MOST_DRAWN
    assert (track[0], track[-1].at) == (told[0], told[-1].at)
    assert track[0].at.tzinfo == SHANGHAI
    assert all(a.at < b.at for a, b in pairwise(track))


async def test_tracks_go_by_the_day_of_their_runs_and_their_points_stay_counted(database: Database) -> None:
    await found_county(database)
    for number, back in ((1, 40), (2, 35), (3, 30)):
        day = days_ago(back)
        await do(database, start(staff(number, 1), day=day), now=at(9, day=day))
        moments = [TrackPoint(at(9, minute, day), near_here(minute)) for minute in (1, 2, 3, 50)]
        await do(database, ShareTrack(number, number, FOREVER, moments[0]), now=at(9, 1, day))
        await do(database, *(AddTrackPoint(number, moment) for moment in moments[1:]), now=at(9, 50, day))
    async with database.begin() as conn:
        assert await purge_tracks(conn, days_ago(30), 1, at(3)) == PurgedTracks(1, 4)
        assert await purge_tracks(conn, days_ago(30), 10, at(3)) == PurgedTracks(1, 4)
        assert await purge_tracks(conn, days_ago(30), 10, at(3)) == PurgedTracks()
        left = [set(await conn.scalars(statement)) for statement in (select(t.track.c.run_id), select(t.live_share.c.run_id))]
        assert left == [{3}, {3}]
        pieces = set(await conn.scalars(select(t.track_piece.c.id)))
        assert pieces == set(await conn.scalars(select(t.track_square.c.piece_id)))
        assert {piece >> 20 for piece in pieces} == {3}
        rows = (await conn.execute(select(t.courier_run.c.points, t.courier_run.c.track_purged_at).order_by(t.courier_run.c.id))).all()
        assert [(row.points, row.track_purged_at is None) for row in rows] == [(4, False), (4, False), (0, True)]
    card = await run_card(database, 1)
    assert (card.run.points, card.track) == (4, ())
    await live(database, TrackPoint(at(9, 55, days_ago(40)), HERE), message=1)
    assert (await run_card(database, 1)).run.points == 4


async def test_as_many_statements_for_one_location_as_for_many(database: Database) -> None:
    await found_county(database, 64)
    await do(database, *(start(staff(number, 1)) for number in range(1, 65)), now=at(9))
    sizes = []
    for size in (1, 64):
        deeds = [Deed(ShareTrack(run, run, FOREVER, *minutes(1)), 11, 11, "") for run in range(1, size + 1)]

        async def work(conn: AsyncConnection, deeds: list[Deed] = deeds) -> None:
            await track_runs(conn, deeds)

        sizes.append(len(await sent_by(database, work)))
    assert sizes[0] == sizes[1] <= 5


async def test_the_oldest_tracks_are_found_by_index(database: Database) -> None:
    await found_county(database)
    await do(database, start(staff(1, 1), day=days_ago(40)), now=at(9, day=days_ago(40)))
    await do(database, ShareTrack(1, 5, FOREVER, TrackPoint(at(9, day=days_ago(40)), HERE)), now=at(9, day=days_ago(40)))
    for plan in await plans(database, lambda conn: purge_tracks(conn, DAY, 10, at(3)), prefer_indexes=True):
        assert scanned(plan) == set(), plan
