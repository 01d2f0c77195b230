"""What is going to be deleted because its retention ends."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PurgeNotice:
    """What is deleted early on `day`: the tracks of `tracks` runs up to `tracks_until`, and `lists` delivery lists up to `lists_until`
    (local days, both included)."""

    day: date
    tracks: int
    tracks_until: date
    lists: int
    lists_until: date
