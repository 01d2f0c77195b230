"""What an author sends to be passed on as it is: formatted text, pictures, files, voice, video, albums. Facts only; how much of it Telegram
takes is said here once (TELEGRAM.md, limits)."""

from dataclasses import dataclass
from enum import StrEnum

MOST_TEXT = 4096
"""Letters of a text, in UTF-16 units."""
MOST_CAPTION = 1024
"""Letters below a file, in UTF-16 units."""
MOST_PARTS = 10
"""Messages of one broadcast or guidance."""
MOST_IN_ALBUM = 10


class MediaKind(StrEnum):
    """Kinds of file that are passed on."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VIDEO = "video"
    VOICE = "voice"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True)
class Entity:
    """Formatting of a stretch of text, as the Bot API names it (`bold`, `italic`, `text_link`, …). `offset` and `length` count UTF-16
    units; `url` is set for `text_link` alone."""

    kind: str
    offset: int
    length: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file as Telegram keeps it. `size` in bytes, 0 when unknown."""

    kind: MediaKind
    file_id: str
    name: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One message: a text, or a file with its caption, or an album of 2 to 10 files whose caption stands below the first. `album`: the
    same for all messages that were sent together, empty for a single one; parts of one album are joined where they are taken down."""

    text: str = ""
    entities: tuple[Entity, ...] = ()
    files: tuple[MediaFile, ...] = ()
    album: str = ""


Parts = tuple[Part, ...]


def units(text: str) -> int:
    """The length of a text as Telegram counts it: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
