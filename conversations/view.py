"""What is to be shown, before it has a language: lines and buttons that name texts of the catalogue and carry facts.

A `View` is what the core returns and what the outbox stores; `wording.py` turns it into a `Screen` in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from conversations.attachment import Attachment
from conversations.attachment_json import attachment_from_json, attachment_to_json
from conversations.content import Part
from conversations.content_json import part_from_json, part_to_json
from conversations.line import Fact, Line, line_from_json, line_to_json

__all__ = ["TASK", "Button", "Fact", "Line", "Rows", "Style", "View", "line_from_json", "line_to_json", "view_from_json", "view_to_json"]


class Style(StrEnum):
    """How a button looks where the app can show it; never the only sign of what it does."""

    PLAIN = "plain"
    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a card. `data` is what comes back when it is tapped: 1 to 64 bytes."""

    label: Line
    data: str
    style: Style = Style.PLAIN


Rows = tuple[tuple[Button, ...], ...]

TASK = "task"
"""The card that a person is working on; every other card name says what it is about (`alert/17`, `digest/2026-11-23`)."""


@dataclass(frozen=True, slots=True)
class View:
    """A card: lines of text above rows of buttons. `card` names the living message it stands in. With an `attachment` it is sent as a new
    message, its text (at most 1,024 characters then) below what is attached. With `content`, what an author wrote stands in place of the
    lines, as it is; `withdrawn`: the message is to be deleted, or edited into the lines where that is not possible any more."""

    lines: tuple[Line, ...]
    rows: Rows = ()
    card: str = TASK
    attachment: Attachment | None = None
    content: Part | None = None
    withdrawn: bool = False


def view_to_json(view: View) -> dict[str, Any]:
    """What the outbox stores of a card."""
    raw: dict[str, Any] = {
        "card": view.card,
        "lines": [line_to_json(line) for line in view.lines],
        "rows": [[[line_to_json(b.label), b.data, b.style.value] for b in row] for row in view.rows],
    }
    if view.attachment is not None:
        raw["attachment"] = attachment_to_json(view.attachment)
    if view.content is not None:
        raw["content"] = part_to_json(view.content)
    if view.withdrawn:
        raw["withdrawn"] = True
    return raw


def view_from_json(raw: Mapping[str, Any]) -> View:
    """The inverse of `view_to_json`."""
    return View(
        lines=tuple(line_from_json(line) for line in raw["lines"]),
        rows=tuple(tuple(Button(line_from_json(b[0]), b[1], Style(b[2])) for b in row) for row in raw["rows"]),
        card=raw["card"],
        attachment=attachment_from_json(raw["attachment"]) if "attachment" in raw else None,
        content=part_from_json(raw["content"]) if "content" in raw else None,
        withdrawn=raw.get("withdrawn", False),
    )
