"""Whatever is declared: the order of the stays, a covered day, a reason more. Compared with the plainest way to say the same."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from conversations.codes import MediumRule, RiskLevel, Verdict
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.returns import Declaration, Judgement, RiskStatement, Stay
from conversations.rules.risk import SEVERITY as LEVELS
from conversations.rules.risk import level_over
from conversations.rules.verdict import RULES
from conversations.rules.window import in_ranges, missing_days, window_days
from tests.conversations.return_cases import (
    DAYS,
    RETURN,
    SEVERITY,
    TODAYS,
    WITHIN,
    ZONE,
    at,
    declarations,
    in_utc,
    judged,
    said,
    statements,
    stays,
)

POLICIES = st.builds(
    lambda rule, back, isolation: replace(DEFAULT_POLICY, medium_risk=rule, look_back_days=back, isolation_days=isolation),
    st.sampled_from(MediumRule),
    st.sampled_from([14, 14, 7, 21]),
    st.sampled_from([14, 14, 7, 28]),
)


def weight(judgement: Judgement) -> tuple[int, int]:
    """How grave a judgement is: the verdict, then how long it isolates."""
    until = judgement.isolate_until
    return SEVERITY[judgement.verdict], until.toordinal() if until else 0


@given(declarations(), statements(), POLICIES, TODAYS, st.randoms())
def test_the_order_of_the_stays_changes_nothing(
    declaration: Declaration, risks: tuple[RiskStatement, ...], policy: Policy, today: date, random: Random
) -> None:
    shuffled = list(declaration.stays)
    random.shuffle(shuffled)
    doubled = replace(declaration, stays=(*shuffled, *shuffled[:1]))
    assert judged(doubled, *reversed(risks), policy=policy, today=today) == judged(declaration, *risks, policy=policy, today=today)


@given(st.lists(stays(), max_size=6), DAYS, st.integers(1, 30))
def test_a_day_is_missing_exactly_where_no_stay_covers_it(some: list[Stay], return_day: date, look_back: int) -> None:
    covered = {stay.first + timedelta(days=n) for stay in some for n in range((stay.last - stay.first).days + 1)}
    window = {return_day - timedelta(days=n) for n in range(1, look_back + 1)}
    missing = missing_days(some, return_day, look_back)
    assert set(missing) == window - covered
    assert list(missing) == sorted(missing)
    assert set(window_days(return_day, look_back)) == window
    joined = [first + timedelta(days=n) for first, last in in_ranges(missing) for n in range((last - first).days + 1)]
    assert joined == list(missing)


@given(declarations(), statements(), POLICIES, TODAYS)
def test_the_verdict_is_the_first_line_that_holds(
    declaration: Declaration, risks: tuple[RiskStatement, ...], policy: Policy, today: date
) -> None:
    found = judged(declaration, *risks, policy=policy, today=today)
    assert (found.verdict, found.rule) in {(line.verdict, line.rule) for line in RULES}
    isolates = found.verdict is Verdict.ISOLATE
    assert isolates is (found.isolate_from is not None) is (found.isolate_until is not None)
    if found.isolate_from and found.isolate_until:
        assert found.isolate_until - found.isolate_from == timedelta(days=policy.isolation_days)
        assert found.isolate_until >= today
    if found.verdict in (Verdict.FIT, Verdict.OBSERVED):
        assert not found.missing
        assert not declaration.symptoms
        assert declaration.temperature < policy.fever


@given(declarations(), statements(), stays(), POLICIES, TODAYS)
def test_another_stay_that_fills_no_gap_makes_no_verdict_milder(
    declaration: Declaration, risks: tuple[RiskStatement, ...], stay: Stay, policy: Policy, today: date
) -> None:
    before = judged(declaration, *risks, policy=policy, today=today)
    after = judged(replace(declaration, stays=(*declaration.stays, stay)), *risks, policy=policy, today=today)
    if after.missing == before.missing:
        assert weight(after) >= weight(before)


@given(declarations(), statements(), stays(), st.sampled_from([RiskLevel.HIGH, RiskLevel.MEDIUM]), TODAYS)
def test_a_stay_at_risk_makes_no_verdict_milder(
    declaration: Declaration, risks: tuple[RiskStatement, ...], stay: Stay, level: RiskLevel, today: date
) -> None:
    """Also where it fills a gap, as long as it isolates."""
    every = (*risks, said(stay.place, level, at(stay.last, 12), 99))
    before = judged(declaration, *every, today=today)
    after = judged(replace(declaration, stays=(*declaration.stays, stay)), *every, today=today)
    looked_at = RETURN - timedelta(days=14) <= stay.last
    if looked_at and today <= stay.last + timedelta(days=14):
        assert weight(after) >= weight(before)
        assert after.verdict in (Verdict.ISOLATE, Verdict.NOT_FIT)


@given(declarations(), statements(), st.integers(0, 5), st.sampled_from(RiskLevel), POLICIES, TODAYS)
def test_a_greater_risk_makes_no_verdict_milder(
    declaration: Declaration, risks: tuple[RiskStatement, ...], which: int, level: RiskLevel, policy: Policy, today: date
) -> None:
    if not risks:
        return
    one = risks[which % len(risks)]
    raised = max(one.level, level, key=LEVELS.__getitem__)
    greater = tuple(replace(each, level=raised) if each is one else each for each in risks)
    before = judged(declaration, *risks, policy=policy, today=today)
    assert weight(judged(declaration, *greater, policy=policy, today=today)) >= weight(before)


@given(st.sampled_from(sorted(WITHIN)), statements(), DAYS, st.integers(0, 10), TODAYS, st.booleans())
def test_the_level_of_a_span_is_the_greatest_of_its_hours(
    place: str, risks: tuple[RiskStatement, ...], first: date, days: int, today: date, with_now: bool
) -> None:
    """Statements are made on the hour, so hour by hour is moment by moment."""
    last, now = first + timedelta(days=days), at(today) if with_now else None
    concerned = [one for one in risks if one.place in WITHIN[place] or place in WITHIN[one.place]]
    hours = [at(first, 0) + timedelta(hours=n) for n in range(24 * (days + 1))] + ([now] if now else [])
    levels = [RiskLevel.LOW]
    for moment in hours:
        for division in {one.place for one in concerned}:
            told = [one for one in concerned if one.place == division and in_utc(one.since) <= in_utc(moment)]
            levels += [max(told, key=lambda one: (one.since, one.id)).level] if told else []
    found = level_over(place, concerned, first, last, now, ZONE)
    assert found.level is max(levels, key=LEVELS.__getitem__)
    if found.statement_id is not None:
        stated = risks[[one.id for one in risks].index(found.statement_id)]
        assert (stated.place, stated.level, stated.since) == (found.division, found.level, found.since)
    else:
        assert found[:3] == (RiskLevel.LOW, place, None)
