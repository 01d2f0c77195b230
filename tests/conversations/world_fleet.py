"""What a province in memory keeps of couriers."""

from dataclasses import dataclass, field

from conversations.courier import CourierRun, Delivery, TrackPoint
from conversations.delivery_file import DeliveriesRead
from conversations.disinfection import Photo


@dataclass
class Fleet:
    """Everything that is kept of couriers. `removed`: deliveries that were a mistake; `asked`: what officers asked."""

    couriers: dict[int, tuple[str, bool]] = field(default_factory=dict)
    runs: dict[int, CourierRun] = field(default_factory=dict)
    deliveries: dict[int, Delivery] = field(default_factory=dict)
    removed: dict[int, Delivery] = field(default_factory=dict)
    photos: dict[int, list[Photo]] = field(default_factory=dict)
    tracks: dict[int, list[TrackPoint]] = field(default_factory=dict)
    shared: dict[int, int] = field(default_factory=dict)
    files: dict[int, DeliveriesRead] = field(default_factory=dict)
