"""A day's scheduled work: everything once, at its time, to the right people."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import insert

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
    Sent,
    StillClock,
    World,
    at,
    found,
    laggards,
    looks,
    outcomes,
    outgoing,
    report,
    set_reachable,
)

OFFICERS = (9001, 9002, 9003, 9004)
MONDAY = date(2026, 11, 23)
SUNDAY = date(2026, 11, 22)


@pytest.fixture
async def world(database: Database) -> World:
    """The province on Sunday evening."""
    await found(database)
    return World(database, StillClock(at(SUNDAY, 22)))


def reminders(day: date, hour: int, minute: int, chats: dict[int, int]) -> list[Sent]:
    return [Sent(at(day, hour, minute), "reminder", chat, str(enterprise)) for chat, enterprise in chats.items()]


def digests(day: date, hour: int, minute: int, *officers: int) -> list[Sent]:
    codes = {9001: "220000", 9002: "220100", 9003: "220104", 9004: "220105"}
    return [Sent(at(day, hour, minute), "digest", officer, codes[officer]) for officer in officers]


async def test_a_work_day_on_which_nobody_reports(world: World) -> None:
    await world.play(looks(MONDAY))
    managers = {11: MARKET, 12: MARKET, 21: SALON, 31: EVERY_DAY}
    assert await outgoing(world.database) == [
        *reminders(MONDAY, 8, 30, managers),
        *reminders(MONDAY, 10, 30, managers),
        *digests(MONDAY, 12, 5, 9001, 9002, 9003, 9004),
        *digests(MONDAY, 14, 0, 9001, 9002, 9003, 9004),
    ]
    assert await laggards(world.database, MONDAY) == {MARKET, SALON, EVERY_DAY, SILENT, BLOCKED}
    assert world.woken == [at(MONDAY, 8, 30), at(MONDAY, 10, 30), at(MONDAY, 12, 5), at(MONDAY, 14)]


async def test_rows_say_all_that_the_mailbox_needs(world: World) -> None:
    await world.play(looks(MONDAY))
    async with world.database.read() as conn:
        rows = {row.dedupe_key: row for row in await conn.execute(t.outbox.select())}
    reminder = rows["reminder:2026-11-23:0830:ent-1:acc-12"]
    assert (reminder.lane, reminder.screen, reminder.subject, reminder.language) == ("reminder", "reminder", "1", "en")
    assert (reminder.not_before, reminder.expires_at) == (at(MONDAY, 8, 30), at(MONDAY, 10, 30))
    digest = rows["digest:2026-11-23:1400:div-220104:acc-9003"]
    assert (digest.lane, digest.screen, digest.subject, digest.language) == ("reminder", "digest", "220104", "zh-CN")
    assert (digest.not_before, digest.expires_at) == (at(MONDAY, 14), at(MONDAY + timedelta(days=1), 0))
    assert {(row.edit, row.attempts, row.outcome, row.payload, row.card) for row in rows.values()} == {(False, 0, None, None, "")}


async def test_nobody_is_reminded_who_has_reported(world: World) -> None:
    await report(world.database, EVERY_DAY, MONDAY)  # before the day opens
    await world.play(looks(MONDAY, end="08:30"))
    await report(world.database, MARKET, MONDAY)
    await world.play(looks(MONDAY, begin="08:30", end="12:00"))
    assert await outgoing(world.database) == [*reminders(MONDAY, 8, 30, {21: SALON}), *reminders(MONDAY, 10, 30, {21: SALON})]


async def test_officers_hear_only_of_what_is_theirs(world: World) -> None:
    await world.play(looks(MONDAY, end="10:30"))
    for enterprise in (SALON, SILENT, BLOCKED):
        await report(world.database, enterprise, MONDAY)
    await world.play(looks(MONDAY, begin="12:00", end="14:00"))
    for enterprise in (MARKET, EVERY_DAY):
        await report(world.database, enterprise, MONDAY)
    await world.play(looks(MONDAY, begin="14:00"))
    told = [sent for sent in await outgoing(world.database) if sent.screen == "digest"]
    assert told == digests(MONDAY, 12, 5, 9001, 9002, 9003, 9004), "also where all have reported"


async def test_who_cannot_be_reached_is_left_alone_until_they_can(world: World) -> None:
    await world.play(looks(MONDAY, end="10:30"))
    await set_reachable(world.database, 61, True)
    await set_reachable(world.database, 21, False)
    await world.play(looks(MONDAY, begin="10:30", end="12:00"))
    second = [sent.chat_id for sent in await outgoing(world.database) if sent.at == at(MONDAY, 10, 30)]
    assert second == [11, 12, 31, 61]


async def test_on_a_day_of_rest_only_those_owe_who_work_every_day(world: World) -> None:
    await world.play(looks(SUNDAY))
    assert await laggards(world.database, SUNDAY) == {EVERY_DAY}
    assert await outgoing(world.database) == [
        *reminders(SUNDAY, 8, 30, {31: EVERY_DAY}),
        *reminders(SUNDAY, 10, 30, {31: EVERY_DAY}),
        *digests(SUNDAY, 12, 5, 9001, 9002, 9003),
        *digests(SUNDAY, 14, 0, 9001, 9002, 9003),
    ]


async def test_how_many_owed_is_kept_though_laggards_become_fewer(world: World) -> None:
    await report(world.database, EVERY_DAY, MONDAY)
    await world.play(looks(MONDAY))
    async with world.database.read() as conn:
        totals = {row.path: row.owed for row in await conn.execute(t.due_total.select())}
    assert totals == {PATHS["220104"]: 2, PATHS["220105"]: 3}


async def test_after_an_hour_of_downtime_the_reminder_comes_late_and_once(world: World) -> None:
    await world.play(looks(MONDAY, end="08:30"))
    world.restart()
    await world.play([at(MONDAY, 9, 20), at(MONDAY, 9, 21)])
    assert [sent.at for sent in await outgoing(world.database)] == [at(MONDAY, 9, 20)] * 4


async def test_after_a_morning_of_downtime_the_day_opens_late(world: World) -> None:
    await world.tick(at(MONDAY, 11))
    assert await outgoing(world.database) == reminders(MONDAY, 11, 0, {11: MARKET, 12: MARKET, 21: SALON, 31: EVERY_DAY})
    assert await outcomes(world.database) == {
        "drafts:2026-11-23:0300": "done",
        "open:2026-11-23": "done",
        "reminder:2026-11-23:0830": "expired",
        "readings:2026-11-23:0900": "done",
        "disinfect:2026-11-23:0900": "done",
        "reminder:2026-11-23:1030": "done",
        "digest:2026-11-23:1205": None,
        "digest:2026-11-23:1400": None,
        "readings:2026-11-23:1700": None,
        "disinfect:2026-11-23:1300": None,
        "disinfect:2026-11-23:1700": None,
        "duty_warning:2026-11-23:1800": None,
        "disinfect_overdue:2026-11-23:1900": None,
        "overdue:2026-11-23:2000": None,
        "silent_alert:2026-11-23": None,
        "readings_alert:2026-11-23:morning": None,
        "readings_alert:2026-11-23:evening": None,
        "disinfection_alert:2026-11-23": None,
        "open:2026-11-24": None,
    }


@pytest.mark.parametrize(("hour", "restarts"), [(6, False), (8, True), (9, False)])
@pytest.mark.parametrize("ahead", [3, 20])
async def test_a_clock_that_was_ahead_and_is_put_back_loses_no_slot(world: World, hour: int, restarts: bool, ahead: int) -> None:
    """What it found too late, by the wrong time, is not too late: it happens after all. What was done is not done again."""
    await world.play(looks(MONDAY, end=f"{hour:02}:00"))
    before = set(await outgoing(world.database))
    await world.tick(at(MONDAY, hour) + timedelta(hours=ahead))
    if restarts:
        world.restart()
    await world.play(look for look in looks(MONDAY) if look >= at(MONDAY, hour))
    said = await outcomes(world.database)
    left = {key: outcome for key, outcome in said.items() if str(MONDAY) in key and outcome != "done" and "disinfect" not in key}
    assert left == {}
    reminded = [(row.at.hour, row.chat_id) for row in await outgoing(world.database) if row.screen == "reminder"]
    assert len(set(reminded)) == len(reminded)
    assert {chat for _, chat in reminded} == {11, 12, 21, 31}
    assert before <= set(await outgoing(world.database))


@pytest.mark.parametrize(("back", "told_at"), [(time(9), time(12, 5)), (time(12, 30), time(12, 30))])
async def test_a_digest_that_a_clock_which_was_ahead_found_overtaken_comes_after_all(world: World, back: time, told_at: time) -> None:
    """At nine it is ten past two for a moment: the second digest leaves, and says nothing of who is silent at noon."""
    await world.play(looks(MONDAY, end="09:00"))
    await world.tick(at(MONDAY, 14, 10))
    assert (await outcomes(world.database))["digest:2026-11-23:1205"] == "overtaken"
    world.restart()
    await world.tick(at(MONDAY, back.hour, back.minute))
    await world.play(look for look in looks(MONDAY) if look.time() > back)
    told = [row for row in await outgoing(world.database) if row.screen == "digest"]
    assert told == [*digests(MONDAY, told_at.hour, told_at.minute, *OFFICERS), *digests(MONDAY, 14, 10, *OFFICERS)]


async def test_a_digest_that_was_overtaken_does_not_come_back(world: World) -> None:
    """A clock an hour ahead closed both, and by the right time, too, both were due."""
    await world.play(looks(MONDAY, end="12:00"))
    await world.tick(at(MONDAY, 16))
    await world.play(look for look in looks(MONDAY) if look >= at(MONDAY, 15))
    assert [row.at for row in await outgoing(world.database) if row.screen == "digest"] == [at(MONDAY, 16)] * 4


async def test_downtime_over_both_digests_and_over_days(world: World) -> None:
    await world.play(looks(MONDAY, end="12:00"))
    before = len(await outgoing(world.database))
    await world.tick(at(MONDAY, 16))
    assert (await outgoing(world.database))[before:] == digests(MONDAY, 16, 0, 9001, 9002, 9003, 9004)
    await world.tick(at(date(2026, 11, 26), 6))
    await world.tick(at(date(2026, 11, 26), 7))
    assert (await outcomes(world.database))["digest:2026-11-23:1205"] == "overtaken"
    assert (await outcomes(world.database))["open:2026-11-24"] == "expired"
    assert await laggards(world.database, date(2026, 11, 24)) == set()
    assert await laggards(world.database, date(2026, 11, 26)) == {MARKET, SALON, EVERY_DAY, SILENT, BLOCKED}


async def test_an_admin_moves_the_times_in_the_middle_of_the_day(world: World) -> None:
    await world.play(looks(MONDAY, end="10:30"))
    world.daily.policy = Policy(version=2, reminders=(time(8, 30), time(11, 0)), cutoff=time(13, 0), digests=(time(13, 5),))
    await world.play([at(MONDAY, 10, 30), at(MONDAY, 11), at(MONDAY, 12, 5), at(MONDAY, 13, 5), at(MONDAY, 14)])
    moments = sorted({sent.at for sent in await outgoing(world.database)})
    assert moments == [at(MONDAY, 8, 30), at(MONDAY, 11), at(MONDAY, 13, 5)]
    async with world.database.read() as conn:
        slots = {row.key: row for row in await conn.execute(t.slot.select())}
    assert slots["reminder:2026-11-23:1030"].outcome == slots["digest:2026-11-23:1205"].outcome == "withdrawn"
    assert slots["reminder:2026-11-23:1100"].expires_at == at(MONDAY, 13)


async def test_enterprises_that_come_after_the_opening_can_be_let_in(world: World) -> None:
    late = {"id": 7, "uscc": "7", "name": "企业7", "division_code": "220104", "path": PATHS["220104"], "headcount": 3}
    world.clock.moment = at(MONDAY, 6)
    assert await world.daily.open_again() == 0
    await world.tick(at(MONDAY, 7))
    async with world.database.begin() as conn:
        await conn.execute(insert(t.enterprise), [late])
        await conn.execute(insert(t.membership), [{"account_id": 21, "role": "manager", "enterprise_id": 7, "since": LONG_AGO}])
    await report(world.database, MARKET, MONDAY)
    assert await world.daily.open_again() == 1
    assert await laggards(world.database, MONDAY) == {SALON, EVERY_DAY, SILENT, BLOCKED, 7}
    await world.tick(at(MONDAY, 8, 30))
    assert [(sent.chat_id, sent.subject) for sent in await outgoing(world.database)] == [(21, "2"), (21, "7"), (31, "3")]


async def test_closed_enterprises_never_owe(world: World) -> None:
    await world.play(looks(MONDAY))
    assert CLOSED not in await laggards(world.database, MONDAY)
