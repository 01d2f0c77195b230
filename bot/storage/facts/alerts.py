"""Alerts one by one: each as it stands, with its timeline and those to whom it may be handed over."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.alert_stories import load_stories
from bot.storage.facts.colleagues import load_colleagues
from bot.storage.facts.entries import from_centi, symptoms_of
from bot.storage.facts.scope import Scope
from conversations.alert import NO_CHAIN, Alert
from conversations.chain import Due, Severity, chain_from_json
from conversations.codes import AlertKind, AlertOutcome, AlertState, Status
from conversations.view import line_from_json

_reporter = t.account.alias("reporter")
_holder = t.account.alias("holder")
_resolver = t.account.alias("resolver")
ALERTS = (
    select(
        t.alert,
        t.enterprise.c.name.label("enterprise_name"),
        t.division.c.name.label("division_name"),
        t.staff.c.name.label("person_name"),
        t.staff.c.post.label("person_post"),
        _reporter.c.name.label("reporter_name"),
        _holder.c.name.label("holder_name"),
        _resolver.c.name.label("resolver_name"),
    )
    .join_from(t.alert, t.enterprise, t.enterprise.c.id == t.alert.c.enterprise_id, isouter=True)
    .outerjoin(t.division, t.division.c.code == t.enterprise.c.division_code)
    .outerjoin(t.staff, t.staff.c.id == t.alert.c.staff_id)
    .outerjoin(_reporter, _reporter.c.id == t.alert.c.reported_by)
    .outerjoin(_holder, _holder.c.id == t.alert.c.holder_id)
    .outerjoin(_resolver, _resolver.c.id == t.alert.c.resolved_by)
)


async def load_alerts(conn: AsyncConnection, ids: Collection[int], scope: Scope) -> dict[int, Alert]:
    """The alerts; where the scope locks they are locked on PostgreSQL, in the order of their ids. As many statements for one as for
    many."""
    statement = ALERTS.where(among(t.alert.c.id, ids))
    if scope.locking and conn.dialect.name == "postgresql":
        statement = statement.order_by(t.alert.c.id).with_for_update(of=t.alert)
    found = {row.id: alert_of(row, scope) for row in await conn.execute(statement)}
    if not found:
        return {}
    stories = await load_stories(conn, found, scope)
    places = await _places(conn, found.values())
    colleagues = await load_colleagues(conn, found.values(), scope)
    newer = await _newer(conn, [key for key, alert in found.items() if alert.state is AlertState.RESOLVED])
    return {
        key: replace(
            alert,
            timeline=stories.get(key, ()),
            places=tuple((step.path, places[step.path]) for step in alert.chain.steps if step.path in places),
            colleagues=colleagues[key],
            newer=newer.get(key, 0),
        )
        for key, alert in found.items()
    }


async def _newer(conn: AsyncConnection, resolved: Collection[int]) -> dict[int, int]:
    """Which unresolved alerts are about the same as these. One statement."""
    again = t.alert.alias("again")
    # Written out as in the index of keys, which holds the unresolved alone.
    unresolved = again.c.state != literal_column("'resolved'")
    same = select(t.alert.c.id, again.c.id.label("newer")).join_from(t.alert, again, (again.c.key == t.alert.c.key) & unresolved)
    return {row.id: row.newer for row in await conn.execute(same.where(among(t.alert.c.id, resolved)))}


async def _places(conn: AsyncConnection, alerts: Collection[Alert]) -> dict[str, str]:
    """The names of the divisions in the chains, by path."""
    paths = sorted({step.path for alert in alerts for step in alert.chain.steps if step.path})
    # The code of a division is the last part of its path, and what it is found by.
    codes = [path.strip("/").rpartition("/")[2] for path in paths]
    rows = await conn.execute(select(t.division.c.path, t.division.c.name).where(among(t.division.c.code, codes)))
    return {row.path: row.name for row in rows}


def alert_of(row: Any, scope: Scope) -> Alert:
    """The alert of a row of `ALERTS`, without timeline and colleagues."""

    def local(moment: Any) -> Any:
        return scope.local(moment) if moment else None

    return Alert(
        id=row.id,
        kind=AlertKind(row.kind),
        state=AlertState(row.state),
        enterprise_id=row.enterprise_id or 0,
        enterprise_name=row.enterprise_name or "",
        division_name=row.division_name or "",
        path=row.path,
        person_name=row.person_name or "",
        person_post=row.person_post,
        temperature=from_centi(row.temperature_centi),
        symptoms=symptoms_of(row.symptoms),
        status=Status(row.status) if row.status else None,
        since=row.since,
        opened_at=scope.local(row.opened_at),
        reported_by=row.reporter_name or "",
        reported_at=scope.local(row.reported_at),
        times=row.times,
        holder_id=row.holder_id,
        holder=row.holder_name or "",
        acknowledged_at=local(row.acknowledged_at),
        resolved_at=local(row.resolved_at),
        note=row.note,
        fine_now=row.fine_now,
        details=tuple(line_from_json(line) for line in row.details or ()),
        staff_id=row.staff_id,
        severity=Severity(row.severity),
        outcome=AlertOutcome(row.outcome) if row.outcome else None,
        silent_until=local(row.silent_until),
        confirmed=row.confirmed,
        next_at=local(row.next_at),
        due=Due(row.due),
        resolved_by=row.resolver_name or "",
        chain=chain_from_json(row.chain) if row.chain else NO_CHAIN,
        step=row.step,
        round=row.round,
    )
