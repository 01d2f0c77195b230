"""Attachments as files: what a card shows as a picture or hands over as a workbook, made in a process of its own."""

from dataclasses import dataclass

from conversations.attachment import Grid, TrackMap, Workbook


class NotMadeError(Exception):
    """The attachment could not be made. The text is for the operator: no names, nothing that a person typed."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file. `photo`: it is shown as a photo, not as a file to open."""

    name: str
    content: bytes
    photo: bool


def make_apart(attachment: Grid | TrackMap | Workbook, language: str) -> Made:
    """The file of an attachment, worded in `language`; blocks, so run it in a thread. Raises NotMadeError."""
    raise NotMadeError(f"nothing makes a {type(attachment).__name__} in {language} yet")
