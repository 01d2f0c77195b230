"""Uploads that are to be fetched and read: rosters, delivery lists, disinfection points."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.files import TO_READ, FileToRead, to_read
from bot.storage.records.deed import Deed
from conversations.file_kind import FileKind
from conversations.records import ReadDeliveries, ReadPoints, ReadRoster

_KINDS = {ReadRoster: FileKind.ROSTER, ReadDeliveries: FileKind.DELIVERIES, ReadPoints: FileKind.POINTS}


async def ask_for_files(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> tuple[FileToRead, ...]:
    """Note the uploads that are to be fetched. One statement."""
    rows = [
        {
            "chat_id": deed.chat_id,
            "enterprise_id": record.enterprise_id,
            "file_id": record.file_id,
            "name": record.name,
            "size": record.size,
            "state": "asked",
            "created_at": now,
            "kind": _KINDS[type(record)],
            "run_id": record.run_id if isinstance(record, ReadDeliveries) else None,
        }
        for deed in deeds
        if isinstance(record := deed.record, ReadRoster | ReadDeliveries | ReadPoints)
    ]
    if not rows:
        return ()
    made = await conn.execute(insert(t.file).returning(*TO_READ), rows)
    return tuple(sorted((to_read(row) for row in made), key=lambda file: file.id))
