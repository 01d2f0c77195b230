"""Chains of alerts played fast: every step once, at its time, to the right people, and the timeline tells it."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

import pytest
from sqlalchemy import update

from bot.storage import tables as t
from bot.storage.database import Conflict, Database
from conversations.alert_records import AcknowledgeAlert, HandOverAlert, ReopenAlert, ResolveAlert
from tests.jobs.chases import ADMIN, CITY, COUNTY, PROVINCE, Heard, Runner, alert, fever, found, heard, queued, silence, timeline
from tests.jobs.province import set_reachable
from tests.jobs.test_killed import Killed, watched
from tests.storage.world import DAY, at, do

MINUTE, HOUR, STEP = timedelta(minutes=1), timedelta(hours=1), "step"


def told(found_: Sequence[Heard]) -> list[tuple[str, int, str]]:
    """Local wall-clock time, account and kind."""
    return [(f"{one.at.astimezone(at(0).tzinfo):%d %H:%M}", one.account, one.kind) for one in found_]


@pytest.fixture
async def runner(database: Database) -> Runner:
    await found(database)
    return Runner(database, at(9))


async def test_an_urgent_alert_goes_up_level_by_level_until_somebody_takes_it(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.play(at(9), at(12))
    assert told(await heard(runner.database, number)) == [
        ("23 09:00", COUNTY, STEP),
        ("23 09:15", CITY, STEP),  # there are no substitutes: their step is skipped at once
        ("23 09:45", PROVINCE, STEP),
        ("23 10:45", PROVINCE, STEP),
        ("23 11:45", PROVINCE, STEP),
    ]
    assert [kind for _, kind in await timeline(runner.database, number)] == ["opened", "told", "skipped", *["told"] * 4]
    screens = [(screen, chat) for screen, _, chat in await queued(runner.database)]
    assert screens == [("alert", COUNTY), ("alert", CITY), ("alert", PROVINCE), ("alert_nudge", PROVINCE), ("alert_nudge", PROVINCE)]


async def test_whoever_takes_it_is_asked_and_then_loses_it(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    await do(runner.database, AcknowledgeAlert(number), by=COUNTY, now=at(9, 5))
    await runner.play(at(9, 5), at(14))
    assert told(await heard(runner.database, number))[1:] == [
        ("23 13:05", COUNTY, "ask"),
        ("23 13:35", CITY, STEP),
        ("23 13:35", COUNTY, "back"),
    ]
    row = await alert(runner.database, number)
    assert (row.state, row.holder_id, row.acknowledged_at) == ("open", None, None)


async def test_saying_that_it_is_still_theirs_renews_it_and_resolving_ends_it(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    await do(runner.database, AcknowledgeAlert(number), by=COUNTY, now=at(9))
    await runner.play(at(9), at(13, 10))
    await do(runner.database, AcknowledgeAlert(number), by=COUNTY, now=at(13, 10))
    await runner.play(at(13, 10), at(17, 10))
    await do(runner.database, ResolveAlert(number, "=hospital"), by=COUNTY, now=at(17, 12))
    await runner.play(at(17, 15), at(23))
    assert told(await heard(runner.database, number))[1:] == [("23 13:00", COUNTY, "ask"), ("23 17:10", COUNTY, "ask")]
    row = await alert(runner.database, number)
    assert (row.state, row.next_at, row.resolved_by, row.note) == ("resolved", None, COUNTY, "=hospital")
    assert row.acknowledged_at == at(9)


async def test_what_is_handed_over_and_not_taken_goes_on(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    done = await do(runner.database, HandOverAlert(number, PROVINCE), by=COUNTY, now=at(9, 5))
    assert [(one.account_id, one.kind) for one in done.told] == [(PROVINCE, "handed")]
    await runner.play(at(9, 5), at(9, 20))
    assert told(await heard(runner.database, number))[1:] == [
        ("23 09:05", PROVINCE, "handed"),
        ("23 09:20", PROVINCE, "back"),
        ("23 09:20", CITY, STEP),
    ]


async def test_a_reopened_alert_begins_anew(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    await do(runner.database, ResolveAlert(number, "done"), by=COUNTY, now=at(9, 5))
    done = await do(runner.database, ReopenAlert(number), by=COUNTY, now=at(9, 30))
    assert done.due_alerts == (number,)
    await runner.play(at(9, 30), at(9, 45))
    assert [(one.account, one.round) for one in await heard(runner.database, number)] == [(COUNTY, 0), (COUNTY, 1), (CITY, 1)]
    row = await alert(runner.database, number)
    assert (row.state, row.resolved_at, row.resolved_by, row.note) == ("open", None, None, "")


async def test_a_routine_alert_waits_for_the_quarter_and_for_the_morning(runner: Runner) -> None:
    by_day, at_night = await silence(runner.database, at(12, 5)), await silence(runner.database, at(20, 50), 3)
    await runner.tick(at(12, 5))
    await runner.tick(at(20, 50))
    async with runner.database.read() as conn:
        rows = (await conn.execute(t.alert_notice.select().order_by(t.alert_notice.c.id))).all()
    morning = at(7, day=DAY + timedelta(days=1))
    assert next((row.alert_id, row.account_id, row.bundle) for row in rows) == (by_day, COUNTY, at(12, 15))
    assert {(row.alert_id, row.bundle) for row in rows[1:]} == {(by_day, morning), (at_night, morning)}
    row = await alert(runner.database, at_night)
    assert row.next_at == morning + timedelta(minutes=240)  # counted from when the message leaves
    assert (await queued(runner.database))[0][0::2] == ("alert_bundle", COUNTY)


async def test_several_routine_alerts_are_one_message(runner: Runner) -> None:
    for enterprise in (1, 2, 3):
        await silence(runner.database, at(12, 5), enterprise)
    await runner.tick(at(12, 5))
    await runner.tick(at(12, 6))
    moment = int(at(12, 15).timestamp())
    assert await queued(runner.database) == [("alert_bundle", f"{COUNTY}:{moment}", COUNTY)]


async def test_nobody_there_then_the_admins_and_without_them_it_is_tried_again(runner: Runner) -> None:
    for officer in (PROVINCE, CITY, COUNTY):
        await set_reachable(runner.database, officer, False)
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    assert told(await heard(runner.database, number)) == [("23 09:00", ADMIN, STEP)]
    await set_reachable(runner.database, ADMIN, False)
    await runner.play(at(9, 5), at(10, 5))
    assert Counter(kind for _, kind in await timeline(runner.database, number))["nobody"] == 2
    await set_reachable(runner.database, CITY, True)
    await runner.tick(at(10, 10))
    assert told(await heard(runner.database, number))[-1] == ("23 10:10", CITY, STEP)


async def test_after_hours_away_one_step_is_done_and_those_told_late_have_their_time(runner: Runner) -> None:
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    await runner.tick(at(14))
    await runner.play(at(14), at(15, 30))
    assert told(await heard(runner.database, number)) == [
        ("23 09:00", COUNTY, STEP),
        ("23 14:00", CITY, STEP),
        ("23 14:30", PROVINCE, STEP),
        ("23 15:30", PROVINCE, STEP),
    ]


@pytest.fixture
async def runners(database_url: str) -> AsyncIterator[list[Runner]]:
    """Three processes, each with its own connections, its own clock and its own memory."""
    databases = [Database(database_url) for _ in range(3)]
    await found(databases[0])
    yield [Runner(database, at(0)) for database in databases]
    for database in databases:
        await database.dispose()


@pytest.mark.slow
async def test_a_week_of_three_processes_that_restart_and_all_think_they_lead(runners: list[Runner]) -> None:
    """One alert that nobody ever takes, one that is taken and forgotten each day, one that is routine."""
    database, number = runners[0].database, 0
    lost, taken, routine = await fever(database, at(9)), await fever(database, at(10), 3), await silence(database, at(12))
    end = at(9, day=DAY + timedelta(days=7))
    moment = at(9)
    while moment <= end:
        if moment.hour == 10 and moment.minute == 15:
            await do(database, AcknowledgeAlert(taken), by=COUNTY, now=moment)
        number += 1
        if number % 7 == 0:
            runners[number % 3].restart()
        leading = runners if number % 4 == 0 else [runners[number % 3]]
        await asyncio.gather(*(runner.tick(moment) for runner in leading))
        moment += timedelta(minutes=15)
    hourly = [(at(9, 45) + HOUR * hour, PROVINCE) for hour in range(7 * 24)]
    expected = [(at(9), COUNTY), (at(9, 15), CITY), *(one for one in hourly if one[0] <= end)]
    assert [(one.at, one.account) for one in await heard(database, lost)] == expected
    asked = [one.at for one in await heard(database, taken) if one.kind == "ask"]
    assert asked == [at(14, 15, DAY + timedelta(days=day)) for day in range(7)]
    back = [one.at for one in await heard(database, taken) if one.kind == "back"]
    assert back == [at(14, 45, DAY + timedelta(days=day)) for day in range(7)]
    assert [(one.at, one.account) for one in await heard(database, routine)][:2] == [
        (at(12), COUNTY),
        (at(16, 15), CITY),
    ]
    for alert_id in (lost, taken, routine):
        steps = Counter((one.kind, one.round, one.step, one.account) for one in await heard(database, alert_id) if one.kind == STEP)
        assert set(steps.values()) == {1}
        events = Counter(kind for _, kind in await timeline(database, alert_id))
        assert events["told"] == len({(one.at, one.round, one.step) for one in await heard(database, alert_id) if one.kind == STEP})


async def test_killed_at_every_statement_in_turn(runner: Runner, database_url: str) -> None:
    """The process dies at its first statement, the next one at its second, and so on, until one comes through."""
    number = await fever(runner.database, at(9))
    await runner.tick(at(9))
    lives = 0
    while True:
        lives += 1
        successor = Database(database_url)
        with watched(successor) as statements:
            statements.kill_at = lives
            try:
                await Runner(successor, at(9, 15)).tick(at(9, 15))
            except Killed:
                continue
            finally:
                await successor.dispose()
            break
    assert lives > 5
    assert told(await heard(runner.database, number)) == [("23 09:00", COUNTY, STEP), ("23 09:15", CITY, STEP)]
    assert [screen for screen, _, _ in await queued(runner.database)] == ["alert", "alert"]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.slow
async def test_killed_anywhere_again_and_again(runner: Runner, database_url: str, seed: int) -> None:
    """Six hours in which most looks die at a statement of chance, while officers take the alerts and let them go: nothing is told twice,
    and whatever is told is in the timeline and in the outbox."""
    chance = Random(seed)
    alerts = [await fever(runner.database, at(9), enterprise) for enterprise in (1, 2, 3)]
    moment, taken = at(9), 0
    while moment < at(15):
        successor = Database(database_url)
        with watched(successor) as statements:
            statements.kill_at = chance.choice([*range(1, 16), 1000])
            with suppress(Killed):
                await Runner(successor, moment).tick(moment)
        await successor.dispose()
        if chance.random() < 0.1:
            with suppress(Conflict):
                await do(runner.database, AcknowledgeAlert(chance.choice(alerts)), by=chance.choice([COUNTY, CITY]), now=moment)
                taken += 1
        moment += timedelta(minutes=5)
    assert taken
    letters = Counter(subject.split(":")[0] for _, subject, _ in await queued(runner.database))
    for number in alerts:
        notices = await heard(runner.database, number)
        steps = Counter((one.round, one.step, one.account) for one in notices if one.kind == STEP)
        assert set(steps.values()) <= {1}
        events = Counter(kind for _, kind in await timeline(runner.database, number))
        assert events["told"] == len({(one.round, one.step) for one in notices if one.kind == STEP})
        assert events["asked"] == sum(one.kind == "ask" for one in notices)
        assert letters[str(number)] == len(notices)


async def test_one_that_cannot_be_run_holds_up_no_other(runner: Runner) -> None:
    broken, well = await silence(runner.database, at(9), 1), await fever(runner.database, at(9))
    async with runner.database.begin() as conn:
        await conn.execute(update(t.alert).where(t.alert.c.id == broken).values(due="nonsense"))
    await runner.tick(at(9))
    assert told(await heard(runner.database, well)) == [("23 09:00", COUNTY, STEP)]
    assert await heard(runner.database, broken) == []


async def statements_of(runner: Runner, moment: datetime) -> int:
    with watched(runner.database) as statements:
        await runner.tick(moment)
    return len(statements.seen)


async def test_many_alerts_take_as_many_statements_as_one(runner: Runner) -> None:
    await silence(runner.database, at(9), 1)
    one = await statements_of(runner, at(9))
    for enterprise in (2, 3):
        await silence(runner.database, at(9, 1), enterprise)
    assert await statements_of(runner, at(9, 1)) == one


async def test_more_than_a_chunk_is_done_in_one_look(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.jobs.escalating.CHUNK", 1)
    alerts = [await silence(runner.database, at(9), enterprise) for enterprise in (1, 2, 3)]
    await runner.tick(at(9))
    assert [len(await heard(runner.database, number)) for number in alerts] == [1, 1, 1]
