"""Two managers at once, and several processes on one PostgreSQL: nobody logs a point without having seen what another has logged of it."""

import asyncio
from datetime import timedelta

import pytest

from bot.storage.briefings import load_facts, load_seats
from bot.storage.database import Conflict, Database
from bot.storage.writers import Deed, apply
from conversations.disinfection_records import LogDisinfection, WithdrawLogs
from conversations.want import Want
from tests.storage.disinfection_world import add, book, log, plan, treated
from tests.storage.test_races import again_on_conflict
from tests.storage.world import DAY, KEYRING, at, days_ago, do, found_county


async def test_who_has_not_seen_a_log_of_the_point_is_in_its_way(database: Database) -> None:
    await found_county(database)
    point, other = await add(database, 1, plan(), plan("仓库"))
    await log(database, 1, treated(point.id))
    (first,) = (await book(database)).logs
    with pytest.raises(Conflict):
        await do(database, LogDisinfection(1, (treated(point.id), treated(other.id)), frozenset()), by=21)
    assert (await book(database)).logs == (first,)
    await do(database, LogDisinfection(1, (treated(other.id),), frozenset()), by=21)
    await do(database, LogDisinfection(1, (treated(point.id),), frozenset({first.id})), by=21)
    assert [one.treated.point_id for one in (await book(database)).logs] == [point.id, other.id, point.id]


async def test_what_was_withdrawn_or_is_of_another_day_is_in_nobodys_way(database: Database) -> None:
    await found_county(database)
    (point,) = await add(database, 1, plan(), now=at(8, day=days_ago(3)))
    await log(database, 1, treated(point.id, when=at(9, day=days_ago(1))))
    await log(database, 1, treated(point.id))
    _, today = (await book(database)).logs
    await do(database, WithdrawLogs(1, (today.id,)))
    await do(database, LogDisinfection(1, (treated(point.id),), frozenset()), by=21)
    assert len((await book(database)).logs) == 2


async def test_a_log_of_tomorrow_is_in_nobodys_way(database: Database) -> None:
    """A clock that was ahead over midnight left it; no book of today shows it, so nobody can have seen it."""
    await found_county(database)
    (point,) = await add(database, 1, plan())
    await log(database, 1, treated(point.id, when=at(9, day=DAY + timedelta(days=1))))
    assert (await book(database, now=at(10))).logs == ()
    await do(database, LogDisinfection(1, (treated(point.id),), frozenset()), by=21, now=at(10))
    assert [one.treated.at for one in (await book(database, now=at(10))).logs] == [at(9, 5)]


async def test_after_midnight_what_others_did_since_then_is_in_ones_way(database: Database) -> None:
    await found_county(database)
    (point,) = await add(database, 1, plan(), now=at(8, day=days_ago(3)))
    await log(database, 1, treated(point.id, when=at(0, 5)))
    late = LogDisinfection(1, (treated(point.id, when=at(23, 50, days_ago(1))),), frozenset())
    with pytest.raises(Conflict):
        await do(database, late, by=21, now=at(0, 10))


@pytest.mark.postgres
@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)
async def test_of_four_phones_one_logs_and_three_see_it(database: Database, database_url: str) -> None:
    await found_county(database)
    (point,) = await add(database, 1, plan())
    other = Database(database_url)
    logged, saw, all_looked = [], [], asyncio.Barrier(4)

    async def tap(where: Database, by: int) -> None:
        tries = 0

        async def work() -> None:
            nonlocal tries
            tries += 1
            async with where.begin() as conn:
                await load_seats(conn, [by])
                wants = [Want("disinfection", 1)]
                facts = await load_facts(conn, wants, now_local=at(9), code_hasher=KEYRING.code_hashes, is_work_day=lambda _: True)
                logs = facts.disinfection[1].logs
                if tries == 1:
                    await all_looked.wait()
                if logs:
                    saw.append(by)
                    return
                await apply(conn, [Deed(LogDisinfection(1, (treated(point.id),), frozenset()), by, by, "")], at(9, 6), KEYRING)
            logged.append(by)

        await again_on_conflict(where, work)

    await asyncio.gather(*(tap(where, by) for where, by in ((database, 11), (other, 21), (database, 31), (other, 9003))))
    assert (len(logged), len(saw), len((await book(database)).logs)) == (1, 3, 1)
    await other.dispose()
