"""Screens for tests, as the wording would make them."""

from dataclasses import dataclass

from conversations.attachment import Attachment
from conversations.content import Part


@dataclass(frozen=True)
class Button:
    label: str
    data: str
    style: str = "plain"


@dataclass(frozen=True)
class Screen:
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    card: str = "task"
    attachment: Attachment | None = None
    language: str = "zh-CN"
    content: Part | None = None
    withdrawn: bool = False


@dataclass(frozen=True)
class Made:
    name: str
    content: bytes
    photo: bool = True


def nothing(attachment: Attachment, _language: str) -> Made:
    """Makes no attachment."""
    raise LookupError(type(attachment).__name__)
