"""Filed ledgers: the report, its entries, the laggard's row that it deletes. A constant number of statements for any number of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.entries import entry_columns, totals_columns
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.records.rosters import mark_departed
from bot.storage.schedule import HEALTH_LEDGER
from conversations.codes import Status
from conversations.records import FileReport

ReportKey = tuple[int, date, int]


@dataclass(frozen=True, slots=True)
class Filed:
    """A report that was stored. `report_id` is known where it has entries."""

    record: FileReport
    by: int
    report_id: int | None


async def file_reports(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> list[Filed]:
    """Store the reports. One of the same enterprise, day and revision is a unique violation, which `Database.is_conflict` knows."""
    asked = [(record, actor(deed)) for record, deed in of_kind(deeds, FileReport)]
    if not asked:
        return []
    await conn.execute(
        insert(t.report),
        [
            {
                "enterprise_id": record.enterprise_id,
                "day": record.day,
                "revision": record.revision,
                "late": record.late,
                **totals_columns(record.totals),
                "reported_by": by,
                "reported_at": now,
            }
            for record, by in asked
        ],
    )
    await _strike_off(conn, (record for record, _ in asked))
    ids = await _report_ids(conn, [record for record, _ in asked if record.entries])
    filed = [Filed(record, by, ids.get(_key(record))) for record, by in asked]
    await _write_entries(conn, filed)
    departed = [entry.staff_id for record, _ in asked for entry in record.entries if entry.status is Status.DEPARTED]
    await mark_departed(conn, departed, now)
    return filed


def _key(record: FileReport) -> ReportKey:
    return record.enterprise_id, record.day, record.revision


async def _strike_off(conn: AsyncConnection, records: Iterable[FileReport]) -> None:
    """They are no laggards any more. One statement a day that is reported on: two, if midnight lies between."""
    by_day: dict[date, list[int]] = {}
    for record in records:
        by_day.setdefault(record.day, []).append(record.enterprise_id)
    for day, enterprise_ids in sorted(by_day.items()):
        await conn.execute(
            delete(t.due).where(t.due.c.day == day, t.due.c.duty == HEALTH_LEDGER, among(t.due.c.enterprise_id, enterprise_ids))
        )


async def _report_ids(conn: AsyncConnection, records: Sequence[FileReport]) -> Mapping[ReportKey, int]:
    if not records:
        return {}
    c = t.report.c
    statement = select(c.id, c.enterprise_id, c.day, c.revision).where(
        among(c.enterprise_id, [record.enterprise_id for record in records]), c.day >= min(record.day for record in records)
    )
    return {(row.enterprise_id, row.day, row.revision): row.id for row in await conn.execute(statement)}


async def _write_entries(conn: AsyncConnection, filed: Sequence[Filed]) -> None:
    rows = []
    for report in filed:
        abnormal = {draft.staff_id for draft in report.record.alerts}
        rows += [
            {"report_id": report.report_id, "abnormal": entry.staff_id in abnormal, **entry_columns(entry)}
            for entry in report.record.entries
        ]
    if rows:
        await conn.execute(insert(t.health_entry), rows)
