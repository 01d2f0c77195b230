"""What an edit of a broadcast changes on phones that have it already, and which edits Telegram cannot make."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from conversations.broadcast_parts import messages
from conversations.content import MediaKind, Part, Parts


class EditRefusal(StrEnum):
    """Why new content cannot take the place of what was sent. `shape`: other messages, or other kinds of file; `languages`: not those that
    it has; `voice`: another recording, which no edit can put there."""

    SHAPE = "shape"
    LANGUAGES = "languages"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Change:
    """The message `place` (from 0) of those who read `language` looks different; of an album, its file `file` (from 1; the first one
    changes together with the caption, as 0)."""

    language: str
    place: int
    file: int = 0


def refusal(before: Mapping[str, Parts], after: Mapping[str, Parts]) -> EditRefusal | None:
    """Why `before` cannot be edited into `after`; None where it can."""
    if set(before) != set(after):
        return EditRefusal.LANGUAGES
    for language, parts in before.items():
        if _shape(parts) != _shape(after[language]):
            return EditRefusal.SHAPE
        if any(_other_voice(old, new) for old, new in zip(parts, after[language], strict=True)):
            return EditRefusal.VOICE
    return None


def _shape(parts: Parts) -> list[tuple[MediaKind, ...]]:
    """Of what kinds the messages are, file by file."""
    return [tuple(one.kind for one in part.files) for part in parts]


def _other_voice(old: Part, new: Part) -> bool:
    return any(a.kind is MediaKind.VOICE and a.file_id != b.file_id for a, b in zip(old.files, new.files, strict=True))


def changes(before: Mapping[str, Parts], after: Mapping[str, Parts]) -> tuple[Change, ...]:
    """What is to be edited, language by language. Both have the same shape."""
    found: list[Change] = []
    for language, parts in sorted(before.items()):
        for place, (old, new) in enumerate(zip(parts, after[language], strict=True)):
            if (old.text, old.entities, old.files[:1]) != (new.text, new.entities, new.files[:1]):
                found.append(Change(language, place))
            pairs = enumerate(zip(old.files, new.files, strict=True))
            found += [Change(language, place, number) for number, (a, b) in pairs if number and a.file_id != b.file_id]
    return tuple(found)


def last_place(parts: Parts, *, buttons: bool) -> int:
    """The place of the message with the buttons."""
    return messages(parts, buttons=buttons) - 1
