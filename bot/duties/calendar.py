"""Work days: who owes a report on a day.

DOMAIN.md: "public holidays and make-up work days (调休) of China count; an enterprise may say that it works every day". The days
themselves are handed in as a table; where they come from is the business of `bot/jobs/holidays_cn.py`.
"""

from dataclasses import dataclass
from datetime import date

SATURDAY = 5
"""`date.weekday()` of the first day of the weekend."""


@dataclass(frozen=True, slots=True)
class DayTable:
    """What is known about the days of some years.

    `holidays`: days off although they may be weekdays; `make_up`: days of work although they lie on a weekend (调休);
    `announced`: years whose make-up days have been published. Of all other years only statutory holidays can be known.
    """

    holidays: frozenset[date] = frozenset()
    make_up: frozenset[date] = frozenset()
    announced: frozenset[int] = frozenset()

    def is_work_day(self, day: date) -> bool:
        """Whether people in general work on `day`; on days of which the table knows nothing weekends rest."""
        if day in self.make_up:
            return True
        return day not in self.holidays and day.weekday() < SATURDAY

    def is_announced(self, day: date) -> bool:
        """Whether the make-up days of the day's year are known, so that the answer about it is certain."""
        return day.year in self.announced


def owes_report(day: date, table: DayTable, *, works_every_day: bool) -> bool:
    """Whether an active enterprise owes the health ledger of `day`."""
    return works_every_day or table.is_work_day(day)
