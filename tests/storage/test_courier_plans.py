"""What is asked of couriers uses indexes, and takes as many statements for sixty-four as for one."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import purging
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.writers import Deed, apply
from conversations.courier_records import AddAreas, AddDeliveries, AddRunPhoto, RemoveDelivery, SetCourier
from conversations.disinfection import Photo
from conversations.records import Record
from tests.storage.plans import Work, plans, scanned, sent_by, settle
from tests.storage.run_world import end, order, refuse, start
from tests.storage.test_plans import SMALL, facts
from tests.storage.world import DAY, KEYRING, PATHS, at, days_ago, found_enterprises, found_people, found_places, found_staff, staff

ENTERPRISES = 300
DAYS = 10
"""Days on which the first courier of each enterprise rode; today's runs are under way."""


async def fill_couriers(database: Database) -> None:
    """Two couriers in each enterprise, one of them with runs of ten deliveries."""
    ids = range(1, ENTERPRISES + 1)
    told = {"path": PATHS["220104"], "plate": "", "start_temperature_centi": 3650, "mask": True, "vehicle_disinfected": True, "by": 11}
    async with database.begin() as conn:
        await found_places(conn)
        await found_enterprises(conn, ids)
        await found_people(conn, [n * 10 + 1 for n in ids], "manager", lambda n: {"enterprise_id": n // 10, "path": PATHS["220104"]})
        for n in ids:
            await found_staff(conn, n, ["张三", "李四", "王五"])
        couriers = [{"staff_id": staff(n, k), "enterprise_id": n, "plate": "", "since": at(8)} for n in ids for k in (1, 2)]
        await conn.execute(insert(t.courier), couriers)
        runs = [
            {
                **told,
                "enterprise_id": n,
                "staff_id": staff(n, 1),
                "chat_id": 11,
                "day": days_ago(DAYS - 1 - days),
                "started_at": at(8) - timedelta(days=DAYS - 1 - days),
                "ended_at": None if days == DAYS - 1 else at(9),
                "deliveries": 10,
            }
            for days in range(DAYS)
            for n in ids
        ]
        await conn.execute(insert(t.courier_run), runs)
        kept = {"area": "", "area_key": "", "compound_key": "", "exception": "", "added_at": at(8), "by": 11}
        deliveries = [
            {**kept, "run_id": run, "position": k, "order_no": f"{run}-{k}", "order_key": f"{run}-{k}"}
            for run in range(1, len(runs) + 1)
            for k in range(1, 11)
        ]
        await conn.execute(insert(t.delivery), deliveries)
        beside = {"added_at": at(8), "by": 11}
        areas = [{**beside, "run_id": run, "position": 1, "area": "万科城", "area_key": "万科城"} for run in range(1, len(runs) + 1)]
        await conn.execute(insert(t.run_area), areas)
        photos = [{**beside, "run_id": run, "file_id": "f", "unique_id": "u", "as_file": False} for run in range(1, len(runs) + 1)]
        await conn.execute(insert(t.run_photo), photos)
    await settle(database)


@pytest.fixture
async def filled(database: Database) -> Database:
    """A county with many couriers."""
    await fill_couriers(database)
    return database


def _open_run(enterprise_id: int) -> int:
    return enterprise_id + ENTERPRISES * (DAYS - 1)


def _deeds(*records: Record) -> Work:
    async def work(conn: AsyncConnection) -> None:
        await apply(conn, [Deed(record, 11, 11, "") for record in records], at(9), KEYRING)

    return work


async def test_what_is_asked_of_couriers_uses_indexes(filled: Database) -> None:
    some = range(1, 65)
    works: dict[str, Work] = {
        "couriers": lambda conn: facts(conn, *(("couriers", n) for n in some)),
        "own runs": lambda conn: facts(conn, *(("own_runs", staff(n, 1)) for n in some)),
        "run": lambda conn: facts(conn, *(("run", _open_run(n)) for n in some)),
        "run day": lambda conn: facts(conn, *(("run_day", f"{n}:{days_ago(3)}") for n in some)),
        "courier": _deeds(SetCourier(7, staff(7, 3), "", "13900000001")),
        "start": _deeds(start(staff(7, 2))),
        "refused": _deeds(refuse(staff(7, 2))),
        "end": _deeds(end(_open_run(7), 7)),
        "deliveries": _deeds(AddDeliveries(_open_run(7), (order("A1"),)), RemoveDelivery(_open_run(8), 7)),
        "brought back": _deeds(RemoveDelivery(_open_run(8), 7, removed=False)),
        "beside": _deeds(AddAreas(_open_run(7), ("恒大",)), AddRunPhoto(_open_run(7), Photo("f", "x"))),
    }
    for name, work in works.items():
        for plan in await plans(filled, work, prefer_indexes=True):
            assert scanned(plan) <= SMALL, f"{name}:\n{plan}"


async def test_what_is_too_old_is_found_by_index(filled: Database) -> None:
    async def work(conn: AsyncConnection) -> None:
        before = purging.Before(days_ago(2), days_ago(4))
        await purging.count_old(conn, before)
        while await purging.purge_chunk(conn, before, at(9)) is not None:
            pass

    found = await plans(filled, work, prefer_indexes=True)
    for plan in found:
        assert scanned(plan) <= SMALL, plan
    assert "ix_courier_run_list" in "\n".join(found)
    assert "ix_courier_run_track" in "\n".join(found)


async def _one(want: tuple[str, int | str], conn: AsyncConnection) -> None:
    await facts(conn, want)


async def test_runs_are_found_by_the_index_of_the_question(filled: Database) -> None:
    asked: dict[tuple[str, int | str], tuple[str, ...]] = {
        ("couriers", 7): ("ix_courier_run_enterprise_id_day", "ix_courier_run_open", "ix_courier_enterprise_id"),
        ("own_runs", staff(7, 1)): ("ix_courier_run_staff_id_day", "pk_courier"),
        ("run_day", f"7:{DAY}"): ("ix_courier_run_enterprise_id_day",),
    }
    for want, indexes in asked.items():
        plan = "\n".join(await plans(filled, partial(_one, want), prefer_indexes=True))
        for index in indexes:
            assert index in plan or (filled.is_sqlite and index.startswith("pk_")), f"{want}: {index}\n{plan}"


async def test_as_many_statements_for_one_courier_as_for_sixty_four(filled: Database) -> None:
    def batch(size: int) -> Work:
        async def work(conn: AsyncConnection) -> None:
            numbers = range(1, size + 1)
            wants = [want for n in numbers for want in (("couriers", n), ("own_runs", staff(n, 1)), ("run", _open_run(n)))]
            await facts(conn, *wants)
            records: list[Record] = []
            for n in numbers:
                run = _open_run(n)
                records += [SetCourier(n, staff(n, 3), "", "1390000"), start(staff(n, 2)), refuse(staff(n, 3)), end(run, n)]
                records += [AddDeliveries(run, (order("A1"), order("A2"))), RemoveDelivery(run, 10 * run), AddAreas(run, ("恒大",))]
                records += [AddRunPhoto(run, Photo("f", "x"))]
            await apply(conn, [Deed(record, 11, 11, "") for record in records], at(9), KEYRING)

        return work

    one, many = [len(await sent_by(filled, batch(size))) for size in (1, 64)]
    assert one == many
    assert one <= 50
