"""Disinfection that is still open: the times of a day's plan for which a point lacks a log that counts.

Which of the policy's times are a point's is decided by `times_of` alone: the database gets its answers as a list, one entry for every time
and every number of times a day with which a point is due then.
"""

from collections.abc import Collection
from datetime import date, time

from sqlalchemy import CTE, ColumnElement, Select, Text, case, cast, exists, func, select

from bot.storage import tables as t
from bot.storage.columns import texts
from bot.storage.facts.disinfection_rows import slot_text
from conversations.policy import Policy
from conversations.rules.disinfection import times_of


def due_on(day: date, is_work_day: bool) -> ColumnElement[bool]:
    """The point is due on `day` by the clock, and its enterprise works then: for a select from `disinfection_point` and `enterprise`."""
    works = t.enterprise.c.active if is_work_day else t.enterprise.c.active & t.enterprise.c.works_every_day
    return t.by_the_clock & (t.disinfection_point.c.since <= day) & works


def open_slots(day: date, is_work_day: bool, policy: Policy, slots: Collection[time]) -> Select[tuple[int, str, int, str]]:
    """Enterprise, path, point and slot of everything that is still open at `slots` of `day`, to be narrowed down by further conditions;
    `disinfection_point` and `enterprise` are what it is selected from."""
    point, log = t.disinfection_point, t.disinfection_log
    pairs, most = _pairs(policy, slots), len(times_of(_NO_LIMIT, policy))
    often = cast(case((point.c.times_a_day > most, most), else_=point.c.times_a_day), Text)
    done = exists().where(log.c.day == day, log.c.slot == pairs.c.slot, log.c.point_id == point.c.id, t.counts)
    return (
        select(point.c.enterprise_id, point.c.path, point.c.id.label("point_id"), pairs.c.slot)
        .join_from(point, t.enterprise, t.enterprise.c.id == point.c.enterprise_id)
        .join(pairs, pairs.c.often == often)
        .where(due_on(day, is_work_day), ~done)
    )


_NO_LIMIT = 1_000
"""As often a day as there are times."""


def _pairs(policy: Policy, slots: Collection[time]) -> CTE:
    """Each slot with every number of times a day with which a point is due then."""
    most = len(times_of(_NO_LIMIT, policy))
    due = [f"{slot_text(slot)} {often}" for often in range(1, most + 1) for slot in times_of(often, policy) if slot in slots]
    pair = texts(due, "member")
    parts = select(func.substr(pair.c.value, 1, 5, type_=Text).label("slot"), func.substr(pair.c.value, 7, type_=Text).label("often"))
    return parts.cte("pairs").prefix_with("MATERIALIZED")  # read once, not for every point
