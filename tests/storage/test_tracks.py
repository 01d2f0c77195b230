"""Points in batches: what is kept of them, what is dropped, and at what cost."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from structlog.testing import capture_logs

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.stretch import Stretch
from bot.storage.track_codec import decode
from bot.storage.track_rows import PIECES_OF_RUN
from bot.storage.tracks import Heard, LivePoint, add_points
from tests.storage.courier_world import found_runs, live, run_row, seconds
from tests.storage.plans import plans, scanned, sent_by, settle
from tests.storage.track_world import HOME, Raw, wandering
from tests.storage.world import at, found_county


async def county(database: Database, *runs: int) -> None:
    await found_county(database, max(runs))
    async with database.begin() as conn:
        await found_runs(conn, [run_row(run, enterprise_id=run, ended_at=None) for run in runs])


async def hear(database: Database, *points: LivePoint, now: datetime | None = None) -> Heard:
    async with database.begin() as conn:
        return await add_points(conn, points, now or at(23))


async def track_of(database: Database, run: int) -> list[list[Raw]]:
    """The pieces of a run, the growing one last."""
    async with database.read() as conn:
        mine = t.track_piece.c.id.between(run * PIECES_OF_RUN, (run + 1) * PIECES_OF_RUN - 1)
        finished = (await conn.scalars(select(t.track_piece.c.points).where(mine).order_by(t.track_piece.c.id))).all()
        growing = (await conn.scalars(select(t.track.c.points).where(t.track.c.run_id == run))).one()
    return [decode(points) for points in (*finished, growing) if points]


def ride(start: int, count: int, step: int = 500) -> list[Raw]:
    """Points ten seconds apart, on a zigzag of which each one counts."""
    return [(start + 10 * n, HOME[0] + step * n, HOME[1] + n % 2 * 400) for n in range(count)]


async def test_points_are_kept_whatever_batches_they_come_in(database: Database) -> None:
    await county(database, 1, 2)
    days = {run: wandering(Random(run), 400, seconds(9)) for run in (1, 2)}
    told = [live(run, point) for place in range(400) for run in (1, 2) for point in days[run][place : place + 1]]
    for start in range(0, len(told), 37):
        await hear(database, *told[start : start + 37], now=at(23) + timedelta(days=30))
    for run, points in days.items():
        stretch = Stretch()
        for point in points:
            stretch.hear(point)
        expected = [decode(piece.points) for piece in stretch.finished]
        assert await track_of(database, run) == [*expected, decode(stretch.points)]
    async with database.read() as conn:
        rows = (await conn.execute(select(t.track.c.heard, t.track.c.late))).all()
        assert [tuple(row) for row in rows] == [(400, 0), (400, 0)]
        found = set(await conn.scalars(select(t.track_square.c.piece_id)))
        assert found == set(await conn.scalars(select(t.track_piece.c.id)))


async def test_what_is_told_again_changes_nothing(database: Database) -> None:
    await county(database, 1)
    points = [live(1, point) for point in ride(seconds(9), 200)]
    assert await hear(database, *points) == Heard(taken=200)
    before = await track_of(database, 1)
    assert await hear(database, *points[100:]) == Heard(late=100)
    assert await hear(database, points[0]) == Heard(late=1)
    assert await track_of(database, 1) == before


async def test_points_of_one_chat_in_one_batch_count_in_the_order_of_their_moments(database: Database) -> None:
    await county(database, 1)
    points = ride(seconds(9), 50)
    mixed = [live(1, point) for point in points]
    Random(3).shuffle(mixed)
    assert await hear(database, *mixed) == Heard(taken=50)
    assert await track_of(database, 1) == [points]


async def test_what_belongs_to_no_run_is_dropped(database: Database) -> None:
    await county(database, 1, 2)
    async with database.begin() as conn:
        await conn.execute(update(t.courier_run).where(t.courier_run.c.id == 2).values(ended_at=at(10)))
        await conn.execute(update(t.live_share).where(t.live_share.c.run_id == 1).values(until=at(11)))
    first, last = ride(seconds(9, 59), 30)[0], ride(seconds(11), 2)[1]
    unknown = live(1, first, message=8)
    stranger = live(77, first)
    assert await hear(database, unknown, stranger) == Heard(nobodys=2)
    assert await hear(database, live(1, first), live(1, last)) == Heard(taken=1, nobodys=1)
    # What a run told of before it ended counts, however late it comes; its piece is finished.
    ended = [live(2, point) for point in ride(seconds(9, 59), 30)]
    assert await hear(database, *ended) == Heard(taken=7, nobodys=23)
    async with database.read() as conn:
        assert (await conn.execute(select(t.track.c.first_at, t.track.c.pieces).where(t.track.c.run_id == 2))).one() == (None, 1)


async def test_a_share_ends_with_its_last_point(database: Database) -> None:
    await county(database, 1)
    points = ride(seconds(9), 4)
    assert await hear(database, live(1, points[0]), live(1, points[1], ended=True), live(1, points[2])) == Heard(taken=3)
    assert await hear(database, live(1, points[3])) == Heard(nobodys=1)
    async with database.read() as conn:
        assert await conn.scalar(select(t.live_share.c.ended_at)) == datetime.fromtimestamp(points[1][0], UTC)


async def test_times_in_the_future_are_dropped_and_counted_without_a_name(database: Database) -> None:
    await county(database, 1)
    with capture_logs() as logs:
        soon, later = ride(seconds(9, 4), 1), ride(seconds(9, 6), 3)
        assert await hear(database, *(live(1, point) for point in (*soon, *later)), now=at(9)) == Heard(taken=1, ahead=3)
    assert logs == [{"event": "points_ahead_of_our_clock", "points": 3, "log_level": "warning"}]


async def test_standing_moves_only_the_growing_piece(database: Database) -> None:
    await county(database, 1)
    for n in range(100):
        await hear(database, live(1, (seconds(9) + 10 * n, HOME[0] + n % 2 * 30, HOME[1])))
    assert await track_of(database, 1) == [[(seconds(9), *HOME)]]
    async with database.read() as conn:
        assert (await conn.execute(select(t.track.c.heard, t.track.c.last_at))).one() == (100, seconds(9) + 990)


async def test_as_many_statements_for_one_point_as_for_many(database: Database) -> None:
    await county(database, *range(1, 65))

    def batch(points: Sequence[LivePoint]) -> object:
        async def work(conn: AsyncConnection) -> None:
            await add_points(conn, points, at(23))

        return work

    long = ride(seconds(9), 130)
    one = await sent_by(database, batch([live(1, point, ended=True) for point in long]))  # type: ignore[arg-type]
    many = await sent_by(database, batch([live(run, point, ended=True) for run in range(1, 65) for point in long]))  # type: ignore[arg-type]
    assert len(one) == len(many) == 6
    usual = await sent_by(database, batch([live(run, long[0]) for run in range(1, 65)]))  # type: ignore[arg-type]
    assert len(usual) == 3


async def test_points_are_taken_by_index(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await found_runs(conn, [run_row(run, staff_id=10_001) for run in range(1, 3_000)])
    await settle(database)

    async def work(conn: AsyncConnection) -> None:
        await add_points(conn, [live(run, point) for run in range(100, 120) for point in ride(seconds(9), 130)], at(23))

    for plan in await plans(database, work, prefer_indexes=True):
        assert scanned(plan) == set(), plan


async def test_points_of_a_purged_track_are_dropped(database: Database) -> None:
    await county(database, 1)
    async with database.begin() as conn:
        await conn.execute(delete(t.track))
    assert await hear(database, live(1, ride(seconds(9), 1)[0])) == Heard(nobodys=1)


@pytest.mark.postgres
@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)
async def test_two_processes_with_points_of_the_same_runs(database: Database, database_url: str) -> None:
    import asyncio

    await county(database, *range(1, 9))
    other = Database(database_url)
    days = {run: ride(seconds(9), 60) for run in range(1, 9)}

    async def tell(where: Database, place: int) -> None:
        for start in range(0, 60, 10):
            batch = [live(run, point) for run in range(8, 0, -1) for point in days[run][start : start + 10][place::2]]
            await hear(where, *batch)

    await asyncio.gather(tell(database, 0), tell(other, 1))
    await other.dispose()
    async with database.read() as conn:
        heard, late = (await conn.execute(select(func.sum(t.track.c.heard), func.sum(t.track.c.late)))).one()
    assert heard + late == 8 * 60
    assert heard >= 8 * 30
