"""Disinfection that is still open: the times of a day's plan for which a point lacks a log that counts, and vehicles after their runs.

Which of the policy's times are a point's is decided by `times_of` alone. The database gets its answers as a list: an entry for every time
and every number of times a day with which a point is due then, with the stretch of the day in which a log counts for it.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Select,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
    union_all,
)

from bot.storage import tables as t
from bot.storage.closed_days import works_on
from bot.storage.columns import members
from bot.storage.facts.disinfection_rows import minute_of
from conversations.disinfection import DAYS, PointKind
from conversations.policy import Policy
from conversations.policy_values import MOST_TIMES
from conversations.rules.disinfection import times_of

_DAY = 24 * 60
"""Minutes."""
_BASE = 10_000
"""More than the minutes of a day: an entry of the list is three numbers in one."""


def due_on(day: date, is_work_day: bool) -> ColumnElement[bool]:
    """The point is due on `day` by the clock, and its enterprise works then: for a select from `disinfection_point` and `enterprise`."""
    return t.by_the_clock & (t.disinfection_point.c.since <= day) & works_on(day, is_work_day)


def open_slots(day: date, is_work_day: bool, policy: Policy, slots: Collection[time]) -> Select[tuple[int, str, int]]:
    """Enterprise, path and point of everything that is still open at `slots` of `day`, a row for each, to be narrowed down by further
    conditions; `disinfection_point` and `enterprise` are what it is selected from."""
    point, log, times = t.disinfection_point, t.disinfection_log, _times(policy, slots)
    then = (log.c.minute >= times.c.begins) & (log.c.minute < times.c.ends)
    done = exists().where(log.c.day == day, log.c.point_id == point.c.id, then, t.counts)
    return (
        select(point.c.enterprise_id, point.c.path, point.c.id.label("point_id"))
        .join_from(point, t.enterprise, t.enterprise.c.id == point.c.enterprise_id)
        .join(times, times.c.often == point.c.times_a_day)
        .where(due_on(day, is_work_day), ~done)
    )


def open_vehicles(midnight: datetime, is_work_day: bool, *theirs: ColumnElement[bool]) -> Select[tuple[int, str, int]]:
    """The same of vehicles: a row for each that has more runs to be followed up on the day that begins at `midnight` (local and aware) than
    it was disinfected well enough on it. `theirs`: which runs may be meant, where that is known."""
    point, log, run, day = t.disinfection_point, t.disinfection_log, t.courier_run.c, midnight.date()
    # Runs of these days have their lists: it says nothing of them, and lets the database find the runs of days.
    days = t.has_list & run.day.between(day - timedelta(days=DAYS), day)
    gone_out = (
        select(run.enterprise_id, run.plate, func.count().label("runs"))
        .where(days, or_(run.day == day, _came_back(midnight)), run.plate != literal_column("''"), *theirs)
        .group_by(run.enterprise_id, run.plate)
        .subquery("gone_out")
    )
    done = select(func.count()).where(log.c.day == day, log.c.point_id == point.c.id, t.counts).correlate(point).scalar_subquery()
    return (
        select(point.c.enterprise_id, point.c.path, point.c.id.label("point_id"))
        .join_from(gone_out, point, (point.c.enterprise_id == gone_out.c.enterprise_id) & (point.c.plate == gone_out.c.plate))
        .join(t.enterprise, t.enterprise.c.id == point.c.enterprise_id)
        .where(t.planned, point.c.kind == PointKind.VEHICLE.value, point.c.since <= day, works_on(day, is_work_day), done < gone_out.c.runs)
    )


def _came_back(midnight: datetime) -> ColumnElement[bool]:
    """The run, which began before, is followed up on the day that begins then: its vehicle was not disinfected before, and it has come back
    on that day or is under way (`load_run_counts` says the same to people)."""
    run = t.courier_run.c
    back = run.ended_at.is_(None) | (run.ended_at >= midnight) & (run.ended_at < midnight + timedelta(days=1))
    return run.vehicle_disinfected.is_(false()) & back


def open_points(midnight: datetime, is_work_day: bool, policy: Policy, slots: Collection[time]) -> CompoundSelect[Any]:
    """What is open by the clock at `slots` of the day that begins at `midnight` (local and aware), and of vehicles."""
    return union_all(open_slots(midnight.date(), is_work_day, policy, slots), open_vehicles(midnight, is_work_day))


def _times(policy: Policy, slots: Collection[time]) -> CTE:
    """For each number of times a day those of `slots` at which a point is due then, and from when until when a log counts for them: the
    first from midnight on, each until the next one, the last until the day is over (`slot_at` says the same to people)."""
    entries = []
    for often in range(1, MOST_TIMES + 1):
        times = times_of(often, policy)
        begins = [0, *(minute_of(each) for each in times[1:])]
        for begin, end, each in zip(begins, [*begins[1:], _DAY], times, strict=True):
            if each in slots:
                entries.append((often * _BASE + begin) * _BASE + end)
    entry = type_coerce(members(entries).c.value, BigInteger)
    columns = {"often": entry // (_BASE * _BASE), "begins": entry // _BASE % _BASE, "ends": entry % _BASE}
    # Read once, not for every point. In its place: before an INSERT it would keep SQLite from counting the rows.
    listed = select(*(column.label(name) for name, column in columns.items())).cte("times", nesting=True)
    return listed.prefix_with("MATERIALIZED")
