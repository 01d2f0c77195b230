"""Deliveries of runs: every field, orders told anew, removed ones, long lists."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, select

from bot.storage import files
from bot.storage import tables as t
from bot.storage.database import Conflict, Database
from conversations.courier import NewDelivery
from conversations.courier_records import AddDeliveries, ImportDeliveries, RemoveDelivery
from conversations.delivery_file import MOST_DELIVERIES, DeliveriesRead
from conversations.records import ReadDeliveries, Record
from tests.storage.run_world import end, order, run_card, start
from tests.storage.world import KEYRING, at, counting, do, found_county, staff

FULL = NewDelivery("ＭＴ 0001", "万科·城", at(10, 5), contactless=False, exception="无人接", phone="13900000009")


@pytest.fixture
async def riding(database: Database) -> Database:
    """Runs 1 and 2 are under way."""
    await found_county(database)
    await do(database, start(staff(1, 1)), start(staff(1, 2)))
    return database


async def test_a_delivery_keeps_all_that_was_told(riding: Database) -> None:
    await do(riding, AddDeliveries(1, (FULL, NewDelivery("MT0002"))), now=at(11))
    first, second = (await run_card(riding)).deliveries
    assert (first.run_id, first.order_no, first.area, first.handed_over_at) == (1, "ＭＴ 0001", "万科·城", at(10, 5))
    assert (first.contactless, first.exception, first.phone_kept) == (False, "无人接", True)
    assert (second.order_no, second.area, second.handed_over_at, second.contactless) == ("MT0002", "", None, None)
    assert (second.exception, second.phone_kept) == ("", False)
    async with riding.read() as conn:
        row = (await conn.execute(select(t.delivery).order_by(t.delivery.c.id))).first()
    assert row is not None
    assert (row.order_key, row.area_key, row.by, row.added_at) == ("MT0001", "万科城", 11, at(11))
    assert KEYRING.decrypt(row.phone_enc) == "13900000009"
    run = (await run_card(riding)).run
    assert (run.deliveries, run.exceptions) == (2, 1)


async def test_an_order_told_anew_keeps_its_place_and_the_phone(riding: Database) -> None:
    await do(riding, AddDeliveries(1, (FULL, order("MT0002"))))
    await do(riding, AddDeliveries(1, (order("MT0003"), NewDelivery("mt0001", contactless=True), order("MT0004"))))
    deliveries = (await run_card(riding)).deliveries
    assert [one.order_no for one in deliveries] == ["mt0001", "MT0002", "MT0003", "MT0004"]
    first = deliveries[0]
    assert (first.area, first.handed_over_at, first.contactless, first.exception, first.phone_kept) == ("", None, True, "", True)
    await do(riding, AddDeliveries(1, (replace(FULL, area="恒大", handed_over_at=at(12), phone="13900000008"),)))
    first = (await run_card(riding)).deliveries[0]
    assert (first.area, first.handed_over_at, first.contactless) == ("恒大", at(12), False)
    run = (await run_card(riding)).run
    assert (run.deliveries, run.exceptions) == (4, 1)
    async with riding.read() as conn:
        row = (await conn.execute(select(t.delivery).order_by(t.delivery.c.id))).first()
    assert row is not None
    assert (row.area_key, KEYRING.decrypt(row.phone_enc)) == ("恒大", "13900000008")


async def test_the_same_order_twice_in_one_telling_is_one(riding: Database) -> None:
    twice = (NewDelivery("A1", "万科城", at(9), phone="13900000009"), order("A2"), NewDelivery("ａ1", contactless=True))
    await do(riding, AddDeliveries(1, twice), AddDeliveries(1, (NewDelivery("A2", "恒大"),)))
    first, second = (await run_card(riding)).deliveries
    assert (first.order_no, first.area, first.handed_over_at, first.contactless, first.phone_kept) == ("ａ1", "", None, True, True)
    assert (second.order_no, second.area) == ("A2", "恒大")


async def test_another_run_may_have_the_same_order(riding: Database) -> None:
    await do(riding, AddDeliveries(1, (order("A1"),)), AddDeliveries(2, (order("A1"), order("A2"))))
    assert (await run_card(riding)).run.deliveries == 1
    assert (await run_card(riding, 2)).run.deliveries == 2


async def test_a_removed_delivery_stays_in_the_table_and_may_come_again(riding: Database) -> None:
    await do(riding, AddDeliveries(1, (FULL, order("A2"))))
    await do(riding, RemoveDelivery(1, 1), by=21, now=at(12))
    await do(riding, RemoveDelivery(1, 1), now=at(13))
    card = await run_card(riding)
    assert ([one.order_no for one in card.deliveries], card.run.deliveries, card.run.exceptions) == (["A2"], 1, 0)
    async with riding.read() as conn:
        gone = (await conn.execute(select(t.delivery).where(~t.standing_delivery))).one()
    assert (gone.order_key, gone.removed_at, gone.removed_by) == ("MT0001", at(12), 21)
    await do(riding, AddDeliveries(1, (order("MT0001"),)))
    assert [one.order_no for one in (await run_card(riding)).deliveries] == ["A2", "MT0001"]


async def test_what_was_removed_by_mistake_comes_back_in_its_place_unless_it_was_told_again(riding: Database) -> None:
    await do(riding, AddDeliveries(1, (FULL, order("A2"))))
    await do(riding, RemoveDelivery(1, 1))
    await do(riding, RemoveDelivery(1, 1, removed=False))
    card = await run_card(riding)
    assert ([one.id for one in card.deliveries], card.run.deliveries, card.run.exceptions) == ([1, 2], 2, 1)
    await do(riding, RemoveDelivery(1, 1), RemoveDelivery(1, 2))
    await do(riding, AddDeliveries(1, (order("MT0001"),)))
    await do(riding, RemoveDelivery(1, 1, removed=False), RemoveDelivery(2, 2, removed=False))
    assert [(one.id, one.area) for one in (await run_card(riding)).deliveries] == [(3, "万科城")]


async def test_a_delivery_is_removed_from_its_own_run_only_and_put_right_in_one_turn(riding: Database) -> None:
    await do(riding, AddDeliveries(1, (order("A1"),)))
    await do(riding, RemoveDelivery(2, 1))
    assert len((await run_card(riding)).deliveries) == 1
    await do(riding, AddDeliveries(1, (NewDelivery("A1", "恒大"),)), RemoveDelivery(1, 1))
    assert [one.area for one in (await run_card(riding)).deliveries] == ["恒大"]


async def test_what_is_told_of_an_ended_run_is_kept_too(riding: Database) -> None:
    await do(riding, end(1))
    await do(riding, AddDeliveries(1, (order("A1"),)))
    assert (await run_card(riding)).run.deliveries == 1


async def test_nothing_told_is_nothing_done(riding: Database) -> None:
    await do(riding, AddDeliveries(1, ()))
    assert (await run_card(riding)).run.deliveries == 0


async def test_a_list_that_retention_took_away_begins_anew_and_its_count_stays_until_then(riding: Database) -> None:
    await do(riding, AddDeliveries(1, (order("A1"), order("A2"))))
    async with riding.begin() as conn:
        await conn.execute(delete(t.delivery))
        await conn.execute(t.courier_run.update().values(list_purged_at=at(3)))
    await do(riding, RemoveDelivery(1, 1))
    assert (await run_card(riding)).run.deliveries == 2
    await do(riding, AddDeliveries(1, (order("A3"),)))
    assert (await run_card(riding)).run.deliveries == 1


async def _kept_list(database: Database, *deliveries: NewDelivery, run_id: int = 1) -> int:
    """A list that was uploaded for a run and read; its file."""
    (asked,) = (await do(database, ReadDeliveries(1, run_id, "telegram-file", "单.xlsx", 2048))).files_to_read
    async with database.begin() as conn:
        assert await files.keep_contents(conn, asked.id, files.seal(DeliveriesRead(deliveries), KEYRING))
    return asked.id


async def test_a_list_adds_orders_and_says_more_of_those_that_are_there(riding: Database) -> None:
    await do(riding, AddDeliveries(1, (FULL, NewDelivery("A2", contactless=True))))
    file = await _kept_list(
        riding,
        NewDelivery("A3", "恒大", at(12), phone="13900000007"),
        NewDelivery("mt0001", exception="改址"),
        NewDelivery("A2", "恒大", at(11), contactless=False),
        NewDelivery("ａ2", exception="破损"),
    )
    await do(riding, ImportDeliveries(1, file))
    card = await run_card(riding)
    told = [(one.order_no, one.area, one.handed_over_at, one.contactless, one.exception, one.phone_kept) for one in card.deliveries]
    assert told == [
        ("mt0001", "万科·城", at(10, 5), False, "改址", True),
        ("ａ2", "恒大", at(11), False, "破损", False),
        ("A3", "恒大", at(12), None, "", True),
    ]
    assert (card.run.deliveries, card.run.exceptions) == (3, 2)
    async with riding.read() as conn:
        kept = (await conn.execute(select(t.file))).one()
        phones = (await conn.scalars(select(t.delivery.c.phone_enc).order_by(t.delivery.c.position))).all()
    assert (kept.state, kept.contents_enc) == ("taken", None)
    assert [KEYRING.decrypt(phone) if phone else None for phone in phones] == ["13900000009", None, "13900000007"]


async def test_a_list_is_taken_over_once_and_by_its_run(riding: Database) -> None:
    file = await _kept_list(riding, order("A1"))
    with pytest.raises(Conflict):
        await do(riding, ImportDeliveries(2, file))
    await do(riding, ImportDeliveries(1, file))
    with pytest.raises(Conflict):
        await do(riding, ImportDeliveries(1, file))
    assert (await run_card(riding)).run.deliveries == 1


async def test_a_list_of_ten_thousand_is_taken_over(riding: Database) -> None:
    file = await _kept_list(riding, *(NewDelivery(f"MT{n:05}", "万科城", at(10), phone="13900000009") for n in range(MOST_DELIVERIES)))
    await do(riding, ImportDeliveries(1, file))
    assert (await run_card(riding)).run.deliveries == MOST_DELIVERIES


async def test_a_long_list_takes_as_many_statements_as_a_short_one(riding: Database) -> None:
    long = tuple(NewDelivery(f"MT{n:05}", f"小区{n % 50}", at(10), contactless=True, phone="13900000009") for n in range(5_000))
    counts = []
    for records in ((AddDeliveries(1, long[:1]),), (AddDeliveries(1, long), AddDeliveries(2, long[:9])), (AddDeliveries(1, long),)):
        told: tuple[Record, ...] = records
        with counting(riding) as counted:
            await do(riding, *told)
        counts.append(len(counted))
    assert counts[0] == counts[1] == counts[2] <= 20
    card = await run_card(riding)
    assert ([one.order_no for one in card.deliveries], card.run.deliveries) == ([one.order_no for one in long], 5_000)
