"""Alerts that reports open and fold, and of whom a report shows that they are well again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, bindparam, exists, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among
from bot.storage.facts.entries import entry_of
from bot.storage.records.alerts import Telling, Touched, correct, fold, lock_unresolved, open_alerts
from bot.storage.records.reports import Filed
from conversations.codes import AlertKind
from conversations.records import AlertDraft

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

_Drafts = Mapping[str, tuple[AlertDraft, Filed]]


async def alert_from(conn: AsyncConnection, filed: Sequence[Filed], now: datetime) -> Touched:
    """Open an alert for every draft, or fold the draft into the unresolved alert of its key; note of the others' unresolved alerts that
    the person is well by now, and close those that an amended report takes back. At most twelve statements, for reports of one day."""
    if not filed:
        return Touched()
    drafts: _Drafts = {draft.key: (draft, report) for report in filed for draft in report.record.alerts}
    # What a return check told of, a courier's temperature, or one that was not taken, is not over because a day's report tells of nothing.
    standing = await lock_unresolved(
        conn,
        among(t.alert.c.enterprise_id, [f.record.enterprise_id for f in filed]),
        t.alert.c.check_id.is_(None),
        t.alert.c.kind.not_in([AlertKind.UNFIT_COURIER.value, AlertKind.READINGS_MISSED.value]),
    )
    known = [alert for alert in standing if alert.staff_id is not None]
    told = await _since(conn, [(draft.staff_id, report.record.day) for draft, report in drafts.values()])
    tellings = {key: _telling(draft, report, told[draft.staff_id], now) for key, (draft, report) in drafts.items()}
    well = [alert for alert in known if _is_well(alert, filed)]
    touched = await fold(conn, known, tellings, well=[alert.id for alert in well])
    await correct(conn, [alert for alert in well if _takes_back(alert, filed)], now)
    folded = {alert.key for alert in known}
    news = await _news(conn, {key: each for key, each in drafts.items() if key not in folded})
    touched.opened = await open_alerts(conn, {key: tellings[key] for key in news})
    touched.silent = [alert.enterprise_id for alert in standing if alert.kind == AlertKind.SILENT.value]
    return touched


@dataclass(frozen=True, slots=True)
class _Told:
    path: str
    since: date


def _telling(draft: AlertDraft, report: Filed, told: _Told, now: datetime) -> Telling:
    record = report.record
    return Telling(draft, record.enterprise_id, told.path, told.since, record.day, report.by, now, report_id=report.report_id)


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


def _is_well(alert: Any, filed: Sequence[Filed]) -> bool:
    """Whether the enterprise's report shows the person well: nothing is told that gives rise to an alert, and the person is still there.
    What a reading told of stands until the person's temperature is told anew: a report does not list those who are in isolation anyway."""
    record = next(report.record for report in filed if report.record.enterprise_id == alert.enterprise_id)
    ill = any(draft.staff_id == alert.staff_id for draft in record.alerts)
    measured = any(one.staff_id == alert.staff_id and one.temperature is not None for one in record.entries)
    return not ill and not alert.gone and (measured or alert.report_id is not None)


def _takes_back(alert: Any, filed: Sequence[Filed]) -> bool:
    """Whether an amended report takes back all that the alert was ever told of: one day, and that day is now told otherwise. Of an alert
    that several days told of an amendment says only that the person is well by now."""
    record = next(report.record for report in filed if report.record.enterprise_id == alert.enterprise_id)
    return record.revision > 1 and record.day == alert.day and alert.times == 1


async def _news(conn: AsyncConnection, drafts: _Drafts) -> _Drafts:
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
