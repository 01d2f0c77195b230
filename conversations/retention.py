"""What is going to be deleted because its retention ends."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PurgeNotice:
    """What is deleted early on `day`: the tracks of `tracks` runs up to `tracks_until`, `lists` delivery lists up to `lists_until`, and
    `notes` on enterprises and `messages` up to `records_until` (local days, all included)."""

    day: date
    tracks: int
    tracks_until: date
    lists: int
    lists_until: date
    notes: int = 0
    messages: int = 0
    records_until: date | None = None
