"""What a province in memory holds of disinfection."""

from dataclasses import dataclass, field
from datetime import date

from conversations.codes import Sector
from conversations.disinfection import DisinfectionLog, PhotoAnswer, PhotoRequest, Point
from conversations.records import ReadPoints


@dataclass
class Disinfections:
    """Points (`gone` ones stay for their logs), logs, requests for photos and their answers. `runs`: by enterprise, plate and day."""

    points: dict[int, Point] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    logs: dict[int, DisinfectionLog] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)
    requests: dict[int, PhotoRequest] = field(default_factory=dict)
    answers: dict[int, PhotoAnswer] = field(default_factory=dict)
    runs: dict[tuple[int, str, date], int] = field(default_factory=dict)
    days_off: set[date] = field(default_factory=set)
    sectors: dict[int, Sector] = field(default_factory=dict)
    reading: list[ReadPoints] = field(default_factory=list)
