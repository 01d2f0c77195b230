"""Uploads: fetched, read, kept encrypted, and brought to the desk once, whatever is killed when."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.mailbox.messenger import FetchFailed
from bot.storage import tables as t
from bot.storage.database import Conflict
from bot.storage.files import open_deliveries, open_rows
from tests.desk.rig import DOUBTS, PHONE, DeskRig, desk_on, typed


@asynccontextmanager
async def reading(rig: DeskRig) -> AsyncIterator[None]:
    task = asyncio.create_task(rig.front.run())
    try:
        yield
    finally:
        await rig.front.close()
        await task
        await rig.mail.mailbox.sender.idle()


async def told(text: str, *rigs: DeskRig) -> None:
    """Wait, without the time passing, until somebody was told by one of these."""
    async with asyncio.timeout(20):
        while not any(text in rig.messenger.texts() for rig in rigs):
            for rig in rigs:
                rig.mail.clock.advance(rig.mail.clock.next_wake() or 0)
            await asyncio.sleep(0)


async def test_an_upload_is_read_kept_and_shown(rig: DeskRig) -> None:
    async with reading(rig):
        await rig.take(typed(1, 11, "upload"))
        await told("read 3", rig)
    (row,) = await rig.rows(t.file.c.state, t.file.c.contents_enc)
    assert row.state == "read"
    assert '"' not in row.contents_enc
    assert [person.name for person in open_rows(row.contents_enc, rig.office.keyring)] == ["P0", "P1", "P2"]
    assert {row.update_id for row in await rig.rows(t.inbox.c.update_id)} == {-1, 1}


async def test_a_file_that_cannot_be_fetched_is_told(rig: DeskRig) -> None:
    rig.fetcher.answers = [FetchFailed("too_big")]
    async with reading(rig):
        await rig.take(typed(1, 11, "upload"))
        await told("read too_big", rig)
    assert rig.fetcher.fetched == 1
    assert [row.state for row in await rig.rows(t.file.c.state)] == ["failed"]


async def test_fetching_is_tried_again_where_that_may_help(rig: DeskRig) -> None:
    rig.fetcher.answers = [FetchFailed("unavailable", again=True), FetchFailed("unavailable", again=True), b"at last"]
    async with reading(rig):
        await rig.take(typed(1, 11, "upload"))
        await told("read 3", rig)
    assert rig.fetcher.fetched == 3


@pytest.mark.parametrize("kept_before", [False, True])
async def test_killed_before_the_file_came_to_the_desk(rig: DeskRig, kept_before: bool) -> None:
    """Asked for, or even read and kept already, when the process died; the next one brings it to the desk, also when the file has gone."""
    await rig.take(typed(1, 11, "upload"))
    if kept_before:
        submitted = asyncio.Event()

        def killed(_arrival: object) -> asyncio.Future[object]:
            submitted.set()
            return asyncio.get_running_loop().create_future()

        rig.front._reader._submit = killed  # type: ignore[assignment]
        task = asyncio.create_task(rig.front.run())
        await submitted.wait()
        task.cancel()
        await asyncio.wait((task,))
    after = await desk_on(rig.database, empty=False)
    after.fetcher.answers = [FetchFailed("unavailable")] if kept_before else [b"three"]
    async with reading(after):
        await told("read 3", after)
    (row,) = await after.rows(t.file.c.state)
    assert row.state == "read"


async def test_read_twice_it_has_its_effect_once(rig: DeskRig) -> None:
    other = await desk_on(rig.database, empty=False)
    await rig.take(typed(1, 11, "upload"))
    async with reading(other), reading(rig):
        await told("read 3", rig, other)  # whichever brings it to the desk first
    assert [*rig.messenger.texts(11), *other.messenger.texts(11)].count("read 3") == 1


async def test_a_delivery_list_is_read_kept_and_taken_over_once(rig: DeskRig) -> None:
    async with reading(rig):
        await rig.take(typed(1, 11, "deliveries 77"))
        await told("read 3 of run 77", rig)
    (row,) = await rig.rows(t.file.c.id, t.file.c.state, t.file.c.kind, t.file.c.run_id, t.file.c.contents_enc)
    assert (row.state, row.kind, row.run_id) == ("read", "deliveries", 77)
    assert PHONE not in row.contents_enc
    assert {row.update_id for row in await rig.rows(t.inbox.c.update_id)} == {-1, 1}
    async with rig.database.begin() as conn:
        with pytest.raises(Conflict):
            await open_deliveries(conn, 78, row.id, rig.office.keyring)
        read = await open_deliveries(conn, 77, row.id, rig.office.keyring)
    assert ([one.phone for one in read.deliveries], read.doubts) == (["", "", PHONE], DOUBTS)
    assert read.deliveries[0].handed_over_at == rig.mail.clock.local()
    async with rig.database.begin() as conn:
        with pytest.raises(Conflict):
            await open_deliveries(conn, 77, row.id, rig.office.keyring)
    assert [tuple(row) for row in await rig.rows(t.file.c.state, t.file.c.contents_enc)] == [("taken", None)]


async def test_a_roster_is_no_delivery_list(rig: DeskRig) -> None:
    """Whoever takes over a file of another kind finds none."""
    async with reading(rig):
        await rig.take(typed(1, 11, "upload"))
        await told("read 3", rig)
    (row,) = await rig.rows(t.file.c.id)
    async with rig.database.begin() as conn:
        with pytest.raises(Conflict):
            await open_deliveries(conn, 77, row.id, rig.office.keyring)
    assert [row.state for row in await rig.rows(t.file.c.state)] == ["read"]


async def test_points_are_read_and_shown(rig: DeskRig) -> None:
    async with reading(rig):
        await rig.take(typed(1, 11, "points"))
        await told("read 1 points", rig)
    (row,) = await rig.rows(t.file.c.state, t.file.c.kind, t.file.c.run_id)
    assert tuple(row) == ("read", "points", None)


@pytest.mark.parametrize(("asked", "shown"), [("deliveries 77", "read 3 of run 77"), ("points", "read 1 points")])
async def test_what_was_kept_before_a_kill_is_shown_when_the_file_has_gone(rig: DeskRig, asked: str, shown: str) -> None:
    """A process that starts brings it to the desk as what it was asked for."""
    await rig.take(typed(1, 11, asked))
    submitted = asyncio.Event()

    def killed(_arrival: object) -> asyncio.Future[object]:
        submitted.set()
        return asyncio.get_running_loop().create_future()

    rig.front._reader._submit = killed  # type: ignore[assignment]
    task = asyncio.create_task(rig.front.run())
    await submitted.wait()
    task.cancel()
    await asyncio.wait((task,))
    after = await desk_on(rig.database, empty=False)
    after.fetcher.answers = [FetchFailed("unavailable")]
    async with reading(after):
        await told(shown, after)


async def test_all_kinds_at_once_are_each_read_as_what_they_are(rig: DeskRig) -> None:
    async with reading(rig):
        await rig.take(typed(1, 11, "upload"), typed(2, 11, "deliveries 77"), typed(3, 11, "points"), typed(4, 11, "deliveries 78"))
        for text in ("read 3", "read 3 of run 77", "read 1 points", "read 3 of run 78"):
            await told(text, rig)
    assert sorted(row.kind for row in await rig.rows(t.file.c.kind)) == ["deliveries", "deliveries", "points", "roster"]
