"""Isolations: opened, changed, ended; the two readings of a day; who lacks one; reminders of them."""

from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.database import Conflict, Database
from bot.storage.registry import upsert_enterprises
from bot.storage.reminding import At, Reminding, queue_reminders
from bot.storage.schedule import SlotRow
from bot.storage.writers import Deed, apply
from conversations.codes import AlertState, Half, IsolationKind, IsolationStep, Status, Symptom
from conversations.policy import DEFAULT_POLICY
from conversations.records import ChangeIsolation, MarkDeparted, SeeIsolation
from conversations.reminding import Duty
from conversations.returns import Isolation, IsolationChange, TemperatureReading
from tests.storage.return_world import isolating, reading
from tests.storage.test_registry import SHOP
from tests.storage.world import (
    DAY,
    KEYRING,
    PATHS,
    at,
    days_ago,
    do,
    entry,
    found_county,
    found_people,
    found_places,
    found_staff,
    know,
    ledger,
    staff,
    utc,
)

ZHANG, LI = staff(1, 1), staff(1, 2)
UNTIL = DAY + timedelta(days=14)


def step(
    what: IsolationStep, until: int = 14, kind: IsolationKind = IsolationKind.HOME, note: str = "", isolation_id: int = 1
) -> ChangeIsolation:
    """A step of isolation 1, until so many days from now."""
    return ChangeIsolation(isolation_id, what, DAY + timedelta(days=until), kind, note)


async def isolation(database: Database, number: int = 1) -> Isolation:
    return (await know(database, ("isolation", number))).isolations[number]


async def test_an_isolation_as_it_stands(database: Database) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG), isolating(2, staff(2, 1)))
    found = await isolation(database)
    assert (found.enterprise_name, found.division_name, found.path) == ("企业0001", "区划220104", PATHS["220104"])
    assert (found.staff_id, found.staff_name, found.staff_post, found.present) == (ZHANG, "张三", "收银员", True)
    assert (found.kind, found.first, found.until, found.ended) == (IsolationKind.HOME, DAY, UNTIL, None)
    assert found.changes == (IsolationChange(IsolationStep.OPENED, at(9), UNTIL),)
    wards = (await know(database, ("wards", 1), ("wards", 3))).wards
    assert wards == {1: (found,), 3: ()}
    await do(database, MarkDeparted(ZHANG))
    assert not (await isolation(database)).present
    assert (await know(database, ("wards", 1))).wards == {1: ()}


async def test_nobody_is_isolated_twice_at_once(database: Database) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG))
    with pytest.raises(IntegrityError) as caught:
        await do(database, isolating(1, ZHANG))
    assert database.is_conflict(caught.value)
    await do(database, step(IsolationStep.RELEASED, note="误判"), by=9003)
    await do(database, isolating(1, ZHANG))
    assert [one.id for one in (await know(database, ("wards", 1))).wards[1]] == [
        2 if database.is_sqlite else 3
    ]  # a failed insert uses up a number


async def test_steps_of_an_officer_are_told_to_the_managers_and_those_of_a_verdict_are_not(database: Database) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG))
    by_verdict = await do(database, step(IsolationStep.EXTENDED, 20), now=at(10))
    shortened = await do(database, step(IsolationStep.SHORTENED, 10, note="核实"), by=9003, now=at(11))
    central = await do(database, step(IsolationStep.TO_CENTRAL, 10, IsolationKind.CENTRAL, "条件不足"), by=9003, now=at(12))
    completed = await do(database, step(IsolationStep.COMPLETED, 10, IsolationKind.CENTRAL), now=at(13))
    assert [one.isolated for one in (by_verdict, shortened, central, completed)] == [(), (1,), (1,), ()]
    found = await isolation(database)
    assert (found.kind, found.until, found.ended) == (IsolationKind.CENTRAL, DAY + timedelta(days=10), IsolationStep.COMPLETED)
    assert [(one.step, one.until.day, one.by, one.note, one.at.hour) for one in found.changes] == [
        (IsolationStep.OPENED, 7, "", "", 9),
        (IsolationStep.EXTENDED, 13, "", "", 10),
        (IsolationStep.SHORTENED, 3, "人9003", "核实", 11),
        (IsolationStep.TO_CENTRAL, 3, "人9003", "条件不足", 12),
        (IsolationStep.COMPLETED, 3, "人11", "", 13),
    ]
    with pytest.raises(Conflict):
        await do(database, step(IsolationStep.RELEASED, note="再次"), by=9003)


async def test_a_verdict_does_not_shorten_what_an_officer_has_extended(database: Database) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG))
    await do(database, step(IsolationStep.EXTENDED, 28, note="复阳"), by=9003)
    await do(database, step(IsolationStep.EXTENDED, 16))
    assert (await isolation(database)).until == DAY + timedelta(days=28)


async def test_two_officers_at_once_are_in_each_others_way(database: Database) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG))
    both = [Deed(step(IsolationStep.EXTENDED, days, note="x"), by, by, "") for days, by in ((20, 9002), (21, 9003))]
    with pytest.raises(Conflict):
        async with database.begin() as conn:
            await apply(conn, both, at(9), KEYRING)
    assert (await isolation(database)).until == UNTIL


async def test_the_newest_reading_of_half_a_day_counts(database: Database) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG))
    await do(database, reading(1, 1, ZHANG, Half.EVENING), now=at(17))
    await do(database, reading(1, 1, ZHANG, Half.MORNING, temperature="38.4"), now=at(18))
    await do(database, reading(1, 1, ZHANG, Half.MORNING, temperature="36.4", symptoms=[Symptom.COUGH]), now=at(19))
    assert (await isolation(database)).readings == (
        TemperatureReading(DAY, Half.MORNING, Decimal("36.4"), (Symptom.COUGH,), at(19), "人11"),
        TemperatureReading(DAY, Half.EVENING, Decimal("36.5"), (), at(17), "人11"),
    )


async def test_readings_are_known_of_the_last_days_and_from_the_last_day_of_isolation_on(database: Database) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG, days_ago(30)), isolating(1, LI, days_ago(20), days=30))
    for back in (20, 16, 15, 8, 7):
        day = days_ago(back)
        taken = [reading(number, 1, person, day=day) for number, person in ((1, ZHANG), (2, LI))]
        await do(database, *taken, now=at(9, day=day))
    wards = {one.staff_id: one for one in (await know(database, ("wards", 1))).wards[1]}
    assert [one.day for one in wards[ZHANG].readings] == [days_ago(back) for back in (16, 15, 8, 7)]
    assert [one.day for one in wards[LI].readings] == [days_ago(7)]


async def test_a_reading_with_fever_opens_an_alert_and_a_good_one_is_noted(database: Database) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG))
    opened = await do(database, reading(1, 1, ZHANG, temperature="38.2"))
    again = await do(database, reading(1, 1, ZHANG, Half.EVENING, temperature="39.0"), now=at(17))
    well = await do(database, reading(1, 1, ZHANG, day=DAY + timedelta(days=1)), now=at(9, day=DAY + timedelta(days=1)))
    assert (opened.new_alerts, again.changed_alerts, again.ringing_alerts, well.changed_alerts) == ((1,), (1,), (), (1,))
    alert = (await know(database, ("alert", 1))).alerts[1]
    assert (alert.temperature, alert.status, alert.times, alert.reported_at, alert.fine_now) == (
        Decimal("39.0"),
        Status.HOME_ISOLATION,
        1,
        at(17),
        True,
    )
    worse = await do(database, reading(1, 1, ZHANG, day=DAY + timedelta(days=2), temperature="37.9"))
    assert worse.ringing_alerts == (1,)


async def test_a_reading_and_a_report_of_one_person_share_an_alert(database: Database) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG))
    await do(database, reading(1, 1, ZHANG, temperature="38.2"))
    folded = await do(database, ledger(1, entry(ZHANG, Status.HOME_ISOLATION, "38.6")), now=at(10))
    assert (folded.new_alerts, folded.changed_alerts) == ((), (1,))
    assert (await do(database, reading(1, 1, ZHANG, Half.EVENING), now=at(17))).changed_alerts == (1,)


async def test_a_report_that_does_not_speak_of_somebody_takes_no_reading_back(database: Database) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG), ledger(1), now=at(8))
    await do(database, reading(1, 1, ZHANG, temperature="38.2"))
    amended = (entry(LI, Status.LEAVE), entry(ZHANG, Status.HOME_ISOLATION))
    await do(database, ledger(1, *amended, revision=2), now=at(10))
    alert = (await know(database, ("alert", 1))).alerts[1]
    assert (alert.state, alert.fine_now) == (AlertState.OPEN, False)
    await do(database, ledger(1, *amended[:1], revision=3), now=at(11))
    assert (await know(database, ("alert", 1))).alerts[1].state is AlertState.OPEN


async def test_a_temperature_in_the_ledger_is_the_reading_of_that_half_day(database: Database) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG))
    entries = (entry(ZHANG, Status.HOME_ISOLATION, "36.6"), entry(LI, Status.LEAVE, "36.7"))
    await do(database, ledger(1, *entries), now=at(9))
    repeated = (entry(ZHANG, Status.HOME_ISOLATION, "36.6"), entry(LI, Status.LEAVE, "36.9"))
    await do(database, ledger(1, *repeated, revision=2), now=at(15))
    assert [(one.half, one.temperature, one.taken_at) for one in (await isolation(database)).readings] == [
        (Half.MORNING, Decimal("36.6"), at(9))
    ]
    await do(database, ledger(1, entry(ZHANG, Status.HOME_ISOLATION, "36.8"), revision=3), now=at(15))
    late = ledger(1, entry(ZHANG, Status.HOME_ISOLATION, "36.9"), day=days_ago(1))
    await do(database, late, now=at(0, 30))
    assert [(one.day, one.half, one.temperature) for one in (await isolation(database)).readings] == [
        (days_ago(1), Half.EVENING, Decimal("36.9")),
        (DAY, Half.MORNING, Decimal("36.6")),
        (DAY, Half.EVENING, Decimal("36.8")),
    ]
    async with database.read() as conn:
        assert await conn.scalar(select(func.count()).select_from(t.reading)) == 3


async def test_pages_of_those_in_isolation(database: Database) -> None:
    await found_county(database, 4)
    yesterday = at(8, day=days_ago(1))
    people = [staff(n, number) for n in (1, 2, 3, 4) for number in (1, 2, 3)]
    await do(database, *(isolating(one // 10_000, one, days_ago(5), 6 + place) for place, one in enumerate(people)), now=yesterday)
    taken = [reading(place + 1, one // 10_000, one, half, days_ago(1)) for place, one in enumerate(people[:9]) for half in Half]
    await do(database, *taken, MarkDeparted(people[9]))
    keys = ["220104:all:0", "220100:all:1", "220000:missed:0", "220104:all:9", "220581:all:0", "nowhere:all:0"]
    pages = (await know(database, *(("isolated", key) for key in keys))).isolation_pages
    assert set(pages) == set(keys[:-1])
    first = pages["220104:all:0"]
    assert (first.open, first.missed, first.total, first.page, first.pages) == (12, 2, 12, 0, 2)
    assert [one.staff_id for one in first.isolations] == people[:8]
    assert (first.division_name, first.filter, len(first.isolations[0].readings)) == ("区划220104", "all", 2)
    assert [one.staff_id for one in pages["220100:all:1"].isolations] == people[8:]
    assert pages["220104:all:9"].page == 1
    missed = pages["220000:missed:0"]
    assert (missed.total, missed.pages, [one.staff_id for one in missed.isolations]) == (2, 1, people[10:])
    none = pages["220581:all:0"]
    assert (none.open, none.missed, none.pages, none.isolations) == (0, 0, 1, ())
    in_the_evening = (await know(database, ("isolated", "220104:missed:1"), now=at(14))).isolation_pages["220104:missed:1"]
    assert (in_the_evening.missed, in_the_evening.page, len(in_the_evening.isolations)) == (11, 1, 3)


@pytest.mark.parametrize(("hour", "back", "missed"), [(8, 1, 1), (15, 1, 1), (9, 0, 0)])
async def test_nobody_lacks_a_reading_of_before_the_isolation(database: Database, hour: int, back: int, missed: int) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG), now=at(hour, day=days_ago(back)))
    if hour == 15:
        await do(database, reading(1, 1, ZHANG, Half.EVENING, days_ago(1)))
        missed = 0
    page = (await know(database, ("isolated", "220104:missed:0"), now=at(10))).isolation_pages["220104:missed:0"]
    assert page.missed == missed


async def _reminded(conn: AsyncConnection, hour: int) -> int:
    slot = SlotRow(f"readings:{DAY}:{hour:02}00", "readings", DAY, at(hour), at(23))
    moment = At(at(hour), at(23, 59), DEFAULT_POLICY, is_work_day=True)
    return await queue_reminders(conn, [Reminding(slot, Duty.READINGS, time(hour))], moment)


async def test_managers_are_reminded_of_the_readings_that_are_missing(database: Database) -> None:
    await found_county(database, 4)
    await do(database, *(isolating(n, staff(n, number)) for n in (1, 2, 3) for number in (1, 2)))
    await do(
        database, *(reading(number, 2, staff(2, number - 2)) for number in (3, 4)), reading(5, 3, staff(3, 1)), MarkDeparted(staff(3, 2))
    )
    async with database.begin() as conn:
        assert [await _reminded(conn, 9), await _reminded(conn, 9), await _reminded(conn, 17)] == [1, 0, 3]
        rows = (await conn.execute(select(t.outbox).order_by(t.outbox.c.id))).all()
    assert [(row.chat_id, row.lane, row.screen, row.subject) for row in rows] == [
        (chat, "reminder", "readings", str(chat // 10)) for chat in (11, 11, 21, 31)
    ]


async def test_an_isolation_moves_with_its_enterprise(database: Database) -> None:
    async with database.begin() as conn:
        await found_places(conn)
        await found_people(conn, [11], "admin", lambda _: {})
        await upsert_enterprises(conn, [SHOP], KEYRING)
        await found_staff(conn, 1, ["张三"])
    await do(database, isolating(1, ZHANG))
    async with database.begin() as conn:
        await upsert_enterprises(conn, [replace(SHOP, division="220105")], KEYRING)
    assert (await isolation(database)).path == PATHS["220105"]


async def test_steps_and_looks_are_audited_without_names(database: Database) -> None:
    await found_county(database)
    await do(database, isolating(1, ZHANG), reading(1, 1, ZHANG))
    await do(database, step(IsolationStep.EXTENDED, 20, note="张三发热"), SeeIsolation(1), by=9003)
    async with database.read() as conn:
        rows = (await conn.execute(select(t.audit_event).order_by(t.audit_event.c.id))).all()
    assert [(row.action, row.actor_account_id) for row in rows] == [
        ("open_isolation", 11),
        ("take_reading", 11),
        ("change_isolation", 9003),
        ("see_isolation", 9003),
    ]
    assert "张三" not in str(rows)
    assert rows[0].at == utc(at(9))
