"""What a turn asks the shell to store of couriers. Like all records: only followed, never overwritten."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from conversations.alert_draft import AlertDraft
from conversations.courier import NewDelivery, TraceQuestion, TrackPoint
from conversations.disinfection import Photo


@dataclass(frozen=True, slots=True)
class SetCourier:
    """This staff member is a courier with this plate (empty: none) and phone (None: as it was; kept encrypted)."""

    enterprise_id: int
    staff_id: int
    plate: str
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class EndCourier:
    """This staff member is no courier any more. The runs stay."""

    enterprise_id: int
    staff_id: int


@dataclass(frozen=True, slots=True)
class StartRun:
    """A run begins. Another open run of the same courier is a conflict. A vehicle said to be disinfected is logged beside it, at
    the point of its plate (`LogDisinfection`)."""

    enterprise_id: int
    staff_id: int
    plate: str
    day: date
    temperature: Decimal
    mask: bool
    vehicle_disinfected: bool


@dataclass(frozen=True, slots=True)
class RefuseRun:
    """An unfit courier tried to start: no run begins, officers are alerted."""

    enterprise_id: int
    staff_id: int
    alert: AlertDraft


@dataclass(frozen=True, slots=True)
class AddDeliveries:
    """More deliveries of a run. An order number that the run has already is told anew: what it says now counts, it is not kept twice. Only
    a phone that is kept stays where none is told now."""

    run_id: int
    deliveries: tuple[NewDelivery, ...]


@dataclass(frozen=True, slots=True)
class RemoveDelivery:
    """This delivery was a mistake: it is shown no more, and stays in the table with who removed it (`removed` false: it was none, the
    delivery is back, unless its order number has been told again meanwhile)."""

    run_id: int
    delivery_id: int
    removed: bool = True


@dataclass(frozen=True, slots=True)
class ImportDeliveries:
    """The deliveries of an uploaded list that has been read (`file` is the row of its kept contents) belong to the run."""

    run_id: int
    file: int


@dataclass(frozen=True, slots=True)
class AddRunPhoto:
    """A photo of the slip."""

    run_id: int
    photo: Photo


@dataclass(frozen=True, slots=True)
class AddAreas:
    """Areas that the run passed, in order, behind those that are there."""

    run_id: int
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddTrackPoint:
    """A single location."""

    run_id: int
    point: TrackPoint


@dataclass(frozen=True, slots=True)
class HoldShare:
    """It is asked whose run a live location (message `message_id` of this chat, until `until`) belongs to: its edits wait for the answer,
    a `ShareTrack` of the same message."""

    message_id: int
    until: datetime


@dataclass(frozen=True, slots=True)
class ShareTrack:
    """A live location (message `message_id` of this chat) is shared into the run until `until`: its edits go to the track, also those that
    have waited. `point` is its first one. An earlier one of the same run goes on counting."""

    run_id: int
    message_id: int
    until: datetime
    point: TrackPoint


@dataclass(frozen=True, slots=True)
class EndRun:
    """The run is over. `alert`: the courier came back with a fever."""

    run_id: int
    enterprise_id: int
    temperature: Decimal
    box_disinfections: int
    remark: str = ""
    alert: AlertDraft | None = None


@dataclass(frozen=True, slots=True)
class AskTrace:
    """An officer asked; kept in the audit with how many runs were found: what was typed is kept as a keyed hash, never as words."""

    question: TraceQuestion
    found: int


@dataclass(frozen=True, slots=True)
class SeeRun:
    """The officer opened the full name of a run's courier: kept in the audit, nothing else changes."""

    run_id: int


CourierRecord = (
    SetCourier
    | EndCourier
    | StartRun
    | RefuseRun
    | AddDeliveries
    | RemoveDelivery
    | ImportDeliveries
    | AddRunPhoto
    | AddAreas
    | AddTrackPoint
    | HoldShare
    | ShareTrack
    | EndRun
    | AskTrace
    | SeeRun
)
