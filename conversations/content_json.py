"""Content as the database and a session keep it."""

from collections.abc import Mapping, Sequence
from typing import Any

from conversations.content import Entity, MediaFile, MediaKind, Part, Parts


def part_to_json(part: Part) -> dict[str, Any]:
    """What is empty is left out."""
    raw: dict[str, Any] = {"text": part.text}
    if part.entities:
        raw["entities"] = [[one.kind, one.offset, one.length, one.url] for one in part.entities]
    if part.files:
        raw["files"] = [[one.kind.value, one.file_id, one.name, one.size] for one in part.files]
    if part.album:
        raw["album"] = part.album
    return raw


def part_from_json(raw: Mapping[str, Any]) -> Part:
    """The inverse of `part_to_json`."""
    return Part(
        raw["text"],
        tuple(Entity(*one) for one in raw.get("entities", ())),
        tuple(MediaFile(MediaKind(kind), file_id, name, size) for kind, file_id, name, size in raw.get("files", ())),
        raw.get("album", ""),
    )


def parts_to_json(parts: Parts) -> list[dict[str, Any]]:
    """Messages in their order."""
    return [part_to_json(part) for part in parts]


def parts_from_json(raw: Sequence[Mapping[str, Any]]) -> Parts:
    """The inverse of `parts_to_json`."""
    return tuple(part_from_json(part) for part in raw)


def content_to_json(content: Mapping[str, Parts]) -> dict[str, Any]:
    """Messages by language."""
    return {language: parts_to_json(parts) for language, parts in content.items()}


def content_from_json(raw: Mapping[str, Any]) -> dict[str, Parts]:
    """The inverse of `content_to_json`."""
    return {language: parts_from_json(parts) for language, parts in raw.items()}
