"""What the outbox holds: drafts that are being queued, and letters that were taken in hand to be sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from conversations.view import TASK, View


class Lane(StrEnum):
    """The queues. `reply` and `alert` leave at once; `routine` (alerts that can wait), `reminder` and `broadcast` are paced by the leader
    and yield to them. `follow` comes after all of these: edits of broadcasts that have arrived, and reminders to confirm them."""

    REPLY = "reply"
    ALERT = "alert"
    ROUTINE = "routine"
    REMINDER = "reminder"
    BROADCAST = "broadcast"
    FOLLOW = "follow"


IMMEDIATE = (Lane.REPLY, Lane.ALERT)
PACED = (Lane.ROUTINE, Lane.REMINDER, Lane.BROADCAST, Lane.FOLLOW)
"""In the order in which the leader looks for them."""

KEEPS_TRYING = {
    Lane.REPLY: timedelta(hours=1),
    Lane.ALERT: timedelta(hours=24),
    Lane.ROUTINE: timedelta(hours=24),
    Lane.REMINDER: timedelta(hours=4),
    Lane.BROADCAST: timedelta(hours=24),
    Lane.FOLLOW: timedelta(hours=48),
}
"""How long after it was queued a letter without an `expires_at` of its own is still worth sending: a reply to a tap of this morning
is not, an alert is until somebody has been found (DESIGN §5)."""

TASK_BELOW, TASK_MOVED = "task_below", "task_moved"
"""The card of a running questionnaire sent anew (its subject: `BELOW:OLD`, both message ids), and the old one that is taken away."""
ONLY_EDITS = frozenset({"broadcast_edited", "broadcast_withdrawn", TASK_MOVED})
"""Screens that stand for what somebody has, and for nothing without it."""
VIEW = "view"
"""The screen of a letter that carries its view; any other is composed from the facts right before it is sent."""


class Fate(StrEnum):
    """What became of a letter, as the outbox keeps it."""

    DELIVERED = "delivered"
    DROPPED = "dropped"  # no longer true when its turn came
    SUPERSEDED = "superseded"  # a later edit of the same card replaces it
    EXPIRED = "expired"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    UNKNOWN = "unknown"  # it may have arrived or not, and is not sent a second time


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to be queued. `view` is set exactly when `screen` is `view`. With `edit` the card is edited: the message `message_id`, or,
    where that is None, the one that stands for `card` when its turn comes. A second draft with a known `dedupe_key` is not queued.
    `not_before`: of paced lanes alone; whatever waits in a lane that leaves at once keeps all else of its chat waiting."""

    chat_id: int
    lane: Lane
    language: str
    card: str = TASK
    screen: str = VIEW
    subject: str = ""
    view: View | None = None
    edit: bool = False
    message_id: int | None = None
    dedupe_key: str | None = None
    expires_at: datetime | None = None
    not_before: datetime | None = None


@dataclass(slots=True)
class Letter:
    """A row of the outbox in this process' hands until `claimed_until`. `attempts` counts calls that failed."""

    id: int
    chat_id: int
    lane: Lane
    language: str
    card: str
    screen: str
    subject: str
    view: View | None
    edit: bool
    message_id: int | None
    attempts: int
    expires_at: datetime
    claimed_until: datetime
    paid: bool = False
    """At the paid rate."""
    called: bool = False
    """A call for it has begun, and it is not known that this call did nothing."""

    @property
    def once(self) -> bool:
        """Whether it is never sent a second time when nobody knows what became of the first."""
        return self.lane is Lane.BROADCAST and not self.edit

    @property
    def nameless(self) -> bool:
        """Whether it edits whichever message stands for its card."""
        return self.edit and self.message_id is None

    @property
    def only_edits(self) -> bool:
        """Whether it is of no use but as an edit: never sent anew where the message is gone."""
        return self.edit and self.screen in ONLY_EDITS

    @property
    def looks_back(self) -> bool:
        """Whether it depends on where the cards of its chat stand."""
        return self.nameless or self.screen in (TASK_BELOW, TASK_MOVED)

    @property
    def attached(self) -> bool:
        """Whether it carries an attachment, which takes its time to be made and sent."""
        return self.view is not None and self.view.attachment is not None

    def replaced_by(self, later: "Letter") -> bool:
        """Whether sending this would only show for a moment what `later` shows anyway. What names its message makes that one the card: an
        edit of whichever message stands for it does not take its place."""
        if not (self.edit and later.edit and self.chat_id == later.chat_id and self.card == later.card):
            return False
        return self.message_id in (None, later.message_id)


@dataclass(frozen=True, slots=True)
class Finished:
    """The letter is done with. `message_id`: where it stands now, when it was delivered; `more`: the other messages of an album. `error` is
    for the operator; of a letter that was delivered it says why its attachment is missing."""

    letter: Letter
    fate: Fate
    message_id: int | None = None
    error: str | None = None
    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Postponed:
    """The letter is given back and sent later, by whichever process finds it. `failed` when a call was made for it."""

    letter: Letter
    until: datetime
    failed: bool = False
    error: str | None = None


@dataclass(frozen=True, slots=True)
class LanePaused:
    """Nothing of `lane` is sent by any process before `until`."""

    lane: Lane
    until: datetime


Result = Finished | Postponed | LanePaused
