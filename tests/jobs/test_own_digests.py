"""Digests at times of the officers' own: once, to those who chose them, also after an hour away, and never in the quiet hours."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.duties.own_digests import come
from bot.jobs.own_digests import OwnDigests
from bot.storage import tables as t
from bot.storage.database import Database
from conversations.policy import DEFAULT_POLICY
from tests.jobs.province import SHANGHAI, StillClock, at, found, set_reachable
from tests.storage.world import counting

MONDAY = date(2026, 11, 23)
PROVINCE, CITY, COUNTY, MANAGER = 9001, 9002, 9003, 11


async def chosen(database: Database, *wishes: tuple[int, str, time]) -> None:
    async with database.begin() as conn:
        await conn.execute(insert(t.wish), [{"account_id": account, "what": what, "at": wall} for account, what, wall in wishes])


async def queued(database: Database) -> list[tuple[int, str, str]]:
    """Chat, screen and subject of all that was queued."""
    async with database.read() as conn:
        rows = await conn.execute(select(t.outbox.c.chat_id, t.outbox.c.screen, t.outbox.c.subject).order_by(t.outbox.c.id))
        return [tuple(row) for row in rows]


class Day:
    """One process's look at the clock."""

    def __init__(self, database: Database, moment: datetime) -> None:
        self.clock = StillClock(moment)
        self.woken = 0
        self.work = OwnDigests(database, self.clock, on_queued=self.wake)

    def wake(self) -> None:
        self.woken += 1

    async def until(self, end: datetime, step: timedelta = timedelta(minutes=1)) -> None:
        """Look every `step` from where the clock stands up to `end`."""
        while self.clock.moment <= end:
            await self.work.run()
            self.clock.moment += step


async def test_a_clock_that_was_ahead_and_is_put_back_keeps_nobody_waiting_and_tells_nobody_twice(database: Database) -> None:
    await found(database)
    await chosen(database, (CITY, "morning", time(8)), (COUNTY, "evening", time(9)))
    day = Day(database, at(MONDAY, 7, 59))
    await day.until(at(MONDAY, 8))
    day.clock.moment = at(MONDAY, 15)
    await day.work.run()
    day.clock.moment = at(MONDAY, 7, 58)
    await day.until(at(MONDAY, 12))
    assert await queued(database) == [(CITY, "morning", "2026-11-23"), (COUNTY, "evening", "2026-11-23")]


async def test_each_gets_it_at_the_own_time_and_once(database: Database) -> None:
    await found(database)
    await chosen(database, (CITY, "morning", time(8)), (COUNTY, "morning", time(8, 1)), (COUNTY, "evening", time(18, 30)))
    day = Day(database, at(MONDAY, 7, 30))
    await day.until(at(MONDAY, 7, 59))
    assert await queued(database) == []
    await day.until(at(MONDAY, 8))
    assert await queued(database) == [(CITY, "morning", "2026-11-23")]
    await day.until(at(MONDAY, 12))
    assert await queued(database) == [(CITY, "morning", "2026-11-23"), (COUNTY, "morning", "2026-11-23")]
    await day.until(at(MONDAY, 23))
    assert (await queued(database))[2:] == [(COUNTY, "evening", "2026-11-23")]
    assert day.woken == 3
    await day.until(at(date(2026, 11, 24), 9))
    assert [subject for _, _, subject in await queued(database)].count("2026-11-24") == 2


async def test_two_processes_and_one_that_begins_anew_tell_nobody_twice(database: Database) -> None:
    await found(database)
    await chosen(database, (CITY, "morning", time(8)))
    for begins in (at(MONDAY, 7, 59), at(MONDAY, 7, 59), at(MONDAY, 8, 20)):
        await Day(database, begins).until(at(MONDAY, 8, 30))
    assert len(await queued(database)) == 1


@pytest.mark.parametrize(("back", "told"), [((9, 0), 1), ((9, 59), 1), ((10, 0), 0), ((13, 0), 0)])
async def test_after_an_hour_away_it_is_told_and_after_two_it_is_not(database: Database, back: tuple[int, int], told: int) -> None:
    await found(database)
    await chosen(database, (CITY, "morning", time(8)))
    await Day(database, at(MONDAY, 7)).until(at(MONDAY, 7, 30))
    day = Day(database, at(MONDAY, *back))
    assert await day.work.run() == told
    async with database.read() as conn:
        expires = (await conn.execute(select(t.outbox.c.expires_at))).scalars().all()
    assert [moment.astimezone(SHANGHAI) for moment in expires] == [at(MONDAY, 10)] * told


async def test_a_clock_that_jumps_misses_nothing(database: Database) -> None:
    await found(database)
    await chosen(database, (CITY, "morning", time(8)), (COUNTY, "morning", time(8, 30)))
    await Day(database, at(MONDAY, 7)).until(at(MONDAY, 9), timedelta(minutes=95))
    assert [chat for chat, _, _ in await queued(database)] == [CITY, COUNTY]


async def test_who_moved_the_time_forward_gets_one_a_day(database: Database) -> None:
    await found(database)
    await chosen(database, (CITY, "morning", time(8)))
    day = Day(database, at(MONDAY, 7, 59))
    await day.until(at(MONDAY, 8, 1))
    async with database.begin() as conn:
        await conn.execute(update(t.wish).values(at=time(9)))
    await day.until(at(MONDAY, 10))
    assert len(await queued(database)) == 1


async def test_only_officers_who_can_be_written_to_and_only_these_wishes(database: Database) -> None:
    await found(database)
    wishes = [(chat, "morning", time(8)) for chat in (PROVINCE, CITY, COUNTY, MANAGER)]
    await chosen(database, *wishes, (MANAGER, "ledger", time(8)))
    await set_reachable(database, CITY, False)
    async with database.begin() as conn:
        await conn.execute(update(t.membership).where(t.membership.c.account_id == COUNTY).values(ended_at=at(MONDAY, 7)))
    await Day(database, at(MONDAY, 7, 59)).until(at(MONDAY, 8))
    assert await queued(database) == [(PROVINCE, "morning", "2026-11-23")]


async def test_a_minute_takes_two_statements_and_other_ticks_none(database: Database) -> None:
    await found(database)
    await chosen(database, *((chat, "morning", time(8)) for chat in (PROVINCE, CITY, COUNTY)))
    day = Day(database, at(MONDAY, 8))
    with counting(database) as counted:
        assert await day.work.run() == 3
    assert len(counted) == 2
    day.clock.moment += timedelta(seconds=30)
    with counting(database) as counted:
        assert await day.work.run() == 0
    assert len(counted) == 0


async def test_a_look_that_fails_is_made_good(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    await found(database)
    await chosen(database, (CITY, "morning", time(8)))
    day = Day(database, at(MONDAY, 8))
    with monkeypatch.context() as broken:
        broken.setattr("bot.storage.own_digests.queue", _fails)
        with pytest.raises(OSError, match="away"):
            await day.work.run()
    day.clock.moment += timedelta(seconds=1)
    assert await day.work.run() == 1


async def _fails(*_: object) -> int:
    raise OSError("away")


def test_times_in_the_quiet_hours_are_left_out() -> None:
    walls = [time(6, 30), time(8), time(21, 30)]
    for hour, expected in ((8, [time(8)]), (7, []), (22, [])):
        now = at(MONDAY, hour, 5)
        found_by = come(walls, MONDAY, now - timedelta(hours=2), now, SHANGHAI, DEFAULT_POLICY)
        assert [one.wall for one in found_by] == expected
    early = replace(DEFAULT_POLICY, quiet_until=time(9))
    assert come([time(8)], MONDAY, at(MONDAY, 7), at(MONDAY, 8, 5), SHANGHAI, early) == ()
