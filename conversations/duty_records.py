"""What officers and admins ask to be stored about duty: hours, leave, and who is assigned to what."""

from dataclasses import dataclass
from datetime import date

from conversations.codes import Sector
from conversations.duty import Hours


@dataclass(frozen=True, slots=True)
class SetDutyHours:
    """The officer's hours from now on, in place of all earlier ones; none: always on duty."""

    hours: tuple[Hours, ...]


@dataclass(frozen=True, slots=True)
class TakeLeave:
    """The officer is on leave from `first` to `last`, both included, and `stand_in` (an account) acts for them; nobody: None. With
    `swap` it is a swap: one day, which a colleague takes."""

    first: date
    last: date
    stand_in: int | None = None
    swap: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawLeave:
    """A leave of the officer's own is off."""

    leave_id: int


@dataclass(frozen=True, slots=True)
class AssignOfficer:
    """The officer `officer` (an account) answers for a sector in the division at `path`, or for one enterprise, which reports there. With
    `move` the unresolved alerts of it go along."""

    officer: int
    path: str
    sector: Sector | None = None
    enterprise_id: int | None = None
    move: bool = False


@dataclass(frozen=True, slots=True)
class AppointOfficer:
    """The officer `officer` (an account) answers for the division `division` (its code, at `path`) and all below it. With `move` the
    unresolved alerts that its officers answer for go along. The operator's alone: a role is given by an invitation otherwise."""

    officer: int
    division: str
    path: str
    move: bool = False


@dataclass(frozen=True, slots=True)
class EndAssignment:
    """An assignment at `path` ends. With `move` the unresolved alerts of it go to whoever answers for it then."""

    assignment_id: int
    path: str
    move: bool = False


DutyRecord = SetDutyHours | TakeLeave | WithdrawLeave | AssignOfficer | AppointOfficer | EndAssignment
