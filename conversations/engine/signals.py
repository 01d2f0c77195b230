"""What a person did, as the core sees it. The shell turns every update into one of these."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conversations.content import Entity, Part
from conversations.courier import Spot
from conversations.delivery_file import DeliveriesRead
from conversations.disinfection import Photo
from conversations.point_file import PointsRead
from conversations.roster_file import Rejected, RosterOutcome


@dataclass(frozen=True, slots=True)
class Typed:
    """A text message, as it was sent. `edited` when it is a new version of an earlier message. `entities`: its formatting."""

    text: str
    edited: bool = False
    forwarded: bool = False
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button of one of our cards; `data` is the button's own (`verb:part:part`)."""

    data: str


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that may be read: the bytes are not here yet. `size` in bytes, 0 when unknown. `part`: the whole message, with its caption, to
    be passed on."""

    file_id: str
    name: str
    size: int
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Pictured:
    """A photo, also one that was sent as a file. `album`: the same for all photos that were sent together, empty for a single one. `part`
    as in `Uploaded`."""

    photo: Photo
    album: str = ""
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """A location. `live_seconds`: for how long it will go on being updated (0: a single one), by edits of message `message_id`. `at`: when
    it was sent (UTC). Later edits of a live location never come this way: they go to the track at once."""

    spot: Spot
    at: datetime
    message_id: int
    live_seconds: int = 0


class Unread(StrEnum):
    """Kinds of message that say nothing the bot can take down."""

    VOICE = "voice"
    STICKER = "sticker"
    CONTACT = "contact"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A voice message, a sticker and the like. `part`, where it can be passed on, as in `Uploaded`."""

    kind: Unread
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class RosterArrived:
    """A roster file that was asked for has been fetched and read. `file` is the row of its kept contents."""

    file: int
    enterprise_id: int
    outcome: RosterOutcome | Rejected


@dataclass(frozen=True, slots=True)
class DeliveriesArrived:
    """A delivery list that was asked for has been fetched and read. `file` is the row of its kept contents."""

    file: int
    run_id: int
    outcome: DeliveriesRead | Rejected


@dataclass(frozen=True, slots=True)
class PointsArrived:
    """A workbook of disinfection points that was asked for has been fetched and read."""

    file: int
    enterprise_id: int
    outcome: PointsRead | Rejected


@dataclass(frozen=True, slots=True)
class FileFailed:
    """A file could not be fetched at all. `reason`: `too_big` or `unavailable`."""

    reason: str


Signal = Typed | Tapped | Uploaded | Pictured | Located | Unreadable | RosterArrived | DeliveriesArrived | PointsArrived | FileFailed
"""Everything that can happen to a conversation."""


MOST_NAME = 32
"""Letters of a command, as at Telegram. A slash in front of something longer is no command."""


def command_of(signal: Signal) -> tuple[str, str] | None:
    """`/today`, `/start CODE` and their full-width forms as (name, argument); None when it is no command.

    `／start` carries no command entity at Telegram, so the text itself is looked at.
    """
    if not isinstance(signal, Typed):
        return None
    text = unicodedata.normalize("NFKC", signal.text).strip()
    if not text.startswith("/"):
        return None
    head, *rest = [*text[1:].split(None, 1), ""]
    name = "" if text[1:2].isspace() else head.split("@", 1)[0].lower()
    return (name, rest[0]) if 0 < len(name) <= MOST_NAME else None
