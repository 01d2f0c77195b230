"""Isolation: never shortened by a verdict, its days and readings counted right, completed only by readings of the last day or later."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.codes import Exposure, Half, IsolationKind, IsolationStep, RiskLevel, Rule, Symptom, Verdict
from conversations.policy import DEFAULT_POLICY
from conversations.return_records import ChangeIsolation, OpenIsolation
from conversations.returns import Declaration, Isolation, IsolationChange, Judgement, RiskStatement, Stay, TemperatureReading
from conversations.rules.isolation import (
    READING_DAYS,
    CompletionProblem,
    day_number,
    days_in_all,
    half_of,
    isolation_after,
    may_complete,
    missed_readings,
    readings_owed,
)
from tests.conversations.return_cases import RETURN, TODAYS, WUHAN, at, at_home, declarations, declared, judged, said, statements

FIRST, UNTIL = date(2020, 2, 21), date(2020, 3, 6)
MORNING, EVENING = Half.MORNING, Half.EVENING


def isolation(*readings: TemperatureReading, opened: datetime | None = None, **more: object) -> Isolation:
    """Somebody from Wuhan, in isolation until 6 March."""
    begun = IsolationChange(IsolationStep.OPENED, opened or at(FIRST, 16), UNTIL)
    facts: dict[str, object] = {
        "id": 3, "enterprise_id": 17, "enterprise_name": "", "division_name": "", "path": "",
        "staff_id": 7, "staff_name": "", "staff_post": None,
        "kind": IsolationKind.HOME, "first": FIRST, "until": UNTIL, "rule": Rule.HIGH_RISK, "readings": readings, "changes": (begun,),
    }  # fmt: skip
    return Isolation(**{**facts, **more})  # type: ignore[arg-type]


def reading(day: date, half: Half, degrees: str = "36.5", *symptoms: Symptom) -> TemperatureReading:
    """A reading, well unless said otherwise."""
    return TemperatureReading(day, half, Decimal(degrees), symptoms, at(day))


def from_wuhan(leaving: date = FIRST) -> Judgement:
    """An ISOLATE verdict from the day of leaving on."""
    high = said(WUHAN, RiskLevel.HIGH, at(date(2020, 2, 1)))
    return judged(declared(Stay(WUHAN, leaving, leaving), at_home()), high)


def test_a_verdict_opens_an_isolation_at_home() -> None:
    opened = isolation_after(17, 7, from_wuhan(), None)
    assert opened == OpenIsolation(17, 7, IsolationKind.HOME, FIRST, UNTIL, Rule.HIGH_RISK)


def test_an_isolation_names_the_rule_that_its_first_day_comes_from() -> None:
    high, medium = (said(WUHAN, level, at(date(2020, 2, 1)), n) for n, level in enumerate((RiskLevel.HIGH, RiskLevel.MEDIUM)))
    contact: dict[str, object] = {"exposures": (Exposure.CASE,), "contact_day": date(2020, 2, 15)}
    stay = Stay(WUHAN, FIRST, FIRST)
    for risks, rule, first in (
        ((), Rule.CONTACT, date(2020, 2, 15)),
        ((high,), Rule.HIGH_RISK, FIRST),
        ((medium,), Rule.MEDIUM_RISK, FIRST),
    ):
        judgement = judged(replace(declared(stay, at_home()), **contact), *risks)  # type: ignore[arg-type]
        opened = isolation_after(17, 7, judgement, None)
        assert judgement.rule is Rule.CONTACT
        assert isinstance(opened, OpenIsolation)
        assert (opened.rule, opened.first) == (rule, first)


def test_a_later_end_extends_and_an_earlier_one_changes_nothing() -> None:
    central = isolation(kind=IsolationKind.CENTRAL, until=UNTIL - timedelta(days=2))
    assert isolation_after(17, 7, from_wuhan(), central) == ChangeIsolation(3, IsolationStep.EXTENDED, UNTIL, IsolationKind.CENTRAL)
    assert isolation_after(17, 7, from_wuhan(), isolation()) is None
    assert isolation_after(17, 7, from_wuhan(FIRST - timedelta(days=3)), isolation()) is None


def test_a_milder_verdict_ends_nothing() -> None:
    assert isolation_after(17, 7, judged(declared(at_home())), isolation()) is None
    assert isolation_after(17, 7, judged(declared(at_home(), temperature="39")), None) is None


def test_the_same_facts_do_not_undo_an_officers_release_or_a_shortening() -> None:
    shortened = isolation(until=UNTIL - timedelta(days=5))
    assert isolation_after(17, 7, from_wuhan(), None, before=from_wuhan()) is None
    assert isolation_after(17, 7, from_wuhan(), shortened, before=from_wuhan()) is None
    earlier = from_wuhan(FIRST - timedelta(days=1))
    assert isinstance(isolation_after(17, 7, from_wuhan(), None, before=earlier), OpenIsolation)
    assert isinstance(isolation_after(17, 7, from_wuhan(), shortened, before=judged(declared(at_home()))), ChangeIsolation)


def test_another_fact_isolates_whatever_an_officer_made_of_the_first() -> None:
    def met(day: date, *stays: Stay) -> Judgement:
        high = said(WUHAN, RiskLevel.HIGH, at(date(2020, 2, 1)))
        return judged(declared(*stays, at_home(), exposures=(Exposure.CASE,), contact_day=day), high)

    shortened = isolation(until=FIRST + timedelta(days=1))
    day_before = FIRST - timedelta(days=1)
    assert isinstance(isolation_after(17, 7, met(day_before), None, before=met(FIRST)), OpenIsolation), "another contact"
    assert isinstance(isolation_after(17, 7, from_wuhan(day_before), None, before=met(FIRST)), OpenIsolation), "a stay instead of a contact"
    assert isinstance(isolation_after(17, 7, met(day_before), shortened, before=from_wuhan()), ChangeIsolation)
    both = met(FIRST, Stay(WUHAN, day_before, day_before))
    assert isolation_after(17, 7, from_wuhan(day_before), None, before=both) is None, "one reason less is nothing new"


@given(declarations(), statements(), TODAYS, st.none() | st.integers(-20, 20))
def test_an_isolation_is_never_shortened(declaration: Declaration, risks: tuple[RiskStatement, ...], today: date, off: int | None) -> None:
    judgement = judged(declaration, *risks, today=today)
    there = None if off is None else isolation(until=RETURN + timedelta(days=off))
    step = isolation_after(17, 7, judgement, there)
    if isinstance(step, ChangeIsolation):
        assert there is not None
        assert (step.step, step.kind) == (IsolationStep.EXTENDED, there.kind)
        assert step.until > there.until
    else:
        assert (step is not None) is (judgement.verdict is Verdict.ISOLATE and there is None)
    ends = [each.until for each in (step, there) if each is not None]
    if judgement.isolate_until is not None:
        assert max(ends) >= judgement.isolate_until


def test_days_are_counted_from_the_day_of_leaving() -> None:
    assert [day_number(isolation(), day) for day in (FIRST, date(2020, 3, 1), UNTIL)] == [0, 9, 14]
    assert days_in_all(isolation()) == 14


def test_the_day_has_two_halves() -> None:
    assert [half_of(at(FIRST, 13, 59), DEFAULT_POLICY), half_of(at(FIRST, 14), DEFAULT_POLICY)] == [MORNING, EVENING]


def test_the_current_half_is_owed_until_it_is_there() -> None:
    day = FIRST + timedelta(days=1)
    assert readings_owed(isolation(), at(day, 8), DEFAULT_POLICY) == ((day, MORNING),)
    assert readings_owed(isolation(), at(day, 18), DEFAULT_POLICY) == ((day, EVENING),)
    assert readings_owed(isolation(reading(day, MORNING)), at(day, 8), DEFAULT_POLICY) == ()
    assert readings_owed(isolation(ended=IsolationStep.RELEASED), at(day, 8), DEFAULT_POLICY) == ()
    late = UNTIL + timedelta(days=3)
    assert readings_owed(isolation(), at(late, 8), DEFAULT_POLICY) == ((late, MORNING),), "as long as it is open"


def test_of_the_opening_day_only_the_rest_is_owed() -> None:
    next_day = FIRST + timedelta(days=1)
    assert missed_readings(isolation(opened=at(FIRST, 16)), at(next_day, 8), DEFAULT_POLICY) == ((FIRST, EVENING),)
    assert missed_readings(isolation(opened=at(FIRST, 9)), at(next_day, 8), DEFAULT_POLICY) == ((FIRST, MORNING), (FIRST, EVENING))
    opened_days_after_leaving = isolation(opened=at(next_day, 9))
    assert missed_readings(opened_days_after_leaving, at(next_day, 18), DEFAULT_POLICY) == ((next_day, MORNING),)
    assert missed_readings(opened_days_after_leaving, at(next_day, 10), DEFAULT_POLICY) == ()


def test_what_is_past_and_was_not_taken_is_missed() -> None:
    one, two = FIRST + timedelta(days=1), FIRST + timedelta(days=2)
    taken = isolation(reading(FIRST, EVENING), reading(one, EVENING))
    assert missed_readings(taken, at(two, 18), DEFAULT_POLICY) == ((one, MORNING), (two, MORNING))
    assert len(missed_readings(isolation(), at(UNTIL, 8), DEFAULT_POLICY)) == 2 * READING_DAYS, "as far as readings are looked at"
    assert missed_readings(replace(taken, ended=IsolationStep.COMPLETED), at(two, 18), DEFAULT_POLICY) == ()


AFTER = UNTIL + timedelta(days=1)


@pytest.mark.parametrize(
    ("readings", "today", "problem"),
    [
        ((), UNTIL - timedelta(days=1), CompletionProblem.TOO_EARLY),
        ((), UNTIL, CompletionProblem.UNREAD),
        ((reading(UNTIL - timedelta(days=1), MORNING), reading(UNTIL - timedelta(days=1), EVENING)), UNTIL, CompletionProblem.UNREAD),
        ((reading(UNTIL, MORNING),), UNTIL, CompletionProblem.UNREAD),
        ((reading(UNTIL, MORNING), reading(AFTER, EVENING)), AFTER, CompletionProblem.UNREAD),
        ((reading(UNTIL, MORNING), reading(UNTIL, EVENING)), UNTIL, None),
        ((reading(AFTER, MORNING), reading(AFTER, EVENING)), AFTER, None),
        ((reading(UNTIL, MORNING), reading(UNTIL, EVENING, "37.3")), UNTIL, CompletionProblem.UNWELL),
        ((reading(UNTIL, MORNING, "36.5", Symptom.COUGH), reading(UNTIL, EVENING)), UNTIL, CompletionProblem.UNWELL),
        ((reading(UNTIL, MORNING), reading(UNTIL, EVENING), reading(AFTER, MORNING, "38")), AFTER, CompletionProblem.UNWELL),
        ((reading(UNTIL, MORNING, "38"), reading(AFTER, MORNING), reading(AFTER, EVENING)), AFTER, None),
    ],
)
def test_completing_needs_two_well_readings_of_one_day(
    readings: tuple[TemperatureReading, ...], today: date, problem: CompletionProblem | None
) -> None:
    assert may_complete(isolation(*readings), today, DEFAULT_POLICY) is problem


def test_what_has_ended_is_not_completed_again() -> None:
    assert may_complete(isolation(ended=IsolationStep.RELEASED), UNTIL, DEFAULT_POLICY) is CompletionProblem.ENDED
