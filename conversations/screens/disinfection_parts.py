"""Pieces of disinfection's cards: a treatment in words, a time of the plan with its state, why a log does not count."""

from datetime import date, datetime, time

from conversations.disinfection import Agent, DisinfectionLog, Point, PointKind, Shortfall, Treated, Treatment
from conversations.policy import Policy
from conversations.rules.disinfection import Mark, PointToday, slots_of
from conversations.screens.parts import masked
from conversations.view import Fact, Line

MOST_NAME = 30
"""Characters of a point's name."""


def wall(slot: time, day: date) -> datetime:
    """A time of the plan as a fact; only its hour and minute are shown."""
    return datetime.combine(day, slot)


def agent_line(treatment: Treatment) -> Line:
    """What is used, with its strength where it was told."""
    if treatment.agent is Agent.CHLORINE and treatment.chlorine_mg_l is not None:
        return Line("treatment-chlorine", {"value": treatment.chlorine_mg_l})
    if treatment.agent is Agent.ETHANOL and treatment.ethanol_percent is not None:
        return Line("treatment-ethanol", {"value": treatment.ethanol_percent})
    if treatment.agent is Agent.OTHER and treatment.other_agent:
        return Line("treatment-other", {"agent": treatment.other_agent})
    return Line(f"agent-{treatment.agent}")


def treatment_line(treatment: Treatment) -> Line:
    """Agent, strength and times in one line."""
    parts: list[Fact] = [agent_line(treatment)]
    if treatment.contact_minutes is not None:
        parts.append(Line("treatment-contact", {"minutes": treatment.contact_minutes}))
    if treatment.ventilation_minutes is not None:
        parts.append(Line("treatment-ventilation", {"minutes": treatment.ventilation_minutes}))
    return Line("treatment", {"parts": tuple(parts)})


def often_line(point: Point | None, kind: PointKind, times: int, policy: Policy, day: date) -> Line:
    """When a point is due. `point` None: it is only planned yet."""
    if kind is PointKind.GOODS:
        return Line("often-goods")
    if kind is PointKind.VEHICLE:
        return Line("often-vehicle")
    slots = slots_of(point.plan, policy) if point is not None else ()
    if slots:
        return Line("often-at", {"count": len(slots), "times": tuple(wall(slot, day) for slot in slots)})
    return Line("often", {"count": times})


def mark_line(mark: Mark, day: date) -> Line:
    """A time of the plan and where it stands."""
    return Line(f"mark-{mark.state}", {"at": wall(mark.slot, day)})


def point_line(one: PointToday, day: date) -> Line:
    """A point in one line of today's card."""
    plan = one.point.plan
    if one.point.since > day:
        return Line("point-from", {"name": plan.name, "day": one.point.since})
    if one.marks:
        return Line("point-marks", {"name": plan.name, "marks": tuple(mark_line(mark, day) for mark in one.marks)})
    facts: dict[str, Fact] = {"name": plan.name, "planned": one.count.planned, "done": one.count.done, "extra": len(one.logs)}
    if plan.kind is PointKind.GOODS:
        return Line("point-goods", facts)
    if plan.kind is PointKind.VEHICLE:
        return Line("point-vehicle", facts)
    return Line("point-nothing-due", facts)


def shortfall_lines(treated: Treated, policy: Policy) -> tuple[Line, ...]:
    """Where a log stays below the policy, in plain words. What would do by today's policy did not by that of its day."""
    told = treated.treatment
    facts: dict[Shortfall, tuple[int, int]] = {
        Shortfall.CHLORINE: (told.chlorine_mg_l or 0, policy.chlorine_mg_l),
        Shortfall.ETHANOL: (told.ethanol_percent or 0, policy.ethanol_percent),
        Shortfall.CONTACT: (told.contact_minutes or 0, policy.contact_minutes),
        Shortfall.VENTILATION: (told.ventilation_minutes or 0, policy.ventilation_minutes),
    }
    return tuple(_shortfall(one, *facts[one]) for one in treated.shortfalls)


def _shortfall(one: Shortfall, told: int, asked: int) -> Line:
    if told >= asked:
        return Line(f"shortfall-{one}-then", {"told": told})
    return Line(f"shortfall-{one}", {"told": told, "asked": asked})


def logged_line(treated: Treated, name: str, policy: Policy) -> Line:
    """What was taken down of one point: done, or below the policy and why."""
    facts: dict[str, Fact] = {"name": name, "at": treated.at, "treatment": treatment_line(treated.treatment), "operator": treated.operator}
    if treated.shortfalls:
        return Line("logged-below", {**facts, "why": shortfall_lines(treated, policy)})
    if treated.slot is not None:
        return Line("logged-slot", {**facts, "slot": wall(treated.slot, treated.at.date())})
    return Line("logged", facts)


def log_line(log: DisinfectionLog, name: Fact, policy: Policy, *, whole_names: bool) -> Line:
    """A log in a list. Names leave the enterprise by surname alone."""
    treated = log.treated
    by = treated.operator if whole_names or not treated.operator else masked(treated.operator)
    parts: list[Fact] = [treatment_line(treated.treatment)]
    parts += [Line("log-plate", {"plate": treated.plate})] if treated.plate else []
    parts += [Line("log-batches", {"count": len(treated.batch_nos)})] if treated.batch_nos else []
    parts += [by] if by else []
    parts += [Line("log-photos", {"count": len(treated.photos)})] if treated.photos else []
    facts: dict[str, Fact] = {"day": treated.at.date(), "at": treated.at, "name": name, "parts": tuple(parts)}
    if treated.shortfalls:
        return Line("log-below", {**facts, "why": shortfall_lines(treated, policy)})
    return Line("log-done", facts)
