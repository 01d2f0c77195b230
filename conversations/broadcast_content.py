"""What somebody wrote, looked at: the language, the first words, of what kinds the messages are."""

import re

from conversations.content import MediaKind, Part, Parts
from conversations.shortening import shortened
from conversations.wording import DEFAULT_LANGUAGE, LANGUAGES

_HAN, _LATIN = re.compile(r"[㐀-鿿]"), re.compile(r"[A-Za-z]")
_NO_WORDS = re.compile(r"\S+@\S+|@\w+|\w+://\S+|/[A-Za-z]\w*")
"""Addresses and commands are written alike in every language."""
_CHINESE_FROM = 4
"""Where one letter of so many is Chinese the text is: a word has one or two of them, an English one five. Names alone do not make it so."""


def language_of(parts: Parts, usual: str = DEFAULT_LANGUAGE) -> str:
    """In which language somebody wrote, by the share of Chinese among the letters; `usual` where there are none at all."""
    text = _NO_WORDS.sub(" ", "\n".join(part.text for part in parts))
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    if not han + latin:
        return usual
    return "zh-CN" if han * _CHINESE_FROM >= han + latin else "en"


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
