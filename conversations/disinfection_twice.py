"""Whether somebody else has logged already what a manager is about to log: then it is asked whether it was done once more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conversations.about_disinfection import book_of, point_in
from conversations.briefing import Briefing
from conversations.disinfection import BY_THE_CLOCK, DisinfectionBook, DisinfectionLog, Point, PointKind, Treated
from conversations.disinfection_records import LogDisinfection
from conversations.rules.disinfection import slot_at, slots_of, sufficient
from conversations.view import Fact, Line

SHOWN = 5
"""Points of which who was first is named; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Twice:
    """A point, and the latest log of somebody else that counts for the same; `numbers`: of goods, those that are logged already."""

    point: Point
    log: DisinfectionLog
    numbers: tuple[str, ...] = ()


def log_of(enterprise_id: int, treated: tuple[Treated, ...], briefing: Briefing) -> LogDisinfection:
    """The record, with what was known of its points."""
    points = {one.point_id for one in treated}
    seen = frozenset(log.id for log in book_of(enterprise_id, briefing).logs if log.treated.point_id in points)
    return LogDisinfection(enterprise_id, treated, seen)


def done_by_others(enterprise_id: int, treated: Sequence[Treated], briefing: Briefing) -> tuple[Twice, ...]:
    """Where somebody else has logged the same, and it counts: by the clock, the same time of the plan; goods, one of the same numbers; a
    vehicle, when each run of the day is followed up already. What stayed below the policy is nobody's work done."""
    book = book_of(enterprise_id, briefing)
    name = briefing.account.name if briefing.account is not None else ""
    found = []
    for one in treated:
        point = point_in(book, one.point_id)
        logs = [log for log in book.logs if log.treated.point_id == one.point_id and log.treated.at.date() == one.at.date()]
        same = [log for log in logs if sufficient(log) and point is not None and _same(log, one, point, book, logs, briefing)]
        if point is not None and same and same[-1].by != name:
            logged = {number for log in same for number in log.treated.batch_nos}
            found.append(Twice(point, same[-1], tuple(number for number in one.batch_nos if number in logged)))
    return tuple(found)


def _same(
    log: DisinfectionLog, one: Treated, point: Point, book: DisinfectionBook, logs: Sequence[DisinfectionLog], briefing: Briefing
) -> bool:
    if point.plan.kind in BY_THE_CLOCK:
        slots = slots_of(point.plan, briefing.policy)
        return slot_at(log.treated.at.time(), slots) == slot_at(one.at.time(), slots)
    if point.plan.kind is PointKind.GOODS:
        return not set(log.treated.batch_nos).isdisjoint(one.batch_nos)
    runs = book.runs.get((point.plan.plate, one.at.date()), 0)
    return bool(point.plan.plate) and sum(map(sufficient, logs)) >= max(runs, 1)


def twice_lines(twice: Sequence[Twice]) -> tuple[Line, ...]:
    """Who was first, a line a point."""
    lines = [_who_was_first(each) for each in twice[:SHOWN]]
    more = (Line("disinfect-more", {"count": len(twice) - SHOWN}),) if len(twice) > SHOWN else ()
    return (*lines, *more)


def _who_was_first(each: Twice) -> Line:
    if each.numbers:
        return numbers_line("done-by-numbers", each)
    return Line("done-by", {"name": each.point.plan.name, "by": each.log.by, "at": each.log.treated.at})


def numbers_line(key: str, each: Twice) -> Line:
    """A line about the numbers of goods that are logged already."""
    facts: dict[str, Fact] = {"name": each.point.plan.name, "by": each.log.by, "at": each.log.treated.at}
    return Line(key, {**facts, "count": len(each.numbers), "numbers": each.numbers[:SHOWN]})


def once(treated: Sequence[Treated], twice: Sequence[Twice]) -> tuple[Treated, ...]:
    """What is left of a log when what somebody else has logged is taken out; of goods the numbers that nobody has logged stay."""
    known = {each.point.id: each.numbers for each in twice}
    left = []
    for one in treated:
        numbers = tuple(number for number in one.batch_nos if number not in known.get(one.point_id, ()))
        if one.point_id not in known or numbers:
            left.append(replace(one, batch_nos=numbers))
    return tuple(left)
