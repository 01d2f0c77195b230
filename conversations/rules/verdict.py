"""The judgement of a return check (返岗核查): `RULES` reads like "Judging a return check" in DOMAIN.md; the first line that holds decides.

Pure: what was declared, what was stated about the places, and the policy in; the judgement out. The order of the stays changes nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from conversations.codes import CONTACTS, Exposure, MediumRule, RiskLevel, Rule, Symptom, Verdict
from conversations.policy import Policy
from conversations.returns import Declaration, JudgedBy, Judgement, RiskStatement, SeenRisk, Stay
from conversations.rules.fitness import is_unfit
from conversations.rules.risk import level_over
from conversations.rules.unit import unit_of
from conversations.rules.window import missing_days, window_of


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at. `contact`: the last contact with a case, `high` and `medium`: the stays at risk, newest first; all three
    only as far as an isolation from that day on would not be over yet."""

    ill: bool
    contact: date | None
    high: tuple[SeenRisk, ...]
    medium: tuple[SeenRisk, ...]
    medium_isolates: bool
    missing: tuple[date, ...]
    outside: tuple[Stay, ...]
    exposures: tuple[Exposure, ...]

    def isolate_from(self) -> date:
        """Day 0: of all that isolates, the latest. A reason more never makes an isolation shorter."""
        days = [each.stay.last for each in (*self.high, *(self.medium if self.medium_isolates else ()))]
        return max(days if self.contact is None else [*days, self.contact])


def is_ill(case: Case) -> bool:
    """Temperature at or above fever, or any symptom."""
    return case.ill


def had_contact(case: Case) -> bool:
    """Contact with a case, or transport shared with one, within the look-back."""
    return case.contact is not None


def was_at_high_risk(case: Case) -> bool:
    """A stay in a place that was high-risk at any moment of the stay or is now."""
    return bool(case.high)


def was_at_medium_risk_and_isolates(case: Case) -> bool:
    """The same with medium risk, where the policy says *isolate*."""
    return bool(case.medium) and case.medium_isolates


def has_gaps(case: Case) -> bool:
    """Days of the look-back that no stay covers."""
    return bool(case.missing)


def was_at_medium_risk(case: Case) -> bool:
    """A stay at medium risk, where the policy says *observe*."""
    return bool(case.medium)


def was_away_or_exposed(case: Case) -> bool:
    """A stay outside the reporting unit, or an exposure that is not a contact (or one whose isolation would be over)."""
    return bool(case.outside or case.exposures)


def otherwise(_case: Case) -> bool:
    """Nothing of that."""
    return True


class RuleLine(NamedTuple):
    """One line of the table: its number in DOMAIN.md, its name, when it holds, and what it comes to."""

    number: int
    rule: Rule
    holds: Callable[[Case], bool]
    verdict: Verdict


RULES = (
    RuleLine(1, Rule.ILL, is_ill, Verdict.NOT_FIT),
    RuleLine(2, Rule.CONTACT, had_contact, Verdict.ISOLATE),
    RuleLine(3, Rule.HIGH_RISK, was_at_high_risk, Verdict.ISOLATE),
    RuleLine(4, Rule.MEDIUM_RISK, was_at_medium_risk_and_isolates, Verdict.ISOLATE),
    RuleLine(5, Rule.GAPS, has_gaps, Verdict.INCOMPLETE),
    RuleLine(4, Rule.MEDIUM_RISK, was_at_medium_risk, Verdict.OBSERVED),
    RuleLine(6, Rule.CLEAR, was_away_or_exposed, Verdict.OBSERVED),
    RuleLine(6, Rule.CLEAR, otherwise, Verdict.FIT),
)
"""The first line that holds decides. Rule 4 stands twice: who is only observed for it still has to account for every day first, else a
stay at medium risk would do away with the gaps."""


def judge(
    declaration: Declaration,
    risks: Mapping[str, Sequence[RiskStatement]],
    policy: Policy,
    *,
    home: str,
    today: date,
    zone: tzinfo,
    now: datetime,
) -> Judgement:
    """What the declaration comes to on the local day `today`. `risks`: by place of a stay, all that was ever stated about the place, what
    it lies in and what lies in it. `home`: the code of the enterprise's division. `now` aware, `zone` that of the days."""
    seen = _seen(declaration, risks, policy, today, zone, now)
    case = _case(declaration, seen, policy, home, today)
    line = next(line for line in RULES if line.holds(case))
    decided = {Rule.HIGH_RISK: case.high, Rule.MEDIUM_RISK: case.medium}.get(line.rule, ())
    isolate_from = case.isolate_from() if line.verdict is Verdict.ISOLATE else None
    return Judgement(
        verdict=line.verdict,
        rule=line.rule,
        as_of=today,
        policy=JudgedBy(policy.version, policy.fever, policy.look_back_days, policy.isolation_days, policy.medium_risk),
        seen=seen,
        missing=case.missing,
        decided=decided[0].stay if decided else None,
        isolate_from=isolate_from,
        isolate_until=isolate_from and isolate_from + timedelta(days=policy.isolation_days),
        home=unit_of(home),
        outside=case.outside,
        exposures=case.exposures,
        contact_day=declaration.contact_day,
        temperature=declaration.temperature,
        symptoms=tuple(each for each in Symptom if each in declaration.symptoms),
    )


def _seen(
    declaration: Declaration,
    risks: Mapping[str, Sequence[RiskStatement]],
    policy: Policy,
    today: date,
    zone: tzinfo,
    now: datetime,
) -> tuple[SeenRisk, ...]:
    """Every stay that touches the look-back or the return day itself, newest first, with its risk from the window's first day on to the
    day of leaving. What a place is now counts only while an isolation from the day of leaving would not be over."""
    begin, _ = window_of(declaration.return_day, policy.look_back_days)
    stays = {stay for stay in declaration.stays if stay.first <= declaration.return_day and begin <= stay.last}
    newest_first = sorted(stays, key=lambda stay: (stay.last, stay.first, stay.place), reverse=True)
    return tuple(
        SeenRisk(
            stay,
            *level_over(
                stay.place,
                risks.get(stay.place, ()),
                max(stay.first, begin),
                stay.last,
                now if _still_counts(stay.last, policy, today) else None,
                zone,
            ),
        )
        for stay in newest_first
    )


def _case(declaration: Declaration, seen: tuple[SeenRisk, ...], policy: Policy, home: str, today: date) -> Case:
    recent = [each for each in seen if _still_counts(each.stay.last, policy, today)]
    return Case(
        ill=is_unfit(declaration.temperature, declaration.symptoms, policy),
        contact=_contact(declaration, policy, today),
        high=tuple(each for each in recent if each.level is RiskLevel.HIGH),
        medium=tuple(each for each in recent if each.level is RiskLevel.MEDIUM),
        medium_isolates=policy.medium_risk is MediumRule.ISOLATE,
        missing=missing_days(declaration.stays, declaration.return_day, policy.look_back_days),
        outside=tuple(each.stay for each in seen if unit_of(each.stay.place) != unit_of(home)),
        exposures=tuple(each for each in Exposure if each in declaration.exposures),
    )


def _contact(declaration: Declaration, policy: Policy, today: date) -> date | None:
    """The last contact with a case within the look-back. One without its day counts as of the return day: the safe side, and the same
    whenever it is judged."""
    if not CONTACTS & set(declaration.exposures):
        return None
    begin, _ = window_of(declaration.return_day, policy.look_back_days)
    day = declaration.contact_day or declaration.return_day
    return day if begin <= day and _still_counts(day, policy, today) else None


def _still_counts(day: date, policy: Policy, today: date) -> bool:
    return today <= day + timedelta(days=policy.isolation_days)
