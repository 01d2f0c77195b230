"""What a turn asks the shell to store of return checks, isolation, risk and policy. Like all records: only followed, never overwritten."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from conversations.alert_draft import AlertDraft
from conversations.codes import Half, IsolationKind, IsolationStep, RiskLevel, Rule, Symptom
from conversations.returns import Declaration, Judgement


@dataclass(frozen=True, slots=True)
class FileCheck:
    """A return check of one person, judged. `revision` 1 for a new one; a higher one amends the check that stands. `replaces`: the id of
    the current check of that person, None if there is none (another one at once is a conflict). `self_declared`: by the person, to be
    confirmed by a manager. `alert`: what officers are told."""

    enterprise_id: int
    declaration: Declaration
    judgement: Judgement
    revision: int
    replaces: int | None
    self_declared: bool
    alert: AlertDraft | None = None


@dataclass(frozen=True, slots=True)
class ConfirmCheck:
    """The manager stands for what the person declared."""

    check_id: int


@dataclass(frozen=True, slots=True)
class InviteToDeclare:
    """A link by which this staff member answers the return check, and records the own courier runs, in a chat of their own. The manager
    gets it in a message of its own; an older unused link of the same person stops working. `courier`: it is sent for the runs."""

    enterprise_id: int
    staff_id: int
    courier: bool = False


@dataclass(frozen=True, slots=True)
class OpenIsolation:
    """An isolation begins with a verdict. `first` is day 0."""

    enterprise_id: int
    staff_id: int
    kind: IsolationKind
    first: date
    until: date
    rule: Rule


@dataclass(frozen=True, slots=True)
class ChangeIsolation:
    """A step of an isolation: `until` and `kind` as they are after it. An officer's step has a note; `completed` is the manager's word
    on the last day."""

    isolation_id: int
    step: IsolationStep
    until: date
    kind: IsolationKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class SeeIsolation:
    """The officer opened the full name behind an isolation: kept in the audit, nothing else changes."""

    isolation_id: int


@dataclass(frozen=True, slots=True)
class TakeReading:
    """One reading of one person in isolation; one of the same half day again corrects it. `alert` where it shows fever or symptoms."""

    isolation_id: int
    enterprise_id: int
    staff_id: int
    day: date
    half: Half
    temperature: Decimal
    symptoms: tuple[Symptom, ...]
    alert: AlertDraft | None = None


@dataclass(frozen=True, slots=True)
class SetRisk:
    """The risk of a place from `since` (aware) on. Whoever's stays it touches is judged again by the leader, in one pass."""

    place: str
    level: RiskLevel
    since: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class SetPolicy:
    """A new version of the policy: `base` is the version that it changes (another one meanwhile is a conflict); `values` by field name of
    `Policy`, as `policy_value_to_text` writes them."""

    base: int
    values: tuple[tuple[str, str], ...]
