"""What a process says at `/health` of the watch on alerts: nothing of a watch that may not have begun, all else at once."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.assembly.parts import _troubles
from bot.storage import tables as t
from bot.storage import watch
from bot.storage.database import Database
from bot.storage.lease import database_time
from bot.storage.watch import Findings


async def looked(database: Database, **counts: int) -> None:
    async with database.begin() as conn:
        await watch.note_look(conn, Findings(counts))


async def test_a_process_that_begins_waits_for_the_first_look(database: Database) -> None:
    troubles = _troubles(database)
    assert await troubles() == []
    await looked(database)
    assert await troubles() == []


async def test_a_watch_that_does_not_begin_is_missed(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    troubles = _troubles(database)
    assert await troubles() == []
    monkeypatch.setattr(watch, "SILENT_AFTER", timedelta(0))
    assert await troubles() == [watch.NOT_WATCHED], "the patience is over"


async def test_what_a_look_found_is_told_at_once(database: Database) -> None:
    troubles = _troubles(database)
    await looked(database, unsent=2, late=1)
    assert await troubles() == ["late", "unsent"]
    await looked(database)
    assert await troubles() == []


async def test_a_watch_that_stopped_before_this_process_began_is_given_the_same_time(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await looked(database, late=1)
    async with database.begin() as conn:
        before = await database_time(conn) - 2 * watch.SILENT_AFTER
        await conn.execute(update(t.slot).where(t.slot.c.kind == "watch").values(done_at=before))
    troubles = _troubles(database)
    assert await troubles() == []
    monkeypatch.setattr(watch, "SILENT_AFTER", timedelta(0))
    assert await troubles() == [watch.NOT_WATCHED]
