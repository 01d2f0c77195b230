"""What isolation's flows and buttons are about: an enterprise's people, one isolation, or a division; for loading and the access check."""

from conversations.briefing import Briefing
from conversations.codes import Half
from conversations.returns import Isolation
from conversations.roles import Subject
from conversations.want import Want

ALL, MISSED = "all", "missed"
"""Filters of an officer's list."""


def isolation_of(subject: tuple[str, ...], briefing: Briefing) -> Isolation | None:
    """The isolation whose id comes first."""
    return briefing.isolations.get(_number(subject, 0))


def isolation_concerned(subject: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The enterprise of the isolation, and where it reports."""
    isolation = isolation_of(subject, briefing)
    return Subject(isolation.enterprise_id, isolation.path) if isolation else None


def isolated_concerned(subject: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The division whose code comes first."""
    page = briefing.isolation_pages.get(page_key(subject))
    return Subject(path=page.path) if page is not None else None


def page_key(subject: tuple[str, ...]) -> str:
    """`DIVISION:FILTER:PAGE` of what was tapped: all of them and the first page where nothing else is said."""
    chosen = subject[1] if len(subject) > 1 and subject[1] == MISSED else ALL
    return f"{subject[0] if subject else ''}:{chosen}:{_number(subject, 2)}"


def wants_wards(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """The enterprise and its people in isolation."""
    return Want("enterprise", _number(subject, 0)), Want("wards", _number(subject, 0))


def wants_isolation(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """One isolation, locked for the turn."""
    return (Want("isolation", _number(subject, 0)),)


def wants_isolated(subject: tuple[str, ...]) -> tuple[Want, ...]:
    """A page of those in isolation in a division."""
    return (Want("isolated", page_key(subject)),)


def half_named(text: str) -> Half | None:
    """The half of the day that a button names."""
    return next((half for half in Half if half.value == text), None)


def _number(subject: tuple[str, ...], place: int) -> int:
    text = subject[place] if len(subject) > place else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
