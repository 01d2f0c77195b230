"""配送 Couriers: their runs, delivery lists and tracks, and the answers to "whom did X serve". Frozen facts, nothing decided here."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from conversations.codes import Symptom
from conversations.disinfection import Photo

MICRO = 1_000_000
"""Coordinates are whole millionths of a degree (about 0.1 m), WGS 84."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the ground."""

    latitude: int
    longitude: int


@dataclass(frozen=True, slots=True)
class TrackPoint:
    """轨迹点: where a courier was at a moment (local, aware)."""

    at: datetime
    spot: Spot


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """配送单: a delivery as it is told. `handed_over_at` local, None while it is not known; `exception`: what went wrong, empty if nothing
    did; `phone`: the recipient's, kept encrypted and never shown."""

    order_no: str
    area: str = ""
    handed_over_at: datetime | None = None
    contactless: bool | None = None
    exception: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A delivery that is kept. `phone_kept`: a phone number of the recipient is kept with it."""

    id: int
    run_id: int
    order_no: str
    area: str
    handed_over_at: datetime | None
    contactless: bool | None
    exception: str
    phone_kept: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a courier was not let ride, or came back ill: what was measured and told. Empty where nothing was: they may not be on post."""

    temperature: Decimal | None = None
    symptoms: tuple[Symptom, ...] = ()


@dataclass(frozen=True, slots=True)
class Courier:
    """配送员: a staff member with a plate (empty: rides without one) and a phone. `alone`: has a chat of their own; `open_run`: the run
    that is under way; `refused`: may not ride today, until they are found well or the alert of it is resolved."""

    staff_id: int
    enterprise_id: int
    name: str
    plate: str
    phone_kept: bool
    alone: bool
    open_run: int | None = None
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class CourierRun:
    """配送班次. Times are local. `deliveries`, `exceptions`, `points`: how many; `areas`: the stops that were typed, in order.
    `sharing_until`: a live location is being shared into it (until when); `last_point_at`: when the last of its points was."""

    id: int
    enterprise_id: int
    enterprise_name: str
    path: str
    staff_id: int
    courier: str
    plate: str
    day: date
    started_at: datetime
    start_temperature: Decimal
    mask: bool
    vehicle_disinfected: bool
    ended_at: datetime | None = None
    end_temperature: Decimal | None = None
    box_disinfections: int | None = None
    deliveries: int = 0
    exceptions: int = 0
    points: int = 0
    photos: int = 0
    areas: tuple[str, ...] = ()
    remark: str = ""
    sharing_until: datetime | None = None
    last_point_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CourierBook:
    """An enterprise's couriers, in the order of the roster, and its runs of today and those still under way, newest first."""

    enterprise_id: int
    couriers: tuple[Courier, ...] = ()
    runs: tuple[CourierRun, ...] = ()


@dataclass(frozen=True, slots=True)
class RunDay:
    """An enterprise's runs that began on `day`, newest first. `before`, `after`: the nearest days that have runs, None where there are
    none."""

    enterprise_id: int
    day: date
    runs: tuple[CourierRun, ...] = ()
    before: date | None = None
    after: date | None = None


@dataclass(frozen=True, slots=True)
class RunCard:
    """One run with its deliveries in order (all of them), its photos, and its track thinned to at most `MOST_DRAWN` points."""

    run: CourierRun
    deliveries: tuple[Delivery, ...] = ()
    photos: tuple[Photo, ...] = ()
    track: tuple[TrackPoint, ...] = ()


MOST_DRAWN = 400
"""Points of a track that a picture needs at most."""


class TraceBy(StrEnum):
    """What an officer asks by."""

    COURIER = "courier"
    ORDER = "order"
    AREA = "area"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class TraceQuestion:
    """Whom did X serve, who was there. `text`: a courier's name, an order number or an area; `spot` of a place. From `since` to `until`,
    local and both included. `path`: the officer's division, nothing outside it is found."""

    by: TraceBy
    path: str
    since: datetime
    until: datetime
    text: str = ""
    spot: Spot | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class Traced:
    """A run that answers the question: its deliveries that match (all of the run, where the courier was asked for), at most
    `MOST_TRACED`, `more` besides; and when it was near, where a place was asked for."""

    run: CourierRun
    deliveries: tuple[Delivery, ...] = ()
    more: int = 0
    near_from: datetime | None = None
    near_until: datetime | None = None


MOST_TRACED = 30


@dataclass(frozen=True, slots=True)
class TraceAnswer:
    """What was found, newest run first, 5 a page. `others`: other runs that were where these were: a delivery into the same compound on
    the same day, or a track within `NEAR_METRES` and `NEAR_MINUTES` of theirs in the time that was asked for (where a place was: while they
    were near it); newest first, at most `MOST_OTHERS`, `more_others` besides.

    What a question may cost is bounded. `searched_since` (local): more went by the place than can be looked at, nothing before that moment
    was. Not `all_others`: earlier runs may be others, too, besides those that are counted."""

    question: TraceQuestion
    total: int
    pages: int
    runs: tuple[Traced, ...]
    others: tuple[CourierRun, ...] = ()
    more_others: int = 0
    searched_since: datetime | None = None
    all_others: bool = True


NEAR_METRES = 100
NEAR_MINUTES = 30
MOST_OTHERS = 20
