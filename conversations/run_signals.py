"""Photos, locations and files that people send for a run: what is kept of them, what is wrong with them, and what is stored."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from conversations.briefing import Briefing
from conversations.courier import CourierRun, Spot, TrackPoint
from conversations.courier_records import AddRunPhoto, AddTrackPoint, HoldShare, ShareTrack
from conversations.disinfection import Photo
from conversations.engine.signals import Located, Pictured, Uploaded
from conversations.records import ReadDeliveries, Record
from conversations.screens.moment import moment
from conversations.view import Line

LONGEST_SHARING = timedelta(hours=24)
"""A live location that never ends is kept for so long."""
SKEW = timedelta(minutes=2)
"""By how much clocks may differ before a time is wrong."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that was sent for a run."""

    signal: Located | Pictured | Uploaded

    @classmethod
    def of(cls, signal: Located | Pictured | Uploaded) -> "Kept":
        """What is kept of a signal: all of it."""
        return cls(signal)

    @property
    def what(self) -> str:
        """`location`, `live`, `photo` or `file`."""
        if isinstance(self.signal, Located):
            return "live" if self.signal.live_seconds else "location"
        return "photo" if isinstance(self.signal, Pictured) else "file"


@dataclass(frozen=True, slots=True)
class Stored:
    """What becomes of things that belong to a run: records, the run as it is then, and what is said."""

    records: tuple[Record, ...]
    run: CourierRun
    said: tuple[Line, ...]


def stored(things: tuple[Kept, ...], run: CourierRun, briefing: Briefing) -> Stored:
    """Everything in turn. What is not taken is said too."""
    records: list[Record] = []
    said: list[Line] = []
    for each in things:
        one = _one(each.signal, run, briefing)
        records += one.records
        said += [line for line in one.said if line not in said]
        run = one.run
    return Stored(tuple(records), run, tuple(said))


def _one(signal: Located | Pictured | Uploaded, run: CourierRun, briefing: Briefing) -> Stored:
    match signal:
        case Located():
            return _located(signal, run, briefing)
        case Pictured():
            record = AddRunPhoto(run.id, signal.photo)
            return Stored((record,), replace(run, photos=run.photos + 1), (Line("run-photo-stored", {"courier": run.courier}),))
        case Uploaded():
            reading = ReadDeliveries(run.enterprise_id, run.id, signal.file_id, signal.name[:200], signal.size)
            return Stored((reading,), run, (Line("deliveries-reading", {"name": signal.name[:60]}),))


def ends_at(signal: Located, zone: tzinfo | None) -> datetime:
    """Until when a live location counts: as long as it is shared, a day at most."""
    at = signal.at.astimezone(zone)
    return min(at + timedelta(seconds=signal.live_seconds), at + LONGEST_SHARING)


def held(signal: Located | Pictured | Uploaded, briefing: Briefing) -> tuple[HoldShare, ...]:
    """While it is asked whose run a live location belongs to, its points wait."""
    if not isinstance(signal, Located) or not signal.live_seconds or signal.at > briefing.now + SKEW:
        return ()
    return (HoldShare(signal.message_id, ends_at(signal, briefing.now.tzinfo)),)


def _located(signal: Located, run: CourierRun, briefing: Briefing) -> Stored:
    now = briefing.now
    at = signal.at.astimezone(now.tzinfo)
    if at > now + SKEW:
        return Stored((), run, (Line("location-future", {"at": moment(at, now)}),))
    until = ends_at(signal, now.tzinfo)
    if signal.live_seconds and until <= run.started_at:
        return Stored((), run, (Line("location-sharing-over", {"until": moment(until, now)}),))
    if at < run.started_at - SKEW and not signal.live_seconds:
        return Stored((), run, (Line("location-before-run", {"at": moment(at, now), "start": moment(run.started_at, now)}),))
    point = TrackPoint(max(at, run.started_at) if signal.live_seconds else at, signal.spot)
    after = replace(run, points=run.points + 1)
    if not signal.live_seconds:
        return Stored((AddTrackPoint(run.id, point),), after, (Line("location-stored", {"courier": run.courier, "at": at}),))
    record = ShareTrack(run.id, signal.message_id, until, point)
    key = "location-shared-long" if timedelta(seconds=signal.live_seconds) > LONGEST_SHARING else "location-shared"
    if until <= now:
        # The bot was away, or it was asked whose it is for so long: where the courier was until then still counts.
        return Stored((record,), after, (Line("location-shared-then", {"courier": run.courier, "until": moment(until, now)}),))
    latest = max(until, run.sharing_until or until)
    return Stored((record,), replace(after, sharing_until=latest), (Line(key, {"courier": run.courier, "until": moment(until, now)}),))


def kept_to_json(kept: Kept) -> list[Any]:
    """As the session keeps it."""
    match kept.signal:
        case Located(spot, at, message_id, live_seconds):
            return ["located", spot.latitude, spot.longitude, at.astimezone(UTC).isoformat(), message_id, live_seconds]
        case Pictured(photo, album):
            return ["pictured", photo.file_id, photo.unique_id, photo.as_file, album]
        case Uploaded(file_id, name, size):
            return ["uploaded", file_id, name[:200], size]


def kept_from_json(raw: list[Any]) -> Kept:
    """The inverse of `kept_to_json`."""
    what, *rest = raw
    if what == "located":
        latitude, longitude, at, message_id, live_seconds = rest
        return Kept(Located(Spot(latitude, longitude), datetime.fromisoformat(at), message_id, live_seconds))
    if what == "pictured":
        file_id, unique_id, as_file, album = rest
        return Kept(Pictured(Photo(file_id, unique_id, as_file), album))
    return Kept(Uploaded(*rest))
