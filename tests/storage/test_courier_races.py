"""Two phones at once, several processes on one PostgreSQL: a courier is under way once, a delivery is kept once."""

import asyncio

import pytest
from sqlalchemy import select

from bot.storage import tables as t
from bot.storage.briefings import load_facts, load_seats
from bot.storage.database import Database
from bot.storage.writers import Deed, apply
from conversations.courier import NewDelivery
from conversations.courier_records import AddAreas, AddDeliveries, AddRunPhoto, SetCourier
from conversations.disinfection import Photo
from conversations.want import Want
from tests.storage.run_world import end, order, run_card, start
from tests.storage.test_races import again_on_conflict
from tests.storage.world import KEYRING, at, do, found_county, know, staff

pytestmark = [pytest.mark.postgres, pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)]
ZHANG = staff(1, 1)


async def test_two_phones_start_the_same_courier_and_one_run_begins(database: Database, database_url: str) -> None:
    await found_county(database)
    await do(database, SetCourier(1, ZHANG, ""))
    other = Database(database_url)
    began = []

    async def tap(where: Database, by: int) -> None:
        async def work() -> None:
            async with where.begin() as conn:
                await load_seats(conn, [by])
                wants = [Want("own_runs", ZHANG)]
                facts = await load_facts(conn, wants, now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True)
                if facts.own_runs[ZHANG].couriers[0].open_run is None:
                    await apply(conn, [Deed(start(ZHANG), by, by, "")], at(9), KEYRING)
                    began.append(by)

        await again_on_conflict(where, work)

    await asyncio.gather(*(tap(where, by) for where, by in ((database, 11), (other, 21), (database, 31), (other, 9003))))
    (run,) = (await know(database, ("own_runs", ZHANG))).own_runs[ZHANG].runs
    assert run.id == (await know(database, ("couriers", 1))).couriers[1].couriers[0].open_run
    async with database.read() as conn:
        assert await conn.scalar(select(t.courier_run.c.by)) == began[-1]
    await other.dispose()


async def test_two_phones_end_the_same_run_once(database: Database, database_url: str) -> None:
    await found_county(database)
    await do(database, start(ZHANG))
    other, ended = Database(database_url), []

    async def tap(where: Database, by: int) -> None:
        async def work() -> None:
            async with where.begin() as conn:
                await load_seats(conn, [by])
                wants = [Want("run", 1)]
                facts = await load_facts(conn, wants, now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True)
                if facts.runs[1].run.ended_at is None:
                    await apply(conn, [Deed(end(1), by, by, "")], at(18), KEYRING)
                    ended.append(by)

        await again_on_conflict(where, work)

    await asyncio.gather(*(tap(where, by) for where, by in ((database, 11), (other, 21), (database, 31))))
    assert len(ended) == 1
    await other.dispose()


async def test_two_phones_add_the_same_orders_areas_and_photo_at_once(database: Database, database_url: str) -> None:
    await found_county(database)
    await do(database, start(ZHANG))
    other = Database(database_url)
    told = [tuple(order(f"A{n}") for n in range(start, start + 40)) for start in (0, 20, 10, 0)]
    beside = (AddAreas(1, ("万科城",)), AddRunPhoto(1, Photo("f", "u")))
    await asyncio.gather(*(do((database, other)[n % 2], AddDeliveries(1, told[n]), *beside) for n in range(4)))
    card = await run_card(database)
    assert {one.order_no for one in card.deliveries} == {f"A{n}" for n in range(60)}
    assert (len(card.deliveries), card.run.deliveries, card.run.areas, card.run.photos) == (60, 60, ("万科城",) * 4, 1)
    await do(database, AddDeliveries(1, (NewDelivery("A1"),)))
    await other.dispose()
