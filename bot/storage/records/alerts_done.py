"""What a batch of records makes good: missing reports that are there, temperatures that were taken, disinfection that was done. The alerts
about it end by themselves."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.disinfection_alerts import close_disinfected
from bot.storage.reading_alerts import close_read, close_released
from bot.storage.records.deed import Deed, of_kind
from bot.storage.records.isolations import ENDS
from bot.storage.records.reports import Filed
from bot.storage.silent_alerts import close_reported
from conversations.disinfection_records import LogDisinfection
from conversations.policy import Policy
from conversations.records import ChangeIsolation, TakeReading


async def close_done(
    conn: AsyncConnection, deeds: Sequence[Deed], filed: Sequence[Filed], silent: Sequence[int], now: datetime
) -> list[int]:
    """After reports, readings and steps of isolations were stored. `silent`: enterprises with an alert because they had not reported.
    Returns the ids of the alerts that look different now. At most six statements."""
    changed = await close_reported(conn, silent, now)
    told = [entry.staff_id for one in filed for entry in one.record.entries if entry.temperature is not None]
    changed += await close_read(conn, [*told, *(record.staff_id for record, _ in of_kind(deeds, TakeReading))], now)
    ended = [record.isolation_id for record, _ in of_kind(deeds, ChangeIsolation) if record.step in ENDS]
    return changed + await close_released(conn, ended, now)


async def close_clean(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime, policy: Policy) -> list[int]:
    """After logs of disinfection were stored. `now` is local. Returns the ids of the alerts that look different now. At most two
    statements for each day on which it was done."""
    logged = [record for record, _ in of_kind(deeds, LogDisinfection)]
    days = {one.at.astimezone(now.tzinfo).date() for record in logged for one in record.treated}
    return await close_disinfected(conn, [record.enterprise_id for record in logged], days, now, policy)
