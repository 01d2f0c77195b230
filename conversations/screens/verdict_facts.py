"""Pieces of the cards about verdicts: the verdict, its reason, stays with their risk, contacts, missing days; each as one line."""

from collections.abc import Iterable

from conversations.codes import CONTACTS, Exposure, RiskLevel, Rule
from conversations.places import within
from conversations.returns import Judgement, SeenRisk
from conversations.rules.window import in_ranges
from conversations.screens.place import place_line
from conversations.screens.stays import day_short, span
from conversations.view import Fact, Line

MOST_PLACES = 3
"""Places, or stays, that a short card names; the why card has them all."""


def verdict_line(judgement: Judgement) -> Line:
    """The verdict; an isolation with its last day."""
    until: dict[str, Fact] = {} if judgement.isolate_until is None else {"until": day_short(judgement.isolate_until, judgement.as_of)}
    return Line(f"verdict-{judgement.verdict}", until)


def reason_line(judgement: Judgement) -> Line:
    """The rule's name, and what made it hold."""
    return Line("verdict-because", {"rule": Line(f"rule-{judgement.rule}"), "reason": _reason(judgement)})


def seen_at_risk(judgement: Judgement) -> tuple[SeenRisk, ...]:
    """Stays that were not at low risk, newest first."""
    return tuple(each for each in judgement.seen if each.level is not RiskLevel.LOW)


def at_risk(seen: SeenRisk, judgement: Judgement) -> Line:
    """`2月18日–21日在武汉市（2月10日起为高风险）`; says where the level was stated of a place around or inside."""
    days = span(seen.stay.first, seen.stay.last, judgement.as_of)
    return Line("verdict-stay", {"days": days, "place": place_line(seen.stay.place), "risk": risk_line(seen, judgement)})


def risk_line(seen: SeenRisk, judgement: Judgement) -> Line:
    """The level of a stay, of which place it was stated, and since when."""
    level = Line(f"verdict-risk-{seen.level}")
    if seen.since is None:
        return level
    since = seen.since.date()
    facts: dict[str, Fact] = {"level": level, "since": day_short(since, judgement.as_of), "left": int(since > seen.stay.last)}
    if seen.division == seen.stay.place:
        return Line("verdict-stated", facts)
    key = "verdict-stated-inside" if within(seen.division, seen.stay.place) else "verdict-stated-around"
    return Line(key, {**facts, "division": place_line(seen.division)})


def contact_line(judgement: Judgement) -> Line:
    """The last contact with a case, and of what kind."""
    kinds = exposure_lines(each for each in judgement.exposures if each in CONTACTS)
    if judgement.contact_day is None:
        return Line("verdict-contact-undated", {"kinds": kinds})
    return Line("verdict-contact", {"kinds": kinds, "day": day_short(judgement.contact_day, judgement.as_of)})


def missing_days_line(judgement: Judgement) -> Line:
    """`还差 2月15日–16日、2月20日`"""
    days = tuple(span(first, last, judgement.as_of) for first, last in in_ranges(judgement.missing))
    return Line("verdict-missing", {"days": days, "count": len(judgement.missing)})


def exposure_lines(exposures: Iterable[Exposure]) -> tuple[Line, ...]:
    """What was said yes to."""
    return tuple(Line(f"verdict-exposure-{each}") for each in exposures)


def _reason(judgement: Judgement) -> Line:
    if judgement.rule is Rule.ILL:
        degrees = () if judgement.temperature is None else (Line("degrees", {"value": str(judgement.temperature)}),)
        return Line("verdict-ill", {"findings": (*degrees, *(Line(f"symptom-{code}") for code in judgement.symptoms))})
    if judgement.rule is Rule.CONTACT:
        return contact_line(judgement)
    if judgement.rule is Rule.GAPS:
        return missing_days_line(judgement)
    decided = next((each for each in judgement.seen if each.stay == judgement.decided), None)
    return _clear(judgement) if decided is None else at_risk(decided, judgement)


def _clear(judgement: Judgement) -> Line:
    """Why somebody is observed though nothing is against the return, or that there is nothing at all."""
    places = dict.fromkeys(stay.place for stay in judgement.outside)
    reasons: list[Line] = []
    if places:
        named = tuple(place_line(code) for code in tuple(places)[:MOST_PLACES])
        reasons.append(Line("verdict-was-outside", {"places": named, "more": max(len(places) - MOST_PLACES, 0)}))
    reasons += exposure_lines(judgement.exposures)
    days = judgement.policy.look_back_days
    return Line("verdict-reasons", {"reasons": tuple(reasons)}) if reasons else Line("verdict-clear", {"days": days})
