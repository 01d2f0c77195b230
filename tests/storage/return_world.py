"""Return checks, isolations and readings for tests of the storage."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from bot.storage.database import Database
from conversations.alert_draft import AlertDraft, HealthEntry
from conversations.codes import AlertKind, Half, IsolationKind, RiskLevel, Rule, Status, Symptom, Transport, Verdict
from conversations.policy import DEFAULT_POLICY
from conversations.records import FileCheck, OpenIsolation, SetRisk, TakeReading
from conversations.returns import Check, Declaration, JudgedBy, Judgement, SeenRisk, Stay
from conversations.view import Line
from tests.storage.world import DAY, at, days_ago, know

JUDGED_BY = JudgedBy(
    1, DEFAULT_POLICY.fever, DEFAULT_POLICY.look_back_days, DEFAULT_POLICY.isolation_days, DEFAULT_POLICY.medium_risk
)  # fmt: skip
HOME = "220104"
_RULES = {
    Verdict.FIT: Rule.CLEAR,
    Verdict.OBSERVED: Rule.CLEAR,
    Verdict.INCOMPLETE: Rule.GAPS,
    Verdict.ISOLATE: Rule.HIGH_RISK,
    Verdict.NOT_FIT: Rule.ILL,
}


def stay(place: str, first: int = 14, last: int = 1) -> Stay:
    """A stay from so many days ago to so many days ago."""
    return Stay(place, days_ago(first), days_ago(last))


def declaration(staff_id: int, *stays: Stay, return_day: date = DAY, temperature: str = "36.5") -> Declaration:
    """What is declared of somebody, at home all the time where nothing else is said."""
    return Declaration(
        staff_id, return_day, stays or (stay(HOME),), Transport.NONE, "", "", (), None, Decimal(temperature), ()
    )  # fmt: skip


def judgement(verdict: Verdict, until: date | None = None, as_of: date = DAY, rule: Rule | None = None) -> Judgement:
    """A judgement; one that isolates does so until fourteen days from now."""
    if verdict is Verdict.ISOLATE and until is None:
        until = as_of + timedelta(days=14)
    seen = (SeenRisk(stay(HOME), RiskLevel.LOW, HOME, None, None),)
    first = until - timedelta(days=14) if until else None
    return Judgement(verdict, rule or _RULES[verdict], as_of, JUDGED_BY, seen, isolate_from=first, isolate_until=until, home=HOME)


def filed(
    enterprise_id: int,
    declared: Declaration,
    verdict: Verdict = Verdict.FIT,
    *,
    revision: int = 1,
    replaces: int | None = None,
    alone: bool = False,
    alert: AlertDraft | None = None,
    until: date | None = None,
    as_of: date = DAY,
    rule: Rule | None = None,
) -> FileCheck:
    """A check to be stored; `alone`: by the person."""
    return FileCheck(enterprise_id, declared, judgement(verdict, until, as_of, rule), revision, replaces, alone, alert)


def check_alert(enterprise_id: int, staff_id: int, kind: AlertKind = AlertKind.CONTACT, said: str = "verdict-isolate") -> AlertDraft:
    """What officers are told of a check."""
    told = HealthEntry(staff_id, Decimal("36.5"), (), Status.NOT_RETURNED)
    return AlertDraft(f"return:{enterprise_id}:{staff_id}", kind, staff_id, told, (Line(said, {"until": DAY, "names": ("a", "b")}),))


def isolating(enterprise_id: int, staff_id: int, first: date = DAY, days: int = 14) -> OpenIsolation:
    """An isolation begins."""
    return OpenIsolation(enterprise_id, staff_id, IsolationKind.HOME, first, first + timedelta(days=days), Rule.HIGH_RISK)


def reading(
    isolation_id: int,
    enterprise_id: int,
    staff_id: int,
    half: Half = Half.MORNING,
    day: date = DAY,
    temperature: str = "36.5",
    symptoms: Sequence[Symptom] = (),
) -> TakeReading:
    """A reading; from 37.3 °C on, or with symptoms, officers are told."""
    ill = Decimal(temperature) >= DEFAULT_POLICY.fever or bool(symptoms)
    told = HealthEntry(staff_id, Decimal(temperature), tuple(symptoms), Status.HOME_ISOLATION)
    draft = AlertDraft(f"health:{enterprise_id}:{staff_id}", AlertKind.FEVER, staff_id, told) if ill else None
    return TakeReading(isolation_id, enterprise_id, staff_id, day, half, Decimal(temperature), tuple(symptoms), draft)


def risk(place: str, level: RiskLevel = RiskLevel.HIGH, since: date = DAY, note: str = "") -> SetRisk:
    """A statement in force from 08:00 of a day on."""
    return SetRisk(place, level, at(8, day=since), note)


async def check_of(database: Database, staff_id: int) -> Check:
    """The current check of somebody."""
    return (await know(database, ("own_check", staff_id))).own_checks[staff_id]
