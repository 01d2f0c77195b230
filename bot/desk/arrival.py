"""What reaches the desk: one update of Telegram, or something that happened inside (a roster file was read), and what is answered to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from conversations.courier import Spot
from conversations.engine.signals import Signal


@dataclass(frozen=True, slots=True)
class LivePoint:
    """The next point of the live location that message `message_id` shares. `at`: when it was taken (UTC). `ended`: the person has stopped
    sharing; when the time that was agreed upon is over, Telegram says nothing."""

    message_id: int
    spot: Spot
    at: datetime
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """One update, read. Exactly one of `signal`, `problem`, `reachable` and `track` says what it is; with none of them it is only
    acknowledged.

    - `update_id`: Telegram's; what happened inside has a negative one of its own (minus the file's id for a roster that was read).
    - `chat_id`: where it happened and where the answer goes; in a private chat also the person's own id. 0 when it could not be read.
    - `group`: not a private chat; one plain answer is given there and nothing else happens.
    - `callback_id`, `message_id`: of a tap, the query to answer and the card that was tapped (None when Telegram no longer shows it to us).
    - `sender_name`, `sender_language`: as the person's app tells them (`zh-hans`, `en`, …).
    - `problem`: why it could not be read. It goes to the dead letters with `raw`, and is acknowledged.
    - `reachable`: the person has blocked the bot (False) or let it in again (True).
    - `track`: a live location of a private chat has moved on.
    """

    update_id: int
    chat_id: int
    signal: Signal | None = None
    group: bool = False
    callback_id: str | None = None
    message_id: int | None = None
    sender_name: str = ""
    sender_language: str = ""
    problem: str | None = None
    raw: Mapping[str, Any] | None = None
    reachable: bool | None = None
    track: LivePoint | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The update is safe: it may be acknowledged. `toast` is shown for a moment over the tapped card (at most 200 characters), or, with
    `alert`, as a dialog that must be closed."""

    update_id: int
    callback_id: str | None = None
    toast: str | None = None
    alert: bool = False
