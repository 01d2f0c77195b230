"""Lists of guidance read the newest versions by their index, and receipts by theirs, however many old versions and readers there are."""

from datetime import date

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.writers import Deed, apply
from conversations.guidance_records import ConfirmGuidance, ReadGuidance
from tests.storage.plans import plans, scanned, settle
from tests.storage.test_plans import facts, fill
from tests.storage.world import KEYRING, at

DOCUMENTS, VERSIONS = 60, 40
NEWEST = "ix_guidance_version_published_at"
FOUND_ITSELF = {"ranked", "top", "part", "excluded", "2"}
"""What a statement has found itself, divisions under other names, and two rows that are written."""
SMALL = {"guidance", "division", "broadcast", "risk"}
"""Some hundred rows at most, or read whole because each of them counts."""


async def fill_library(database: Database) -> None:
    """Documents with many versions each, all of them read by many."""
    await fill(database)
    told = {"title": {"zh-CN": "题"}, "summary": {"zh-CN": "摘"}, "body": {}, "changes": {}, "valid_from": date(2026, 11, 1), "by": 9}
    async with database.begin() as conn:
        await conn.execute(insert(t.guidance), [{"id": n, "created_at": at(8), "by": 9} for n in range(1, DOCUMENTS + 1)])
        rows = [
            {"guidance_id": n, "number": number, "published_at": at(8), "superseded_at": None if number == VERSIONS else at(9), **told}
            for n in range(1, DOCUMENTS + 1)
            for number in range(1, VERSIONS + 1)
        ]
        await conn.execute(insert(t.guidance_version), rows)
        readers = [n * 10 + 1 for n in range(1, 101)]
        receipts = [{"version_id": v, "account_id": a, "read_at": at(9)} for v in range(1, 401) for a in readers]
        await conn.execute(insert(t.guidance_receipt), receipts)
        await conn.execute(update(t.guidance_version).values(must_confirm=True))
    await settle(database)


READS: tuple[tuple[str, str | int], ...] = (
    ("guidance_list", "1@11:0:"),
    ("guidance_list", "d220104:0:题"),
    ("guidance_list", ":0:"),
    ("guidance_waiting", "1@11"),
    ("guidance", "40:11"),
    ("guidance_versions", 1),
)


def read_whole(plan: str) -> set[str]:
    """Tables that are read from end to end; the newest versions are all read, by an index that has nothing but these."""
    return scanned(plan.replace(f"SCAN guidance_version USING INDEX {NEWEST}", "")) - FOUND_ITSELF - SMALL


async def test_what_is_asked_and_stored_uses_indexes(database: Database) -> None:
    await fill_library(database)
    for read in READS:

        async def ask(conn: AsyncConnection, read: tuple[str, str | int] = read) -> None:
            await facts(conn, read)

        found = await plans(database, ask, prefer_indexes=True)
        assert not set().union(*(read_whole(plan) for plan in found)), (read, found)
        assert (NEWEST in "\n".join(found)) is (read[0] in ("guidance_list", "guidance_waiting"))

    async def keep(conn: AsyncConnection) -> None:
        deeds = [Deed(ReadGuidance(40), 11, 11, ""), Deed(ConfirmGuidance(80), 21, 21, "")]
        await apply(conn, deeds, at(10), KEYRING)

    found = await plans(database, keep, prefer_indexes=True)
    assert not set().union(*(read_whole(plan) for plan in found)), found
