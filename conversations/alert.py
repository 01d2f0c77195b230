"""Facts about an alert, as a conversation may know them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from conversations.chain import Chain, Due, Happening, Severity, StepKind
from conversations.codes import AlertKind, AlertOutcome, AlertState, Status, Symptom
from conversations.line import Line

ON_ITS_WAY = "on_its_way"
NO_CHAIN = Chain(())
"""Of an alert at whose chain nobody has looked yet."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A line of an alert's timeline, newest last. `at` is local; `by`: the name of whoever did it, empty for the bot; `people`: names of
    whom it concerns, each with what became of the message to them (`bot.mailbox.letters.Fate` by name; `ON_ITS_WAY`; empty: there is
    none)."""

    at: datetime
    kind: Happening
    by: str = ""
    people: tuple[tuple[str, str], ...] = ()
    step: StepKind | None = None
    until: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Colleague:
    """An officer to whom an alert may be handed over: can be written to, and answers for its place, or for one above or below it."""

    account_id: int
    name: str
    division_name: str
    on_duty: bool = True


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert (预警) as it stands. `since`: the first day of the present run of abnormal days. `reported_by`, `reported_at`: the newest
    report that told of it. `holder`: who took it. One that is not about a person has neither name nor status; one about the system itself
    has no enterprise either (id 0). `next_at`: when the chain goes on (local). `resolved_by`: empty for what ended by itself. `chain`,
    `step`, `round`: where it stands in its chain, as in `chain.Chase`; `places`: path and name of the divisions in that chain. `places`,
    `timeline`, `colleagues` (nearest first, the reader may be among them): only where the alert was wanted by its id; so is `newer`: of a
    resolved one, the id of the unresolved alert about the same matter, which keeps it from being opened again; 0 for none."""

    id: int
    kind: AlertKind
    state: AlertState
    enterprise_id: int
    enterprise_name: str
    division_name: str
    path: str
    person_name: str
    person_post: str | None
    temperature: Decimal | None
    symptoms: tuple[Symptom, ...]
    status: Status | None
    since: date
    opened_at: datetime
    reported_by: str
    times: int = 1
    reported_at: datetime | None = None
    holder_id: int | None = None
    holder: str = ""
    acknowledged_at: datetime | None = None
    resolved_at: datetime | None = None
    note: str = ""
    fine_now: bool = False
    details: tuple[Line, ...] = ()
    staff_id: int | None = None
    severity: Severity = Severity.URGENT
    outcome: AlertOutcome | None = None
    silent_until: datetime | None = None
    confirmed: bool = True
    next_at: datetime | None = None
    due: Due = Due.STEP
    resolved_by: str = ""
    chain: Chain = NO_CHAIN
    step: int = 0
    round: int = 0
    places: tuple[tuple[str, str], ...] = ()
    newer: int = 0
    timeline: tuple[TimelineEntry, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
