"""Points that come while it is asked whose run a live location belongs to: they wait, and count once that is answered."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.held_shares import forget_held
from bot.storage.tracks import Heard, LivePoint, add_points
from conversations.courier import Spot, TrackPoint
from conversations.courier_records import HoldShare, ShareTrack
from tests.storage.plans import plans, scanned
from tests.storage.run_world import run_card, start
from tests.storage.track_world import HOME
from tests.storage.world import at, do, found_county, staff

CHAT, MESSAGE = 11, 5


def minutes(*numbers: int) -> list[TrackPoint]:
    """A point a minute, each a hundred metres on, now left and now right."""
    return [TrackPoint(at(9, number), Spot(HOME[0] + 1_000 * number, HOME[1] + number % 2 * 500)) for number in numbers]


async def live(database: Database, *points: TrackPoint, message: int = MESSAGE, chat: int = CHAT, ended: bool = False) -> Heard:
    async with database.begin() as conn:
        return await add_points(conn, [LivePoint(chat, message, point.spot, point.at, ended) for point in points], at(23))


async def left(database: Database) -> list[int]:
    """Shares and points that wait."""
    async with database.read() as conn:
        return [await conn.scalar(select(func.count()).select_from(table)) or 0 for table in (t.held_share, t.held_point)]


async def asked(database: Database) -> None:
    """A run is under way, a live location was sent, and whose it is has been asked."""
    await found_county(database)
    await do(database, start(staff(1, 1)), now=at(9))
    await do(database, HoldShare(MESSAGE, at(10)), now=at(9, 1))


async def test_points_wait_for_the_answer_and_count_then(database: Database) -> None:
    await asked(database)
    assert await live(database, *minutes(2, 3)) == Heard(held=2)
    assert await live(database, *minutes(3, 4)) == Heard(held=2), "one that comes again is one"
    assert await left(database) == [1, 3]
    assert (await run_card(database)).run.points == 0
    await do(database, ShareTrack(1, MESSAGE, at(10), *minutes(1)), now=at(9, 5))
    card = await run_card(database)
    assert (card.track, card.run.points) == (tuple(minutes(1, 2, 3, 4)), 4)
    assert await left(database) == [0, 0]
    assert await live(database, *minutes(5)) == Heard(taken=1)


async def test_what_is_asked_twice_waits_once(database: Database) -> None:
    await asked(database)
    await live(database, *minutes(2))
    await do(database, HoldShare(MESSAGE, at(11)), now=at(9, 3))
    assert await left(database) == [1, 1]


async def test_only_the_answered_share_is_let_go(database: Database) -> None:
    await asked(database)
    await do(database, HoldShare(6, at(10)), now=at(9, 1))
    await live(database, *minutes(2))
    await live(database, *minutes(3), message=6)
    await live(database, *minutes(4), chat=CHAT + 1)
    await do(database, ShareTrack(1, MESSAGE, at(10), *minutes(1)), now=at(9, 5))
    assert (await run_card(database)).track == tuple(minutes(1, 2))
    assert await left(database) == [1, 1]


async def test_what_is_after_its_end_or_before_the_run_is_nobodys(database: Database) -> None:
    await found_county(database)
    await do(database, HoldShare(MESSAGE, at(9, 30)), now=at(8, 50))
    assert await live(database, *minutes(1, 5, 30, 31)) == Heard(held=3, nobodys=1)
    await do(database, start(staff(1, 1)), now=at(9, 4))
    await do(database, ShareTrack(1, MESSAGE, at(9, 30), *minutes(4)), now=at(9, 40))
    assert (await run_card(database)).track == tuple(minutes(4, 5, 30))


async def test_a_share_that_was_ended_while_it_waited_stays_ended(database: Database) -> None:
    await asked(database)
    await live(database, *minutes(2))
    await live(database, *minutes(3), ended=True)
    await do(database, ShareTrack(1, MESSAGE, at(10), *minutes(1)), now=at(9, 5))
    card = await run_card(database)
    assert (card.run.points, card.run.sharing_until) == (3, None)
    assert await live(database, *minutes(6)) == Heard(nobodys=1)


async def test_what_nobody_answers_goes_a_day_after_its_end(database: Database) -> None:
    await asked(database)
    await do(database, HoldShare(6, at(12)), now=at(9, 1))
    for message in (MESSAGE, 6):
        await live(database, *minutes(2, 3), message=message)
    async with database.begin() as conn:
        await forget_held(conn, at(11))
    assert await left(database) == [1, 2]
    async with database.begin() as conn:
        await forget_held(conn, at(12) + timedelta(seconds=1))
    assert await left(database) == [0, 0]


async def test_a_statement_more_where_points_wait_whatever_their_number(database: Database) -> None:
    await asked(database)
    sizes = []
    for size in (1, 50):

        async def work(conn: AsyncConnection, size: int = size) -> None:
            await add_points(conn, [LivePoint(CHAT, MESSAGE, one.spot, one.at) for one in minutes(*range(2, 2 + size))], at(23))

        sizes.append(len(await plans(database, work)))
    assert sizes[0] == sizes[1] <= 3


async def test_what_waits_is_found_by_index(database: Database) -> None:
    await asked(database)
    await live(database, *minutes(2))
    for plan in await plans(database, lambda conn: forget_held(conn, at(11)), prefer_indexes=True):
        assert scanned(plan) == set(), plan
