"""A broadcast as a file of the operator's: text with marks, or the messages as JSON. What Telegram would not take is said before anything
is sent."""

import json
from typing import Any

from bot.files.marked_text import read_marked
from conversations.content import MOST_PARTS, Part, Parts
from conversations.content_json import parts_from_json
from conversations.content_limits import broken
from conversations.line import Line


class BadContent(Exception):  # noqa: N818 - says what happened
    """The file is no broadcast. `line` says why, of the message `number` (from 1) where it is about one; None where the file is not what
    its name says."""

    def __init__(self, line: Line | None, number: int | None = None) -> None:
        super().__init__(line.key if line is not None else "unreadable")
        self.line = line
        self.number = number


def read_content(name: str, content: bytes) -> Parts:
    """The messages of a file: of `.json` a list as `conversations.content_json` writes it, of any other name UTF-8 text with marks. Raises
    BadContent."""
    try:
        text = content.decode("utf-8")
        parts = _of_json(json.loads(text)) if name.lower().endswith(".json") else read_marked(text)
    except ValueError:
        raise BadContent(None) from None
    if not parts:
        raise BadContent(Line("content-empty"))
    if len(parts) > MOST_PARTS:
        raise BadContent(Line("content-too-many", {"most": MOST_PARTS}))
    for number, part in enumerate(parts, 1):
        line = broken(part)
        if line is not None:
            raise BadContent(line, number)
    return parts


def _of_json(raw: Any) -> Parts:
    """Raises ValueError for what is no list of messages."""
    try:
        parts = parts_from_json(raw)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("no messages") from error
    if not all(_is_whole(part) for part in parts):
        raise ValueError("no message")
    return parts


def _is_whole(part: Part) -> bool:
    words = [part.text, part.album, *(one.kind for one in part.entities), *(one.url for one in part.entities)]
    words += [said for file in part.files for said in (file.file_id, file.name)]
    numbers = [number for one in part.entities for number in (one.offset, one.length)] + [file.size for file in part.files]
    return all(isinstance(one, str) for one in words) and all(type(one) is int for one in numbers)
