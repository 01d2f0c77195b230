"""Reminders of disinfection through days: once for each time, to those who have not done it, and never for what is over."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from bot.storage import tables as t
from bot.storage.database import Database
from conversations.policy import Policy
from tests.jobs.province import (
    BLOCKED,
    CLOSED,
    EVERY_DAY,
    LONG_AGO,
    MARKET,
    PATHS,
    SALON,
    SILENT,
    StillClock,
    World,
    at,
    found,
    looks,
    outcomes,
    outgoing,
    set_reachable,
)
from tests.jobs.test_killed import Killed, watched

MONDAY = date(2026, 11, 23)
SUNDAY = date(2026, 11, 22)
SCREENS = ("disinfect", "disinfect_overdue", "overdue")
PLACES = {MARKET: "220104", SALON: "220105", EVERY_DAY: "220104", SILENT: "220105", CLOSED: "220104", BLOCKED: "220105"}


async def plan(database: Database, *points: tuple[int, int], since: date = SUNDAY, first: int = 1) -> None:
    """Points `(enterprise, times a day)`, numbered from `first` on."""
    usual = {"name": "店堂", "kind": "premises", "agent": "chlorine", "since": since, "created_at": LONG_AGO, "by": 11}
    rows = [
        {"id": number, "enterprise_id": e, "path": PATHS[PLACES[e]], "position": number, "times_a_day": times, **usual}
        for number, (e, times) in enumerate(points, first)
    ]
    async with database.begin() as conn:
        await conn.execute(insert(t.disinfection_point), rows)


async def log(database: Database, when: datetime, *points: int, sufficient: bool = True) -> None:
    """Points were done."""
    told = {"agent": "chlorine", "policy_version": 1, "by": 11, "logged_at": when, "sufficient": sufficient}
    async with database.begin() as conn:
        of = {
            row.id: row.enterprise_id for row in await conn.execute(select(t.disinfection_point.c.id, t.disinfection_point.c.enterprise_id))
        }
        moment = {"at": when, "day": when.date(), "minute": when.hour * 60 + when.minute, "slot": "09:00"}
        await conn.execute(insert(t.disinfection_log), [{"point_id": n, "enterprise_id": of[n], **moment, **told} for n in points])


async def told(world: World) -> list[tuple[str, str, int, str]]:
    """What was queued about disinfection: when, which screen, to whom, about what."""
    sent = await outgoing(world.database)
    about = [row for row in sent if row.screen in SCREENS or "+disinfection" in row.subject]
    return [(f"{row.at:%d %H:%M}", row.screen, row.chat_id, row.subject) for row in about]


def due(when: str, chats: dict[int, int], screen: str = "disinfect") -> list[tuple[str, str, int, str]]:
    return [(when, screen, chat, str(enterprise)) for chat, enterprise in chats.items()]


def digest(when: str, *officers: int) -> list[tuple[str, str, int, str]]:
    codes = {9001: "220000", 9002: "220100", 9003: "220104", 9004: "220105"}
    return [(when, "overdue", officer, codes[officer]) for officer in officers]


@pytest.fixture
async def world(database: Database) -> World:
    """The province on Sunday evening; the market has three points, the salon one that is due once a day."""
    await found(database)
    await plan(database, (MARKET, 3), (MARKET, 2), (MARKET, 1), (SALON, 1))
    return World(database, StillClock(at(SUNDAY, 22)))


async def test_a_work_day_on_which_nothing_is_done(world: World) -> None:
    await plan(world.database, (SILENT, 3), (CLOSED, 3), (BLOCKED, 3), first=5)
    await world.play(looks(MONDAY))
    market, all_of_them = {11: MARKET, 12: MARKET}, {11: MARKET, 12: MARKET, 21: SALON}
    assert await told(world) == [
        *due("23 09:00", all_of_them),
        *due("23 13:00", market),
        *due("23 17:00", market),
        *due("23 19:00", all_of_them, "disinfect_overdue"),
        *digest("23 20:00", 9001, 9002, 9003, 9004),
    ]


async def test_rows_say_all_that_the_mailbox_needs(world: World) -> None:
    await world.play(looks(MONDAY))
    async with world.database.read() as conn:
        rows = {row.dedupe_key: row for row in await conn.execute(t.outbox.select())}
    reminder = rows["disinfect:2026-11-23:1300:ent-1:acc-12"]
    assert (reminder.lane, reminder.screen, reminder.subject, reminder.language) == ("reminder", "disinfect", "1", "en")
    assert (reminder.not_before, reminder.expires_at) == (at(MONDAY, 13), at(MONDAY, 17))
    last = rows["disinfect_overdue:2026-11-23:1900:ent-2:acc-21"]
    assert (last.screen, last.expires_at) == ("disinfect_overdue", at(MONDAY + timedelta(days=1), 0))
    summary = rows["overdue:2026-11-23:2000:div-220104:acc-9003"]
    assert (summary.lane, summary.screen, summary.subject) == ("reminder", "overdue", "220104")
    assert summary.expires_at == at(MONDAY + timedelta(days=1), 0)


async def test_nobody_is_reminded_of_what_is_done(world: World) -> None:
    await log(world.database, at(MONDAY, 8, 40), 1, 2, 3)
    await world.play(looks(MONDAY, end="13:00"))
    await log(world.database, at(MONDAY, 12, 50), 4)
    await log(world.database, at(MONDAY, 13, 10), 1)
    await world.play(looks(MONDAY, begin="14:00", end="19:00"))
    await log(world.database, at(MONDAY, 17, 30), 1, 2)
    await world.play(looks(MONDAY, begin="19:00"))
    assert await told(world) == [*due("23 09:00", {21: SALON}), *due("23 17:00", {11: MARKET, 12: MARKET})]


@pytest.mark.parametrize("out", [timedelta(minutes=20), timedelta(hours=3)], ids=["by day", "over midnight"])
async def test_a_van_that_nobody_has_disinfected_after_its_run_is_told_of_in_the_evening(world: World, out: timedelta) -> None:
    """A delivery firm has nothing that is due by the clock: its manager and the officers hear of the van all the same, until it is done; on
    the day on which it comes back."""
    database = world.database
    async with database.begin() as conn:
        await conn.execute(update(t.disinfection_point).values(removed_at=LONG_AGO))
    await plan(database, (SALON, 0), first=9)
    async with database.begin() as conn:
        await conn.execute(update(t.disinfection_point).where(t.disinfection_point.c.id == 9).values(kind="vehicle", plate="吉A12345"))
        await conn.execute(insert(t.staff), [{"id": 77, "enterprise_id": SALON, "name": "孙骑手", "initials": "sqs", "position": 7}])
        ready = {"start_temperature_centi": 3650, "mask": True, "vehicle_disinfected": False, "by": 11, "chat_id": 21}
        gone = {"enterprise_id": SALON, "staff_id": 77, "path": PATHS["220105"], "plate": "吉A12345", **ready}
    days = (MONDAY, MONDAY + timedelta(days=1))
    runs = [(at(day, 0, 40) - out, at(day, 0, 40)) for day in days]
    rows = [{"day": began.date(), "started_at": began, "ended_at": ended, **gone} for began, ended in runs]
    async with database.begin() as conn:
        await conn.execute(insert(t.courier_run), rows[:1])
    await world.play(looks(MONDAY))
    assert await told(world) == [*due("23 19:00", {21: SALON}, "disinfect_overdue"), *digest("23 20:00", 9001, 9002, 9004)]
    before = await told(world)
    async with database.begin() as conn:
        await conn.execute(insert(t.courier_run), rows[1:])
    await log(database, at(days[1], 11, 10), 9)
    await world.play(looks(days[1]))
    assert await told(world) == before


async def test_what_was_too_weak_is_still_due_and_one_message_speaks_of_all_points(world: World) -> None:
    await log(world.database, at(MONDAY, 8, 40), 1, 4)
    await log(world.database, at(MONDAY, 8, 41), 2, 3, sufficient=False)
    await world.play(looks(MONDAY, end="10:30"))
    assert await told(world) == due("23 09:00", {11: MARKET, 12: MARKET})


async def test_officers_hear_where_something_is_open_and_only_there(world: World) -> None:
    await world.play(looks(MONDAY, end="19:00"))
    for hour in (9, 13, 17):
        await log(world.database, at(MONDAY, hour, 30), 1, 2, 3)
    await world.play(looks(MONDAY, begin="19:00"))
    evening = [row for row in await told(world) if row[0] >= "23 19:00"]
    assert evening == [*due("23 19:00", {21: SALON}, "disinfect_overdue"), *digest("23 20:00", 9001, 9002, 9004)]
    async with world.database.begin() as conn:
        await conn.execute(update(t.disinfection_point).values(removed_at=LONG_AGO))
    before = await told(world)
    await world.play(looks(MONDAY + timedelta(days=1)))
    assert await told(world) == before


async def test_on_a_day_of_rest_only_those_are_reminded_who_work_every_day(world: World) -> None:
    await plan(world.database, (EVERY_DAY, 2), first=5)
    await world.play(looks(SUNDAY))
    every_day = {31: EVERY_DAY}
    assert await told(world) == [
        *due("22 09:00", every_day),
        *due("22 17:00", every_day),
        *due("22 19:00", every_day, "disinfect_overdue"),
        *digest("22 20:00", 9001, 9002, 9003),
    ]


async def test_who_cannot_be_reached_is_left_alone(world: World) -> None:
    await set_reachable(world.database, 11, False)
    await set_reachable(world.database, 9003, False)
    await world.play(looks(MONDAY))
    assert {chat for _, _, chat, _ in await told(world)} == {12, 21, 9001, 9002, 9004}


async def test_a_point_is_due_from_its_first_day_on(world: World) -> None:
    await plan(world.database, (EVERY_DAY, 1), since=MONDAY + timedelta(days=1), first=5)
    await world.play([*looks(MONDAY), *looks(MONDAY + timedelta(days=1))])
    assert [when for when, _, chat, _ in await told(world) if chat == 31] == ["24 09:00", "24 19:00"]


async def test_after_downtime_what_makes_no_sense_any_more_is_left_out(world: World) -> None:
    await world.play(looks(MONDAY, end="09:00"))
    world.restart()
    await world.tick(at(MONDAY, 13, 40))
    assert await told(world) == due("23 13:40", {11: MARKET, 12: MARKET})
    await world.tick(at(MONDAY, 20, 30))
    assert [(row[0], row[1]) for row in (await told(world))[2:]] == [("23 20:30", "disinfect_overdue")] * 3 + [("23 20:30", "overdue")] * 4
    await world.tick(at(MONDAY + timedelta(days=2), 0, 1))
    outcome = await outcomes(world.database)
    assert (outcome["disinfect:2026-11-23:0900"], outcome["disinfect:2026-11-23:1700"]) == ("expired", "expired")
    assert len(await told(world)) == 9


async def test_an_admin_moves_the_times_in_the_middle_of_the_day(world: World) -> None:
    await world.play(looks(MONDAY, end="10:30"))
    later = (time(10, 0), time(15, 0))
    world.daily.policy = Policy(version=2, disinfection_times=later, disinfection_overdue=time(18), disinfection_digest=time(21))
    moments = [*looks(MONDAY, begin="10:30"), at(MONDAY, 15), at(MONDAY, 18), at(MONDAY, 21)]
    await world.play(sorted(moments))
    heard = dict.fromkeys((when, screen) for when, screen, _, _ in await told(world))
    assert list(heard) == [
        ("23 09:00", "disinfect"),
        ("23 10:30", "reminders"),  # with the ledger's
        ("23 15:00", "disinfect"),
        ("23 18:00", "disinfect_overdue"),
        ("23 21:00", "overdue"),
    ]
    assert (await outcomes(world.database))["disinfect:2026-11-23:1300"] == "withdrawn"


@pytest.mark.parametrize("moment", [at(MONDAY, 9), at(MONDAY, 19), at(MONDAY, 20)], ids=["due", "open", "digest"])
async def test_killed_at_every_statement_in_turn(world: World, database_url: str, moment: datetime) -> None:
    await world.play(look for look in looks(MONDAY) if look < moment)
    before, lives = len(await told(world)), 0
    while True:
        lives += 1
        successor = Database(database_url)
        process = World(successor, StillClock(moment))
        with watched(successor) as statements:
            statements.kill_at = lives
            try:
                await process.tick(moment)
            except Killed:
                continue
            finally:
                await successor.dispose()
            break
    assert lives >= 5
    assert len(await told(world)) - before == {9: 3, 19: 3, 20: 4}[moment.hour]


async def test_several_processes_remind_once(world: World, database_url: str) -> None:
    others = [Database(database_url) for _ in range(2)]
    processes: Sequence[World] = [world, *(World(database, StillClock(at(SUNDAY, 22))) for database in others)]
    for moment in [*looks(SUNDAY), *looks(MONDAY)]:
        await asyncio.gather(*(process.tick(moment) for process in processes))
    assert len(await told(world)) == 3 + 2 + 2 + 3 + 4
    for database in others:
        await database.dispose()


async def test_reminding_takes_as_many_statements_for_a_thousand_as_for_one(world: World) -> None:
    async def statements_at(day: date, hour: int) -> int:
        with watched(world.database) as statements:
            await world.tick(at(day, hour))
        return len(statements.seen)

    hours, tuesday = (9, 19, 20), MONDAY + timedelta(days=1)
    await world.play(looks(MONDAY, end="09:00"))
    few = [await statements_at(MONDAY, hour) for hour in hours]
    many = [
        {"id": n, "uscc": str(n), "name": f"企业{n}", "division_code": "220104", "path": PATHS["220104"], "headcount": 1}
        for n in range(100, 1100)
    ]
    PLACES.update({row["id"]: "220104" for row in many})  # type: ignore[misc]
    async with world.database.begin() as conn:
        await conn.execute(insert(t.enterprise), many)
        rows = [{"account_id": 11, "role": "manager", "enterprise_id": row["id"], "since": LONG_AGO} for row in many]
        await conn.execute(insert(t.membership), rows)
        # Both days open alerts; on neither is anything folded.
        await conn.execute(delete(t.alert_event))
        await conn.execute(delete(t.alert))
    await plan(world.database, *((n, 3) for n in range(100, 1100)), first=100)
    await world.play(looks(tuesday, end="09:00"))
    assert [await statements_at(tuesday, hour) for hour in hours] == few
    assert len([row for row in await told(world) if row[0].startswith("24")]) == 1003 + 1003 + 4
