"""Disinfection: which times a point is due at, what a log counts for, where a point stands today, and what stays below the policy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from conversations.attachment import CellState
from conversations.disinfection import (
    BY_THE_CLOCK,
    Agent,
    DisinfectionBook,
    DisinfectionLog,
    Point,
    PointKind,
    PointPlan,
    Shortfall,
    Treated,
    Treatment,
)
from conversations.policy import Policy

WORST_FIRST = (CellState.MISSED, CellState.BELOW, CellState.DUE, CellState.TO_COME, CellState.DONE, CellState.NOTHING)
"""A day, or a point, is as good as the worst of its parts."""
OPEN = frozenset({CellState.MISSED, CellState.BELOW, CellState.DUE})
"""What still counts as not done, though its time has come."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one time of the plan stands. `current`: a log now would count for it."""

    slot: time
    state: CellState
    current: bool = False


@dataclass(frozen=True, slots=True)
class DayCount:
    """Plan against done of one point on one day: `done` never exceeds `planned`. `extra`: logs although nothing was due."""

    planned: int
    done: int
    state: CellState
    extra: int = 0


@dataclass(frozen=True, slots=True)
class PointToday:
    """A point as it stands now. `marks` of a point by the clock; `logs` are today's."""

    point: Point
    count: DayCount
    marks: tuple[Mark, ...] = ()
    logs: tuple[DisinfectionLog, ...] = ()

    @property
    def current(self) -> Mark | None:
        """The time that a log now counts for; None where there is none."""
        return next((mark for mark in self.marks if mark.current), None)

    @property
    def to_do(self) -> bool:
        """Whether one tap makes sense now: the present time is not done yet (also a little before it), or a run is not followed up."""
        if self.point.plan.kind is PointKind.VEHICLE:
            return self.count.state in (CellState.DUE, CellState.BELOW)
        return self.current is not None and self.current.state is not CellState.DONE

    @property
    def due(self) -> bool:
        """Whether its time has come and it is not done."""
        if self.point.plan.kind is PointKind.VEHICLE:
            return self.count.state in (CellState.DUE, CellState.BELOW)
        return self.current is not None and self.current.state in (CellState.DUE, CellState.BELOW)

    @property
    def open(self) -> int:
        """How many times its time had come, and it was not done."""
        if self.point.plan.kind in BY_THE_CLOCK:
            return sum(mark.state in OPEN for mark in self.marks)
        return self.count.planned - self.count.done


def times_of(times_a_day: int, policy: Policy) -> tuple[time, ...]:
    """When a point is due that is done `times_a_day`: once means the first of the policy's times, twice the first and the last, more are
    spread evenly; never more than the policy has."""
    times = tuple(sorted(set(policy.disinfection_times)))
    if times_a_day <= 0:
        return ()
    if times_a_day >= len(times):
        return times
    if times_a_day == 1:
        return times[:1]
    return tuple(times[round(place * (len(times) - 1) / (times_a_day - 1))] for place in range(times_a_day))


def slots_of(plan: PointPlan, policy: Policy) -> tuple[time, ...]:
    """The times at which a point is due; none for goods and vehicles."""
    return times_of(plan.times_a_day, policy) if plan.kind in BY_THE_CLOCK else ()


def slot_at(at: time, slots: Sequence[time]) -> time | None:
    """What a log at this moment counts for: a time's window runs until the next one, the first begins at midnight, the last ends there."""
    return max((slot for slot in slots if slot <= at), default=slots[0]) if slots else None


def shortfalls(treatment: Treatment, kind: PointKind, policy: Policy) -> tuple[Shortfall, ...]:
    """Where a treatment stays below the policy. What was not told is no shortfall, but chlorine without its strength is: that is always
    asked. Ethanol needs no contact time (it is wiped), and air matters in premises alone."""
    found = []
    if treatment.agent is Agent.CHLORINE and (treatment.chlorine_mg_l or 0) < policy.chlorine_mg_l:
        found.append(Shortfall.CHLORINE)
    if treatment.agent is Agent.ETHANOL and _below(treatment.ethanol_percent, policy.ethanol_percent):
        found.append(Shortfall.ETHANOL)
    if treatment.agent is not Agent.ETHANOL and _below(treatment.contact_minutes, policy.contact_minutes):
        found.append(Shortfall.CONTACT)
    if kind is PointKind.PREMISES and _below(treatment.ventilation_minutes, policy.ventilation_minutes):
        found.append(Shortfall.VENTILATION)
    return tuple(found)


def _below(told: int | None, asked: int) -> bool:
    return told is not None and told < asked


def usual(point: Point, at: datetime, by: str, policy: Policy) -> Treated:
    """The usual treatment of a point by whoever usually does it, else by who logs it (`by`)."""
    plan = point.plan
    slot = slot_at(at.time(), slots_of(plan, policy))
    low = shortfalls(plan.treatment, plan.kind, policy)
    return Treated(point.id, at, plan.treatment, slot, plate=plan.plate, operator=point.operator or by, shortfalls=low)


def sufficient(log: DisinfectionLog) -> bool:
    """Whether a log counts as done: it was judged under the policy of its day."""
    return not log.treated.shortfalls


def worst(states: Iterable[CellState]) -> CellState:
    """The worst of several states; nothing, where there are none."""
    return min(states, key=WORST_FIRST.index, default=CellState.NOTHING)


def marks_of(plan: PointPlan, logs: Sequence[DisinfectionLog], day: date, now: datetime, policy: Policy) -> tuple[Mark, ...]:
    """Where each time of a day stands. `logs` are those of the point on this day, in any order; each counts for one time."""
    slots = slots_of(plan, policy)
    present = slot_at(now.time(), slots) if day == now.date() else None
    marks = []
    for place, slot in enumerate(slots):
        counting = [log for log in logs if slot_at(log.treated.at.time(), slots) == slot]
        over = day < now.date() or (day == now.date() and place + 1 < len(slots) and now.time() >= slots[place + 1])
        begun = over or (day == now.date() and now.time() >= slot)
        marks.append(Mark(slot, _state(counting, over=over, begun=begun), slot == present))
    return tuple(marks)


def _state(logs: Sequence[DisinfectionLog], *, over: bool, begun: bool) -> CellState:
    if any(sufficient(log) for log in logs):
        return CellState.DONE
    if logs:
        return CellState.BELOW
    if over:
        return CellState.MISSED
    return CellState.DUE if begun else CellState.TO_COME


LogsByDay = Mapping[tuple[int, date], Sequence[DisinfectionLog]]
"""The logs of a book by point and day."""


def logs_by_day(book: DisinfectionBook) -> LogsByDay:
    """Every log in its place: whoever counts many points or days looks through the logs once."""
    found: dict[tuple[int, date], list[DisinfectionLog]] = {}
    for log in book.logs:
        found.setdefault((log.treated.point_id, log.treated.at.date()), []).append(log)
    return found


def counted(book: DisinfectionBook, point: Point, day: date, now: datetime, policy: Policy, by_day: LogsByDay | None = None) -> DayCount:
    """Plan against done of a point on a day, as it was planned then (`by_day`: the book's `logs_by_day`). On days off, and before the point
    was there or after it was taken away, nothing is due. A vehicle is due with each run of its plate, and what was logged beyond the runs
    counts as planned, too; goods are due with each arrival that was logged. What stayed below the policy there is made good by a sufficient
    log after it."""
    logs = (logs_by_day(book) if by_day is None else by_day).get((point.id, day), ())
    if day not in book.worked or not point.since <= day <= min(now.date(), point.until or day):
        return DayCount(0, 0, CellState.NOTHING, len(logs))
    plan = point.plan_on(day)
    if plan.kind in BY_THE_CLOCK:
        marks = marks_of(plan, logs, day, now, policy)
        return DayCount(len(marks), sum(m.state is CellState.DONE for m in marks), worst(m.state for m in marks))
    runs = book.runs.get((plan.plate, day), 0) if plan.kind is PointKind.VEHICLE and plan.plate else 0
    done, weak = _done_and_weak(logs)
    planned = max(runs, done + weak)
    if runs > done + weak:
        return DayCount(planned, done, CellState.DUE if day == now.date() else CellState.MISSED)
    if weak:
        return DayCount(planned, done, CellState.BELOW)
    return DayCount(planned, done, CellState.DONE if planned else CellState.NOTHING)


def _done_and_weak(logs: Sequence[DisinfectionLog]) -> tuple[int, int]:
    """How many logs count, and how many treatments stayed below the policy and were not made good: by a later log that counts, of goods
    one of the same numbers."""
    done, weak = 0, set[frozenset[str]]()
    for log in sorted(logs, key=lambda log: (log.treated.at, sufficient(log))):
        numbers = frozenset(log.treated.batch_nos)
        if sufficient(log):
            done += 1
            weak.discard(numbers)
        else:
            weak.add(numbers)
    return done, len(weak)


def points_today(book: DisinfectionBook, now: datetime, policy: Policy) -> tuple[PointToday, ...]:
    """Every point as it stands now, in the order of the book."""
    day, by_day = now.date(), logs_by_day(book)
    found = []
    for point in book.points:
        logs, count = tuple(by_day.get((point.id, day), ())), counted(book, point, day, now, policy, by_day)
        due = day in book.worked and day >= point.since
        found.append(PointToday(point, count, marks_of(point.plan, logs, day, now, policy) if due else (), logs))
    return tuple(found)
