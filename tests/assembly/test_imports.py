"""Lists on their way into the database while the bot runs beside."""

from typing import Any

import pytest

from bot.assembly import imports
from bot.storage import registry
from bot.storage.database import Conflict, Database
from bot.storage.registry import Counts
from tests.storage.world import KEYRING, found_places

LIST = imports.Source(
    "e.csv",
    "企业名称,统一社会信用代码,行政区划代码,行业,职工人数,地址,联系人,联系电话,周末营业\n"
    "朝阳信华副食批发市场商行,91220104MAQAEJXEBD,220104,批发市场,31,,,,是\n".encode(),
)


def others_first(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """So many times another transaction is first."""
    upsert = registry.upsert_enterprises
    failed: list[Counts] = []

    async def fails(*given: Any) -> Counts:
        counts = await upsert(*given)
        if len(failed) < times:
            failed.append(counts)
            raise Conflict
        return counts

    monkeypatch.setattr(registry, "upsert_enterprises", fails)


async def test_where_another_transaction_was_first_a_piece_is_stored_anew(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async with database.begin() as conn:
        await found_places(conn)
    others_first(monkeypatch, 2)
    pieces: list[tuple[int, int]] = []
    imported = await imports.import_enterprises(database, KEYRING, LIST, lambda done, total: pieces.append((done, total)))
    assert (imported.counts, imported.bad_rows, pieces) == (Counts(1, 0, 0), (), [(1, 1)])


async def test_what_never_goes_through_is_said(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async with database.begin() as conn:
        await found_places(conn)
    others_first(monkeypatch, 100)
    with pytest.raises(Conflict):
        await imports.import_enterprises(database, KEYRING, LIST)
