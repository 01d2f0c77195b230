"""Alerts: opened and folded by reports, taken and resolved by officers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, bindparam, exists, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.database import Conflict
from bot.storage.facts.entries import entry_columns, entry_of
from bot.storage.records.deed import Deed, actor, of_kind
from bot.storage.records.reports import Filed
from conversations.codes import AlertKind, AlertState
from conversations.records import AcknowledgeAlert, AlertDraft, ResolveAlert

_day = bindparam("before", type_=Date)
_later = t.report.alias("later")


def _newest_revision() -> Any:
    same_day = (_later.c.enterprise_id == t.report.c.enterprise_id) & (_later.c.day == t.report.c.day)
    return ~exists().where(same_day, _later.c.revision > t.report.c.revision)


_was_abnormal = exists().where(t.health_entry.c.report_id == t.report.c.id, t.health_entry.c.staff_id == t.staff.c.id, t.abnormal)
_LAST_WELL = (
    select(t.report.c.day)
    .where(t.report.c.enterprise_id == t.staff.c.enterprise_id, t.report.c.day < _day, _newest_revision(), ~_was_abnormal)
    .order_by(t.report.c.day.desc())
    .limit(1)
    .correlate(t.staff)
    .scalar_subquery()
)
_RUN = (
    select(t.report.c.day)
    .join_from(t.health_entry, t.report, t.report.c.id == t.health_entry.c.report_id)
    .where(t.health_entry.c.staff_id == t.staff.c.id, t.abnormal, t.report.c.day < _day, _newest_revision())
)


@dataclass(slots=True)
class Touched:
    """Alerts that were opened, alerts that look different now, and those of them of which officers are to hear again."""

    opened: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    ringing: list[int] = field(default_factory=list)


async def alert_from(conn: AsyncConnection, filed: Sequence[Filed], now: datetime) -> Touched:
    """Open an alert for every draft, or fold the draft into the unresolved alert of its key; note of the others' unresolved alerts that
    the person is well by now. At most eight statements, for reports of one day."""
    touched = Touched()
    if not filed:
        return touched
    drafts = {draft.key: (draft, report) for report in filed for draft in report.record.alerts}
    known = await _lock_unresolved(conn, [report.record.enterprise_id for report in filed])
    told = await _since(conn, [(draft.staff_id, report.record.day) for draft, report in drafts.values()])
    changes = []
    for alert in known:
        if alert.key in drafts:
            draft, report = drafts.pop(alert.key)
            fresh = _folded(alert, draft, report, told[draft.staff_id].since, now)
            if _rings(alert, fresh):
                touched.ringing.append(alert.id)
        else:
            fresh = {**_as_it_is(alert), "fine_now": alert.fine_now or _is_well(alert, filed)}
        if fresh != _as_it_is(alert):
            changes.append({"alert": alert.id, **{f"new_{name}": value for name, value in fresh.items()}})
            if any(fresh[name] != getattr(alert, name) for name in _SHOWN):
                touched.changed.append(alert.id)
    if changes:
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in _KEPT}
        await conn.execute(update(t.alert).where(t.alert.c.id == bindparam("alert")).values(values), changes)
    touched.opened = await _open(conn, drafts, told, now)
    return touched


_SHOWN = ("kind", "temperature_centi", "symptoms", "status", "attempted_on_post", "since", "times", "fine_now")
_KEPT = (*_SHOWN, "day", "report_id", "reported_by", "reported_at")


async def _lock_unresolved(conn: AsyncConnection, enterprise_ids: Sequence[int]) -> Sequence[Any]:
    statement = (
        select(t.alert, t.staff.c.departed_at.is_not(None).label("gone"))
        .join(t.staff, t.staff.c.id == t.alert.c.staff_id)
        .where(among(t.alert.c.enterprise_id, enterprise_ids), t.unresolved)
        .order_by(t.alert.c.id)
    )
    return (await conn.execute(statement.with_for_update(of=t.alert))).all()


@dataclass(frozen=True, slots=True)
class _Told:
    path: str
    since: date


async def _since(conn: AsyncConnection, people: Sequence[tuple[int, date]]) -> dict[int, _Told]:
    """Where each of the people works, and since which day every report has told of something. One statement a day."""
    found = {}
    for day in sorted({day for _, day in people}):
        ids = [staff_id for staff_id, told_on in people if told_on == day]
        first = (
            _RUN.where(t.report.c.day > func.coalesce(_LAST_WELL, literal(date.min, Date)))
            .order_by(t.report.c.day)
            .limit(1)
            .correlate(t.staff)
            .scalar_subquery()
        )
        statement = (
            select(t.staff.c.id, t.enterprise.c.path, first.label("since"))
            .join(t.enterprise, t.enterprise.c.id == t.staff.c.enterprise_id)
            .where(among(t.staff.c.id, ids))
        )
        for row in await conn.execute(statement, {"before": day}):
            found[row.id] = _Told(row.path, row.since or day)
    return found


def _as_it_is(alert: Any) -> dict[str, Any]:
    return {name: getattr(alert, name) for name in _KEPT}


def _folded(alert: Any, draft: AlertDraft, report: Filed, since: date, now: datetime) -> dict[str, Any]:
    told = entry_columns(draft.entry)
    del told["staff_id"]
    return {
        **told,
        "kind": draft.kind.value,
        "since": since,
        # An amended report of the same day is not one more time.
        "times": alert.times + (report.record.day > alert.day),
        "fine_now": False,
        "day": report.record.day,
        "report_id": report.report_id,
        "reported_by": report.by,
        "reported_at": now,
    }


_WORSE = (AlertKind.SYMPTOMS, AlertKind.FEVER, AlertKind.WORKING_ILL)


def _rings(alert: Any, fresh: dict[str, Any]) -> bool:
    """Whether an edit of the card, which nobody hears, is too little: it got worse, the person had been well in between, or another day
    tells of it and nobody has taken it."""
    worse = _WORSE.index(AlertKind(fresh["kind"])) > _WORSE.index(AlertKind(alert.kind))
    return worse or alert.fine_now or (alert.state == AlertState.OPEN.value and fresh["times"] > alert.times)


def _is_well(alert: Any, filed: Sequence[Filed]) -> bool:
    """Whether the enterprise's report shows the person well: nothing is told that gives rise to an alert, and the person is still there."""
    record = next(report.record for report in filed if report.record.enterprise_id == alert.enterprise_id)
    ill = any(draft.staff_id == alert.staff_id for draft in record.alerts)
    return not ill and not alert.gone


async def _news(conn: AsyncConnection, drafts: dict[str, tuple[AlertDraft, Filed]]) -> dict[str, tuple[AlertDraft, Filed]]:
    """The drafts without those that an amended report repeats word for word: no alert of theirs is unresolved, so an officer has dealt
    with it today. At most one statement."""
    amended = [report.record for _, report in drafts.values() if report.record.revision > 1]
    if not amended:
        return drafts
    c = t.report.c
    statement = (
        select(c.enterprise_id, c.day, c.revision, t.health_entry)
        .join_from(t.report, t.health_entry, t.health_entry.c.report_id == c.id)
        .where(among(c.enterprise_id, {record.enterprise_id for record in amended}), c.day >= min(record.day for record in amended))
    )
    told = {(row.enterprise_id, row.day, row.revision, entry_of(row)) for row in await conn.execute(statement)}

    def is_repeated(draft: AlertDraft, report: Filed) -> bool:
        record = report.record
        return (record.enterprise_id, record.day, record.revision - 1, draft.entry) in told

    return {key: (draft, report) for key, (draft, report) in drafts.items() if not is_repeated(draft, report)}


async def _open(conn: AsyncConnection, drafts: dict[str, tuple[AlertDraft, Filed]], told: dict[int, _Told], now: datetime) -> list[int]:
    drafts = await _news(conn, drafts)
    if not drafts:
        return []
    rows = [
        {
            **entry_columns(draft.entry),
            "key": key,
            "kind": draft.kind.value,
            "state": AlertState.OPEN.value,
            "enterprise_id": report.record.enterprise_id,
            "path": told[draft.staff_id].path,
            "since": told[draft.staff_id].since,
            "day": report.record.day,
            "opened_at": now,
            "reported_by": report.by,
            "reported_at": now,
            "report_id": report.report_id,
        }
        for key, (draft, report) in drafts.items()
    ]
    await conn.execute(insert(t.alert), rows)
    opened = select(t.alert.c.id).where(among(t.alert.c.key, sorted(drafts)), t.unresolved).order_by(t.alert.c.id)
    return list((await conn.scalars(opened)).all())


async def handle(conn: AsyncConnection, deeds: Sequence[Deed], now: datetime) -> list[int]:
    """Officers take and resolve alerts. Returns the ids. Raises Conflict where somebody else was first."""
    handled = []
    for taken, deed in of_kind(deeds, AcknowledgeAlert):
        values = {"state": AlertState.ACKNOWLEDGED.value, "holder_id": actor(deed), "acknowledged_at": now}
        await _move(conn, t.alert.c.state == AlertState.OPEN.value, taken.alert_id, values)
        handled.append(taken.alert_id)
    for resolved, deed in of_kind(deeds, ResolveAlert):
        by = actor(deed)
        # Who resolves what nobody had taken is named on its card.
        holder = func.coalesce(t.alert.c.holder_id, by)
        values = {"state": AlertState.RESOLVED.value, "resolved_by": by, "holder_id": holder, "resolved_at": now, "note": resolved.note}
        await _move(conn, t.unresolved, resolved.alert_id, values)
        handled.append(resolved.alert_id)
    return handled


async def _move(conn: AsyncConnection, while_it_is: Any, alert_id: int, values: dict[str, Any]) -> None:
    statement = update(t.alert).where(t.alert.c.id == alert_id, while_it_is).values(values).returning(t.alert.c.id)
    if (await conn.execute(statement)).first() is None:
        raise Conflict("the alert was handled meanwhile")
