"""Every line of "Judging a return check" by example, with the days counted across months, years and leap days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from conversations.codes import Exposure, MediumRule, RiskLevel, Rule, Symptom, Verdict
from conversations.policy import DEFAULT_POLICY
from conversations.returns import Stay
from conversations.rules.risk import level_over
from conversations.rules.unit import unit_of
from tests.conversations.return_cases import HOME, RETURN, WUHAN, ZONE, at, at_home, declared, judged, said

HIGH = said("420000", RiskLevel.HIGH, at(date(2020, 2, 10), 0))
OBSERVE = replace(DEFAULT_POLICY, medium_risk=MediumRule.OBSERVE)
FROM_WUHAN = (Stay(WUHAN, date(2020, 2, 18), date(2020, 2, 21)), Stay(HOME, date(2020, 2, 1), date(2020, 2, 18)))


@pytest.mark.parametrize(("temperature", "symptoms"), [("37.3", ()), ("39.0", ()), ("36.5", (Symptom.COUGH,)), ("36.5", (Symptom.FEVER,))])
def test_1_fever_or_any_symptom_is_not_fit(temperature: str, symptoms: tuple[Symptom, ...]) -> None:
    found = judged(declared(*FROM_WUHAN, temperature=temperature, symptoms=symptoms), HIGH)
    assert (found.verdict, found.rule) == (Verdict.NOT_FIT, Rule.ILL)
    assert found.isolate_until is None
    assert found.seen[0].level is RiskLevel.HIGH, "kept for the officer, though another rule decided"


def test_1_just_below_fever_is_well() -> None:
    assert judged(declared(at_home(), temperature="37.2")).verdict is Verdict.FIT


@pytest.mark.parametrize("exposure", [Exposure.CASE, Exposure.SHARED_TRANSPORT])
def test_2_contact_isolates_from_the_last_contact(exposure: Exposure) -> None:
    found = judged(declared(at_home(), exposures=(exposure,), contact_day=date(2020, 2, 15)))
    assert (found.verdict, found.rule) == (Verdict.ISOLATE, Rule.CONTACT)
    assert (found.isolate_from, found.isolate_until) == (date(2020, 2, 15), date(2020, 2, 29)), "2020 has a leap day"


def test_2_contact_before_the_look_back_is_only_observed() -> None:
    first_day = RETURN - timedelta(days=14)
    on_first_day, before = (
        judged(declared(at_home(), exposures=(Exposure.CASE,), contact_day=day)) for day in (first_day, first_day - timedelta(days=1))
    )
    assert (on_first_day.verdict, before.verdict) == (Verdict.ISOLATE, Verdict.OBSERVED)


def test_2_contact_without_its_day_counts_as_of_the_return_day() -> None:
    assert judged(declared(at_home(), exposures=(Exposure.CASE,))).isolate_from == RETURN


@pytest.mark.parametrize("exposure", [Exposure.HOSPITAL_STAFF, Exposure.HOUSEHOLD_UNWELL, Exposure.COMPOUND_CASE])
def test_2_other_exposures_are_observed(exposure: Exposure) -> None:
    found = judged(declared(at_home(), exposures=(exposure,)))
    assert (found.verdict, found.rule, found.exposures) == (Verdict.OBSERVED, Rule.CLEAR, (exposure,))


def test_3_high_risk_isolates_from_the_day_of_leaving() -> None:
    found = judged(declared(*FROM_WUHAN), HIGH)
    assert (found.verdict, found.rule, found.decided) == (Verdict.ISOLATE, Rule.HIGH_RISK, FROM_WUHAN[0])
    assert (found.isolate_from, found.isolate_until) == (date(2020, 2, 21), date(2020, 3, 6))
    assert (found.seen[0].division, found.seen[0].since, found.seen[0].statement_id) == ("420000", HIGH.since, 1)


@pytest.mark.parametrize(
    ("leaving", "until"),
    [
        (date(2020, 1, 31), date(2020, 2, 14)),
        (date(2020, 2, 21), date(2020, 3, 6)),
        (date(2021, 2, 21), date(2021, 3, 7)),
        (date(2019, 12, 25), date(2020, 1, 8)),
        (date(2020, 12, 31), date(2021, 1, 14)),
    ],
)
def test_3_days_are_counted_across_months_years_and_leap_days(leaving: date, until: date) -> None:
    back = leaving + timedelta(days=1)
    high = said(WUHAN, RiskLevel.HIGH, at(leaving - timedelta(days=3)))
    found = judged(declared(Stay(WUHAN, back - timedelta(days=14), leaving), return_day=back), high, today=back)
    assert (found.verdict, found.isolate_until, found.missing) == (Verdict.ISOLATE, until, ())


def test_3_high_at_any_moment_of_the_stay_or_now() -> None:
    stay = declared(*FROM_WUHAN)
    low_before_leaving = said("420000", RiskLevel.LOW, at(date(2020, 2, 18), 0, 1), 2)
    assert judged(stay, HIGH, low_before_leaving).rule is Rule.HIGH_RISK, "one minute of the first day"
    low_before_coming = said("420000", RiskLevel.LOW, at(date(2020, 2, 18), 0), 2)
    assert judged(stay, HIGH, low_before_coming).verdict is Verdict.OBSERVED
    high_since = said("420000", RiskLevel.HIGH, at(date(2020, 2, 22), 8))
    assert judged(stay, high_since).rule is Rule.HIGH_RISK, "now, though not during the stay"
    to_come = said("420000", RiskLevel.HIGH, at(date(2020, 2, 22), 10))
    assert judged(stay, to_come).verdict is Verdict.OBSERVED, "not yet"
    from_midnight_on = said("420000", RiskLevel.HIGH, at(date(2020, 2, 22), 0))
    assert level_over(WUHAN, [from_midnight_on], *_span(FROM_WUHAN[0]), None, ZONE).level is RiskLevel.LOW, "24:00 is another day"


def test_3_now_is_this_very_moment() -> None:
    now = at(RETURN)
    high, low_again = said(WUHAN, RiskLevel.HIGH, now), said(WUHAN, RiskLevel.LOW, now, 2)
    span = _span(FROM_WUHAN[0])
    assert level_over(WUHAN, [high], *span, now, ZONE) == (RiskLevel.HIGH, WUHAN, now, 1)
    assert level_over(WUHAN, [high, low_again], *span, now, ZONE)[:2] == (RiskLevel.LOW, WUHAN), "of two at once the later one"
    assert level_over(WUHAN, [replace(high, since=at(RETURN, 8)), low_again], *span, now, ZONE).level is RiskLevel.LOW


def test_3_a_statement_set_back_in_time_counts_from_its_since() -> None:
    low_since_long = replace(said("420000", RiskLevel.LOW, at(date(2020, 1, 1)), 2), said_at=at(RETURN))
    assert judged(declared(*FROM_WUHAN), HIGH, low_since_long).rule is Rule.HIGH_RISK, "taken back only until the next one"
    low_since_then = replace(low_since_long, since=HIGH.since)
    assert judged(declared(*FROM_WUHAN), HIGH, low_since_then).verdict is Verdict.OBSERVED


def test_3_the_latest_day_of_leaving_decides() -> None:
    stays = (*FROM_WUHAN, Stay("420106", date(2020, 2, 12), date(2020, 2, 19)))
    assert judged(declared(*stays), HIGH).decided == FROM_WUHAN[0]


def test_3_a_vague_place_is_judged_by_what_lies_in_it() -> None:
    district = said("420106", RiskLevel.HIGH, at(date(2020, 2, 1)))
    assert judged(declared(*FROM_WUHAN), district).seen[0].division == "420106"
    assert judged(declared(Stay("420106", *_span(FROM_WUHAN[0])), FROM_WUHAN[1]), HIGH).seen[0].division == "420000"


def test_3_over_after_the_days_of_isolation() -> None:
    stay = Stay(WUHAN, RETURN - timedelta(days=14), RETURN - timedelta(days=10))
    declaration = declared(stay, Stay(HOME, stay.last, RETURN))
    assert judged(declaration, HIGH, today=stay.last + timedelta(days=14)).verdict is Verdict.ISOLATE
    later = judged(declaration, HIGH, today=stay.last + timedelta(days=15))
    assert (later.verdict, later.seen[1].level) == (Verdict.OBSERVED, RiskLevel.HIGH)
    risen = said("420000", RiskLevel.HIGH, at(RETURN))
    levels = [judged(declaration, risen, today=stay.last + timedelta(days=n)).seen[1].level for n in (14, 15)]
    assert levels == [RiskLevel.HIGH, RiskLevel.LOW], "what a place is now concerns nobody who left it long ago"


def test_3_leaving_on_the_return_day_itself() -> None:
    stay = Stay(WUHAN, RETURN, RETURN)
    assert judged(declared(stay, at_home()), HIGH).isolate_from == RETURN
    assert judged(declared(replace(stay, first=RETURN - timedelta(days=2)), at_home()), HIGH).isolate_from == RETURN


def test_3_the_first_day_of_the_look_back_counts() -> None:
    first_day = RETURN - timedelta(days=14)
    high = said("420000", RiskLevel.HIGH, at(date(2020, 1, 1)))
    stays = [Stay(WUHAN, date(2020, 1, 20), first_day - timedelta(days=before)) for before in (0, 1)]
    assert [judged(declared(at_home(), stay), high).verdict for stay in stays] == [Verdict.ISOLATE, Verdict.FIT]


def test_3_what_lay_before_the_look_back_is_not_looked_at() -> None:
    before = Stay(WUHAN, date(2019, 8, 1), RETURN - timedelta(days=15))
    found = judged(declared(at_home(), before), HIGH)
    assert (found.verdict, len(found.seen)) == (Verdict.FIT, 1)
    low_again = said("420000", RiskLevel.LOW, at(RETURN - timedelta(days=14), 0), 2)
    long_stay = declared(Stay(WUHAN, date(2019, 8, 1), RETURN - timedelta(days=1)))
    early = said("420000", RiskLevel.HIGH, at(date(2019, 9, 1)))
    assert judged(long_stay, early, low_again).verdict is Verdict.OBSERVED, "200 days: only the window counts"


def test_4_medium_risk_as_the_policy_says() -> None:
    medium = said("420000", RiskLevel.MEDIUM, at(date(2020, 2, 10)))
    isolated = judged(declared(*FROM_WUHAN), medium)
    assert (isolated.verdict, isolated.rule, isolated.isolate_until) == (Verdict.ISOLATE, Rule.MEDIUM_RISK, date(2020, 3, 6))
    observed = judged(declared(*FROM_WUHAN), medium, policy=OBSERVE)
    assert (observed.verdict, observed.rule, observed.decided) == (Verdict.OBSERVED, Rule.MEDIUM_RISK, FROM_WUHAN[0])
    assert (observed.isolate_until, observed.policy.medium_risk) == (None, MediumRule.OBSERVE)


def test_4_observing_does_not_do_away_with_gaps() -> None:
    medium = said("420000", RiskLevel.MEDIUM, at(date(2020, 2, 10)))
    assert judged(declared(FROM_WUHAN[0]), medium, policy=OBSERVE).verdict is Verdict.INCOMPLETE


def test_a_second_reason_makes_isolation_no_shorter() -> None:
    found = judged(declared(*FROM_WUHAN, exposures=(Exposure.CASE,), contact_day=date(2020, 2, 15)), HIGH)
    assert (found.rule, found.isolate_until) == (Rule.CONTACT, date(2020, 3, 6))


def test_5_gaps_are_named() -> None:
    stays = (Stay(HOME, date(2020, 2, 17), date(2020, 2, 21)), Stay(HOME, date(2020, 1, 1), date(2020, 2, 14)))
    found = judged(declared(*stays))
    assert (found.verdict, found.rule) == (Verdict.INCOMPLETE, Rule.GAPS)
    assert found.missing == (date(2020, 2, 15), date(2020, 2, 16))
    assert len(judged(declared()).missing) == 14


def test_6_fit_at_home_and_observed_from_elsewhere() -> None:
    assert judged(declared(at_home())).verdict is Verdict.FIT
    assert judged(declared(Stay("220105", *_span(at_home())))).verdict is Verdict.FIT, "another district of the same unit"
    for place in ("220581", "220184", "JL-CCXQ", "220000", "110105", "JP"):
        found = judged(declared(Stay(place, *_span(at_home()))))
        assert (found.verdict, found.rule, [stay.place for stay in found.outside]) == (Verdict.OBSERVED, Rule.CLEAR, [place])


@pytest.mark.parametrize(
    ("place", "unit"),
    [
        ("220104", "220100"), ("220184", "220184"), ("220581", "220581"), ("JL-CBS", "JL-CBS"), ("222401", "222400"), ("220000", "220000"),
        ("420106", "420100"), ("110105", "110000"), ("JP", "JP"), ("nowhere", "nowhere"),
    ],
)  # fmt: skip
def test_6_the_reporting_unit_of_a_place(place: str, unit: str) -> None:
    assert unit_of(place) == unit


def test_the_check_of_the_day_before() -> None:
    found = judged(declared(at_home(RETURN)), today=RETURN - timedelta(days=1))
    assert (found.verdict, found.as_of) == (Verdict.FIT, RETURN - timedelta(days=1))


def test_the_judgement_keeps_what_it_was_made_with() -> None:
    policy = replace(DEFAULT_POLICY, version=9, look_back_days=21, isolation_days=28)
    found = judged(declared(*FROM_WUHAN), HIGH, policy=policy)
    assert (found.policy.version, found.policy.look_back_days, found.policy.isolation_days) == (9, 21, 28)
    assert (found.isolate_until, found.home) == (date(2020, 3, 20), "220100")


def _span(stay: Stay) -> tuple[date, date]:
    return stay.first, stay.last
