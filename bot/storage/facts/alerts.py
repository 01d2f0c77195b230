"""Alerts, one by one and by division."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, below
from bot.storage.facts.entries import from_centi, symptoms_of
from bot.storage.facts.scope import Scope
from conversations.alert import Alert
from conversations.codes import AlertKind, AlertState, Status
from conversations.view import line_from_json

LISTED = 100
"""Alerts of one division that are listed at most: those that nobody has taken first, then the newest."""

_reporter = t.account.alias("reporter")
_holder = t.account.alias("holder")
_ALERTS = (
    select(
        t.alert,
        t.enterprise.c.name.label("enterprise_name"),
        t.division.c.name.label("division_name"),
        t.staff.c.name.label("person_name"),
        t.staff.c.post.label("person_post"),
        _reporter.c.name.label("reporter_name"),
        _holder.c.name.label("holder_name"),
    )
    .join_from(t.alert, t.enterprise, t.enterprise.c.id == t.alert.c.enterprise_id)
    .join(t.division, t.division.c.code == t.enterprise.c.division_code)
    .join(t.staff, t.staff.c.id == t.alert.c.staff_id)
    .join(_reporter, _reporter.c.id == t.alert.c.reported_by)
    .outerjoin(_holder, _holder.c.id == t.alert.c.holder_id)
)


async def load_alerts(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, Alert]:
    """The alerts; where the scope locks they are locked on PostgreSQL, in the order of their ids. One statement."""
    statement = _ALERTS.where(among(t.alert.c.id, ids))
    if scope.locking and conn.dialect.name == "postgresql":
        statement = statement.order_by(t.alert.c.id).with_for_update(of=t.alert)
    return {row.id: _alert(row, scope) for row in await conn.execute(statement)}


async def load_open_alerts(conn: AsyncConnection, divisions: Collection[str], scope: Scope) -> dict[str, tuple[Alert, ...]]:
    """The unresolved alerts of the divisions and of all below them, at most 100 each. One statement."""
    order = (case((t.alert.c.state == AlertState.OPEN.value, 0), else_=1), t.alert.c.opened_at.desc(), t.alert.c.id.desc())
    ranked = (
        select(t.division.c.code, t.alert.c.id, func.row_number().over(partition_by=t.division.c.code, order_by=order).label("rank"))
        .join_from(t.division, t.alert, below(t.alert.c.path, t.division.c.path) & t.unresolved)
        .where(among(t.division.c.code, divisions))
        .subquery("ranked")
    )
    statement = (
        _ALERTS.add_columns(ranked.c.code)
        .join(ranked, ranked.c.id == t.alert.c.id)
        .where(ranked.c.rank <= LISTED)
        .order_by(ranked.c.code, ranked.c.rank)
    )
    found: dict[str, list[Alert]] = {code: [] for code in divisions}
    for row in await conn.execute(statement):
        found[row.code].append(_alert(row, scope))
    return {code: tuple(alerts) for code, alerts in found.items()}


def _alert(row: Any, scope: Scope) -> Alert:
    return Alert(
        id=row.id,
        kind=AlertKind(row.kind),
        state=AlertState(row.state),
        enterprise_id=row.enterprise_id,
        enterprise_name=row.enterprise_name,
        division_name=row.division_name,
        path=row.path,
        person_name=row.person_name,
        person_post=row.person_post,
        temperature=from_centi(row.temperature_centi),
        symptoms=symptoms_of(row.symptoms),
        status=Status(row.status),
        since=row.since,
        opened_at=scope.local(row.opened_at),
        reported_by=row.reporter_name,
        reported_at=scope.local(row.reported_at),
        times=row.times,
        holder_id=row.holder_id,
        holder=row.holder_name or "",
        acknowledged_at=scope.local(row.acknowledged_at) if row.acknowledged_at else None,
        resolved_at=scope.local(row.resolved_at) if row.resolved_at else None,
        note=row.note,
        fine_now=row.fine_now,
        details=tuple(line_from_json(line) for line in row.details or ()),
        staff_id=row.staff_id,
    )
