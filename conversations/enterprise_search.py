"""What is searched when an officer types a piece of an enterprise: its name, its initials, its credit code, the end of its phone."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from conversations.roles import Account

MOST_TEXT = 60
MOST_IN_BUTTON = 48
"""Bytes of a text that a button of another page can carry."""
EVERYWHERE = "/"
"""The path above all divisions."""
_TAIL = re.compile(r"[0-9]{4}")
_CODE = re.compile(r"(?=.*[0-9])[0-9A-Z]{4,18}")
_INITIALS = re.compile(r"[a-z]{2,20}")
CODE_LENGTH = 18


@dataclass(frozen=True, slots=True)
class Search:
    """A search below `paths`. `text` is tidy; `page` from 0."""

    paths: tuple[str, ...]
    text: str
    page: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """What a name may hold, lower case: as typed, and in half width."""
        return tuple(dict.fromkeys((self.text.lower(), _half_width(self.text).lower())))

    @property
    def tail(self) -> str | None:
        """The last four digits of a phone number."""
        text = _half_width(self.text)
        return text if _TAIL.fullmatch(text) else None

    @property
    def code(self) -> str | None:
        """A credit code, whole or its end (at least four characters, at least one of them a digit)."""
        text = _half_width(self.text).upper()
        return text if _CODE.fullmatch(text) else None

    @property
    def initials(self) -> str | None:
        """Letters of the pinyin of a name."""
        text = _half_width(self.text).lower()
        return text if _INITIALS.fullmatch(text) else None


def tidy(text: str) -> str:
    """Single blanks, none around, not longer than any name is."""
    return " ".join(text.split())[:MOST_TEXT]


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def paths_of(account: Account | None) -> tuple[str, ...]:
    """Where a person may search: the own divisions, everywhere for admins."""
    if account is None:
        return ()
    return (EVERYWHERE,) if account.is_admin() else tuple(sorted({m.path for m in account.divisions() if m.path}))


def search_key(paths: Sequence[str], text: str, page: int = 0) -> str:
    """The search as a key of `Want`."""
    return json.dumps([list(paths), tidy(text), page], ensure_ascii=False)


def search_of(key: str) -> Search:
    """The inverse of `search_key`."""
    paths, text, page = json.loads(key)
    return Search(tuple(paths), text, page)
