"""What comes of one signal: the session after it, what is shown, what is stored."""

from dataclasses import dataclass

from conversations.engine.session import Session
from conversations.records import Record
from conversations.view import Line, View


@dataclass(frozen=True, slots=True)
class Turn:
    """`replies` go to the person who acted: the first replaces the card that was tapped, or is sent anew after typing, or when `below` is
    set because the tapped card shall stay; others are sent below it. `records` are stored in the same transaction. `toast` answers a tap
    for a moment (at most 200 characters); `urgent_toast` shows it as a dialog that must be closed. `language` is that of the replies where
    it was chosen just now and is not the account's yet."""

    session: Session
    replies: tuple[View, ...] = ()
    records: tuple[Record, ...] = ()
    toast: Line | None = None
    urgent_toast: bool = False
    below: bool = False
    language: str | None = None
    in_place: bool = False
