"""Ledgers: today's report, who is carried over from the report before, and the days behind."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import Date, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import tables as t
from bot.storage.columns import among, among_ids
from bot.storage.facts.closings import load_closed_days
from bot.storage.facts.enterprises import PRESENT_STAFF
from bot.storage.facts.entries import entry_of, totals_of
from bot.storage.facts.scope import Scope
from bot.storage.facts.standings import NEWEST_BEFORE, load_bars
from bot.storage.schedule import HEALTH_LEDGER
from conversations.briefing import DayMark, Ledger, Report
from conversations.codes import CARRIED_OVER, Status
from conversations.records import HealthEntry
from conversations.return_facts import Bar
from conversations.rules.bars import is_standing

HISTORY_DAYS = 14

_today = bindparam("today", type_=Date)
_chosen = among_ids(t.enterprise.c.id, "enterprises")
_other = t.report.alias("other")
_NEWEST_TODAY = (
    select(func.max(_other.c.revision))
    .where(_other.c.enterprise_id == t.enterprise.c.id, _other.c.day == _today)
    .correlate(t.enterprise)
    .scalar_subquery()
)
_TODAY = (
    select(t.enterprise.c.id.label("enterprise"), PRESENT_STAFF.label("present"), t.report, t.account.c.name.label("by"))
    .outerjoin_from(
        t.enterprise,
        t.report,
        (t.report.c.enterprise_id == t.enterprise.c.id) & (t.report.c.day == _today) & (t.report.c.revision == _NEWEST_TODAY),
    )
    .outerjoin(t.account, t.account.c.id == t.report.c.reported_by)
    .where(_chosen)
)
_ENTRIES = (
    select(t.health_entry)
    .join(t.staff, t.staff.c.id == t.health_entry.c.staff_id)
    .where(among_ids(t.health_entry.c.report_id, "reports"))
    .order_by(t.staff.c.position, t.staff.c.id)
)
_BEFORE = (
    select(t.enterprise.c.id.label("enterprise"), t.health_entry)
    .join_from(t.enterprise, t.health_entry, t.health_entry.c.report_id == NEWEST_BEFORE)
    .join(t.staff, t.staff.c.id == t.health_entry.c.staff_id)
    .where(t.health_entry.c.status.in_(sorted(CARRIED_OVER | {Status.NOT_RETURNED})), t.present, _chosen)
    .order_by(t.staff.c.position, t.staff.c.id)
)


async def load_ledgers(conn: AsyncConnection, enterprise_ids: Collection[int], scope: Scope) -> dict[int, Ledger]:
    """What today's ledgers of the enterprises build on. Four statements."""
    wanted = {"today": scope.today, "enterprises": enterprise_ids}
    found = (await conn.execute(_TODAY, wanted)).all()
    before = _by(await conn.execute(_BEFORE, wanted), "enterprise")
    barred = await load_bars(conn, enterprise_ids, scope)
    reports = [row.id for row in found if row.id is not None]
    entries = _by(await conn.execute(_ENTRIES, {"reports": reports}), "report_id")
    return {
        row.enterprise: _ledger(
            None if row.id is None else _report(row, entries.get(row.id, ()), scope),
            before.get(row.enterprise, ()),
            barred.get(row.enterprise, ()),
            row.present,
        )
        for row in found
    }


def _ledger(today: Report | None, before: tuple[HealthEntry, ...], barred: tuple[Bar, ...], headcount: int) -> Ledger:
    bars = {bar.staff_id: bar for bar in barred}
    return Ledger(
        today=today,
        carried=tuple(entry for entry in before if entry.status in CARRIED_OVER),
        headcount=headcount,
        standing=tuple(entry for entry in before if is_standing(entry.status, bars.get(entry.staff_id))),
        bars=barred,
    )


def _by(rows: Any, column: str) -> dict[int, tuple[HealthEntry, ...]]:
    found: dict[int, list[HealthEntry]] = {}
    for row in rows:
        found.setdefault(getattr(row, column), []).append(entry_of(row))
    return {key: tuple(entries) for key, entries in found.items()}


def _report(row: Any, entries: tuple[HealthEntry, ...], scope: Scope) -> Report:
    return Report(
        enterprise_id=row.enterprise_id,
        day=row.day,
        revision=row.revision,
        late=row.late,
        totals=totals_of(row),
        entries=entries,
        by=row.by,
        at=scope.local(row.reported_at),
    )


async def load_histories(conn: AsyncConnection, enterprise_ids: Collection[int], scope: Scope) -> dict[int, tuple[DayMark, ...]]:
    """The last 14 days of the enterprises, today included, the newest last. Four statements.

    A day without a report was owed when its row of `due` is still there; before the bot knew the enterprise nothing was owed.
    """
    days = [scope.today - timedelta(days=back) for back in range(HISTORY_DAYS - 1, -1, -1)]
    always = select(t.enterprise.c.id, t.enterprise.c.works_every_day).where(among(t.enterprise.c.id, enterprise_ids))
    every_day = {row.id: row.works_every_day for row in await conn.execute(always)}
    unreported = await conn.execute(_missing(enterprise_ids).where(t.due.c.day.in_(days)))
    missing = {(row.enterprise_id, row.day) for row in unreported}
    reports = (
        select(t.report)
        .where(among(t.report.c.enterprise_id, enterprise_ids), t.report.c.day.between(days[0], days[-1]))
        .order_by(t.report.c.revision)
    )
    newest = {(row.enterprise_id, row.day): row for row in await conn.execute(reports)}
    off = await load_closed_days(conn, enterprise_ids, days[0], days[-1])
    histories: dict[int, tuple[DayMark, ...]] = {}
    for enterprise_id, each_day in every_day.items():
        marks = []
        for day in days:
            row = newest.get((enterprise_id, day))
            known, closed = row is not None or day == scope.today, day in off.get(enterprise_id, ())
            owed = (enterprise_id, day) in missing or (known and not closed and scope.works(day, each_day))
            marks.append(DayMark(day, owed, reported=False, closed=closed) if row is None else _mark(row, owed, scope))
        histories[enterprise_id] = tuple(marks)
    return histories


def _missing(enterprise_ids: Collection[int]) -> Any:
    return select(t.due.c.enterprise_id, t.due.c.day).where(t.due.c.duty == HEALTH_LEDGER, among(t.due.c.enterprise_id, enterprise_ids))


def _mark(row: Any, owed: bool, scope: Scope) -> DayMark:
    return DayMark(
        day=row.day,
        owed=owed,
        reported=True,
        late=row.late,
        revision=row.revision,
        headcount=row.headcount,
        on_post=row.on_post,
        isolated=row.isolated,
        symptomatic=row.symptomatic,
        at=scope.local(row.reported_at),
    )
