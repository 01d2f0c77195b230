"""Live points and turns at once on one PostgreSQL: no point is lost that meets the answer whose it is, and all wait in one order."""

import asyncio

import pytest
from sqlalchemy import select, text

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.tracks import Heard, LivePoint, add_points
from bot.storage.writers import Deed, apply
from conversations.courier_records import AddTrackPoint, HoldShare, ShareTrack
from tests.storage.run_world import run_card, start
from tests.storage.test_held_shares import CHAT, MESSAGE, asked, left, live, minutes
from tests.storage.world import KEYRING, at, do, found_county, staff

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)]
OTHERS_CHAT = 21


async def blocked(database: Database, number: int) -> None:
    """So many transactions of this database wait for another one."""
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
    while True:
        # Within one transaction it would be the same number for ever.
        async with database.begin() as conn:
            if await conn.scalar(waiting) == number:
                return


async def test_a_point_that_meets_the_answer_goes_into_the_run(database: Database, database_url: str) -> None:
    await asked(database)
    other = Database(database_url)
    async with database.begin() as conn:
        await apply(conn, [Deed(ShareTrack(1, MESSAGE, at(10), *minutes(1)), CHAT, CHAT, "")], at(9, 5), KEYRING)
        last = asyncio.create_task(live(other, *minutes(2), ended=True))
        await blocked(other, 1)
    assert await last == Heard(taken=1)
    card = await run_card(database)
    assert (card.track, card.run.points, card.run.sharing_until) == (tuple(minutes(1, 2)), 2, None)
    assert await left(database) == [0, 0]
    async with database.read() as conn:
        assert await conn.scalar(select(t.live_share.c.ended_at)) == at(9, 2)
    await other.dispose()


async def test_an_answer_that_meets_a_point_takes_it_along(database: Database, database_url: str) -> None:
    await asked(database)
    other = Database(database_url)
    async with database.begin() as conn:
        (point,) = minutes(2)
        assert await add_points(conn, [LivePoint(CHAT, MESSAGE, point.spot, point.at)], at(9, 3)) == Heard(held=1)
        answer = asyncio.create_task(do(other, ShareTrack(1, MESSAGE, at(10), *minutes(1)), now=at(9, 5)))
        await blocked(other, 1)
    await answer
    assert (await run_card(database)).track == tuple(minutes(1, 2))
    assert await left(database) == [0, 0]
    await other.dispose()


async def test_points_and_turns_about_the_same_run_and_the_same_question_wait_in_one_order(database: Database, database_url: str) -> None:
    await found_county(database)
    await do(database, start(staff(1, 1)), start(staff(2, 1)), now=at(9))
    await do(database, ShareTrack(1, MESSAGE, at(12), *minutes(1)), now=at(9, 1))
    await do(database, HoldShare(6, at(12)), now=at(9, 1), by=OTHERS_CHAT)
    other = Database(database_url)
    (point,) = minutes(2)

    async def points() -> Heard:
        told = [LivePoint(chat, message, point.spot, point.at) for chat, message in ((CHAT, MESSAGE), (OTHERS_CHAT, 6))]
        async with other.begin() as conn:
            return await add_points(conn, told, at(9, 3))

    async def turns() -> None:
        answer = Deed(ShareTrack(2, 6, at(12), *minutes(1)), OTHERS_CHAT, OTHERS_CHAT, "")
        async with other.begin() as conn:
            await apply(conn, [answer, Deed(AddTrackPoint(1, *minutes(3)), CHAT, CHAT, "")], at(9, 4), KEYRING)

    async with database.begin() as conn:
        await conn.execute(select(t.track.c.run_id).where(t.track.c.run_id == 1).with_for_update())
        first = asyncio.create_task(points())
        await blocked(other, 1)
        then = asyncio.create_task(turns())
        await blocked(other, 2)
    heard, _ = await asyncio.gather(first, then)
    assert heard == Heard(taken=1, held=1)
    assert [(await run_card(database, run)).track for run in (1, 2)] == [tuple(minutes(1, 2, 3)), tuple(minutes(1, 2))]
    await other.dispose()
