"""What one step of asking for stays looks at: the list so far, the days that are looked back on, and what is offered for them."""

from dataclasses import dataclass
from datetime import date, timedelta

from conversations.engine.stay_making import Making
from conversations.rules.window import in_ranges, missing_days, window_of

STRETCHES = 3
"""Missing stretches offered with one tap, the latest first."""


@dataclass(frozen=True, slots=True)
class Sight:
    """`home`: the place that 本地 means; `recent`: places offered as buttons."""

    making: Making
    return_day: date
    look_back_days: int
    today: date
    home: str
    recent: tuple[str, ...]

    @property
    def window(self) -> tuple[date, date]:
        """The first and last day that have to be covered."""
        return window_of(self.return_day, self.look_back_days)

    @property
    def missing(self) -> tuple[date, ...]:
        """Days that no stay covers, oldest first, as far as they are not still to come."""
        days = missing_days(self.making.stays, self.return_day, self.look_back_days)
        return tuple(day for day in days if day <= self.today)

    @property
    def _free(self) -> tuple[date, ...]:
        """Days that are missing, and those of the stay that is being changed where no other covers them."""
        others = [stay for stay in self.making.stays if stay != self.making.opened]
        return tuple(day for day in missing_days(others, self.return_day, self.look_back_days) if day <= self.today)

    @property
    def offered(self) -> tuple[str, ...]:
        """Places offered as buttons."""
        return tuple(dict.fromkeys((self.home, *self.recent)))

    @property
    def latest(self) -> date:
        """The last day that somebody can have been anywhere before or while returning."""
        return min(self.today, self.return_day)

    @property
    def grid(self) -> tuple[date, ...]:
        """The days to choose from: those of the look-back, and the day of returning itself."""
        begin, _ = self.window
        return tuple(begin + timedelta(days=n) for n in range((self.latest - begin).days + 1))

    @property
    def quick_days(self) -> dict[str, tuple[date, date]]:
        """First and last days that one tap chooses: the missing stretches, today and yesterday."""
        stretches = in_ranges(self._free)[::-1][:STRETCHES]
        quick = {first.isoformat(): (first, last) for first, last in stretches}
        begin, _ = self.window
        for name, day in (("today", self.today), ("yesterday", self.today - timedelta(days=1))):
            if begin <= day <= self.latest:
                quick[name] = (day, day)
        return quick

    @property
    def example(self) -> dict[str, str]:
        """Days as they may be typed, for a hint: the latest that are missing, else the first of the look-back."""
        first, last = in_ranges(self.missing)[-1] if self.missing else (self.window[0], self.window[0] + timedelta(days=2))
        begin, end = f"{first.month}.{first.day}", f"{last.month}.{last.day}"
        return {"days": begin if first == last else f"{begin}-{end}"}
