"""Isolation (隔离观察): what a verdict makes of it, its days, the two temperatures a day, and when it may be completed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

from conversations.codes import Half, IsolationKind, IsolationStep, MediumRule, RiskLevel, Rule, Verdict
from conversations.policy import Policy
from conversations.return_records import ChangeIsolation, OpenIsolation
from conversations.returns import Isolation, Judgement, TemperatureReading
from conversations.rules.fitness import is_unfit

READING_DAYS = 7
"""How many days before today the readings of an open isolation are looked at; at least these are to be loaded."""

HalfDay = tuple[date, Half]


class CompletionProblem(StrEnum):
    """Why an isolation may not be completed yet. `unread`: no day from the last one on has both readings. `unwell`: readings from the
    last day on show fever or symptoms, and no well day followed."""

    ENDED = "ended"
    TOO_EARLY = "too_early"
    UNREAD = "unread"
    UNWELL = "unwell"


def isolation_after(
    enterprise_id: int,
    staff_id: int,
    judgement: Judgement,
    open_isolation: Isolation | None,
    before: Judgement | None = None,
) -> OpenIsolation | ChangeIsolation | None:
    """What a judgement does to the person's isolation: opens one, or extends the open one; a milder verdict or an earlier end never
    shortens it. `before`: the judgement that this one replaces. Where that had already isolated for as long and for the same reasons,
    nothing happens: if the isolation is shorter or over now, an officer or its completion made it so, and the same facts do not undo that.
    Another contact or another stay is a new fact, whatever day it leads to."""
    first, until = judgement.isolate_from, judgement.isolate_until
    if judgement.verdict is not Verdict.ISOLATE or first is None or until is None:
        return None
    if before is not None and before.isolate_until is not None and until <= before.isolate_until and not _new(judgement, before):
        return None
    if open_isolation is None:
        return OpenIsolation(enterprise_id, staff_id, IsolationKind.HOME, first, until, _rule_of_day(judgement, first))
    if until <= open_isolation.until:
        return None
    return ChangeIsolation(open_isolation.id, IsolationStep.EXTENDED, until, open_isolation.kind)


def _new(judgement: Judgement, before: Judgement) -> bool:
    return not _reasons(judgement) <= _reasons(before)


def _reasons(judgement: Judgement) -> frozenset[tuple[str, date | None]]:
    """All that a judgement isolates for: the last contact, and each stay at risk by its place and the day of leaving. Not by its level:
    that a place is at high risk now and was at medium risk before undoes no release."""
    levels = {RiskLevel.HIGH, RiskLevel.MEDIUM} if judgement.policy.medium_risk is MediumRule.ISOLATE else {RiskLevel.HIGH}
    still = judgement.as_of - timedelta(days=judgement.policy.isolation_days)
    stays = {(each.stay.place, each.stay.last) for each in judgement.seen if each.level in levels and still <= each.stay.last}
    return frozenset(stays | ({("", judgement.contact_day)} if judgement.rule is Rule.CONTACT else set()))


def _rule_of_day(judgement: Judgement, first: date) -> Rule:
    """Which rule day 0 comes from: of several reasons the latest counts, and that need not be the one that decided the verdict."""
    if judgement.rule is Rule.CONTACT and judgement.contact_day == first:
        return Rule.CONTACT
    levels = {each.level for each in judgement.seen if each.stay.last == first}
    if RiskLevel.HIGH in levels:
        return Rule.HIGH_RISK
    return Rule.MEDIUM_RISK if RiskLevel.MEDIUM in levels else judgement.rule


def day_number(isolation: Isolation, today: date) -> int:
    """The `n` of "day n of 14": 0 is the day of leaving or of the last contact. Goes on while the isolation stays open."""
    return (today - isolation.first).days


def days_in_all(isolation: Isolation) -> int:
    """The 14 of "day n of 14"."""
    return (isolation.until - isolation.first).days


def half_of(now: datetime, policy: Policy) -> Half:
    """Which half of the day a local moment lies in."""
    return Half.EVENING if now.time() >= policy.evening_from else Half.MORNING


def readings_owed(isolation: Isolation, now: datetime, policy: Policy) -> tuple[HalfDay, ...]:
    """What is to be taken right now: the current half of today, unless it is there. Older ones are missed, not owed. `now` is local."""
    current = (now.date(), half_of(now, policy))
    if isolation.ended is not None or current in _taken(isolation) or current not in _due(isolation, now, policy):
        return ()
    return (current,)


def missed_readings(isolation: Isolation, now: datetime, policy: Policy) -> tuple[HalfDay, ...]:
    """The readings of the last `READING_DAYS` days and of today that are past and were not taken, oldest first. `now` is local."""
    current, taken = (now.date(), half_of(now, policy)), _taken(isolation)
    if isolation.ended is not None:
        return ()
    return tuple(each for each in _due(isolation, now, policy) if each != current and each not in taken)


def may_complete(isolation: Isolation, today: date, policy: Policy) -> CompletionProblem | None:
    """Whether the manager's word may end it: on or after the last day, with both readings of one such day without fever or symptoms and
    none with them on a later day."""
    if isolation.ended is not None:
        return CompletionProblem.ENDED
    if today < isolation.until:
        return CompletionProblem.TOO_EARLY
    readings = [reading for reading in isolation.readings if isolation.until <= reading.day <= today]
    unwell = {reading.day for reading in readings if _is_unwell(reading, policy)}
    halves = {(reading.day, reading.half) for reading in readings}
    well = [day for day, _ in halves if day not in unwell and all((day, half) in halves for half in Half)]
    if unwell and (not well or max(well) < max(unwell)):
        return CompletionProblem.UNWELL
    return None if well else CompletionProblem.UNREAD


def _is_unwell(reading: TemperatureReading, policy: Policy) -> bool:
    return is_unfit(reading.temperature, reading.symptoms, policy)


def _taken(isolation: Isolation) -> set[HalfDay]:
    return {(reading.day, reading.half) for reading in isolation.readings}


def _due(isolation: Isolation, now: datetime, policy: Policy) -> tuple[HalfDay, ...]:
    """Both halves of every day up to now, of the opening day the one that it was opened in and what remained."""
    return tuple(_halves(_opened(isolation, now, policy), (now.date(), half_of(now, policy)), now.date() - timedelta(days=READING_DAYS)))


def _halves(first: HalfDay, last: HalfDay, since: date) -> Iterator[HalfDay]:
    day = max(first[0], since)
    while day <= last[0]:
        for half in Half:
            begun = (day, half) != (first[0], Half.MORNING) or first[1] is Half.MORNING
            if begun and not (day == last[0] and half is Half.EVENING and last[1] is Half.MORNING):
                yield day, half
        day += timedelta(days=1)


def _opened(isolation: Isolation, now: datetime, policy: Policy) -> HalfDay:
    at = next((change.at.astimezone(now.tzinfo) for change in isolation.changes if change.step is IsolationStep.OPENED), None)
    return (isolation.first, Half.MORNING) if at is None else (at.date(), half_of(at, policy))
