"""Enterprises that came before they could be searched by phone and initials are made searchable, piece by piece."""

import pytest
from sqlalchemy import func, select

from bot.assembly import searching
from bot.storage import enterprise_search
from bot.storage import tables as t
from bot.storage.database import Database
from tests.storage.world import KEYRING, found_enterprises, found_places


async def test_all_of_them_are_filled_and_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enterprise_search, "PIECE", 3)
    assert not await searching.lacking(database)
    async with database.begin() as conn:
        await found_places(conn)
        await found_enterprises(conn, range(1, 8))
    assert await searching.lacking(database)
    assert await searching.fill(database, KEYRING) == 7
    assert not await searching.lacking(database)
    assert await searching.fill(database, KEYRING) == 0
    async with database.read() as conn:
        assert (await conn.execute(select(func.count()).select_from(t.enterprise_search))).scalar_one() == 7
