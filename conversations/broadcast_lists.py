"""Broadcasts and their recipients in lists: all of them, what a division owes, who has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from conversations.broadcast import FailureReason, Outcome, State


@dataclass(frozen=True, slots=True)
class BroadcastLine:
    """A broadcast in a list: its first words by language, in those it has. `back`: another admin has sent it back; `overtaken`: the
    guidance that it is about holds no more; `unreachable`: how many cannot be written to."""

    id: int
    state: State
    titles: Mapping[str, str]
    created_at: datetime
    total: int
    got_it: int
    confirmed: int
    must_confirm: bool
    withdrawn: bool = False
    back: bool = False
    overtaken: bool = False
    unreachable: int = 0


@dataclass(frozen=True, slots=True)
class BroadcastPage:
    """`BROADCASTS_A_PAGE` of all broadcasts, newest first; `page` from 0."""

    page: int
    pages: int
    broadcasts: tuple[BroadcastLine, ...]


BROADCASTS_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class OwedLine:
    """A broadcast of which somebody in a division has not confirmed what they have: how many have it there, how many of them owe that.
    `titles`: by language."""

    id: int
    titles: Mapping[str, str]
    started_at: datetime
    got: int
    owes: int


@dataclass(frozen=True, slots=True)
class OwedPage:
    """Of the `MOST_OWED` newest broadcasts of `OWED_DAYS` days that must be confirmed, those that somebody in the division still owes."""

    code: str
    name: str
    path: str
    broadcasts: tuple[OwedLine, ...]


MOST_OWED, OWED_DAYS = 8, 30


@dataclass(frozen=True, slots=True)
class RecipientLine:
    """A recipient in a list: the enterprise (or division) by name; nobody's phone number. `why` of a failure."""

    enterprise_id: int | None
    name: str
    outcome: Outcome
    why: FailureReason | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecipientPage:
    """Recipients of one broadcast with some outcomes, by name; `page` from 0, `RECIPIENTS_A_PAGE` a page."""

    broadcast_id: int
    outcome: Outcome
    page: int
    pages: int
    total: int
    recipients: tuple[RecipientLine, ...]


RECIPIENTS_A_PAGE = 8
