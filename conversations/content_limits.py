"""What Telegram does not take, said before anything is sent: while the author is still there to mend it.

The limits of TELEGRAM.md. A file that Telegram keeps already could be passed on at any size; ours is that of an upload, so that it opens
on every reader's phone.
"""

from conversations.content import MOST_CAPTION, MOST_IN_ALBUM, MOST_TEXT, MediaKind, Part, units
from conversations.line import Line

_MB = 1024 * 1024
MOST_PHOTO_MB = 10
MOST_FILE_MB = 50

_IN_PICTURES = frozenset({MediaKind.PHOTO, MediaKind.VIDEO})
"""Kinds that may stand in one album together; files and music only among their own kind."""


def broken(part: Part) -> Line | None:
    """Why this message cannot be sent as it is, to be told its author; None when it can be. Parts of an album are joined before."""
    return _album(part) or _size(part) or _text(part)


def _album(part: Part) -> Line | None:
    count, kinds = len(part.files), {file.kind for file in part.files}
    if count == 1 and part.album:
        return Line("content-album-of-one")
    if count > MOST_IN_ALBUM:
        return Line("content-album-too-many", {"count": count, "most": MOST_IN_ALBUM})
    if count > 1 and MediaKind.VOICE in kinds:
        return Line("content-album-voice")
    if len(kinds) > 1 and not kinds <= _IN_PICTURES:
        return Line("content-album-mixed")
    return None


def _size(part: Part) -> Line | None:
    for file in part.files:
        most = MOST_PHOTO_MB if file.kind is MediaKind.PHOTO else MOST_FILE_MB
        if file.size > most * _MB:
            key = "content-photo-too-big" if file.kind is MediaKind.PHOTO else "content-file-too-big"
            return Line(key, {"megabytes": -(-file.size // _MB), "most": most})
    return None


def _text(part: Part) -> Line | None:
    length = units(part.text)
    if not part.files and not part.text.strip():
        return Line("content-empty")
    if part.files and length > MOST_CAPTION:
        return Line("content-caption-too-long", {"length": length, "most": MOST_CAPTION})
    if length > MOST_TEXT:
        return Line("content-too-long", {"length": length, "most": MOST_TEXT})
    if any(not 0 <= each.offset < each.offset + each.length <= length for each in part.entities):
        return Line("content-formatting-outside")
    return None
