"""What somebody wrote, looked at: the language, the first words, of what kinds the messages are."""

import re

from conversations.content import MediaKind, Part, Parts
from conversations.shortening import shortened
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


def first_words(parts: Parts, most: int = 30) -> str:
    """The beginning of the first text among the messages, on one line; empty where there is none."""
    text = next((" ".join(part.text.split()) for part in parts if part.text.strip()), "")
    return shortened(text, most)


def part_kind(part: Part) -> str:
    """`text`, `album`, or the kind of its file: its line is `content-part-KIND`."""
    if not part.files:
        return "text"
    return "album" if len(part.files) > 1 else part.files[0].kind.value


def shape(parts: Parts) -> tuple[tuple[MediaKind, ...], ...]:
    """Of what kinds the messages are, file by file: what an edit has to keep."""
    return tuple(tuple(one.kind for one in part.files) for part in parts)


def is_message(card: str) -> bool:
    """Whether a card is a message that somebody else wrote (`broadcast/7/0`)."""
    return card.startswith("broadcast/") and card.count("/") == 2
