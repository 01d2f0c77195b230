"""A message as content that can be passed on as it is: its formatting, its file with the caption, the album it belongs to."""

from typing import Any

from bot.telegram.fields import maybe_words, number, thing, things, words
from conversations.content import Entity, MediaFile, MediaKind, Part, units

_PASSED_ON = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
    }
)
"""Formatting that may be sent again. Addresses, commands and hashtags are found anew by the server wherever the text goes; emoji of a
paid collection and mentions without a name are nothing that a bot can send to everybody."""

_FIELDS = {
    "animation": MediaKind.DOCUMENT,  # by `file_id` it goes out as what it is; its own kind is none that needs a name here
    "video": MediaKind.VIDEO,
    "voice": MediaKind.VOICE,
    "audio": MediaKind.AUDIO,
    "document": MediaKind.DOCUMENT,
}


def entities_of(message: dict[str, Any], name: str, text: str) -> tuple[Entity, ...]:
    """The formatting of `text`, kept in the field `name`. What lies outside the text means nothing and is left out. Raises MalformedError
    for what is no entity at all."""
    if message.get(name) is None:
        return ()
    most = units(text)
    kept = []
    for raw in things(message, name):
        kind = words(raw, "type")
        if kind not in _PASSED_ON:
            continue
        offset, length = number(raw, "offset"), number(raw, "length")
        url = words(raw, "url") if kind == "text_link" else ""
        if offset >= 0 and 0 < length <= most - offset:
            kept.append(Entity(kind, offset, length, url))
    return tuple(kept)


def file_part(message: dict[str, Any], field: str) -> Part:
    """The message with the file in `field` (`document`, `video`, …). Raises MalformedError."""
    raw = thing(message, field)
    file = MediaFile(_FIELDS[field], words(raw, "file_id"), maybe_words(raw, "file_name"), size_of(raw))
    return _captioned(message, file)


def photo_part(message: dict[str, Any], size: dict[str, Any]) -> Part:
    """The message with this size of its photo. Raises MalformedError."""
    return _captioned(message, MediaFile(MediaKind.PHOTO, words(size, "file_id"), size=size_of(size)))


def size_of(file: dict[str, Any]) -> int:
    """Bytes of a file; 0 when it is not told, or told in a way that cannot be true."""
    size = file.get("file_size")
    return size if type(size) is int and 0 <= size < 2**53 else 0


def _captioned(message: dict[str, Any], file: MediaFile) -> Part:
    caption = maybe_words(message, "caption")
    return Part(caption, entities_of(message, "caption_entities", caption), (file,), maybe_words(message, "media_group_id"))
