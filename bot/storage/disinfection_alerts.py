"""消毒逾期 Enterprises with disinfection still open when officers are told of it: an alert each, closed when a day's plan is done."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Date, Select, Text, case, cast, exists, func, literal, null, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.overdue import begun_by
from bot.storage.job_alerts import Noticed, Told, close, keys_of, tell, wait_for_writers
from bot.storage.line_json import line_text, lines_json, quoted
from bot.storage.open_slots import open_slots
from conversations.codes import AlertKind, AlertOutcome
from conversations.policy import Policy

NAMED = 3
"""Points that an alert names; of the others it says how many there are."""


async def tell_overdue(conn: AsyncConnection, noticed: Noticed, is_work_day: bool, policy: Policy) -> Told:
    """An alert for every enterprise in which something is open of what the officers' digest of the day tells, or one more day of the one
    that stands. At most four statements."""
    await wait_for_writers(conn, "disinfection_log")
    return await tell(conn, noticed, _found(noticed.day, is_work_day, policy))


def _found(day: date, is_work_day: bool, policy: Policy) -> Select[Any]:
    found = open_slots(day, is_work_day, policy, _told_of(policy)).subquery("found")
    point = (
        select(found.c.enterprise_id, found.c.path, found.c.point_id, t.disinfection_point.c.name, t.disinfection_point.c.position)
        .join_from(found, t.disinfection_point, t.disinfection_point.c.id == found.c.point_id)
        .distinct()
        .subquery("point")
    )
    place = func.row_number().over(partition_by=point.c.enterprise_id, order_by=(point.c.position, point.c.point_id)).label("place")
    row = select(point.c.enterprise_id, point.c.path, quoted(point.c.name).label("name"), place).subquery("row")
    named = [func.max(case((row.c.place == number, row.c.name))).label(f"name{number}") for number in range(1, NAMED + 1)]
    each = (
        select(row.c.enterprise_id, row.c.path, func.count().label("points"), *named)
        .group_by(row.c.enterprise_id, row.c.path)
        .subquery("each")
    )
    names: ColumnElement[str] = literal("[", Text) + each.c.name1
    for number in range(2, NAMED + 1):
        names = names + func.coalesce(literal(", ", Text) + each.c[f"name{number}"], "")
    names = names + literal("]", Text)
    few, many = (line_text(key, points=each.c.points, names=names) for key in ("overdue-points", "overdue-points-more"))
    details = lines_json(case((each.c.points <= NAMED, few), else_=many))
    return select(
        each.c.enterprise_id.label("subject"),
        each.c.enterprise_id,
        cast(null(), BigInteger).label("staff_id"),
        each.c.path,
        literal(day, Date).label("since"),
        details.label("details"),
    )


def _told_of(policy: Policy) -> list[Any]:
    """The times of the plan that have begun when the officers are told."""
    return begun_by(policy.disinfection_digest, policy.disinfection_times)


def _done(day: date, policy: Policy) -> ColumnElement[bool]:
    """Nothing of what the alert's enterprise has to do on `day`, or would have to if that is a day off, is open."""
    still_open = open_slots(day, True, policy, _told_of(policy)).where(t.disinfection_point.c.enterprise_id == t.alert.c.enterprise_id)
    return (t.alert.c.day <= day) & ~exists(still_open.correlate(t.alert))


async def close_disinfected(
    conn: AsyncConnection, enterprise_ids: Collection[int], days: Collection[date], now: datetime, policy: Policy
) -> list[int]:
    """Of these enterprises something was logged that was done on `days`, in this transaction: where a whole day is done by that, on the
    alert's day or later, the alert ends. Returns the ids of the alerts that look different now. At most two statements a day."""
    changed: list[int] = []
    for day in sorted(set(days)) if enterprise_ids else ():
        chosen = among(t.alert.c.key, keys_of(AlertKind.DISINFECTION_OVERDUE, enterprise_ids)) & _done(day, policy)
        changed += await close(conn, AlertKind.DISINFECTION_OVERDUE, now, chosen, outcome=AlertOutcome.REPORTED)
    return sorted(set(changed))


async def close_not_due(conn: AsyncConnection, day: date, now: datetime, policy: Policy) -> list[int]:
    """Whose points were removed, or whose enterprise is not active any more, has nothing left to be done. Looks at the alerts that are not
    resolved, and at none besides."""
    return await close(conn, AlertKind.DISINFECTION_OVERDUE, now, _done(day, policy))
