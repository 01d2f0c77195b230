"""What managers are reminded of: one message a moment, at the policy's times or their own, put off, never after the report, never on a day
off, never twice."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from sqlalchemy import insert, select, update

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.writers import Deed, apply
from conversations.policy import Policy
from conversations.records import Record
from conversations.reminder_records import CloseDays, OpenDays, PutOff, SetOwnTimes
from conversations.reminding import Duty
from tests.jobs.province import (
    CALENDAR,
    EVERY_DAY,
    LONG_AGO,
    MARKET,
    PATHS,
    SALON,
    SHANGHAI,
    StillClock,
    World,
    at,
    found,
    laggards,
    looks,
    outcomes,
    outgoing,
    report,
)
from tests.jobs.test_disinfection import log, plan
from tests.storage.world import KEYRING

MONDAY = date(2026, 11, 23)
SUNDAY = date(2026, 11, 22)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
async def world(database: Database) -> World:
    """The province on Sunday evening; the market has a point that is due once a day, and somebody in isolation."""
    await found(database)
    await plan(database, (MARKET, 1))
    await isolate(database, MARKET)
    return World(database, StillClock(at(SUNDAY, 22)))


async def isolate(database: Database, enterprise_id: int, number: int = 1) -> None:
    """Somebody of the enterprise is in isolation."""
    person = {"id": number, "enterprise_id": enterprise_id, "name": "张三", "initials": "zs", "position": number, "created_at": LONG_AGO}
    begun = {"id": number, "enterprise_id": enterprise_id, "staff_id": number, "path": PATHS["220104"], "kind": "home"}
    days = {"since": SUNDAY, "first": SUNDAY, "until": SUNDAY + timedelta(days=60), "opened_at": LONG_AGO, "rule": "high_risk"}
    async with database.begin() as conn:
        await conn.execute(insert(t.staff), [{k: v for k, v in person.items() if k in t.staff.c}])
        await conn.execute(insert(t.isolation), [{k: v for k, v in {**begun, **days}.items() if k in t.isolation.c}])


async def do(world: World, now: datetime, *records: Record, by: int = 11) -> None:
    """What the desk stores of a turn."""
    async with world.database.begin() as conn:
        await apply(conn, [Deed(record, by, by, "") for record in records], now.astimezone(SHANGHAI), KEYRING, policy=world.policy)


async def told(world: World, *chats: int, day: date = MONDAY) -> list[tuple[str, str, str]]:
    """When, which screen, about what, of one day."""
    sent = [row for row in await outgoing(world.database) if row.at.date() == day and (not chats or row.chat_id in chats)]
    return [(f"{row.at:%H:%M}", row.screen, row.subject) for row in sent if row.chat_id < 9000]


async def test_what_falls_on_one_moment_is_one_message(world: World) -> None:
    await world.play(looks(MONDAY))
    assert await told(world, 11) == [
        ("08:30", "reminder", "1"),
        ("09:00", "reminders", "1:readings+disinfection"),
        ("10:30", "reminder", "1"),
        ("17:00", "readings", "1"),
        ("19:00", "disinfect_overdue", "1"),
    ]
    async with world.database.read() as conn:
        rows = {row.dedupe_key: row for row in await conn.execute(select(t.outbox).where(t.outbox.c.screen == "reminders"))}
    # Good as long as the last of the two: the readings of the morning.
    assert {key: row.expires_at for key, row in rows.items()} == {
        f"readings:2026-11-23:0900:ent-1:acc-{chat}": at(MONDAY, 14) for chat in (11, 12)
    }


async def test_after_a_morning_of_downtime_all_of_it_is_one_message(world: World) -> None:
    await world.tick(at(MONDAY, 11))
    assert await told(world, 11) == [("11:00", "reminders", "1:ledger+readings+disinfection")]
    world.restart()
    await world.tick(at(MONDAY, 11, 1))
    assert len(await told(world, 11)) == 1


async def test_nothing_is_told_in_the_quiet_hours(world: World) -> None:
    await world.play(looks(MONDAY, end="10:30"))
    await do(world, at(MONDAY, 20), PutOff(at(MONDAY, 20, 45)))
    before = await told(world)
    await world.play([at(MONDAY, 21, 30), at(MONDAY, 23, 59), at(TUESDAY, 0, 1), at(TUESDAY, 6, 59), at(TUESDAY, 7)])
    assert await told(world) == before
    assert (await outcomes(world.database))["disinfect_overdue:2026-11-23:1900"] == "expired"
    async with world.database.read() as conn:
        assert (await conn.execute(select(t.snooze))).first() is None, "what was put off yesterday is over"


async def test_own_times_stand_for_those_of_the_policy_but_the_last_one(world: World) -> None:
    await do(world, at(SUNDAY, 20), SetOwnTimes(Duty.LEDGER, (time(7, 40), time(11, 15))), SetOwnTimes(Duty.READINGS, (time(8, 10),)))
    await do(world, at(SUNDAY, 20), SetOwnTimes(Duty.DISINFECTION, (time(11, 15),)))
    await world.play(sorted([*looks(MONDAY), at(MONDAY, 7, 40), at(MONDAY, 8, 10), at(MONDAY, 11, 15)]))
    assert await told(world, 11) == [
        ("07:40", "reminder", "1"),
        ("08:10", "readings", "1"),
        ("10:30", "reminder", "1"),
        ("11:15", "reminders", "1:ledger+disinfection"),
        ("17:00", "readings", "1"),  # the evening was not chosen
        ("19:00", "disinfect_overdue", "1"),
    ]
    assert [when for when, _, _ in await told(world, 12)] == ["08:30", "09:00", "10:30", "17:00", "19:00"], (
        "the other manager's are as usual"
    )


async def test_an_own_time_counts_on_the_day_on_which_it_is_chosen_and_goes_with_the_wish(world: World) -> None:
    await world.play(looks(MONDAY, end="08:30"))
    await do(world, at(MONDAY, 8, 5), SetOwnTimes(Duty.LEDGER, (time(7, 30), time(9, 20), time(9, 40))))
    await world.play([at(MONDAY, 8, 30), at(MONDAY, 9, 20)])
    await do(world, at(MONDAY, 9, 30), SetOwnTimes(Duty.LEDGER, ()))
    await world.play([at(MONDAY, 9, 40), at(MONDAY, 10, 30)])
    # At 09:20 with what was due at nine; what was due at 07:30 is for tomorrow.
    assert await told(world, 11) == [("09:20", "reminders", "1:ledger+readings+disinfection"), ("10:30", "reminder", "1")]


async def test_an_own_time_that_the_policy_does_not_allow_any_more_is_none(world: World) -> None:
    await do(world, at(SUNDAY, 20), SetOwnTimes(Duty.LEDGER, (time(11, 15),)))
    world.policy = Policy(version=2, cutoff=time(11), reminders=(time(8, 30), time(10, 30)))
    world.restart()
    await world.play(sorted([*looks(MONDAY, end="12:00"), at(MONDAY, 11, 15)]))
    assert [when for when, screen, _ in await told(world, 11) if screen == "reminder"] == ["08:30", "10:30"]


async def test_who_has_put_it_off_hears_nothing_and_then_all_that_is_owed_at_once(world: World) -> None:
    await world.play(looks(MONDAY, end="08:31"))
    await do(world, at(MONDAY, 8, 35), PutOff(at(MONDAY, 9, 35)))
    await world.play([at(MONDAY, 9), at(MONDAY, 9, 34)])
    assert [when for when, _, _ in await told(world, 11)] == ["08:30"]
    await log(world.database, at(MONDAY, 9, 10), 1)
    await world.play([at(MONDAY, 9, 35), at(MONDAY, 9, 36)])
    assert (await told(world, 11))[1:] == [("09:35", "reminders", "1:ledger+readings")]
    assert [when for when, _, _ in await told(world, 12)] == ["08:30", "09:00"]


async def test_the_last_one_comes_though_it_was_put_off_and_an_end_at_its_moment_is_no_second_message(world: World) -> None:
    await world.play(looks(MONDAY, end="10:30"))
    await do(world, at(MONDAY, 10), PutOff(at(MONDAY, 10, 30)))
    await do(world, at(MONDAY, 10), PutOff(at(MONDAY, 11)), by=21)
    await world.play([at(MONDAY, 10, 30), at(MONDAY, 10, 31)])
    assert (await told(world, 11))[2:] == [("10:30", "reminders", "1:ledger+readings+disinfection")]
    assert (await told(world, 21))[1:] == [("10:30", "reminder", "2")]
    await world.tick(at(MONDAY, 11))
    assert (await told(world, 21))[2:] == [("11:00", "reminder", "2")]


async def test_nothing_comes_after_the_report_however_it_was_put_off(world: World) -> None:
    await world.play(looks(MONDAY, end="08:31"))
    await do(world, at(MONDAY, 8, 35), PutOff(at(MONDAY, 9, 35)), by=21)
    await report(world.database, SALON, MONDAY)
    await world.play([at(MONDAY, 9, 35), *looks(MONDAY, begin="10:00")])
    assert [when for when, _, _ in await told(world, 21)] == ["08:30"]


async def test_checks_that_wait_are_told_once_a_day(world: World) -> None:
    await isolate(world.database, SALON, 2)
    async with world.database.begin() as conn:
        check = {"id": 1, "enterprise_id": SALON, "staff_id": 2, "revision": 1, "return_day": MONDAY, "declared_on": SUNDAY}
        await conn.execute(insert(t.return_check), [{**check, "verdict": "fit", "clear": False}])
        await conn.execute(update(t.isolation).where(t.isolation.c.id == 2).values(ended_at=LONG_AGO))
    await world.play(looks(MONDAY))
    assert [row for row in await told(world, 21) if "returns" in row[2]] == [("08:30", "reminders", "2:ledger+returns")]
    await report(world.database, SALON, TUESDAY)
    await do(world, at(TUESDAY, 6), SetOwnTimes(Duty.LEDGER, (time(8, 0), time(9, 0))), by=21)
    await world.play(sorted([*looks(TUESDAY), at(TUESDAY, 8)]))
    assert await told(world, 21, day=TUESDAY) == [("08:00", "reminders", "2:returns")]
    await do(world, at(TUESDAY, 20), CloseDays(SALON, TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=1)), by=21)
    await world.play(looks(TUESDAY + timedelta(days=1)))
    assert await told(world, 21, day=TUESDAY + timedelta(days=1)) == []


async def totals(database: Database, day: date) -> dict[tuple[str, str], int]:
    async with database.read() as conn:
        rows = await conn.execute(select(t.due_total).where(t.due_total.c.day == day))
        return {(row.duty, row.path): row.owed for row in rows}


async def test_on_a_day_off_nothing_is_owed_but_the_readings(world: World) -> None:
    await do(world, at(SUNDAY, 20), CloseDays(MARKET, MONDAY, TUESDAY))
    await world.play(looks(MONDAY))
    assert await told(world, 11) == [("09:00", "readings", "1"), ("17:00", "readings", "1")]
    assert MARKET not in await laggards(world.database, MONDAY)
    assert await totals(world.database, MONDAY) == {
        ("health_ledger", PATHS["220104"]): 1,
        ("health_ledger", PATHS["220105"]): 3,
        ("closed", PATHS["220104"]): 1,
    }
    await world.play(looks(TUESDAY + timedelta(days=1), end="09:00"))
    assert [when for when, _, _ in await told(world, 11, day=TUESDAY + timedelta(days=1))] == ["08:30"]


async def test_a_day_is_closed_in_its_morning_and_opened_again(world: World) -> None:
    await world.play(looks(MONDAY, end="08:31"))
    before = await totals(world.database, MONDAY)
    await do(world, at(MONDAY, 8, 40), CloseDays(MARKET, MONDAY, MONDAY))
    assert MARKET not in await laggards(world.database, MONDAY)
    assert (await totals(world.database, MONDAY))["health_ledger", PATHS["220104"]] == 1
    await world.tick(at(MONDAY, 9))
    assert [subject for when, _, subject in await told(world, 11) if when == "09:00"] == ["1"], "the readings alone"
    await do(world, at(MONDAY, 9, 30), OpenDays(MARKET, MONDAY, MONDAY, owed_today=True))
    assert MARKET in await laggards(world.database, MONDAY)
    assert await totals(world.database, MONDAY) == {**before, ("closed", PATHS["220104"]): 0}
    await world.tick(at(MONDAY, 10, 30))
    assert [row for row in await told(world, 11) if row[0] == "10:30"] == [("10:30", "reminder", "1")]


async def test_who_has_reported_stays_counted_when_the_day_is_closed(world: World) -> None:
    await world.play(looks(MONDAY, end="08:31"))
    await report(world.database, MARKET, MONDAY)
    before = await totals(world.database, MONDAY)
    await do(world, at(MONDAY, 9), CloseDays(MARKET, MONDAY, TUESDAY))
    assert await totals(world.database, MONDAY) == before
    await do(world, at(MONDAY, 9, 5), OpenDays(MARKET, MONDAY, TUESDAY, owed_today=True))
    assert MARKET not in await laggards(world.database, MONDAY), "the report stands"


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.slow
async def test_a_fortnight_with_restarts_jumps_own_times_and_days_off(world: World, seed: int) -> None:
    """Nobody gets two messages for one moment, none on a day off but of readings, none about the ledger after the report."""
    random = Random(seed)
    reported: dict[tuple[int, date], datetime] = {}
    off = {(MARKET, MONDAY + timedelta(days=2)), (MARKET, MONDAY + timedelta(days=3)), (EVERY_DAY, MONDAY + timedelta(days=6))}
    await do(world, at(SUNDAY, 20), CloseDays(MARKET, MONDAY + timedelta(days=2), MONDAY + timedelta(days=3)))
    await do(world, at(SUNDAY, 20), CloseDays(EVERY_DAY, MONDAY + timedelta(days=6), MONDAY + timedelta(days=6)))
    await do(world, at(SUNDAY, 20), SetOwnTimes(Duty.LEDGER, (time(7, 40), time(9))), SetOwnTimes(Duty.DISINFECTION, (time(9),)))
    for day in (MONDAY + timedelta(days=number) for number in range(14)):
        moment = at(day, 6, 50)
        away = random.random() < 0.3
        while moment < at(day, 22):
            if random.random() < 0.1:
                world.restart()
            await world.tick(moment)
            for enterprise, manager in ((MARKET, 11), (SALON, 21), (EVERY_DAY, 31)):
                if random.random() < 0.03 and (enterprise, day) not in reported:
                    await report(world.database, enterprise, day)
                    reported[enterprise, day] = moment
                if random.random() < 0.05 and 7 <= moment.hour < 20:
                    until = moment.replace(second=0) + timedelta(minutes=random.choice((30, 60)))
                    await do(world, moment, PutOff(until), by=manager)
            # A clock that jumps ahead, or a process that is away.
            moment += timedelta(minutes=random.choice((95, 240))) if away and random.random() < 0.1 else timedelta(minutes=10)
    sent = [row for row in await outgoing(world.database) if row.chat_id < 9000]
    assert len(sent) > 100
    twice = {key: count for key, count in Counter((row.at, row.chat_id) for row in sent).items() if count > 1}
    assert not twice
    for row in sent:
        number, _, duties = row.subject.partition(":")
        enterprise = int(number)
        about = {row.screen} if row.screen != "reminders" else set(duties.split("+"))
        day = row.at.date()
        ledger = about & {"reminder", "ledger"}
        assert not ledger or row.at <= reported.get((enterprise, day), at(day, 23)), row
        works = CALENDAR.is_work_day(day) or enterprise == EVERY_DAY
        assert about <= {"readings"} or (works and (enterprise, day) not in off), row
        assert time(7) <= row.at.time() < time(21), row
    slots = await outcomes(world.database)
    assert {"done", None} <= set(slots.values()) <= {"done", "expired", "overtaken", None}


async def test_two_processes_remind_once(world: World, database_url: str) -> None:
    other_database = Database(database_url)
    other = World(other_database, StillClock(at(SUNDAY, 22)))
    await do(world, at(SUNDAY, 20), SetOwnTimes(Duty.LEDGER, (time(7, 40),)))
    for moment in [at(MONDAY, 7), at(MONDAY, 7, 40), at(MONDAY, 8, 30), at(MONDAY, 9), at(MONDAY, 10, 30)]:
        await world.tick(moment)
        await other.tick(moment + timedelta(seconds=1))
    await other_database.dispose()
    assert [when for when, _, _ in await told(world, 11)] == ["07:40", "09:00", "10:30"]
