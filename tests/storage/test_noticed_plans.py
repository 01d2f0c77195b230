"""What opens and closes alerts by itself uses indexes, costs as much as there is to be told of, and takes as many statements for sixty-four
as for one."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import disinfection_alerts, reading_alerts, silent_alerts, unreachable_alerts
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.job_alerts import Noticed
from bot.storage.writers import Deed, apply
from conversations.codes import AlertKind, Half
from conversations.disinfection_records import LogDisinfection
from conversations.policy import DEFAULT_POLICY
from conversations.records import Record
from tests.storage.disinfection_world import FIVE, NINE, ONE, treated
from tests.storage.plans import Work, page_reads, plans, scanned, sent_by, settle
from tests.storage.return_world import isolating, reading
from tests.storage.test_disinfection_plans import LISTS, fill_disinfection, point
from tests.storage.test_plans import ENTERPRISES, SMALL, fill
from tests.storage.world import DAY, KEYRING, PATHS, at, days_ago, ledger, staff

LAGGARDS = 100
FOUND = LISTS | {"late", "run", "counted", "noticed", "row", "each", "point", "member_day", "running"}
"""What a statement has found itself."""


def noticed(kind: AlertKind) -> Noticed:
    return Noticed(kind, DAY, at(20), at(21))


async def silent(conn: AsyncConnection) -> None:
    await silent_alerts.tell_silent(conn, noticed(AlertKind.SILENT))


async def overdue(conn: AsyncConnection) -> None:
    await disinfection_alerts.tell_overdue(conn, noticed(AlertKind.DISINFECTION_OVERDUE), True, DEFAULT_POLICY)


async def missed(conn: AsyncConnection) -> None:
    await reading_alerts.tell_missed(conn, noticed(AlertKind.READINGS_MISSED), Half.MORNING, at(14))


async def fill_alerts(database: Database) -> None:
    """A hundred laggards; five hundred alerts that stand, and many times as many that are resolved."""
    await fill_disinfection(database)
    told = {"kind": "silent", "severity": "routine", "path": PATHS["220104"], "since": days_ago(1), "day": days_ago(1)}
    moments = {"opened_at": at(12, day=days_ago(1)), "reported_at": at(12, day=days_ago(1))}
    ids = range(1, ENTERPRISES + 1)
    rows = [{"key": f"silent:{n}", "state": "resolved", "enterprise_id": n, **told, **moments} for n in ids for _ in range(3)]
    standing = [{**row, "state": "open", "next_at": at(9)} for row in rows[-1500::3]]
    begun = {"path": PATHS["220104"], "kind": "home", "first": days_ago(30), "until": days_ago(16), "rule": "contact"}
    ended = {**begun, "opened_at": at(8, day=days_ago(30)), "ended_at": at(8, day=days_ago(16)), "ended_step": "completed"}
    over = [{"enterprise_id": n, "staff_id": staff(n, number), **ended} for n in range(1, 65) for number in (1, 2, 3) for _ in range(10)]
    async with database.begin() as conn:
        await conn.execute(insert(t.alert), rows)
        await conn.execute(insert(t.alert), standing)
        await conn.execute(insert(t.isolation), over)
        await conn.execute(delete(t.due).where(t.due.c.enterprise_id > LAGGARDS))
    for n in range(1, 65):
        async with database.begin() as conn:
            await apply(conn, [Deed(isolating(n, staff(n, 1)), n * 10 + 1, n * 10 + 1, "")], at(8), KEYRING)
    await settle(database)


def _of(record: Record, enterprise_id: int) -> Deed:
    chat = enterprise_id * 10 + 1
    return Deed(record, chat, chat, "")


async def test_opening_and_closing_use_indexes(database: Database) -> None:
    await fill_alerts(database)
    chats = [n * 10 + 1 for n in range(1, 65)]
    works = {
        "silent": silent,
        "unreachable": lambda conn: unreachable_alerts.note_reachable(conn, chats, False, at(10)),
        "reachable": lambda conn: unreachable_alerts.close_reachable(conn, chats, at(10)),
        "reported": lambda conn: silent_alerts.close_reported(conn, range(1, 65), at(13)),
        "read": lambda conn: reading_alerts.close_read(conn, [staff(n, 1) for n in range(1, 65)], at(13)),
        "released": lambda conn: reading_alerts.close_released(conn, range(1900, 1964), at(13)),
        "disinfected": lambda conn: disinfection_alerts.close_disinfected(conn, range(1, 65), [DAY], at(13), DEFAULT_POLICY),
    }
    for name, work in works.items():
        for plan in await plans(database, work, prefer_indexes=True):
            assert scanned(plan) <= SMALL | FOUND, f"{name}:\n{plan}"


async def test_what_looks_at_all_of_a_kind_reads_the_index_of_those_that_stand(database: Database) -> None:
    await fill_alerts(database)
    works: dict[str, tuple[Work, str]] = {
        "missed": (missed, "isolation"),
        "not owed": (lambda conn: silent_alerts.close_not_owed(conn, DAY, at(13)), "alert"),
        "not isolated": (lambda conn: reading_alerts.close_not_isolated(conn, at(13)), "alert"),
    }
    for name, (work, table) in works.items():
        for plan in await plans(database, work, prefer_indexes=True):
            assert scanned(plan) <= SMALL | FOUND | {table}, f"{name}:\n{plan}"
            # SQLite calls it a scan when it reads a partial index from end to end.
            assert table not in scanned(plan) or re.search(rf"SCAN {table} USING (COVERING )?INDEX \w+_{table}", plan), f"{name}:\n{plan}"


async def test_what_is_overdue_is_looked_for_by_the_points_alone(database: Database) -> None:
    await fill_alerts(database)
    for plan in await plans(database, overdue, prefer_indexes=True):
        assert scanned(plan) <= SMALL | FOUND | {"disinfection_point"}, plan


@pytest.mark.postgres
@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)
async def test_a_hundred_laggards_cost_the_same_however_many_alerts_there_are(database: Database) -> None:
    await fill(database)
    async with database.begin() as conn:
        await conn.execute(delete(t.due).where(t.due.c.enterprise_id > LAGGARDS))
    await settle(database)
    few = await page_reads(database, _find)
    await fill_more(database)
    assert await page_reads(database, _find) <= few * 1.2


async def _find(conn: AsyncConnection) -> None:
    # What it reads; what it writes is the same for the same laggards.
    await conn.execute(silent_alerts.found(DAY))
    await silent_alerts.close_reported(conn, range(1, LAGGARDS + 1), at(13))


async def fill_more(database: Database) -> None:
    """Thousands of resolved alerts, of enterprises of long ago."""
    told = {"kind": "silent", "severity": "routine", "path": PATHS["220104"], "since": days_ago(9), "day": days_ago(9), "state": "resolved"}
    moments = {"opened_at": at(12, day=days_ago(9)), "reported_at": at(12, day=days_ago(9))}
    rows = [{"key": f"silent:{n}", "enterprise_id": n, **told, **moments} for n in range(1, ENTERPRISES + 1) for _ in range(5)]
    async with database.begin() as conn:
        await conn.execute(insert(t.alert), rows)
    await settle(database)


async def test_as_many_statements_for_one_as_for_sixty_four(database: Database) -> None:
    await fill_alerts(database)

    def told(size: int) -> Work:
        async def work(conn: AsyncConnection) -> None:
            await conn.execute(delete(t.due).where(t.due.c.enterprise_id > size))
            await conn.execute(update(t.isolation).where(t.isolation.c.enterprise_id > size).values(ended_at=at(9)))
            await conn.execute(update(t.disinfection_point).where(t.disinfection_point.c.enterprise_id > size).values(removed_at=at(9)))
            for slot in (silent, missed, overdue):
                await slot(conn)
            await unreachable_alerts.note_reachable(conn, [n * 10 + 1 for n in range(1, size + 1)], False, at(21))
            numbers, later = range(1, size + 1), at(21) + timedelta(minutes=5)
            deeds = [_of(ledger(n, late=True), n) for n in numbers]
            deeds += [_of(reading(n, n, staff(n, 1), Half.EVENING), n) for n in numbers]
            times = [(k, each) for k in range(3) for each in (NINE, ONE, FIVE)]
            deeds += [_of(LogDisinfection(n, tuple(treated(point(n, k), each) for k, each in times)), n) for n in numbers]
            await apply(conn, deeds, later, KEYRING)
            await unreachable_alerts.note_reachable(conn, [n * 10 + 1 for n in numbers], True, later)

        return work

    one, many = [len(await sent_by(database, told(size))) for size in (1, 64)]
    assert one == many
