"""From what was declared to what is stored: the judgement at once, the alert, and what follows for the isolation."""

from dataclasses import dataclass

from conversations.alert_draft import AlertDraft, HealthEntry
from conversations.briefing import Briefing
from conversations.codes import AlertKind, IsolationKind, Rule, Status, Verdict
from conversations.records import FileCheck, OpenIsolation, Record
from conversations.returns import Check, Declaration, Isolation, Judgement
from conversations.rules.check_alerts import alert_of_check
from conversations.rules.isolation import isolation_after
from conversations.rules.verdict import judge
from conversations.view import Fact, Line


@dataclass(frozen=True, slots=True)
class Before:
    """What there is of the person already: the current check, and the open isolation."""

    check: Check | None = None
    isolation: Isolation | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """One person's check: what it came to, and what is stored."""

    declaration: Declaration
    judgement: Judgement
    records: tuple[Record, ...]
    before: Before

    @property
    def goes_on(self) -> bool:
        """Whether an isolation goes on although this verdict does not isolate: only an officer ends it early."""
        return self.before.isolation is not None and self.judgement.verdict is not Verdict.ISOLATE

    @property
    def is_over(self) -> bool:
        """Whether nobody is isolated by an isolating verdict: the isolation for the same facts has ended already."""
        none_open = self.before.isolation is None and not any(isinstance(record, OpenIsolation) for record in self.records)
        return none_open and self.judgement.verdict is Verdict.ISOLATE


def before_of(enterprise_id: int, staff_id: int, briefing: Briefing) -> Before:
    """The same from the enterprise's checks and isolations."""
    check = next((each for each in briefing.checks.get(enterprise_id, ()) if each.staff_id == staff_id), None)
    return Before(check, _open(enterprise_id, staff_id, briefing))


def own_before(enterprise_id: int, staff_id: int, briefing: Briefing) -> Before:
    """The same for a person who declares alone."""
    return Before(briefing.own_checks.get(staff_id), _open(enterprise_id, staff_id, briefing))


def _open(enterprise_id: int, staff_id: int, briefing: Briefing) -> Isolation | None:
    wards = briefing.wards.get(enterprise_id, ())
    return next((each for each in wards if each.staff_id == staff_id and each.ended is None), None)


def filed(
    enterprise_id: int,
    declaration: Declaration,
    before: Before,
    briefing: Briefing,
    *,
    home: str,
    amends: bool = False,
    self_declared: bool = False,
) -> Filed:
    """Judge it, and say what is to be stored: the check, and right behind it what becomes of the isolation."""
    zone = briefing.now.tzinfo
    assert zone is not None, "a briefing's moment has its zone"  # noqa: S101
    judgement = judge(declaration, briefing.risks, briefing.policy, home=home, today=briefing.today, zone=zone, now=briefing.now)
    current = before.check
    revision = current.revision + 1 if amends and current is not None else 1
    check = FileCheck(
        enterprise_id,
        declaration,
        judgement,
        revision,
        current.id if current is not None else None,
        self_declared,
        alert_of_check(enterprise_id, declaration, judgement) or _milder(enterprise_id, declaration, judgement, before, amends=amends),
    )
    step = isolation_after(enterprise_id, declaration.staff_id, judgement, before.isolation, current.judgement if current else None)
    return Filed(declaration, judgement, (check,) if step is None else (check, step), before)


_KINDS = {Rule.CONTACT: AlertKind.CONTACT, Rule.HIGH_RISK: AlertKind.HIGH_RISK, Rule.MEDIUM_RISK: AlertKind.MEDIUM_RISK}
_WHERE = {IsolationKind.HOME: Status.HOME_ISOLATION, IsolationKind.CENTRAL: Status.CENTRAL_ISOLATION}


def _milder(enterprise_id: int, declaration: Declaration, judgement: Judgement, before: Before, *, amends: bool) -> AlertDraft | None:
    """What officers are told when a check comes to a milder verdict than they know of: of somebody in isolation, which goes on until one of
    them ends it, or of somebody ill, when the check itself is amended."""
    isolation, check = before.isolation, before.check
    if judgement.verdict is Verdict.ISOLATE or (check is not None and check.judgement.verdict is judgement.verdict):
        return None
    if isolation is None:
        was_ill = amends and check is not None and check.judgement.verdict is Verdict.NOT_FIT
        return _no_longer_ill(enterprise_id, declaration, judgement) if was_ill else None
    facts: dict[str, Fact] = {"verdict": Line(f"verdict-name-{judgement.verdict}"), "until": isolation.until}
    return AlertDraft(
        f"return:{enterprise_id}:{declaration.staff_id}",
        _KINDS.get(isolation.rule, AlertKind.CONTACT),
        declaration.staff_id,
        HealthEntry(declaration.staff_id, declaration.temperature, declaration.symptoms, _WHERE[isolation.kind]),
        (Line("alert-milder", facts),),
    )


def _no_longer_ill(enterprise_id: int, declaration: Declaration, judgement: Judgement) -> AlertDraft:
    entry = HealthEntry(declaration.staff_id, declaration.temperature, declaration.symptoms, Status.NOT_RETURNED)
    said = Line("alert-no-longer-ill", {"verdict": Line(f"verdict-name-{judgement.verdict}")})
    return AlertDraft(f"return:{enterprise_id}:{declaration.staff_id}", AlertKind.NOT_FIT, declaration.staff_id, entry, (said,))
