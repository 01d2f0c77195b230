"""Own times, what was put off and days off as they are stored and read, and what the statements of reminders look at."""

from datetime import time, timedelta
from functools import partial

import pytest
from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import schedule
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.reminding import At, Reminding, queue_reminders, wished_times
from bot.storage.schedule import SlotRow
from bot.storage.writers import Deed, apply
from conversations.policy import DEFAULT_POLICY
from conversations.records import Record
from conversations.reminder_records import CloseDays, OpenDays, PutOff, SetOwnTimes
from conversations.reminding import Closing, ClosingBook, Duty, OwnTimes
from tests.storage.plans import Work, plans, scanned, sent_by
from tests.storage.test_disinfection_plans import LISTS, fill_disinfection
from tests.storage.test_plans import SMALL, facts
from tests.storage.world import DAY, KEYRING, at, days_ago, do, found_county, know, ledger

NEXT = DAY + timedelta(days=1)
WEEK = DAY + timedelta(days=7)


async def test_own_times_are_a_persons_and_replaced_as_a_whole(database: Database) -> None:
    await found_county(database)
    await do(database, SetOwnTimes(Duty.LEDGER, (time(7, 40), time(10))), SetOwnTimes(Duty.READINGS, (time(8),)), by=11)
    await do(database, SetOwnTimes(Duty.LEDGER, (time(9),)), by=11)
    await do(database, SetOwnTimes(Duty.LEDGER, (time(9),)), by=21)
    found = (await know(database, ("wishes", 1), ("wishes", 3))).wishes
    assert found == {1: {11: OwnTimes(((Duty.READINGS, time(8)), (Duty.LEDGER, time(9))))}, 3: {}}
    await do(database, SetOwnTimes(Duty.LEDGER, ()), SetOwnTimes(Duty.READINGS, ()), by=11)
    async with database.read() as conn:
        assert await wished_times(conn) == [(Duty.LEDGER, time(9))]


async def test_times_still_ahead_are_planned_for_today_once(database: Database) -> None:
    await found_county(database)
    await do(database, SetOwnTimes(Duty.LEDGER, (time(7, 40), time(10))), by=11, now=at(9))
    await do(database, SetOwnTimes(Duty.LEDGER, (time(10),)), SetOwnTimes(Duty.READINGS, (time(18),)), by=21, now=at(9, 1))
    async with database.read() as conn:
        rows = (await conn.execute(select(t.slot).order_by(t.slot.c.due_at))).all()
    assert [(row.key, row.due_at, row.expires_at) for row in rows] == [
        (f"own_ledger:{DAY}:1000", at(10), at(12)),
        (f"own_readings:{DAY}:1800", at(18), at(23, 59) + timedelta(seconds=59)),
    ]


async def test_putting_off_again_moves_it(database: Database) -> None:
    await found_county(database)
    await do(database, PutOff(at(10)), by=11)
    await do(database, PutOff(at(9, 30)), by=11)
    assert (await know(database, ("wishes", 1))).wishes == {1: {11: OwnTimes((), at(9, 30))}}
    assert (await know(database, ("wishes", 1), now=at(9, 30))).wishes == {1: {}}


async def test_a_closed_enterprise_is_known_as_such_everywhere(database: Database) -> None:
    await found_county(database)
    await do(database, CloseDays(1, DAY, NEXT), CloseDays(1, WEEK, WEEK), CloseDays(2, NEXT, NEXT), by=11)
    async with database.begin() as conn:
        assert await schedule.open_day(conn, DAY, True) == 2
        assert await schedule.open_day(conn, DAY, True) == 0
    wanted = ("enterprise", 1), ("enterprise", 2), ("closings", 1), ("closings", 3), ("laggards", "220104:0"), ("history", 1)
    known = await know(database, *wanted, ("disinfection", 1))
    assert (known.enterprises[1].closed_until, known.enterprises[1].works_today) == (NEXT, False)
    assert (known.enterprises[2].closed_until, known.enterprises[2].works_today) == (None, True)
    assert known.closings == {1: ClosingBook((Closing(DAY, NEXT), Closing(WEEK, WEEK))), 3: ClosingBook()}
    page = known.laggards["220104:0"]
    assert (page.owed, page.total, page.closed, [one.enterprise_id for one in page.laggards]) == (2, 2, 1, [2, 3])
    assert [(mark.day, mark.owed, mark.closed) for mark in known.histories[1]][-2:] == [(days_ago(1), False, False), (DAY, False, True)]
    assert DAY not in known.disinfection[1].worked
    assert days_ago(3) in known.disinfection[1].worked


async def test_what_was_closed_stays_so_when_the_rest_is_withdrawn(database: Database) -> None:
    await found_county(database)
    await do(database, CloseDays(1, days_ago(1), NEXT), by=11)
    await do(database, OpenDays(1, days_ago(1), NEXT, kept_until=days_ago(1)), by=11)
    await do(database, CloseDays(1, WEEK, WEEK), OpenDays(1, WEEK, WEEK), by=11)
    known = await know(database, ("closings", 1), ("enterprise", 1), ("history", 1))
    assert known.closings == {1: ClosingBook()}
    assert known.enterprises[1].works_today
    assert [mark.closed for mark in known.histories[1]][-2:] == [True, False]


async def test_a_report_on_a_closed_day_and_its_withdrawal_leave_no_laggard(database: Database) -> None:
    await found_county(database)
    async with database.begin() as conn:
        await schedule.open_day(conn, DAY, True)
    await do(database, CloseDays(1, DAY, DAY), by=11)
    await do(database, ledger(1), by=11)
    await do(database, OpenDays(1, DAY, DAY, owed_today=True), by=11)
    page = (await know(database, ("laggards", "220104:0"))).laggards["220104:0"]
    assert [one.enterprise_id for one in page.laggards] == [2, 3]


async def test_all_of_it_is_audited(database: Database) -> None:
    await found_county(database)
    await do(database, SetOwnTimes(Duty.LEDGER, (time(7, 40),)), PutOff(at(10)), CloseDays(1, DAY, NEXT), OpenDays(1, DAY, NEXT), by=11)
    async with database.read() as conn:
        rows = (await conn.execute(select(t.audit_event).order_by(t.audit_event.c.id))).all()
    assert [(row.action, row.subject, row.actor_account_id) for row in rows] == [
        ("set_own_times", "self", 11),
        ("put_off_reminders", "self", 11),
        ("close_days", "enterprise/1", 11),
        ("open_days", "enterprise/1", 11),
    ]
    assert rows[0].details == {"duty": "ledger", "times": ["07:40"]}
    assert rows[2].details == {"first": DAY.isoformat(), "last": NEXT.isoformat()}


@pytest.fixture
async def filled(database: Database) -> Database:
    """Many enterprises with points; every hundredth manager has wishes, some have put it off, every fiftieth enterprise is closed."""
    await fill_disinfection(database)
    async with database.begin() as conn:
        await conn.execute(
            insert(t.wish), [{"account_id": n * 10 + 1, "what": duty, "at": time(9)} for n in range(1, 3000, 100) for duty in Duty]
        )
        await conn.execute(insert(t.snooze), [{"account_id": n * 10 + 1, "day": DAY, "until": at(10)} for n in range(1, 3000, 150)])
        days = {"first": days_ago(3), "last": NEXT, "at": at(8), "by": 11}
        await conn.execute(insert(t.closing), [{"enterprise_id": n, **days} for n in range(1, 3000, 50)])
    return database


def reminding(duty: Duty, hour: int, *, own: bool = False) -> Reminding:
    """A slot."""
    return Reminding(SlotRow(f"{duty}:{DAY}:{hour:02}00", duty, DAY, at(hour), at(hour + 2)), duty, time(hour), own)


def moment(hour: int) -> At:
    """A moment of a day of work."""
    return At(at(hour), at(23, 59), DEFAULT_POLICY, is_work_day=True)


async def test_what_few_have_chosen_costs_what_few_cost(filled: Database) -> None:
    own = [reminding(duty, 9, own=True) for duty in (Duty.LEDGER, Duty.READINGS, Duty.DISINFECTION)]
    works: dict[str, Work] = {
        **{f"own {one.duty}": partial(queue_reminders, remindings=[one], at=moment(9)) for one in own},
        "own together": partial(queue_reminders, remindings=own, at=moment(9)),
        "awake": partial(queue_reminders, remindings=[], at=moment(10), awake=[11, 21, 31]),
    }
    for name, work in works.items():
        (plan,) = await plans(filled, work, prefer_indexes=True)
        assert not scanned(plan) & {"due", "account", "enterprise", "membership", "wish", "outbox", "closing"}, f"{name}:\n{plan}"


async def test_the_policys_reminders_read_the_laggards_and_no_enterprise(filled: Database) -> None:
    together = [reminding(duty, 9) for duty in (Duty.READINGS, Duty.DISINFECTION)]
    works: dict[str, Work] = {
        "first": partial(queue_reminders, remindings=[Reminding(reminding(Duty.LEDGER, 8).slot, Duty.LEDGER, time(8, 30))], at=moment(9)),
        "together": partial(queue_reminders, remindings=together, at=moment(9)),
    }
    for name, work in works.items():
        (plan,) = await plans(filled, work, prefer_indexes=True)
        # Everybody owes here; the points that are due by the clock are looked at, and the enterprise of each.
        read = {"disinfection_point", "enterprise", "isolation"} if name == "together" else {"due", "membership", "return_check"}
        assert scanned(plan) <= SMALL | LISTS | read | {"told", "rows", "snooze", "wish"}, f"{name}:\n{plan}"
        assert "ix_return_check_" in plan or name == "together", plan


async def test_what_is_queued_already_stays_and_the_rest_is_queued(filled: Database) -> None:
    first = Reminding(reminding(Duty.LEDGER, 8).slot, Duty.LEDGER, time(8, 30))
    c = t.outbox.c
    async with filled.begin() as conn:
        queued = await queue_reminders(conn, [first], moment(9))
        ids = sorted((await conn.scalars(select(c.id).where(c.dedupe_key.startswith(first.slot.key)))).all())
        assert queued == len(ids) > 100
        await conn.execute(delete(t.outbox).where(c.id.in_(ids[::2])))
    async with filled.begin() as conn:
        assert await queue_reminders(conn, [first], moment(9)) == len(ids[::2])
        assert await queue_reminders(conn, [first], moment(9)) == 0
        assert await conn.scalar(select(func.count(c.id)).where(c.dedupe_key.startswith(first.slot.key))) == queued


async def test_cards_of_reminders_and_days_off_are_read_by_index(filled: Database) -> None:
    def deeds(*records: Record) -> Work:
        return lambda conn: apply(conn, [Deed(one, 11, 11, "") for one in records], at(9), KEYRING)

    works: dict[str, Work] = {
        "wishes": lambda conn: facts(conn, ("wishes", 7), ("closings", 7)),
        "enterprise": lambda conn: facts(conn, ("enterprise", 7), ("history", 7), ("disinfection", 7)),
        "own": deeds(SetOwnTimes(Duty.LEDGER, (time(10),)), PutOff(at(10))),
        "closed": deeds(CloseDays(7, DAY, NEXT), OpenDays(7, DAY, NEXT, owed_today=True)),
    }
    for name, work in works.items():
        for plan in await plans(filled, work, prefer_indexes=True):
            assert scanned(plan) <= SMALL | LISTS, f"{name}:\n{plan}"


async def test_as_many_statements_for_one_as_for_fifty(filled: Database) -> None:
    def batch(numbers: range) -> Work:
        async def work(conn: AsyncConnection) -> None:
            records: list[tuple[int, Record]] = []
            for n in numbers:
                records += [(n, SetOwnTimes(Duty.LEDGER, (time(10), time(11)))), (n, PutOff(at(10)))]
                records += [(n, CloseDays(n, DAY, NEXT)), (n, OpenDays(n, DAY, NEXT, owed_today=True))]
                records += [(n, OpenDays(n, DAY, WEEK, kept_until=DAY))]
            await apply(conn, [Deed(record, n * 10 + 1, n * 10 + 1, "") for n, record in records], at(9), KEYRING)
            await facts(conn, *((kind, n) for kind in ("wishes", "closings") for n in numbers))

        return work

    one, many = [len(await sent_by(filled, batch(numbers))) for numbers in (range(110, 111), range(110, 140))]
    assert one == many
