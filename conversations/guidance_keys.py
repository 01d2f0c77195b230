"""What guidance is asked for: of an enterprise, of a division, or all of it; as a key of `Want`, and as the data of a button."""

from dataclasses import dataclass

from conversations.roles import Account

MOST_TEXT = 36
"""Bytes of a searched text: with the rest it fits into the data of a button."""
DIVISION = "d"
"""Stands before the code of a division, which is all digits like the id of an enterprise."""
READER = "@"
WAITING = "●"
"""Searched in place of a text: what waits for the reader. It marks such documents in a list."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page (from 0) of what applies to an enterprise, or in a division; of all, where neither is named. `reader`: the account whose
    receipts are shown, 0 for nobody's. `text`: what is searched."""

    enterprise_id: int = 0
    division: str = ""
    reader: int = 0
    page: int = 0
    text: str = ""


def tidy(text: str) -> str:
    """Single blanks, none around, and no longer than a button can carry."""
    cut = " ".join(text.split()).encode()[:MOST_TEXT]
    return cut.decode(errors="ignore").strip()


def number(text: str) -> int:
    """An id or a page; 0 for what is no number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def list_key(asked: Asked) -> str:
    """`ABOUT:PAGE:TEXT`; ABOUT is `ENTERPRISE`, `dDIVISION` or empty, and `@ACCOUNT` behind it."""
    about = f"{DIVISION}{asked.division}" if asked.division else str(asked.enterprise_id or "")
    reader = f"{READER}{asked.reader}" if asked.reader else ""
    return f"{about}{reader}:{asked.page}:{tidy(asked.text)}"


def asked_of(key: str) -> Asked:
    """The inverse of `list_key`."""
    about, _, rest = key.partition(":")
    page, _, text = rest.partition(":")
    subject, _, reader = about.partition(READER)
    division = subject.removeprefix(DIVISION) if subject.startswith(DIVISION) else ""
    return Asked(0 if division else number(subject), division, number(reader), number(page), text)


def waiting_key(enterprise_id: int | None, account: Account | None) -> str:
    """How much of what applies to the enterprise waits for this person."""
    return f"{enterprise_id or 0}{READER}{account.id if account else 0}"


def version_key(version_id: int, account: Account | None) -> str:
    """One version, as this person has read it."""
    return f"{version_id}:{account.id if account else 0}"
