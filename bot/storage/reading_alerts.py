"""体温缺测 Temperatures of those in isolation that were not taken in their half of the day: an alert a person, closed by the next reading,
or when the isolation ends."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, case, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.job_alerts import Noticed, Told, close, key_of, keys_of, tell, wait_for_writers
from bot.storage.line_json import line_text, lines_json
from conversations.codes import AlertKind, AlertOutcome, Half


async def tell_missed(conn: AsyncConnection, noticed: Noticed, half: Half, isolated_before: datetime) -> Told:
    """An alert for everybody who was in isolation before that moment and lacks the reading of this half of the day, or one more day of the
    one that stands. At most four statements."""
    await wait_for_writers(conn, "reading")
    return await tell(conn, noticed, _found(noticed, half, isolated_before))


def _lacks(noticed: Noticed, half: Half) -> ColumnElement[bool]:
    c = t.reading.c
    return ~exists().where(c.isolation_id == t.isolation.c.id, c.day == noticed.day, c.half == half.value)


def _found(noticed: Noticed, half: Half, isolated_before: datetime) -> Select[Any]:
    day = literal(noticed.day, Date)
    line = line_text(f"readings-missed-{half}", day=day)
    if half is Half.EVENING:
        line = case((_lacks(noticed, Half.MORNING), line_text("readings-missed-both", day=day)), else_=line)
    c = t.isolation.c
    return (
        select(c.staff_id.label("subject"), c.enterprise_id, c.staff_id, c.path, day.label("since"), lines_json(line).label("details"))
        .join_from(t.isolation, t.staff, t.staff.c.id == c.staff_id)
        .where(t.isolated, t.present, c.opened_at < isolated_before, _lacks(noticed, half))
    )


async def close_read(conn: AsyncConnection, staff_ids: Collection[int], now: datetime) -> list[int]:
    """Of these people readings may have been taken in this transaction: where one was, the alert ends. Returns the ids of the alerts that
    look different now. At most two statements."""
    if not staff_ids:
        return []
    taken = (
        select(t.reading.c.id)
        .join_from(t.isolation, t.reading, t.reading.c.isolation_id == t.isolation.c.id)
        .where(t.isolation.c.staff_id == t.alert.c.staff_id, t.isolated)
        .where(t.reading.c.day >= t.alert.c.day, t.reading.c.taken_at >= t.alert.c.reported_at)
        .correlate(t.alert)
    )
    chosen = among(t.alert.c.key, keys_of(AlertKind.READINGS_MISSED, staff_ids)) & exists(taken)
    return await close(conn, AlertKind.READINGS_MISSED, now, chosen, outcome=AlertOutcome.REPORTED)


async def close_released(conn: AsyncConnection, isolation_ids: Collection[int], now: datetime) -> list[int]:
    """These isolations have changed in this transaction: of those that have ended no reading is owed. At most two statements."""
    if not isolation_ids:
        return []
    c = t.isolation.c
    ended = select(key_of(AlertKind.READINGS_MISSED, c.staff_id)).where(among(c.id, isolation_ids), c.ended_at.is_not(None))
    return await close(conn, AlertKind.READINGS_MISSED, now, t.alert.c.key.in_(ended))


async def close_not_isolated(conn: AsyncConnection, now: datetime) -> list[int]:
    """Who is not in isolation any more, or not on the roster. Looks at the alerts that are not resolved, and at none besides."""
    still = (
        select(t.isolation.c.id)
        .join_from(t.isolation, t.staff, t.staff.c.id == t.isolation.c.staff_id)
        .where(t.isolation.c.staff_id == t.alert.c.staff_id, t.isolated, t.present)
        .correlate(t.alert)
    )
    return await close(conn, AlertKind.READINGS_MISSED, now, ~exists(still))
