"""The database: transactions, moments, what its errors mean."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError, StatementError

from bot.storage import tables as t
from bot.storage.columns import among, members
from bot.storage.database import Conflict, Database, database_url
from bot.storage.sqlite_driver import connect

NOON = datetime(2026, 11, 23, 4, 0, 0, 123456, tzinfo=UTC)


async def test_moments_come_back_in_utc(database: Database) -> None:
    shanghai = timezone(timedelta(hours=8))
    async with database.begin() as conn:
        await conn.execute(insert(t.inbox), [{"update_id": 2**60, "received_at": NOON.astimezone(shanghai)}])
    async with database.read() as conn:
        found = (await conn.execute(select(t.inbox))).one()
        later = await conn.scalar(
            select(t.inbox.c.update_id).where(t.inbox.c.received_at > NOON.astimezone(shanghai) - timedelta(seconds=1))
        )
    assert found.update_id == later == 2**60
    assert found.received_at == NOON
    assert found.received_at.utcoffset() == timedelta(0)


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="needs a zone"):
        async with database.begin() as conn:
            await conn.execute(insert(t.inbox), [{"update_id": 1, "received_at": NOON.replace(tzinfo=None)}])


async def test_json_keeps_its_shape(database: Database) -> None:
    state = {"answers": [["b", "张*"], ["a", None]], "flow": None, "deep": {"z": [1, 2.5, True]}}
    async with database.begin() as conn:
        await conn.execute(insert(t.session), [{"chat_id": -5, "state": state, "version": 1, "updated_at": NOON}])
    async with database.read() as conn:
        assert (await conn.scalar(select(t.session.c.state))) == state


async def test_lists_are_one_parameter(database: Database) -> None:
    async with database.begin() as conn:
        await conn.execute(insert(t.inbox), [{"update_id": n, "received_at": NOON} for n in (1, 2, 3)])
        found = (await conn.scalars(select(t.inbox.c.update_id).where(among(t.inbox.c.update_id, [3, 1, 9])))).all()
        none = (await conn.scalars(select(t.inbox.c.update_id).where(among(t.inbox.c.update_id, [])))).all()
        listed = (await conn.scalars(select(members(["一", "b"]).c.value))).all()
    assert sorted(found) == [1, 3]
    assert none == []
    assert sorted(listed) == ["b", "一"]


async def test_a_row_that_exists_is_a_conflict(database: Database) -> None:
    async with database.begin() as conn:
        await conn.execute(insert(t.inbox), [{"update_id": 1, "received_at": NOON}])
    with pytest.raises(DBAPIError) as caught:
        async with database.begin() as conn:
            await conn.execute(insert(t.inbox), [{"update_id": 1, "received_at": NOON}])
    assert database.is_conflict(caught.value)
    assert not database.is_away(caught.value)
    assert database.is_conflict(Conflict())


async def test_a_mistake_of_ours_is_neither_conflict_nor_absence(database: Database) -> None:
    with pytest.raises(DBAPIError) as caught:
        async with database.begin() as conn:
            await conn.execute(insert(t.report), [{"enterprise_id": 1}])
    assert not database.is_conflict(caught.value)
    assert not database.is_away(caught.value)


async def test_what_failed_is_not_kept(database: Database) -> None:
    async def fail() -> None:
        async with database.begin() as conn:
            await conn.execute(insert(t.inbox), [{"update_id": 1, "received_at": NOON}])
            raise Conflict

    with pytest.raises(Conflict):
        await fail()
    async with database.read() as conn:
        assert (await conn.execute(select(t.inbox))).all() == []


async def test_many_writers_wait_for_each_other_and_readers_wait_for_none(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.begin() as conn:
            await conn.execute(insert(t.inbox), [{"update_id": number, "received_at": NOON}])

    async with database.begin() as conn:
        await conn.execute(insert(t.inbox), [{"update_id": 0, "received_at": NOON}])
        async with database.read() as reader:
            assert (await reader.execute(select(t.inbox))).all() == []
    await asyncio.gather(*(write(number) for number in range(1, 20)))
    async with database.read() as conn:
        assert len((await conn.execute(select(t.inbox))).all()) == 20


async def test_two_processes_share_one_sqlite_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'shared.db'}"
    first, second = Database(url), Database(url)
    async with first.begin() as conn:
        await conn.run_sync(t.metadata.create_all)

    async def write(database: Database, numbers: range) -> None:
        for number in numbers:
            async with database.begin() as conn:
                await conn.execute(insert(t.inbox), [{"update_id": number, "received_at": NOON}])

    await asyncio.gather(write(first, range(20)), write(second, range(20, 40)))
    async with second.read() as conn:
        assert len((await conn.execute(select(t.inbox))).all()) == 40
    await first.dispose()
    await second.dispose()


@pytest.mark.postgres
@pytest.mark.parametrize("database_kind", ["postgres"], indirect=True)
async def test_a_connection_that_breaks_is_absence_and_the_next_one_works(database: Database) -> None:
    async def lose_connection() -> None:
        async with database.begin() as conn, database.begin() as other:
            mine = await conn.scalar(text("SELECT pg_backend_pid()"))
            await other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": mine})
            await conn.execute(select(t.inbox))

    with pytest.raises(DBAPIError) as caught:
        await lose_connection()
    assert database.is_away(caught.value)
    async with database.begin() as conn:
        assert (await conn.execute(select(t.inbox))).all() == []


async def test_a_server_that_is_not_there_is_absence() -> None:
    database = Database("postgresql://nobody@127.0.0.1:1/nothing")
    with pytest.raises((OSError, DBAPIError)) as caught:
        async with database.begin():
            pass
    assert database.is_away(caught.value)
    await database.dispose()


async def test_a_disk_without_room_is_absence(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'full.db'}")
    letters = [{"source": "inbound", "reference": "1", "cause": "x" * 1_000_000, "created_at": NOON} for _ in range(2)]

    async def fill() -> None:
        async with database.begin() as conn:
            await conn.run_sync(t.metadata.create_all)
            await conn.exec_driver_sql("PRAGMA max_page_count=100")
            await conn.execute(insert(t.dead_letter), letters)

    with pytest.raises(DBAPIError) as caught:
        await fill()
    assert database.is_away(caught.value)
    await database.dispose()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://root@localhost/x"])
def test_other_databases_are_refused_by_name(url: str) -> None:
    with pytest.raises(ValueError, match="FUGONG_DATABASE_URL"):
        database_url(url)


async def test_rows_are_streamed_in_chunks(database: Database) -> None:
    numbers = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 7) SELECT i FROM n ORDER BY i")
    async with database.read() as conn:
        rows = await conn.stream(numbers)
        chunks = [[row.i for row in chunk] async for chunk in rows.partitions(3)]
    assert chunks == [[1, 2, 3], [4, 5, 6], [7]]


async def test_a_connection_that_is_stopped_while_it_is_closed_keeps_nobody_waiting(tmp_path: Path) -> None:
    """So the pool does it when it has no time: it begins to close, is told to hurry, and stops the thread; both must come back."""
    connection = await connect(tmp_path / "some.db")
    closing = asyncio.create_task(connection.close())
    await asyncio.sleep(0)  # it has asked the thread to close the file
    connection.stop()
    async with asyncio.timeout(30):
        await closing
