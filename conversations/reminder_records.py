"""What a turn asks the shell to store about reminders and days off. Each of these is also an audit event."""

from dataclasses import dataclass
from datetime import date, datetime, time

from conversations.reminding import Duty


@dataclass(frozen=True, slots=True)
class SetOwnTimes:
    """From now on the person is reminded of the duty at these local times; none: at the policy's again."""

    duty: Duty
    times: tuple[time, ...]


@dataclass(frozen=True, slots=True)
class PutOff:
    """稍后提醒: nothing is told to the person before `until` (aware, today), and then what is still owed."""

    until: datetime


@dataclass(frozen=True, slots=True)
class CloseDays:
    """歇业: the enterprise is closed from `first` to `last`, both included. Where that is today, and nothing was
    reported, today's ledger is not owed any more."""

    enterprise_id: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class OpenDays:
    """The enterprise is not closed from `first` to `last` after all; with `kept_until` it was until that day. `owed_today`: the ledger
    of today is owed again."""

    enterprise_id: int
    first: date
    last: date
    kept_until: date | None = None
    owed_today: bool = False


ReminderRecord = SetOwnTimes | PutOff | CloseDays | OpenDays
