"""未报企业 Enterprises that have not reported by the cutoff: an alert each, one level up on the third missed day running, closed by the
report or when nothing is owed any more."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import CTE, BigInteger, ColumnElement, Integer, Select, and_, case, cast, exists, func, literal, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from bot.storage import tables as t
from bot.storage.columns import among, days_of
from bot.storage.job_alerts import Noticed, Told, close, keys_of, tell, wait_for_writers, write_events
from bot.storage.line_json import line_text, lines_json
from bot.storage.schedule import HEALTH_LEDGER
from conversations.chain import Due, Happening, StepKind
from conversations.codes import AlertKind, AlertOutcome, AlertState
from conversations.roles import Role

LOOKED_BACK = 21
"""Days, the present one counted, in which missed reports are looked for."""
MANY_DAYS = 10
"""From so many on the card says no exact number: within three weeks with long holidays no more days may have been owed."""
RAISED_AT = 3
"""Missed days running with which an enterprise is told of one level up (DOMAIN.md, policy defaults)."""
LEVELS_DAY = timedelta(hours=18)
"""A level that was told within it still has its day, and the next one is not told yet: after a downtime a step that is overdue and the
third silent day fall together. Less than 24 hours, for whom the chain told the afternoon before is passed at noon, as ever."""
_BASE = 10_000
"""More than an enterprise has managers."""
FIRST_LEVEL = 2
"""The index of the first level in the chain of an enterprise: before it come those who answer for it and those who stand in."""


class _LevelAhead(FunctionElement[int]):
    """The index of the first level, at the step or after it, of a chain."""

    type = Integer()
    inherit_cache = True
    name = "level_ahead"


@compiles(_LevelAhead, "postgresql")
def _level_ahead_jsonb(element: _LevelAhead, compiler: SQLCompiler, **kw: Any) -> str:
    chain, step = (compiler.process(one, **kw) for one in element.clauses)
    steps = f"jsonb_array_elements({chain} -> 'steps') WITH ORDINALITY AS ahead (value, number)"
    return f"(SELECT min(number) - 1 FROM {steps} WHERE value ->> 'kind' = 'level' AND number > {step})"  # noqa: S608 - columns


@compiles(_LevelAhead, "sqlite")
def _level_ahead_json(element: _LevelAhead, compiler: SQLCompiler, **kw: Any) -> str:
    chain, step = (compiler.process(one, **kw) for one in element.clauses)
    steps = f"json_each({chain}, '$.steps') AS ahead"
    kind = "json_extract(ahead.value, '$.kind')"
    return f"(SELECT min(ahead.key) FROM {steps} WHERE {kind} = 'level' AND ahead.key >= {step})"  # noqa: S608 - columns


_LEVEL = case((t.alert.c.chain.is_(None), FIRST_LEVEL), else_=_LevelAhead(t.alert.c.chain, t.alert.c.step))


async def tell_silent(conn: AsyncConnection, noticed: Noticed) -> Told:
    """An alert for every laggard of the day, or one more day of the one that stands. On the third missed day running, or later if it had
    been in somebody's hands then, the chain goes on with its next level at once, but for one whose chain has just told a level. At most
    six statements."""
    await wait_for_writers(conn, "report")
    told = await tell(conn, noticed, found(noticed.day))
    await _raise(conn, [key for key, lines in told.details.items() if _days(lines) >= RAISED_AT], noticed.now)
    return told


def _days(lines: Any) -> int:
    """How many days running were missed, as the first line of the details says."""
    (_, facts), *_ = lines
    days: int = facts["days"]
    return days


async def _raise(conn: AsyncConnection, alert_ids: Collection[int], now: datetime) -> None:
    if not alert_ids:
        return
    # Counted, one by one: by an index, whatever the database thinks of a table that has just grown.
    events = t.alert_event.c
    of_a_level = and_(events.kind == Happening.TOLD.value, events.step == StepKind.LEVEL.value, events.at > now - LEVELS_DAY)
    gone_up = or_(events.kind == Happening.RAISED.value, of_a_level)
    before = select(func.count()).where(events.alert_id == t.alert.c.id, gone_up).scalar_subquery()
    statement = (
        update(t.alert)
        .where(
            among(t.alert.c.id, alert_ids),
            t.alert.c.state == AlertState.OPEN.value,
            before == 0,
            _LEVEL.is_not(None),
        )
        .values(step=_LEVEL, due=Due.STEP.value, next_at=now)
        .returning(t.alert.c.id)
    )
    raised = sorted((await conn.scalars(statement)).all())
    await write_events(conn, raised, Happening.RAISED, now)


def _late(day: date) -> CTE:
    """The laggards of the day, each with the last day of which there is a report."""
    last = select(func.max(t.report.c.day)).where(t.report.c.enterprise_id == t.due.c.enterprise_id).correlate(t.due).scalar_subquery()
    late = select(t.due.c.enterprise_id, t.due.c.path, last.label("last"))
    return late.where(t.due.c.day == day, t.due.c.duty == HEALTH_LEDGER).cte("late").prefix_with("MATERIALIZED")


def _runs(day: date) -> Select[Any]:
    """How many days running each laggard of the day has missed, the day counted, and since which one. Days on which nothing was owed have
    no row in `due`: they neither count nor end a run."""
    # Each row of `due` is looked up by its whole key: what it costs grows with the laggards alone.
    late, missed, looked_at = _late(day), t.due.alias("missed"), days_of(day - timedelta(days=back) for back in range(LOOKED_BACK))
    since_the_report = or_(late.c.last.is_(None), looked_at.c.value > late.c.last)
    by_key = and_(missed.c.day == looked_at.c.value, missed.c.duty == HEALTH_LEDGER, missed.c.enterprise_id == late.c.enterprise_id)
    return (
        select(late.c.enterprise_id, late.c.path, late.c.last, func.count().label("days"), func.min(missed.c.day).label("since"))
        .join_from(late, looked_at, since_the_report)
        .join(missed, by_key)
        .group_by(late.c.enterprise_id, late.c.path, late.c.last)
    )


def _managers(of: ColumnElement[int]) -> ColumnElement[int]:
    """How many managers an enterprise has, and how many of them can be written to: two numbers in one, to look for them once."""
    can = case((t.account.c.reachable, 1), else_=0)
    account = t.membership.join(t.account, t.account.c.id == t.membership.c.account_id)
    held = (t.membership.c.enterprise_id == of, t.membership.c.role == Role.MANAGER.value, t.held)
    return select(func.count() * _BASE + func.coalesce(func.sum(can), 0)).select_from(account).where(*held).scalar_subquery()


def found(day: date) -> Select[Any]:
    """The laggards of the day, as `tell` wants them. Who has no manager yet is to be invited, not alerted: the digest names them."""
    run = _runs(day).subquery("run")
    # Materialized: else the managers would be looked for wherever their number is used.
    counted = select(*run.c, _managers(run.c.enterprise_id).label("managers")).cte("counted").prefix_with("MATERIALIZED")
    c = counted.c
    all_of_them, can = c.managers // _BASE, c.managers % _BASE
    days = case((c.days >= MANY_DAYS, line_text("silent-many-days", days=literal(MANY_DAYS))), else_=line_text("silent-days", days=c.days))
    last = case((c.last.is_(None), line_text("silent-never")), else_=line_text("silent-last", day=c.last))
    managers = case(
        (can == 0, line_text("silent-out-of-reach", managers=all_of_them)),
        else_=line_text("silent-managers", managers=all_of_them, reachable=can),
    )
    details = lines_json(days, last, managers)
    return select(
        c.enterprise_id.label("subject"),
        c.enterprise_id,
        cast(null(), BigInteger).label("staff_id"),
        c.path,
        c.since,
        details.label("details"),
    ).where(c.managers > 0)


async def close_reported(conn: AsyncConnection, enterprise_ids: Collection[int], now: datetime) -> list[int]:
    """The report that was missing is there, however late: in the transaction that stores it. Returns the ids of the alerts that look
    different now. At most two statements."""
    if not enterprise_ids:
        return []
    reported = exists().where(t.report.c.enterprise_id == t.alert.c.enterprise_id, t.report.c.day >= t.alert.c.day)
    chosen = among(t.alert.c.key, keys_of(AlertKind.SILENT, enterprise_ids)) & reported
    return await close(conn, AlertKind.SILENT, now, chosen, outcome=AlertOutcome.REPORTED)


async def stop_owing(conn: AsyncConnection, enterprise_ids: Collection[int], now: datetime) -> list[int]:
    """These enterprises owe nothing today: they are closed, or not active any more. Returns the ids of the alerts that look different now.
    At most two statements."""
    if not enterprise_ids:
        return []
    return await close(conn, AlertKind.SILENT, now, among(t.alert.c.key, keys_of(AlertKind.SILENT, enterprise_ids)))


async def close_not_owed(conn: AsyncConnection, day: date, now: datetime) -> list[int]:
    """As `stop_owing`, for all that are not active, or closed on the day. Looks at the alerts that are not resolved, at none besides."""
    # A value, not a condition: that would be answered by a list of all enterprises.
    active = select(t.enterprise.c.active).where(t.enterprise.c.id == t.alert.c.enterprise_id).scalar_subquery()
    on = (t.closing.c.first <= day) & (t.closing.c.last >= day)
    away = exists().where(t.closing.c.enterprise_id == t.alert.c.enterprise_id, on, t.closed)
    return await close(conn, AlertKind.SILENT, now, active.is_(False) | away)
