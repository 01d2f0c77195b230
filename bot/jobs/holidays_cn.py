"""China's work days, from the `holidays` package: statutory holidays, days off in exchange and make-up days (调休).

The State Council publishes the next year's arrangement in autumn, and the package learns of it with a release. Until then only the
statutory holidays of that year are known: weekends rest, and the operator is told (log and `fugong doctor`).
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import structlog
from holidays import country_holidays

from bot.duties.calendar import DayTable, owes_report

log = structlog.get_logger(__name__)

WARN_AHEAD = timedelta(days=31)
"""So long before a year begins its arrangement should be known; it has usually been public for some weeks by then."""


def china_days(year: int) -> DayTable:
    """The table of one year. A year without any make-up day has not been announced: there has been none such since 2007."""
    days: Mapping[date, str] = country_holidays("CN", years=year)
    make_up = frozenset(day for day in getattr(days, "weekend_workdays", ()) if day.year == year)
    return DayTable(frozenset(days), make_up, frozenset({year}) if make_up else frozenset())


class ChinaCalendar:
    """Answers whether a day is one of work, and says when it cannot be sure. Years are worked out once, when they are first asked for."""

    def __init__(self, table_of: Callable[[int], DayTable] = china_days) -> None:
        self._table_of = table_of
        self._years: dict[int, DayTable] = {}

    def table(self, day: date) -> DayTable:
        """The table of the day's year. The first question about a year that is not announced is logged."""
        if day.year not in self._years:
            table = self._years[day.year] = self._table_of(day.year)
            if not table.is_announced(day):
                log.warning("make_up_days_unknown", year=day.year, remedy="update the package `holidays`")
        return self._years[day.year]

    def is_work_day(self, day: date) -> bool:
        """Whether enterprises that keep the calendar owe a report of `day`."""
        self.table(day + WARN_AHEAD)  # so that the log says in December what will be missing in January
        return owes_report(day, self.table(day), works_every_day=False)

    def warning(self, today: date) -> str | None:
        """What the operator should know about the calendar, for `fugong doctor`; None when all is well."""
        for day in (today, today + WARN_AHEAD):
            if not self.table(day).is_announced(day):
                return (
                    f"The make-up work days (调休) of {day.year} are not known to the package `holidays`: only its statutory holidays "
                    f"are observed and all weekends rest. Update the package once the year has been announced."
                )
        return None
