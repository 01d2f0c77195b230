"""The watch on the watchers: what it finds, whom it tells, and that it is itself missed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from bot.jobs.watching import Watching
from bot.storage import tables as t
from bot.storage import watch
from bot.storage.database import Database
from bot.storage.lease import database_time
from conversations.alert_records import AcknowledgeAlert, ResolveAlert, SilenceAlert
from tests.jobs.chases import ADMIN, CITY, COUNTY, PROVINCE, Runner, alert, fever, found, heard, silence, timeline
from tests.storage.world import at, do


class Watch:
    """One process that watches, and what it says."""

    def __init__(self, runner: Runner) -> None:
        self.runner, self.found, self.beats = runner, list[Mapping[str, int]](), 0
        self.fails = False
        self._work = Watching(runner.database, runner.clock, on_found=self.found.append, beat=self._beat, again_after=0)

    async def _beat(self) -> None:
        self.beats += 1
        if self.fails:
            raise OSError("nobody answers")

    async def look(self, moment: Any = None) -> None:
        self.runner.clock.moment = moment or self.runner.clock.moment
        await self._work.run()

    async def troubles(self) -> tuple[str, ...]:
        async with self.runner.database.read() as conn:
            return await watch.troubles(conn)

    async def alarms(self) -> list[Any]:
        async with self.runner.database.read() as conn:
            return list((await conn.execute(select(t.alert).where(t.alert.c.key == watch.KEY).order_by(t.alert.c.id))).all())


@pytest.fixture
async def watched(database: Database) -> Watch:
    await found(database)
    return Watch(Runner(database, at(9)))


async def answered(watched: Watch, outcome: str = "delivered") -> None:
    """All letters have left."""
    async with watched.runner.database.begin() as conn:
        await conn.execute(update(t.alert_notice).values(outcome=outcome))


async def test_all_is_well_while_steps_are_run_and_messages_leave(watched: Watch) -> None:
    number = await fever(watched.runner.database, at(9))
    await watched.runner.tick(at(9))
    await watched.look(at(9))
    await answered(watched)
    await watched.look(at(9, 10))
    await do(watched.runner.database, AcknowledgeAlert(number), by=COUNTY, now=at(9, 11))
    await watched.look(at(9, 30))
    assert watched.found == [{}, {}, {}]
    assert watched.beats == 3
    assert await watched.troubles() == ()
    assert await watched.alarms() == []


async def test_a_step_that_is_not_run_is_told_to_the_admins_and_ends_by_itself(watched: Watch) -> None:
    late = await fever(watched.runner.database, at(9))
    with capture_logs() as logs:
        await watched.look(at(9, 1) + timedelta(seconds=1))
    assert [(log["event"], log["late"]) for log in logs] == [("alerts_in_trouble", 1)]
    assert watched.found == [{"late": 1}]
    assert watched.beats == 0
    assert await watched.troubles() == ("late",)
    (alarm,) = await watched.alarms()
    await watched.look()
    assert len(await watched.alarms()) == 1, "folded by its key"
    await watched.runner.tick(at(9, 2))
    assert [one.account for one in await heard(watched.runner.database, alarm.id)] == [ADMIN]
    assert [one.account for one in await heard(watched.runner.database, late)] == [COUNTY]
    await answered(watched)
    await watched.look(at(9, 3))
    row = await alert(watched.runner.database, alarm.id)
    assert (row.state, row.note, row.resolved_by, row.next_at) == ("resolved", watch.RECOVERED_NOTE, None, None)
    assert [kind for _, kind in await timeline(watched.runner.database, alarm.id)] == ["opened", "told", "resolved"]
    assert watched.beats == 1


async def test_a_message_without_an_outcome_is_found(watched: Watch) -> None:
    await fever(watched.runner.database, at(9))
    await watched.runner.tick(at(9))
    await watched.look(at(9, 1) + timedelta(seconds=1))
    assert watched.found == [{"unsent": 1}]


async def test_an_alert_that_contradicts_itself_is_found(watched: Watch) -> None:
    number = await fever(watched.runner.database, at(9))
    await watched.runner.tick(at(9))
    async with watched.runner.database.begin() as conn:
        await conn.execute(update(t.alert).where(t.alert.c.id == number).values(next_at=None))
    with capture_logs() as logs:
        await watched.look(at(9))
    assert [(log["broken"], log["rules"]) for log in logs] == [(1, ["nothing_next"])]


async def test_a_lane_that_telegram_has_paused_is_found(watched: Watch) -> None:
    async with watched.runner.database.begin() as conn:
        await conn.execute(t.pause.insert().values(lane="alert", until=at(9, 30)))
    await watched.look(at(9))
    assert watched.found == [{"paused": 1}]


async def test_a_heartbeat_that_fails_harms_nobody(watched: Watch) -> None:
    watched.fails = True
    with capture_logs() as logs:
        await watched.look(at(9))
        await watched.look(at(9, 1))
        watched.fails = False
        await watched.look(at(9, 2))
        await watched.look(at(9, 3))
        watched.fails = True
        await watched.look(at(9, 4))
    assert [log["event"] for log in logs] == ["heartbeat_failed", "heartbeat_heard_again", "heartbeat_failed"], "not each minute"
    assert await watched.troubles() == ()


async def test_the_watch_itself_is_missed(watched: Watch) -> None:
    assert await watched.troubles() == (watch.NOT_WATCHED,)
    await watched.look()
    assert await watched.troubles() == ()
    async with watched.runner.database.begin() as conn:
        before = await database_time(conn) - watch.SILENT_AFTER
        await conn.execute(update(t.slot).where(t.slot.c.kind == "watch").values(done_at=before))
    assert await watched.troubles() == (watch.NOT_WATCHED,)


async def test_what_a_wrong_clock_has_put_days_ahead_is_found(watched: Watch) -> None:
    number = await fever(watched.runner.database, at(9))
    await watched.runner.tick(at(9))
    await answered(watched)
    await silence(watched.runner.database, at(9))
    async with watched.runner.database.begin() as conn:
        await conn.execute(update(t.alert).where(t.alert.c.id == number).values(next_at=at(9) + watch.FAR + timedelta(minutes=1)))
    await watched.look(at(9))
    assert watched.found == [{"far": 1}]


async def test_admins_hear_again_when_something_else_goes_wrong(watched: Watch) -> None:
    runner = watched.runner
    await fever(runner.database, at(9))
    await watched.look(at(9, 2))
    (alarm,) = await watched.alarms()
    await runner.tick(at(9, 2))
    await answered(watched)
    await do(runner.database, SilenceAlert(alarm.id, at(20)), by=ADMIN, now=at(9, 3))
    async with runner.database.begin() as conn:
        await conn.execute(update(t.alert).where(t.alert.c.kind == "fever").values(next_at=at(9)))
        await conn.execute(t.pause.insert().values(lane="alert", until=at(12)))
    await watched.look(at(9, 10))
    assert [one.kind for one in await heard(runner.database, alarm.id)] == ["step"], "it was told a few minutes ago"
    assert watched.found[-1] == {"late": 1, "paused": 1}
    await watched.look(at(9, 30))
    await watched.look(at(9, 31))
    assert [(one.kind, one.account) for one in await heard(runner.database, alarm.id)] == [("step", ADMIN), ("again", ADMIN)]
    assert (await alert(runner.database, alarm.id)).silent_until is None


def minutes(count: int) -> Any:
    return at(9) + timedelta(minutes=count)


class Flapping:
    """Trouble that is there whenever it is asked for: a step that nobody runs, a lane that Telegram has paused."""

    def __init__(self, watched: Watch) -> None:
        self.watched, self.database = watched, watched.runner.database

    async def minute(self, number: int, *, late: bool = False, paused: bool = False) -> None:
        """One look at the minute, and what the runner does right after it, with these troubles and no other."""
        moment = minutes(number)
        values = {"next_at": moment - timedelta(minutes=5) if late else moment + timedelta(minutes=5)}
        async with self.database.begin() as conn:
            await conn.execute(update(t.alert).where(t.alert.c.kind == "fever").values(values))
            await conn.execute(t.pause.delete())
            if paused:
                await conn.execute(t.pause.insert().values(lane="alert", until=moment + timedelta(hours=1)))
        await self.watched.look(moment)
        async with self.database.begin() as conn:  # the fever is not what this is about
            held = update(t.alert).where(t.alert.c.kind == "fever").values(next_at=moment + timedelta(minutes=5))
            await conn.execute(held)
        await self.watched.runner.tick(moment)
        await answered(self.watched)

    async def rings(self, alarm: Any) -> list[int]:
        """The minutes at which the admin was written to."""
        return [round((one.at - at(9)) / timedelta(minutes=1)) for one in await heard(self.database, alarm.id)]


@pytest.fixture
async def flapping(watched: Watch) -> Flapping:
    await fever(watched.runner.database, at(9))
    await watched.runner.tick(at(9))
    await answered(watched)
    return Flapping(watched)


@pytest.mark.slow
async def test_trouble_that_comes_and_goes_each_minute_for_three_hours_rings_each_hour(flapping: Flapping) -> None:
    for number in range(180):
        await flapping.minute(number, late=number % 2 == 0)
    (alarm,) = await flapping.watched.alarms()
    assert await flapping.rings(alarm) == [0, 60, 120]
    assert (alarm.state, alarm.times) == ("resolved", 90)
    story = [kind for _, kind in await timeline(flapping.database, alarm.id)]
    assert story[:6] == ["opened", "told", "resolved", "reopened", "resolved", "reopened"]
    assert (story.count("reopened"), story.count("resolved"), story.count("told")) == (89, 90, 3)
    assert [found["late"] for found in flapping.watched.found if found] == [1] * 90, "the alert about it is never late itself"
    assert await flapping.watched.troubles() == ()


async def test_what_is_new_while_it_comes_and_goes_rings_after_a_quarter(flapping: Flapping) -> None:
    for number in range(80):
        new = number >= 5
        await flapping.minute(number, late=number % 2 == 0, paused=new and number % 2 == 0)
    (alarm,) = await flapping.watched.alarms()
    # At 15 its time has come, at 16 it is there.
    assert await flapping.rings(alarm) == [0, 16, 76]


async def test_what_is_new_while_it_is_open_rings_once_and_not_again_by_the_step_that_was_to_come(flapping: Flapping) -> None:
    for number in range(130):
        await flapping.minute(number, late=True, paused=number >= 50)
    (alarm,) = await flapping.watched.alarms()
    assert await flapping.rings(alarm) == [0, 50, 110]
    assert "again" in [kind for _, kind in await timeline(flapping.database, alarm.id)]


async def test_trouble_after_more_than_an_hour_is_another_one(flapping: Flapping) -> None:
    for number in range(70):
        await flapping.minute(number, late=number in (0, 3, 69))
    first, second = await flapping.watched.alarms()
    assert [(one.state, one.times) for one in (first, second)] == [("resolved", 2), ("open", 1)]
    assert (await flapping.rings(first), await flapping.rings(second)) == ([0], [69])


async def test_what_an_admin_had_resolved_is_opened_again_as_well(flapping: Flapping) -> None:
    await flapping.minute(0, late=True)
    (alarm,) = await flapping.watched.alarms()
    await do(flapping.database, ResolveAlert(alarm.id, "restarted"), by=ADMIN, now=minutes(1))
    for number in range(1, 70):
        await flapping.minute(number, late=True)
    (again,) = await flapping.watched.alarms()
    assert (again.id, again.state, again.resolved_by, again.note, again.times) == (alarm.id, "open", None, "", 2)
    assert await flapping.rings(again) == [0, 60]


async def test_an_urgent_step_that_a_clock_was_ahead_for_is_done_when_it_is_put_back(watched: Watch) -> None:
    runner = watched.runner
    number, held = await fever(runner.database, at(9)), await fever(runner.database, at(9), 3)
    await runner.tick(at(9))
    await do(runner.database, AcknowledgeAlert(held), by=COUNTY, now=at(9))
    await runner.tick(at(12))  # for a moment it is noon; the next step would come at 12:30
    await answered(watched)
    before = await alert(runner.database, held)
    with capture_logs() as logs:
        await watched.look(at(9, 2))
    assert [(log["event"], log["alerts"]) for log in logs] == [("alerts_pulled_in", [number])]
    assert await alert(runner.database, held) == before, "whoever holds one is asked in four hours"
    await runner.play(at(9, 2), at(10, 30))
    await answered(watched)
    await watched.look()
    told = [(one.at, one.account) for one in await heard(runner.database, number)]
    assert told == [(at(9), COUNTY), (at(9, 2), PROVINCE), (at(10, 2), PROVINCE), (at(12), CITY)]
    assert await watched.alarms() == []
