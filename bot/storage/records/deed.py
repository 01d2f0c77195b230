"""A record and who asked for it; and what it leaves to be done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bot.storage.chases import Told
from bot.storage.files import FileToRead
from conversations.broadcast import News
from conversations.broadcast_records import TestBroadcast
from conversations.records import Record


@dataclass(frozen=True, slots=True)
class Deed:
    """`record` is to be stored for the person in the chat `chat_id`; `account_id` is None while that person has no account."""

    record: Record
    account_id: int | None
    chat_id: int
    chat_name: str


@dataclass(frozen=True, slots=True)
class StaffLink:
    """A link by which a staff member answers the return check alone, or records the own courier runs: who asked for it, the code, and for
    whom."""

    chat_id: int
    code: str
    staff_id: int
    enterprise_id: int
    name: str
    courier: bool = False


@dataclass(frozen=True, slots=True)
class StaffAsked:
    """A staff member was asked for a return check on the local `day`, who has none, or the confirmed one `check_id`."""

    staff_id: int
    check_id: int
    day: date


@dataclass(frozen=True, slots=True)
class Refusal:
    """A courier tried to start a run on the own phone, in the chat `chat_id` on the local `day`, and may not."""

    enterprise_id: int
    staff_id: int
    chat_id: int
    day: date


@dataclass(frozen=True, slots=True)
class EditDecided:
    """The edit of a broadcast that `writer` wrote was confirmed, or sent back, by another admin (`by`; both are accounts)."""

    broadcast_id: int
    writer: int
    by: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What follows from a batch of deeds: alerts opened; alerts shown to people that look different now, and those of them that are to
    be heard of again (ids); chats that were enrolled; files to be fetched; how many reminders were queued by hand. `links` made for
    staff members; checks that were `declared` by staff members; staff members whose check was `answered`, or who are `asked` for one;
    isolations that an officer changed (`isolated`); couriers who tried to ride alone and may not (`refused`); requests for a photo of a
    disinfection point that are new (`photos_asked`) or were answered (`photos_sent`). Alerts whose chain goes on at once
    (`due_alerts`), and who is to be `told` of alerts that officers did something to; leaves of which whoever stands in is to be told,
    each with whether it is off (`stand_ins`); messages that officers (`written`) or managers (`written_back`) wrote. Broadcasts whose card
    looks different now (`changed_broadcasts`), those that another admin has to approve (`asked_broadcasts`), tests of some, each with
    the chat that asked for it (`tested`), what their authors are told (`broadcast_news`), edits that wait for another admin (`asked_edits`,
    ids of broadcasts), and those that one has decided about (`decided_edits`)."""

    new_alerts: tuple[int, ...] = ()
    changed_alerts: tuple[int, ...] = ()
    ringing_alerts: tuple[int, ...] = ()
    enrolled: tuple[int, ...] = ()
    files_to_read: tuple[FileToRead, ...] = ()
    reminded: int = 0
    links: tuple[StaffLink, ...] = ()
    declared: tuple[int, ...] = ()
    answered: tuple[int, ...] = ()
    asked: tuple[StaffAsked, ...] = ()
    isolated: tuple[int, ...] = ()
    refused: tuple[Refusal, ...] = ()
    photos_asked: tuple[int, ...] = ()
    photos_sent: tuple[int, ...] = ()
    due_alerts: tuple[int, ...] = ()
    told: tuple[Told, ...] = ()
    stand_ins: tuple[tuple[int, bool], ...] = ()
    written: tuple[int, ...] = ()
    written_back: tuple[int, ...] = ()
    changed_broadcasts: tuple[int, ...] = ()
    asked_broadcasts: tuple[int, ...] = ()
    tested: tuple[tuple[int, TestBroadcast], ...] = ()
    broadcast_news: tuple[tuple[int, News], ...] = ()
    asked_edits: tuple[int, ...] = ()
    decided_edits: tuple[EditDecided, ...] = ()


Kind = TypeVar("Kind")


def of_kind(deeds: Iterable[Deed], kind: type[Kind]) -> Iterator[tuple[Kind, Deed]]:
    """The records of a kind, each with its deed."""
    return ((deed.record, deed) for deed in deeds if isinstance(deed.record, kind))


def actor(deed: Deed) -> int:
    """The account that acts. Raises ValueError where there is none: the core asks nobody unknown to do such a thing."""
    if deed.account_id is None:
        raise ValueError(f"{type(deed.record).__name__} by a chat without an account")
    return deed.account_id
