"""Notes on enterprises and messages go as tracks and lists do: announced on Thursday, deleted on Sunday, and only what was announced."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.jobs.purging import purge_now
from bot.storage import purging
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.purging import Gone, Old, purge_chunk
from bot.storage.record_retention import count_records, purge_records
from conversations.policy import DEFAULT_POLICY
from conversations.retention import PurgeNotice
from tests.conversations.world import ZONE
from tests.jobs.province import StillClock, at
from tests.jobs.test_purging import SUNDAY, THURSDAY, ago, announced, pass_by, rode, warnings
from tests.storage.plans import plans, scanned

OFFICER, MANAGER = 9009, 11
KEPT = 1_095


def note(days: int, hour: int = 0, **more: object) -> dict[str, object]:
    return {"enterprise_id": 1, "text": "口罩不足", "at": at(ago(days), hour), "by": OFFICER, **more}


def message(key: int, days: int, **more: object) -> dict[str, object]:
    told = {
        "id": key,
        "enterprise_id": 1,
        "officer_id": OFFICER,
        "by_officer": True,
        "by": OFFICER,
        "text": "请上报",
        "at": at(ago(days), 9),
    }
    return {**told, "answers": None, "copy_of": None, **more}


async def wrote(database: Database, notes: Sequence[dict[str, object]], messages: Sequence[dict[str, object]]) -> None:
    await rode(database, [])
    async with database.begin() as conn:
        if notes:
            await conn.execute(insert(t.enterprise_note), [{"removed_at": None, **one} for one in notes])
        if messages:
            await conn.execute(insert(t.message), list(messages))


async def left(database: Database) -> tuple[list[datetime], list[tuple[int, int | None]]]:
    """When the notes that are left were written; the messages with what they answer."""
    async with database.read() as conn:
        notes = (await conn.scalars(select(t.enterprise_note.c.at).order_by(t.enterprise_note.c.at))).all()
        messages = await conn.execute(select(t.message.c.id, t.message.c.answers).order_by(t.message.c.id))
        return list(notes), [(row.id, row.answers) for row in messages]


async def test_they_go_after_three_years_and_a_warning(database: Database) -> None:
    notes = [note(KEPT + 1, 23), note(KEPT, 0), note(KEPT + 400, removed_at=at(ago(1_400), 8)), note(1)]
    back = {"by_officer": False, "by": MANAGER}
    await wrote(database, notes, [message(1, KEPT + 1), message(2, KEPT, answers=1, **back), message(3, 5, answers=2)])
    async with database.begin() as conn:
        await conn.execute(insert(t.message_taken), [{"account_id": OFFICER, "message_id": key} for key in (1, 2)])
    await pass_by(database, THURSDAY, SUNDAY - timedelta(days=1))
    assert [day for day, *_ in await warnings(database)] == [THURSDAY]
    assert await announced(database, SUNDAY) == PurgeNotice(SUNDAY, 0, ago(61), 0, ago(366), 2, 1, ago(KEPT + 1))
    assert len((await left(database))[0]) == 4
    await pass_by(database, SUNDAY, SUNDAY)
    assert await left(database) == ([at(ago(KEPT), 0), at(ago(1), 0)], [(2, None), (3, 2)])
    async with database.read() as conn:
        event = (await conn.execute(select(t.audit_event).where(t.audit_event.c.action == "purge"))).one()
        row = (await conn.execute(select(t.purge))).one()
    assert (event.details["notes"], event.details["messages"], row.notes_gone, row.messages_gone) == (2, 1, 2, 1)


@pytest.mark.parametrize(("days", "stay"), [(500, 1), (KEPT + 5, 2)])
async def test_only_what_was_announced_and_a_longer_retention_saves_it(database: Database, days: int, stay: int) -> None:
    """The policy is changed on the Friday."""
    await wrote(database, [note(KEPT + 1), note(KEPT - 1)], [])
    await pass_by(database, THURSDAY, THURSDAY)
    await pass_by(database, THURSDAY + timedelta(days=1), SUNDAY, replace(DEFAULT_POLICY, record_days=days))
    assert len((await left(database))[0]) == stay


async def test_a_chunk_is_bounded_and_what_was_written_to_many_goes_whatever_the_chunk(database: Database) -> None:
    many = [message(10 + n, KEPT + 3, copy_of=10) for n in range(5)]
    await wrote(database, [note(KEPT + 3) for _ in range(3)], [message(1, KEPT + 2), *many, message(20, KEPT + 1, answers=12)])
    before = purging.retention(SUNDAY, DEFAULT_POLICY, ZONE)
    gone = []
    while True:
        async with database.begin() as conn:
            one = await purge_chunk(conn, before, at(SUNDAY, 4), most=2)
        if one is None:
            break
        gone.append((one.notes, one.messages))
    assert gone == [(2, 0), (1, 0), (0, 2), (0, 2), (0, 2), (0, 1)]
    async with database.read() as conn:
        assert not await purging.count_old(conn, before)


async def test_the_operator_deletes_them_at_once(database: Database) -> None:
    await wrote(database, [note(KEPT + 1), note(3)], [message(1, KEPT + 1), message(2, 3)])
    before = purging.retention(SUNDAY, DEFAULT_POLICY, ZONE)
    async with database.read() as conn:
        assert await purging.count_old(conn, before) == Old(0, 0, 1, 1)
    assert await purge_now(database, StillClock(at(SUNDAY, 4)), before) == Gone(notes=1, messages=1)
    assert await left(database) == ([at(ago(3), 0)], [(2, None)])
    async with database.read() as conn:
        assert await conn.scalar(select(func.count()).where(t.audit_event.c.action == "purge")) == 1


async def test_what_was_announced_before_this_was_known_takes_nothing_along(database: Database) -> None:
    await wrote(database, [note(KEPT + 1)], [])
    async with database.begin() as conn:
        told = {"tracks_before": ago(60), "lists_before": ago(365), "tracks": 0, "lists": 0, "warned_at": at(THURSDAY, 10)}
        await conn.execute(insert(t.purge), [{"day": SUNDAY, **told}])
    await pass_by(database, SUNDAY, SUNDAY)
    assert len((await left(database))[0]) == 1
    notice = await announced(database, SUNDAY)
    assert notice is not None
    assert (notice.notes, notice.messages, notice.records_until) == (0, 0, None)


async def test_old_ones_are_found_by_index(database: Database) -> None:
    await wrote(database, [note(KEPT + 1)], [message(1, KEPT + 1)])

    async def work(conn: AsyncConnection) -> None:
        before = purging.retention(date(2026, 11, 29), DEFAULT_POLICY, ZONE)
        assert before.records is not None
        await count_records(conn, before.records)
        while await purge_records(conn, before.records, 100) is not None:
            pass

    for plan in await plans(database, work, prefer_indexes=True):
        assert not scanned(plan) & {"message", "enterprise_note"}, plan
