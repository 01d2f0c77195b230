"""Which language of a guidance somebody reads: the own where it has that, else the other."""

from collections.abc import Mapping
from typing import TypeVar

from conversations.briefing import Briefing

Said = TypeVar("Said")
FIRST = "zh-CN"
"""The language in which guidance is always there first."""


def reads(briefing: Briefing) -> str:
    """The reader's language."""
    return briefing.account.language if briefing.account is not None else briefing.chat_language


def in_language(texts: Mapping[str, Said], language: str) -> Said | None:
    """The text in this language, or in the one it has; None where it has none."""
    return texts[language] if language in texts else texts.get(FIRST, next(iter(texts.values()), None))


def words(texts: Mapping[str, str], briefing: Briefing) -> str:
    """As the reader of this briefing reads it; empty where there is none."""
    return in_language(texts, reads(briefing)) or ""
