"""Uploads: fetched, read, kept encrypted, and brought to the desk once, whatever is killed when."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.mailbox.messenger import FetchFailed
from bot.storage import tables as t
from bot.storage.files import open_rows
from tests.desk.rig import DeskRig, desk_on, typed


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
