"""The moment for which facts are read, the calendar by which days count, and what else their reading depends on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conversations.codes import Half
from conversations.policy import DEFAULT_POLICY, Policy
from conversations.rules.isolation import half_of

CodeHasher = Callable[[str], tuple[str, ...]]
"""The hashes under which a typed code may be stored."""


def _no_hashes(_code: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Scope:
    """`now` is local and aware; `is_work_day` knows the public holidays; `code_hasher` is the keyring's. `locking`: what is asked for one
    by one is locked (PostgreSQL), because something is going to be written."""

    now: datetime
    is_work_day: Callable[[date], bool]
    policy: Policy = DEFAULT_POLICY
    code_hasher: CodeHasher = _no_hashes
    locking: bool = True

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    @property
    def half(self) -> Half:
        """Which half of the day it is."""
        return half_of(self.now, self.policy)

    def local(self, moment: datetime) -> datetime:
        """The moment in the zone of `now`."""
        return moment.astimezone(self.now.tzinfo)

    def moment(self, days_ago: int, wall: time) -> datetime:
        """When local clocks showed `wall` on an earlier day (0: today)."""
        return datetime.combine(self.today - timedelta(days=days_ago), wall, self.now.tzinfo)

    def works(self, day: date, every_day: bool) -> bool:
        """Whether an enterprise works on `day`."""
        return every_day or self.is_work_day(day)
