"""What a turn asks the shell to store. Each of these is also an audit event; none of them is ever overwritten, only followed."""

from dataclasses import dataclass
from datetime import date

from conversations.alert_draft import AlertDraft, HealthEntry
from conversations.alert_records import (
    AcknowledgeAlert,
    AlertRecord,
    HandOverAlert,
    ReopenAlert,
    ResolveAlert,
    SeeDetail,
    SilenceAlert,
)
from conversations.broadcast_records import BroadcastRecord
from conversations.courier_records import CourierRecord
from conversations.disinfection_records import DisinfectionRecord
from conversations.duty_records import DutyRecord
from conversations.guidance_records import GuidanceRecord
from conversations.officer_day_records import OfficerDayRecord
from conversations.reminder_records import ReminderRecord
from conversations.return_records import (
    ChangeIsolation,
    ConfirmCheck,
    FileCheck,
    InviteToDeclare,
    OpenIsolation,
    SeeIsolation,
    SetPolicy,
    SetRisk,
    TakeReading,
)

__all__ = [
    "AcknowledgeAlert",
    "AddStaff",
    "AlertDraft",
    "AnswerRefused",
    "ChangeIsolation",
    "ConfirmCheck",
    "Enrol",
    "FileCheck",
    "FileReport",
    "HandOverAlert",
    "HealthEntry",
    "ImportRoster",
    "InviteToDeclare",
    "MarkDeparted",
    "NewPerson",
    "OpenIsolation",
    "ReadDeliveries",
    "ReadPoints",
    "ReadRoster",
    "Record",
    "RemindLaggards",
    "RenameStaff",
    "ReopenAlert",
    "ResolveAlert",
    "SeeDetail",
    "SeeIsolation",
    "SetLanguage",
    "SetPolicy",
    "SetRisk",
    "SilenceAlert",
    "TakeReading",
    "Totals",
]


@dataclass(frozen=True, slots=True)
class Totals:
    """Heads of an enterprise on one day. `headcount` is the roster without the departed; the others are parts of it."""

    headcount: int
    on_post: int
    remote: int
    isolated: int
    hospital: int
    leave: int
    not_returned: int
    symptomatic: int


@dataclass(frozen=True, slots=True)
class AnswerRefused:
    """An answer that was not taken, in a questionnaire of which that is to leave its trace: in which one, what it is `about` (its subject),
    to which question, and why (the key of what was said to it). Kept in the audit without the answer itself; nothing else changes."""

    flow: str
    about: tuple[str, ...]
    question: str
    reason: str


@dataclass(frozen=True, slots=True)
class Enrol:
    """The invitation is used up by this chat; consent to the privacy notice was given."""

    invite_id: int
    language: str


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """The person reads `language` (`zh-CN`, `en`) from now on."""

    language: str


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A line of a roster. `initials` are the pinyin initials of the name, lower case."""

    name: str
    initials: str
    department: str | None = None
    post: str | None = None


@dataclass(frozen=True, slots=True)
class AddStaff:
    """New staff members, in the order given. Names that the roster already has were left out before."""

    enterprise_id: int
    people: tuple[NewPerson, ...]


@dataclass(frozen=True, slots=True)
class ImportRoster:
    """The kept roster file `file` is taken over: new people are added, people known by name and phone (or by name alone where
    one of the two has no phone) get the file's department and post; nobody is removed."""

    enterprise_id: int
    file: int


@dataclass(frozen=True, slots=True)
class RenameStaff:
    """Correct a name."""

    staff_id: int
    name: str
    initials: str


@dataclass(frozen=True, slots=True)
class MarkDeparted:
    """The person has left the enterprise (`departed` false: it was a mistake, the person is back)."""

    staff_id: int
    departed: bool = True


@dataclass(frozen=True, slots=True)
class ReadRoster:
    """Fetch and read an uploaded roster; the outcome comes back as a signal of its own. `size` in bytes, 0 when unknown."""

    enterprise_id: int
    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class ReadDeliveries:
    """Fetch and read an uploaded delivery list of a run; the outcome comes back as a signal of its own. `size` in bytes, 0 when unknown."""

    enterprise_id: int
    run_id: int
    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class ReadPoints:
    """Fetch and read an uploaded workbook of disinfection points; the outcome comes back as a signal of its own. `size` in bytes, 0 when
    unknown."""

    enterprise_id: int
    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class FileReport:
    """The health ledger of one enterprise for one day, complete: totals and an entry only for people of whom something is told."""

    enterprise_id: int
    day: date
    revision: int
    late: bool
    totals: Totals
    entries: tuple[HealthEntry, ...]
    alerts: tuple[AlertDraft, ...]


@dataclass(frozen=True, slots=True)
class RemindLaggards:
    """Remind by hand: one enterprise, or all laggards of the division at `path`. At most once an hour an enterprise."""

    day: date
    path: str
    enterprise_id: int | None = None


Record = (
    AnswerRefused
    | Enrol
    | SetLanguage
    | AddStaff
    | ImportRoster
    | RenameStaff
    | MarkDeparted
    | ReadRoster
    | FileReport
    | AlertRecord
    | RemindLaggards
    | FileCheck
    | ConfirmCheck
    | InviteToDeclare
    | OpenIsolation
    | ChangeIsolation
    | SeeIsolation
    | TakeReading
    | SetRisk
    | SetPolicy
    | ReadDeliveries
    | ReadPoints
    | DisinfectionRecord
    | CourierRecord
    | DutyRecord
    | ReminderRecord
    | OfficerDayRecord
    | BroadcastRecord
    | GuidanceRecord
)
