"""What a broadcast is made of, for one reader: the language, the messages, and which of them carries the buttons."""

import re
from collections.abc import Mapping

from conversations.content import MediaKind, Part, Parts
from conversations.view import Button, Line, Rows, Style, View
from conversations.wording import DEFAULT_LANGUAGE, LANGUAGES

_HAN = re.compile(r"[㐀-鿿]")


def language_of(parts: Parts, usual: str = DEFAULT_LANGUAGE) -> str:
    """In which language somebody wrote: Chinese where there is one Chinese character; `usual` where there are no words at all."""
    text = "".join(part.text for part in parts)
    if not text.strip():
        return usual
    return "zh-CN" if _HAN.search(text) else "en"


def other_language(language: str) -> str:
    """The other one of the two."""
    return next(one for one in LANGUAGES if one != language)


def content_for(content: Mapping[str, Parts], language: str) -> Parts:
    """What somebody who reads `language` gets: the own one where it is there, else the other; nothing where there is none."""
    if language in content:
        return content[language]
    return next((content[one] for one in LANGUAGES if one in content), ())


def first_words(parts: Parts, most: int = 30) -> str:
    """The beginning of the first text among the messages, on one line; empty where there is none."""
    text = next((" ".join(part.text.split()) for part in parts if part.text.strip()), "")
    return text if len(text) <= most else f"{text[: most - 1]}…"


def part_kind(part: Part) -> str:
    """`text`, `album`, or the kind of its file: its line is `content-part-KIND`."""
    if not part.files:
        return "text"
    return "album" if len(part.files) > 1 else part.files[0].kind.value


def shape(parts: Parts) -> tuple[tuple[MediaKind, ...], ...]:
    """Of what kinds the messages are, file by file: what an edit has to keep."""
    return tuple(tuple(one.kind for one in part.files) for part in parts)


def has_closing(parts: Parts, *, buttons: bool) -> bool:
    """Whether the buttons need a message of their own: an album cannot have any."""
    return buttons and bool(parts) and len(parts[-1].files) > 1


def count_messages(parts: Parts, *, buttons: bool) -> int:
    """How many messages one reader gets."""
    return len(parts) + has_closing(parts, buttons=buttons)


def card_name(broadcast_id: int, place: int) -> str:
    """The name of the message in the reader's chat; `place` from 0."""
    return f"broadcast/{broadcast_id}/{place}"


def is_message(card: str) -> bool:
    """Whether a card is a message that somebody else wrote (`broadcast/7/0`)."""
    return card.startswith("broadcast/") and card.count("/") == 2


def rows_for(broadcast_id: int, *, must_confirm: bool, confirmed: bool = False, guidance_version_id: int | None = None) -> Rows:
    """The buttons below the last message."""
    whole = Button(Line("button-broadcast-guide"), f"guide:{guidance_version_id}") if guidance_version_id is not None else None
    label, style = (Line("button-broadcast-ok-done"), Style.PLAIN) if confirmed else (Line("button-broadcast-ok"), Style.SUCCESS)
    tick = Button(label, f"bcok:{broadcast_id}", style) if must_confirm else None
    return tuple((one,) for one in (whole, tick) if one is not None)


def message_view(parts: Parts, place: int, rows: Rows, card: str) -> View | None:
    """The message at `place` (from 0) as it arrives; None where there is no such message (any more)."""
    last = count_messages(parts, buttons=bool(rows)) - 1
    if not 0 <= place <= last:
        return None
    if place == len(parts):
        return View((Line("broadcast-closing"),), rows, card)
    return View((), rows if place == last else (), card, content=parts[place])


def preview(parts: Parts, rows: Rows, card: str) -> tuple[View, ...]:
    """All of them, as they arrive; `card` names them together."""
    count = count_messages(parts, buttons=bool(rows))
    return tuple(view for place in range(count) if (view := message_view(parts, place, rows, f"{card}/{place}")) is not None)
