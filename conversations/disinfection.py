"""消毒 Disinfection: points with their plan, logs of what was done, an enterprise's book of both. Frozen facts, nothing is decided here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum


class PointKind(StrEnum):
    """What is disinfected, and by that when it is due: premises and equipment by the clock, goods on arrival, vehicles with each run."""

    PREMISES = "premises"
    EQUIPMENT = "equipment"
    GOODS = "goods"
    VEHICLE = "vehicle"


BY_THE_CLOCK = frozenset({PointKind.PREMISES, PointKind.EQUIPMENT})
"""Kinds that are due at the times of the policy."""


class Agent(StrEnum):
    """What is used. `other` is named in `Treatment.other_agent`."""

    CHLORINE = "chlorine"
    ETHANOL = "ethanol"
    QUAT = "quat"
    PEROXIDE = "peroxide"
    UV = "uv"
    OTHER = "other"


class Shortfall(StrEnum):
    """Where a log stays below what the policy asks: available chlorine, ethanol, contact time, ventilation."""

    CHLORINE = "chlorine"
    ETHANOL = "ethanol"
    CONTACT = "contact"
    VENTILATION = "ventilation"


@dataclass(frozen=True, slots=True)
class Treatment:
    """How a point is, or was, disinfected. `chlorine_mg_l`: available chlorine, of chlorine alone; `ethanol_percent`: by volume, of
    ethanol alone; times in minutes, None where not told or of no account."""

    agent: Agent
    chlorine_mg_l: int | None = None
    ethanol_percent: int | None = None
    contact_minutes: int | None = None
    ventilation_minutes: int | None = None
    other_agent: str = ""


@dataclass(frozen=True, slots=True)
class PointPlan:
    """What a manager decides about a point. `times_a_day` counts for kinds by the clock alone (1 to the number of the policy's times),
    0 for the others. `plate` of a vehicle. `operator_id`: the staff member who usually does it, None: whoever logs."""

    name: str
    kind: PointKind
    treatment: Treatment
    times_a_day: int = 0
    plate: str = ""
    operator_id: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A disinfection point (消毒点). `operator`: the name behind `plan.operator_id`, empty if there is none (any more).
    `since`: the local day from which it is due. `earlier`: plans that were changed in the days of the book, each with the last day on which
    it counted, in order of time: a change counts from the day on which it was made. `until`: of a point that was taken away, the last day
    on which it was due."""

    id: int
    enterprise_id: int
    plan: PointPlan
    since: date
    operator: str = ""
    earlier: tuple[tuple[date, PointPlan], ...] = ()
    until: date | None = None

    def plan_on(self, day: date) -> PointPlan:
        """What was planned on a day: past days are not judged by what was planned after them."""
        return next((plan for last, plan in self.earlier if day <= last), self.plan)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo at Telegram. `unique_id` tells whether two are the same; `as_file`: sent as a document, not as a photo."""

    file_id: str
    unique_id: str
    as_file: bool = False


@dataclass(frozen=True, slots=True)
class Treated:
    """What is told of one point in a log. `at` is local; `slot` the time of the plan that it counts for, None for goods, vehicles and what
    is beside the plan. `shortfalls` are judged under the policy of the day and kept."""

    point_id: int
    at: datetime
    treatment: Treatment
    slot: time | None = None
    batch_nos: tuple[str, ...] = ()
    plate: str = ""
    operator: str = ""
    verifier: str = ""
    photos: tuple[Photo, ...] = ()
    remark: str = ""
    shortfalls: tuple[Shortfall, ...] = ()


@dataclass(frozen=True, slots=True)
class DisinfectionLog:
    """A disinfection log (消毒记录) that stands. `by` is the name of who logged it, `logged_at` when (local)."""

    id: int
    treated: Treated
    by: str
    logged_at: datetime


@dataclass(frozen=True, slots=True)
class PhotoRequest:
    """An officer asked for a fresh photo of a point and has not got it yet."""

    id: int
    enterprise_id: int
    point_id: int
    point_name: str
    asked_by: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class PhotoAnswer:
    """A photo that a manager sent because an officer had asked for it. `path`: where the enterprise reports."""

    request: PhotoRequest
    enterprise_name: str
    path: str
    photo: Photo
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DisinfectionBook:
    """An enterprise's points and what was logged in the last `DAYS` days, today included; logs by time. `runs`: how many courier runs
    with a plate are to be followed up on a day. `worked`: of these days those on which the enterprise works. `removed`: points that were
    taken away in these days, and were due on one of them: what was not done before is not undone by that."""

    enterprise_id: int
    points: tuple[Point, ...] = ()
    logs: tuple[DisinfectionLog, ...] = ()
    runs: Mapping[tuple[str, date], int] = field(default_factory=dict)
    worked: frozenset[date] = frozenset()
    requests: tuple[PhotoRequest, ...] = ()
    removed: tuple[Point, ...] = ()


DAYS = 7
"""Days of a book, and columns of its grid."""


@dataclass(frozen=True, slots=True)
class OverdueEnterprise:
    """An enterprise of which points are still open: `points` of them, `slots` times in all."""

    enterprise_id: int
    name: str
    division_name: str
    points: int
    slots: int


@dataclass(frozen=True, slots=True)
class OverduePage:
    """One page of the enterprises of a division, and all below it, that have points still open on `day`. `due`: enterprises there that
    have points due that day at all; `total`: those with open ones. `page` from 0, 8 a page, most open slots first."""

    division: str
    division_name: str
    path: str
    day: date
    due: int
    total: int
    page: int
    pages: int
    enterprises: tuple[OverdueEnterprise, ...]
