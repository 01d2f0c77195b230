"""The moment for which facts are read, and the calendar by which days count."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Scope:
    """`now` is local and aware; `is_work_day` knows the public holidays."""

    now: datetime
    is_work_day: Callable[[date], bool]

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    def local(self, moment: datetime) -> datetime:
        """The moment in the zone of `now`."""
        return moment.astimezone(self.now.tzinfo)

    def works(self, day: date, every_day: bool) -> bool:
        """Whether an enterprise works on `day`."""
        return every_day or self.is_work_day(day)
