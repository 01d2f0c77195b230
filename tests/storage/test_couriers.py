"""Couriers and their runs: who is one, runs begun and ended, photos, areas, alerts."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import insert, select

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.records.deed import Refusal
from bot.storage.registry.enterprises import upsert_enterprises
from conversations.codes import AlertKind
from conversations.courier import Courier, Spot, TraceBy, TraceQuestion
from conversations.courier_records import AddAreas, AddRunPhoto, AskTrace, EndCourier, SetCourier
from conversations.disinfection import Photo
from conversations.records import InviteToDeclare, MarkDeparted
from tests.storage.run_world import PLATE, end, fever, refuse, run_card, start
from tests.storage.test_registry import SHOP
from tests.storage.world import (
    DAY,
    KEYRING,
    PATHS,
    at,
    days_ago,
    do,
    found_county,
    found_people,
    found_places,
    found_staff,
    know,
    ledger,
    staff,
)

ZHANG, LI, WANG = (staff(1, number) for number in (1, 2, 3))


async def _found_courier(database: Database) -> None:
    """A county; 张三 is a courier, and has a chat 8001 of his own."""
    await found_county(database)
    await do(database, SetCourier(1, ZHANG, PLATE, "13900000001"), now=at(7))
    async with database.begin() as conn:
        await found_people(conn, [8001], "staff", lambda _: {"enterprise_id": 1, "staff_id": ZHANG})


async def test_couriers_are_in_the_order_of_the_roster_and_keep_their_phone(database: Database) -> None:
    await _found_courier(database)
    await do(database, SetCourier(1, WANG, ""), SetCourier(1, LI, "吉A00001"), SetCourier(2, staff(2, 1), ""))
    await do(database, start(ZHANG))
    book = (await know(database, ("couriers", 1), ("couriers", 3))).couriers
    assert book[1].couriers == (
        Courier(ZHANG, 1, "张三", PLATE, phone_kept=True, alone=True, open_run=1),
        Courier(LI, 1, "李四", "吉A00001", phone_kept=False, alone=False),
        Courier(WANG, 1, "王五", "", phone_kept=False, alone=False),
    )
    assert [run.id for run in book[1].runs] == [1]
    assert (book[3].couriers, book[3].runs) == ((), ())
    async with database.read() as conn:
        row = (await conn.execute(select(t.staff).where(t.staff.c.id == ZHANG))).one()
    assert (KEYRING.decrypt(row.phone_enc), row.phone_hash) == ("13900000001", KEYRING.hashes("13900000001")[0])


async def test_a_phone_stays_unless_another_is_told_and_goes_when_it_is_emptied(database: Database) -> None:
    await _found_courier(database)
    await do(database, SetCourier(1, ZHANG, "吉A00002"))
    (courier,) = (await know(database, ("couriers", 1))).couriers[1].couriers
    assert (courier.plate, courier.phone_kept) == ("吉A00002", True)
    await do(database, SetCourier(1, ZHANG, "吉A00002", ""))
    (courier,) = (await know(database, ("couriers", 1))).couriers[1].couriers
    assert not courier.phone_kept


async def test_who_is_no_courier_any_more_or_has_left_is_not_shown_and_the_runs_stay(database: Database) -> None:
    await _found_courier(database)
    await do(database, SetCourier(1, LI, ""), start(ZHANG))
    await do(database, EndCourier(1, ZHANG), MarkDeparted(LI))
    facts = await know(database, ("couriers", 1), ("own_runs", ZHANG), ("own_runs", WANG), ("own_runs", 999_999))
    assert facts.couriers[1].couriers == ()
    assert [run.id for run in facts.couriers[1].runs] == [1]
    assert (facts.own_runs[ZHANG].couriers, len(facts.own_runs[ZHANG].runs)) == ((), 1)
    assert (facts.own_runs[WANG].enterprise_id, facts.own_runs[WANG].couriers, facts.own_runs[WANG].runs) == (1, (), ())
    assert set(facts.own_runs) == {ZHANG, WANG}
    await do(database, SetCourier(1, ZHANG, ""), now=at(10))
    async with database.read() as conn:
        row = (await conn.execute(select(t.courier).where(t.courier.c.staff_id == ZHANG))).one()
    assert (row.since, row.ended_at) == (at(10), None)


async def test_a_courier_since_when_does_not_change_with_the_plate(database: Database) -> None:
    await _found_courier(database)
    await do(database, SetCourier(1, ZHANG, ""), now=at(12))
    async with database.read() as conn:
        assert await conn.scalar(select(t.courier.c.since)) == at(7)


async def test_a_run_keeps_all_that_was_told(database: Database) -> None:
    await _found_courier(database)
    await do(database, replace(start(ZHANG), mask=False), by=8001, now=at(8, 5))
    run = (await run_card(database)).run
    assert (run.enterprise_id, run.enterprise_name, run.path, run.staff_id, run.courier) == (1, "企业0001", PATHS["220104"], ZHANG, "张三")
    assert (run.plate, run.day, run.started_at, run.start_temperature) == (PLATE, DAY, at(8, 5), Decimal("36.5"))
    assert (run.mask, run.vehicle_disinfected, run.ended_at, run.end_temperature, run.box_disinfections) == (False, True, None, None, None)
    await do(database, AddAreas(1, ("万科城", "万科·城")), AddRunPhoto(1, Photo("f1", "u1", as_file=True)), by=8001)
    await do(database, AddAreas(1, ("3-2栋",)), end(1, remark="晚点"), now=at(18))
    card = await run_card(database)
    assert card.run.areas == ("万科城", "万科·城", "3-2栋")
    assert (card.photos, card.run.photos) == ((Photo("f1", "u1", as_file=True),), 1)
    assert (card.run.ended_at, card.run.end_temperature, card.run.box_disinfections) == (at(18), Decimal("36.65"), 3)
    assert (card.run.remark, card.track, card.deliveries) == ("晚点", (), ())
    async with database.read() as conn:
        row = (await conn.execute(select(t.courier_run))).one()
        keys = (await conn.scalars(select(t.run_area.c.area_key).order_by(t.run_area.c.position))).all()
    assert (row.by, row.chat_id, row.ended_by) == (8001, 8001, 11)
    assert keys == ["万科城", "万科城", "3-2栋"]


async def test_the_same_photo_is_kept_once(database: Database) -> None:
    await _found_courier(database)
    await do(database, start(ZHANG))
    await do(database, AddRunPhoto(1, Photo("f1", "u1")), AddRunPhoto(1, Photo("f2", "u2")))
    await do(database, AddRunPhoto(1, Photo("f1 again", "u1")))
    card = await run_card(database)
    assert (card.photos, card.run.photos) == ((Photo("f1", "u1"), Photo("f2", "u2")), 2)


async def test_a_second_run_of_a_courier_under_way_is_a_conflict(database: Database) -> None:
    await _found_courier(database)
    await do(database, start(ZHANG))
    with pytest.raises(Exception) as raised:  # noqa: PT011 - each database has its own
        await do(database, start(ZHANG))
    assert database.is_conflict(raised.value)
    await do(database, end(1))
    await do(database, start(ZHANG))
    assert [run.id for run in (await know(database, ("own_runs", ZHANG))).own_runs[ZHANG].runs][-1] == 1


async def test_a_run_is_ended_once(database: Database) -> None:
    await _found_courier(database)
    await do(database, start(ZHANG))
    for twice in ((end(1), end(1)), (end(2),)):
        with pytest.raises(Exception) as raised:  # noqa: PT011
            await do(database, *twice)
        assert database.is_conflict(raised.value)
    await do(database, end(1))
    with pytest.raises(Exception) as raised:  # noqa: PT011
        await do(database, end(1))
    assert database.is_conflict(raised.value)


async def test_a_book_has_the_runs_of_today_and_those_still_under_way(database: Database) -> None:
    await _found_courier(database)
    await do(database, start(ZHANG, days_ago(2)), start(LI, days_ago(1)), start(WANG), now=at(9))
    await do(database, end(1))
    assert [run.id for run in (await know(database, ("couriers", 1))).couriers[1].runs] == [3, 2]
    assert [run.id for run in (await know(database, ("own_runs", LI))).own_runs[LI].runs] == [2]


async def test_the_own_book_has_the_last_ten_and_the_open_one(database: Database) -> None:
    await _found_courier(database)
    row = {"enterprise_id": 1, "path": PATHS["220104"], "staff_id": ZHANG, "plate": "", "start_temperature_centi": 3650, "mask": True}
    more = {"vehicle_disinfected": True, "by": 11, "chat_id": 11}
    async with database.begin() as conn:
        rows = [
            {**row, **more, "day": days_ago(14 - n), "started_at": at(8, day=days_ago(14 - n)), "ended_at": None if n == 0 else at(9)}
            for n in range(14)
        ]
        await conn.execute(insert(t.courier_run), rows)
    runs = (await know(database, ("own_runs", ZHANG))).own_runs[ZHANG].runs
    assert [run.day for run in runs] == [days_ago(n) for n in [*range(1, 11), 14]]


async def test_a_day_has_its_runs_and_knows_the_nearest_days_that_have_some(database: Database) -> None:
    await _found_courier(database)
    await do(database, start(ZHANG, days_ago(9)), start(staff(2, 1), days_ago(4)))
    await do(database, end(1))
    await do(database, start(ZHANG, days_ago(5)), start(LI, days_ago(5)))
    keys = [f"1:{day}" for day in (days_ago(9), days_ago(5), days_ago(7), DAY)] + [f"2:{DAY}", "3:0001-01-01", f"77:{DAY}"]
    days = (await know(database, *(("run_day", key) for key in keys))).run_days
    assert set(days) == set(keys[:-1])
    told = [(sorted(run.id for run in days[key].runs), days[key].before, days[key].after) for key in keys[:-1]]
    assert told == [
        ([1], None, days_ago(5)),
        ([3, 4], days_ago(9), None),
        ([], days_ago(9), days_ago(5)),
        ([], days_ago(5), None),
        ([], days_ago(4), None),
        ([], None, None),
    ]
    assert (days[keys[0]].enterprise_id, days[keys[0]].day) == (1, days_ago(9))


async def test_an_invitation_says_whether_it_is_for_a_courier(database: Database) -> None:
    await _found_courier(database)
    after = await do(database, InviteToDeclare(1, ZHANG, courier=True), InviteToDeclare(1, LI))
    invites = (await know(database, *(("invite", link.code) for link in after.links))).invites
    assert [invites[link.code].invite.courier for link in after.links] == [True, False]
    assert [link.courier for link in after.links] == [True, False]


async def test_an_unfit_courier_opens_an_alert_that_is_folded_and_whose_subject_may_be_well_again(database: Database) -> None:
    await _found_courier(database)
    first = await do(database, refuse(ZHANG), by=8001, now=at(8))
    assert (first.new_alerts, first.refused) == ((1,), (Refusal(1, ZHANG, 8001, DAY),))
    again = await do(database, refuse(ZHANG, "38.1"), now=at(8, 30))
    assert (again.new_alerts, again.changed_alerts, again.refused) == ((), (1,), ())
    alert = (await know(database, ("alert", 1))).alerts[1]
    assert (alert.kind, alert.temperature, alert.reported_by, alert.path) == (
        AlertKind.UNFIT_COURIER, Decimal("38.1"), "人11", PATHS["220104"]
    )  # fmt: skip
    assert (alert.since, alert.times, alert.reported_at, alert.fine_now) == (DAY, 1, at(8, 30), False)
    well = await do(database, start(ZHANG), now=at(10))
    assert well.changed_alerts == (1,)
    assert (await know(database, ("alert", 1))).alerts[1].fine_now
    ill = await do(database, end(1, alert=fever(ZHANG)), by=8001, now=at(18))
    assert (ill.ringing_alerts, ill.refused) == ((1,), ())
    assert not (await know(database, ("alert", 1))).alerts[1].fine_now


async def test_a_courier_who_comes_back_ill_opens_an_alert(database: Database) -> None:
    await _found_courier(database)
    await do(database, start(ZHANG), start(LI))
    after = await do(database, end(1, alert=fever(ZHANG)), end(2), by=8001, now=at(18))
    assert after.new_alerts == (1,)
    assert (await know(database, ("alert", 1))).alerts[1].reported_by == "人8001"


async def test_a_report_that_tells_of_nothing_does_not_make_a_courier_well(database: Database) -> None:
    await _found_courier(database)
    await do(database, refuse(ZHANG), now=at(8))
    after = await do(database, ledger(1), now=at(9))
    assert after.changed_alerts == ()
    assert not (await know(database, ("alert", 1))).alerts[1].fine_now


async def test_runs_move_with_their_enterprise(database: Database) -> None:
    async with database.begin() as conn:
        await found_places(conn)
        await found_people(conn, [11], "admin", lambda _: {})
        await upsert_enterprises(conn, [SHOP], KEYRING)
        await found_staff(conn, 1, ["张三"])
    await do(database, start(ZHANG))
    async with database.begin() as conn:
        await upsert_enterprises(conn, [replace(SHOP, division="220105")], KEYRING)
    assert (await run_card(database)).run.path == PATHS["220105"]


async def test_what_an_officer_asked_for_is_kept_as_a_hash(database: Database) -> None:
    await _found_courier(database)
    asked = TraceQuestion(TraceBy.AREA, PATHS["220104"], at(0), at(23), "万科·城")
    place = replace(asked, by=TraceBy.PLACE, text="", spot=Spot(43_880_000, 125_320_000), page=1)
    await do(database, AskTrace(asked, 3), AskTrace(replace(asked, text="万科城"), 0), AskTrace(place, 1), by=9003)
    async with database.read() as conn:
        rows = (await conn.execute(select(t.audit_event).where(t.audit_event.c.action == "ask_trace").order_by(t.audit_event.c.id))).all()
    assert [(row.actor_account_id, row.subject) for row in rows] == [(9003, f"division{PATHS['220104']}")] * 3
    assert [row.details["found"] for row in rows] == [3, 0, 1]
    assert rows[0].details["asked"] == rows[1].details["asked"] == KEYRING.hashes("trace:area:万科城")[0]
    assert rows[2].details["asked"] == KEYRING.hashes("trace:place:43880000,125320000")[0]
    assert "万科" not in str(rows)
    assert "43880000" not in str(rows)
