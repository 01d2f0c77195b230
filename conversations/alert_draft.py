"""What is told of one person, and the alert that it may give rise to."""

from dataclasses import dataclass
from decimal import Decimal

from conversations.codes import AlertKind, Status, Symptom
from conversations.view import Line


@dataclass(frozen=True, slots=True)
class HealthEntry:
    """What is told of one person on one day (员工健康条目). `attempted_on_post`: the manager first tried to put the person on post."""

    staff_id: int
    temperature: Decimal | None
    symptoms: tuple[Symptom, ...]
    status: Status
    attempted_on_post: bool = False


@dataclass(frozen=True, slots=True)
class AlertDraft:
    """An alert that a report, a return check or a reading gives rise to. Folded into the open alert of the same `key` if there is one.
    `details`: what is to be said besides temperature and symptoms, as lines of the catalogue (`view.line_to_json`)."""

    key: str
    kind: AlertKind
    staff_id: int
    entry: HealthEntry
    details: tuple[Line, ...] = ()
