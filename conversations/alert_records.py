"""What officers do to alerts, as records. `rules/escalation.py` says what comes of it."""

from dataclasses import dataclass
from datetime import datetime

from conversations.codes import AlertOutcome


@dataclass(frozen=True, slots=True)
class AcknowledgeAlert:
    """The officer takes the alert (接单), says that it is still theirs, or takes what was handed to them."""

    alert_id: int


@dataclass(frozen=True, slots=True)
class SilenceAlert:
    """The officer takes the alert and wants to hear nothing of it until `until` (aware)."""

    alert_id: int
    until: datetime


@dataclass(frozen=True, slots=True)
class HandOverAlert:
    """The officer gives the alert to another one (转交): `to` is an account."""

    alert_id: int
    to: int


@dataclass(frozen=True, slots=True)
class ResolveAlert:
    """The alert is done with (办结). `note`: what was typed, or `=REASON` for a usual reason; `outcome`: that reason, if it is one."""

    alert_id: int
    note: str
    outcome: AlertOutcome | None = None


@dataclass(frozen=True, slots=True)
class ReopenAlert:
    """The alert was not done with after all."""

    alert_id: int


@dataclass(frozen=True, slots=True)
class SeeDetail:
    """The officer opened the full name behind an alert: kept in the audit, nothing else changes."""

    alert_id: int


AlertRecord = AcknowledgeAlert | SilenceAlert | HandOverAlert | ResolveAlert | ReopenAlert | SeeDetail
