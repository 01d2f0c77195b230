"""值班 Who is on duty: the hours of an officer, leave and who stands in, what an officer answers for besides the own division."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from conversations.codes import Sector

END = time(0, 0)
"""As an end: the end of the day."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Wall-clock time of a day; `ends` 00:00 is the end of the day."""

    begins: time
    ends: time


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """A stretch of every such day of the week (0: Monday)."""

    weekday: int
    begins: time
    ends: time


@dataclass(frozen=True, slots=True)
class Leave:
    """休假, and 调班 (a swap, which is leave of one day with somebody who stands in): whole days, both ends included."""

    first: date
    last: date
    stand_in: int | None = None
    id: int = 0
    swap: bool = False

    def has(self, day: date) -> bool:
        """Whether the day is one of it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer (联络员) with what a rota needs to know: without `hours` always on duty; `leaves` that are not over."""

    id: int
    name: str = ""
    path: str = ""
    division_name: str = ""
    reachable: bool = True
    hours: tuple[Hours, ...] = ()
    leaves: tuple[Leave, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """That an officer (`stand_in`) stands in for somebody, of the own division or of one below."""

    stand_in: int
    officer: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Rota:
    """The officers of a division, and those of the divisions above it, the nearest first. `standing`: for whom its officers stand in on
    days to come, the first first."""

    division: str
    division_name: str
    path: str
    officers: tuple[Officer, ...] = ()
    above: tuple[Officer, ...] = ()
    standing: tuple[Standing, ...] = ()

    def people(self) -> Mapping[int, Officer]:
        """All of them by id."""
        return {one.id: one for one in (*self.above, *self.officers)}


@dataclass(frozen=True, slots=True)
class StandIn:
    """What somebody who stands in is told. `withdrawn`: it is off again."""

    leave_id: int
    stand_in: int
    officer: str
    divisions: tuple[str, ...]
    first: date
    last: date
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Uncovered:
    """When nobody of a division is on duty on the local `day`."""

    division: str
    division_name: str
    day: date
    stretches: tuple[Stretch, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What an officer answers for besides the own division: a sector there, or one enterprise. It does not count (`counts` false) while
    they have no office there or above."""

    id: int
    officer_id: int
    officer: str
    since: date
    sector: Sector | None = None
    enterprise_id: int | None = None
    enterprise: str = ""
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Assigning:
    """Assignments of a division, or of one enterprise. `assignments`: those that stand; `officers`: who may be assigned, those of the
    place and of the divisions above it; `open_alerts`: unresolved alerts there, by sector (None: of the enterprise, or without one)."""

    key: str
    path: str
    name: str
    enterprise_id: int | None = None
    assignments: tuple[Assignment, ...] = ()
    officers: tuple[Officer, ...] = ()
    open_alerts: tuple[tuple[Sector | None, int], ...] = ()

    def open_of(self, sector: Sector | None) -> int:
        """Unresolved alerts of that sector, or of the enterprise."""
        return sum(count for known, count in self.open_alerts if self.enterprise_id is not None or known == sector)


@dataclass(frozen=True, slots=True)
class Below:
    """A division in which somebody may assign officers."""

    division: str
    name: str
    path: str
    assignments: int


@dataclass(frozen=True, slots=True)
class BelowPage:
    """A page of the divisions below one, or of all (`path` empty). `page` from 0."""

    path: str
    divisions: tuple[Below, ...]
    page: int
    pages: int
