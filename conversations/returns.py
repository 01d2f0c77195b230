"""What a return check (返岗核查) holds: what was declared, and what it came to. Facts only; the judgement itself is `rules/verdict.py`."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from conversations.codes import (
    Exposure,
    Half,
    IsolationKind,
    IsolationStep,
    MediumRule,
    RiskLevel,
    Rule,
    Symptom,
    Transport,
    Verdict,
)


@dataclass(frozen=True, slots=True, order=True)
class Stay:
    """Where somebody was (停留地), both days included. `place` is a code of `places`: an adcode, a reporting unit's, a country's (`JP`)."""

    place: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is declared of one person. `stays` newest first. `contact_day`: the last contact with a case, where `exposures` hold one."""

    staff_id: int
    return_day: date
    stays: tuple[Stay, ...]
    transport: Transport
    number: str
    seat: str
    exposures: tuple[Exposure, ...]
    contact_day: date | None
    temperature: Decimal
    symptoms: tuple[Symptom, ...]


@dataclass(frozen=True, slots=True)
class RiskStatement:
    """What an admin said of a place: its level from `since` (aware) on, until the next statement about the same place. Statements are
    never overwritten; of two with the same `since` the later one (`id`) counts."""

    id: int
    place: str
    level: RiskLevel
    since: datetime
    said_at: datetime
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SeenRisk:
    """A stay and the greatest risk that was found for it: stated of `division` (the place itself, one that it lies in, or one that lies in
    it), from `since` on (None: never stated, low)."""

    stay: Stay
    level: RiskLevel
    division: str
    since: datetime | None
    statement_id: int | None


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """The values of the policy that a judgement was made with, so that it can be explained when they have changed."""

    version: int
    fever: Decimal
    look_back_days: int
    isolation_days: int
    medium_risk: MediumRule


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a declaration comes to, with everything that led to it. `missing`: days that no stay covers. `isolate_from`: the day of
    leaving or of the last contact (day 0); `isolate_until`: the last day of isolation. `decided`: the stay that decided, where one did.
    `home`: the reporting unit's code outside of which a stay makes observed. `outside`: stays outside of it. `as_of`: the local day of
    the judging. `exposures`, `contact_day`, `temperature`, `symptoms`: as declared, so that a judgement explains itself."""

    verdict: Verdict
    rule: Rule
    as_of: date
    policy: JudgedBy
    seen: tuple[SeenRisk, ...] = ()
    missing: tuple[date, ...] = ()
    decided: Stay | None = None
    isolate_from: date | None = None
    isolate_until: date | None = None
    home: str = ""
    outside: tuple[Stay, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    contact_day: date | None = None
    temperature: Decimal | None = None
    symptoms: tuple[Symptom, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A return check as it stands: its newest revision and its newest judgement. `staff_name`, `staff_post` as the roster has them now.
    `self_declared`: by the person; `confirmed`: by a manager since (always true when a manager declared). `judged_because`:
    `declared`, `amended` or `risk`. `declared_at`, `judged_at` local. `before`: the verdict before this one. `current`: no other check of
    the person has taken its place. `confirmed_by`, `confirmed_at` (local): which manager stands for it, and since when."""

    id: int
    enterprise_id: int
    staff_id: int
    staff_name: str
    staff_post: str | None
    revision: int
    declaration: Declaration
    judgement: Judgement
    self_declared: bool
    confirmed: bool
    declared_by: str
    declared_at: datetime
    judged_at: datetime
    judged_because: str = "declared"
    before: Verdict | None = None
    current: bool = True
    confirmed_by: str = ""
    confirmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TemperatureReading:
    """One of the two readings of a day of isolation; `taken_at` local, `by` the manager's name."""

    day: date
    half: Half
    temperature: Decimal
    symptoms: tuple[Symptom, ...]
    taken_at: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class IsolationChange:
    """A line of an isolation's history. `until` after the change, `by` who made it ("" for a verdict)."""

    step: IsolationStep
    at: datetime
    until: date
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Isolation:
    """Somebody's isolation as it stands. `first` is day 0, `until` the last day; `readings` of the last days, oldest first (at least those
    of `rules.isolation.READING_DAYS`); `changes` oldest first, always with the opening; `ended` with the step that ended it, else None.
    `present`: still on the roster."""

    id: int
    enterprise_id: int
    enterprise_name: str
    division_name: str
    path: str
    staff_id: int
    staff_name: str
    staff_post: str | None
    kind: IsolationKind
    first: date
    until: date
    rule: Rule
    readings: tuple[TemperatureReading, ...] = ()
    changes: tuple[IsolationChange, ...] = ()
    ended: IsolationStep | None = None
    present: bool = True
