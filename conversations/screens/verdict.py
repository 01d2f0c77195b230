"""What a return check comes to, in words: the verdict with its reason and the rule's name, what happens next, and why.

Names nobody, so that the same lines may stand before a manager, the person, or an officer.
"""

from conversations.codes import CONTACTS, MediumRule, RiskLevel, Rule, Verdict
from conversations.places import within
from conversations.returns import Check, Judgement
from conversations.rules.window import window_of
from conversations.screens.parts import button, to_today
from conversations.screens.place import place_line
from conversations.screens.stays import day_short, span
from conversations.screens.verdict_facts import (
    MOST_PLACES,
    at_risk,
    contact_line,
    exposure_lines,
    missing_days_line,
    reason_line,
    risk_line,
    seen_at_risk,
    verdict_line,
)
from conversations.view import Fact, Line, View

MOST_STAYS = 20
"""Stays that the why card lists."""


def verdict_lines(judged: Check | Judgement, *, is_over: bool = False) -> tuple[Line, ...]:
    """The verdict, why, by which rule, and what happens next. `is_over`: the isolation that it asked for has ended."""
    judgement = judged.judgement if isinstance(judged, Check) else judged
    next_line = Line("verdict-isolation-over") if is_over else Line(f"verdict-way-{judgement.verdict}")
    way = () if judgement.verdict is Verdict.FIT else (next_line,)
    return (verdict_line(judgement), reason_line(judgement), *_lasts_for(judgement), *_district(judgement), *way)


def alert_details(judgement: Judgement) -> tuple[Line, ...]:
    """What an officer is told besides temperature and symptoms: the verdict and its reason, and whatever else would have mattered."""
    others = [each for each in seen_at_risk(judgement) if each.stay != judgement.decided][:MOST_PLACES]
    also = [at_risk(each, judgement) for each in others]
    if judgement.rule is not Rule.CONTACT and CONTACTS & set(judgement.exposures):
        also.insert(0, contact_line(judgement))
    if judgement.missing:
        also.append(missing_days_line(judgement))
    return (verdict_line(judgement), reason_line(judgement), *(Line("verdict-also", {"fact": each}) for each in also))


def why_view(check: Check) -> View:
    """Everything that led to the verdict as it stands: the rule, every stay with the level seen and since when, missing days, contacts,
    health, and the version of the policy with its values at that time."""
    judgement = check.judgement
    lines = [Line("why-title"), verdict_line(judgement), reason_line(judgement), *_lasts_for(judgement), *_district(judgement)]
    lines += [_rule_text(judgement), *_stays(check), *_answers(judgement), _policy(judgement), *_judged(check)]
    return View(tuple(lines), ((button("to-check", "chk", check.id),), to_today()))


def _rule_text(judgement: Judgement) -> Line:
    by, isolates = judgement.policy, int(judgement.verdict is Verdict.ISOLATE)
    facts: dict[str, Fact] = {"days": by.isolation_days, "back": by.look_back_days, "fever": str(by.fever), "isolates": isolates}
    return Line("why-rule", {"text": Line(f"rule-text-{judgement.rule}", facts)})


def _stays(check: Check) -> tuple[Line, ...]:
    """The days that had to be told, every stay that was looked at, and which days are missing."""
    judgement, declaration = check.judgement, check.declaration
    first, last = window_of(declaration.return_day, judgement.policy.look_back_days)
    near = judgement.as_of
    lines = [Line("why-window", {"return_day": day_short(declaration.return_day, near), "days": span(first, last, near)})]
    for seen in judgement.seen[:MOST_STAYS]:
        days, place = span(seen.stay.first, seen.stay.last, near), place_line(seen.stay.place)
        away = int(seen.stay in judgement.outside)
        lines.append(Line("why-stay", {"days": days, "place": place, "risk": risk_line(seen, judgement), "away": away}))
    if len(judgement.seen) > MOST_STAYS:
        lines.append(Line("why-more-stays", {"count": len(judgement.seen) - MOST_STAYS}))
    ignored = len(set(declaration.stays)) - len(judgement.seen)
    lines += [Line("why-ignored", {"count": ignored})] if ignored > 0 else []
    return (*lines, missing_days_line(judgement) if judgement.missing else Line("why-complete"))


def _answers(judgement: Judgement) -> tuple[Line, ...]:
    """Contacts and other exposures, temperature and symptoms."""
    others = tuple(each for each in judgement.exposures if each not in CONTACTS)
    lines = [contact_line(judgement) if CONTACTS & set(judgement.exposures) else Line("why-no-contact")]
    lines += [Line("verdict-reasons", {"reasons": exposure_lines(others)})] if others else []
    degrees = () if judgement.temperature is None else (Line("degrees", {"value": str(judgement.temperature)}),)
    symptoms = tuple(Line(f"symptom-{code}") for code in judgement.symptoms) or (Line("no-symptoms"),)
    return (*lines, Line("why-health", {"findings": (*degrees, *symptoms), "fever": str(judgement.policy.fever)}))


def _policy(judgement: Judgement) -> Line:
    by = judgement.policy
    facts: dict[str, Fact] = {"version": by.version, "back": by.look_back_days, "days": by.isolation_days, "fever": str(by.fever)}
    return Line("why-policy", {**facts, "home": place_line(judgement.home), "medium": Line(f"why-medium-{by.medium_risk}")})


def _judged(check: Check) -> tuple[Line, ...]:
    """When, on what occasion, and what the verdict was before."""
    because = Line(f"why-because-{check.judged_because if check.judged_because in ('amended', 'risk') else 'declared'}")
    at = check.judged_at
    when = Line("why-judged", {"year": str(at.year), "day": at.date(), "at": at, "because": because})
    return (when,) if check.before is None else (when, Line("why-before", {"verdict": Line(f"verdict-name-{check.before}")}))


def _lasts_for(judgement: Judgement) -> tuple[Line, ...]:
    """Which stay the isolation lasts for, where it is not what the rule names but a later one."""
    named = judgement.decided.last if judgement.decided else judgement.contact_day
    if judgement.verdict is not Verdict.ISOLATE or named is None or judgement.isolate_from == named:
        return ()
    levels = {RiskLevel.HIGH, RiskLevel.MEDIUM} if judgement.policy.medium_risk is MediumRule.ISOLATE else {RiskLevel.HIGH}
    later = next((each for each in judgement.seen if each.stay.last == judgement.isolate_from and each.level in levels), None)
    return () if later is None else (Line("verdict-lasts-for", {"stay": at_risk(later, judgement)}),)


def _district(judgement: Judgement) -> tuple[Line, ...]:
    """The way out for who named only a city or a province of which a part is at risk."""
    for seen in judgement.seen:
        if seen.stay == judgement.decided and seen.division != seen.stay.place and within(seen.division, seen.stay.place):
            return (Line("verdict-name-district", {"division": place_line(seen.division)}),)
    return ()
