"""Temperatures of those in isolation: taken for themselves, or told in the day's ledger."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Text, and_, case, exists, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.entries import to_centi
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.records.reports import Filed
from conversations.codes import Half
from conversations.policy import Policy
from conversations.records import TakeReading
from conversations.rules.isolation import half_of

_COLUMNS = ["isolation_id", "day", "half", "temperature_centi", "symptoms", "taken_at", "by"]


async def take_readings(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> None:
    """Store the readings; of one half day the newest counts. One statement."""
    rows = [
        {
            "isolation_id": record.isolation_id,
            "day": record.day,
            "half": record.half.value,
            "temperature_centi": to_centi(record.temperature),
            "symptoms": " ".join(record.symptoms),
            "taken_at": now,
            "by": actor(deed),
        }
        for record, deed in of_kind(deeds, TakeReading)
    ]
    if rows:
        await conn.execute(insert(t.reading), rows)


async def read_from_reports(conn: AsyncConnection, filed: Sequence[Filed], now: datetime, policy: Policy) -> None:
    """A temperature told in the ledger of somebody in isolation is the reading of the half day in which it was told: of the evening, where
    a day is reported after its end. What an amendment only repeats was not taken anew. At most one statement. `now` is local."""
    told = [report.report_id for report in filed if any(entry.temperature is not None for entry in report.record.entries)]
    ids = [report_id for report_id in told if report_id is not None]
    if not ids:
        return
    entry, report = t.health_entry, t.report
    earlier, before = t.report.alias("earlier"), t.health_entry.alias("before")
    repeated = exists().where(
        earlier.c.enterprise_id == report.c.enterprise_id,
        earlier.c.day == report.c.day,
        earlier.c.revision == report.c.revision - 1,
        before.c.report_id == earlier.c.id,
        before.c.staff_id == entry.c.staff_id,
        before.c.temperature_centi == entry.c.temperature_centi,
        before.c.symptoms == entry.c.symptoms,
    )
    evening, current = literal(Half.EVENING.value, Text), literal(half_of(now, policy).value, Text)
    half = case((report.c.day < now.date(), evening), else_=current)
    c = entry.c
    readings = (
        select(t.isolation.c.id, report.c.day, half, c.temperature_centi, c.symptoms, report.c.reported_at, report.c.reported_by)
        .join_from(entry, report, report.c.id == c.report_id)
        .join(t.isolation, and_(t.isolation.c.staff_id == c.staff_id, t.isolated))
        .where(among(c.report_id, ids), c.temperature_centi.is_not(None), ~repeated)
    )
    await conn.execute(insert(t.reading).from_select(_COLUMNS, readings, include_defaults=False))
